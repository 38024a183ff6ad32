"""Plain text that is pasted, as rich text: a line is a paragraph, but for those that a page broke, as in a PDF."""

import re
from collections.abc import Iterator
from itertools import pairwise

from nec_desktop.plan.richtext import Block, ListItem, Paragraph, RichText, Run

_BULLET = re.compile(r"\s*[•‣●▪■◦○\uf0b7][ \t\u00a0]+(?=\S)")
_DASH = re.compile(r"\s*[-–*][ \t]+(?=\S)")
"""Begins an item where others begin so too; alone it may as well go on with a sentence."""
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
"""What a PDF has in place of letters: no dictionary knows a word that holds one."""
_SOFT_HYPHEN = "\u00ad"
_ENDS = ".!?:;"
_NARROWEST, _WIDEST = 45, 140
"""Characters of the longest line, between which lines may have been broken by the width of a page."""
_LONG, _FULL = 0.7, 0.9
"""Shares of the longest line: a line that is long may go on in the next, one that is full goes on even after a stop."""


def plain_as_rich(text: str) -> tuple[RichText, bool]:
    """Return what a plain text says, and whether lines that a page broke were joined. No letter is lost."""
    lines = text.translate(_LIGATURES).splitlines()
    has_dashes = sum(map(bool, map(_DASH.match, lines))) > 1
    marks = [_BULLET, _DASH] if has_dashes else [_BULLET]
    widest = max((len(line.strip()) for line in lines), default=0)
    broken = _are_broken(lines, widest)
    paragraphs = _joined(lines, widest, marks) if broken else (line for line in lines if line.strip())
    return RichText(tuple(_block(each, marks) for each in paragraphs)), broken


def _block(line: str, marks: list[re.Pattern[str]]) -> Block:
    mark = _mark(line, marks)
    return ListItem((Run(line[mark.end() :]),)) if mark else Paragraph((Run(line),))


def _mark(line: str, marks: list[re.Pattern[str]]) -> re.Match[str] | None:
    return next((found for mark in marks if (found := mark.match(line))), None)


def _are_broken(lines: list[str], widest: int) -> bool:
    """Say whether a page broke the lines: after most of the long ones, the next begins with a small letter."""
    if not _NARROWEST <= widest <= _WIDEST:
        return False
    pairs = pairwise(line.strip() for line in lines)
    following = [after for line, after in pairs if len(line) >= _LONG * widest and after]
    return sum(after[0].islower() for after in following) * 2 >= max(len(following), 1)


def _joined(lines: list[str], widest: int, marks: list[re.Pattern[str]]) -> Iterator[str]:
    paragraph, last = "", ""
    for line in map(str.strip, lines):
        if last and line and not _mark(line, marks) and _goes_on(last, line, widest):
            paragraph = _join(paragraph, line)
        else:
            if paragraph:
                yield paragraph
            paragraph = line
        last = line
    if paragraph:
        yield paragraph


def _goes_on(line: str, after: str, widest: int) -> bool:
    is_long, is_full = len(line) >= _LONG * widest, len(line) >= _FULL * widest
    return is_long and (is_full or after[0].islower() or line[-1] not in _ENDS)


def _join(paragraph: str, line: str) -> str:
    if paragraph.endswith(_SOFT_HYPHEN):
        return paragraph.removesuffix(_SOFT_HYPHEN) + line
    return f"{paragraph}{'' if paragraph.endswith('-') else ' '}{line}"
