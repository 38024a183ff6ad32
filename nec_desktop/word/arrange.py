"""Which blocks stand on which section: upright pages, and pages on their side for wide tables.

A wide table takes with it what introduces it, since nothing keeps a heading with a table across sections.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from nec_desktop.document.blocks import Block, Contents, Figure, Heading, Item, Paragraph, Table
from nec_desktop.document.visible import part_of
from nec_desktop.plan.charts import Chart
from nec_desktop.word.columns import Grid
from nec_desktop.word.heights import Heights
from nec_desktop.word.paper import LANDSCAPE, PORTRAIT, Paper

LEAD_IN = 0.62
"""Share of a landscape page that a wide table's introduction may take up."""
BRIDGE = 0.45
"""Share of a landscape page that may stand between two wide tables, or follow one, before upright pages return."""
SHORT_PAGE = 0.2
"""An upright page before landscape ones that is filled no more than this is not worth its sheet."""


@dataclass(frozen=True)
class Section:
    """Blocks start to stop (as indices into the document's blocks) on one kind of paper."""

    paper: Paper
    start: int
    stop: int


def sections(blocks: Sequence[Block], grids: dict[int, Grid], heights: Heights) -> list[Section]:
    """Return the sections that hold all of `blocks`, in order; none is empty."""
    wide = _joined([_span(blocks, n, heights) for n, grid in grids.items() if grid.paper.landscape], blocks, heights)
    found: list[Section] = []
    position = 0
    for start, stop in wide:
        if position < start:
            found.append(Section(PORTRAIT, position, start))
        found.append(Section(LANDSCAPE, start, stop))
        position = stop
    if position < len(blocks):
        found.append(Section(PORTRAIT, position, len(blocks)))
    return found


def _span(blocks: Sequence[Block], table: int, heights: Heights) -> tuple[int, int]:
    """Return where the landscape pages of a wide table begin and end.

    They begin at the heading that introduces the table, or at a heading above that one if little stands between.
    """
    start, level, room = table, 5, LEAD_IN * LANDSCAPE.text_height_points
    for n in range(table - 1, -1, -1):
        block = blocks[n]
        room -= heights.total(n, block, LANDSCAPE)
        if room < 0 or level == 1 or isinstance(block, Table | Figure | Chart | Contents):
            break
        if isinstance(block, Heading):
            if block.level >= level:
                break
            start, level = n, 1 if part_of(block) else block.level
        elif start == n + 1 and isinstance(block, Paragraph) and block.style == "label":
            start = n
    return start, _after(blocks, table, heights)


def _after(blocks: Sequence[Block], table: int, heights: Heights) -> int:
    """Return where what belongs to a wide table ends: tables and notes that follow it without a heading."""
    room, stop = BRIDGE * LANDSCAPE.text_height_points, table + 1
    while stop < len(blocks):
        block = blocks[stop]
        room -= heights.total(stop, block, LANDSCAPE)
        if room < 0 or not (isinstance(block, Table) or (isinstance(block, Paragraph) and block.style == "note")):
            break
        stop += 1
    return stop


def _joined(spans: list[tuple[int, int]], blocks: Sequence[Block], heights: Heights) -> list[tuple[int, int]]:
    """Return the spans, those joined that have little between them."""
    joined: list[tuple[int, int]] = []
    for start, stop in spans:
        if joined and _bridged(blocks, joined[-1][1], start, heights):
            joined[-1] = (joined[-1][0], max(joined[-1][1], stop))
        else:
            joined.append((start, stop))
    return joined


def without_short_pages(
    found: Sequence[Section], blocks: Sequence[Block], heights: Heights, left: dict[int, float]
) -> list[Section]:
    """Return the sections with what little is left over on a last upright page moved to the landscape one after it.

    `left` is the room left on the last page of each section, by the index after its last block.
    """
    kept: list[Section] = []
    moved = 0
    for n, section in enumerate(found):
        start = section.start - moved
        used = section.paper.text_height_points - left[section.stop]
        moved = 0
        if n + 1 < len(found) and not section.paper.landscape and used < SHORT_PAGE * PORTRAIT.text_height_points:
            moved = _leftover(blocks, section, heights, used)
        if start < section.stop - moved:
            kept.append(Section(section.paper, start, section.stop - moved))
    return kept


def _leftover(blocks: Sequence[Block], section: Section, heights: Heights, used: float) -> int:
    """Return how many blocks at the end of a section take up `used` points; 0 where they are not to be moved."""
    for n in range(section.stop - 1, section.start - 1, -1):
        if not isinstance(blocks[n], Heading | Paragraph | Item):
            return 0
        used -= heights.total(n, blocks[n], PORTRAIT)
        before = heights.of(n - 1, blocks[n - 1], PORTRAIT) if n > section.start else []
        if used <= 0 and not (before and before[-1].keep_next):
            return section.stop - n
    return 0


def _bridged(blocks: Sequence[Block], start: int, stop: int, heights: Heights) -> bool:
    room = BRIDGE * LANDSCAPE.text_height_points
    for n in range(start, stop):
        block = blocks[n]
        if not isinstance(block, Heading | Paragraph | Item | Table) or (isinstance(block, Heading) and part_of(block)):
            return False
        room -= heights.total(n, block, LANDSCAPE)
        if room < 0:
            return False
    return not (stop < len(blocks) and isinstance(first := blocks[stop], Heading) and part_of(first))
