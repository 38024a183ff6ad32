"""Where two texts differ, in whole words."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import accumulate
from typing import NamedTuple

_TOKEN = re.compile(r"\w+(?:['’]\w+)*|\s|[^\w\s]")
LARGEST = 1_000_000
"""Pairs of words beyond which two texts are told as replaced whole: comparing them would take seconds."""
_ALIKE = 0.3
"""Share of the longer text's letters that have to be the same; with fewer, words that agree do so by chance."""


class Difference(NamedTuple):
    """The characters start to end of the first text stand in the place of those from got_start to got_end."""

    start: int
    end: int
    got_start: int
    got_end: int


def differences(sent: str, got: str) -> list[Difference]:
    """Return where `got` differs from `sent`, in order; words that were changed are told whole."""
    if sent == got:
        return []
    old, new = _TOKEN.findall(sent), _TOKEN.findall(got)
    first = _same_at_start(old, new)
    last = _same_at_end(old, new, first)
    old_places, new_places = _places(old), _places(new)
    old, new = old[first : len(old) - last], new[first : len(new) - last]
    found = [
        Difference(old_places[first + i0], old_places[first + i1], new_places[first + j0], new_places[first + j1])
        for i0, i1, j0, j1 in _changed(old, new)
    ]
    return _joined(sent, found)


def _same_at_start(old: Sequence[str], new: Sequence[str]) -> int:
    n = 0
    for one, other in zip(old, new, strict=False):
        if one != other:
            break
        n += 1
    return n


def _same_at_end(old: Sequence[str], new: Sequence[str], first: int) -> int:
    most = min(len(old), len(new)) - first
    n = 0
    while n < most and old[-1 - n] == new[-1 - n]:
        n += 1
    return n


def _places(tokens: Sequence[str]) -> list[int]:
    return list(accumulate(map(len, tokens), initial=0))


def _changed(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int, int, int]]:
    whole = [(0, len(old), 0, len(new))]
    if not old or not new or len(old) * len(new) > LARGEST:
        return whole
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    same = sum(len(word) for tag, i0, i1, _, _ in codes if tag == "equal" for word in old[i0:i1] if word.isalnum())
    longer = max(sum(len(word) for word in words if word.isalnum()) for words in (old, new))
    if same < _ALIKE * longer:
        return whole
    return [(i0, i1, j0, j1) for tag, i0, i1, j0, j1 in codes if tag != "equal"]


def _joined(sent: str, found: list[Difference]) -> list[Difference]:
    """Join differences that have only a space between them: they read as one."""
    joined: list[Difference] = []
    for difference in found:
        last = joined[-1] if joined else None
        between = sent[last.end : difference.start] if last else ""
        if last and between == " " and _replaces(last) and _replaces(difference):
            joined[-1] = Difference(last.start, difference.end, last.got_start, difference.got_end)
        else:
            joined.append(difference)
    return joined


def _replaces(difference: Difference) -> bool:
    return difference.start < difference.end and difference.got_start < difference.got_end
