"""What a person can do to a table in a text. Each command is one step to undo."""

from PySide6.QtGui import QPalette, QTextCursor, QTextTable

from nec_desktop.gui.rich_commands import leave_list, one_step
from nec_desktop.gui.rich_document import stand_apart, style_header
from nec_desktop.gui.rich_formats import block_format, plain_format, table_format


def insert_table(cursor: QTextCursor, rows: int, columns: int, palette: QPalette) -> QTextCursor:
    """Put an empty table in below the cursor, and return a cursor in its first cell."""
    with one_step(cursor):
        cursor.clearSelection()
        if cursor.block().text():
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            cursor.insertBlock(block_format(), plain_format())
        elif cursor.currentList():
            leave_list(cursor.block())
        table = cursor.insertTable(rows, columns, table_format(palette))
        style_header(table, palette)
        stand_apart(cursor.document().findBlock(table.lastPosition() + 1))
    return table.cellAt(0, 0).firstCursorPosition()


def add_row(cursor: QTextCursor, palette: QPalette) -> None:
    """Add a row below the one in which the cursor stands."""
    if table := cursor.currentTable():
        with one_step(cursor):
            table.insertRows(table.cellAt(cursor).row() + 1, 1)
            style_header(table, palette)


def add_column(cursor: QTextCursor, palette: QPalette) -> None:
    """Add a column to the right of the one in which the cursor stands."""
    if table := cursor.currentTable():
        with one_step(cursor):
            table.insertColumns(table.cellAt(cursor).column() + 1, 1)
            style_header(table, palette)


def remove_row(cursor: QTextCursor, palette: QPalette) -> None:
    """Take away the row in which the cursor stands; the last one takes the table with it."""
    if table := cursor.currentTable():
        with one_step(cursor):
            table.removeRows(table.cellAt(cursor).row(), 1)
            if left := cursor.currentTable():
                style_header(left, palette)


def remove_column(cursor: QTextCursor) -> None:
    """Take away the column in which the cursor stands; the last one takes the table with it."""
    if table := cursor.currentTable():
        with one_step(cursor):
            table.removeColumns(table.cellAt(cursor).column(), 1)


def remove_table(cursor: QTextCursor) -> None:
    """Take away the table in which the cursor stands."""
    if table := cursor.currentTable():
        with one_step(cursor):
            table.removeRows(0, table.rows())


def next_cell(cursor: QTextCursor, by: int) -> QTextCursor | None:
    """Return a cursor in the next cell, or the one before for -1; None where there is none."""
    table = cursor.currentTable()
    cell = table.cellAt(cursor)
    number = cell.row() * table.columns() + cell.column() + by
    if not 0 <= number < table.rows() * table.columns():
        return None
    return table.cellAt(*divmod(number, table.columns())).firstCursorPosition()


def goes_on(cursor: QTextCursor) -> bool:
    """Say whether Tab is to add a row, as in a word processor: in the last cell, below which there is more to write."""
    table = cursor.currentTable()
    return next_cell(cursor, 1) is None and not _is_empty_row(table, table.rows() - 1)


def add_last_row(cursor: QTextCursor, palette: QPalette) -> QTextCursor:
    """Add a row below all others, and return a cursor in its first cell.

    A cursor behind the last word of the table moves into the row that is added, and is no measure of where it was.
    """
    table = cursor.currentTable()
    add_row(cursor, palette)
    return table.cellAt(table.rows() - 1, 0).firstCursorPosition()


def leave_table(cursor: QTextCursor) -> None:
    """Take away the last row of the table where nothing was written in it: it was one Tab too many."""
    table = cursor.currentTable()
    last = table.rows() - 1
    if last > 0 and _is_empty_row(table, last) and not _is_empty_row(table, last - 1):
        with one_step(cursor):
            table.removeRows(last, 1)


def _is_empty_row(table: QTextTable, row: int) -> bool:
    cells = (table.cellAt(row, column) for column in range(table.columns()))
    return all(cell.firstPosition() == cell.lastPosition() for cell in cells)
