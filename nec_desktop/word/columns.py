"""How wide a table's columns are, and whether the table needs its page on its side. Lengths are points."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from nec_desktop.document.blocks import Cell, Item, Table
from nec_desktop.word.measure import Ruler
from nec_desktop.word.paper import LANDSCAPE, PORTRAIT, TWIPS, Paper
from nec_desktop.word.template import Look, list_style
from nec_desktop.word.visible import text_of

SPARE = 2
"""What a column is wider than its words and margins, since other measures of the same font differ a little."""
MOST_COLUMNS = 7
"""A table with more columns lies on its side, however little is in them."""
WIDEST_WORD = 0.55
"""No single word (a web address) may claim more than this share of an upright page."""
UNBROKEN = ((10, 0.8), (7, 0.8), (5, 0.8), (0, 0.95))
"""Lines up to so many times the size of the print (10 is some twenty letters) are not broken, if the columns take
up no more than this share of the width then. The last only keeps headers to two lines."""
SQUEEZED = 0.65
"""A column that gets less than this part of its share, and would be MANY_LINES high, turns the page on its side."""
MANY_LINES = 4


@dataclass(frozen=True)
class Density:
    """The paragraph styles of a table's cells, and the room at each side of their words."""

    cell: str
    header: str
    margin: float


NORMAL = Density("NECCell", "NECCellHeader", 5)
"""As the table styles have it."""
DENSE = Density("NECCellDense", "NECCellHeaderDense", 3)
"""For tables that do not fit a landscape page otherwise: print of 12 points in large-print copies too."""


@dataclass(frozen=True)
class Grid:
    """A table's columns as they are written: widths in twips, the paper that they fit on, how dense they are."""

    widths: tuple[int, ...]
    paper: Paper
    density: Density

    @property
    def points(self) -> list[float]:
        """The widths that the words of each column have."""
        return [width / TWIPS - 2 * self.density.margin for width in self.widths]


@dataclass(frozen=True)
class Wants:
    """What one column asks for: at least its longest word; the widths of its lines; its share of the table's width."""

    need: float
    header: float
    """The width at which its header takes two lines."""
    lines: tuple[float, ...]
    share: float
    fixed: bool
    """True where the share is kept to, so that tables of facts look alike all through the document."""

    @property
    def natural(self) -> float:
        """The width beyond which more is of no use."""
        return math.inf if self.fixed else max(self.need, self.header, *self.lines)

    def unbroken(self, limit: float) -> float:
        """Return the width that breaks no line narrower than `limit`."""
        return max(self.need, self.header, *(line for line in self.lines if line <= limit))


def table_grid(table: Table, looks: dict[str, Look], ruler: Ruler) -> Grid:
    """Return the columns of `table`: the composer's shares, as far as words and lines fit them."""
    columns = _wants(table, looks, ruler, NORMAL)
    size = looks[NORMAL.cell].size
    upright = fitted(columns, PORTRAIT.text_width_points, size)
    if not _needs_landscape(columns, upright):
        return Grid(_in_twips(upright, PORTRAIT.text_width), PORTRAIT, NORMAL)
    width = LANDSCAPE.text_width_points
    density = NORMAL if sum(column.need for column in columns) <= width else DENSE
    if density is DENSE:
        columns = _wants(table, looks, ruler, DENSE)
    points = fitted(columns, width, looks[density.cell].size)
    return Grid(_in_twips(points, LANDSCAPE.text_width), LANDSCAPE, density)


def _needs_landscape(columns: Sequence[Wants], upright: Sequence[float]) -> bool:
    """Say whether a table is too wide for an upright page, or one of its columns is squeezed there."""
    total = PORTRAIT.text_width_points
    if len(columns) > MOST_COLUMNS or sum(column.need for column in columns) > total:
        return True
    shares = sum(column.share for column in columns)
    return any(
        width < SQUEEZED * total * column.share / shares and max(column.lines, default=0) > MANY_LINES * width
        for column, width in zip(columns, upright, strict=True)
    )


