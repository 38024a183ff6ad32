"""What a page has to show, in the form in which a page read back says what it shows."""

from collections.abc import Callable, Iterator
from typing import assert_never

from nec_desktop.document.blocks import Block, Cell, Contents, Document, Figure, Heading, Item, Paragraph, Table
from nec_desktop.document.entries import (
    COVER,
    Entry,
    Grid,
    Image,
    ItemNumbers,
    Line,
    Placed,
    Plot,
    Span,
    digest,
    item_kind,
    line,
    line_of,
    runs_line,
)
from nec_desktop.document.visible import GAP, captions, chart_alt, heading_text, one_line, shown_cell
from nec_desktop.plan.charts import Chart
from nec_desktop.plan.clean import clean_text
from nec_desktop.web.charts import bars_of
from nec_desktop.web.frame import (
    ABOUT,
    BACK,
    CONTENTS_ID,
    contents_title,
    foot_facts,
    foot_words,
    head_words,
    marking_words,
)
from nec_desktop.web.look import PageLook
from nec_desktop.web.prose import settled
from nec_desktop.web.tables import column_header, quiet_caption
from nec_desktop.web.writer import arranged

FOOT = "The foot of the page"


def expected_content(document: Document, picture: Callable[[str], bytes], look: PageLook | None) -> list[Placed]:
    """Return what a page made from `document`, with the force's look, has to show, in order."""
    crest = look.crest if look else None
    shown = [Placed(COVER, Image(digest(crest.data), one_line(crest.alt)))] if crest else []
    return [*shown, *_Expected(document, picture).placed()]


class _Expected:
    """Puts a document's blocks, and what stands round them, into the common form."""

    def __init__(self, document: Document, picture: Callable[[str], bytes]) -> None:
        self._document = document
        self._blocks, self._outline, _ = arranged(document)
        self._picture = picture
        self._captions = captions(self._blocks)
        self._numbers = ItemNumbers()
        self._has_contents = bool(contents_title(self._blocks) and self._outline.listed())

    def placed(self) -> Iterator[Placed]:
        for entry in self._head():
            yield Placed(COVER, entry)
        section = COVER
        for n, block in enumerate(self._blocks):
            if isinstance(block, Heading):
                section = heading_text(block)
            if not isinstance(block, Item):
                self._numbers.end()
            for entry in self._entries(n, block):
                yield Placed(section, entry)
        for entry in self._foot():
            yield Placed(FOOT, entry)

    def _head(self) -> Iterator[Entry]:
        for kind, text in head_words(self._document):
            yield line("Title" if kind == "title" else kind, text)
        if self._has_contents:
            yield line("contents title", contents_title(self._blocks))
            for place in self._outline.listed():
                yield line_of("contents", [Span(one_line(place.text), "", f"#{place.id}")])

    def _foot(self) -> Iterator[Entry]:
        if facts := foot_facts(self._document):
            yield line("Heading2", ABOUT)
            yield from self._table(facts, "", "")
        for kind, text in foot_words(self._document):
            yield line(kind, text)
        if self._has_contents:
            yield line_of("back", [Span(BACK, "", f"#{CONTENTS_ID}")])
        yield line("marking", marking_words(self._document))

    def _entries(self, n: int, block: Block) -> Iterator[Entry]:
        match block:
            case Heading():
                if n in self._outline.parts:
                    yield line("Heading2", self._outline.parts[n].text)
                yield line(f"Heading{self._outline.headings[n].level}", heading_text(block))
            case Paragraph():
                yield runs_line(block.style, block.runs)
            case Item():
                yield self._item(block)
            case Table():
                yield from self._table(block, *self._captions.get(n, ("", "")))
            case Figure():
                yield Image(digest(self._picture(block.hash)), one_line(block.alt))
                if n in self._captions:
                    yield _caption("figure caption", *self._captions[n])
            case Chart():
                yield plot_of(block)
                if n in self._captions:
                    yield _caption("figure caption", *self._captions[n])
            case Contents():
                pass
            case _:
                assert_never(block)

    def _table(self, table: Table, number: str, caption: str) -> Iterator[Entry]:
        yield _caption("table caption", number, caption) if caption else line("quiet caption", quiet_caption(table))
        header = tuple(clean_text(column_header(column, n)) for n, column in enumerate(table.columns, 1))
        rows = tuple(tuple(self._cell(cell) for cell in row.cells) for row in table.rows)
        yield Grid(table.kind, header, rows)

    def _cell(self, cell: Cell) -> tuple[Line, ...]:
        self._numbers.end()
        lines = []
        for part in settled(shown_cell(cell)):
            if isinstance(part, Item):
                lines.append(self._item(part))
            else:
                lines.append(runs_line("cell", part.runs))
                self._numbers.end()
        return tuple(lines)

    def _item(self, item: Item) -> Line:
        return runs_line(item_kind(item.kind, item.level, self._numbers.number(item)), item.runs)


def plot_of(chart: Chart) -> Plot:
    """Return what a chart has to show: its names, and the words and length of each bar."""
    rows = tuple(
        (one_line(name), *(f"{bar.words} ({bar.length})" for bar in bars_of(chart, n)))
        for n, name in enumerate(chart.categories)
    )
    return Plot("bar chart", chart_alt(chart), rows, ())


def _caption(kind: str, number: str, words: str) -> Line:
    return line_of(kind, (Span(f"{number}{GAP}", "b"), Span(words)))
