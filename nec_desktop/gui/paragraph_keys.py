"""Enter and Backspace in a text, where a word processor gives them another meaning than Qt does, and what is put in
order behind them.
"""

from PySide6.QtGui import QTextCursor

from nec_desktop.gui import rich_commands as commands
from nec_desktop.gui.empty_lines import to_empty_line
from nec_desktop.gui.rich_document import set_strength, stand_apart, stands_apart
from nec_desktop.gui.rich_formats import block_format, is_large, plain_format


def enter(cursor: QTextCursor) -> bool:
    """Leave a list or a heading, or go on below it; return False where Enter is to do what it always does."""
    block = cursor.block()
    heading = block.blockFormat().headingLevel()
    if cursor.currentList() and not block.text():
        _out_of_list(cursor)
    elif cursor.currentTable():
        return False
    elif heading and not block.text():
        commands.set_heading(cursor, 0)
    elif to_empty_line(cursor):
        pass
    elif heading and cursor.atBlockEnd():
        cursor.insertBlock(block_format(), plain_format())
    else:
        return False
    return True


def backspace(cursor: QTextCursor) -> bool:
    """Make a paragraph of a list's item or a heading at whose beginning the cursor stands; else return False."""
    if not cursor.atBlockStart():
        return False
    if cursor.currentList():
        _out_of_list(cursor)
        return True
    if cursor.blockFormat().headingLevel():
        commands.set_heading(cursor, 0)
        return True
    return False


def put_in_order(cursor: QTextCursor, start: int) -> None:
    """Let the numbers of lists go on at the cursor and at `start`, and paragraphs look there as they will when the text
    is opened again: a part of the step that was made last.
    """
    first, here = cursor.document().findBlock(start), cursor.block()
    for block in (first.previous(), first, first.next(), here, here.next()):
        if commands.list_level(block) >= 0:
            cursor.joinPreviousEditBlock()
            commands.renumber(block)
            cursor.endEditBlock()
        if block.isValid() and not stands_apart(block):
            cursor.joinPreviousEditBlock()
            stand_apart(block)
            cursor.endEditBlock()
    is_free = not (here.text() or here.blockFormat().headingLevel() or cursor.currentTable())
    if is_free and is_large(cursor.charFormat()):
        cursor.joinPreviousEditBlock()
        set_strength(here, strong=False)  # where a heading stood, of which Qt keeps the look of the letters
        cursor.endEditBlock()


def _out_of_list(cursor: QTextCursor) -> None:
    if not commands.change_level(cursor, -1):
        with commands.one_step(cursor):
            following = cursor.block().next()
            commands.leave_list(cursor.block())
            commands.renumber(following)