def _wants(table: Table, looks: dict[str, Look], ruler: Ruler, density: Density) -> list[Wants]:
    return [_column_wants(table, n, looks, ruler, density) for n in range(len(table.columns))]


def _column_wants(table: Table, n: int, looks: dict[str, Look], ruler: Ruler, density: Density) -> Wants:
    column = table.columns[n]
    bold = table.kind == "facts" and n == 0
    room = 2 * density.margin + SPARE
    header_size = looks[density.header].size
    need = ruler.longest_word(column.header, header_size, bold=True)
    header = _two_lines(column.header, header_size, ruler) + room
    lines = []
    for row in table.rows:
        for indent, size, text in cell_texts(row.cells[n], looks, density):
            need = max(need, indent + ruler.longest_word(text, size, bold=bold))
            lines.append(indent + ruler.width(text, size, bold=bold) + room)
    need = min(need, PORTRAIT.text_width_points * WIDEST_WORD) + room
    return Wants(need, header, tuple(lines), max(column.width, 0.01), table.kind == "facts")


def _two_lines(text: str, size: float, ruler: Ruler) -> float:
    """Return the width of the longer of the two lines that a header breaks into best."""
    words = text.split()
    splits = ((" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words)))
    widths = (max(ruler.width(part, size, bold=True) for part in split) for split in splits)
    return min(widths, default=ruler.width(text, size, bold=True))


def cell_texts(cell: Cell, looks: dict[str, Look], density: Density) -> list[tuple[float, float, str]]:
    """Return the indent, the size and the text of each paragraph or item of a cell."""
    texts = []
    for part in cell:
        look = looks[list_style(part.kind, part.level)] if isinstance(part, Item) else looks[density.cell]
        indent = item_indent(part, looks) if isinstance(part, Item) else 0
        texts.append((indent, look.size, text_of(part.runs)))
    return texts


def item_indent(item: Item, looks: dict[str, Look]) -> float:
    """Return how far an item's words stand from the left: the template's 22 points a level, larger in large print."""
    return 22 * (item.level + 1) * looks["Normal"].size / 12


def fitted(columns: Sequence[Wants], total: float, size: float) -> list[float]:
    """Return widths that add up to `total`: each between need and natural width, else in proportion to the shares."""
    needs = [column.need for column in columns]
    if sum(needs) >= total:
        return [need * total / sum(needs) for need in needs]
    highest = [column.natural for column in columns]
    shares = [column.share for column in columns]
    spare = total - sum(highest)
    if spare >= 0:
        return [high + spare * share / sum(shares) for high, share in zip(highest, shares, strict=True)]
    tried = ((room, [column.unbroken(limit * size) for column in columns]) for limit, room in UNBROKEN)
    lowest = next((widths for room, widths in tried if sum(widths) <= total * room), needs)
    return _shared_out(total, shares, lowest, highest)


def _shared_out(total: float, shares: list[float], lowest: list[float], highest: list[float]) -> list[float]:
    """Share out `total`, hold what hits a bound, share out the rest: the reckoning of CSS's flexible boxes."""
    widths: dict[int, float] = {}
    free = set(range(len(shares)))
    while free:
        left = total - sum(widths.values())
        weight = sum(shares[n] for n in free)
        wanted = {n: left * shares[n] / weight for n in free}
        bounded = {n: min(max(wanted[n], lowest[n]), highest[n]) for n in free}
        excess = sum(bounded.values()) - left
        held = {n for n in free if (bounded[n] - wanted[n]) * excess > 0} if abs(excess) > 0.01 else free
        widths |= {n: bounded[n] for n in held}
        free = free - held
    return [widths[n] for n in range(len(shares))]


def _in_twips(points: Sequence[float], total: int) -> tuple[int, ...]:
    """Return whole twips that add up to `total` exactly; the last column takes what rounding leaves."""
    widths = [round(point * TWIPS) for point in points]
    if widths:
        widths[-1] += total - sum(widths)
    return tuple(widths)
