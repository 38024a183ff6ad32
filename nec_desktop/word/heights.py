"""How high the blocks of a document stand on paper, as near as line counts tell. Lengths are points."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from nec_desktop.document.blocks import Block, Cell, Contents, Figure, Heading, Item, Paragraph, Table
from nec_desktop.document.visible import GAP, part_of, text_of
from nec_desktop.plan.charts import Chart
from nec_desktop.plan.richtext import Runs
from nec_desktop.word.chart_layout import ChartLayout, chart_layout
from nec_desktop.word.columns import Density, Grid, cell_texts
from nec_desktop.word.measure import Ruler
from nec_desktop.word.paper import Paper
from nec_desktop.word.template import BODY_STYLES, Look, list_style

ROW_PADDING = 6.5
"""The table style's room above and below a row's words, and the hairline."""
HEADER_LINES = 1.5
"""The lines above and below a header row are stronger than hairlines."""
REPEATED_LINES = 1.0
"""The same where the row is repeated at the top of a page."""
BORDERS = {"NECAsked": 11.0, "NECPart": 8.25, "NECCoverScheme": 24.0, "NECCoverBand": 18.0}
"""Room that the borders of a paragraph style take up above and below its words."""
SHORT_ROW = 240
"""Rows up to this height are kept whole; a higher one that could not be split would leave a hole, or be cut off."""
AFTER_TABLE = 11.0
"""Room between a table and what follows it; Word itself leaves none."""
SMALL_TABLE = 220
"""Rows that are no higher together are kept on one page."""
TOGETHER = 3
"""Widow and orphan control keeps paragraphs of so many lines whole, and two lines of longer ones."""

PictureSize = Callable[[str, Paper], tuple[float, float]]
"""The width and height in points of a picture, by its hash, on a paper."""


@dataclass(frozen=True)
class Piece:
    """What stands on a page as one: a paragraph or a table row.

    lines: 0 where it may not be split, else the number of lines. keep_next: stays with what follows.
    repeated: the height of the header row that a table repeats above this row where it begins a page. padding: the room
    above and below a row's words, which each part of it has where it is split; a paragraph has none.
    """

    before: float
    height: float
    after: float = 0
    lines: int = 0
    keep_next: bool = False
    repeated: float = 0
    padding: float = 0

    @property
    def line(self) -> float:
        """The height of a line on average, of what may be split."""
        return (self.height - self.padding) / self.lines

    @property
    def least(self) -> float:
        """What has to fit on a page for it to begin there: two lines of a long paragraph, one of a long row."""
        if self.lines <= TOGETHER:
            return self.height
        return self.padding + self.line * (1 if self.padding else 2)

    def carried(self, over: float) -> float:
        """Return what goes on the next page, where `over` points do not fit: whole lines, and two of a paragraph."""
        if not self.lines:
            return over
        lines = max(ceil(over / self.line), 1 if self.padding else 2)
        return min(lines, self.lines) * self.line + self.padding


class Heights:
    """Tells the pieces that each block is made of."""

    def __init__(
        self,
        looks: dict[str, Look],
        ruler: Ruler,
        grids: dict[int, Grid],
        kept: frozenset[int],
        framed: frozenset[int],
        picture: PictureSize,
    ) -> None:
        self._looks = looks
        self._ruler = ruler
        self._grids = grids
        self._kept = kept
        self._framed = framed
        self._picture = picture
        self._rows: dict[int, list[float]] = {}
        """By the identity of the table, which outlives this object."""

    def of(self, index: int, block: Block, paper: Paper) -> list[Piece]:
        """Return the pieces of the block at `index`, the list of contents excepted."""
        match block:
            case Heading():
                text = f"{block.number}{GAP}{block.text}" if block.number else block.text
                part = [self.paragraph("NECPart", block.part, paper)] if part_of(block) else []
                return [*part, self.paragraph(f"Heading{block.level}", text, paper)]
            case Paragraph():
                text = text_of(block.runs)
                bold = _mostly_bold(block.runs)
                style = BODY_STYLES[block.style]
                piece = self.paragraph(style, text, paper, bold=bold)
                if index in self._framed:
                    piece = replace(piece, height=piece.height - BORDERS[style])
                return [replace(piece, keep_next=True) if index in self._kept else piece]
            case Item():
                return [self.paragraph(list_style(block.kind, block.level), text_of(block.runs), paper)]
            case Table():
                return list(self._table(block, self._grids[index], paper))
            case Figure():
                return list(self._figure(self._picture(block.hash, paper)[1], block.caption, paper))
            case Chart():
                return list(self._figure(self.chart(block, paper).height, block.caption, paper))
            case Contents():
                return []

    def paragraph(self, style: str, text: str, paper: Paper, *, bold: bool = False) -> Piece:
        """Return a paragraph of a style."""
        look = self._looks[style]
        width = paper.text_width_points - look.left - look.right
        lines = self._ruler.lines(text, width, look.size, bold=bold or look.bold)
        return Piece(look.before, lines * look.line_height + BORDERS.get(style, 0), look.after, lines, look.keep_next)

    def indent_for_ranges(self, style: str, text: str, paper: Paper) -> float:
        """Return the room at the right of a paragraph with which none of its lines ends within a range of years."""
        look = self._looks[style]
        width = paper.text_width_points - look.left - look.right
        return width - self._ruler.width_for_ranges(text, width, look.size, bold=look.bold)

    def chart(self, chart: Chart, paper: Paper) -> ChartLayout:
        """Return where everything in a chart stands."""
        return chart_layout(chart, paper, self._looks["Normal"].size, self._ruler)

    def total(self, index: int, block: Block, paper: Paper) -> float:
        """Return the height of the whole block with the spaces round it."""
        return sum(piece.before + piece.height + piece.after for piece in self.of(index, block, paper))

    def rows(self, table: Table, grid: Grid) -> list[float]:
        """Return the heights of a table's rows: each that of its highest cell."""
        known = self._rows.get(id(table))
        if known is None:
            bold = table.kind == "facts"
            known = self._rows[id(table)] = [self._row(row.cells, grid, bold_first=bold) for row in table.rows]
        return known

    def header_height(self, table: Table, grid: Grid) -> float:
        """Return the height of a table's header row."""
        look = self._looks[grid.density.header]
        lines = max(
            self._ruler.lines(column.header, width, look.size, bold=True)
            for column, width in zip(table.columns, grid.points, strict=True)
        )
        return lines * look.line_height + look.after + ROW_PADDING + HEADER_LINES

    def _table(self, table: Table, grid: Grid, paper: Paper) -> Iterator[Piece]:
        if table.caption:
            yield self.paragraph("Caption", f"Table 00{GAP}{table.caption}", paper)
        if not table.columns:
            return
        header = self.header_height(table, grid)
        yield Piece(0, header, keep_next=bool(table.rows))
        heights = self.rows(table, grid)
        last = len(heights) - 1
        for n, (height, kept) in enumerate(zip(heights, kept_rows(heights), strict=True)):
            words = 0 if height <= SHORT_ROW else height - ROW_PADDING
            lines = round(words / self._looks["NECCell"].line_height)
            after = AFTER_TABLE if n == last else 0
            yield Piece(0, height, after, lines, kept, header - HEADER_LINES + REPEATED_LINES, ROW_PADDING)

    def _figure(self, height: float, caption: str, paper: Paper) -> Iterator[Piece]:
        look = self._looks["NECFigure"]
        yield Piece(look.before, height + 2, look.after, keep_next=bool(caption))
        if caption:
            yield self.paragraph("NECFigureCaption", f"Figure 00{GAP}{caption}", paper)

    def _row(self, cells: Sequence[Cell], grid: Grid, *, bold_first: bool) -> float:
        heights = [
            self._cell(cell, width, grid.density, bold=bold_first and n == 0)
            for n, (cell, width) in enumerate(zip(cells, grid.points, strict=True))
        ]
        return max(heights, default=0.0) + ROW_PADDING

    def _cell(self, cell: Cell, width: float, density: Density, *, bold: bool) -> float:
        height = 0.0
        for part, (indent, size, text) in zip(cell, cell_texts(cell, self._looks, density), strict=True):
            style = list_style(part.kind, part.level) if isinstance(part, Item) else density.cell
            look = self._looks[style]
            lines = self._ruler.lines(text, width - indent, size, bold=bold)
            height += lines * look.line_height + look.before + look.after
        return height


def kept_rows(heights: Sequence[float]) -> list[bool]:
    """Say of each row of a table, given their heights, whether it stays on the page of the next one.

    A small table is kept whole. Of a larger one the last row is not left alone under a repeated header row. The first
    may be left at the foot of a page: kept with the second, it makes LibreOffice 7.4 end the table there, and the rows
    that belong on the next page are nowhere.
    """
    small = sum(heights) <= SMALL_TABLE
    last = len(heights) - 1
    return [n < last and (small or (n == last - 1 and height <= SHORT_ROW)) for n, height in enumerate(heights)]


def _mostly_bold(runs: Runs) -> bool:
    """Say whether a paragraph is best measured as bold."""
    bold = sum(len(run.text) for run in runs if run.bold)
    return bold * 2 > sum(len(run.text) for run in runs)
