"""Registers as blocks: a table for each group of columns, or a card for each record."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from nec_desktop.document.blocks import Block, Cell, Column, Heading, Paragraph, Row, Table, cell, plain
from nec_desktop.document.profile import CopyProfile
from nec_desktop.document.prose import cell_blocks
from nec_desktop.document.view_blocks import NOT_GIVEN
from nec_desktop.plan.addresses import INTERNAL, join
from nec_desktop.plan.counts import cell_words
from nec_desktop.plan.outline import STANDARDS, Field, Register
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.quarters import month_words
from nec_desktop.plan.register_charts import group_chart
from nec_desktop.plan.richtext import RichText
from nec_desktop.plan.view_tables import ViewContext
from nec_desktop.plan.words import in_words, list_words, record_name

NOT_YET_WRITTEN = "Not yet written"
"""What stands in the place of an answer that is required; an optional one is left out."""
SAME_FROM = 4
"""A table with so many rows says once, above it, what would stand in every one."""


class RegisterBlocks:
    """Writes the records of one plan's registers for one copy. `today` decides which quarters have begun."""

    def __init__(self, plan: Plan, profile: CopyProfile, today: date) -> None:
        self.plan = plan
        self.profile = profile
        self.today = today
        self._context = ViewContext(plan, today, shows=lambda address: profile.shows(plan, address))

    def home(self, register: Register, level: int) -> Iterator[Block]:
        """Yield a register where its records live; `level` is the heading level of cards."""
        record_ids = [
            record_id
            for record_id in self.plan.record_ids(register.id)
            if self.profile.shows_record(self.plan, register.id, record_id)
        ]
        if not record_ids:
            # In a public copy there may be records that it does not show.
            what = f"“{register.title}”"
            words = (
                f"There is nothing to show in {what}." if self.profile.public else f"Nothing is entered in {what} yet."
            )
            yield Paragraph(plain(words), "note")
        elif register.layout == "cards":
            for record_id in record_ids:
                yield from self._card(register, record_id, level)
        else:
            yield from self._tables(register, record_ids)

    def shown(
        self, register: Register, record_ids: Sequence[str], columns: Sequence[Field], caption: str
    ) -> Iterator[Block]:
        """Yield some records and columns of a register whose home is elsewhere: no row carries an address."""
        filled = [column for column in columns if self._any(register, record_ids, column)]
        yield from self._own_table(register, record_ids, filled, caption, at_home=False)

    def _columns(self, register: Register) -> list[Field]:
        return [column for column in register.column if not (self.profile.public and column.internal)]

    def _tables(self, register: Register, record_ids: Sequence[str]) -> Iterator[Block]:
        """The columns of a group make a table; what the window's table leaves out makes one more, if it is filled.

        Each table after the first begins with what names a record. The first is divided by the register's groups.
        """
        filled = [column for column in self._columns(register) if self._any(register, record_ids, column)]
        groups: dict[str, list[Field]] = {}
        for column in filled:
            host = register.find(column.under) or column
            groups.setdefault(host.group if host.in_table else "More", []).append(column)
        for n, (group, columns) in enumerate(groups.items()):
            if n == 0:
                yield from self._divided(register, record_ids, columns)
                continue
            naming = [column for column in filled if column.id in (register.date, register.summary)]
            # What names a record is one cell: its name, and its date below.
            naming = [replace(c, under="" if c.id == register.summary else register.summary) for c in naming]
            own = [column for column in columns if column.id not in (register.date, register.summary)]
            rows = [rid for rid in record_ids if any(self._words(register, rid, column) for column in own)]
            caption = f"{register.title}: {group[0].lower()}{group[1:]}"
            yield from self._own_table(register, rows, [*naming, *own], caption, at_home=False)

    def _divided(self, register: Register, record_ids: Sequence[str], columns: Sequence[Field]) -> Iterator[Block]:
        """Yield a register's first columns as a table, or one for each of its groups.

        Months are one list in pieces: they have the same columns, so that the eye finds a thing at the same place in
        each. A series is about something of its own, and so are its columns.
        """
        parts = self._parts(register, record_ids)
        by_date = _is_by_date(register)
        if by_date:
            is_worth_it = any(
                len(ids) >= SAME_FROM for ids in parts.values()
            )  # what is told once cannot be suggested on
            same = self._same(register, record_ids, columns) if is_worth_it else {}
            yield from _same_told(columns, same, "tables" if len(parts) > 1 else "table")
            columns = [column for column in columns if column.id not in same]
        for part, ids in parts.items():
            nowhere = f"{register.title} without a date yet" if by_date else register.title
            caption = f"{register.title}: {part}" if part else nowhere
            chart = group_chart(self._context, register, part, ids)
            if chart:
                yield chart
            if by_date:
                yield self._table(register, ids, columns, caption)
            else:
                yield from self._own_table(register, ids, columns, caption)

    def _parts(self, register: Register, record_ids: Sequence[str]) -> dict[str, list[str]]:
        """Return the records by what stands in the group-by column (of a date its month); those without come last."""
        column = register.find(register.group_by)
        if column is None:
            return {"": list(record_ids)}
        parts: dict[str, list[str]] = {}
        for record_id in record_ids:
            day = self.plan.cell(register.id, record_id, column.id)
            words = month_words(day) if isinstance(day, date) else self._words(register, record_id, column)
            parts.setdefault(words, []).append(record_id)
        return {part: parts[part] for part in sorted(parts, key=lambda part: part == "")}

    def _own_table(
        self,
        register: Register,
        record_ids: Sequence[str],
        columns: Sequence[Field],
        caption: str,
        *,
        at_home: bool = True,
    ) -> Iterator[Block]:
        """Yield a table of the columns that are filled in it, after a line that says once what is always the same."""
        same = self._same(register, record_ids, columns)
        yield from _same_told(columns, same, "table")
        columns = [column for column in columns if column.id not in same and self._any(register, record_ids, column)]
        yield self._table(register, record_ids, columns, caption, at_home=at_home)

    def _table(
        self,
        register: Register,
        record_ids: Sequence[str],
        columns: Sequence[Field],
        caption: str,
        *,
        at_home: bool = True,
    ) -> Table:
        stacks = _stacks(register, columns)
        numbered = bool(register.prefix)
        headers = [Column("Ref", 0.8)] if numbered else []
        headers += [_header(register, stack) for stack in stacks]
        rows = tuple(self._row(register, rid, stacks, numbered, at_home) for rid in record_ids)
        description = f"{caption}: {', '.join(column.label.lower() for column in columns)}."
        return Table(caption, tuple(headers), rows, description, address=register.id if at_home else "")

    def _same(self, register: Register, record_ids: Sequence[str], columns: Sequence[Field]) -> dict[str, str]:
        """Return, by column, what stands in every record; nothing where records are few, or are named by it."""
        if len(record_ids) < SAME_FROM:
            return {}
        found = {}
        for column in columns:
            if column.id not in (register.summary, register.date) and column.kind != "rich":
                words = {self._words(register, record_id, column) for record_id in record_ids}
                if len(words) == 1 and (held := words.pop()):
                    found[column.id] = held
        return found

    def _row(
        self, register: Register, record_id: str, stacks: Sequence[Sequence[Field]], numbered: bool, at_home: bool
    ) -> Row:
        cells: list[Cell] = [cell(self.plan.shown_number(register.id, record_id))] if numbered else []
        for host, *under in stacks:
            content = self._entry(register, record_id, host)
            lines = self._lines(register, record_id, under)
            # A host without an entry is left out where something stands under it: no cell is blank either way.
            entered = bool(self._words(register, record_id, host))
            cells.append((*content, *lines) if entered or not lines else tuple(lines))
        return Row(tuple(cells), join(register.id, record_id) if at_home else "")

    def _lines(self, register: Register, record_id: str, columns: Sequence[Field]) -> list[Paragraph]:
        """Return what stands under a cell's first entry: times on one line, the rest on a line each."""
        times = [self._words(register, record_id, column) for column in columns if column.kind == "time"]
        lines = [Paragraph(plain(" to ".join(filter(None, times))))] if any(times) else []
        for column in columns:
            words = self._words(register, record_id, column)
            if not words or column.kind == "time":
                continue
            label = "" if _is_named_in_header(register, column) else f"{column.label}: "
            first, *more = f"{label}{words}".split("\n")
            address = join(register.id, record_id, column.id)
            lines += [Paragraph(plain(line), address=address) for line in (first, *more)]
        return lines

    def _card(self, register: Register, record_id: str, level: int) -> Iterator[Block]:
        number = self.plan.shown_number(register.id, record_id)
        address = join(register.id, record_id)
        yield record_heading(self.plan, register, record_id, level, number, address)
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
        address = join(register.id, record_id, column.id)
        content = self.plan.get(address)
        if words and isinstance(content, RichText):
            return cell_blocks(content, address)
        if column.id == register.summary and self.plan.get(join(register.id, record_id, INTERNAL)) is True:
            words += " (internal)"
        empty = NOT_YET_WRITTEN if column.required and content is None else NOT_GIVEN
        return cell(words or column.when_empty or empty, address)

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


