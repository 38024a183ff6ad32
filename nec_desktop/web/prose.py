"""Runs, paragraphs and lists as HTML."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TypeVar

from nec_desktop.document.blocks import Block, Item, Paragraph
from nec_desktop.document.links import links_of
from nec_desktop.plan.richtext import Run, Runs
from nec_desktop.web.markup import element, lines

_Part = TypeVar("_Part", bound=Block)
_LISTS = {"bullet": "ul", "number": "ol"}


def settled(blocks: Iterable[_Part]) -> Iterator[_Part]:
    """Yield blocks with list items that nest step by step, as every text of a plan has them and HTML needs them."""
    last: Item | None = None
    for block in blocks:
        if not isinstance(block, Item):
            last = None
            yield block
            continue
        deepest = last.level + 1 if last and last.address == block.address else 0
        last = block if block.level <= deepest else replace(block, level=deepest)
        yield last


def runs_markup(runs: Runs) -> str:
    """Return the markup of runs; neighbours with one target make one link."""
    if len(runs) == 1 and not (runs[0].bold or runs[0].italic or runs[0].link):
        return lines(runs[0].text)
    found = []
    for link, linked in groupby(zip(links_of(runs), runs, strict=True), lambda pair: pair[0]):
        words = "".join(_run(run) for _, run in linked)
        found.append(element("a", words, href=link) if link else words)
    return "".join(found)


def paragraph(block: Paragraph) -> str:
    """Return a paragraph; its class is its style."""
    return element("p", runs_markup(block.runs), class_="" if block.style == "body" else block.style)


def list_markup(items: Sequence[Item]) -> str:
    """Return neighbouring items of one text, settled, as lists. HTML numbers them as a plan does: each list from 1."""
    return nested((_LISTS[item.kind], item.level, runs_markup(item.runs)) for item in items)


def nested(items: Iterable[tuple[str, int, str]]) -> str:
    """Return items, given as the element of their list, their level from 0 and their markup, as lists in lists."""
    found: list[str] = []
    open_lists: list[str] = []
    for kind, level, content in items:
        while len(open_lists) > level + 1:
            found.append(f"</li></{open_lists.pop()}>")
        if len(open_lists) == level + 1:
            found.append("</li>")
            if open_lists[-1] != kind:
                found.append(f"</{open_lists.pop()}>")
        if len(open_lists) == level:
            found.append(f"<{kind}>")
            open_lists.append(kind)
        found.append(f"<li>{content}")
    return "".join([*found, *(f"</li></{kind}>" for kind in reversed(open_lists))])


def _run(run: Run) -> str:
    words = lines(run.text)
    if not words:
        return ""
    words = element("em", words) if run.italic else words
    return element("strong", words) if run.bold else words
