"""Rich text to and from a stated subset of CommonMark.

The subset: paragraphs, hard line breaks, headings, bulleted and numbered lists with up to three levels, bold,
italic, links, and pipe tables. Anything else (code, quotations, HTML, pictures, reference links) comes in as its
plain text. What `to_markdown` writes, `from_markdown` reads back: the same words, and the same looks on all of them.
"""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Literal, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.common.utils import isPunctChar
from markdown_it.token import Token

from nec_desktop.plan.clean import clean_text
from nec_desktop.plan.richtext import (
    Block,
    Heading,
    ListItem,
    Paragraph,
    Picture,
    RichText,
    Run,
    Runs,
    Table,
    from_plain,
    safe_link,
    tidy,
    tidy_runs,
)

_DEEPEST = 100
"""Lists and quotations in one another, beyond which the parser drops the text in them."""
_SPECIAL = re.compile(r"[\\`*_\[\]<>|]|&(?=#?\w)")
_LINE_START = re.compile(r"^(\d+(?=[.)])|(?=[#+\-=~:]))")
_LATER_LINE_START = re.compile(r"(\n\d+(?=[.)])|\n(?=[#+\-=~:]))")
_LEADING_SPACE = re.compile(r"^[^\S\n]+")
_TRAILING_SPACE = re.compile(r"\s+$")
_LOOSE_SPACE = re.compile(r"[^\S\n]+(?=\n)|(?<=\n)[^\S\n]+")
_EDGES = re.compile(r"(\s*)(.*?)(\s*)", re.DOTALL)


class _Parser(MarkdownIt):
    """A CommonMark parser that loses no text and leaves links as they are written."""

    def __init__(self) -> None:
        super().__init__("commonmark", {"html": False, "maxNesting": _DEEPEST})
        self.enable("table").disable("reference")  # a paragraph such as "[Note]: text" would vanish as a reference

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - markdown-it's name
        return url.replace(" ", "%20")


def from_markdown(text: str) -> RichText:
    """Return the rich text that `text`, in the subset of CommonMark, stands for."""
    text = clean_text(text)
    tokens = _Parser().parse(text)
    too_deep = any(token.level >= _DEEPEST - 1 for token in tokens)
    return tidy(from_plain(text) if too_deep else RichText(tuple(_blocks(tokens))))


def _blocks(tokens: list[Token]) -> Iterable[Block]:
    lists: list[Literal["bullet", "number"]] = []
    heading = 0
    rows: list[list[Runs]] = []
    for token in tokens:
        match token.type:
            case "bullet_list_open":
                lists.append("bullet")
            case "ordered_list_open":
                lists.append("number")
            case "bullet_list_close" | "ordered_list_close":
                lists.pop()
            case "heading_open":
                heading = int(token.tag[1])
            case "table_open":
                rows = []
            case "tr_open":
                rows.append([])
            case "table_close":
                yield Table(tuple(tuple(row) for row in rows))
                rows = []
            case "inline":
                runs = tidy_runs(_runs(token.children or []))
                if rows:
                    rows[-1].append(runs)
                elif heading:
                    yield Heading(runs, min(heading, 3))
                    heading = 0
                elif lists:
                    yield ListItem(runs, lists[-1], len(lists) - 1)
                else:
                    yield Paragraph(runs)
            case "fence" | "code_block" | "html_block":
                yield from (Paragraph((Run(line),)) for line in token.content.splitlines())


def _runs(tokens: list[Token]) -> Iterable[Run]:
    bold = italic = 0
    link = ""
    for token in tokens:
        match token.type:
            case "strong_open":
                bold += 1
            case "strong_close":
                bold -= 1
            case "em_open":
                italic += 1
            case "em_close":
                italic -= 1
            case "link_open":
                link = safe_link(str(token.attrs.get("href", "")))
            case "link_close":
                link = ""
            case "hardbreak":
                yield Run("\n", bool(bold), bool(italic), link)
            case "softbreak":
                yield Run(" ", bool(bold), bool(italic), link)
            case _:
                yield Run(token.content, bool(bold), bool(italic), link)


def to_markdown(text: RichText) -> str:
    """Return `text` in the subset of CommonMark. Pictures become their alt text in square brackets."""
    parts: list[str] = []
    last: Block | None = None
    marks: list[_ListMark] = []
    for block in tidy(text).blocks:
        if isinstance(block, ListItem):
            marks = [*marks[: block.level], _next_mark(block, marks)]
            joined = isinstance(last, ListItem) and (last.kind == block.kind or last.level != block.level)
            parts.append(("\n" if joined else "\n\n") + marks[-1].before + _inline(block.runs, marks[-1].indent))
        else:
            marks = []
            parts.append("\n\n" + _block_text(block))
        last = block
    return "".join(parts).strip("\n")


class _ListMark(NamedTuple):
    """What stands before an item's text; `indent`: the spaces before its further lines and the items in it."""

    kind: str
    number: int
    before: str
    indent: str


def _next_mark(item: ListItem, marks: list[_ListMark]) -> _ListMark:
    outer = marks[item.level - 1].indent if item.level else ""
    last = marks[item.level] if item.level < len(marks) else None
    number = last.number + 1 if last and last.kind == item.kind else 1
    mark = "- " if item.kind == "bullet" else f"{number}. "
    return _ListMark(item.kind, number, outer + mark, outer + " " * len(mark))


