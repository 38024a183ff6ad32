"""Empty lines between paragraphs, which no text keeps: paragraphs stand apart by themselves, in the document too, and a
screen reader misreads them. So none is made by Enter, and one that is left behind goes when the text is left.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtWidgets import QApplication, QTextEdit

from nec_desktop.gui.rich_commands import leave_list, one_step, set_heading_of

_COMES_BACK = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)
"""Why the keyboard goes from a text, and comes back: another window, a menu."""


def would_be_empty(cursor: QTextCursor) -> bool:
    """Say whether Enter would make an empty line beside another one; leaving a list or a heading makes none."""
    block = cursor.block()
    return _is_free(block) or (cursor.atBlockStart() and _is_line(block) and _is_free(block.previous()))


def to_empty_line(cursor: QTextCursor) -> bool:
    """Put the cursor at a paragraph's end on the empty line that follows; return False where none does."""
    follows = cursor.atBlockEnd() and _is_free(cursor.block().next())
    return follows and cursor.movePosition(QTextCursor.MoveOperation.NextBlock)


def is_left(edit: QTextEdit, reason: Qt.FocusReason) -> bool:
    """Say whether the keyboard has gone from a text to something else on its page: none of the text's own buttons."""
    editor, now = edit.parentWidget(), QApplication.focusWidget()
    return reason not in _COMES_BACK and not (editor and now and editor.isAncestorOf(now))


def take_out_empty_lines(edit: QTextEdit) -> None:
    """Take out what holds no words and no picture, but for the last line in which somebody may be about to go on."""
    document, here = edit.document(), edit.textCursor().block()
    empty = []
    block = document.begin()
    while block.isValid():
        is_waiting = block == here and not block.next().isValid()
        if _is_empty(block) and not is_waiting and not _is_needed(block):
            empty.append(block.blockNumber())
        block = block.next()
    if not empty or document.isEmpty():
        return
    with one_step(QTextCursor(document)):
        for number in reversed(empty):
            _take_out(document.findBlockByNumber(number))


def _take_out(block: QTextBlock) -> None:
    cursor = QTextCursor(block)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()  # spaces
    if _is_line(block.previous()):
        cursor.deletePreviousChar()
    elif _is_line(block.next()):
        cursor.deleteChar()
    else:
        leave_list(block)
        set_heading_of(block, 0)


def _is_empty(block: QTextBlock) -> bool:
    return block.isValid() and not block.text().strip()


def _is_free(block: QTextBlock) -> bool:
    """Say whether a paragraph can be written on an empty line, as it is."""
    plain = not (block.textList() or block.blockFormat().headingLevel())
    return _is_empty(block) and plain and _is_line(block)


def _is_needed(block: QTextBlock) -> bool:
    """Say whether an empty line is part of a table, or the one before it or at the end behind it, which Qt needs."""
    before, following = block.previous(), block.next()
    at_table = any(each.isValid() and not _is_line(each) for each in (block, following))
    return at_table or (before.isValid() and not _is_line(before) and not following.isValid())


def _is_line(block: QTextBlock) -> bool:
    """Say whether it is a paragraph of the text, and none of a table."""
    return block.isValid() and QTextCursor(block).currentTable() is None
