"""A story of a returned file (its body, a header, a note, a text box, a comment): its paragraphs and tables."""

from dataclasses import dataclass, field
from typing import Literal

from lxml import etree

from nec_desktop.review.reading import Block, Cell, Mark, Paragraph, Row, Story, Table, Was
from nec_desktop.translation import tr
from nec_desktop.word.returned_lines import Around, DraftParagraph
from nec_desktop.word.returned_marks import DEL, INS
from nec_desktop.word.returned_names import PROPERTY_CHANGES, change_words
from nec_desktop.word.returned_properties import count_changes, paragraph_properties, structure_marks
from nec_desktop.word.returned_ranges import CommentRanges
from nec_desktop.word.returned_runs import RunReader, Shared
from nec_desktop.word.returned_styles import is_on
from nec_desktop.word.tags import PPR, SECTPR, TBL, TC, TCPR, TR, P, w

_VAL, _ID, _RANGE_END, _ROW_PROPERTIES, _EXCEPTIONS = map(w, ("val", "id", "commentRangeEnd", "trPr", "tblPrEx"))
_HEADER, _WIDTH, _SPAN, _VERTICAL = map(w, ("tblHeader", "tcW", "gridSpan", "vMerge"))
_ROW_MARKS = {INS: "inserted", DEL: "deleted"}
_CELL_MARKS = {w("cellIns"): "inserted", w("cellDel"): "deleted", w("cellMerge"): "merged"}
_NOTHING = Around()
_WIDEST = 63
"""The most columns that a table in Word has."""

Kind = Literal["header", "footer", "footnote", "endnote", "text box"]


@dataclass
class _DraftRow:
    cells: list[Cell] = field(default_factory=list)
    marks: dict[str, Mark] = field(default_factory=dict)
    header: bool = False


@dataclass
class _DraftCell:
    marks: dict[str, Mark] = field(default_factory=dict)
    span: int = 1
    continues: bool = False


