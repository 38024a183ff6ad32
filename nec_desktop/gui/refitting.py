"""A long text that gets another width, or other letters, is laid out anew bit by bit, and then shown where it was."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QPalette, QTextCursor
from PySide6.QtWidgets import QLabel, QTextEdit

from nec_desktop.gui.filling import LONG
from nec_desktop.gui.slices import Slices

_AT_ONCE = 5
"""Paragraphs that are laid out between two looks at the clock."""


class Refitting(QObject):
    """Qt lays out all that stands above what is in view in one go, of a book for half a second, and again for each
    width that the text has on the way. From its beginning a text is laid out bit by bit: there it goes meanwhile,
    behind a picture of what was in view.
    """

    def __init__(self, edit: QTextEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self._slices = Slices(self)
        self._before = QLabel(edit, autoFillBackground=True)
        """What was in view, shown until it can be again."""
        self._before.setBackgroundRole(QPalette.ColorRole.Base)
        self._before.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._before.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._before.hide()
        self._place, self._top, self._sees_cursor = -1, 0, False
        """What is first in view, how far below the upper edge it is, and whether the cursor is in view; -1 while
        nothing is laid out anew.
        """

    def begin(self) -> None:
        """Be ready for another width: called before the text gets it, each time."""
        if self._place < 0 and self._edit.document().characterCount() > LONG:
            first = self._edit.cursorForPosition(QPoint(0, 0))
            if first.position() <= LONG:
                return
            self._place, self._top = first.position(), self._edit.cursorRect(first).top()
            self._sees_cursor = self._edit.viewport().rect().intersects(self._edit.cursorRect())
            self._before.setPixmap(self._edit.viewport().grab())
            self._before.show()
            self._edit.verticalScrollBar().setValue(0)
            self._edit.document().documentLayout().installEventFilter(self)
        if self._place >= 0:
            self._before.setGeometry(self._edit.viewport().geometry())
            self._slices.run(self._laying_out(), self._end)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let Qt's own steps wait meanwhile, which become so large that Hindi takes a third of a second."""
        return event.type() == QEvent.Type.Timer

    def _laying_out(self) -> Iterator[None]:
        document, number = self._edit.document(), 0
        layout = document.documentLayout()
        while (block := document.findBlockByNumber(number)).isValid():  # some may be written or deleted meanwhile
            layout.blockBoundingRect(block)
            number += _AT_ONCE
            yield

    def _end(self) -> None:
        """Show the place where it was, unless something else has been gone to meanwhile."""
        bar, document = self._edit.verticalScrollBar(), self._edit.document()
        document.documentLayout().removeEventFilter(self)
        height = int(document.documentLayout().documentSize().height())
        if bar.value() == 0:
            bar.setMaximum(max(bar.maximum(), height - self._edit.viewport().height()))  # Qt does so later
            first = QTextCursor(document)
            first.setPosition(min(self._place, document.characterCount() - 1))
            bar.setValue(self._edit.cursorRect(first).top() - self._top)
            if self._sees_cursor:
                self._edit.ensureCursorVisible()
        self._place = -1
        self._before.hide()
        self._before.clear()
