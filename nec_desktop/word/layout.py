"""Everything about a document that is worked out before it is written: widths, sections, pages, numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from nec_desktop.document.blocks import Block, Document, Table
from nec_desktop.document.visible import captions, shown_blocks
from nec_desktop.word.arrange import Section, sections, without_short_pages
from nec_desktop.word.columns import Grid, table_grid, table_grids
from nec_desktop.word.contents import ContentsList
from nec_desktop.word.cover import compact_height, cover_squeeze, cover_table
from nec_desktop.word.heights import Heights, PictureSize
from nec_desktop.word.measure import Ruler
from nec_desktop.word.pages import Pages, estimate_pages, framed_with_last, kept_with_next
from nec_desktop.word.template import Look


@dataclass(frozen=True)
class CoverLayout:
    """The cover's table with its columns, and what is left of the cover's spaces (1 for all)."""

    facts: Table | None
    grid: Grid | None
    squeeze: float
    compact: bool = False
    """True where the document goes on below the cover, on the same page."""


@dataclass(frozen=True)
class Layout:
    """What the writer goes by. Keys of the dictionaries are the places of blocks in `blocks`."""

    blocks: tuple[Block, ...]
    looks: dict[str, Look]
    heights: Heights
    cover: CoverLayout
    grids: dict[int, Grid]
    sections: Sequence[Section]
    contents: ContentsList
    pages: Pages
    captions: dict[int, tuple[str, str]]
    kept: frozenset[int]
    """Paragraphs that stay on the page of what follows them."""


@dataclass(frozen=True)
class Counted:
    """The pages of a document as a program that shows it has counted them: of each bookmark, and of all."""

    pages: Mapping[str, int]
    total: int


def lay_out(document: Document, looks: dict[str, Look], picture: PictureSize, taken: float = 0) -> Layout:
    """Return the layout of `document` in styles of these looks; `taken` is what a crest takes of the first page."""
    ruler = Ruler(looks["Normal"].font)
    blocks = shown_blocks(document.blocks)
    grids = table_grids({n: block for n, block in enumerate(blocks) if isinstance(block, Table)}, looks, ruler)
    kept = kept_with_next(blocks)
    heights = Heights(looks, ruler, grids, kept, framed_with_last(blocks), picture)
    facts = cover_table(document)
    facts_grid = table_grid(facts, looks, ruler) if facts else None
    squeeze, cover_pages = cover_squeeze(document, facts, facts_grid, heights, taken)
    contents = ContentsList(blocks, anchored=bool(document.review_code))
    arranged = sections(blocks, grids, heights)
    # A landscape page cannot begin half way down an upright one.
    compact = document.cover.compact and bool(arranged) and not arranged[0].paper.landscape
    above = taken + compact_height(document, heights) if compact else 0.0
    cover_pages = max(cover_pages, 0 if compact else 1)
    pages = estimate_pages(blocks, arranged, heights, contents.pieces, cover_pages, above)
    better = without_short_pages(arranged, blocks, heights, pages.left)
    if better != arranged:
        arranged = better
        pages = estimate_pages(blocks, arranged, heights, contents.pieces, cover_pages, above)
    cover = CoverLayout(facts, facts_grid, squeeze, compact)
    return Layout(blocks, looks, heights, cover, grids, arranged, contents, pages, captions(blocks), kept)


def with_counted_pages(layout: Layout, counted: Counted) -> Layout:
    """Return a layout whose list of contents has the pages that were counted, in place of our estimate."""
    entries = layout.contents.entries
    starts = {entry.index: counted.pages[entry.bookmark] for entry in entries if entry.bookmark in counted.pages}
    return replace(layout, pages=replace(layout.pages, starts=layout.pages.starts | starts, total=counted.total))
