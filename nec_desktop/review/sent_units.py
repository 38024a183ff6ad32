"""What was sent as a file holds it: lines and tables in order, each line knowing whose text it is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from nec_desktop.document.sent import Sent, SentBlock, SentLine, SentRow
from nec_desktop.document.visible import numbered
from nec_desktop.review.reading import OBJECT
from nec_desktop.review.sent_lines import RawLine, SentPicture, SentUnit, Title, lines_of
from nec_desktop.review.sent_texts import SentText, all_texts

COVER = "Cover"
CONTENTS = "List of contents"
NOT_GIVEN = "Not given"
"""What a cover's fact without an entry reads."""


class SentCells:
    """A row of a table. header: it names the columns. cells: the lines of its cells, made when they are asked for."""

    def __init__(
        self, row: SentRow, make: Callable[[SentRow], tuple[tuple[SentUnit, ...], ...]], *, header: bool = False
    ) -> None:
        self.row = row
        self.header = header
        self._make = make

    @cached_property
    def cells(self) -> tuple[tuple[SentUnit, ...], ...]:
        """The lines of its cells: most rows come back untouched, and need none."""
        return self._make(self.row)

    @property
    def text(self) -> str:
        """What it reads, its cells parted by bars."""
        return " | ".join(" / ".join(line.text for line in cell) for cell in self.row.cells)


@dataclass(frozen=True, slots=True, eq=False)
class SentTable:
    """A table. where: in words; near: the address that a comment on it is about; anchor: as an owner has it."""

    block: SentBlock
    rows: tuple[SentCells, ...]
    where: str
    near: str
    anchor: str = ""


