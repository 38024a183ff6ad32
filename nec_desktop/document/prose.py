"""Rich text as blocks."""

from collections.abc import Iterator

from nec_desktop.document.blocks import (
    Block,
    Cell,
    Column,
    Figure,
    Heading,
    Item,
    Paragraph,
    Row,
    Table,
    plain,
)
from nec_desktop.plan import richtext
from nec_desktop.plan.richtext import RichText, Run, runs_text

MOST_COLUMNS = 15
"""With more, a table has one letter on a line even on a landscape page: its rows become tables of their own."""


def prose_blocks(text: RichText, address: str, level: int, caption: str) -> Iterator[Block]:
    """Yield the blocks of a rich text; `level` is that of the field's own heading, `caption` names its tables.

    No heading is more than one level below the one before it: readers who move by headings would miss one.
    """
    deepest = level
    for block in text.blocks:
        match block:
            case richtext.Paragraph():
                yield Paragraph(block.runs, address=address)
            case richtext.Heading():
                deepest = min(level + block.level, deepest + 1, 4)
                yield Heading(deepest, runs_text(block.runs), address=address, in_contents=False)
            case richtext.ListItem():
                yield Item(block.runs, block.kind, block.level, address)
            case richtext.Table():
                yield from _records(block, address, caption) if _is_wide(block) else [_table(block, address, caption)]
            case richtext.Picture():
                yield Figure(block.hash, block.alt, address=address)


def cell_blocks(text: RichText, address: str) -> Cell:
    """Return a rich text as a table cell: tables and pictures, which a simple cell cannot hold, as their words."""
    blocks: list[Paragraph | Item] = []
    for block in text.blocks:
        if isinstance(block, richtext.ListItem):
            blocks.append(Item(block.runs, block.kind, block.level, address))
        elif isinstance(block, richtext.Paragraph | richtext.Heading):
            runs = block.runs if isinstance(block, richtext.Paragraph) else plain(runs_text(block.runs), bold=True)
            blocks.append(Paragraph(runs, address=address))
        else:
            blocks += [Paragraph((Run(line),), address=address) for line in richtext.block_lines(block)]
    return tuple(blocks) or (Paragraph((), address=address),)


def _table(table: richtext.Table, address: str, caption: str) -> Table:
    header, *rows = table.rows
    columns = tuple(Column(runs_text(cell) or f"Column {n}") for n, cell in enumerate(header, 1))
    return Table(
        caption,
        columns,
        tuple(Row(tuple((Paragraph(cell, address=address),) for cell in row)) for row in rows),
        f"{caption}: {', '.join(column.header for column in columns)}.",
        address=address,
    )


def _is_wide(table: richtext.Table) -> bool:
    return len(table.rows) > 1 and len(table.rows[0]) > MOST_COLUMNS


def _records(table: richtext.Table, address: str, caption: str) -> Iterator[Table]:
    """Yield a table for each row of a wide one: what is in its cells, each beside the header of its column."""
    header, *rows = table.rows
    names = [runs_text(cell) or f"Column {n}" for n, cell in enumerate(header, 1)]
    for number, row in enumerate(rows, 1):
        filled = [(name, cell) for name, cell in zip(names, row, strict=True) if runs_text(cell).strip()]
        facts = tuple(Row(((Paragraph(plain(name)),), (Paragraph(cell, address=address),))) for name, cell in filled)
        if facts:
            title = f"{caption}, row {number}"
            columns = (Column("Item", 1), Column("Entry", 2))
            yield Table(title, columns, facts, f"{title}: item and entry.", "facts", address=address)
