"""How wide a table's columns are, and whether the table needs its page on its side. Lengths are points."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from nec_desktop.document.blocks import Cell, Item, Table
from nec_desktop.document.visible import text_of
from nec_desktop.word.measure import Ruler
from nec_desktop.word.paper import LANDSCAPE, PORTRAIT, TWIPS, Paper
from nec_desktop.word.template import Look, list_style
from nec_desktop.word.widths import Wants, lowest_widths, mean_lines

SPARE = 2
"""What a column is wider than its words and margins, since other measures of the same font differ a little."""
MOST_COLUMNS = 7
"""A table with more columns lies on its side, however little is in them."""
WIDEST_WORD = 0.55
"""No single word (a web address) may claim more than this share of an upright page."""
CROWDED = 11
"""A table whose rows would be so many lines high on average lies on its side."""


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


def table_grids(tables: Mapping[int, Table], looks: dict[str, Look], ruler: Ruler) -> dict[int, Grid]:
    """Return the columns of each table. Tables of one register with the same columns have the same widths."""
    alike: dict[object, list[int]] = {}
    for n, table in tables.items():
        alike.setdefault((table.kind, table.columns, table.address), []).append(n)
    grids: dict[int, Grid] = {}
    for places in alike.values():
        together = replace(tables[places[0]], rows=tuple(row for n in places for row in tables[n].rows))
        grids |= dict.fromkeys(places, table_grid(together, looks, ruler))
    return grids


def table_grid(table: Table, looks: dict[str, Look], ruler: Ruler) -> Grid:
    """Return the columns of one table."""
    columns = _wants(table, looks, ruler, NORMAL, whole=True)
    if sum(column.need for column in columns) > PORTRAIT.text_width_points:  # e-mail addresses turn no page
        columns = _wants(table, looks, ruler, NORMAL)
    upright = lowest_widths(columns, PORTRAIT.text_width_points)
    if not _needs_landscape(columns, upright):
        return Grid(_in_twips(upright, PORTRAIT.text_width), PORTRAIT, NORMAL)
    width = LANDSCAPE.text_width_points
    density = NORMAL if sum(column.need for column in columns) <= width else DENSE
    if density is DENSE:
        columns = _wants(table, looks, ruler, DENSE)
    return Grid(_in_twips(lowest_widths(columns, width), LANDSCAPE.text_width), LANDSCAPE, density)


def _needs_landscape(columns: Sequence[Wants], upright: Sequence[float]) -> bool:
    """Say whether a table is too wide for an upright page, or its rows would stand very high there."""
    if len(columns) > MOST_COLUMNS or sum(column.need for column in columns) > PORTRAIT.text_width_points:
        return True
    return not columns[0].fixed and mean_lines(columns, upright) > CROWDED


def _wants(table: Table, looks: dict[str, Look], ruler: Ruler, density: Density, *, whole: bool = False) -> list[Wants]:
    return [_column_wants(table, n, looks, ruler, density, whole) for n in range(len(table.columns))]


def _column_wants(table: Table, n: int, looks: dict[str, Look], ruler: Ruler, density: Density, whole: bool) -> Wants:
    column = table.columns[n]
    bold = table.kind == "facts" and n == 0
    room = 2 * density.margin + SPARE
    header_size = looks[density.header].size
    need = ruler.longest_word(column.header, header_size, bold=True)
    cells = []
    for row in table.rows:
        parts = cell_texts(row.cells[n], looks, density)
        words = (indent + ruler.longest_word(text, size, bold=bold, whole=whole) for indent, size, text in parts)
        need = max([need, *words])
        cells.append(tuple((indent + room, ruler.width(text, size, bold=bold)) for indent, size, text in parts))
    need = min(need, PORTRAIT.text_width_points * WIDEST_WORD) + room
    header = _two_lines(column.header, header_size, ruler) + room
    return Wants(need, header, max(column.width, 0.01), table.kind == "facts", tuple(cells))


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


def _in_twips(points: Sequence[float], total: int) -> tuple[int, ...]:
    """Return whole twips that add up to `total` exactly; the last column takes what rounding leaves."""
    widths = [round(point * TWIPS) for point in points]
    if widths:
        widths[-1] += total - sum(widths)
    return tuple(widths)
