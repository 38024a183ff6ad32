"""What a file holds, as lines and tables to be compared with what was sent.

A line is what a paragraph was before anything was tracked: where its end was inserted, the next paragraph belongs to
the same line. So lines can be laid beside those that were sent, and what was tracked is inside them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from nec_desktop.review.reading import OBJECT, Block, Cell, Mark, Paragraph, Piece, Row, Table, Was
from nec_desktop.review.returned import NewLine
from nec_desktop.review.sent_texts import BREAK
from nec_desktop.review.typography import folded

UNTRACKED = Mark(author="(not tracked)")
"""Marks what was found by comparing. Told from a person's marks by identity."""
JOINER = "\N{ZERO WIDTH JOINER}"
"""LibreOffice puts one into the first cell of a row that is inserted."""
_PLAIN = NewLine()


@dataclass(slots=True, eq=False)
class Bit:
    """Characters of which the same is true, or BREAK: the end of a line.

    ends, begins: of an end, what the paragraphs before and after it are. within: who put it in, with tracking on, in a
    line that is itself new and not tracked. formatting, was: who changed what an ended paragraph is, and from what.
    """

    text: str
    inserted: Mark | None = None
    deleted: Mark | None = None
    piece: Piece | None = None
    move: str = ""
    ends: NewLine = _PLAIN
    begins: NewLine = _PLAIN
    within: Mark | None = None
    formatting: Mark | None = None
    was: NewLine | None = None

    @property
    def was_sent(self) -> bool:
        """Say whether it was there before anything was tracked."""
        return self.inserted is None

    def part(self, start: int, end: int) -> "Bit":
        """Return some of its characters."""
        return Bit(self.text[start:end], self.inserted, self.deleted, self.piece, self.move)


