"""A file laid beside what was sent: what was sent once more, with every difference marked on it.

What was tracked is marked by the file. What was not is found by comparing, and marked in the same way, as UNTRACKED. So
whatever comes after this has only marks to read.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from nec_desktop.plan.word_diff import Difference, differences
from nec_desktop.review.alignment import Alignment, Item, Match, align
from nec_desktop.review.furniture import without_furniture
from nec_desktop.review.got_units import UNTRACKED, Bit, GotTable, GotUnit
from nec_desktop.review.returned import Confidence
from nec_desktop.review.sent_lines import SentUnit
from nec_desktop.review.sent_texts import BREAK
from nec_desktop.review.sent_units import SentTable
from nec_desktop.review.typography import folded

_COPY = re.compile(r"_Copy_\d+$")
_ROW_NAME = re.compile(r"(?:_necr_|nec:)(\d+)_\d+$")
_BREAKS = re.compile(f"({BREAK})")


@dataclass(eq=False)
class Stretch:
    """Lines that were sent one after another, and the bits that say what became of them.

    The bits that were sent make up exactly the lines, each with a BREAK after it. sure: how each line was found.
    before, after: the tables that it stands between.
    """

    lines: list[SentUnit] = field(default_factory=list)
    sure: list[Confidence] = field(default_factory=list)
    bits: list[Bit] = field(default_factory=list)
    before: SentTable | None = None


@dataclass(frozen=True, eq=False)
class TablePair:
    """A table as it was sent and as it came; one of them where there is no other. after: the line before it."""

    sent: SentTable | None
    got: GotTable | None
    after: SentUnit | None = None


@dataclass(eq=False)
class Laid:
    """What became of a body, a cell or another story, in order. named: blocks whose labels the file's anchors named."""

    parts: list[Stretch | TablePair]
    named: set[str]
    contradicted: list[str]


def lay(
    sent: Sequence[SentUnit | SentTable],
    got: Sequence[GotUnit | GotTable],
    named: Iterable[str] = (),
    *,
    breaks_off: bool = False,
) -> Laid:
    """Lay what came beside what was sent. named: labels that anchors have named already, around a table's cell.

    breaks_off: nothing is told of what was sent after the last thing that came.
    """
    simple = _same_lines(sent, got)
    if simple:
        return Laid([simple], set(named), [])
    kept = without_furniture(sent, got)
    whole = [unit for unit in kept if isinstance(unit, GotTable) or unit.is_whole]
    sent_items, got_items = list(map(_sent_item, sent)), list(map(_got_item, whole))
    claimed = dict(_claims(sent, whole))
    alignment = align(sent_items, got_items, claimed, several=True)
    taken = {(match.start, match.got_start) for match in alignment.matches}
    names = {*named, *(block for pair, block in claimed.items() if pair in taken)}
    weaver = _Weaver(sent, kept, whole, alignment, names)
    weaver.weave(breaks_off=breaks_off)
    contradicted = [claimed[pair] for pair in alignment.discarded if pair not in taken]
    return Laid(weaver.parts, names, contradicted)


def _same_lines(sent: Sequence[SentUnit | SentTable], got: Sequence[GotUnit | GotTable]) -> Stretch | None:
    """Return the stretch of lines that read as they were sent, as in most cells; None where one does not."""
    lines: list[SentUnit] = []
    bits: list[Bit] = []
    if len(sent) != len(got):
        return None
    for unit, came in zip(sent, got, strict=True):
        if not (isinstance(unit, SentUnit) and isinstance(came, GotUnit) and came.is_whole and unit.text == came.text):
            return None
        lines.append(unit)
        bits += came.bits
    return Stretch(lines, ["exact"] * len(lines), bits)


def _sent_item(unit: SentUnit | SentTable) -> Item:
    if isinstance(unit, SentUnit):
        return Item(unit.key, "line", unit.look if unit.look in ("heading", "bullet", "number") else "")
    return Item(
        folded(" ".join(line.text for row in unit.rows for cell in row.row.cells for line in cell)), "table", "table"
    )


def _got_item(unit: GotUnit | GotTable) -> Item:
    if isinstance(unit, GotUnit):
        was = unit.paragraph.was or unit.paragraph
        return Item(unit.key, "line", "heading" if was.heading else was.kind)
    return Item(folded(" ".join(text for row in unit.texts for text in row)), "table", "table")


def _claims(
    sent: Sequence[SentUnit | SentTable], got: Sequence[GotUnit | GotTable]
) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield which line or table the file's own anchors say is which, and the id of its block; the first one counts."""
    places: dict[str, int] = {}
    for n, unit in enumerate(sent):
        names = unit.names if isinstance(unit, SentUnit) else (f"table {unit.block.id}",)
        places.update(dict.fromkeys(names, n))
    used: set[str] = set()
    for n, came in enumerate(got):
        for name in map(_plain_name, came.names):
            row = _ROW_NAME.match(name)
            wanted = f"table {row[1]}" if row and isinstance(came, GotTable) else name
            place = places.get(wanted)
            if place is None or wanted in used or isinstance(came, GotTable) != isinstance(sent[place], SentTable):
                continue
            if wanted.startswith("nec:") and not _has_number(sent[place], came):
                continue
            used.add(wanted)
            yield (place, n), wanted.rpartition(" ")[2].rpartition("_")[2].rpartition(":")[2]


def _plain_name(name: str) -> str:
    """Return a bookmark's name without what LibreOffice adds to that of a copy."""
    return _COPY.sub("", name) if "_Copy_" in name else name