def record_heading(plan: Plan, register: Register, record_id: str, level: int, number: str, address: str) -> Heading:
    """Return a heading that is called after a record; where it shows all that its column holds, it says which one."""
    name, title = record_name(plan, register.id, record_id), join(register.id, record_id, register.summary)
    column = register.find(register.summary)
    is_whole = column is not None and in_words(plan, column, plan.get(title)) == name
    return Heading(level, name, number, address, in_contents=False, title=title if is_whole else "")


def _is_by_date(register: Register) -> bool:
    column = register.find(register.group_by)
    return column is not None and column.kind == "date"


def _same_told(columns: Sequence[Field], same: Mapping[str, str], tables: str) -> Iterator[Paragraph]:
    """Yield the line that says once what is the same in every row, nothing where all differs."""
    if same:
        told = "; ".join(f"{c.label[0].lower()}{c.label[1:]}: {same[c.id]}" for c in columns if c.id in same)
        yield Paragraph(plain(f"The same in every row of the {tables} below: {told}."), "note")


def _stacks(register: Register, columns: Sequence[Field]) -> list[list[Field]]:
    """Return the columns as they share cells: each one, and those that stand under it.

    What the header names comes first, as it names it; then what carries a label of its own.
    """
    here = {column.id for column in columns}
    hosts = [column for column in columns if column.under not in here]
    under = sorted(columns, key=lambda column: not _is_named_in_header(register, column))
    return [[host, *(column for column in under if column.under == host.id)] for host in hosts]


def _is_named_in_header(register: Register, column: Field) -> bool:
    """Say whether a line under another one tells by itself what it is, once the header has named it."""
    return column.id == register.date or column.kind == "choice" or (column.kind == "links" and column.to != STANDARDS)


def _header(register: Register, stack: Sequence[Field]) -> Column:
    """Return the header of columns that share a cell: the lines that carry no label of their own are named in it."""
    host, *under = stack
    names = [column.label for column in under if _is_named_in_header(register, column)]
    if any(column.kind == "time" for column in under):
        names.insert(0, "Time")
    words = list_words([host.label, *(name[0].lower() + name[1:] for name in names)])
    width = max(column.width for column in stack)
    return Column(words, width, "right" if host.kind == "number" and not under else "left")
