"""Moves from one field to another: their two ends are told in one group, each with a sentence."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from nec_desktop.review.returned import Suggestion
from nec_desktop.review.telling import MOVE, Told, away, gone, here
from nec_desktop.review.typography import folded
from nec_desktop.translation import tr

_FEWEST_WORDS = 3
"""Fewer words than these are easily put in twice without having been moved."""


def moves_paired(told: Sequence[Told]) -> list[Told]:
    """Return what was told, with the two ends of each move in one group.

    Programs pair the ends by a name, or, as LibreOffice does, not at all; and a reviewer can cut and paste without any
    program calling it a move. So words that one person took out at one place and put in at one other were moved too.
    """
    found = list(told)
    for n, (out, put_in) in enumerate(_pairs(found)):
        left, came = found[out], found[put_in]
        assert isinstance(left, Suggestion) and isinstance(came, Suggestion)
        group = left.group if left.group.startswith(MOVE) else f"{MOVE}{n}"
        found[out] = _end(left, came, group, away(tr))
        found[put_in] = _end(came, left, group, here(tr))
    return found


def _pairs(told: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """Yield the places of each pair: the end that was taken out, then the one that was put in."""
    ends: dict[tuple[str, str], list[int]] = {}
    for n, item in enumerate(told):
        if isinstance(item, Suggestion) and item.kind in ("insertion", "deletion"):
            if item.group.startswith(MOVE):
                ends.setdefault((item.author, item.group), []).append(n)
            elif not item.group and len(words := folded(item.before or item.after).split()) >= _FEWEST_WORDS:
                ends.setdefault((item.author, " ".join(words)), []).append(n)
    for places in ends.values():
        out = [n for n in places if told[n].kind == "deletion"]
        put_in = [n for n in places if told[n].kind == "insertion"]
        if len(out) == len(put_in) == 1:
            yield out[0], put_in[0]


def _end(item: Suggestion, other: Suggestion, group: str, words: str) -> Suggestion:
    also = dict.fromkeys((*item.also, *([other.address] if other.address != item.address else [])))
    alone = gone(tr)
    note = item.note.replace(alone, words) if alone in item.note else " ".join(filter(None, (item.note, words)))
    return replace(item, group=group, also=tuple(also), note=note)
