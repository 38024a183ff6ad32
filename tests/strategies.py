"""Hypothesis strategies for what stands in a plan."""

from collections.abc import Iterable
from typing import Any

from hypothesis import strategies as st

from nec_desktop.plan.richtext import Block, Heading, ListItem, Paragraph, RichText, Run, Runs, Table, tidy

AWKWARD = [*"ab12 \n\t.)#-+*_~=:|<>[]()!&;\\`'\"x“é🙂", "\u00a0", "e\u0301", "\u202e", "\x00", "\ud800", "\u200f"]
MARKUP = ["**", "&#32;", "&amp;", "1. ", "- ", "# ", "http://x.y", "    ", "---", "===", "![", "](", "| --- |", "```"]

texts = st.one_of(
    st.lists(st.sampled_from(AWKWARD + MARKUP), max_size=8).map("".join),
    st.text(max_size=12),
)
links = st.sampled_from(
    ["", "", "", "https://a.b/?x=1&copy;2", "mailto:a@b.c", "https://x/(a)<b>\\", "https://x/ä b", "javascript:x"]
)
run_lists = st.lists(st.builds(Run, texts, st.booleans(), st.booleans(), links), max_size=5).map(tuple)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Draw a table whose rows may differ in length."""
    return Table(tuple(draw(st.lists(st.lists(run_lists, max_size=3).map(tuple), max_size=3))))


blocks: st.SearchStrategy[Block] = st.one_of(
    st.builds(Paragraph, run_lists),
    st.builds(Heading, run_lists, st.integers(-1, 5)),
    st.builds(ListItem, run_lists, st.sampled_from(["bullet", "number"]), st.integers(-1, 5)),
    tables(),
)
raw_texts = st.lists(blocks, max_size=6).map(lambda drawn: RichText(tuple(drawn)))
"""Rich texts as a careless program might make them."""
rich_texts = raw_texts.map(tidy)
"""Rich texts in their normal form, without pictures."""


def looks(text: RichText) -> list[Any]:
    """Return all that a reader sees of a rich text: white space has no look of its own."""
    seen: list[Any] = []
    for block in text.blocks:
        if isinstance(block, Table):
            seen.append(("table", [[list(_letters(cell)) for cell in row] for row in block.rows]))
        elif isinstance(block, Paragraph | Heading | ListItem):
            level, kind = getattr(block, "level", 0), getattr(block, "kind", "")
            seen.append((type(block).__name__, level, kind, list(_letters(block.runs))))
    return seen


def _letters(runs: Runs) -> Iterable[tuple[str, bool, bool, str]]:
    for run in runs:
        for letter in run.text:
            yield (letter, False, False, "") if letter.isspace() else (letter, run.bold, run.italic, run.link)
