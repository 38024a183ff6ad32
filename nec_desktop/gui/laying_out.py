"""A long text is laid out bit by bit: Qt does it in ever larger steps, of a second at last, while the window waits."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QEvent, QObject, QSizeF
from PySide6.QtGui import QTextDocument

_SLICE = 0.01
"""Seconds of work between two looks at what the person does; one table may take a little longer."""


class LayingOut(QObject):
    """Goes before the timer by which Qt lays out `document`; calls `done` when all of it is, for the first time.

    Qt's layout asks its timer again and again while something is to be done: at first, and when the width changes.
    """

    def __init__(self, document: QTextDocument, done: Callable[[], None]) -> None:
        super().__init__(document)
        self._document = document
        self._done = done
        self.is_done = False
        """Whether all of the text has been laid out: until then what is far down cannot be gone to without waiting."""
        self._block = document.begin()
        self._width = -1.0
        document.documentLayout().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Lay out a little in place of the large step; once all is done, let Qt tell everybody how long the text is."""
        if event.type() != QEvent.Type.Timer:
            return False
        if self._width != self._document.textWidth():
            self._width, self._block = self._document.textWidth(), self._document.begin()
        if not self._block.isValid():
            return False
        layout, until = self._document.documentLayout(), monotonic() + _SLICE
        bottom = 0.0
        while self._block.isValid() and monotonic() < until:
            bottom = layout.blockBoundingRect(self._block).bottom()
            self._block = self._block.next()
        if self._block.isValid():
            layout.documentSizeChanged.emit(QSizeF(self._width, bottom))
        else:
            layout.documentSizeChanged.emit(layout.documentSize())
            if not self.is_done:
                self.is_done = True
                self._done()
        return True
