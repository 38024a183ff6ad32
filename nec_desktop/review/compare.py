"""A returned file against what was sent: every change and comment in it told as something about the snapshot."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count

import msgspec

from nec_desktop.document.sent import Sent
from nec_desktop.review.carried_back import without_carried
from nec_desktop.review.comment_places import Spots, placed_comments
from nec_desktop.review.edit import Edit
from nec_desktop.review.edits import StretchEdits
from nec_desktop.review.got_units import GotUnit, got_units
from nec_desktop.review.identified import identified
from nec_desktop.review.item_ids import ItemIds
from nec_desktop.review.moves import moves_paired
from nec_desktop.review.one_sentence import joined_in_sentences
from nec_desktop.review.reading import Cell, Paragraph, Reading, Story
from nec_desktop.review.replaced_pictures import replaced_pictures
from nec_desktop.review.report import report
from nec_desktop.review.returned import Given, Outside, Return, Suggestion, Unplaced
from nec_desktop.review.script import Laid, Stretch, TablePair, lay
from nec_desktop.review.sent_lines import Owner, SentUnit
from nec_desktop.review.sent_units import SentTable, SentUnits
from nec_desktop.review.sheet import emptied, given, is_of_sheet
from nec_desktop.review.table_edits import TableEdits
from nec_desktop.review.telling import Told, tell
from nec_desktop.review.wholesale import Looks, typography_apart

_MARGINS = ("header", "footer")
"""Stories that our own export has words in; what a file has in any other was put in."""


def compare(reading: Reading, sent: Sent, ids: ItemIds) -> Return:
    """Return what a file says about what was sent; what it carried then, and brings back as it was, is no news."""
    own = without_carried(reading, sent)
    carried = len(reading.comments) - len(own.comments)
    return identified(_Comparison(own, sent).returned(carried), ids)


class _Comparison:
    """Gathers what is found, container by container: the body, each cell, each other story."""

    def __init__(self, reading: Reading, sent: Sent) -> None:
        self._reading = reading
        units = SentUnits(sent)
        self._sent = units.units()
        self._texts = units.texts
        self._acts = count(1)
        self._spots = Spots()
        self._found: list[Told | list[Edit]] = []
        self._looks = Looks()
        last = reading.blocks[-1] if reading.blocks and reading.breaks_off else None
        self._tables = TableEdits(self._cell, self._spots.add_elsewhere, self._found.append, last)
        self._given: list[Given] = []
        self._named: set[str] = set()

    def returned(self, carried: int) -> Return:
        """Return everything, in the order of the file and without ids. carried: comments that came back as sent."""
        laid = lay(self._sent, got_units(self._reading.blocks), breaks_off=self._reading.breaks_off)
        self._named = laid.named
        self._take(laid)
        for story in self._reading.stories:
            self._story(story)
        told, typography = typography_apart(joined_in_sentences(moves_paired(list(self._told())), self._texts))
        returned = Return(
            comments=tuple(placed_comments(self._reading, self._spots.of)),
            suggestions=tuple(item for item in told if isinstance(item, Suggestion)),
            grades=tuple(self._given),
            outside=tuple(item for item in told if isinstance(item, Outside)),
            unplaced=tuple(item for item in told if isinstance(item, Unplaced)),
        )
        folded = [*self._looks.sentences(), *typography]
        said = report(self._reading, returned, laid, self._sent, carried, folded)
        return msgspec.structs.replace(returned, report=tuple(said))

    def _told(self) -> Iterator[Told]:
        """Yield what was found, without the changes of looks that are told in a sentence."""
        for found in self._found:
            if isinstance(found, list):
                yield from tell(edit for edit in found if not self._looks.is_wholesale(edit))
            else:
                yield found

    def _keep(self, edits: Iterable[Edit]) -> None:
        found = list(edits)
        self._looks.add(found)
        self._found.append(found)

    def _take(self, laid: Laid) -> None:
        for part in laid.parts:
            if isinstance(part, TablePair):
                self._tables.compare(part)
            else:
                self._keep(self._edits(part))
                self._found += replaced_pictures(part)

    def _edits(self, stretch: Stretch, fallback: Owner | None = None) -> list[Edit]:
        before = stretch.before
        near, where = (before.near, f"Below {before.where}") if before else ("", "")
        owner = fallback or Owner("", near=near, where=where, is_nowhere=True)
        reader = StretchEdits(stretch, self._acts, owner)
        self._spots.add_stretch(reader)
        return reader.edits()

    def _cell(self, sent: Sequence[SentUnit], cell: Cell, struck: bool) -> None:
        """Compare a cell. Where its row was struck out, that its words are gone is told with the row."""
        if _is_untouched(sent, cell):
            return
        got = got_units(cell.blocks)
        owner = sent[0].owner if sent else Owner("")
        for part in lay(sent, got, self._named).parts:
            if isinstance(part, TablePair):
                self._tables.compare(part)
                continue
            edits = self._edits(part)
            if is_of_sheet(owner):  # whoever fills it in writes as they like
                edits = [edit for edit in edits if not edit.formatting]
            if not is_of_sheet(owner):
                self._keep(edit for edit in edits if not struck or edit.words or edit.struck)
            elif filled := given(owner, part.bits, part.sure[0] if part.sure else "exact"):
                self._given.append(filled)
                self._found += (emptied(edit) for edit in edits if edit.struck)
            else:
                self._found += (emptied(edit) for edit in edits)

    def _story(self, story: Story) -> None:
        owner = Owner("", where=story.kind.capitalize())
        got = got_units(story.blocks)
        sent: list[SentUnit | SentTable] = []
        if story.kind in _MARGINS:  # what was sent there is not kept, so only what was tracked can be told
            sent = [
                SentUnit(unit.text, Owner(unit.text, where=owner.where), 0)
                for unit in got
                if isinstance(unit, GotUnit) and unit.is_whole and unit.key
            ]
        for part in lay(sent, got).parts:
            if isinstance(part, TablePair):
                self._tables.compare(part)
            else:
                self._keep(self._edits(part, owner))


def _is_untouched(sent: Sequence[SentUnit], cell: Cell) -> bool:
    """Say whether a cell reads as it was sent, with nothing on it: most do, so this is found out first."""
    return len(sent) == len(cell.blocks) and all(
        isinstance(block, Paragraph)
        and not (block.inserted or block.deleted or block.formatting)
        and not any(p.inserted or p.deleted or p.comments or p.formatting for p in block.pieces)
        and "".join([piece.text for piece in block.pieces]) == line.text
        and (line.looks is None or not (line.looks or block.kind != line.look or any(p.look for p in block.pieces)))
        for line, block in zip(sent, cell.blocks, strict=True)
    )
