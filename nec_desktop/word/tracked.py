"""What has changed since a document was last sent, as tracked changes (ECMA-376 part 1, 17.13.5)."""

from collections.abc import Iterable, Sequence

from lxml import etree

from nec_desktop.document.carried import Changes, LinePlace, Part
from nec_desktop.document.sent import SentBlock, SentLine, SentRow
from nec_desktop.document.visible import numbered
from nec_desktop.word.anchors import Ids
from nec_desktop.word.markup import attribute, paragraph, run
from nec_desktop.word.paper import PORTRAIT
from nec_desktop.word.places import in_paragraph, parsed, run_at, runs_between, runs_of, text_length
from nec_desktop.word.tags import PPR, SECTPR, TC, TR, P, w
from nec_desktop.word.template import BODY_STYLES, list_style

INS, DEL, TRPR = map(w, ("ins", "del", "trPr"))
_BEFORE_ROW_PROPERTIES = w("tblPrEx")


class Tracked:
    """Marks the changes in the paragraphs and tables of one document."""

    def __init__(self, changes: Changes, ids: Ids) -> None:
        self._changes = changes
        self._ids = ids

    def line(self, element: etree._Element, place: LinePlace) -> None:
        """Mark what has changed in one paragraph, or that all of it is new."""
        if parts := self._changes.lines.get(place):
            self._parts(element, parts)
        elif place in self._changes.added:
            self._all_new(element)
            if place.column < 0:
                self._mark_end(element, INS)

    def cell(self, paragraphs: Sequence[etree._Element], place: LinePlace) -> None:
        """Mark new lines among those of a cell, and put in those that are gone; `place` is that of any of them.

        The end of a cell's last paragraph is the cell's: what is new or gone there begins with the end before it.
        """
        states: list[tuple[etree._Element, str]] = []
        for n in range(-1, len(paragraphs)):
            at = place._replace(line=n)
            if n >= 0:
                states.append((paragraphs[n], INS if at in self._changes.added else ""))
            for line in self._changes.lines_gone.get(at, ()):
                gone = parsed(self._gone_line("NECCell", line, ends_too=False))
                if states:
                    states[-1][0].addnext(gone)
                else:
                    paragraphs[0].addprevious(gone)
                states.append((gone, DEL))
        tail = len(states)
        while tail and states[tail - 1][1] and states[tail - 1][1] == states[-1][1]:
            tail -= 1
        for n, (element, state) in enumerate(states):
            if state and n < tail:
                self._mark_end(element, state)
            elif tail <= n + 1 < len(states):
                self._mark_end(element, states[-1][1])

    def rows(self, table: etree._Element, block: str, row_ids: Sequence[str]) -> None:
        """Mark the rows of a table that are new, and put in those that are gone."""
        columns = [int(column.get(w("w"), "0")) for column in table.iterfind(f"{w('tblGrid')}/{w('gridCol')}")]
        rows = table.findall(TR)
        for element, identifier in zip(rows, ("", *row_ids), strict=True):
            if (block, identifier) in self._changes.rows_added:
                self._new_row(element)
            for gone in reversed(self._changes.rows_gone.get((block, identifier), ())):
                element.addnext(parsed(self._gone_row(gone, columns)))

    def gone_after(self, block: str) -> list[str]:
        """Return the markup of what is gone from the body after a block."""
        return [markup for gone in self._changes.gone.get(block, ()) for markup in self._gone_block(gone)]

    def _parts(self, element: etree._Element, parts: Iterable[Part]) -> None:
        at = 0
        for kind, text in parts:
            if kind == "-":
                self._put_in(element, at, self._deleted(text))
                continue
            if kind == "+":
                for runs in _neighbours(runs_between(element, at, at + len(text))):
                    self._wrap(runs)
            at += len(text)
        if at != text_length(element):
            raise ValueError(f"a changed line of {at} characters stands in a paragraph of {text_length(element)}")

    def _put_in(self, element: etree._Element, at: int, markup: str) -> None:
        following = run_at(element, at)
        if following is not None:
            above = following.getparent()
            (above if above is not None and above.tag == INS else following).addprevious(parsed(markup))
        elif runs := runs_of(element):
            in_paragraph(element, runs[-1]).addnext(parsed(markup))
        else:
            element.append(parsed(markup))

    def _all_new(self, element: etree._Element) -> None:
        for runs in _neighbours(runs_of(element)):
            self._wrap(runs)

    def _wrap(self, runs: Sequence[etree._Element]) -> None:
        change = parsed(f"<w:ins {self._said()}/>")
        runs[0].addprevious(change)
        change.extend(runs)

    def _mark_end(self, element: etree._Element, tag: str) -> None:
        """Say that the end of a paragraph is new or gone; a section's properties come after that."""
        properties = element.find(PPR)
        if properties is None:
            raise ValueError("a paragraph without properties")
        mark = parsed(f"<w:rPr><w:{etree.QName(tag).localname} {self._said()}/></w:rPr>")
        section = properties.find(SECTPR)
        if section is None:
            properties.append(mark)
        else:
            section.addprevious(mark)

    def _new_row(self, row: etree._Element) -> None:
        self._mark_row(row, "ins")
        for element in row.iterfind(f"{TC}/{P}"):
            self._all_new(element)
            self._mark_end(element, INS)

    def _mark_row(self, row: etree._Element, name: str) -> None:
        properties = row.find(TRPR)
        if properties is None:
            properties = row.makeelement(TRPR)
            row.insert(1 if len(row) and row[0].tag == _BEFORE_ROW_PROPERTIES else 0, properties)
        properties.append(parsed(f"<w:{name} {self._said()}/>"))

    def _gone_block(self, block: SentBlock) -> Iterable[str]:
        if block.kind == "table":
            yield self._gone_paragraph("Caption", numbered(block.number, block.text) or "Table")
            yield self._gone_table(block)
            yield paragraph("Normal", "", self._end_mark())  # a table that followed would be joined with it
        elif block.kind == "heading":
            yield self._gone_paragraph("NECLabel", numbered(block.number, block.text))
        elif block.kind == "item":
            yield self._gone_paragraph(list_style(block.style, block.level), block.text)
        else:
            yield self._gone_paragraph(BODY_STYLES.get(block.style, "Normal"), block.text)

    def _gone_table(self, block: SentBlock) -> str:
        columns = [PORTRAIT.text_width // len(block.columns)] * len(block.columns)
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
        header = SentRow("", tuple((SentLine(words),) for words in block.columns))
        rows = [
            self._gone_row(header, columns, "<w:tblHeader/>"),
            *(self._gone_row(row, columns) for row in block.rows),
        ]
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="NECRecords"/><w:tblW w:w="{sum(columns)}" w:type="dxa"/>'
            '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
            f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
            f"{''.join(rows)}</w:tbl>"
        )

    def _gone_row(self, row: SentRow, columns: Sequence[int], before: str = "") -> str:
        """Return a row that is gone; where a table has fewer columns now, the last one holds what is over."""
        most = len(columns)
        kept = [*row.cells[: most - 1], tuple(line for cell in row.cells[most - 1 :] for line in cell)]
        kept += [()] * (most - len(kept))
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
            f"{''.join(self._gone_line('NECCell', line) for line in cell or (SentLine(''),))}</w:tc>"
            for cell, width in zip(kept, columns, strict=True)
        )
        return f"<w:tr><w:trPr>{before}<w:del {self._said()}/></w:trPr>{cells}</w:tr>"

    def _gone_line(self, style: str, line: SentLine, *, ends_too: bool = True) -> str:
        named = list_style(line.kind, line.level) if line.kind in ("bullet", "number") else style
        return self._gone_paragraph(named, line.text, ends_too=ends_too)

    def _gone_paragraph(self, style: str, text: str, *, ends_too: bool = True) -> str:
        return paragraph(style, self._deleted(text) if text else "", self._end_mark() if ends_too else "")

    def _end_mark(self) -> str:
        return f"<w:rPr><w:del {self._said()}/></w:rPr>"

    def _deleted(self, text: str) -> str:
        words = run(text).replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
        return f"<w:del {self._said()}>{words}</w:del>"

    def _said(self) -> str:
        author, date = attribute(self._changes.author), attribute(self._changes.date)
        return f'w:id="{self._ids.next()}" w:author="{author}" w:date="{date}"'


def _neighbours(runs: Iterable[etree._Element]) -> list[list[etree._Element]]:
    """Return runs in groups that stand side by side with nothing between them."""
    groups: list[list[etree._Element]] = []
    for item in runs:
        if groups and item.getprevious() is groups[-1][-1]:
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups
