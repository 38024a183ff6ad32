"""Typographic quotes and dashes, and lists, from what is typed by hand, as Word's autocorrect sets them."""

from PySide6.QtGui import QTextCursor, QTextDocument

from nec_desktop.gui import rich_commands as commands

_OPENS_AFTER = "([{‘“–—-/\ufffc"
"""Before a quotation mark that opens; behind white space and at the beginning of a paragraph or a line it opens too."""
_DASH = "–"
_LISTS = {"- ": "bullet", "* ": "bullet", "• ": "bullet", "1. ": "number", "1) ": "number"}
"""What begins a list at a paragraph's beginning, as in Word: a screen reader tells no other lists."""

_CORRECTING = ('"', "'", ".", " ")
"""The characters that may be corrected, or what stands before them, beside one that follows a dash."""


def correction(before: str) -> tuple[int, str]:
    """Return how many of the last characters of `before` to replace, and by what; (0, "") for none.

    `before` is the paragraph up to the cursor, the character just typed included.
    """
    typed, earlier = before[-1:], before[:-1]
    if typed == '"':
        return 1, "“" if _opens(earlier) else "”"
    if typed == "'":
        # ’90s and ’tis would open by their place; a writer who means them can undo.
        return 1, "‘" if _opens(earlier) else "’"
    if before.endswith("..."):
        return (0, "") if before.endswith("....") else (3, "…")
    if typed == " " and earlier.endswith((" -", " --")) and earlier.rstrip(" -"):
        dashes = len(earlier) - len(earlier.rstrip("-"))
        return dashes + 1, f"{_DASH} "
    if typed.isalnum() and before[-3:-1] == "--" and before[-4:-3].isalnum():
        return 3, f"{_DASH}{typed}"
    return 0, ""


def _opens(earlier: str) -> bool:
    return not earlier or earlier[-1].isspace() or earlier[-1] in _OPENS_AFTER


def until(text: str, position: int) -> str:
    """Return what of a text stands before a position as Qt counts it: an emoji, for instance, as two."""
    return text.encode("utf-16-le", "surrogatepass")[: 2 * position].decode("utf-16-le", "surrogatepass")


class AutoCorrect:
    """Corrects what was just typed in a document, and knows how to take the last correction back."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._revision = -1
        self._start = 0
        self._was, self._is = "", ""
        self._list = ""
        """The characters that were made into a list, if that was the last correction."""

    def typed(self, cursor: QTextCursor) -> None:
        """Correct what stands before the cursor, as a step of its own to undo."""
        place, character = cursor.position(), self._document.characterAt
        if character(place - 1) not in _CORRECTING and character(place - 2) != "-":
            return  # as most letters: none of them waits for the whole paragraph to be read
        block = cursor.block()
        before = until(block.text(), cursor.positionInBlock())
        self._list = before if before in _LISTS and _may_be_list(cursor) else ""
        if self._list:
            self._begin_list(cursor)
            return
        count, text = correction(before)
        if not count:
            return
        self._was, self._is = before[-count:], text
        self._start = cursor.position() - count
        self._put(text, count)
        self._revision = self._document.revision()

    @property
    def may_take_back(self) -> bool:
        """True while nothing else was written since the last correction."""
        return self._document.revision() == self._revision

    def take_back(self) -> QTextCursor:
        """Put the keyboard's characters back, and return a cursor behind them."""
        cursor = self._end_list() if self._list else self._put(self._was, len(self._is))
        self._revision = -1
        return cursor

    def _begin_list(self, cursor: QTextCursor) -> None:
        with commands.one_step(cursor):
            cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
            commands.toggle_list(cursor, _LISTS[self._list])
        self._start = cursor.position()
        self._revision = self._document.revision()

    def _end_list(self) -> QTextCursor:
        cursor = QTextCursor(self._document)
        cursor.setPosition(self._start)
        with commands.one_step(cursor):
            commands.leave_list(cursor.block())
            cursor.insertText(self._list)
        return cursor

    def _put(self, text: str, count: int) -> QTextCursor:
        cursor = QTextCursor(self._document)
        cursor.setPosition(self._start)
        cursor.setPosition(self._start + count, QTextCursor.MoveMode.KeepAnchor)
        form = cursor.charFormat()
        cursor.insertText(text, form)
        return cursor


def _may_be_list(cursor: QTextCursor) -> bool:
    return not (cursor.currentList() or cursor.currentTable() or cursor.blockFormat().headingLevel())
