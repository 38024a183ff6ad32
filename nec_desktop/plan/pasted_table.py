"""Rows and cells of a table on the clipboard: HTML from Excel, Word or a page, or text with tabs.

Read bit by bit, so that a window can go on living while thousands of rows are read.
"""

import csv
import io
import re
from collections.abc import Iterator
from html.parser import HTMLParser

Rows = list[list[str]]

_PIECE = 20_000
"""Characters of HTML that are read in one go."""
_SPACES = re.compile(r"[ \t\r\n\f\u00a0]+")
_BREAKS = {"br", "p", "div", "li", "tr", "td", "th"}
"""Tags that begin a new line in a cell."""
_UNSEEN = {"script", "style", "head", "title", "template"}
_WIDEST_SPAN = 100
"""Columns: a careless page may ask for a cell a thousand columns wide."""
_LARGEST_CELL = 10_000_000


def holds_table(html: str, text: str) -> bool:
    """Say whether what is on the clipboard has rows of several cells, or several rows."""
    return "<table" in html.lower() or "\t" in text.strip("\n\r")


def read_table(html: str, text: str) -> Iterator[Rows]:
    """Yield what has been read so far, again and again; the last is the whole table, without what is empty around it.

    HTML is preferred, since only there a line break in a cell of a Word table is told from a new row.
    """
    rows: Rows = []
    for rows in _html_rows(html) if "<table" in html.lower() else _text_rows(text):
        yield rows
    yield _trimmed(rows)


def _text_rows(text: str) -> Iterator[Rows]:
    """Read text as a spreadsheet writes it: tabs between cells, quotation marks around a cell with a line break."""
    csv.field_size_limit(_LARGEST_CELL)
    rows: Rows = []
    clean = text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")
    reader = csv.reader(io.StringIO(clean, newline=""), csv.excel_tab, strict=True)
    while True:
        try:
            row = next(reader)
        except StopIteration:
            break
        except csv.Error:  # quotes as no spreadsheet writes them: taken as it stands, so that nothing is lost
            yield [line.split("\t") for line in clean.split("\n")]
            return
        rows.append(row)
        yield rows
    yield rows


def _html_rows(html: str) -> Iterator[Rows]:
    reader = _TableReader()
    for start in range(0, len(html), _PIECE):
        reader.feed(html[start : start + _PIECE])
        yield reader.rows
    reader.close()
    reader.end_cell()
    yield reader.rows


class _TableReader(HTMLParser):
    """Takes the rows of every table; a table inside a cell becomes lines of that cell."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: Rows = []
        self._cell: list[str] | None = None
        self._span, self._down = 1, 1
        self._from_above: dict[int, int] = {}
        self._tables, self._unseen = 0, 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        self._tables += tag == "table"
        if self._tables > 1 or tag not in ("table", "tr", "td", "th"):
            if self._cell is not None and tag in _BREAKS:
                self._cell.append("\n")
            return
        self.end_cell()
        if tag == "table":
            self._from_above = {}
        elif tag == "tr":
            self.rows.append([])
        elif self._tables:
            values = dict(attrs)
            self._cell, self._span = [], _span(values.get("colspan"))
            self._down = _span(values.get("rowspan"))

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(self._unseen - 1, 0)
        if self._tables <= 1 and tag in ("td", "th", "tr", "table"):
            self.end_cell()
        elif self._cell is not None and tag in _BREAKS:
            self._cell.append("\n")
        if tag == "table":
            self._tables = max(self._tables - 1, 0)

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._unseen:
            self._cell.append(_SPACES.sub(" ", data))

    def end_cell(self) -> None:
        """Put the cell down that is being read; one that is joined from several is followed by empty ones."""
        if self._cell is None:
            return
        if not self.rows:
            self.rows.append([])
        row = self.rows[-1]
        while self._from_above.get(len(row), 0):
            self._from_above[len(row)] -= 1
            row.append("")
        lines = (line.strip() for line in "".join(self._cell).split("\n"))
        for column in range(len(row), len(row) + self._span):
            self._from_above[column] = self._down - 1
        row += ["\n".join(filter(None, lines)), *[""] * (self._span - 1)]
        self._cell = None


def _span(text: str | None) -> int:
    return min(max(int(text), 1), _WIDEST_SPAN) if text and text.isdecimal() else 1


def _trimmed(rows: Rows) -> Rows:
    """Return the rows that hold anything, all of one length, without empty columns at the end."""
    held = [[cell.strip() for cell in row] for row in rows]
    held = [row for row in held if any(row)]
    width = max((max(n for n, cell in enumerate(row) if cell) + 1 for row in held), default=0)
    return [row[:width] + [""] * (width - len(row)) for row in held]
