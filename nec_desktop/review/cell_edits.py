"""What became of the cells of a table's rows: their words, those that are gone, and those that were added."""

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from msgspec.structs import replace

from nec_desktop.review.got_units import accepted_text, blocks_in, shown
from nec_desktop.review.reading import Block, Cell, Mark
from nec_desktop.review.returned import Outside, Suggestion, Unplaced
from nec_desktop.review.row_cells import MatchedRow
from nec_desktop.review.sent_lines import Owner, SentUnit
from nec_desktop.review.sent_units import SentTable
from nec_desktop.review.telling import Told
from nec_desktop.translation import tr

CompareCell = Callable[[Sequence[SentUnit], Cell, bool], None]
"""Compares a cell; whether its row was struck out is told, since its words are then gone with the row."""
NoteComments = Callable[[Iterable[str], Owner, str], None]


class _New(NamedTuple):
    """What stands in a cell that was put in: by whom, None where it was not tracked, where, and what it reads."""

    mark: Mark | None
    where: str
    text: str


@dataclass(eq=False)
class CellEdits:
    """Compares the cells of one table."""

    table: SentTable
    compare_cell: CompareCell
    note_comments: NoteComments
    tell: Callable[[Told], None]
    _new: list[_New] = field(default_factory=list)

    def compare(self, found: MatchedRow, gone: Container[int]) -> None:
        """Compare the cells of a row. gone: the columns that are gone from the whole table."""
        row, cells = found.row, found.sent.cells
        for pair in found.pairs:
            if not pair.is_told_above:
                self.compare_cell(*pair.compared(), row.deleted is not None)
        for place in found.missing:
            if place not in gone:
                self._missing(cells[place], row.deleted)
        owner = cells[0][0].owner if cells and cells[0] else Owner("")
        for cell in found.new:
            note_comments_in(cell.blocks, owner, self.note_comments)
            if (text := accepted_text(cell).strip()) and not cell.deleted:
                self._new.append(_New(cell.inserted, owner.where, text))

    def tell_new(self) -> None:
        """Tell what stands in cells that no column answers to. A table in a text is told whole, with all of them."""
        if "/" in self.table.block.address:
            return
        for mark in dict.fromkeys(each.mark for each in self._new):
            own = [each for each in self._new if each.mark == mark]
            self.tell(
                Unplaced(
                    id="",
                    kind="table",
                    text="\n".join(shown(each.text) for each in own),
                    author=mark.author if mark else "",
                    date=mark.date if mark else "",
                    around=(own[0].where, ""),
                    why=tr("It stands in cells that were put into {0}, and no column answers to them.").format(
                        self.table.where
                    ),
                )
            )

    def _missing(self, lines: Sequence[SentUnit], mark: Mark | None) -> None:
        """Tell that a cell is not in its row any more, though the others of its column are in theirs."""
        for owner in dict.fromkeys(line.owner for line in lines if line.owner.is_field and line.owner.text):
            self.tell(signed(taken_out(owner, tr("Its cell is not in the row any more.")), mark))


def note_comments_in(blocks: Sequence[Block], owner: Owner, note: NoteComments) -> None:
    """Take in the comments on what stands in nothing that was sent."""
    for block in blocks:
        for paragraph in blocks_in(block):
            for piece in paragraph.pieces:
                note(piece.comments, owner, piece.text)


def signed(item: Suggestion | Outside, mark: Mark | None) -> Suggestion | Outside:
    """Return what was found, signed by who did it; without a mark it was not tracked."""
    if mark is None:
        return replace(item, tracked=False)
    if isinstance(item, Suggestion):
        return replace(item, author=mark.author, date=mark.date, utc=mark.utc)
    return replace(item, author=mark.author, date=mark.date)


def taken_out(owner: Owner, note: str) -> Suggestion:
    """Return that all that was sent of a field is gone; `note` says with what."""
    return Suggestion(
        id="",
        kind="deletion",
        address=owner.address,
        start=owner.base,
        end=owner.base + len(owner.text),
        before=owner.text,
        note=note,
    )
