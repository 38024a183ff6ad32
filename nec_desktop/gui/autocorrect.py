"""Typographic quotes and dashes in place of the keyboard's, as Word's autocorrect sets them while one types."""

from PySide6.QtGui import QTextCursor, QTextDocument

_OPENS_AFTER = " \u00a0\t([{‘“–—-/\ufffc"
"""Before a quotation mark that opens; at a paragraph's beginning it opens too."""
_DASH = "–"


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
    return not earlier or earlier[-1] in _OPENS_AFTER


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

    def typed(self, cursor: QTextCursor) -> None:
        """Correct what stands before the cursor, as a step of its own to undo."""
        block = cursor.block()
        before = until(block.text(), cursor.positionInBlock())
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
        cursor = self._put(self._was, len(self._is))
        self._revision = -1
        return cursor

    def _put(self, text: str, count: int) -> QTextCursor:
        cursor = QTextCursor(self._document)
        cursor.setPosition(self._start)
        cursor.setPosition(self._start + count, QTextCursor.MoveMode.KeepAnchor)
        form = cursor.charFormat()
        cursor.insertText(text, form)
        return cursor
