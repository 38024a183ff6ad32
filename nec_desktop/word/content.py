"""What a Word file shows, in a form that a file read back and the blocks it was made from can both be put into."""

from collections.abc import Callable, Iterator, Sequence

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
    sheet_of,
)
from nec_desktop.document.visible import (
    GAP,
    captions,
    chart_alt,
    heading_text,
    is_visible,
    one_line,
    part_of,
    shown_blocks,
    shown_cell,
)
from nec_desktop.plan.charts import Chart
from nec_desktop.plan.clean import clean_text
from nec_desktop.word.cover import cover_ending, cover_lines, cover_table
from nec_desktop.word.template import BODY_STYLES


def expected_content(document: Document, picture: Callable[[str], bytes]) -> list[Placed]:
    """Return what a file made from `document` has to show, in order."""
    return [*_cover(document), *_Expected(document, picture).placed()]


def _cover(document: Document) -> Iterator[Placed]:
    for style, text in cover_lines(document):
        yield Placed(COVER, line(style, text))
    facts = cover_table(document)
    if facts:
        yield Placed(COVER, _grid(facts, ItemNumbers()))
    for style, text in cover_ending(document):
        yield Placed(COVER, line(style, text))


class _Expected:
    """Puts a document's blocks into the common form."""

    def __init__(self, document: Document, picture: Callable[[str], bytes]) -> None:
        self._blocks = shown_blocks(document.blocks)
        self._picture = picture
        self._captions = captions(self._blocks)
        self._numbers = ItemNumbers()
        self._digests: dict[str, str] = {}

    def placed(self) -> Iterator[Placed]:
        section = COVER
        for n, block in enumerate(self._blocks):
            if isinstance(block, Heading):
                section = heading_text(block)
            elif isinstance(block, Contents):
                section = block.title
            if not isinstance(block, Item):
                self._numbers.end()
            for entry in self._entries(n, block):
                yield Placed(section, entry)

    def _entries(self, n: int, block: Block) -> Iterator[Entry]:
        match block:
            case Heading():
                if part_of(block):
                    yield line("NECPart", block.part)
                yield line(f"Heading{block.level}", heading_text(block))
            case Paragraph():
                yield _paragraph_line(BODY_STYLES[block.style], block)
            case Item():
                yield _item(block, self._numbers)
            case Table():
                yield from self._caption(n, "Caption")
                yield _grid(block, self._numbers)
            case Figure():
                yield Image(self._digest(block.hash), one_line(block.alt))
                yield from self._caption(n, "NECFigureCaption")
            case Chart():
                yield _plot(block)
                yield from self._caption(n, "NECFigureCaption")
            case Contents():
                yield from _contents(block, self._blocks)

    def _caption(self, n: int, style: str) -> Iterator[Line]:
        if n in self._captions:
            number, words = self._captions[n]
            yield line_of(style, (Span(f"{number}{GAP}", "b"), Span(words)))

    def _digest(self, identifier: str) -> str:
        if identifier not in self._digests:
            self._digests[identifier] = digest(self._picture(identifier))
        return self._digests[identifier]


def _plot(chart: Chart) -> Plot:
    kind = f"{'stacked' if chart.stacked else 'clustered'} {'bar' if chart.kind == 'bar' else 'col'} chart"
    return Plot(kind, chart_alt(chart), sheet_of(chart), sheet_of(chart))


def _contents(block: Contents, blocks: Sequence[Block]) -> Iterator[Line]:
    """Yield the list of contents as the headings have it: parts first, then every heading that is to be in it."""
    if is_visible(block.title):
        yield line("TOCHeading", block.title)
    for heading in blocks:
        if isinstance(heading, Heading):
            if part_of(heading):
                yield line("contents", one_line(heading.part))
            if heading.in_contents:
                yield line("contents", one_line(heading_text(heading)))


def _grid(table: Table, numbers: ItemNumbers) -> Grid:
    style = "NECFacts" if table.kind == "facts" else "NECRecords"
    header = tuple(clean_text(column.header) for column in table.columns)
    return Grid(style, header, tuple(tuple(_cell(cell, numbers) for cell in row.cells) for row in table.rows))


def _cell(cell: Cell, numbers: ItemNumbers) -> tuple[Line, ...]:
    numbers.end()
    lines = []
    for part in shown_cell(cell):
        if isinstance(part, Item):
            lines.append(_item(part, numbers))
        else:
            lines.append(_paragraph_line("cell", part))
            numbers.end()
    return tuple(lines)


def _item(item: Item, numbers: ItemNumbers) -> Line:
    return runs_line(item_kind(item.kind, item.level, numbers.number(item)), item.runs)


def _paragraph_line(kind: str, block: Paragraph) -> Line:
    found = runs_line(kind, block.runs)
    if block.fill_in is None or not block.fill_in.choices:
        return found
    choices = tuple((one_line(shown), one_line(kept)) for shown, kept in block.fill_in.choices)
    return line_of(kind, [span._replace(choices=choices) for span in found.spans or (Span(found.text),)])