def _block_text(block: Block) -> str:
    if isinstance(block, Table):
        rows = ["| " + " | ".join(_one_line(cell) for cell in row) + " |" for row in block.rows]
        return "\n".join([rows[0], "|" + " --- |" * len(block.rows[0]), *rows[1:]])
    if isinstance(block, Picture):
        return f"\\[{_escaped(block.alt)}\\]"
    if isinstance(block, Heading):
        words = _one_line(block.runs)
        ends_in_hash = words.endswith("#") and not words.endswith("\\#")  # a heading's last # is taken for a mark
        return "#" * block.level + " " + (words[:-1] + "\\#" if ends_in_hash else words)
    return _inline(block.runs)


def _one_line(runs: Runs) -> str:
    return _inline(runs).replace("\\\n", "&#10;")


# Bold holds italic, italic holds links. Bold is written ** and italic _, so that neighbours never run together.


class _Mark(NamedTuple):
    written: str
    opens: bool = False
    is_emphasis: bool = True


def _inline(runs: Runs, indent: str = "") -> str:
    """Return runs as inline CommonMark; further lines begin with `indent`."""
    stretches = _stretches(runs)
    edges: list[Run | None] = [None, *stretches, None]
    marks = [_marks_between(left, right) for left, right in pairwise(edges)]
    written: list[str] = []
    for n, run in enumerate(stretches):
        text = _guarded(run.text, edges[n], marks[n], marks[n + 1], edges[n + 2])
        text = text if n or marks[0] else _LINE_START.sub(r"\1\\", text, count=1)
        text = text if n else _LEADING_SPACE.sub(_as_entities, text)
        text = text if n < len(stretches) - 1 else _TRAILING_SPACE.sub(_as_entities, text)
        written += [*(mark.written for mark in marks[n]), text.replace("\n", "\\\n" + indent)]
    return "".join([*written, *(mark.written for mark in marks[-1])])


def _stretches(runs: Runs) -> list[Run]:
    """Cut white space off the ends of runs; it has the look that both sides share, so that no mark stands beside it."""
    stretches: list[Run] = []
    last: Run | None = None
    space = ""
    for run in runs:
        match = _EDGES.fullmatch(run.text)
        assert match is not None, "the pattern matches any text"
        space += match[1]
        if match[2]:
            core = Run(match[2], run.bold, run.italic, run.link)
            stretches += [_space_between(space, last, core), core]
            last, space = core, match[3]
    return list(tidy_runs([*stretches, Run(space)]))


def _space_between(space: str, left: Run | None, right: Run) -> Run:
    same = _layers_shared(left, right)
    return Run(space, same > 0 and right.bold, same > 1 and right.italic, right.link if same > 2 else "")


def _marks_between(left: Run | None, right: Run | None) -> list[_Mark]:
    """Return the marks that close what `left` has, the innermost first, and open what `right` has."""
    before, after, same = _layers(left), _layers(right), _layers_shared(left, right)
    closing = [_LAYER_MARKS[n] or _link_end(before[n]) for n in range(2, same - 1, -1) if before[n]]
    opening = [_LAYER_MARKS[n] or _LINK_START for n in range(same, 3) if after[n]]
    return closing + [mark._replace(opens=True) for mark in opening]


_LAYER_MARKS = (_Mark("**"), _Mark("_"), None)
_LINK_START = _Mark("[", is_emphasis=False)


def _layers(run: Run | None) -> tuple[str, str, str]:
    """Return what a run's look is made of, the outermost first, each empty where the run has it not."""
    return ("**" if run.bold else "", "_" if run.italic else "", run.link) if run else ("", "", "")


def _layers_shared(left: Run | None, right: Run | None) -> int:
    before, after = _layers(left), _layers(right)
    return next((n for n in range(3) if before[n] != after[n]), 3)


def _link_end(target: str) -> _Mark:
    return _Mark("](<" + re.sub(r"[<>&\\]", _as_entities, target) + ">)", is_emphasis=False)


def _guarded(text: str, left: Run | None, before: list[_Mark], after: list[_Mark], right: Run | None) -> str:
    """Return escaped text, a letter at either end as an entity where it would hide the mark beside it.

    CommonMark takes no mark for one that stands between a letter and punctuation the wrong way round, or _ between
    two letters; an entity is punctuation to it. `left` and `right` are the texts on the other side of the marks.
    """
    closed, opened = (before[-1] if before else None), (after[0] if after else None)
    head = bool(closed and closed.is_emphasis and not closed.opens and _is_letter(text[0]))
    head = head and (len(before) > 1 or before[-1].written == "_" or not (left and _ends_in_letter(left.text[::-1])))
    tail = bool(opened and opened.is_emphasis and opened.opens and _is_letter(text[-1]))
    tail = tail and (len(after) > 1 or after[0].written == "_" or not (right and _ends_in_letter(right.text)))
    if len(text) == 1 and (head or tail):
        return _entities(text)
    bang = text.endswith("!") and after[:1] == [_LINK_START._replace(opens=True)]  # ![ would begin a picture
    middle = _escaped(text[head : len(text) - (tail or bang)])
    return (_entities(text[0]) if head else "") + middle + (_entities(text[-1]) if tail or bang else "")


def _ends_in_letter(text: str) -> bool:
    """Say whether the first character of `text` surely stands as a letter (a lone one may become an entity)."""
    return len(text) > 1 and _is_letter(text[0])


def _is_letter(character: str) -> bool:
    return not character.isspace() and not isPunctChar(character)


def _escaped(text: str) -> str:
    """Return text in which nothing is taken for a mark, save at the start of its first line."""
    text = _LOOSE_SPACE.sub(_as_entities, _SPECIAL.sub(r"\\\g<0>", text))
    return _LATER_LINE_START.sub(r"\1\\", text)


def _as_entities(match: re.Match[str]) -> str:
    return _entities(match[0])


def _entities(text: str) -> str:
    return "".join(f"&#{ord(character)};" for character in text)
