"""A long text put into its editor bit by bit, so that the window lives meanwhile."""

from collections.abc import Callable, Iterator
from itertools import takewhile
from time import thread_time

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from nec_desktop.gui.rich_document import clear, insert_steps
from nec_desktop.gui.slices import PAINTED, Slices
from nec_desktop.plan.richtext import Block, RichText, Table, block_lines

LONG = 60_000
"""Characters, some 10,000 words: what is shorter is there before anybody could notice."""
_AS_A_CELL = 150
"""Characters of running text that take as long as one cell of a table."""
_AT_ONCE, _BATCH = 5, 0.004
"""Paragraphs that are put in before the text is laid out, and seconds of the processor's time for which more are: a
table is laid out as a whole each time.
"""
_LIGHT = LONG // 6
"""Characters of one paragraph, or as much of a table, that are laid out for each width that a new page takes at first
without anybody noticing.
"""


def is_long(text: RichText) -> bool:
    """Say whether putting in a text takes so long that it would be noticed."""
    weight = 0
    for block in text.blocks:  # no further than needed: a text may be as long as a book
        weight += _weight(block)
        if weight > LONG:
            return True
    return False


def _weight(block: Block) -> int:
    cells = sum(map(len, block.rows)) if isinstance(block, Table) else 0
    return sum(map(len, block_lines(block))) + cells * _AS_A_CELL


class Filling(QObject):
    """Puts `text` into an emptied editor, in which nobody can write meanwhile. `told` carries how far it is, `done`
    says that all of it is there. `place` is where the cursor will be, in characters from the beginning.
    """

    told = Signal(str)
    done = Signal()

    def __init__(self, edit: QTextEdit, text: RichText, place: int = 0) -> None:
        super().__init__(edit)
        self._edit, self._text, self.place = edit, text, place
        self._flags = edit.textInteractionFlags()
        self._slices = Slices(self)
        self._then: list[Callable[[], None]] = []
        self.is_going = False

    def start(self) -> None:
        """Put in what is seen first at once, as far as that is light, and the rest when the page has been painted."""
        self.is_going = True
        self._edit.setReadOnly(True)
        blocked = QSignalBlocker(self._edit)  # a text that is there in part is nothing that anybody has written
        clear(self._edit.document())
        batches = put_in_batches(QTextCursor(self._edit.document()), self._text, self._edit)
        next(batches)
        blocked.unblock()
        count = steps_in(self._text)
        made = [0]

        def work() -> Iterator[None]:
            for made[0] in batches:
                yield

        def tell() -> None:
            self.told.emit(self.tr("Opening the text: {0} %").format(made[0] * 100 // max(count, 1)))

        tell()
        self._slices.run(self._unseen(work()), self._finish, tell, after=PAINTED)

    def then(self, do: Callable[[], None]) -> None:
        """Do something when all of the text is there."""
        self._then.append(do)

    def stop(self) -> None:
        """Leave it, since another text takes its place."""
        self.is_going = False
        self._slices.stop()
        self._edit.setTextInteractionFlags(self._flags)

    def _unseen(self, work: Iterator[None]) -> Iterator[None]:
        while True:
            with QSignalBlocker(self._edit):
                try:
                    next(work)
                except StopIteration:
                    return
            yield

    def _finish(self) -> None:
        self.stop()
        self._edit.document().clearUndoRedoStacks()
        _put_cursor(self._edit, self.place)
        self.done.emit()
        for do in self._then:
            do()


def put_in_batches(cursor: QTextCursor, text: RichText, edit: QTextEdit) -> Iterator[int]:
    """Put blocks in, a few at a time and all as one step to undo; yield how many there are by then."""
    steps, put_in, is_first = insert_steps(cursor, text, edit.palette()), 0, True
    light = sum(1 for _ in takewhile(lambda block: _weight(block) < _LIGHT, text.blocks[:_AT_ONCE]))
    more = True
    while more:
        if is_first:
            cursor.beginEditBlock()
        else:
            cursor.joinPreviousEditBlock()
        until, enough = (0.0, light) if is_first else (thread_time() + _BATCH, put_in + _AT_ONCE)
        is_first = False
        while more and (put_in < enough or thread_time() < until):
            more = next(steps, None) is not None
            put_in += more
        cursor.endEditBlock()
        edit.document().documentLayout().blockBoundingRect(cursor.block())  # laid out now, not all at once at the end
        yield put_in


def steps_in(text: RichText) -> int:
    """Return how many steps it takes to put a text in: one for a block, and one for each row of a table."""
    return sum(len(block.rows) if isinstance(block, Table) else 1 for block in text.blocks)


def when_whole(widget: QWidget | None, do: Callable[[], None]) -> None:
    """Do something with what stands in an editor: now, or when all of a long text is there."""
    filling = _going(widget)
    if filling:
        filling.then(do)
    else:
        do()


def put_cursor(edit: QTextEdit, place: int) -> None:
    """Put the cursor behind so many characters, now or when there are so many."""
    filling = _going(edit)
    if filling:
        filling.place = place
    else:
        _put_cursor(edit, place)


def cursor_place(edit: QTextEdit) -> int:
    """Return how many characters stand before the cursor, or will when all of the text is there."""
    filling = _going(edit)
    return filling.place if filling else edit.textCursor().position()


def _going(widget: QWidget | None) -> Filling | None:
    found = widget.findChildren(Filling) if widget else []
    return next((filling for filling in found if filling.is_going), None)


def _put_cursor(edit: QTextEdit, place: int) -> None:
    cursor = QTextCursor(edit.document())
    cursor.setPosition(min(max(place, 0), edit.document().characterCount() - 1))
    edit.setTextCursor(cursor)
