"""Signs: what a returned file bears of the plan and snapshot that it was made from, and of who had it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from nec_desktop.document.review_copy import PLAN_ID, SNAPSHOT_ID
from nec_desktop.document.sent import Sent
from nec_desktop.plan.review_code import ReviewCode, find_codes
from nec_desktop.review.reading import Block, Mark, Paragraph, Reading

NAMELESS = frozenset(("", "author", "unknown author", "unknown", "user"))
"""What programs write for a person whose name they do not know or were told to take out, in lower case."""
SAVED_BY, CREATOR = "core:lastModifiedBy", "core:creator"
_SHORTEST = 20
"""Characters of a line that is somebody's own; shorter ones stand in every plan."""
_UNLIKE = 0.02
"""The share of what was sent below which a file is like any other text."""


class Signs(NamedTuple):
    """What a file bears.

    plan, snapshot: the ids that it names, empty where a program stripped them. codes: review codes in its text, the
    one that stands most often first. lines: its lines as they were before any tracked change.
    """

    plan: str
    snapshot: str
    codes: tuple[ReviewCode, ...]
    lines: frozenset[str]


def signs_of(reading: Reading) -> Signs:
    """Return what `reading` bears."""
    lines = Counter(line_before(paragraph) for paragraph in paragraphs_of(reading))
    codes: Counter[ReviewCode] = Counter()
    for line, times in lines.items():
        for code in find_codes(line):
            codes[code] += times
    told = reading.properties
    most_often = tuple(code for code, _times in codes.most_common())
    return Signs(told.get(PLAN_ID, ""), told.get(SNAPSHOT_ID, ""), most_often, frozenset(lines))


def likeness(signs: Signs, sent: Sent) -> float:
    """Return which share of the longer lines that a person wrote in what was sent stands in the file, 0 to 1.

    Prompts, headings and short cells are in every plan of an outline, so they do not count. 0 where nothing does.
    """
    own = frozenset(_own_lines(sent))
    total = sum(map(len, own))
    return sum(map(len, own & signs.lines)) / total if total else 0.0


def is_unlike(signs: Signs, sent: Sent) -> bool:
    """Say whether there are longer lines in what was sent that a person wrote, and next to none of them in the file."""
    return any(True for _line in _own_lines(sent)) and likeness(signs, sent) < _UNLIKE


def paragraphs_of(reading: Reading) -> Iterator[Paragraph]:
    """Yield every paragraph of a file: of its body, its tables, its headers, footers, notes and boxes."""
    yield from _paragraphs(reading.blocks)
    for story in reading.stories:
        yield from _paragraphs(story.blocks)


def line_before(paragraph: Paragraph) -> str:
    """Return a paragraph's text as it was before tracked changes, with single spaces."""
    pieces = (piece.text for piece in paragraph.pieces if piece.inserted is None)
    return " ".join("".join(pieces).split())


def authors_of(reading: Reading) -> Counter[str]:
    """Return how many changes and comments are by whom; those of the nameless count for the empty name."""
    found: Counter[str] = Counter()
    for mark in _marks(reading):
        found[_name(mark.author)] += 1
    for comment in reading.comments:
        found[_name(comment.author)] += 1
    return found


def saved_by(reading: Reading) -> str:
    """Return who saved the file last, empty where it does not tell, or where that is who made it: ourselves."""
    name = reading.properties.get(SAVED_BY, "")
    return "" if name == reading.properties.get(CREATOR, "") else _name(name)


def _name(author: str) -> str:
    name = " ".join(author.split())
    return "" if name.casefold() in NAMELESS else name


def _paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    waiting = list(blocks)[::-1]
    while waiting:
        block = waiting.pop()
        if isinstance(block, Paragraph):
            yield block
        else:
            waiting += [inner for row in block.rows for cell in row.cells for inner in cell.blocks][::-1]


def _marks(reading: Reading) -> Iterator[Mark]:
    waiting: list[Block] = [*reading.blocks, *(block for story in reading.stories for block in story.blocks)]
    while waiting:
        block = waiting.pop()
        if isinstance(block, Paragraph):
            yield from filter(None, (block.inserted, block.deleted, block.formatting))
            for piece in block.pieces:
                yield from filter(None, (piece.inserted, piece.deleted, piece.formatting))
        else:
            for row in block.rows:
                yield from filter(None, (row.inserted, row.deleted))
                for cell in row.cells:
                    yield from filter(None, (cell.inserted, cell.deleted, cell.merged))
                    waiting += cell.blocks


def _own_lines(sent: Sent) -> Iterator[str]:
    for block in sent.blocks:
        if block.address and block.kind in ("paragraph", "item") and block.style not in ("asked", "missing", "note"):
            yield from _long(block.text)
        for row in block.rows:
            for cell in row.cells:
                for line in cell:
                    if line.address and not line.choices:
                        yield from _long(line.text)


def _long(text: str) -> Iterator[str]:
    text = " ".join(text.split())
    if len(text) >= _SHORTEST:
        yield text
