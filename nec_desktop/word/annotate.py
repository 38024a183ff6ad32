"""Puts into a body what the document carries from the round before: comments, and tracked changes."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from lxml import etree

from nec_desktop.document.blocks import Document
from nec_desktop.document.carried import LinePlace
from nec_desktop.document.sent import SentBlock, sent_of
from nec_desktop.word.anchors import Ids
from nec_desktop.word.comments import Comments
from nec_desktop.word.places import parsed, unparsed
from nec_desktop.word.tags import TC, TR, P
from nec_desktop.word.template import Template
from nec_desktop.word.tracked import Tracked

Spans = Mapping[int, tuple[int, int]]
"""Which pieces of the body's markup a block was written as, by its place among the blocks that are shown."""


def annotated(markup: Sequence[str], spans: Spans, document: Document, template: Template, ids: Ids) -> list[str]:
    """Return the pieces of a body with comments and changes put in; the parts of comments are added."""
    if not document.threads and not document.changes:
        return list(markup)
    return _Annotating(markup, spans, document, ids).done(template)


class _Annotating:
    def __init__(self, markup: Sequence[str], spans: Spans, document: Document, ids: Ids) -> None:
        self._markup = list(markup)
        self._spans = spans
        self._document = document
        self._blocks = {block.id: block for block in sent_of(document).blocks}
        self._elements: dict[str, etree._Element] = {}
        self._lines: dict[LinePlace, etree._Element] = {}
        self._cells: dict[str, dict[LinePlace, list[etree._Element]]] = defaultdict(dict)
        self._comments = Comments(ids)
        self._tracked = Tracked(document.changes, ids) if document.changes else None

    def done(self, template: Template) -> list[str]:
        for thread in self._document.threads:
            first, last = (self._line(spot.place) for spot in (thread.start, thread.end))
            self._comments.add(thread, first, last)
        if self._tracked:
            self._track(self._tracked)
        for identifier, element in self._elements.items():
            self._markup[self._piece(identifier)] = unparsed(element)
        self._comments.add_parts(template)
        return self._with_what_is_gone() if self._tracked else self._markup

    def _track(self, tracked: Tracked) -> None:
        changes = self._document.changes
        if changes is None:
            return
        rows = {block for block, _row in (*changes.rows_added, *changes.rows_gone)}
        lines = {place.block for place in (*changes.lines, *changes.added, *changes.lines_gone)}
        for identifier, block in self._blocks.items():  # in order, so that the ids are the same each time
            if identifier not in rows | lines:
                continue
            self._open(identifier)
            own = {place: element for place, element in self._lines.items() if place.block == identifier}
            for place, element in own.items():
                tracked.line(element, place)
            for place, paragraphs in self._cells[identifier].items():
                tracked.cell(paragraphs, place)
            if block.kind == "table":
                tracked.rows(self._elements[identifier], identifier, [row.id for row in block.rows])

    def _with_what_is_gone(self) -> list[str]:
        tracked = self._tracked
        gone = {identifier: tracked.gone_after(identifier) for identifier in ("", *self._blocks)} if tracked else {}
        first = min((start for start, _ in self._spans.values()), default=len(self._markup))
        put = {first: gone.get("", [])}
        for identifier in self._blocks:
            end = self._spans[int(identifier) - 1][1]
            put[end] = [*put.get(end, ()), *gone[identifier]]
        found: list[str] = []
        for n, piece in enumerate((*self._markup, "")):
            found += [*put.get(n, ()), piece]
        return found

    def _line(self, place: LinePlace) -> etree._Element:
        self._open(place.block)
        return self._lines[place]

    def _piece(self, identifier: str) -> int:
        """Return which piece holds a block itself: the last one, after a part's title or a caption."""
        return self._spans[int(identifier) - 1][1] - 1

    def _open(self, identifier: str) -> None:
        """Parse a block, and find its lines."""
        if identifier in self._elements:
            return
        element = parsed(self._markup[self._piece(identifier)])
        self._elements[identifier] = element
        block = self._blocks[identifier]
        if block.kind != "table":
            self._lines[LinePlace(identifier)] = element
            return
        for row, own in zip(element.findall(TR), self._row_ids(block), strict=True):
            for column, cell in enumerate(row.iterfind(TC)):
                paragraphs = cell.findall(P)
                self._cells[identifier][LinePlace(identifier, own, column)] = paragraphs
                for n, line in enumerate(paragraphs):
                    self._lines[LinePlace(identifier, own, column, n)] = line

    @staticmethod
    def _row_ids(block: SentBlock) -> list[str]:
        return ["", *(row.id for row in block.rows)]
