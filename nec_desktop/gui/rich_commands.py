"""What a person can do to the text at the cursor. Each command is one step to undo."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QFont, QTextBlock, QTextCharFormat, QTextCursor, QTextList

from nec_desktop.gui.rich_document import set_strength
from nec_desktop.gui.rich_formats import (
    STRONG,
    block_format,
    list_format,
    list_kind,
)
from nec_desktop.plan.richtext import DEEPEST_LEVEL


@contextmanager
def one_step(cursor: QTextCursor) -> Iterator[None]:
    """Make all that is done inside one step to undo."""
    cursor.beginEditBlock()
    try:
        yield
    finally:
        cursor.endEditBlock()


def touched_blocks(cursor: QTextCursor) -> list[QTextBlock]:
    """Return the paragraphs that the selection touches, the cursor's own where there is none."""
    document = cursor.document()
    block, last = document.findBlock(cursor.selectionStart()), document.findBlock(cursor.selectionEnd())
    blocks = [block]
    while block != last and block.isValid():
        block = block.next()
        blocks.append(block)
    return blocks


def selected_blocks(cursor: QTextCursor) -> list[QTextBlock]:
    """Return the paragraphs outside tables that the selection touches, the cursor's own where there is none."""
    return [block for block in touched_blocks(cursor) if QTextCursor(block).currentTable() is None]


# -- bold and italic


def weight_for(cursor: QTextCursor, *, bold: bool) -> QFont.Weight:
    """Return the weight that is bold, or not, where the cursor stands: in a heading “not” is still strong."""
    table = cursor.currentTable()
    strong = cursor.blockFormat().headingLevel() > 0 or (table is not None and table.cellAt(cursor).row() == 0)
    return QFont.Weight.Bold if bold else STRONG if strong else QFont.Weight.Normal


def set_bold(cursor: QTextCursor, *, bold: bool) -> None:
    """Make what is selected bold, or not, each paragraph as its place asks."""
    start, end, document = cursor.selectionStart(), cursor.selectionEnd(), cursor.document()
    block = document.findBlock(start)
    with one_step(cursor):
        while block.isValid() and block.position() <= end:
            part = QTextCursor(block)
            part.setPosition(max(start, block.position()))
            part.setPosition(min(end, block.position() + block.length() - 1), QTextCursor.MoveMode.KeepAnchor)
            form = QTextCharFormat()
            form.setFontWeight(weight_for(part, bold=bold))
            part.mergeCharFormat(form)
            block = block.next()


# -- lists


def list_level(block: QTextBlock) -> int:
    """Return a list item's level, -1 for what is not in a list."""
    in_list = block.textList()
    return in_list.format().indent() - 1 if in_list else -1


def toggle_list(cursor: QTextCursor, kind: str) -> None:
    """Make list items of the paragraphs selected; where all are items of that kind already, paragraphs."""
    blocks = selected_blocks(cursor)
    if not blocks:
        return
    already = all(block.textList() and list_kind(block.textList().format()) == kind for block in blocks)
    with one_step(cursor):
        for block in blocks:
            if already:
                leave_list(block)
            else:
                level = max(list_level(block), 0)
                set_heading_of(block, 0)
                QTextCursor(block).createList(list_format(kind, level))
        for block in (blocks[0], blocks[-1], blocks[-1].next()):
            renumber(block)


def leave_list(block: QTextBlock) -> None:
    """Make a plain paragraph of a list item."""
    in_list = block.textList()
    if in_list:
        in_list.remove(block)
        QTextCursor(block).setBlockFormat(block_format())


def change_level(cursor: QTextCursor, by: int) -> bool:
    """Move the list items selected one level in or out. Returns False where no level changes.

    An item may be one level below the one before it, and no deeper than the format knows.
    """
    changed = False
    with one_step(cursor):
        for block in selected_blocks(cursor):
            level, before = list_level(block), list_level(block.previous())
            wanted = level + by
            if level < 0 or not 0 <= wanted <= min(DEEPEST_LEVEL, before + 1):
                continue
            QTextCursor(block).createList(list_format(list_kind(block.textList().format()), wanted))
            changed = True
        if changed:
            renumber(selected_blocks(cursor)[0])
    return changed


def renumber(block: QTextBlock) -> None:
    """Let the neighbouring items around `block` share Qt's lists by level, so that numbers go on as they will in Word.

    An item that has lost the one it stood under comes out to the level that is left.
    """
    while list_level(block) >= 0 and list_level(block.previous()) >= 0:
        block = block.previous()
    lists: list[QTextList] = []
    while (level := list_level(block)) >= 0:
        level = min(level, len(lists))
        del lists[level + 1 :]
        own = block.textList()
        kind = list_kind(own.format())
        if level < len(lists) and list_kind(lists[level].format()) == kind:
            if lists[level] != own:
                lists[level].add(block)
        else:
            del lists[level:]
            # The list may begin further up, in another run of items: then its numbers would go on from there.
            right = own.format().indent() == level + 1 and own.item(0) == block
            lists.append(own if right else QTextCursor(block).createList(list_format(kind, level)))
        block = block.next()


# -- headings


def set_heading(cursor: QTextCursor, level: int) -> None:
    """Make headings of that level of the paragraphs selected, plain paragraphs for level 0."""
    with one_step(cursor):
        for block in selected_blocks(cursor):
            leave_list(block)
            set_heading_of(block, level)
            renumber(block.next())


def set_heading_of(block: QTextBlock, level: int) -> None:
    """Make a heading of that level of a paragraph, a plain paragraph for level 0."""
    if block.blockFormat().headingLevel() != level:
        QTextCursor(block).setBlockFormat(block_format(level))
        set_strength(block, strong=level > 0, level=level)
