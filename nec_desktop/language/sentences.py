"""Where sentences begin and end, and how many words they have."""

import re
from bisect import bisect_right
from functools import lru_cache

_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’)\]]*+(?=\s+[\"'“‘(\[]*[A-Z0-9À-Þ£])")
"""Where a sentence may end: a point, and after it white space and what a sentence can begin with."""
_FULL = re.compile(r"[.!?…][\"'”’)\]]*\s*$")
_BREAK = re.compile(r"[\n\t]")
"""Blocks of a rich text and cells of a table stand on lines of their own."""
_NOT_AN_END = re.compile(
    r"(?:\b(?:e\.g|i\.e|St|Mr|Mrs|Ms|Dr|Prof|Revd?|Fr|Det|Insp|Sgt|Supt|Cllr|Hon|No|Nos|vs|cf|approx|tel|ext|ref|Ltd|Rd|Ave"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|p|pp|[A-Z])|^\W*(?:\d{1,3}|[a-z]))\.$"
)
"""A point that ends no sentence: after a short form, an initial, or the number of a list item."""
_LETTERED = re.compile(
    r"\b(?:annex|appendix|block|category|class|figure|grade|group|option|part|plan|schedule|section|table|unit|zone)"
    r"\s[A-Z]\.$",
    re.IGNORECASE,
)
"""What is called by a letter, which is then no initial: see Annex A."""
_NUMBER_SIGN = re.compile(r"\bNos?\.$")
_WORD = re.compile(r"[^\W_](?:[\w’'.:,@/&-]*[^\W_])?")
_LONGEST_LOOK_BACK = 12
LONGEST = 500
"""Characters of a sentence that are repeated."""


@lru_cache(maxsize=4096)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return the start and end of each sentence of `text`, without the white space between them."""
    found: list[tuple[int, int]] = []
    start = 0
    for line_break in [*(match.start() for match in _BREAK.finditer(text)), len(text)]:
        line_start = start
        for match in _END.finditer(text, start, line_break):
            before = text[max(line_start, start, match.start() - _LONGEST_LOOK_BACK) : match.start() + 1]
            if match[0].startswith(".") and _goes_on(before, text[match.end() :][:3].lstrip()):
                continue
            found += _trimmed(text, start, match.end())
            start = match.end()
        found += _trimmed(text, start, line_break)
        start = line_break + 1
    return tuple(found)


def _goes_on(before: str, following: str) -> bool:
    """Say whether a sentence goes on behind a point: the one at the end of `before`, the beginning of what follows."""
    if _LETTERED.search(before) or (_NUMBER_SIGN.search(before) and not following[:1].isdigit()):
        return False
    return _NOT_AN_END.search(before) is not None


def sentence_at(text: str, position: int) -> str:
    """Return the sentence that holds the character at `position`, on one line; empty where there is none.

    Of a very long one, its beginning: enough to know it again.
    """
    found = sentences(text)
    n = bisect_right(found, (position, len(text) + 1)) - 1
    if n < 0 or not found[n][0] <= position < found[n][1]:
        return ""
    start, end = found[n]
    return " ".join(text[start : min(end, start + LONGEST)].split())


def is_full(sentence: str) -> bool:
    """Say whether a sentence ends as one does, with a point, a question mark or the like; a label does not."""
    return _FULL.search(sentence) is not None


def words_in(text: str) -> list[str]:
    """Return the words of `text`: a number, a time, an address or a hyphenated word is one."""
    return _WORD.findall(text)


def _trimmed(text: str, start: int, end: int) -> list[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return [(start, end)] if start < end else []
