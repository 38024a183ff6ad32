"""Our rich text put into Qt's document; what is read out of it again (rich_reader.py) is the same."""

from collections.abc import Iterator

from PySide6.QtGui import (
    QBrush,
    QPalette,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFragment,
    QTextList,
    QTextTable,
    QTextTableCell,
)

from nec_desktop.gui.rich_formats import (
    block_format,
    ground_colour,
    heading_run_format,
    list_format,
    list_kind,
    picture_format,
    picture_of,
    plain_format,
    run_format,
    table_format,
)
from nec_desktop.plan.richtext import (
    Heading,
    ListItem,
    Paragraph,
    Picture,
    RichText,
    Run,
    Runs,
    Table,
    block_lines,
)

LINE = "\u2028"
OBJECT = "\ufffc"
"""The character that a picture is."""


def fill_document(document: QTextDocument, text: RichText, palette: QPalette) -> None:
    """Show `text` in an emptied document, with nothing in it to undo."""
    clear(document)
    insert_blocks(QTextCursor(document), text, palette)
    document.clearUndoRedoStacks()


def clear(document: QTextDocument) -> None:
    """Take everything out of a document; what is written there first stands like any other paragraph."""
    document.clear()
    QTextCursor(document).setBlockFormat(block_format())


def insert_blocks(cursor: QTextCursor, text: RichText, palette: QPalette) -> None:
    """Put `text` in at the cursor as one step; a table's cell takes its words only.

    A first paragraph goes on with the line in which the cursor stands, as in any word processor.
    """
    cursor.beginEditBlock()
    for _ in insert_steps(cursor, text, palette):
        pass
    cursor.endEditBlock()


def insert_steps(cursor: QTextCursor, text: RichText, palette: QPalette) -> Iterator[int]:
    """Put `text` in at the cursor, and yield after each block, and after each row of a table."""
    cursor.removeSelectedText()
    if cursor.currentTable():
        insert_runs(cursor, tuple(_in_one(text)), palette, strong=_in_header(cursor))
    elif text.blocks:
        yield from _Writer(cursor, palette).write(text)


def insert_picture(cursor: QTextCursor, picture: Picture) -> None:
    """Put a picture in, in a paragraph of its own, and leave the cursor in the one after it."""
    cursor.beginEditBlock()
    cursor.clearSelection()
    if cursor.block().text():
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        cursor.insertBlock(block_format(), plain_format())
    cursor.setBlockFormat(_picture_block())
    cursor.insertText(OBJECT, picture_format(picture))
    cursor.insertBlock(block_format(), plain_format())
    cursor.endEditBlock()


def _picture_block() -> QTextBlockFormat:
    """Return the look of a picture's paragraph: lines further apart would leave a gap as high as a part of it."""
    form = block_format()
    form.setLineHeight(0, QTextBlockFormat.LineHeightTypes.SingleHeight.value)
    return form


def stand_apart(block: QTextBlock) -> None:
    """Give a paragraph the room around it that it has when it is filled from the plan.

    Enter and Backspace give it that of its neighbour, which may be a picture, and Qt gives none behind a table.
    """
    QTextCursor(block).mergeBlockFormat(_standing(block))


def stands_apart(block: QTextBlock) -> bool:
    """Say whether a paragraph has that room; in a table's cell none is asked for."""
    return QTextCursor(block).currentTable() is not None or _room(block.blockFormat()) == _room(_standing(block))


def _standing(block: QTextBlock) -> QTextBlockFormat:
    return _picture_block() if any(pictures_in(block)) else block_format(block.blockFormat().headingLevel())


def _room(form: QTextBlockFormat) -> tuple[float, ...]:
    return form.topMargin(), form.bottomMargin(), form.lineHeight(), form.lineHeightType()


def set_picture(cursor: QTextCursor, picture: Picture) -> None:
    """Put `picture` in the place of the one that the cursor selects."""
    cursor.insertText(OBJECT, picture_format(picture))


def insert_runs(cursor: QTextCursor, runs: Runs, palette: QPalette, *, strong: bool = False, level: int = 0) -> None:
    """Put words in at the cursor."""
    for run in runs:
        form = run_format(run, palette, strong=strong)
        cursor.insertText(run.text.replace("\n", LINE), heading_run_format(form, level) if level else form)


def _in_one(text: RichText) -> Iterator[Run]:
    """Yield the words of a text as one paragraph of lines."""
    for number, block in enumerate(text.blocks):
        if number:
            yield Run("\n")
        if isinstance(block, Table | Picture):
            yield Run("\n".join(block_lines(block)).replace("\t", " "))
        else:
            yield from block.runs


def _in_header(cursor: QTextCursor) -> bool:
    table = cursor.currentTable()
    return table is not None and table.cellAt(cursor).row() == 0


