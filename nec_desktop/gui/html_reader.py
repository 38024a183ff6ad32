"""HTML read as rich text: its paragraphs, headings, lists and tables, Word's own lists among them."""

import re
from collections import Counter
from html.parser import HTMLParser
from typing import Literal

from nec_desktop.plan.clean import removed_characters
from nec_desktop.plan.richtext import (
    Block,
    Heading,
    ListItem,
    Paragraph,
    Run,
    Runs,
    Table,
    runs_text,
    safe_link,
)

BLOCKS = {"p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "table", "tr", "td", "th", "blockquote"}
BLOCKS |= {"pre", "dl", "dt", "dd", "section", "article", "header", "footer", "main", "figure", "figcaption"}
BLOCKS |= {"thead", "tbody", "tfoot", "caption", "address", "hr"}
"""Tags that begin a line of their own."""
_WEIGHT = re.compile(r"(?<![a-z-])font-weight\s*:\s*(bold|bolder|normal|lighter|\d+)", re.IGNORECASE)
_SLANT = re.compile(r"(?<![a-z-])font-style\s*:\s*(italic|oblique|normal)", re.IGNORECASE)
_HIDDEN = re.compile(r"(?<![a-z-])display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_WORD_ITEM = re.compile(r"mso-list\s*:\s*l\d+ level(\d+)", re.IGNORECASE)
_WORD_MARK = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_COUNTS_ON = re.compile(r"\(?(\d+|[a-z]{1,4})[.)]", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f]+")
_CELL = {"td", "th"}
_TABLE_PARTS = _CELL | {"tr", "thead", "tbody", "tfoot", "table"}
_VOID = {"br", "img", "hr"}
_WIDEST_SPAN = 50
"""Columns or rows: a careless page may ask for a cell a thousand columns wide."""


class HtmlReader(HTMLParser):
    """Reads HTML that nh3 has put in order: every tag is closed, and none is unknown."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.left_out: Counter[str] = Counter()
        self.removed = 0
        self._runs: list[Run] = []
        self._looks: list[tuple[str, bool, bool, str]] = [("", False, False, "")]
        self._lists: list[Literal["bullet", "number"]] = []
        self._heading = 0
        self._item: tuple[Literal["bullet", "number"], int] | None = None
        self._rows: list[list[Runs]] = []
        self._in_cell, self._nested, self._span, self._rows_spanned = False, 0, 1, 1
        self._from_above: dict[int, int] = {}
        self._in_table = self._in_caption = 0
        self._skipped = 0
        self._mark = ""
        self._preserve = 0

    # -- tags

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            self._void(tag)
            return
        values = {name: value or "" for name, value in attrs}
        style = values.get("style", "")
        if self._skipped or _WORD_MARK.search(style) or _HIDDEN.search(style):
            self._skipped += 1
            return
        self._look(tag, style, values.get("href", ""))
        if tag in BLOCKS:
            self._start_block(tag, style, values)
        elif tag in ("u", "s", "strike", "del"):
            self.left_out["underlining and striking through"] += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        if self._skipped:
            self._skipped -= 1
            return
        if len(self._looks) > 1:
            self._looks.pop()
        if tag in BLOCKS:
            self._end_block_tag(tag)

    def handle_data(self, data: str) -> None:
        if self._skipped:
            self._mark += data
            return
        if self._in_table and not self._in_cell and not self._in_caption:
            return  # white space between rows
        self._put(data if self._preserve else _SPACES.sub(" ", data))

    def _void(self, tag: str) -> None:
        if self._skipped:
            return
        if tag == "br":
            self._put("\n")
        elif tag == "img":
            self.left_out["pictures (put them in with the Picture button)"] += 1
        elif not self._in_cell:
            self.end_block()

    def _look(self, tag: str, style: str, href: str) -> None:
        _, bold, italic, link = self._looks[-1]
        bold = bold or tag in ("b", "strong")
        italic = italic or tag in ("i", "em", "cite")
        if found := _WEIGHT.search(style):
            weight = found[1].lower()
            bold = int(weight) > 500 if weight.isdigit() else weight in ("bold", "bolder")
        if found := _SLANT.search(style):
            italic = found[1].lower() in ("italic", "oblique")
        self._looks.append((tag, bold, italic, safe_link(href) if tag == "a" else link))

    # -- blocks

    def _start_block(self, tag: str, style: str, values: dict[str, str]) -> None:
        if tag in _TABLE_PARTS:
            self._in_table += tag == "table"
            self._start_table_part(tag, values)
            return
        self._in_caption += tag == "caption"
        if self._in_cell:
            self._new_line()
        else:
            self.end_block()
        if tag in ("ul", "ol"):
            self._lists.append("number" if tag == "ol" else "bullet")
        elif tag == "li":
            self._item = (self._lists[-1] if self._lists else "bullet", max(len(self._lists) - 1, 0))
            if self._in_cell:
                self._put("• ")
        elif tag[0] == "h" and tag[1:].isdigit():
            self._heading = min(int(tag[1:]), 3)
        elif tag == "pre":
            self._preserve += 1
        elif (found := _WORD_ITEM.search(style)) and not self._in_cell:
            self._mark = ""
            self._item = ("bullet", int(found[1]) - 1)

    def _end_block_tag(self, tag: str) -> None:
        if tag in _TABLE_PARTS:
            self._in_table -= tag == "table"
            self._end_table_part(tag)
            return
        if tag == "pre":
            self._preserve -= 1
        self._in_caption -= tag == "caption"
        if self._in_cell:
            self._new_line()
        else:
            self.end_block()
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()

    def end_block(self) -> None:
        """Put what has been read so far down as a block."""
        runs, self._runs = _stripped(self._runs), []
        item, heading = self._item, self._heading
        mark, self._mark = self._mark.strip(), ""
        if not runs_text(runs).strip():
            return
        if item:
            kind = "number" if _COUNTS_ON.fullmatch(mark) else item[0]
            self.blocks.append(ListItem(runs, kind, item[1]))
        elif heading:
            self.blocks.append(Heading(runs, heading))
        else:
            self.blocks.append(Paragraph(runs))
        self._item, self._heading = None, 0

    def _new_line(self) -> None:
        if self._runs and not self._runs[-1].text.endswith("\n"):
            self._runs.append(Run("\n"))

    def _put(self, text: str) -> None:
        self.removed += removed_characters(text)
        _, bold, italic, link = self._looks[-1]
        before = self._runs[-1].text[-1:] if self._runs else ""
        if not self._preserve and before in ("", " ", "\n") and text.startswith(" "):
            text = text.lstrip(" ")
        if text:
            self._runs.append(Run(text, bold, italic, link))

    # -- tables: one within another becomes lines in its cell

    def _start_table_part(self, tag: str, values: dict[str, str]) -> None:
        if self._in_cell:
            self._start_nested(tag)
        elif tag == "table":
            self.end_block()
            self._rows, self._from_above = [], {}
        elif tag == "tr":
            self._rows.append([])
        elif tag in _CELL:
            if not self._rows:
                self._rows.append([])
            self._in_cell, self._runs = True, []
            self._span, self._rows_spanned = _span(values, "colspan"), _span(values, "rowspan")

    def _end_table_part(self, tag: str) -> None:
        if self._nested:
            if tag == "table":
                self._nested -= 1
                self._new_line()
        elif tag in _CELL and self._in_cell:
            self._put_cell()
            self._runs, self._in_cell, self._item, self._heading = [], False, None, 0
        elif tag == "table":
            self.blocks.append(Table(tuple(tuple(row) for row in self._rows)))
            self._rows = []

    def _put_cell(self) -> None:
        """Put a cell down in its column; one that is joined from several is followed, or stands over, empty ones."""
        row = self._rows[-1]
        while self._from_above.get(len(row), 0):
            self._from_above[len(row)] -= 1
            row.append(())
        if self._span > 1 or self._rows_spanned > 1:
            self.left_out["joined cells (all but the first are empty)"] += 1
        for column in range(len(row), len(row) + self._span):
            self._from_above[column] = self._rows_spanned - 1
        row.append(_stripped(self._runs))
        row.extend(() for _ in range(self._span - 1))

    def _start_nested(self, tag: str) -> None:
        if tag == "table":
            self._nested += 1
            self.left_out["a table inside a table (its words are kept)"] += 1
        if tag in ("table", "tr"):
            self._new_line()
        elif tag in _CELL:
            self._put(" ")


def _span(values: dict[str, str], name: str) -> int:
    text = values.get(name, "1")
    return min(max(int(text), 1), _WIDEST_SPAN) if text.isdecimal() else 1


def _stripped(runs: list[Run]) -> Runs:
    """Return `runs` without white space at their beginning and end."""
    found = list(runs)
    while found and not found[0].text.strip(" \n\u00a0"):
        del found[0]
    while found and not found[-1].text.strip(" \n\u00a0"):
        del found[-1]
    if found:
        first, last = found[0], found[-1]
        found[0] = Run(first.text.lstrip(" \n\u00a0"), first.bold, first.italic, first.link)
        last = found[-1]
        found[-1] = Run(last.text.rstrip(" \n\u00a0"), last.bold, last.italic, last.link)
    return tuple(found)