class StoryReader(RunReader):
    """Reads stories of one part, one after the other."""

    def __init__(self, shared: Shared, part: str, around: Around = _NOTHING) -> None:
        super().__init__(shared, part, around, self._box)
        self._blocks: list[Block] = []
        self._rows: list[Row] | None = None
        self._row: _DraftRow | None = None
        self._cell: _DraftCell | None = None
        self.handlers |= {
            P: self._paragraph,
            PPR: self._paragraph_properties,
            TBL: self._table,
            TR: self._table_row,
            TC: self._table_cell,
            _ROW_PROPERTIES: self._row_properties,
            TCPR: self._cell_properties,
            SECTPR: self._count,
            w("tblPr"): self._count,
            w("tblGrid"): self._count,
            _EXCEPTIONS: self._count,
        }

    def read(self, element: etree._Element) -> tuple[Block, ...]:
        """Return the blocks in an element, and note which comments are over them."""
        ends = [end.get(_ID, "") for end in element.iter(_RANGE_END)] if self.shared.known else ()
        self.ranges = CommentRanges(self.shared.known, ends)
        blocks = self._read_blocks(element)
        self.ranges.end_of_story()
        self.shared.placed |= self.ranges.placed
        self.shared.missing |= self.ranges.missing
        return blocks

    def read_story(self, element: etree._Element, kind: Kind) -> None:
        """Read an element as a story that is not the body, and keep it where it holds anything."""
        blocks = self.read(element)
        if any(isinstance(block, Table) or block.pieces for block in blocks):
            self.shared.stories.append(Story(kind, blocks))

    def _box(self, box: etree._Element, around: Around) -> None:
        StoryReader(self.shared, self.part, around).read_story(box, "text box")

    def _read_blocks(self, element: etree._Element) -> tuple[Block, ...]:
        outer, line = self._blocks, self.line
        self._blocks, self.line = [], None
        self.walk(element)
        self._end_line()
        blocks = tuple(self._blocks)
        self._blocks, self.line = outer, line
        return blocks

    def _end_line(self) -> None:
        """Close the paragraph that is open, if any."""
        if self.line is None:
            return
        for comment in self.ranges.end_of_paragraph():
            self.point(comment)
        self.fields.end_of_paragraph()
        self.line.inserted = self.line.inserted or self.around.inserted
        self.line.deleted = self.line.deleted or self.around.deleted
        if self.line.moved_by and not self.line.move:
            self.line.move = self.moves.name_of_end(self.line.moved_by)
        if (paragraph := self.line.paragraph(self.shared.styles)) is not None:
            self._blocks.append(paragraph)
            self._count_unshown(self.line, paragraph)
        self.line = None

    def _count_unshown(self, line: DraftParagraph, paragraph: Paragraph) -> None:
        """Count what was changed of a paragraph and is told by no more than that."""
        ignored, numbers = self.shared.marks.ignored, bool(line.numbered) + bool(line.renumbered)
        is_same = paragraph.was == Was(paragraph.style, paragraph.heading, paragraph.kind, paragraph.level)
        if is_same and line.was is not None:
            ignored[tr("indents and spacing of paragraphs")] += 1
        told = bool(numbers) and line.was is None and not is_same
        if numbers - told:
            ignored[tr("numbering")] += numbers - told

    def _paragraph(self, element: etree._Element) -> None:
        self._end_line()  # one inside another is against the rules; recovering from other faults makes such
        self.line = DraftParagraph(self.taken_bookmarks())
        self.moves.begin_paragraph()
        self.walk(element)
        self._end_line()

    def _paragraph_properties(self, element: etree._Element) -> None:
        if self.line is not None:
            paragraph_properties(element, self.line, self.shared.marks, self.moves)

    def _table(self, element: etree._Element) -> None:
        self._end_line()
        outer = self._rows, self._row, self._cell
        self._rows, self._row, self._cell = [], None, None
        self.walk(element)
        self._blocks.append(Table(tuple(self._rows)))
        self._rows, self._row, self._cell = outer

    def _table_row(self, element: etree._Element) -> None:
        if self._rows is None:
            self.walk(element)
            return
        outer, self._row = self._row, _DraftRow()
        self.walk(element)
        row, self._row = self._row, outer
        inserted, deleted = self._marks(row.marks)
        self._rows.append(Row(tuple(row.cells), inserted, deleted, row.header))

    def _table_cell(self, element: etree._Element) -> None:
        if self._row is None:
            self.walk(element)
            return
        outer, self._cell = self._cell, _DraftCell()
        blocks = self._read_blocks(element)
        cell, self._cell = self._cell, outer
        marks = cell.marks
        self._row.cells.append(
            Cell(
                blocks,
                marks.get("inserted"),
                marks.get("deleted"),
                marks.get("merged"),
                cell.span,
                cell.continues,
            )
        )

    def _marks(self, own: dict[str, Mark]) -> tuple[Mark | None, Mark | None]:
        return own.get("inserted") or self.around.inserted, own.get("deleted") or self.around.deleted

    def _row_properties(self, element: etree._Element) -> None:
        if self._row is not None:
            self._row.marks = structure_marks(element, self.shared.marks, _ROW_MARKS)
            header = element.find(_HEADER)
            self._row.header = header is not None and is_on(header)
        self._count(element)

    def _cell_properties(self, element: etree._Element) -> None:
        cell = self._cell or _DraftCell()
        for child in element:  # thousands of cells have nothing but a width
            tag = child.tag
            if tag == _WIDTH:
                continue
            if tag == _SPAN:
                wide = child.get(_VAL, "")
                cell.span = min(int(wide), _WIDEST) if wide.isascii() and wide.isdigit() and len(wide) < 4 else 1
            elif tag == _VERTICAL:
                cell.continues = child.get(_VAL, "continue") == "continue"
            elif tag in _CELL_MARKS:
                cell.marks[_CELL_MARKS[tag]] = self.shared.marks.of(child)
            elif tag in PROPERTY_CHANGES:
                self.shared.marks.ignored[change_words(str(tag))] += 1

    def _count(self, element: etree._Element) -> None:
        count_changes(element, self.shared.marks)
