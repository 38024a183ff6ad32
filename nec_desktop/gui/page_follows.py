"""The page scrolls to the line that is written: a text itself would not, since it is about as tall as what it holds."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QScrollArea, QTextEdit

from nec_desktop.gui.select_words import scroll_area_of

_ROOM = 12
"""Pixels that stay free above and below the line."""


class PageFollows(QObject):
    """Keeps the cursor of `edit` in view while the keyboard is there. `headroom` is how much of the top of the page is
    covered while somebody writes.
    """

    def __init__(self, edit: QTextEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self._page: QScrollArea | None = None
        self._has_grown = False
        self.headroom = 0
        edit.cursorPositionChanged.connect(self.keep_in_view)

    def find_page(self) -> None:
        """Find the page on which the text is shown, in order to follow the line that is written while it grows."""
        page = scroll_area_of(self._edit)
        if page is not None and page is not self._page:
            page.verticalScrollBar().rangeChanged.connect(self._follow_growth)
        self._page = page

    def grown(self) -> None:
        """Scroll as soon as the page has its new height, which it gets some time after the text has grown."""
        self._has_grown = True

    def _follow_growth(self) -> None:
        if self._has_grown:
            self._has_grown = False
            self.keep_in_view()

    def keep_in_view(self) -> None:
        """Scroll as far as the line needs at which the cursor stands."""
        inside = self._page.widget() if self._page is not None else None
        if self._page is not None and inside is not None and self._edit.hasFocus():
            line = self._edit.cursorRect()
            at = self._edit.viewport().mapTo(inside, line.center())
            margin = line.height() + _ROOM
            if self.headroom:
                self._page.ensureVisible(at.x(), at.y() - self.headroom, 0, margin)
            self._page.ensureVisible(at.x(), at.y(), 0, margin)  # last: what is written matters more than what covers
