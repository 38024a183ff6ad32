"""A plan: an outline, a standards set, and values at addresses. Everything else is worked out from these."""

from collections.abc import Iterable, Mapping

import msgspec

from nec_desktop.plan import addresses
from nec_desktop.plan.addresses import RECORD_ID, STATUS, join
from nec_desktop.plan.outline import Field, Outline, Register
from nec_desktop.plan.parts import MARK_FIELDS, PUBLISHED, SENSITIVE, STATUSES, Change, Edit, Page
from nec_desktop.plan.quarters import Quarter, quarters_of
from nec_desktop.plan.record_index import RecordIndex
from nec_desktop.plan.review_registers import REVIEW_REGISTERS
from nec_desktop.plan.standards import StandardsSet
from nec_desktop.plan.values import Content, Period, Record, fits, parse

__all__ = ["PUBLISHED", "SENSITIVE", "STATUSES", "Change", "Edit", "Page", "Plan"]
"""A plan and its parts are asked for in one place."""


class Plan:
    """A plan in memory. Change it by `apply` only, so that the index of records stays true."""

    def __init__(
        self,
        plan_id: str,
        outline: Outline,
        standards: StandardsSet,
        values: Mapping[str, Content],
        updates: tuple[Outline, ...] = (),
    ) -> None:
        self.id = plan_id
        self.outline = outline
        self.standards = standards
        self.updates = updates
        self.values: dict[str, Content] = {}
        self._records = RecordIndex(self.values)
        self._pages: dict[str, Page] = {}
        self._defaults: dict[str, Content | None] = {}
        self._columns: dict[tuple[str, str], Field | None] = {}
        # What a library or another plan holds is clean: to clean it again takes as long as to read it.
        self.apply(Change.back(address, content) for address, content in values.items())

    def copy(self) -> "Plan":
        """Return the plan as it stands now, for somebody who looks at it while this one changes."""
        still = Plan(self.id, self.outline, self.standards, {}, self.updates)
        still.values.update(self.values)
        still._records.take_over(self._records)
        still._pages, still._columns, still._defaults = self._pages, self._columns, self._defaults
        return still

    def with_values(self, values: Mapping[str, Content]) -> "Plan":
        """Return the plan with other values in place of its own: as it was, or as it would be."""
        return Plan(self.id, self.outline, self.standards, values, self.updates)

    def get(self, address: str) -> Content | None:
        """Return what stands at `address`, or None."""
        return self.values.get(address)

    def text(self, address: str) -> str:
        """Return the text or choice at `address`, empty where there is none."""
        content = self.values.get(address)
        return content if isinstance(content, str) else ""

    def apply(self, changes: Iterable[Change]) -> tuple[Change, ...]:
        """Make `changes`, and return the ones that undo them."""
        undo: list[Change] = []
        for change in changes:
            undo.append(Change.back(change.address, self.values.get(change.address)))
            if change.address == "cover/period":
                self._pages = {}  # the quarters' pages follow the period
            if change.content is None:
                self.values.pop(change.address, None)
            else:
                self.values[change.address] = change.content
            self._records.follow(change.address, change.content)
        return tuple(reversed(undo))

    # -- the cover

    @property
    def area(self) -> str:
        return self.text("cover/area")

    @property
    def title(self) -> str:
        return self.text("cover/title")

    @property
    def period(self) -> Period | None:
        content = self.values.get("cover/period")
        return content if isinstance(content, Period) else None

    @property
    def quarters(self) -> tuple[Quarter, ...]:
        return quarters_of(self.period)

    @property
    def stage(self) -> str:
        return self.text("cover/stage")

    # -- registers and records

    def register(self, register_id: str) -> Register:
        """Return the register of that id, one of the outline or of a review; raises KeyError where there is none."""
        register = self.outline.find_register(register_id) or REVIEW_REGISTERS.get(register_id)
        if register is None:
            raise KeyError(register_id)
        return register

    def record(self, register_id: str, record_id: str) -> Record | None:
        """Return the record of that id, or None."""
        return self._records.of(register_id).get(record_id)

    def record_ids(self, register_id: str) -> list[str]:
        """Return the ids of a register's records, by its sort columns and then by position."""
        register = self.outline.find_register(register_id)
        return list(self._records.in_order(register_id, register.sort if register else ()))

    def cell(self, register_id: str, record_id: str, column_id: str) -> Content | None:
        """Return what stands in a record's column, or None."""
        return self.values.get(f"{register_id}/{record_id}/{column_id}")  # join takes twice as long, and many ask

    def shown_number(self, register_id: str, record_id: str) -> str:
        """Return a record's shown number (E1), empty for a register that gives none."""
        record = self.record(register_id, record_id)
        register = self.outline.find_register(register_id)
        return f"{register.prefix}{record.number}" if record and register and register.prefix else ""

    def find_register_of(self, record_id: str) -> str:
        """Return the register that holds a record, empty where none does."""
        return self._records.register_of(record_id)

    # -- pages and fields

    def pages(self) -> tuple[Page, ...]:
        """Return every page to write, in order, repeated sections opened out."""
        pages: list[Page] = []
        number = 0
        for section in self.outline.section:
            shown = section.annex
            if section.id != "cover" and not section.annex:
                number += 1
                shown = str(number)
            pages.append(Page(section.id, shown, section.title, section, section.field))
            if section.repeat == "standards":
                for n, standard in enumerate(self.standards.standard, 1):
                    address, title = join(section.id, standard.id), standard.title
                    pages.append(Page(address, f"{shown}.{n}", title, section, section.page_field, standard))
        return tuple(pages)

    def update_pages(self, update: Outline, quarter: Quarter) -> tuple[Page, ...]:
        """Return the pages of a second document for one quarter."""
        return tuple(
            Page(
                join(update.address, quarter.id, section.id),
                str(n),
                section.title,
                section,
                section.field,
                quarter=quarter,
            )
            for n, section in enumerate(update.section, 1)
        )

    def every_page(self) -> dict[str, Page]:
        """Return by address the pages of the plan, then those of each quarter of its second documents."""
        if not self._pages:
            pages = list(self.pages())
            for update in self.updates:
                for quarter in self.quarters:
                    pages += self.update_pages(update, quarter)
            self._pages = {page.address: page for page in pages}
        return self._pages

    def page(self, address: str) -> Page | None:
        """Return the page at `address`, or None."""
        return self.every_page().get(address)

    def page_of(self, address: str) -> Page | None:
        """Return the page on which what stands at `address` is written, or None."""
        register_id, _, rest = address.partition("/")
        record_id = rest.partition("/")[0]
        if self.outline.find_register(register_id) and (
            not record_id or record_id.startswith("@") or RECORD_ID.fullmatch(record_id)
        ):
            home = self.outline.home_of(register_id)
            return self.page(home.id) if home else None
        while address and (page := self.page(address)) is None:
            address = addresses.parent(address)
        return page if address else None

    def places(self, page: Page, field: Field) -> list[str]:
        """Return the addresses of a field on a page: one, or one for each record of `field.each`."""
        if not field.holds_value:
            return []
        if field.each:
            return [join(page.address, field.id, rid) for rid in self.record_ids(field.each)]
        return [join(page.address, field.id)]

    def field_at(self, address: str) -> Field | None:
        """Return the field or column that a value at `address` belongs to, or None."""
        first, second, third = (*address.split("/", 2), "", "")[:3]
        if (first, third) in self._columns and RECORD_ID.fullmatch(second):
            return self._columns[first, third]  # of thousands of cells each is asked for at every check
        if (last := addresses.last_part(address)) in MARK_FIELDS:
            return MARK_FIELDS[last] if self._can_be_marked(addresses.parent(address)) else None
        parts = address.split("/")
        register = self.outline.find_register(parts[0]) or REVIEW_REGISTERS.get(parts[0])
        if register is not None:
            is_cell = len(parts) == 3 and RECORD_ID.fullmatch(second)
            return self._columns.setdefault((first, third), register.find(third)) if is_cell else None
        page = self.page_of(address)
        if page is None or address == page.address:
            return None
        rest = address[len(page.address) + 1 :].split("/")
        field = next((field for field in page.fields if field.id == rest[0] and field.holds_value), None)
        return field if field and len(rest) == (2 if field.each else 1) else None

    def _can_be_marked(self, address: str) -> bool:
        """Say whether `address` is a page, a register, a record or a field."""
        register_id, _, record_id = address.partition("/")
        if self.outline.find_register(register_id) and (not record_id or RECORD_ID.fullmatch(record_id)):
            return True
        last = addresses.last_part(address)
        return self.page(address) is not None or (not last.startswith("@") and self.field_at(address) is not None)

    def status(self, page: Page) -> str:
        """Return a page's status as its author set it; before that, whether anything is written."""
        set_by_author = self.text(join(page.address, STATUS))
        if set_by_author:
            return set_by_author
        return "in-progress" if self.has_content(page) else "not-started"

    def has_content(self, page: Page) -> bool:
        """Say whether anything of the page's own is written: a field, or a record that somebody filled."""
        for field in page.fields:
            if any(self.is_written(field, place) for place in self.places(page, field)):
                return True
            if field.kind == "register" and self._is_begun(self.register(field.id)):
                return True
        return False

    def is_written(self, field: Field, place: str) -> bool:
        """Say whether something else stands at a place than a new plan begins with."""
        content = self.values.get(place)
        if content is None or not field.default:
            return content is not None
        if place not in self._defaults:
            self._defaults[place] = self.parse(field, field.default)
        return content != self._defaults[place]

    def _is_begun(self, register: Register) -> bool:
        """Say whether a register holds more than the records, and of them the columns, that it starts with."""
        records = self._records.of(register.id)
        given = {column_id for row in register.starts_with for column_id in row}
        own = [column.id for column in register.column if column.id not in given]
        return len(records) > len(register.starts_with) or any(
            self.cell(register.id, record_id, column_id) is not None for record_id in records for column_id in own
        )

    def choices(self, field: Field) -> dict[str, str]:
        """Return the choices of a field, the grades of the set in use among them."""
        if isinstance(field.choices, str):
            return {grade.id: grade.title for grade in self.standards.grades}
        return dict(field.choices)

    def parse(self, field: Field, text: str) -> Content | None:
        """Return what a person's `text` means in a field of this plan; raises NotAValueError with a sentence."""
        if isinstance(field.choices, str):
            field = msgspec.structs.replace(field, choices=self.choices(field))
        return parse(field, text)

    def unplaced(self) -> list[str]:
        """Return the addresses of values that no field of this outline and standards set shows."""
        return [
            address
            for address, content in self.values.items()
            if not isinstance(content, Record) and self.field_at(address) is None
        ]

    def checked(self, change: Change) -> Change:
        """Return `change` if its address exists here and its content is of the field's kind.

        Raises KeyError for an unknown address, TypeError for the wrong kind.
        """
        if isinstance(change.content, Record):
            return change
        field = self.field_at(change.address)
        if field is None:
            if change.content is None:
                return change
            raise KeyError(change.address)
        if change.content is not None and not fits(field.value_kind, change.content):
            raise TypeError(f"{change.address} holds {field.kind}, not {change.content!r}")
        return change
