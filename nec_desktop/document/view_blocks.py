"""Views, the tables worked out from registers, as blocks."""

from collections.abc import Iterator, Sequence

from nec_desktop.document.blocks import Block, Cell, Column, Heading, Paragraph, Row, Table, cell, plain
from nec_desktop.plan.view_tables import View, ViewCell, ViewTable

NOT_GIVEN = "Not given"


def view_blocks(view: View, level: int) -> Iterator[Block]:
    """Yield what a view shows; `level` is that of the headings above its tables."""
    for sentence in view.sentences:
        yield Paragraph(plain(sentence))
    for table in view.tables:
        if table.heading:
            yield Heading(level, table.heading, in_contents=False)
        yield from table.charts
        yield _table(table)


def _table(table: ViewTable) -> Table:
    columns = tuple(
        Column(column.header, column.width, "right" if column.number else "left") for column in table.columns
    )
    rows = tuple(Row(tuple(map(_cell, row)), _filled_in(row)) for row in table.rows)
    return Table(table.caption, columns, rows, table.description, "facts" if table.facts else "records")


def _cell(shown: ViewCell) -> Cell:
    if shown.fill_in:
        return (Paragraph(plain(shown.text), address=shown.fill_in.address, fill_in=shown.fill_in),)
    return cell(shown.text or NOT_GIVEN)


def _filled_in(row: Sequence[ViewCell]) -> str:
    """Return the address of what a reviewer fills in on a row, empty for nothing."""
    return next((shown.fill_in.address for shown in row if shown.fill_in), "")