@dataclass(slots=True, eq=False)
class GotUnit:
    """A line: its bits, the last of which is its end, unless the line has none (then all in it was inserted).

    text: as it was before anything was tracked. paragraph: the one that gave the line its kind.
    names: bookmarks that begin in it, tags of controls and names of pictures.
    """

    bits: list[Bit]
    text: str
    paragraph: Paragraph
    names: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The text as it is compared."""
        return folded(self.text)

    @property
    def is_whole(self) -> bool:
        """Say whether it was a line before anything was tracked."""
        return bool(self.text) or (bool(self.bits) and self.bits[-1].text == BREAK and self.bits[-1].was_sent)


@dataclass(eq=False)
class GotTable:
    """A table. names: bookmarks that begin in it and tags of its controls."""

    table: Table
    names: tuple[str, ...] = ()

    @cached_property
    def kept(self) -> list[Row]:
        """The rows that were there before anything was tracked."""
        return [row for row in self.table.rows if was_row(row)]

    @cached_property
    def texts(self) -> list[list[str]]:
        """What the cells of these rows read before that."""
        return [[rejected_text(cell) for cell in row.cells] for row in self.kept]


def got_units(blocks: Sequence[Block]) -> list[GotUnit | GotTable]:
    """Return the lines and tables of a body, of a cell or of another story, in order."""
    units: list[GotUnit | GotTable] = []
    bits: list[Bit] = []
    paragraphs: list[Paragraph] = []
    for n, block in enumerate(blocks):
        if isinstance(block, Table):
            if paragraphs:
                units.append(_unit(bits, paragraphs))
                bits, paragraphs = [], []
            units.append(GotTable(block, tuple(_names_in(block))))
            continue
        following = blocks[n + 1] if n + 1 < len(blocks) else block
        paragraphs.append(block)
        bits += map(_bit, block.pieces)
        kind = line_kind(block)
        begins = line_kind(following) if isinstance(following, Paragraph) else kind
        was = line_kind(block.was) if block.was else None
        bits.append(
            Bit(BREAK, block.inserted, block.deleted, None, block.move, kind, begins, None, block.formatting, was)
        )
        if block.inserted is None:
            units.append(_unit(bits, paragraphs))
            bits, paragraphs = [], []
    if paragraphs:
        units.append(_unit(bits, paragraphs))
    return units


def line_kind(paragraph: Paragraph | Was) -> NewLine:
    """Return what a paragraph is in a text."""
    if paragraph.heading:
        return NewLine("heading", paragraph.heading)
    return NewLine(paragraph.kind, paragraph.level) if paragraph.kind else _PLAIN


def blocks_in(block: Block) -> Iterable[Paragraph]:
    """Return the paragraphs of a block, and of the tables in it."""
    return (block,) if isinstance(block, Paragraph) else _paragraphs(block)


def _paragraphs(table: Table) -> Iterator[Paragraph]:
    waiting: list[Block] = [table]
    while waiting:
        block = waiting.pop()
        if isinstance(block, Paragraph):
            yield block
        else:
            waiting += [inner for row in block.rows for cell in row.cells for inner in cell.blocks][::-1]


def was_row(row: Row) -> bool:
    """Say whether a row was there before anything was tracked, or has been in all but name.

    Some programs mark all that is in an inserted row, and not the row.
    """
    return row.inserted is None and not (all_inserted(row) and row.deleted is None)


def all_inserted(row: Row) -> bool:
    """Say whether there is text in a row and all of it was inserted, the ends of its paragraphs among it."""
    filled = False
    for cell in row.cells:
        for block in cell.blocks:
            for paragraph in blocks_in(block):
                if paragraph.inserted is None or any(piece.text and not piece.inserted for piece in paragraph.pieces):
                    return False
                filled = filled or any(piece.text for piece in paragraph.pieces)
    return filled


def accepted_text(cell: Cell) -> str:
    """Return what a cell reads once everything in it is accepted; BREAK between its lines."""
    words: list[str] = []
    for block in cell.blocks:
        for paragraph in blocks_in(block):
            words += [piece.text for piece in paragraph.pieces if not piece.deleted]
            words.append("" if paragraph.deleted else BREAK)
    return "".join(words).strip(BREAK + JOINER)


def rejected_text(cell: Cell) -> str:
    """Return what a cell read before anything in it was tracked."""
    words: list[str] = []
    for block in cell.blocks:
        for paragraph in blocks_in(block):
            words += [piece.text for piece in paragraph.pieces if not piece.inserted]
            words.append("" if paragraph.inserted else BREAK)
    return "".join(words).strip(BREAK)


def _bit(piece: Piece) -> Bit:
    return Bit(piece.text, piece.inserted, piece.deleted, piece, piece.move)


def _unit(bits: list[Bit], paragraphs: Sequence[Paragraph]) -> GotUnit:
    text = "".join(bit.text for bit in bits if bit.inserted is None and bit.text != BREAK)
    if text and not bits[-1].was_sent:
        bits[-1].inserted = None  # an inserted end with nothing after it to be joined with
    names = [name for paragraph in paragraphs for name in paragraph.bookmarks]
    for bit in bits:
        piece = bit.piece
        if piece is not None and (piece.tag or piece.picture):
            names += filter(None, (piece.tag, piece.picture.name if piece.picture else ""))
    return GotUnit(bits, text, paragraphs[-1], tuple(names))


def _names_in(table: Table) -> Iterator[str]:
    for row in table.rows:
        yield from row_names(row)


def row_names(row: Row) -> list[str]:
    """Return the names of bookmarks that begin in a row, and the tags of its controls."""
    names: list[str] = []
    for cell in row.cells:
        for block in cell.blocks:
            for paragraph in blocks_in(block):
                names += paragraph.bookmarks
                names += [piece.tag for piece in paragraph.pieces if piece.tag]
    return names


def shown(text: str) -> str:
    """Return a text as it is shown in a list: what stands for a picture in words, lines parted by line breaks."""
    return text.replace(OBJECT, "[picture]").replace(BREAK, "\n")