def _has_number(unit: SentUnit | SentTable, came: GotUnit | GotTable) -> bool:
    """Say whether a control still stands on what it stood on: LibreOffice moves some to the next label."""
    if not isinstance(unit, SentUnit) or not isinstance(came, GotUnit):
        return True
    return unit.look == "figure" or came.key.split(" ")[0] == unit.key.split(" ")[0]


class _Weaver:
    """Marks what was not tracked on what was sent."""

    def __init__(
        self,
        sent: Sequence[SentUnit | SentTable],
        kept: Sequence[GotUnit | GotTable],
        whole: Sequence[GotUnit | GotTable],
        alignment: Alignment,
        named: set[str],
    ) -> None:
        self.parts: list[Stretch | TablePair] = [Stretch()]
        self._sent = sent
        self._kept = kept
        self._places = _places_among(kept, whole)
        self._matches = alignment.matches
        self._named = named
        self._equal = {match.start for match in alignment.matches if match.how == "equal"} | {-1, len(sent)}
        self._last: SentUnit | None = None

    def weave(self, *, breaks_off: bool) -> None:
        """Fill `parts`."""
        i = k = 0
        for match in [*self._matches, None]:
            start = match.start if match else len(self._sent)
            first = self._places[match.got_start] if match else len(self._kept)
            # What was inserted at the very end of what stands before comes before what is missing after it.
            if match or not breaks_off:
                self._missing(i, start)
            self._new(k, first)
            if match is None:
                return
            stop = self._places[match.got_end - 1] + 1
            self._matched(match, self._kept[first:stop])
            i, k = match.end, stop

    def _stretch(self) -> Stretch:
        last = self.parts[-1]
        if isinstance(last, Stretch):
            return last
        stretch = Stretch(before=last.sent)
        self.parts.append(stretch)
        return stretch

    def _line(self, place: int, unit: SentUnit) -> None:
        stretch = self._stretch()
        stretch.lines.append(unit)
        stretch.sure.append(self._sure(place, unit))
        self._last = unit

    def _sure(self, place: int, unit: SentUnit) -> Confidence:
        if place in self._equal or (place - 1 in self._equal and place + 1 in self._equal):
            return "exact"
        return "anchored" if unit.owner.anchor in self._named else "fuzzy"

    def _missing(self, start: int, end: int) -> None:
        for place in range(start, end):
            unit = self._sent[place]
            if isinstance(unit, SentTable):
                self.parts.append(TablePair(unit, None, self._last))
                continue
            self._line(place, unit)
            self._stretch().bits += [Bit(unit.text, None, UNTRACKED), Bit(BREAK, None, UNTRACKED)]

    def _new(self, start: int, end: int) -> None:
        for unit in self._kept[start:end]:
            if isinstance(unit, GotTable):
                self.parts.append(TablePair(None, unit, self._last))
                continue
            stretch = self._stretch()
            if unit.text:
                stretch.bits += [replace(bit, inserted=UNTRACKED, within=bit.inserted) for bit in unit.bits]
                continue
            # A line of nothing but what somebody put in was put in whole by them.
            mark = next((bit.inserted for bit in unit.bits if bit.inserted), UNTRACKED)
            stretch.bits += [replace(bit, inserted=bit.inserted or mark) for bit in unit.bits]

    def _matched(self, match: Match, got: Sequence[GotUnit | GotTable]) -> None:
        first = self._sent[match.start]
        if isinstance(first, SentTable):
            self.parts.append(TablePair(first, next(unit for unit in got if isinstance(unit, GotTable)), self._last))
            return
        texts = []
        for place in range(match.start, match.end):
            unit = self._sent[place]
            if isinstance(unit, SentUnit):
                self._line(place, unit)
                texts.append(unit.text)
        lines = [unit for unit in got if isinstance(unit, GotUnit)]
        sent, came = BREAK.join(texts), BREAK.join(line.text for line in lines if line.is_whole)
        bits = [bit for line in lines for bit in line.bits]
        self._stretch().bits += bits if sent == came else _marked(bits, sent, differences(sent, came))


def _places_among(kept: Sequence[GotUnit | GotTable], whole: Sequence[GotUnit | GotTable]) -> list[int]:
    places = {id(unit): n for n, unit in enumerate(kept)}
    return [places[id(unit)] for unit in whole]


def _marked(bits: Sequence[Bit], sent: str, found: Sequence[Difference]) -> list[Bit]:
    """Return the bits of lines with what differs from the text as sent marked as not tracked."""
    marked: list[Bit] = []
    place = k = 0
    for bit in bits:
        if not (bit.was_sent and bit.text):
            marked.append(bit)
            continue
        start, end = place, place + len(bit.text)
        while place < end:
            if k < len(found) and found[k].got_start <= place:
                difference = found[k]
                if difference.got_start == place:
                    marked += _deleted(sent[difference.start : difference.end])
                stop = min(end, difference.got_end)
                if stop > place:
                    marked.append(replace(_cut(bit, place - start, stop - start), inserted=UNTRACKED))
                    place = stop
                k += place == difference.got_end
            else:
                stop = min(end, found[k].got_start) if k < len(found) else end
                marked.append(_cut(bit, place - start, stop - start))
                place = stop
    return marked


def _cut(bit: Bit, start: int, end: int) -> Bit:
    return bit if (start, end) == (0, len(bit.text)) else bit.part(start, end)


def _deleted(text: str) -> list[Bit]:
    return [Bit(part, None, UNTRACKED) for part in _BREAKS.split(text) if part]
