"""Edits read off the marks of a stretch of lines: what one person did in one place, in its coordinates."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from nec_desktop.review.edit import NOBODY, Edit, words_of
from nec_desktop.review.got_units import UNTRACKED, Bit
from nec_desktop.review.look_edits import look_edits
from nec_desktop.review.returned import SURE, Confidence, NewLine
from nec_desktop.review.script import Stretch
from nec_desktop.review.sent_lines import Owner, by_owner
from nec_desktop.review.sent_texts import BREAK
from nec_desktop.review.spans import Span


@dataclass(eq=False)
class _Part:
    """What a run of marks does to one span."""

    span: Span | None
    start: int
    end: int
    bits: list[Bit]


class StretchEdits:
    """Reads the edits off a stretch. fallback: who owns what stands in a stretch without a line that was sent."""

    def __init__(self, stretch: Stretch, acts: Iterator[int], fallback: Owner = NOBODY) -> None:
        self.text = "".join(f"{line.text}{BREAK}" for line in stretch.lines)
        self.spans = list(_spans(stretch))
        self._starts = [span.start for span in self.spans]
        self._acts = acts
        self._lines = stretch.lines
        self._table = stretch.before
        self._fallback = fallback
        self.bits = list(self._moved_up(stretch.bits))
        self._gone = set(self._gone_breaks())

    def edits(self) -> list[Edit]:
        """Return the edits in order."""
        found: list[Edit] = []
        for start, bits in self._runs():
            act = next(self._acts)
            parts = [part for part in self._parts(start, bits) if part.bits]
            found += [self._edit(part, act) for part in parts]
        return found + list(look_edits(self.bits, self.spans, self._lines, self._acts))

    def span_at(self, place: int) -> Span | None:
        """Return the span of the character at `place`; none behind the last line."""
        n = bisect_right(self._starts, place) - 1
        return self.spans[n] if n >= 0 and place <= self.spans[n].last else None

    def owner_place(self, place: int) -> tuple[Owner, int]:
        """Return whose text a place is in, and where in it; behind the last line the end of the last text."""
        span = self.span_at(place) or (self.spans[-1] if self.spans else None)
        return (span.owner, min(place, span.last) - span.start) if span else (self._fallback, 0)

    def _moved_up(self, bits: Sequence[Bit]) -> Iterator[Bit]:
        """Yield the bits, with paragraphs that were put in before a line told as put in after the line above.

        Word puts the end of a new paragraph before the heading that it was typed above, other programs after the text
        that it was typed below. Whoever did it meant the text, never the heading.
        """
        place = n = 0
        while n < len(bits):
            bit = bits[n]
            if bit.was_sent and bit.text == BREAK and not bit.deleted:
                stop = next((k for k in range(n + 1, len(bits)) if bits[k].was_sent), len(bits))
                new = bits[n + 1 : stop]
                last = max(
                    (k for k, put_in in enumerate(new) if put_in.text == BREAK and not put_in.deleted), default=-1
                )
                if last >= 0 and self._is_below(place):
                    yield from _rotated(new[: last + 1])
                    yield bit
                    yield from new[last + 1 :]
                    place, n = place + 1, stop
                    continue
            yield bit
            place += len(bit.text) if bit.was_sent else 0
            n += 1

    def _is_below(self, place: int) -> bool:
        """Say whether what comes after the end of a line at `place` belongs to the text of that line."""
        above, here = self.span_at(place), self.span_at(place + 1)
        return above is not None and above.owner.is_field and (here is above or here is None or not here.owner.is_field)

    def _gone_breaks(self) -> Iterator[int]:
        """Yield the places of the ends of lines that somebody deleted."""
        place = 0
        for bit in self.bits:
            if bit.was_sent:
                if bit.text == BREAK and bit.deleted:
                    yield place
                place += len(bit.text)

    def _runs(self) -> Iterator[tuple[int, list[Bit]]]:
        """Yield neighbouring marks of one person, and where in the text they begin."""
        place, start, run, key = 0, 0, list[Bit](), None
        for bit in self.bits:
            own = _key(bit)
            if not bit.text:  # a point that is commented on; LibreOffice says that it was inserted
                continue
            if own != key:
                if run:
                    yield start, run
                start, run, key = place, [], own
            if own is not None:
                run.append(bit)
            place += len(bit.text) if bit.was_sent else 0
        if run:
            yield start, run

    def _parts(self, place: int, bits: Sequence[Bit]) -> Iterator[_Part]:
        """Divide a run where one owner's text ends and another's begins."""
        part: _Part | None = None
        for sent, group in groupby(bits, lambda bit: bit.was_sent):
            same = list(group)
            if not sent:
                if part is None:
                    before, part = self._leading(place, same)
                    if before:
                        yield before
                else:
                    part.bits += same
                continue
            for bit in same:
                span = self.span_at(place)
                if part is None or part.span is not span:
                    if part:
                        yield part
                    part = _Part(span, place, place, [])
                part.bits.append(bit)
                place += len(bit.text)
                part.end = place
        if part:
            yield part

    def _leading(self, place: int, bits: list[Bit]) -> tuple[_Part | None, _Part]:
        """Say to what a run belongs that begins with an insertion.

        A paragraph put in above a heading was put in below the text before it, and is part of that text. What is glued
        to the heading is not.
        """
        here = self.span_at(place)
        if place == 0 and self._table and not (here and here.owner.is_field):
            return self._below_table(here, bits)
        above = self.span_at(place - 1) if place and (here is None or here.start == place) else None
        if above is None or (here and here.owner.is_field) or not (above.owner.is_field or here is None):
            return None, _Part(here, place, place, bits)
        last = max((n for n, bit in enumerate(bits) if bit.text == BREAK), default=-1)
        if here is None:
            last = len(bits) - 1
        if last < 0:
            return None, _Part(here, place, place, bits)
        return _Part(above, place, place, bits[: last + 1]), _Part(here, place, place, bits[last + 1 :])

    def _below_table(self, here: Span | None, bits: list[Bit]) -> tuple[_Part | None, _Part]:
        """Part what was written below a table from what is glued to the line after it."""
        last = max((n for n, bit in enumerate(bits) if bit.text == BREAK), default=-1)
        if here is None:
            last = len(bits) - 1
        return _Part(None, 0, 0, bits[: last + 1]) if last >= 0 else None, _Part(here, 0, 0, bits[last + 1 :])

    def _edit(self, part: _Part, act: int) -> Edit:
        span, a, b = part.span, part.start, part.end
        new = [bit for bit in part.bits if not bit.was_sent and not bit.deleted]
        struck = tuple((bit.text, bit.deleted) for bit in part.bits if bit.inserted and bit.deleted)
        within = tuple((bit.text, bit.within) for bit in new if bit.within)
        kinds = [bit.begins for bit in new if bit.text == BREAK]
        ends = [bit.ends for bit in new if bit.text == BREAK]
        mark = next((bit.inserted or bit.deleted for bit in part.bits), None) or UNTRACKED
        edit = Edit(self._fallback, 0, 0, (), (), mark, part.bits[0].move, struck, within, act)
        if span is None:
            return self._nowhere(edit, new)
        crosses = False
        closed = bool(new) and new[-1].text == BREAK
        begins_line = a > span.start and self.text[a - 1] == BREAK
        follows = begins_line and a - 1 not in self._gone  # the end of the line before is there to be told with it
        if a == b > span.last:
            if closed:
                new, kinds, a = [new[-1], *new[:-1]], ends, a - 1
            else:
                new, kinds, a = [Bit(BREAK), *new], [*ends, NewLine()], a - 1
            b = a
        elif a == b:
            pass
        elif not new and follows and self.text[b - 1] == BREAK:
            a, b = a - 1, b - 1
        elif closed and self.text[b - 1] == BREAK:
            b, new, kinds = b - 1, new[:-1], kinds[:-1]
        elif b > span.last:
            b -= 1
            crosses = bool(new) or (a > span.start and not begins_line)
            crosses = crosses and self.span_at(b + 1) is not None
        if a < b and self.text[a] == BREAK and new and new[0].text == BREAK:
            a, new, kinds = a + 1, new[1:], kinds[1:]
        edit.owner, edit.start, edit.end = span.owner, a - span.start, b - span.start
        edit.words, edit.lines, edit.crosses = words_of(new), tuple(kinds), crosses
        edit.sure = sure_of(span, edit.start, edit.end)
        return edit

    def _nowhere(self, edit: Edit, new: list[Bit]) -> Edit:
        """Put what stands where nothing was sent into the text whose table is above it, if there is one."""
        lines = [line for row in self._table.rows for cell in row.cells for line in cell] if self._table else []
        owner = next((line.owner for line in reversed(lines) if line.owner.is_field), None)
        if owner is None or self._table is None or self._table.block.address != owner.address or not new:
            edit.words = words_of(new)
            return edit
        kinds = [bit.ends for bit in new if bit.text == BREAK]
        if new[-1].text == BREAK:
            new = new[:-1]
        else:
            kinds.append(NewLine())
        edit.owner, edit.start, edit.end = owner, len(owner.text), len(owner.text)
        edit.words, edit.lines, edit.below = words_of([Bit(BREAK), *new]), tuple(kinds), True
        return edit


def _rotated(bits: Sequence[Bit]) -> Iterator[Bit]:
    """Yield bits that end with the end of a line as ones that begin with it; each end then begins what it ended."""
    kinds = (bit.ends for bit in bits if bit.text == BREAK)
    for bit in (bits[-1], *bits[:-1]):
        yield replace(bit, begins=next(kinds)) if bit.text == BREAK else bit


def sure_of(span: Span, start: int, end: int) -> Confidence:
    """Return how the least certain line between two places of a span was found."""
    last = bisect_right(span.sure, end, key=_begins)
    first = min(max(bisect_right(span.sure, start, key=_begins) - 1, 0), max(last - 1, 0))
    return max((sure for _, sure in span.sure[first:last]), key=SURE.index, default="exact")


def _begins(line: tuple[int, Confidence]) -> int:
    return line[0]


def _key(bit: Bit) -> tuple[str, bool, str] | None:
    mark = bit.inserted or bit.deleted
    return (mark.author, mark is UNTRACKED, bit.move) if mark else None


def _spans(stretch: Stretch) -> Iterator[Span]:
    place = n = 0
    for owner, lines in by_owner(stretch.lines):
        shift = lines[0].offset
        own = owner if shift == 0 and len(owner.text) == sum(len(line.text) + 1 for line in lines) - 1 else None
        if own is None:  # a text that a table stands in the middle of
            text = BREAK.join(line.text for line in lines)
            own = replace(owner, text=text, base=owner.base + shift if owner.base >= 0 else -1)
        span = Span(own, place, place + len(own.text))
        for line in lines:
            span.sure.append((line.offset - shift, stretch.sure[n]))
            n += 1
        yield span
        place = span.last + 1
