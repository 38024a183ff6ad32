"""Rows of tables: which stands for which, what they read, which register they are records of."""

from collections.abc import Iterable, Sequence

from nec_desktop.document.sent import SentLine
from nec_desktop.review.alignment import Alignment, Item, Match, align
from nec_desktop.review.got_units import GotTable, accepted_text, blocks_in, row_names, shown
from nec_desktop.review.reading import Cell, Mark, Row, Table
from nec_desktop.review.sent_lines import SentUnit
from nec_desktop.review.sent_texts import BREAK
from nec_desktop.review.sent_units import SentCells, SentTable, record_column
from nec_desktop.review.typography import folded
from nec_desktop.translation import Say


def aligned(sent: Sequence[SentCells], got: GotTable) -> Alignment:
    """Return which rows of a table stand for which that were sent, of those that were not tracked as new."""
    ours = [row.text for row in sent]
    theirs = [" | ".join(cells).replace(BREAK, " / ") for cells in got.texts]
    if ours == theirs:
        return Alignment([Match(n, n + 1, n, n + 1, "equal") for n in range(len(ours))])
    places = {row.row.id: n for n, row in enumerate(sent) if row.row.id}
    anchors: dict[int, int] = {}
    for n, row in enumerate(got.kept):
        for name in row_names(row):
            place = places.get(name.removeprefix("_necr_").removeprefix("nec:").partition("_Copy_")[0])
            if place is not None:
                anchors.setdefault(place, n)
    return align(
        [Item(folded(text), "row", row.header) for text, row in zip(ours, sent, strict=True)],
        [Item(folded(text), "row", row.header) for text, row in zip(theirs, got.kept, strict=True)],
        anchors.items(),
    )


def cell_text(cell: Sequence[SentUnit]) -> str:
    """Return what a cell reads, as `accepted_row` writes it."""
    return " / ".join(line.text for line in cell)


def accepted_row(row: Row) -> str:
    """Return what a row reads once everything in it is accepted, its cells parted by bars."""
    return " | ".join(shown(accepted_text(cell)).replace("\n", " / ") for cell in row.cells if not cell.deleted)


def first_mark(row: Row) -> Mark | None:
    """Return the mark of the first piece in a row that was inserted."""
    paragraphs = (p for cell in row.cells for block in cell.blocks for p in blocks_in(block))
    return next((piece.inserted for p in paragraphs for piece in p.pieces if piece.inserted), None)


def cell_mark(table: Table) -> Mark | None:
    """Return the mark of the first cell of a table that was itself inserted, deleted or merged."""
    marks = ((cell.inserted, cell.deleted, cell.merged) for row in table.rows for cell in row.cells)
    return next((mark for three in marks for mark in three if mark), None)


def model(sent: SentTable, before: SentCells | None) -> SentCells | None:
    """Return a row of records beside a new one, whose columns it has."""
    if before and not before.header:
        return before
    return next((row for row in sent.rows if not row.header), None)


def column(cell: Sequence[SentUnit]) -> str:
    """Return the column of a register that a cell shows first; nothing where it shows none."""
    address = next((line.owner.address for line in cell if line.owner.address), "")
    return record_column(address)


def register(sent: SentTable, model: SentCells | None) -> str:
    """Return the register that a table shows records of, by the table itself or by the addresses in a row of it."""
    if "/" in sent.block.address or sent.block.style != "records":
        return ""
    if sent.block.address or model is None:
        return sent.block.address
    parts = {tuple(line.owner.address.split("/")[:-1]) for cell in model.cells for line in cell if line.owner.address}
    record = parts.pop() if len(parts) == 1 else ()
    return record[0] if len(record) == 2 else ""


def is_untouched(sent: Sequence[Sequence[SentLine]], row: Row) -> bool:
    """Say whether a row reads as it was sent, with nothing on it."""
    if row.deleted or row.inserted or len(sent) != len(row.cells):
        return False
    return all(_is_untouched_cell(lines, cell) for lines, cell in zip(sent, row.cells, strict=True))


def _is_untouched_cell(sent: Sequence[SentLine], cell: Cell) -> bool:
    if len(sent) != len(cell.blocks) or cell.span != 1:
        return False
    if cell.inserted or cell.deleted or cell.merged or cell.continues:
        return False
    for line, block in zip(sent, cell.blocks, strict=True):
        if isinstance(block, Table) or block.inserted or block.deleted or block.formatting:
            return False
        for piece in block.pieces:
            if piece.inserted or piece.deleted or piece.comments or piece.formatting:
                return False
        if line.text != "".join(piece.text for piece in block.pieces):
            return False
    return True


def struck_in(rows: Iterable[Row], tr: Say) -> list[str]:
    """Return a sentence for each stretch that was struck out in rows which were not sent."""
    blocks = [block for row in rows for cell in row.cells for block in cell.blocks]
    pieces = [piece for block in blocks for paragraph in blocks_in(block) for piece in paragraph.pieces]
    return [
        tr("{0} struck out “{1}” in it.").format(piece.deleted.author or tr("Somebody"), shown(piece.text))
        for piece in pieces
        if piece.deleted and piece.text.strip()
    ]
