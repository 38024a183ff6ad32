"""Which suggestions are about the same words, and which are the very same."""

from collections import defaultdict
from collections.abc import Sequence

from nec_desktop.review.items import Item, Said
from nec_desktop.review.returned import Suggestion

MOST = 50
"""So many suggestions at one place are told as being about the same words; nobody looks at more side by side."""
_OF_NO_WORDS = ("row-insertion", "row-deletion", "table", "picture", "formatting")
"""Kinds that put no words in the place of words: of two such, or of one and another, both can be carried out."""


def alike(said: Said) -> object:
    """Return what is equal for suggestions that are the very same, and for nothing else that was said."""
    what = said.what
    if not isinstance(what, Suggestion) or what.kind == "row-insertion":
        return what.id
    place = what.kind, what.address, what.record, what.start, what.end
    return said.of.snapshot.id, *place, what.before, what.after, what.words, what.lines


def is_of_words(suggestion: Suggestion) -> bool:
    """Say whether a suggestion puts words in the place of words."""
    return suggestion.kind not in _OF_NO_WORDS


def touch(one: Suggestion, other: Suggestion) -> bool:
    """Say whether two suggestions for one text, in the same coordinates, cannot both be carried out as they are."""
    if not (is_of_words(one) and is_of_words(other)):
        return False
    if one.start == one.end or other.start == other.end:
        if one.start == one.end and other.start == other.end:
            return one.start == other.start
        point, stretch = (one, other) if one.start == one.end else (other, one)
        return stretch.start < point.start < stretch.end
    return max(one.start, other.start) < min(one.end, other.end)


def overlaps(items: Sequence[Item]) -> dict[str, list[str]]:
    """Return for each item the ids of those that are about the same words of the same text as it was sent."""
    texts: dict[tuple[str, str], list[tuple[Suggestion, Item]]] = defaultdict(list)
    for item in items:
        if suggestion := item.suggestion:
            texts[item.said[0].of.snapshot.id, suggestion.address].append((suggestion, item))
    found: dict[str, list[str]] = defaultdict(list)
    for about in texts.values():
        open_until: list[tuple[Suggestion, Item]] = []
        for suggestion, item in sorted(about, key=lambda pair: (pair[0].start, pair[0].end)):
            open_until = [pair for pair in open_until if pair[0].end >= suggestion.start][-MOST:]
            for other, rival in open_until:
                if touch(suggestion, other):
                    found[item.id].append(rival.id)
                    found[rival.id].append(item.id)
            open_until.append((suggestion, item))
    return found
