"""Registers as blocks: a table for each group of columns, or a card for each record."""

from collections.abc import Iterator, Sequence
from datetime import date

from nec_desktop.document.blocks import Block, Cell, Column, Heading, Paragraph, Row, Table, cell, plain
from nec_desktop.document.profile import CopyProfile
from nec_desktop.document.prose import cell_blocks
from nec_desktop.plan.addresses import INTERNAL, join
from nec_desktop.plan.counts import cell_words
from nec_desktop.plan.outline import Field, Register
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.richtext import RichText
from nec_desktop.plan.words import in_words, record_name

NOT_GIVEN = "Not given"


class RegisterBlocks:
    """Writes the records of one plan's registers for one copy. `today` decides which quarters have begun."""

    def __init__(self, plan: Plan, profile: CopyProfile, today: date) -> None:
        self.plan = plan
        self.profile = profile
        self.today = today

    def home(self, register: Register, level: int) -> Iterator[Block]:
        """Yield a register where its records live; `level` is the heading level of cards."""
        record_ids = [
            record_id
            for record_id in self.plan.record_ids(register.id)
            if self.profile.shows_record(self.plan, register.id, record_id)
        ]
        if not record_ids:
            yield Paragraph(plain(f"No {register.title[0].lower()}{register.title[1:]} entered."), "note")
        elif register.layout == "cards":
            for record_id in record_ids:
                yield from self._card(register, record_id, level)
        else:
            yield from self._tables(register, record_ids)

    def shown(self, register: Register, record_ids: Sequence[str], columns: Sequence[Field], caption: str) -> Table:
        """Return some records and columns of a register whose home is elsewhere: no row carries an address."""
        return self._table(register, record_ids, columns, caption, at_home=False)

    def _columns(self, register: Register) -> list[Field]:
        return [column for column in register.column if not (self.profile.public and column.internal)]

    def _tables(self, register: Register, record_ids: Sequence[str]) -> Iterator[Table]:
        """The columns of a group make a table; what the window's table leaves out makes one more, if it is filled.

        Each table after the first begins with the columns that name a record.
        """
        filled = [column for column in self._columns(register) if self._any(register, record_ids, column)]
        groups: dict[str, list[Field]] = {}
        for column in filled:
            groups.setdefault(column.group if column.in_table else "More", []).append(column)
        for n, (group, columns) in enumerate(groups.items()):
            if n == 0:
                yield self._table(register, record_ids, columns, register.title)
                continue
            naming = [column for column in filled if column.id in (register.date, register.summary)]
            own = [column for column in columns if column not in naming]
            rows = [rid for rid in record_ids if any(self._words(register, rid, column) for column in own)]
            yield self._table(
                register,
                rows,
                [*naming, *own],
                f"{register.title}: {group[0].lower()}{group[1:]}",
                at_home=False,
            )

    def _table(
        self,
        register: Register,
        record_ids: Sequence[str],
        columns: Sequence[Field],
        caption: str,
        *,
        at_home: bool = True,
    ) -> Table:
        numbered = bool(register.prefix)
        headers = [Column("Ref", 0.8)] if numbered else []
        headers += [
            Column(column.label, column.width, "right" if column.kind == "number" else "left") for column in columns
        ]
        rows = tuple(self._row(register, rid, columns, numbered, at_home) for rid in record_ids)
        labels = ", ".join(column.label.lower() for column in columns)
        return Table(caption, tuple(headers), rows, f"{caption}: {labels}.", address=register.id if at_home else "")

    def _row(self, register: Register, record_id: str, columns: Sequence[Field], numbered: bool, at_home: bool) -> Row:
        cells: list[Cell] = [cell(self.plan.shown_number(register.id, record_id))] if numbered else []
        for column in columns:
            words = self._words(register, record_id, column)
            content = self.plan.cell(register.id, record_id, column.id)
            if words and isinstance(content, RichText):
                cells.append(cell_blocks(content, join(register.id, record_id, column.id)))
                continue
            if column.id == register.summary and self.plan.get(join(register.id, record_id, INTERNAL)) is True:
                words += " (internal)"
            cells.append(cell(words or NOT_GIVEN))
        return Row(tuple(cells), join(register.id, record_id) if at_home else "")

    def _card(self, register: Register, record_id: str, level: int) -> Iterator[Block]:
        number = self.plan.shown_number(register.id, record_id)
        address = join(register.id, record_id)
        yield Heading(level, record_name(self.plan, register.id, record_id), number, address)
        groups: dict[str, list[Field]] = {}
        for column in self._columns(register):
            if column.id != register.summary and (self._words(register, record_id, column) or column.required):
                groups.setdefault(column.group, []).append(column)
        for group, columns in groups.items():
            if group:
                yield Paragraph(plain(group), "label")
            rows = tuple(
                Row((cell(column.label), self._entry(register, record_id, column)), join(address, column.id))
                for column in columns
            )
            name = f"{number} {group or register.singular}".strip()
            yield Table("", (Column("Item", 1), Column("Entry", 3)), rows, f"{name}: item and entry.", "facts")

    def _entry(self, register: Register, record_id: str, column: Field) -> Cell:
        words = self._words(register, record_id, column)
        content = self.plan.cell(register.id, record_id, column.id)
        if words and isinstance(content, RichText):
            return cell_blocks(content, join(register.id, record_id, column.id))
        return cell(words or NOT_GIVEN)

    def _words(self, register: Register, record_id: str, column: Field) -> str:
        address = join(register.id, record_id, column.id)
        if not self.profile.shows(self.plan, address):
            return ""
        if column.kind == "links":
            links = self.profile.shown_links(self.plan, column, self.plan.get(address))
            return in_words(self.plan, column, links)
        return cell_words(self.plan, register.id, record_id, column, self.today)

    def _any(self, register: Register, record_ids: Sequence[str], column: Field) -> bool:
        return any(self._words(register, record_id, column) for record_id in record_ids)
