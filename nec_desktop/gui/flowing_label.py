"""A label whose words take as many lines as they need."""

from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel, QWidget


class FlowingLabel(QLabel):
    """Breaks its words into lines, and works out once how high that is in a width: a page that is laid out asks again
    and again, and a QLabel would set the words each time, a seventh of what it takes to show a section.
    """

    def __init__(self, words: str | QWidget | None = None, parent: QWidget | None = None, **properties: Any) -> None:
        """Take what a QLabel takes; a form gives the parent only."""
        if isinstance(words, str):
            super().__init__(words, parent, wordWrap=True, **properties)
        else:
            super().__init__(words or parent, wordWrap=True, **properties)
        self._heights: dict[tuple[str, int, int], int] = {}

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return how high the words are in a width, in pixels."""
        asked = (self.text(), width, self.minimumHeight())
        if asked not in self._heights:
            self._heights[asked] = super().heightForWidth(width)
        return self._heights[asked]

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Measure anew in another font or with other looks."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.ContentsRectChange):
            self._heights.clear()
        super().changeEvent(event)
