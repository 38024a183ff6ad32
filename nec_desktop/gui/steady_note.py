"""A remark below a text that comes and goes without moving what stands further down from under the mouse."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent

from nec_desktop.gui.flowing_label import FlowingLabel


class SteadyNote(FlowingLabel):
    """Keeps the room that a remark once took, until the page gets another width."""

    def __init__(self) -> None:
        super().__init__(objectName="caption")
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self._within = 0
        """How wide what it stands in was: beside a longer count of words it is narrower itself."""

    def setText(self, words: str) -> None:  # noqa: N802 - Qt's name
        """Say something else, or nothing, in no less room than there is."""
        self.setMinimumHeight(self.height() if self.isVisible() else 0)
        super().setText(words)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Begin anew where the page has another width."""
        super().resizeEvent(event)
        around = self.parentWidget()
        if around is not None and around.width() != self._within:
            self._within = around.width()
            self.setMinimumHeight(0)
