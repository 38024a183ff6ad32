"""Runs, paragraphs and list items as WordprocessingML."""

from collections.abc import Sequence

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part

from nec_desktop.document.blocks import Item, Paragraph
from nec_desktop.document.links import links_of
from nec_desktop.plan.richtext import Run, Runs
from nec_desktop.word.anchors import Ids, alias_of
from nec_desktop.word.markup import bookmarked, drop_down, paragraph, run
from nec_desktop.word.template import BODY_STYLES, list_style


class ListNumbers:
    """Gives every numbered list its own instance (w:num), which starts again at 1.

    A numbered list goes on over items that are nested in it, and ends at anything else of its own level.
    """

    def __init__(self, first: int, abstract: str) -> None:
        self._next = first
        self._abstract = abstract
        self._open: dict[int, int] = {}
        self._address = ""
        self._started: list[tuple[int, int]] = []

    def close(self) -> None:
        """Say that something else than a list item stands here."""
        self._open = {}

    def of(self, item: Item) -> int:
        """Return the list instance of an item, 0 for bullets, which need none of their own."""
        if item.address != self._address:
            self.close()
            self._address = item.address
        self._open = {level: number for level, number in self._open.items() if level <= item.level}
        if item.kind == "bullet":
            self._open.pop(item.level, None)
            return 0
        if item.level not in self._open:
            self._open[item.level] = self._next
            self._started.append((self._next, item.level))
            self._next += 1
        return self._open[item.level]

    def instances(self) -> list[str]:
        """Return the w:num elements of all lists so far (ECMA-376 part 1, 17.9.15 and 17.9.26)."""
        return [
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="{self._abstract}"/><w:lvlOverride w:ilvl="{level}">'
            f'<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
            for number, level in self._started
        ]


class Prose:
    """Writes prose into the part that its links belong to."""

    def __init__(self, part: Part, numbers: ListNumbers, ids: Ids) -> None:
        self._part = part
        self._numbers = numbers
        self._ids = ids
        self._links: dict[str, str] = {}

    def runs(self, runs: Runs) -> str:
        """Return the markup of runs: bold, italic, links."""
        if len(runs) == 1 and not (runs[0].bold or runs[0].italic or runs[0].link):
            return run(runs[0].text)
        return "".join(map(self._run, runs, links_of(runs)))

    def words(self, block: Paragraph, tag: str = "") -> str:
        """Return what a paragraph holds: its runs; where a reader is to choose, as a list of this tag."""
        words, fill_in = self.runs(block.runs), block.fill_in
        if fill_in is None or not fill_in.choices:
            return words
        return drop_down(words, self._ids.next(), tag, alias_of(fill_in.title), fill_in.choices)

    def paragraph(self, block: Paragraph, properties: str = "") -> str:
        """Return a paragraph of the body."""
        self._numbers.close()
        return paragraph(BODY_STYLES[block.style], self.words(block), properties)

    def item(self, item: Item, after: str = "", *, before: str = "", anchors: Sequence[tuple[int, str]] = ()) -> str:
        """Return a list item. `before` and `after` are properties that come before and after w:numPr."""
        number = self._numbers.of(item)
        instance = f'<w:numPr><w:ilvl w:val="{item.level}"/><w:numId w:val="{number}"/></w:numPr>' if number else ""
        content = bookmarked(self.runs(item.runs), anchors)
        return paragraph(list_style(item.kind, item.level), content, before + instance + after)

    def other(self) -> None:
        """Say that something else than a paragraph or item stands here, so that a list ends."""
        self._numbers.close()

    def _run(self, run_: Run, link: str) -> str:
        look = ("<w:b/><w:bCs/>" if run_.bold else "") + ("<w:i/><w:iCs/>" if run_.italic else "")
        if not link:
            return run(run_.text, look) if run_.text else ""
        words = run(run_.text, f'<w:rStyle w:val="Hyperlink"/>{look}')
        return f'<w:hyperlink r:id="{self._relationship(link)}" w:history="1">{words}</w:hyperlink>'

    def _relationship(self, link: str) -> str:
        if link not in self._links:
            self._links[link] = self._part.relate_to(link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return self._links[link]
