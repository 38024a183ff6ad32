"""Ask why a finding is right as it stands, and leave it out from now on."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QInputDialog, QLabel, QLineEdit, QVBoxLayout, QWidget

from nec_desktop.gui.session import PlanSession
from nec_desktop.plan.checks import Finding
from nec_desktop.plan.dismissals import dismiss

_WIDE = 80
"""Characters in a line of the question."""


class _Reason(QInputDialog):
    """Asks for a reason, and stays until there is one."""

    def __init__(self, finding: Finding, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Dismiss with a reason"))
        question = self.tr("Why is it right as it stands? This is kept with the plan, in no document.")
        self.setLabelText(f"{finding.message}\n\n{question}")
        self.setOkButtonText(self.tr("Dismiss"))
        asked = self.findChild(QLabel)
        if asked:
            asked.setWordWrap(True)  # with large text the dialog would be wider than the screen
        self._error = QLabel(objectName="error", wordWrap=True)
        policy = self._error.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # what is said moves no button from under the mouse
        self._error.setSizePolicy(policy)
        self._error.hide()
        self.sizeHint()  # Qt makes what stands in it when it is first asked how large it is
        rows = self.layout()
        assert isinstance(rows, QVBoxLayout)
        rows.insertWidget(rows.count() - 1, self._error)
        self.textValueChanged.connect(self._error.hide)
        self.resize(min(self.fontMetrics().averageCharWidth() * _WIDE, parent.window().width()), 0)

    def accept(self) -> None:
        """Close with a reason; say so where there is none."""
        if self.textValue().strip():
            super().accept()
            return
        self._error.setText(self.tr("Say why, so that a reader can follow it."))
        self._error.show()
        line = self.findChild(QLineEdit)
        if line:
            line.setAccessibleDescription(self._error.text())
            line.setFocus()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._error, self._error.text()))


def ask_why(parent: QWidget, session: PlanSession, finding: Finding) -> QInputDialog:
    """Open the question; an answer dismisses the finding, as one step to undo."""
    dialog = _Reason(finding, parent)

    def done() -> None:
        session.apply(dismiss(session.plan, finding, dialog.textValue()))
        session.check()

    dialog.accepted.connect(done)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
