"""Which blocks a document shows, and the numbers of its tables and figures. Writing and checking both go by this.

A paragraph, heading or item without words, and a table or chart of nothing, would be an empty line: it is left out.
"""

from collections.abc import Iterable, Sequence

from nec_desktop.document.blocks import Block, Cell, Figure, Heading, Item, Paragraph, Table
from nec_desktop.plan.charts import Chart
from nec_desktop.plan.clean import clean_text
from nec_desktop.plan.richtext import Runs, runs_text

GAP = "\u00a0\u00a0"
"""Between a number and its heading or caption: no line breaks there, and every font has the character."""
_SPACES = str.maketrans("\n\t", "  ")
_NOTHING: Cell = (Paragraph(()),)


def shown_blocks(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return the blocks that show something, in order."""
    return tuple(block for block in blocks if _shows(block))


def shown_cell(cell: Cell) -> Cell:
    """Return what a table cell shows: at least one paragraph, since a cell without one damages a Word file."""
    return tuple(part for part in cell if _shows(part)) or _NOTHING


def captions(blocks: Sequence[Block]) -> dict[int, tuple[str, str]]:
    """Return number ("Table 3") and words of each caption by its block's index; tables and figures count apart.

    A table that follows another without a caption gets its description as one: Word would join the two.
    """
    found: dict[int, tuple[str, str]] = {}
    tables = figures = 0
    for n, block in enumerate(blocks):
        if isinstance(block, Table):
            follows = n > 0 and isinstance(blocks[n - 1], Table)
            words = _words(block.caption) or (_words(block.description) or "Continued" if follows else "")
            if words:
                tables += 1
                found[n] = f"Table {tables}", words
        elif isinstance(block, Figure | Chart) and _words(block.caption):
            figures += 1
            found[n] = f"Figure {figures}", _words(block.caption)
    return found


def heading_text(heading: Heading) -> str:
    """Return a heading's number and text as one line of characters."""
    return numbered(heading.number, heading.text)


def chart_alt(chart: Chart) -> str:
    """Return the words that stand for a chart: never none."""
    return next((text for words in (chart.alt, chart.caption) if (text := one_line(words).strip())), "Chart")


def part_of(heading: Heading) -> str:
    """Return the title of the part that a heading opens, nothing where it opens none."""
    return heading.part if is_visible(heading.part) else ""


def one_line(text: str) -> str:
    """Return `text` with spaces for line breaks and tabs, as an attribute or a line of the contents holds it."""
    return clean_text(text).translate(_SPACES)


def numbered(number: str, text: str) -> str:
    """Return a number and what it numbers; the text alone where there is no number."""
    number, text = clean_text(number), clean_text(text)
    return f"{number}{GAP}{text}" if number and text else number or text


def text_of(runs: Runs) -> str:
    """Return the characters of runs; most paragraphs have one run."""
    return runs[0].text if len(runs) == 1 else runs_text(runs)


def _shows(block: Block) -> bool:
    if isinstance(block, Paragraph | Item):
        return is_visible(text_of(block.runs))
    if isinstance(block, Heading):
        return is_visible(block.text) or is_visible(block.number)
    if isinstance(block, Chart):
        return bool(block.categories and block.series)
    return not isinstance(block, Table) or bool(block.columns)


def is_visible(text: str) -> bool:
    """Say whether there is anything to read in `text`."""
    return text[:1].isalnum() or bool(_words(text))


def _words(text: str) -> str:
    return clean_text(text).strip()
