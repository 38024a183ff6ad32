"""The body of a document: its blocks as WordprocessingML, section by section."""

from nec_desktop.document.blocks import Contents, Document, Figure, Heading, Item, Paragraph, Table
from nec_desktop.document.visible import GAP, part_of
from nec_desktop.plan.charts import Chart
from nec_desktop.plan.clean import clean_text
from nec_desktop.word.anchors import Anchors, Ids
from nec_desktop.word.arrange import Section
from nec_desktop.word.charts import Charts
from nec_desktop.word.cover import cover_ending, cover_lines, cover_paragraphs
from nec_desktop.word.heights import AFTER_TABLE
from nec_desktop.word.layout import Layout
from nec_desktop.word.markup import bookmarked, in_last_paragraph, paragraph, run
from nec_desktop.word.pages import starts_page
from nec_desktop.word.paper import PORTRAIT, Paper, section_properties
from nec_desktop.word.pictures import Pictures
from nec_desktop.word.prose import Prose
from nec_desktop.word.tables import Tables

KEEP = "<w:keepNext/>"
BREAK = "<w:pageBreakBefore/>"


class Body:
    """Writes the body. The markup of paragraphs and tables is gathered in `markup`, in pieces.

    spans: the first piece of each block by its place, and the piece after its last.
    """

    def __init__(
        self,
        layout: Layout,
        prose: Prose,
        pictures: Pictures,
        charts: Charts,
        tables: Tables,
        anchors: Anchors,
        ids: Ids,
    ) -> None:
        self.markup: list[str] = []
        self.spans: dict[int, tuple[int, int]] = {}
        self._layout = layout
        self._blocks = layout.blocks
        self._prose = prose
        self._pictures = pictures
        self._charts = charts
        self._tables = tables
        self._anchors = anchors
        self._ids = ids
        self._table: str | None = None
        """The number of the table that was written last, None where something else was."""

    def write_cover(self, document: Document) -> None:
        """Write the cover."""
        looks, cover = self._layout.looks, self._layout.cover
        self.markup += cover_paragraphs(cover_lines(document), looks, cover.squeeze, self._layout.heights)
        if cover.facts and cover.grid:
            self.markup.append(self._tables.table(None, cover.facts, cover.grid, "", ends_section=False))
            self._table = ""
        ending = cover_paragraphs(cover_ending(document), looks, cover.squeeze, self._layout.heights)
        if ending:
            self.markup += ending
            self._table = None

    def write_sections(self, cover_references: str, references: str) -> None:
        """Write all sections after the cover. The last one's properties end the body itself."""
        properties = section_properties(PORTRAIT, cover_references, title_page=True)
        stop = 0
        for section in self._layout.sections:
            self._end_section(properties, stop)
            continuous = section.start == 0 and self._layout.cover.compact
            properties = section_properties(section.paper, references, continuous=continuous)
            for n in range(section.start, section.stop):
                start = len(self.markup)
                self._write(n, section)
                self.spans[n] = start, len(self.markup)
            stop = section.stop
        self._end_table(stop)
        self.markup.append(properties)

    def _end_section(self, properties: str, stop: int) -> None:
        """Put a section's properties into its last paragraph (ECMA-376 part 1, 17.6.18), which a table is not."""
        self._end_table(stop)
        if not self.markup:
            self.markup.append(paragraph("Normal", ""))
        self.markup[-1] = in_last_paragraph(self.markup[-1], properties)

    def _end_table(self, stop: int) -> None:
        """Follow a table with the words that end it, where a section (before block `stop`) would end in the table.

        Word needs a paragraph there, and an empty one would be read out as blank. Only where the words might not
        fit on the page, and would stand on one of their own, is it an empty one, a point high.
        """
        if self._table is None:
            return
        look = self._layout.looks["NECTableEnd"]
        if self._layout.pages.left.get(stop, look.size * 10) < look.before + 2 * look.line_height:
            self.markup.append(paragraph("NECSectionMark", ""))
        else:
            self.markup.append(paragraph("NECTableEnd", run(f"End of {self._table.lower() or 'table'}")))
        self._table = None

    def _write(self, n: int, section: Section) -> None:
        block = self._blocks[n]
        if not isinstance(block, Paragraph | Item):
            self._prose.other()
        match block:
            case Heading():
                self._heading(n, block, n != section.start and starts_page(self._blocks, n))
            case Paragraph():
                keep = KEEP if n in self._layout.kept else ""
                self.markup.append(self._prose.paragraph(block, keep + self._space(block)))
            case Item():
                self.markup.append(self._prose.item(block, self._space(block)))
            case Table():
                self._write_table(n, block, ends_section=n == section.stop - 1)
                return
            case Figure():
                self._figure(n, block, section.paper)
            case Chart():
                identifier, layout = self._ids.next(), self._layout.heights.chart(block, section.paper)
                name = self._anchors.picture(n, identifier)
                self._with_caption(n, self._charts.inline(block, layout, identifier, name))
            case Contents():
                title = BREAK if n != section.start else ""
                self.markup += self._layout.contents.markup(block, self._layout.pages, title)
        self._table = None

    def _space(self, block: Paragraph | Item) -> str:
        """Return the space above what follows a table, for styles that bring none of their own."""
        if self._table is None or (isinstance(block, Paragraph) and block.style in ("asked", "label")):
            return ""
        return self._after_table()

    def _after_table(self) -> str:
        points = AFTER_TABLE * self._layout.looks["Normal"].size / 12
        return f'<w:spacing w:before="{round(points * 20)}"/>'

    def _heading(self, n: int, heading: Heading, new_page: bool) -> None:
        """Write a heading, and above it the part it opens, each with its bookmarks inside its one paragraph."""
        page_break = BREAK if new_page else ""
        contents = self._layout.contents
        if part_of(heading):
            bookmarks = self._anchors.bookmarks(contents.bookmark(n, is_part=True))
            self.markup.append(paragraph("NECPart", bookmarked(run(heading.part), bookmarks), page_break))
            page_break = ""
        number, text = clean_text(heading.number), clean_text(heading.text)
        words = f"{self._anchors.number(n, number, GAP if text else '', text or number)}{run(text) if text else ''}"
        bookmarks = self._anchors.bookmarks(contents.bookmark(n), self._anchors.label(n))
        self.markup.append(paragraph(f"Heading{heading.level}", bookmarked(words, bookmarks), page_break))

    def _write_table(self, n: int, table: Table, *, ends_section: bool) -> None:
        number, words = self._layout.captions.get(n, ("", ""))
        if words:
            self.markup.append(_caption("Caption", number, words))
        self.markup.append(self._tables.table(n, table, self._layout.grids[n], words, ends_section=ends_section))
        self._table = number

    def _figure(self, n: int, figure: Figure, paper: Paper) -> None:
        if not self._pictures.usable(figure.hash):
            words = f"This picture could not be read: {figure.alt}"
            self.markup.append(paragraph("NECMissing", run(words)))
            return
        identifier = self._ids.next()
        name = self._anchors.picture(n, identifier)
        self._with_caption(n, self._pictures.inline(figure.hash, figure.alt, paper, identifier, name))

    def _with_caption(self, n: int, drawing: str) -> None:
        number, words = self._layout.captions.get(n, ("", ""))
        space = self._after_table() if self._table is not None else ""
        self.markup.append(paragraph("NECFigure", drawing, (KEEP if words else "") + space))
        if words:
            self.markup.append(_caption("NECFigureCaption", number, words))


def _caption(style: str, number: str, words: str) -> str:
    return paragraph(style, run(f"{number}{GAP}", "<w:b/><w:bCs/>") + run(words))
