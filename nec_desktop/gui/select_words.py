"""Select words where they are written, and scroll to what is selected."""

from collections import deque
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QLineEdit, QScrollArea, QTableView, QTextEdit, QWidget

from nec_desktop.gui.filling import when_whole
from nec_desktop.gui.rich_document import pictures_in
from nec_desktop.plan.wanted import Wanted


def select_words(widget: QWidget | None, wanted: Wanted, number: int, line: str = "") -> None:
    """Select in an editor the place, counted from 0, that holds `wanted`; the last one where there are fewer.

    With a `line`, only the paragraphs that hold this are looked at, if there are any. In a long text that is still
    being put in, they are selected when all of it is there.
    """
    when_whole(widget, partial(_select_words, widget, wanted, number, line))


def _select_words(widget: QWidget | None, wanted: Wanted, number: int, line: str) -> None:
    if isinstance(widget, QLineEdit):
        found = list(wanted.stretches(widget.text()))
        if found:
            start, end = found[min(number, len(found) - 1)]
            before, words = widget.text()[:start], widget.text()[start:end]
            widget.setSelection(units(before), units(words))
    elif isinstance(widget, QTextEdit):
        document = widget.document()
        if place := _place(_places(document, wanted, line), number) or _place(_places(document, wanted, ""), number):
            first, last = place
            cursor = QTextCursor(widget.document())
            cursor.setPosition(first)
            cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
            widget.setTextCursor(cursor)
            widget.ensureCursorVisible()
            scroll_to_cursor(widget)


def place_after(edit: QTextEdit, wanted: Wanted, new: str) -> int:
    """Return how many characters will stand before a text's cursor when words in it have been replaced by `new`."""
    place, moved = edit.textCursor().position(), 0
    for start, end in _places(edit.document(), wanted, ""):
        if start < place < end:
            return start + moved + units(new)
        if start < end <= place:
            moved += units(new) - (end - start)
    return place + moved


def scroll_area_of(widget: QWidget) -> QScrollArea | None:
    """Return what scrolls the page on which a widget stands, None where nothing does."""
    around = widget.parentWidget()
    while around and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    return around if isinstance(around, QScrollArea) else None


def scroll_to_cursor(edit: QTextEdit) -> None:
    """Scroll the page on which an editor stands, as far as its cursor needs."""
    around = scroll_area_of(edit)
    page = around.widget() if around else None
    if around and page is not None:
        at = edit.viewport().mapTo(page, edit.cursorRect().center())
        around.ensureVisible(at.x(), at.y(), 20, 60)


def scroll_to_row(around: QWidget, table: QTableView) -> None:
    """Scroll the page to the beginning of what stands around a table, as far as its current row stays in sight."""
    area = scroll_area_of(around)
    page = area.widget() if area else None
    if area and page is not None:
        area.verticalScrollBar().setValue(around.mapTo(page, QPoint(0, 0)).y())
        row = table.visualRect(table.currentIndex())
        area.ensureVisible(0, table.viewport().mapTo(page, row.bottomLeft()).y(), 0, row.height())


def _place(places: Iterator[tuple[int, int]], number: int) -> tuple[int, int] | None:
    """Return the place of that number, looking no further: a text may be as long as a book; the last for fewer."""
    return next(iter(deque(islice(places, number + 1), maxlen=1)), None)


def _places(document: QTextDocument, wanted: Wanted, line: str) -> Iterator[tuple[int, int]]:
    """Yield from where to where the words stand in a document, paragraph by paragraph.

    For those of a picture that is the place behind it: one that is selected would be written over.
    """
    block = document.begin()
    while block.isValid():
        text = block.text()
        if line in text:
            for start, end in _in_units(text, wanted.stretches(text)):
                yield block.position() + start, block.position() + end
        for at, picture in pictures_in(block):
            yield from ((at + 1, at + 1) for _ in wanted.stretches(picture.alt) if line in picture.alt)
        block = block.next()


def _in_units(text: str, found: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield stretches of a text, one behind the other, as Qt counts them."""
    at = counted = 0
    for start, end in found:
        first = counted + units(text[at:start])
        at, counted = end, first + units(text[start:end])
        yield first, counted


def units(text: str) -> int:
    """Return how long a text is as Qt counts it: a character beyond the first 65,536 is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
