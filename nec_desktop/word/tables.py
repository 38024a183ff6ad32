"""Tables as WordprocessingML: simple grids with one header row, as wide as the text, never merged or nested."""

from nec_desktop.document.blocks import Cell, Column, Item, Row, Table
from nec_desktop.document.visible import shown_cell
from nec_desktop.word.anchors import Anchors, RowAnchor
from nec_desktop.word.columns import NORMAL, Density, Grid
from nec_desktop.word.heights import SHORT_ROW, Heights, kept_rows
from nec_desktop.word.markup import attribute, bookmarked, paragraph, run
from nec_desktop.word.paper import TWIPS
from nec_desktop.word.prose import Prose

_STYLES = {"records": "NECRecords", "facts": "NECFacts"}
_LOOKS = {"records": ("0620", 0), "facts": ("06A0", 1)}
"""w:tblLook: header row, no bands; facts have a header column too (ECMA-376 part 1, 17.4.55)."""
_KEEP = "<w:keepNext/>"
_RIGHT = '<w:jc w:val="right"/>'


class Tables:
    """Writes tables."""

    def __init__(self, prose: Prose, anchors: Anchors, heights: Heights) -> None:
        self._prose = prose
        self._anchors = anchors
        self._heights = heights

    def table(self, place: int | None, table: Table, grid: Grid, caption: str, *, ends_section: bool) -> str:
        """Return a table without its caption paragraph; `caption` is the words of that, told to screen readers.

        place: where among the blocks it stands, None for the cover's.
        ends_section: a line that says where the table ends will follow, and must not stand on a page alone.
        """
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid.widths)
        start = f"{_properties(table, grid, caption)}<w:tblGrid>{columns}</w:tblGrid>{_header(table, grid)}"
        heights = self._heights.rows(table, grid)
        kept = [*kept_rows(heights)[:-1], ends_section] if heights else []
        rows = (
            self._row(
                row,
                table,
                grid,
                self._anchors.row(place, n, table, row),
                short=height <= SHORT_ROW,
                keep=keep,
            )
            for n, (row, height, keep) in enumerate(zip(table.rows, heights, kept, strict=True))
        )
        return f"<w:tbl>{start}{''.join(rows)}</w:tbl>"

    def _row(self, row: Row, table: Table, grid: Grid, anchor: RowAnchor, *, short: bool, keep: bool) -> str:
        """Return a row. A short one is kept whole; a high one may be split, or it would leave a hole or be cut off."""
        cells = []
        for n, (cell, column, width) in enumerate(zip(row.cells, table.columns, grid.widths, strict=True)):
            own = anchor if n == 0 else anchor._replace(bookmarks=())
            content = self._cell(cell, column, _cell_style(table, grid, n), own, keep=keep)
            cells.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>')
        return f"<w:tr>{'<w:trPr><w:cantSplit/></w:trPr>' if short else ''}{''.join(cells)}</w:tr>"

    def _cell(self, cell: Cell, column: Column, style: str, anchor: RowAnchor, *, keep: bool) -> str:
        """Return what a cell holds; the bookmarks go into its first paragraph."""
        self._prose.other()
        anchors = anchor.bookmarks
        kept, placed = _KEEP if keep else "", _RIGHT if column.align == "right" else ""
        parts = []
        for part in shown_cell(cell):
            if isinstance(part, Item):
                parts.append(self._prose.item(part, anchors=anchors, before=kept))
            else:
                self._prose.other()
                content = bookmarked(self._prose.words(part, anchor.tag), anchors)
                parts.append(paragraph(style, content, kept + placed))
            anchors = ()
        return "".join(parts)


def _cell_style(table: Table, grid: Grid, n: int) -> str:
    return "NECCellLabel" if table.kind == "facts" and n == 0 else grid.density.cell


def _properties(table: Table, grid: Grid, caption: str) -> str:
    """Return w:tblPr: the width in full and a fixed layout, since not every reader works out widths by itself."""
    look, first_column = _LOOKS[table.kind]
    told = f'<w:tblCaption w:val="{attribute(caption)}"/>' if caption else ""
    described = f'<w:tblDescription w:val="{attribute(table.description)}"/>' if table.description else ""
    margins = "" if grid.density is NORMAL else _margins(grid.density)
    return (
        f'<w:tblPr><w:tblStyle w:val="{_STYLES[table.kind]}"/><w:tblW w:w="{sum(grid.widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{margins}<w:tblLook w:val="{look}" w:firstRow="1" w:lastRow="0" '
        f'w:firstColumn="{first_column}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>{told}{described}</w:tblPr>'
    )


def _margins(density: Density) -> str:
    sides = "".join(f'<w:{side} w:w="{density.margin * TWIPS:.0f}" w:type="dxa"/>' for side in ("left", "right"))
    return f"<w:tblCellMar>{sides}</w:tblCellMar>"


def _header(table: Table, grid: Grid) -> str:
    """Return the header row, marked so that it is repeated on every page and read out as one."""
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"{paragraph(grid.density.header, run(column.header), _RIGHT if column.align == 'right' else '')}</w:tc>"
        for column, width in zip(table.columns, grid.widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"
