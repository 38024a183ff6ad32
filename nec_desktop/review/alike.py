"""Which words and lines of two texts answer to each other."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from nec_desktop.document.carried import Part

_WORD = re.compile(r"\w+|\s+|[^\w\s]")
ALIKE = 0.5
"""Lines that share so much of their words are one line that was changed."""
LEAST_KEPT = 0.25
"""A line that keeps less of its words is shown as replaced in one piece: single words that stay would not help."""


def marked(old: str, new: str) -> tuple[Part, ...]:
    """Return what stays, is gone and is new between two texts, by whole words; what is gone comes first."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    parts: list[Part] = []
    if matcher.ratio() < LEAST_KEPT:
        return _replaced(old, new)
    gone, added = "", ""
    codes = matcher.get_opcodes()
    for n, (tag, first, last, start, stop) in enumerate(codes):
        same = "".join(before[first:last]) if tag == "equal" else ""
        if same and (same.strip() or not 0 < n < len(codes) - 1):
            parts += [*_replaced(gone, added), Part("", same)]
            gone = added = ""
        else:  # a space between two changed words is changed with them
            gone += "".join(before[first:last])
            added += "".join(after[start:stop])
    return (*parts, *_replaced(gone, added))


def _replaced(old: str, new: str) -> tuple[Part, ...]:
    return (*((Part("-", old),) if old else ()), *((Part("+", new),) if new else ()))


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
    if old == new:
        return offset
    before = after = 0
    for kind, text in marked(old, new):
        if kind == "+":
            after += len(text)
            continue
        if offset <= before + len(text):
            return after + (offset - before if kind == "" else 0)
        before += len(text)
        after += len(text) if kind == "" else 0
    return after
