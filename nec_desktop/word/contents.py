"""The list of contents: a field that is filled when the file opens, so that Word asks nobody to update it."""

from collections.abc import Sequence
from dataclasses import dataclass

from nec_desktop.document.blocks import Block, Contents, Document, Heading
from nec_desktop.document.visible import is_visible, numbered, one_line, part_of, shown_blocks
from nec_desktop.word.heights import Heights, Piece
from nec_desktop.word.markup import FIELD_END, field, field_start, paragraph, run
from nec_desktop.word.pages import Pages
from nec_desktop.word.paper import PORTRAIT

DEEPEST = 4
"""The template has styles for so many levels of entries."""


@dataclass(frozen=True)
class Entry:
    """One line of the list. index: the heading's place among the blocks; level: from 1, of its TOC style."""

    index: int
    level: int
    text: str
    bookmark: str


class ContentsList:
    """The entries of a document's list of contents. Parts, where there are any, are its first level.

    A short document without such a list has the bookmarks all the same, by which a preview finds its sections, unless
    it is `anchored`: then each label has its own.
    """

    def __init__(self, blocks: Sequence[Block], *, anchored: bool) -> None:
        headings = [(n, block) for n, block in enumerate(blocks) if isinstance(block, Heading)]
        self._parts = any(part_of(heading) for _, heading in headings)
        self._levels = sorted({heading.level for _, heading in headings if heading.in_contents})
        self.entries: list[Entry] = []
        self._bookmarks: dict[tuple[int, bool], str] = {}
        wanted = not anchored or any(isinstance(block, Contents) for block in blocks)
        for n, heading in headings if wanted else ():
            if part_of(heading):
                self._add(n, 1, heading.part, is_part=True)
            if heading.in_contents:
                self._add(n, heading.level + self._parts, numbered(heading.number, heading.text))

    def _add(self, index: int, level: int, text: str, *, is_part: bool = False) -> None:
        name = f"_Toc{len(self.entries) + 1:09}"
        self._bookmarks[index, is_part] = name
        self.entries.append(Entry(index, min(level, DEEPEST), one_line(text), name))

    def bookmark(self, index: int, *, is_part: bool = False) -> str:
        """Return the bookmark that the entry of a heading, or of the part it opens, points to; or nothing."""
        return self._bookmarks.get((index, is_part), "")

    def pieces(self, block: Contents, heights: Heights) -> list[Piece]:
        """Return what the list takes up on paper."""
        title = [heights.paragraph("TOCHeading", block.title, PORTRAIT)] if is_visible(block.title) else []
        return [*title, *(heights.paragraph(f"TOC{entry.level}", entry.text, PORTRAIT) for entry in self.entries)]

    def markup(self, block: Contents, pages: Pages, title_properties: str) -> list[str]:
        """Return the paragraphs of the list: its title, then one for each entry, all one field."""
        lines = [paragraph("TOCHeading", run(block.title), title_properties)] if is_visible(block.title) else []
        last = len(self.entries) - 1
        for n, entry in enumerate(self.entries):
            start = field_start(self._code()) if n == 0 else ""
            end = FIELD_END if n == last else ""
            lines.append(paragraph(f"TOC{entry.level}", f"{start}{_link(entry, pages)}{end}"))
        return lines

    def _code(self) -> str:
        r"""Return the field's instruction. \h: entries are links; \z: no page numbers on screen layouts; \t: styles.

        Word fills the list by style, so whoever updates it there gets every heading of the levels named.
        """
        levels = [f"Heading {level},{min(level + self._parts, DEEPEST)}" for level in self._levels]
        return rf'TOC \h \z \t "{",".join((["NEC Part,1"] if self._parts else []) + levels)}"'


def contents_places(document: Document) -> dict[str, str]:
    """Return the bookmark of each heading in a document's list of contents, and the address of the heading."""
    blocks = shown_blocks(document.blocks)
    entries = ContentsList(blocks, anchored=bool(document.review_code)).entries
    return {entry.bookmark: block.address for entry in entries if isinstance(block := blocks[entry.index], Heading)}


def _link(entry: Entry, pages: Pages) -> str:
    page = field(rf"PAGEREF {entry.bookmark} \h", str(pages.starts.get(entry.index, 1)))
    words = f"{run(entry.text)}<w:r><w:tab/></w:r>{page}"
    return f'<w:hyperlink w:anchor="{entry.bookmark}" w:history="1">{words}</w:hyperlink>'
