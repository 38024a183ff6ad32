"""The cells of a row as they came beside those that were sent: also where a reviewer joined, parted, added or took out
cells.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from nec_desktop.review.alignment import Item, align
from nec_desktop.review.got_units import rejected_text
from nec_desktop.review.reading import Block, Cell, Mark, Paragraph, Row, Table
from nec_desktop.review.sent_lines import SentUnit
from nec_desktop.review.sent_texts import BREAK
from nec_desktop.review.sent_units import SentCells
from nec_desktop.review.sheet import is_of_sheet
from nec_desktop.review.table_rows import cell_text
from nec_desktop.review.typography import folded

Lines = Sequence[SentUnit]


@dataclass(eq=False)
class Pair:
    """Columns of a row that was sent, and the cell that stands for them; the lines of all that it stands for."""

    columns: range
    cell: Cell
    lines: list[SentUnit]
    is_joined: bool = False
    is_told_above: bool = False
    """It goes on with the cell above."""

    def compared(self) -> tuple[list[SentUnit], Cell]:
        """Return what is to be compared with what: of cells that were joined, programs leave out what is empty."""
        cell = _struck_out(self.cell)
        if not self.is_joined:
            return self.lines, cell
        sheet = [line for line in self.lines if is_of_sheet(line.owner)]
        return sheet or [line for line in self.lines if line.text] or self.lines[:1], cell


@dataclass(eq=False)
class MatchedRow:
    """A row that was sent and the one that stands for it. new: cells of it that stand for none that was sent."""

    sent: SentCells
    row: Row
    pairs: list[Pair]
    new: list[Cell] = field(default_factory=list)

    @property
    def is_plain(self) -> bool:
        """Say whether it has the cells that were sent, one for each column."""
        plain = all(cell.span == 1 and not (cell.deleted or cell.merged or cell.continues) for cell in self.row.cells)
        return plain and len(self.row.cells) == len(self.sent.cells)

    @property
    def missing(self) -> list[int]:
        """The columns for which no cell stands."""
        there = {column for pair in self.pairs for column in pair.columns}
        return [column for column in range(len(self.sent.cells)) if column not in there]


def matched(sent: SentCells, row: Row) -> MatchedRow:
    """Return which cells of a row stand for which that were sent."""
    cells = [cell for cell in row.cells if not cell.inserted]
    pairs = [
        Pair(columns, _as_one(several), [line for column in columns for line in sent.cells[column]], len(columns) > 1)
        for columns, several in _pairs(sent.cells, cells)
    ]
    taken = {id(cell) for _, several in _pairs(sent.cells, cells) for cell in several}
    taken |= set(_put_in_place(row.cells, pairs))
    return MatchedRow(sent, row, pairs, [cell for cell in row.cells if id(cell) not in taken])


def _pairs(sent: Sequence[Lines], cells: Sequence[Cell]) -> Iterator[tuple[range, Sequence[Cell]]]:
    if len(cells) == len(sent):
        yield from ((range(n, n + 1), (cell,)) for n, cell in enumerate(cells))
    elif len(cells) < len(sent) and sum(cell.span for cell in cells) == len(sent):
        column = 0
        for cell in cells:
            yield range(column, column + cell.span), (cell,)
            column += cell.span
    else:
        ours = [Item(folded(cell_text(lines))) for lines in sent]
        theirs = [Item(folded(rejected_text(cell).replace(BREAK, " / "))) for cell in cells]
        for match in align(ours, theirs, several=True).matches:
            yield range(match.start, match.end), cells[match.got_start : match.got_end]


def _as_one(cells: Sequence[Cell]) -> Cell:
    """Return cells into which one was parted as the one that it was."""
    return cells[0] if len(cells) == 1 else replace(cells[0], blocks=tuple(b for cell in cells for b in cell.blocks))


def _put_in_place(cells: Sequence[Cell], pairs: Iterable[Pair]) -> Iterator[int]:
    """Put cells that were added beside one that was taken out in its place; yield the ids of their objects."""
    by_cell = {id(pair.cell): pair for pair in pairs}
    used: set[int] = set()
    for n, cell in enumerate(cells):
        if cell.inserted is None or cell.deleted:
            continue
        for other in (*cells[max(n - 1, 0) : n], *cells[n + 1 : n + 2]):
            pair = by_cell.get(id(other))
            if pair and other.deleted and id(other) not in used:
                used.add(id(other))
                pair.cell = replace(other, blocks=_replaced(_struck_out(other).blocks, cell), deleted=None)
                yield id(cell)
                break


def _replaced(gone: tuple[Block, ...], new: Cell) -> tuple[Block, ...]:
    """Return what was taken out with what was put in behind it, on the same line."""
    blocks = tuple(_marked(new.blocks, inserted=new.inserted))
    if gone and blocks and isinstance(gone[-1], Paragraph) and isinstance(blocks[0], Paragraph):
        line = replace(gone[-1], pieces=(*gone[-1].pieces, *blocks[0].pieces))
        return *gone[:-1], line, *blocks[1:]
    return gone + blocks


def joined_downwards(rows: Sequence[MatchedRow]) -> None:
    """Put what was sent in cells that go on with the one above, and what they hold, into the pair above."""
    above: dict[int, Pair] = {}
    for row in rows:
        here: dict[int, Pair] = {}
        for pair in row.pairs:
            first = pair.columns.start
            upper = above.get(first) if pair.cell.continues else None
            if upper is None:
                here[first] = pair
                continue
            upper.lines += pair.lines
            upper.is_joined = pair.is_told_above = True
            blocks = tuple(block for block in pair.cell.blocks if isinstance(block, Table) or block.pieces)
            upper.cell = replace(upper.cell, blocks=(*upper.cell.blocks, *blocks))
            here[first] = upper
        above = here


def _struck_out(cell: Cell) -> Cell:
    """Return a cell that was taken out with tracking with all of its words marked so, which not every program does."""
    return replace(cell, blocks=tuple(_marked(cell.blocks, deleted=cell.deleted))) if cell.deleted else cell


def _marked(blocks: Iterable[Block], inserted: Mark | None = None, deleted: Mark | None = None) -> Iterator[Block]:
    """Yield blocks with all words in their paragraphs marked."""
    for block in blocks:
        if isinstance(block, Paragraph):
            pieces = (
                replace(piece, inserted=piece.inserted or inserted, deleted=piece.deleted or deleted)
                for piece in block.pieces
            )
            yield replace(block, pieces=tuple(pieces), inserted=block.inserted or inserted)
        else:
            yield block
