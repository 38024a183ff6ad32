"""Read a Word file back: what it shows, by a walk of our own over the parts, never through python-docx.

It reads what the writer writes. Whatever else it meets becomes an entry of its own, so that nothing is passed over.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from nec_desktop.document.entries import Entry, Grid, Image, Line, Span, digest, item_kind, line_of
from nec_desktop.word.chart_reader import CHART, read_plot
from nec_desktop.word.markup import A, R
from nec_desktop.word.opened import Package
from nec_desktop.word.tags import (
    BR,
    DOCPR,
    HYPERLINK,
    PPR,
    R_,
    RPR,
    SDT,
    SDT_CONTENT,
    SECTPR,
    TAB,
    TBL,
    TC,
    TCPR,
    TR,
    P,
    T,
    w,
)

_MAIN = "word/document.xml"
_VAL, _ID, _ANCHOR, _BOLD, _ITALIC = map(w, ("val", "id", "anchor", "b", "i"))
_SILENT = frozenset(map(w, ("bookmarkStart", "bookmarkEnd", "pPr", "rPr", "fldChar", "instrText", "proofErr")))
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_CELL_STYLES = frozenset(("NECCell", "NECCellDense", "NECCellLabel"))
_MARK = "NECSectionMark"
_ENDS = frozenset(("NECTableEnd", _MARK))
"""Styles of the paragraphs that the writer adds where a section ends in a table."""


@dataclass
class Numbering:
    """The lists of a file: whether each is bulleted at a level, and where its numbers start."""

    root: etree._Element | None
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    """The last number at each level, by list definition: lists of one definition go on counting together."""
    _begun: set[tuple[str, int]] = field(default_factory=set)

    @cached_property
    def _abstracts(self) -> dict[str, str]:
        nums = [] if self.root is None else self.root.findall(w("num"))
        return {num.get(w("numId"), ""): num.find(w("abstractNumId")).get(_VAL, "") for num in nums}  # type: ignore[union-attr]

    @cached_property
    def _formats(self) -> dict[tuple[str, int], str]:
        formats = {}
        for abstract in [] if self.root is None else self.root.findall(w("abstractNum")):
            for level in abstract.findall(w("lvl")):
                form = level.find(w("numFmt"))
                key = abstract.get(w("abstractNumId"), ""), int(level.get(w("ilvl"), "0"))
                formats[key] = "" if form is None else form.get(_VAL, "")
        return formats

    @cached_property
    def _starts(self) -> dict[tuple[str, int], int]:
        """The numbers at which lists start again, by list and level."""
        path = f"{w('num')}/{w('lvlOverride')}/{w('startOverride')}"
        found = [] if self.root is None else self.root.findall(path)
        starts = {}
        for start in found:
            override = start.getparent()
            if override is not None and (num := override.getparent()) is not None:
                starts[num.get(w("numId"), ""), int(override.get(w("ilvl"), "0"))] = int(start.get(_VAL, "1"))
        return starts

    def has(self, number: str) -> bool:
        """Say whether there is such a list."""
        return number in self._abstracts

    def kind(self, number: str, level: int) -> str:
        """Return the kind of an item of a list, its printed number worked out; the items are asked for in order."""
        abstract = self._abstracts.get(number, "")
        if self._formats.get((abstract, level)) == "bullet":
            return item_kind("bullet", level, 0)
        counts = self._counts.setdefault(abstract, {})
        if (number, level) not in self._begun:
            self._begun.add((number, level))
            counts[level] = self._starts.get((number, level), counts.get(level, 0) + 1) - 1
        self._counts[abstract] = {at: count for at, count in counts.items() if at < level}
        self._counts[abstract][level] = counts.get(level, 0) + 1
        return item_kind("number", level, counts.get(level, 0) + 1)


class Reading:
    """One file being read. `faults` are sentences about what damages it, found on the way.

    body: in place of the file's own, as where its tracked changes were accepted.
    """

    def __init__(self, package: Package, body: etree._Element | None = None) -> None:
        self.package = package
        self.faults: list[str] = []
        self.body = _only(package.root(_MAIN), w("body")) if body is None else body
        self.targets = package.targets(_MAIN)
        self.styles = package.root("word/styles.xml")
        self.style_ids = {style.get(w("styleId"), "") for style in self.styles.iterfind(w("style"))}
        numbering = "word/numbering.xml"
        self.numbering = Numbering(package.root(numbering) if package.has(numbering) else None)
        self._style_lists = dict(self._lists_of_styles())

    def entries(self) -> list[Entry]:
        """Return what the body shows, in order."""
        found: list[Entry] = []
        for element in self.body:
            if element.tag == P:
                entry = self._paragraph(element)
                if isinstance(entry, Line):
                    if not entry.text and entry.kind != _MARK:
                        self.faults.append(f"There is an empty paragraph of style {entry.kind}.")
                    if entry.kind in _ENDS:
                        continue
                found.append(entry)
            elif element.tag == TBL:
                found.append(self._table(element))
            elif element.tag != SECTPR:
                found.append(Line(f"unknown element {etree.QName(element).localname}", ""))
        return found

    def text_of(self, element: etree._Element) -> str:
        """Return the text of one paragraph of the body, or of a control in one."""
        return "".join(span.text for span in self._spans(element, self.targets))

    def text_lines(self, part: str) -> list[str]:
        """Return the text of each paragraph of a header or footer."""
        targets = self.package.targets(part)
        return ["".join(span.text for span in self._spans(p, targets)) for p in self.package.root(part).iter(P)]

    def _lists_of_styles(self) -> Iterator[tuple[str, tuple[str, int]]]:
        for style in self.styles.iterfind(w("style")):
            number, level = style.find(f".//{w('numId')}"), style.find(f".//{w('ilvl')}")
            if number is not None:
                at = 0 if level is None else int(level.get(_VAL, "0"))
                yield style.get(w("styleId"), ""), (number.get(_VAL, ""), at)

    def _paragraph(self, element: etree._Element) -> Entry:
        style, listed = self._style(element)
        if style == "NECFigure":
            return self._image(element)
        kind = self.numbering.kind(*listed) if listed else style
        line = line_of(kind, list(self._spans(element, self.targets)))
        if style.startswith("TOC") and style != "TOCHeading":
            return Line("contents", line.text.rpartition("\t")[0])
        return line

    def _style(self, element: etree._Element) -> tuple[str, tuple[str, int] | None]:
        """Return a paragraph's style, and its list and level: its own, else its style's."""
        style, number, level = "", "", ""
        properties = element[0] if len(element) and element[0].tag == PPR else ()
        for child in properties:
            if child.tag == _STYLE:
                style = child.get(_VAL, "")
            elif child.tag == _NUMPR:
                number = "".join(part.get(_VAL, "") for part in child if part.tag == _NUMID)
                level = "".join(part.get(_VAL, "") for part in child if part.tag == _ILVL)
        if style not in self.style_ids:
            self.faults.append(f"A paragraph has the style “{style}”, which the file does not define.")
        if number:
            if not self.numbering.has(number):
                self.faults.append(f"A list item belongs to list {number}, which the file does not define.")
            return style, (number, int(level or 0))
        return style, self._style_lists.get(style)

    def _spans(self, element: etree._Element, targets: dict[str, str], link: str = "") -> Iterator[Span]:
        for child in element:
            tag = child.tag
            if tag == R_:
                yield self._run(child, link)
            elif tag == HYPERLINK:
                identifier = child.get(f"{{{R}}}id")
                yield from self._spans(child, targets, targets.get(identifier, "") if identifier else link)
            elif tag == SDT:
                choices = tuple((item.get(w("displayText"), ""), item.get(_VALUE, "")) for item in child.iter(_ITEM))
                for content in child.iterfind(SDT_CONTENT):
                    yield from (span._replace(choices=choices) for span in self._spans(content, targets, link))
            elif tag not in _SILENT:
                yield Span(f"[unknown element {etree.QName(child).localname}]", link=link)

    def _run(self, run: etree._Element, link: str) -> Span:
        if len(run) == 1 and run[0].tag == T:
            return Span(self._text(run[0]), "", link)
        text, look = "", ""
        for child in run:
            tag = child.tag
            if tag == T:
                text += self._text(child)
            elif tag == RPR:
                look = f"{'b' if _is_on(child, _BOLD) else ''}{'i' if _is_on(child, _ITALIC) else ''}"
            elif tag == BR:
                text += "\n"
            elif tag == TAB:
                text += "\t"
            elif tag not in _SILENT:
                text += f"[unknown element {etree.QName(child).localname}]"
        return Span(text, look, link)

    def _text(self, element: etree._Element) -> str:
        """Return the characters of w:t; Word drops spaces at its ends unless it is told to keep them."""
        words = element.text or ""
        if "\n" in words:
            self.faults.append(f"The text “{words[:40]}” holds a line break that Word does not show.")
        return words if element.get(_SPACE) == "preserve" else words.strip(" \t\r\n")

    def _image(self, element: etree._Element) -> Entry:
        blip = next(element.iter(f"{{{A}}}blip"), None)
        chart = next(element.iter(CHART), None)
        described = next(element.iter(DOCPR), None)
        if chart is not None and described is not None:
            part = self.targets.get(chart.get(f"{{{R}}}id", ""), "")
            return read_plot(self.package, part, described.get("descr", ""))
        if blip is None or described is None:
            return line_of("NECFigure", list(self._spans(element, self.targets)))
        part = self.targets.get(blip.get(f"{{{R}}}embed", ""), "")
        data = self.package.data(part) if self.package.has(part) else b""
        return Image(digest(data), described.get("descr", ""))

    def _table(self, element: etree._Element) -> Grid:
        style = element.find(f"{w('tblPr')}/{w('tblStyle')}")
        first, *others = element.findall(TR) or [etree.Element(TR)]
        header = tuple("\n".join(line.text for line in self._cell(cell)) for cell in first.iterfind(TC))
        rows = tuple(tuple(self._cell(cell) for cell in row.iterfind(TC)) for row in others)
        return Grid("" if style is None else style.get(_VAL, ""), header, rows)

    def _cell(self, cell: etree._Element) -> tuple[Line, ...]:
        lines = []
        for child in cell:
            if child.tag == P:
                entry = self._paragraph(child)
                line = entry if isinstance(entry, Line) else Line("a picture", "")
                lines.append(line._replace(kind="cell") if line.kind in _CELL_STYLES else line)
            elif child.tag != TCPR:
                lines.append(Line(f"unknown element {etree.QName(child).localname}", ""))
        if not len(cell) or cell[-1].tag != P:
            words = " ".join(line.text for line in lines)
            self.faults.append(f"The table cell “{words[:40]}” does not end in a paragraph.")
        return tuple(lines)


_STYLE, _NUMPR, _NUMID, _ILVL = map(w, ("pStyle", "numPr", "numId", "ilvl"))
_ITEM, _VALUE = map(w, ("listItem", "value"))


def _only(root: etree._Element, tag: str) -> etree._Element:
    found = root.find(tag)
    if found is None:
        raise KeyError(tag)
    return found


def _is_on(properties: etree._Element, tag: str) -> bool:
    """Say whether a run has a look: an element without a value turns it on."""
    found = properties.find(tag)
    return found is not None and found.get(_VAL, "1") not in ("0", "false", "off")
