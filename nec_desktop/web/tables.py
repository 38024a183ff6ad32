"""Tables as HTML: simple grids with one header row and a caption; wide ones scroll sideways where there is no room."""

from itertools import groupby

from nec_desktop.document.blocks import Cell, Column, Item, Row, Table
from nec_desktop.document.visible import GAP, is_visible, one_line, shown_cell
from nec_desktop.web.markup import element, escaped, lines
from nec_desktop.web.outline import Names
from nec_desktop.web.prose import list_markup, runs_markup, settled

WIDE, WIDEST = 4, 7
"""So many columns do not fit on a telephone, or not even on a tablet."""


def column_header(column: Column, number: int) -> str:
    """Return the words of a column's header: no header is blank."""
    return column.header if is_visible(column.header) else f"Column {number}"


def quiet_caption(table: Table) -> str:
    """Return the words by which a table without a caption is announced."""
    return one_line(table.description) if is_visible(table.description) else "Table"


def captioned(number: str, words: str) -> str:
    """Return the number and the words of a caption."""
    return element("strong", escaped(f"{number}{GAP}")) + lines(words)


def table_markup(table: Table, number: str, caption: str, names: Names) -> str:
    """Return a table; number and caption are empty where it shows none and is only announced.

    A wide one stands in a region that the keyboard can scroll (WCAG 2.2, 2.1.1).
    """
    width = len(table.columns)
    wide = "wide" if WIDE <= width < WIDEST else "widest" if width >= WIDEST else ""
    name = names.of(number or "table")
    words = captioned(number, caption) if caption else escaped(quiet_caption(table))
    head = element("caption", words, id=name, class_="" if caption else "quiet")
    headers = "".join(
        element("th", lines(column_header(column, n)), scope="col", class_=_side(column))
        for n, column in enumerate(table.columns, 1)
    )
    rows = "\n".join(_row(row, table) for row in table.rows)
    kind = " ".join(filter(None, (table.kind, wide)))
    body = f"{head}\n<thead><tr>{headers}</tr></thead>\n<tbody>\n{rows}\n</tbody>"
    grid = element("table", body, class_=kind)
    if not wide:
        return element("div", grid, class_="scroll")
    return element("div", grid, class_="scroll", role="region", aria_labelledby=name, tabindex="0")


def _row(row: Row, table: Table) -> str:
    cells = []
    for n, (cell, column) in enumerate(zip(row.cells, table.columns, strict=True)):
        names_row = n == 0 and table.kind == "facts"
        tag, scope = ("th", "row") if names_row else ("td", "")
        cells.append(element(tag, _cell(cell), scope=scope, class_=_side(column)))
    return element("tr", "".join(cells))


def _side(column: Column) -> str:
    return "right" if column.align == "right" else ""


def _cell(cell: Cell) -> str:
    """Return what a cell holds: one paragraph as its words alone."""
    parts = tuple(settled(shown_cell(cell)))
    if len(parts) == 1 and not isinstance(parts[0], Item):
        return runs_markup(parts[0].runs)
    found = []
    for address, alike in groupby(parts, lambda part: part.address if isinstance(part, Item) else None):
        if address is None:
            found += [element("p", runs_markup(part.runs)) for part in alike]
        else:
            found.append(list_markup([part for part in alike if isinstance(part, Item)]))
    return "".join(found)