class SentUnits:
    """Makes the units of what was sent."""

    def __init__(self, sent: Sent) -> None:
        self.texts: dict[str, SentText] = all_texts(sent)
        self._starts = {
            (place.block, place.row, place.column, place.line): start
            for text in self.texts.values()
            for place, start in zip(text.places, text.starts, strict=True)
        }
        self._heading = COVER
        self._near = ""
        self._page = ""
        self._anchor = ""
        self._sent = sent

    def units(self) -> list[SentUnit | SentTable]:
        """Return all units, those of the cover first."""
        units: list[SentUnit | SentTable] = []
        raw: list[RawLine] = []
        anchor = ""
        for piece in (*self._cover(), *(piece for block in self._sent.blocks for piece in self._block(block))):
            if isinstance(piece, RawLine):
                raw.append(piece)
                continue
            units += lines_of(raw, anchor)
            raw, anchor = [], piece.anchor
            units.append(piece)
        return [*units, *lines_of(raw, anchor)]

    def _cover(self) -> Iterator[RawLine | SentTable]:
        facts = [line.partition("\t") for line in self._sent.cover if "\t" in line]
        first_fact = next((n for n, line in enumerate(self._sent.cover) if "\t" in line), len(self._sent.cover))
        for n, line in enumerate(self._sent.cover):
            if n == first_fact:
                cells = [((SentLine(item),), (SentLine(entry.strip() or NOT_GIVEN),)) for item, _, entry in facts]
                rows = tuple(SentRow(f"0_{k}", cell) for k, cell in enumerate(cells, 1))
                yield self._table(SentBlock("0", "table", columns=("Item", "Entry"), rows=rows), COVER)
            if "\t" not in line:
                yield RawLine(line, "", where=COVER)

    def _block(self, block: SentBlock) -> Iterator[RawLine | SentTable]:
        match block.kind:
            case "heading":
                yield from self._heading_lines(block)
            case "table":
                where = block.number or f"Table in “{self._heading}”"
                if block.number:
                    near = block.address or self._near
                    caption = numbered(block.number, block.text)
                    yield RawLine(caption, "caption", near=near, where=f"Caption of {block.number}")
                yield self._table(block, where)
            case "figure" | "chart":
                where = block.number or f"Picture in “{self._heading}”"
                near = block.address or self._near
                names, picture = (f"nec:{block.id}",), self._picture(block)
                yield RawLine(OBJECT, "figure", near=near, where=where, names=names, picture=picture)
                if block.number:
                    yield RawLine(numbered(block.number, block.text), "caption", near=near, where=f"Caption of {where}")
            case "contents":
                self._near = ""
                yield RawLine(block.text, "", where=CONTENTS)
            case _:
                yield self._text(block)

    def _picture(self, block: SentBlock) -> SentPicture | None:
        text = self.texts.get(block.address)
        lines = zip(text.places, text.starts, strict=True) if text else ()
        before = (start + len(line.text) for line, start in lines if int(line.block) < int(block.id))
        return SentPicture(block.hash, block.address, max(before, default=0)) if block.hash else None

    def _heading_lines(self, block: SentBlock) -> Iterator[RawLine]:
        if block.part:
            yield RawLine(block.part, "part", near=block.address, where=f"Title of a part, “{block.part}”")
        if not block.anchored:
            yield self._text(block)
            return
        self._heading = " ".join(filter(None, (block.number, block.text)))
        self._near = block.address or self._page
        if block.address and "/" not in block.address:
            self._page = block.address
        self._anchor = block.id
        words = numbered(block.number, block.text)
        text = self.texts.get(block.title)
        yield RawLine(
            words,
            "heading",
            block.level,
            near=self._near,
            where=f"Heading “{self._heading}”",
            names=(f"_nec_{block.id}", *((f"nec:{block.id}",) if block.number else ())),
            is_label=True,
            title=Title(block.title, len(words) - len(block.text)) if text and text.text == block.text else None,
        )

    def _text(self, block: SentBlock) -> RawLine:
        look = {"paragraph": "", "heading": "heading"}.get(block.kind, block.style)
        what = "What is asked" if block.style == "asked" else "Fixed text"
        start = self._starts.get((block.id, "", -1, -1), -1) if block.address else -1
        return RawLine(
            block.text,
            look,
            block.level,
            block.address,
            start,
            block.address or self._near,
            f"{what} in “{self._heading}”",
            looks=block.looks if self._sent.has_looks and block.kind != "heading" else None,
        )

    def _table(self, block: SentBlock, where: str) -> SentTable:
        near, anchor = block.address or self._near, self._anchor
        headers = tuple((SentLine(column, block.address if "/" in block.address else ""),) for column in block.columns)

        def cells(row: SentRow) -> tuple[tuple[SentUnit, ...], ...]:
            return self._cells(block, row, where, near, anchor)

        rows = [SentCells(SentRow("", headers), cells, header=True), *(SentCells(row, cells) for row in block.rows)]
        return SentTable(block, tuple(rows), where, near, anchor)

    def _cells(
        self, block: SentBlock, row: SentRow, where: str, near: str, anchor: str
    ) -> tuple[tuple[SentUnit, ...], ...]:
        if not row.id:
            place = f"Header row of {where}"
        else:
            words = next((line.text for cell in row.cells for line in cell if line.text), "")
            place = f"Row “{words[:60]}” of {where}"
        near = row.address or _record_of(row) or near
        made = []
        for column, cell in enumerate(row.cells):
            raw = [self._cell_line(block, row, column, n, line, place, near) for n, line in enumerate(cell)]
            made.append(tuple(lines_of(raw, anchor)))
        return tuple(made)

    def _cell_line(
        self, block: SentBlock, row: SentRow, column: int, n: int, line: SentLine, where: str, near: str
    ) -> RawLine:
        start = self._starts.get((block.id, row.id, column, n), -1)
        if line.address and start < 0:
            start = self._elsewhere(line)
        address = line.address if start >= 0 or row.id else ""
        looks = line.looks if self._sent.has_looks and row.id else None
        near = line.address or near
        return RawLine(line.text, line.kind, line.level, address, start, near, where, line.choices, looks=looks)

    def _elsewhere(self, line: SentLine) -> int:
        """Return where a line shown once more stands in the text of its address; -1 where it reads otherwise."""
        text = self.texts.get(line.address)
        found = (
            [start for place, start in zip(text.places, text.starts, strict=True) if place.text == line.text]
            if text
            else []
        )
        return found[0] if found else -1


def _record_of(row: SentRow) -> str:
    """Return the record that all cells of a row tell of, where they tell of one."""
    records = {line.address.rpartition("/")[0] for cell in row.cells for line in cell if line.address}
    return records.pop() if len(records) == 1 else ""


def record_column(address: str) -> str:
    """Return the last part of an address."""
    return address.rpartition("/")[2]
