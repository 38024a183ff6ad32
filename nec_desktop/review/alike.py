"""Which words and lines of two texts answer to each other."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Literal

from nec_desktop.document.carried import Part
from nec_desktop.plan.marks import marks
from nec_desktop.plan.word_diff import differences

ALIKE = 0.5
"""Lines that share so much of their words are one line that was changed."""
_KINDS: dict[str, Literal["", "+", "-"]] = {"same": "", "new": "+", "gone": "-"}


def marked(old: str, new: str) -> tuple[Part, ...]:
    """Return what stays, is gone and is new between two texts, by whole words; what is gone comes first."""
    return tuple(Part(_KINDS[mark.kind], mark.text) for mark in marks(old, new))


def pairs(old: Sequence[str], new: Sequence[str], *, in_turn: bool = False) -> list[tuple[int, int]]:
    """Return which of two lists of lines answer to each other, in order: those that are equal, and those alike.

    in_turn: between equal lines the others answer to each other as they come, however little they are alike.
    """
    found = []
    for tag, first, last, start, stop in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal" or (tag == "replace" and (in_turn or last - first == stop - start == 1)):
            found += list(zip(range(first, last), range(start, stop), strict=False))
        elif tag == "replace":
            free = start
            for at in range(first, last):
                likeness, best = max(((_likeness(old[at], new[n]), -n) for n in range(free, stop)), default=(0.0, 0))
                if likeness >= ALIKE:
                    found.append((at, -best))
                    free = 1 - best
    return found


def _likeness(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one.split(), other.split(), autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= ALIKE else 0.0


def offset_now(old: str, new: str, offset: int) -> int:
    """Return where a place in a text has gone: into what stays of it, else to where its words were taken out."""
    shift = 0
    for difference in differences(old, new):
        if offset <= difference.start:
            break
        if offset <= difference.end:
            return difference.got_start
        shift = difference.got_end - difference.end
    return offset + shift
