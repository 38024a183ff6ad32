"""The first page: scheme, the area's name large, what the document is, a band, a table of facts, notes."""

from collections.abc import Iterable, Iterator

from nec_desktop.document.blocks import Column, Document, Row, Table, cell
from nec_desktop.document.visible import is_visible
from nec_desktop.word.columns import Grid
from nec_desktop.word.heights import Heights
from nec_desktop.word.markup import paragraph, run
from nec_desktop.word.paper import PORTRAIT, TWIPS
from nec_desktop.word.template import Look

_FLEXIBLE = ("NECCoverScheme", "NECCoverBand")
"""Styles whose spaces make the cover airy; they shrink where there is much on it."""
_LEAST = 0.15
_TO_SPARE = 12
"""Points left free at the bottom, since heights are estimates."""
_NOT_GIVEN = "Not given"
_UNTITLED = "Untitled plan"


def cover_lines(document: Document) -> Iterator[tuple[str, str]]:
    """Yield style id and text of the cover's paragraphs above the table; those without words are left out."""
    cover = document.cover
    lines = [("NECCoverLine", line) for line in cover.lines]
    name = next(name for name in (cover.name, document.title, _UNTITLED) if is_visible(name))
    yield from _filled([("NECCoverScheme", cover.scheme), ("Title", name), *lines, ("NECCoverBand", cover.band)])


def cover_table(document: Document) -> Table | None:
    """Return the cover's facts as a table like any other."""
    rows = tuple(
        Row((cell(item), cell(entry if is_visible(entry) else _NOT_GIVEN))) for item, entry in document.cover.facts
    )
    if not rows:
        return None
    description = "About this document: each row has an item and its entry."
    return Table("", (Column("Item", 1), Column("Entry", 2.4)), rows, description, "facts")


def cover_ending(document: Document) -> Iterator[tuple[str, str]]:
    """Yield style id and text of the cover's paragraphs below the table."""
    notes = [("NECCoverNote", note) for note in document.cover.notes]
    yield from _filled([*notes, ("NECCoverOrganisation", document.organisation)])


def cover_paragraphs(
    lines: Iterable[tuple[str, str]], looks: dict[str, Look], squeeze: float, heights: Heights
) -> list[str]:
    """Return the markup of such lines; `squeeze` is what is left of the spaces, 1 for all."""
    return [
        paragraph(style, run(text), _spaces(style, looks, squeeze) + _indent(style, text, looks, heights))
        for style, text in lines
    ]


def cover_squeeze(
    document: Document, facts: Table | None, grid: Grid | None, heights: Heights, taken: float = 0
) -> tuple[float, int]:
    """Return what the cover's spaces have to shrink to, so that it fits its page, and how many pages it takes.

    taken: what is above it on its page already, beyond the margin. A compact cover takes none of its own.
    """
    if document.cover.compact:
        return _LEAST, 0
    pieces = [
        (style, heights.paragraph(style, text, PORTRAIT))
        for style, text in (*cover_lines(document), *cover_ending(document))
    ]
    flexible = sum(piece.before + piece.after for style, piece in pieces if style in _FLEXIBLE)
    rigid = sum(piece.before + piece.height + piece.after for _, piece in pieces) - flexible
    if facts and grid:
        rigid += heights.header_height(facts, grid) + sum(heights.rows(facts, grid))
    room = PORTRAIT.text_height_points - taken - _TO_SPARE - rigid
    if room >= flexible:
        return 1.0, 1
    squeeze = max(room / flexible, _LEAST) if flexible else _LEAST
    return squeeze, 1 if room >= flexible * squeeze - _TO_SPARE else 2


def compact_height(document: Document, heights: Heights) -> float:
    """Return the room in points that a compact cover takes at the top of the first page, 0 for a page of its own."""
    if not document.cover.compact:
        return 0.0
    pieces = [
        heights.paragraph(style, text, PORTRAIT) for style, text in (*cover_lines(document), *cover_ending(document))
    ]
    return sum(piece.before + piece.height + piece.after for piece in pieces)


def _spaces(style: str, looks: dict[str, Look], squeeze: float) -> str:
    if style not in _FLEXIBLE or squeeze >= 1:
        return ""
    before, after = (round(points * squeeze * TWIPS) for points in (looks[style].before, looks[style].after))
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


def _indent(style: str, text: str, looks: dict[str, Look], heights: Heights) -> str:
    """Return the indent that keeps 2026–27 on one line: a character for it would come back in what reviewers send."""
    if style in _FLEXIBLE:  # they are drawn as wide as the page
        return ""
    indent = heights.indent_for_ranges(style, text, PORTRAIT)
    return f'<w:ind w:right="{round((looks[style].right + indent) * TWIPS)}"/>' if indent else ""


def _filled(lines: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    return ((style, text) for style, text in lines if is_visible(text))