class _Writer:
    """Writes blocks one after another; neighbouring items of a list share Qt's list, so that numbers go on."""

    def __init__(self, cursor: QTextCursor, palette: QPalette) -> None:
        self._cursor, self._palette = cursor, palette
        self._lists: list[QTextList | None] = []

    def write(self, text: RichText) -> Iterator[int]:
        """Write the blocks, and yield for each, and for each row of a table."""
        cursor = self._cursor
        goes_on = bool(cursor.block().text()) or cursor.currentList() is not None
        for number, block in enumerate(text.blocks):
            if number == 0 and goes_on and isinstance(block, Paragraph):
                level = cursor.blockFormat().headingLevel()
                insert_runs(cursor, block.runs, self._palette, strong=level > 0, level=level)
                yield 1
                continue
            after_table = number > 0 and isinstance(text.blocks[number - 1], Table)
            if not after_table and (number or cursor.block().text()):
                cursor.insertBlock(block_format(), plain_format())
            if not isinstance(block, ListItem):
                self._lists.clear()
            yield from self._write_table(block) if isinstance(block, Table) else self._write_block(block)

    def _write_block(self, block: Paragraph | Heading | ListItem | Picture) -> Iterator[int]:
        cursor = self._cursor
        level = block.level if isinstance(block, Heading) else 0
        cursor.setBlockFormat(block_format(level))
        cursor.setBlockCharFormat(heading_run_format(plain_format(), level))
        if isinstance(block, Picture):
            cursor.setBlockFormat(_picture_block())
            cursor.insertText(OBJECT, picture_format(block))
        else:
            if isinstance(block, ListItem):
                self._join_list(block)
            insert_runs(cursor, block.runs, self._palette, strong=level > 0, level=level)
        yield 1

    def _join_list(self, item: ListItem) -> None:
        lists = self._lists
        del lists[item.level + 1 :]
        lists += [None] * (item.level + 1 - len(lists))
        current = lists[item.level]
        if current is not None and list_kind(current.format()) == item.kind:
            current.add(self._cursor.block())
        else:
            lists[item.level] = self._cursor.createList(list_format(item.kind, item.level))

    def _write_table(self, block: Table) -> Iterator[int]:
        cursor = self._cursor
        table = cursor.insertTable(len(block.rows), len(block.rows[0]), table_format(self._palette))
        for row, cells in enumerate(block.rows):
            for column, runs in enumerate(cells):
                at = table.cellAt(row, column).firstCursorPosition()
                insert_runs(at, runs, self._palette, strong=row == 0)
            yield 1
        style_header(table, self._palette)
        cursor.setPosition(table.lastPosition() + 1)
        stand_apart(cursor.block())


def style_header(table: QTextTable, palette: QPalette) -> None:
    """Give a table's first row the look of a header row, and the second, once the first, that of the others."""
    for row in range(min(table.rows(), 2)):
        for column in range(table.columns()):
            cell = table.cellAt(row, column)
            for block in cell_blocks(cell):
                set_strength(block, strong=row == 0)
            # Qt keeps a cell's look with its first paragraph's, so the ground comes after the letters.
            form = cell.format()
            if row:
                form.clearBackground()
            else:
                form.setBackground(QBrush(ground_colour(palette)))
            cell.setFormat(form)


def set_strength(block: QTextBlock, *, strong: bool, level: int = 0) -> None:
    """Give every word of a block, and what is typed there next, the weight and size of its place."""
    spans = [(f.position(), f.length(), f.charFormat()) for f in fragments(block)]
    for position, length, form in spans:
        cursor = QTextCursor(block)
        cursor.setPosition(position)
        cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(heading_run_format(form, level or (3 if strong else 0)))
    QTextCursor(block).setBlockCharFormat(heading_run_format(plain_format(), level or (3 if strong else 0)))


def fragments(block: QTextBlock) -> list[QTextFragment]:
    """Return a block's stretches of one look."""
    found = []
    iterator = block.begin()
    while not iterator.atEnd():
        found.append(iterator.fragment())
        iterator += 1
    return found


def pictures_in(block: QTextBlock) -> Iterator[tuple[int, Picture]]:
    """Yield the pictures in a paragraph, and where each stands."""
    for fragment in fragments(block) if OBJECT in block.text() else ():
        if picture := picture_of(fragment.charFormat()):
            yield fragment.position(), picture


def cell_blocks(cell: QTextTableCell) -> list[QTextBlock]:
    """Return the paragraphs of a table's cell."""
    block, last = cell.firstCursorPosition().block(), cell.lastCursorPosition().block()
    found = [block]
    while block != last:
        block = block.next()
        found.append(block)
    return found
