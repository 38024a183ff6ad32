"""The tab of the checks: their list, and below it what can be done with the line that is chosen."""

from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from nec_desktop.gui.checks_panel import ChecksPanel, cannot_be_dismissed, dismiss_words, look_again_words
from nec_desktop.plan.dismissals import Dismissal, can_dismiss


class ChecksTab(QWidget):
    """The foot is always there and as high as ever, so that no line moves from under the mouse."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panel = ChecksPanel()
        self.button = QPushButton(dismiss_words(), autoDefault=True)
        self.note = QLabel(cannot_be_dismissed(), objectName="caption", wordWrap=True)
        self.foot = QStackedWidget(objectName="foot")
        self.foot.setContentsMargins(8, 4, 8, 4)
        for widget in (self.button, self.note):
            self.foot.addWidget(widget)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.panel, 1)
        rows.addWidget(self.foot)
        self.setFocusProxy(self.panel)
        self.button.clicked.connect(self.panel.dismiss_or_restore)
        self.panel.currentItemChanged.connect(self._show)
        self._show()

    def _show(self) -> None:
        subject = self.panel.subject
        can = isinstance(subject, Dismissal) or (subject is not None and can_dismiss(subject))
        self.button.setText(look_again_words() if isinstance(subject, Dismissal) else dismiss_words())
        self.button.setEnabled(can)
        self.foot.setCurrentWidget(self.button if can or subject is None else self.note)
