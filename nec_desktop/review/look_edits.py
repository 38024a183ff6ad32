"""Changes of how words look, and of what paragraphs are: what was tracked, and what differs from what was sent."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from nec_desktop.review.became import Became
from nec_desktop.review.edit import Edit
from nec_desktop.review.got_units import UNTRACKED, Bit
from nec_desktop.review.reading import OBJECT, Mark, Piece
from nec_desktop.review.returned import NewLine, Words
from nec_desktop.review.sent_lines import SentUnit
from nec_desktop.review.sent_texts import BREAK
from nec_desktop.review.spans import Span


@dataclass
class _Change:
    """Characters of which the look, or what their paragraph is, was changed. told: from what to what."""

    start: int
    text: str
    mark: Mark
    told: Became | None
    look: str = ""
    link: str = ""
    kind: NewLine | None = None

    def goes_on(self, other: "_Change") -> bool:
        """Say whether another one is more of the same."""
        same = (self.mark, self.told, self.look, self.link) == (other.mark, other.told, other.look, other.link)
        return same and self.kind is None and other.kind is None and self.start + len(self.text) == other.start


def look_edits(
    bits: Sequence[Bit], spans: Sequence[Span], lines: Sequence[SentUnit], acts: Iterator[int]
) -> Iterator[Edit]:
    """Yield what became of the look of words that stay, and of paragraphs that are items of lists now, or no longer.

    bits: of a stretch, whose text `spans` and `lines` divide. Nothing is told of what stands in no text of the plan,
    unless it was tracked.
    """
    starts = [span.start for span in spans]
    for change in _joined(_changes(bits, lines)):
        span = spans[bisect_right(starts, change.start) - 1] if starts else None
        if span is None or not (change.mark is not UNTRACKED or span.owner.is_field):
            continue
        start = change.start - span.start
        words = (Words(change.text, change.look, change.link),)
        yield Edit(
            span.owner,
            start,
            start + len(change.text),
            words,
            (change.kind,) if change.kind else (),
            change.mark,
            act=next(acts),
            formatting=True,
            told=change.told,
        )


def _joined(changes: Iterator[_Change]) -> Iterator[_Change]:
    last: _Change | None = None
    for change in changes:
        if last and last.goes_on(change):
            last.text += change.text
            continue
        if last:
            yield last
        last = change
    if last:
        yield last


def _changes(bits: Sequence[Bit], lines: Sequence[SentUnit]) -> Iterator[_Change]:
    """Yield the changes of pieces and of paragraphs, in order.

    A line that was joined with the one before takes after it in some programs, which nobody asked for.
    """
    place = n = begins = 0
    is_joined = False
    for bit in bits:
        if not bit.was_sent:
            continue
        if bit.text == BREAK:
            if n < len(lines) and lines[n].text and not bit.deleted and (bit.formatting or not is_joined):
                yield from _of_paragraph(bit, lines[n], begins)
            n, begins, is_joined = n + 1, place + 1, bit.deleted is not None
        elif bit.piece and bit.text and not bit.deleted:
            looks = lines[n].looks if n < len(lines) else None
            yield from _of_piece(bit, bit.piece, place, begins, looks)
        place += len(bit.text)


def _of_piece(
    bit: Bit, piece: Piece, place: int, begins: int, looks: Sequence[tuple[int, int, str]] | None
) -> Iterator[_Change]:
    if piece.formatting:
        told = None if piece.look_before == piece.look else Became(piece.look_before, piece.look)
        yield _Change(place, bit.text, piece.formatting, told, piece.look, piece.link)
        return
    if looks is None or OBJECT in bit.text or not (piece.look or looks):
        return
    at, end = place - begins, place - begins + len(bit.text)
    edges = sorted({at, end, *(edge for start, stop, _ in looks for edge in (start, stop) if at < edge < end)})
    for start, stop in pairwise(edges):
        was = next((look for first, last, look in looks if first <= start < last), "")
        text = bit.text[start - at : stop - at]
        if was != piece.look and text.strip():
            told = Became(was, piece.look)
            yield _Change(begins + start, text, UNTRACKED, told, piece.look, piece.link)


def _of_paragraph(end: Bit, line: SentUnit, begins: int) -> Iterator[_Change]:
    now = end.ends
    if end.formatting and end.was is not None:
        if end.was != now:
            yield _Change(begins, line.text, end.formatting, Became(end.was, now), kind=now)
        return
    was = _as_sent(line)
    if was is not None and now != was:
        yield _Change(begins, line.text, end.formatting or UNTRACKED, Became(was, now), kind=now)


def _as_sent(line: SentUnit) -> NewLine | None:
    """Return what a line of a text was sent as; None for labels, and where looks are not known."""
    if line.look == "heading" and line.owner.is_field:
        return NewLine("heading", line.level)
    if line.looks is None or line.look not in ("", "bullet", "number"):
        return None
    if not line.look:
        return NewLine()
    return NewLine("bullet" if line.look == "bullet" else "number", line.level)
