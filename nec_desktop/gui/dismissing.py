"""Ask why a finding is right as it stands, and leave it out from now on."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QInputDialog, QLabel, QWidget

from nec_desktop.gui.session import PlanSession
from nec_desktop.plan.checks import Finding
from nec_desktop.plan.dismissals import dismiss

_WIDE = 80
"""Characters in a line of the question."""


def ask_why(parent: QWidget, session: PlanSession, finding: Finding) -> QInputDialog:
    """Open the question; an answer dismisses the finding, as one step to undo."""
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(_tr("Dismiss with a reason"))
    question = _tr("Why is it right as it stands? This is kept with the plan, in no document.")
    dialog.setLabelText(f"{finding.message}\n\n{question}")
    dialog.setOkButtonText(_tr("Dismiss"))
    asked = dialog.findChild(QLabel)
    if asked:
        asked.setWordWrap(True)  # with large text the dialog would be wider than the screen
    dialog.resize(min(dialog.fontMetrics().averageCharWidth() * _WIDE, parent.window().width()), 0)

    def done() -> None:
        if dialog.textValue().strip():
            session.apply(dismiss(session.plan, finding, dialog.textValue()))
            session.check()

    dialog.accepted.connect(done)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def _tr(words: str) -> str:
    return QCoreApplication.translate("Dismissing", words)
