"""The tab of the checks: their list, and below it what can be done with the line that is chosen."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from nec_desktop.gui.checks_panel import ChecksPanel, cannot_be_dismissed, dismiss_words, look_again_words
from nec_desktop.plan.dismissals import Dismissal, can_dismiss


class ChecksTab(QWidget):
    """The foot is always there and as high as ever, so that no line moves from under the mouse. It names the key Delete
    while the list has the keyboard: who went from a line to its words has them selected, and would delete them.
    """

    def __init__(self) -> None:
        super().__init__()
        self.panel = ChecksPanel()
        self.button = QPushButton(autoDefault=True)
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
        self.panel.installEventFilter(self)
        self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Follow the keyboard into the list and out of it."""
        if watched is self.panel and event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._show()
        return super().eventFilter(watched, event)

    def _show(self) -> None:
        subject = self.panel.subject
        can = isinstance(subject, Dismissal) or (subject is not None and can_dismiss(subject))
        words = look_again_words if isinstance(subject, Dismissal) else dismiss_words
        self.button.setText(words(by_key=self.panel.hasFocus()))
        self.button.setEnabled(can)
        self.foot.setCurrentWidget(self.button if can or subject is None else self.note)
