"""Lines of a text, and why something cannot be done to them by the program."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate


class ByHandError(Exception):
    """The program does not carry a suggestion out by itself; the message says why, as a sentence for the person."""


def starts_of(texts: Sequence[str]) -> list[int]:
    """Return where each of some lines begins in a text in which one character stands between two of them."""
    return list(accumulate((len(text) + 1 for text in texts), initial=0))[:-1]


def line_at(starts: Sequence[int], place: int) -> int:
    """Return the number of the line in which a place lies."""
    return bisect_right(starts, place) - 1
