"""What differs between two texts, as words that stay, words that are gone and words that are new."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from nec_desktop.plan.word_diff import differences


class Mark(NamedTuple):
    """A stretch of text, and whether it is in both texts, only in the old one, or only in the new one."""

    kind: Literal["same", "gone", "new"]
    text: str


def marks(old: str, new: str) -> tuple[Mark, ...]:
    """Return the old and the new text in one, what is gone before what came in its place."""
    found: list[Mark] = []
    at = 0
    for difference in differences(old, new):
        found.append(Mark("same", old[at : difference.start]))
        found.append(Mark("gone", old[difference.start : difference.end]))
        found.append(Mark("new", new[difference.got_start : difference.got_end]))
        at = difference.end
    return _joined((*found, Mark("same", old[at:])))


def line_marks(old: str, new: str) -> tuple[Mark, ...]:
    """Return what `marks` does, line by line: long texts are compared word by word too, and much faster."""
    return _joined(tuple(_lines_marked(old.splitlines(keepends=True), new.splitlines(keepends=True))))


def _lines_marked(one: list[str], other: list[str]) -> Iterator[Mark]:
    for tag, i0, i1, j0, j1 in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Mark("same", "".join(one[i0:i1]))
        elif i1 - i0 == j1 - j0:
            for old, new in zip(one[i0:i1], other[j0:j1], strict=True):
                yield from marks(old, new)
        else:
            yield from marks("".join(one[i0:i1]), "".join(other[j0:j1]))


def marks_at(text: str, start: int, end: int, after: str) -> tuple[Mark, ...]:
    """Return a text with the characters from start to end replaced, marked there and nowhere else."""
    return _joined((Mark("same", text[:start]), *marks(text[start:end], after), Mark("same", text[end:])))


def _joined(found: tuple[Mark, ...]) -> tuple[Mark, ...]:
    joined: list[Mark] = []
    for mark in found:
        if joined and joined[-1].kind == mark.kind:
            joined[-1] = Mark(mark.kind, joined[-1].text + mark.text)
        elif mark.text:
            joined.append(mark)
    return tuple(joined)
