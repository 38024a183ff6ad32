"""How tall a text on a page is: as tall as what is written in it, up to where it scrolls by itself."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QSizeF, Qt
from PySide6.QtWidgets import QTextEdit

from nec_desktop.gui.page_follows import PageFollows

_LOWEST, _TALLEST = 92, 600
"""Pixels: an empty editor shows three lines; one of a usual length, 350 words at most, scrolls with its page and has no
bar of its own. To show thousands of words so would slow each key down tenfold: Qt lays out all that an editor shows.
"""


class TextHeight(QObject):
    """Lets `edit` grow with its text; `follows` is told when it has, so that the page scrolls to the line written."""

    def __init__(self, edit: QTextEdit, follows: PageFollows) -> None:
        super().__init__(edit)
        self._edit, self._follows = edit, follows
        self._room = _LOWEST
        self._is_held = False
        self._size = QSizeF()
        """The text's own, as far as it is laid out: to ask for it would lay out all of a book first."""
        edit.setFixedHeight(_LOWEST)
        edit.document().documentLayout().documentSizeChanged.connect(self._grow)

    def fit(self) -> None:
        """Take no more room than what stands there needs."""
        self._grow(self._size)

    def keep_room(self, height: int) -> None:
        """Be no lower than that, for what is shown in the text while it is empty."""
        self._room = max(height, _LOWEST)
        self.fit()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Get no lower meanwhile: what is pressed further down must not move from under the mouse."""
        self._is_held = True
        yield
        self._is_held = False

    def _grow(self, size: QSizeF) -> None:
        edit, self._size = self._edit, size
        wanted = int(size.height()) + 2 * edit.frameWidth() + 10
        height = min(max(wanted, self._room), _TALLEST)
        if self._is_held:
            height = max(height, edit.height())
        if height > edit.height():
            self._follows.grown()
        edit.setFixedHeight(height)
        off, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        edit.setVerticalScrollBarPolicy(off if wanted <= _TALLEST else needed)
