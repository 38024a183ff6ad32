"""What a Word file shows, in a form that a file read back and the blocks it was made from can both be put into."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from nec_desktop.document.blocks import Block, Cell, Contents, Document, Figure, Heading, Item, Paragraph, Table
from nec_desktop.plan.clean import clean_text
from nec_desktop.plan.richtext import Runs
from nec_desktop.word.cover import cover_ending, cover_lines, cover_table
from nec_desktop.word.markup import GAP
from nec_desktop.word.prose import safe_link
from nec_desktop.word.template import BODY_STYLES
from nec_desktop.word.visible import captions, heading_text, is_visible, one_line, part_of, shown_blocks, shown_cell

COVER = "Cover"


class Span(NamedTuple):
    """Text of one look. Neighbouring spans differ in look."""

    text: str
    look: str = ""
    """"b" for bold and "i" for italic."""
    link: str = ""


class Line(NamedTuple):
    """A heading, a paragraph, a list item, a caption, an entry of the list of contents."""

    kind: str
    """The id of its style; for a list item its kind, level and number ("number item 3 at level 1")."""
    text: str
    spans: tuple[Span, ...] = ()
    """Nothing where all of the text is plain."""


class Grid(NamedTuple):
    """A table: its header row, and the lines in each cell of its other rows."""

    style: str
    header: tuple[str, ...]
    rows: tuple[tuple[tuple[Line, ...], ...], ...]


class Image(NamedTuple):
    """A picture: the SHA-256 of its bytes, and the words that stand for it."""

    digest: str
    alt: str


Entry = Line | Grid | Image


class Placed(NamedTuple):
    """An entry and the section it stands in, named by its heading."""

    section: str
    entry: Entry


def digest(data: bytes) -> str:
    """Return the hash by which pictures are compared."""
    return hashlib.sha256(data).hexdigest()


def line(kind: str, text: str) -> Line:
    """Return a line of plain text."""
    return Line(kind, clean_text(text))


def line_of(kind: str, spans: Sequence[Span]) -> Line:
    """Return a line of spans: neighbours of one look joined, empty ones left out."""
    if len(spans) == 1 and not (spans[0].look or spans[0].link):
        return Line(kind, spans[0].text)
    joined: list[Span] = []
    for span in spans:
        if joined and joined[-1][1:] == span[1:]:
            joined[-1] = Span(joined[-1].text + span.text, span.look, span.link)
        elif span.text:
            joined.append(span)
    plain = all(not (span.look or span.link) for span in joined)
    return Line(kind, "".join(span.text for span in joined), () if plain else tuple(joined))


def item_kind(kind: str, level: int, number: int) -> str:
    """Return the kind of a list item; `number` is the one that is printed, 0 for a bullet."""
    return f"{kind} item {number} at level {level + 1}" if number else f"{kind} item at level {level + 1}"


class Counter:
    """Works out the printed number of list items: every list starts at 1, and goes on over what is nested in it."""

    def __init__(self) -> None:
        self._counts: dict[int, int] = {}
        self._address = ""

    def number(self, item: Item) -> int:
        """Return the printed number of an item, 0 for a bullet."""
        if item.address != self._address:
            self._counts, self._address = {}, item.address
        self._counts = {level: count for level, count in self._counts.items() if level <= item.level}
        if item.kind == "bullet":
            self._counts.pop(item.level, None)
            return 0
        self._counts[item.level] = self._counts.get(item.level, 0) + 1
        return self._counts[item.level]

    def end(self) -> None:
        """Say that something else than an item follows."""
        self._counts = {}


def expected_content(document: Document, picture: Callable[[str], bytes]) -> list[Placed]:
    """Return what a file made from `document` has to show, in order."""
    return [*_cover(document), *_Expected(document, picture).placed()]


def _cover(document: Document) -> Iterator[Placed]:
    for style, text in cover_lines(document):
        yield Placed(COVER, line(style, text))
    facts = cover_table(document)
    if facts:
        yield Placed(COVER, _grid(facts, Counter()))
    for style, text in cover_ending(document):
        yield Placed(COVER, line(style, text))


class _Expected:
    """Puts a document's blocks into the common form."""

    def __init__(self, document: Document, picture: Callable[[str], bytes]) -> None:
        self._blocks = shown_blocks(document.blocks)
        self._picture = picture
        self._captions = captions(self._blocks)
        self._counter = Counter()
        self._digests: dict[str, str] = {}

    def placed(self) -> Iterator[Placed]:
        section = COVER
        for n, block in enumerate(self._blocks):
            if isinstance(block, Heading):
                section = heading_text(block)
            elif isinstance(block, Contents):
                section = block.title
            if not isinstance(block, Item):
                self._counter.end()
            for entry in self._entries(n, block):
                yield Placed(section, entry)

    def _entries(self, n: int, block: Block) -> Iterator[Entry]:
        match block:
            case Heading():
                if part_of(block):
                    yield line("NECPart", block.part)
                yield line(f"Heading{block.level}", heading_text(block))
            case Paragraph():
                yield _runs_line(BODY_STYLES[block.style], block.runs)
            case Item():
                yield _item(block, self._counter)
            case Table():
                yield from self._caption(n, "Caption")
                yield _grid(block, self._counter)
            case Figure():
                yield Image(self._digest(block.hash), one_line(block.alt))
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


def _grid(table: Table, counter: Counter) -> Grid:
    style = "NECFacts" if table.kind == "facts" else "NECRecords"
    header = tuple(clean_text(column.header) for column in table.columns)
    return Grid(style, header, tuple(tuple(_cell(cell, counter) for cell in row.cells) for row in table.rows))


def _cell(cell: Cell, counter: Counter) -> tuple[Line, ...]:
    counter.end()
    lines = []
    for part in shown_cell(cell):
        if isinstance(part, Item):
            lines.append(_item(part, counter))
        else:
            lines.append(_runs_line("cell", part.runs))
            counter.end()
    return tuple(lines)


def _item(item: Item, counter: Counter) -> Line:
    return _runs_line(item_kind(item.kind, item.level, counter.number(item)), item.runs)


def _runs_line(kind: str, runs: Runs) -> Line:
    if len(runs) == 1 and not (runs[0].bold or runs[0].italic or runs[0].link):
        return Line(kind, clean_text(runs[0].text))
    looks = [f"{'b' if run.bold else ''}{'i' if run.italic else ''}" for run in runs]
    links = [safe_link(run.link) if run.link else "" for run in runs]
    texts = [clean_text(run.text) for run in runs]
    return line_of(kind, [Span(*span) for span in zip(texts, looks, links, strict=True)])
