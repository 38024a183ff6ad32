"""An outline: the sections, fields and registers that a plan is written in.

`Field` serves sections and register columns alike. A field of kind `register` shows a whole register and
is its home; `records` shows some of its records elsewhere; `view` shows a table worked out from registers.
"""

from functools import cached_property
from typing import Literal

import msgspec

ValueKind = Literal[
    "rich",
    "text",
    "choice",
    "choices",
    "date",
    "period",
    "time",
    "number",
    "yes-no",
    "picture",
    "file",
    "links",
]
ShownKind = Literal["register", "records", "view"]
CarriedText = Literal["keep", "drop"]
CarriedSection = Literal["keep", "rework", "drop"]
CarriedRecords = Literal["keep", "open", "living", "recurring", "drop"]

STANDARDS = "standards"


class Field(msgspec.Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """One thing to fill in or to show.

    choices: id -> label, or "grades", those of the standards set in use; to: a register's id or "standards"
    (kind links); offer: the register whose records' names are offered while a text is typed;
    register/where/columns/when: what a field of kind `records` shows; view: the view's name;
    each: repeat the field for every record of that register; words: soft length target (from, to);
    group: a heading inside a record's form; width: share of a table's width; internal: never in a public copy;
    counted-by: the column that says what a number is counted from, quarter: for which quarter (1 to 4);
    under: the column in whose cell a document's table shows this one; most: how many records a field of kind
    `records` shows in a document (0: all), the latest that are past first; on-screen-only: not in a document,
    which shows the same in another place; carry: whether the next period's plan begins with what stands here;
    carry-from: the field of the page whose content of the last period it begins with instead.
    """

    id: str
    kind: ValueKind | ShownKind
    label: str
    help: str = ""
    required: bool = False
    choices: dict[str, str] | Literal["grades"] = {}
    to: str = ""
    offer: str = ""
    register: str = ""
    where: str = ""
    when: Literal["", "this-quarter", "last-quarter", "next-quarter"] = ""
    columns: tuple[str, ...] = ()
    view: str = ""
    each: str = ""
    format: Literal["", "url", "email", "phone"] = ""
    default: str = ""
    locked: bool = False
    words: tuple[int, int] | None = None
    minimum: float | None = None
    maximum: float | None = None
    group: str = ""
    in_table: bool = True
    width: float = 2
    internal: bool = False
    counted_by: str = ""
    quarter: int = 0
    under: str = ""
    most: int = 0
    on_screen_only: bool = False
    when_empty: str = ""
    past: bool = False
    carry: CarriedText = "keep"
    carry_from: str = ""

    @property
    def holds_value(self) -> bool:
        """True where the field has a value of its own, false where it shows a register or a view."""
        return self.kind not in ("register", "records", "view")

    @property
    def value_kind(self) -> ValueKind:
        """The kind of value it holds; raises ValueError for one that holds none."""
        if self.kind == "register" or self.kind == "records" or self.kind == "view":
            raise ValueError(self.id)
        return self.kind


class Example(msgspec.Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """A short piece of a section done well, and why."""

    text: str
    why: str


class Section(msgspec.Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """A section of a plan. `repeat`: one page for each standard. `annex`: its letter.

    carry: what the next period's plan begins with, unless the person chooses otherwise: its texts and records
    (keep), its records with the texts beside (rework), or nothing (drop).
    """

    id: str
    title: str
    purpose: str
    part: str = ""
    annex: str = ""
    repeat: Literal["", "standards"] = ""
    guidance: str = ""
    prompts: tuple[str, ...] = ()
    example: tuple[Example, ...] = ()
    review_copy_only: bool = False
    carry: CarriedSection = "keep"
    page_field: tuple[Field, ...] = ()
    field: tuple[Field, ...] = ()


class RegisterChart(msgspec.Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """How a document draws the groups of a register: a bar for each record.

    names, numbers: the columns that say what a bar is called and how long it is; unit, year: those that say what is
    counted, and when. A group is drawn only where `unit`, `year` and the columns in `alike` say the same in all of it.
    """

    names: str
    numbers: str
    unit: str = ""
    year: str = ""
    alike: tuple[str, ...] = ()

    @property
    def same(self) -> tuple[str, ...]:
        """The columns that must say the same in all records of a group."""
        return tuple(column for column in (self.unit, self.year, *self.alike) if column)


class Register(msgspec.Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """A table of records with typed columns.

    prefix: letter of the shown number (E gives E1, E2 ...), empty for none; summary: the column that names
    a record; date: the column that places it in time; sort: columns to sort by; layout: how a document
    shows it (a table for each group of columns, or a card for each record); group-by: the column by whose
    choices a document divides the table; chart: how it draws each of these groups; starts-with: records that a
    new plan begins with (column id -> text); carry: which records the next period's plan begins with, unless the
    person chooses otherwise: all, those open, living or recurring, or none; carry-column, carry-closed: the column
    that says so, and which of its choices mean that a record is closed; carry-alike: the columns that say the same
    in all records of a series that recurs.
    """

    id: str
    title: str
    singular: str
    summary: str
    column: tuple[Field, ...]
    prefix: str = ""
    date: str = ""
    sort: tuple[str, ...] = ()
    layout: Literal["table", "cards"] = "table"
    help: str = ""
    group_by: str = ""
    chart: RegisterChart | None = None
    starts_with: tuple[dict[str, str], ...] = ()
    carry: CarriedRecords = "keep"
    carry_column: str = ""
    carry_closed: tuple[str, ...] = ()
    carry_alike: tuple[str, ...] = ()

    def find(self, column_id: str) -> Field | None:
        """Return the column of that id, or None."""
        return next((column for column in self.column if column.id == column_id), None)


class Check(msgspec.Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """One line of checking: a named rule applied to a register or section, with its words.

    `message` may hold {record} and what the rule adds; `options` are the rule's own settings.
    """

    id: str
    rule: str
    severity: Literal["error", "warning", "advice"]
    message: str
    advice: str
    register: str = ""
    columns: tuple[str, ...] = ()
    options: dict[str, str | int | float | tuple[str, ...]] = {}


class Part(msgspec.Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """A part of the plan: a heading over several sections."""

    id: str
    title: str


class Outline(msgspec.Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True, dict=True):
    """A whole outline. kind `plan`: what a plan is made from; kind `update`: a second document of a plan
    made from the outlines named in `of`, whose own values live under `address`.
    """

    format: Literal[1]
    id: str
    title: str
    kind: Literal["plan", "update"]
    part: tuple[Part, ...] = ()
    section: tuple[Section, ...] = ()
    register: tuple[Register, ...] = ()
    check: tuple[Check, ...] = ()
    of: tuple[str, ...] = ()
    address: str = ""
    purpose: str = ""

    def find_register(self, register_id: str) -> Register | None:
        """Return the register of that id, or None."""
        return self._registers.get(register_id)

    def find_section(self, section_id: str) -> Section | None:
        """Return the section of that id, or None."""
        return next((section for section in self.section if section.id == section_id), None)

    def home_of(self, register_id: str) -> Section | None:
        """Return the section in which a register's records live, or None."""
        return self._homes.get(register_id)

    @cached_property  # for each of thousands of cells it is asked where it stands
    def _registers(self) -> dict[str, Register]:
        return {register.id: register for register in reversed(self.register)}

    @cached_property
    def _homes(self) -> dict[str, Section]:
        sections = reversed(self.section)
        return {field.id: section for section in sections for field in section.field if field.kind == "register"}


COVER_FIELDS: dict[str, str] = {
    "scheme": "text",
    "force": "text",
    "area": "text",
    "title": "text",
    "period": "period",
    "stage": "choice",
    "issue": "text",
    "completed": "date",
    "prepared-by": "text",
    "approver": "text",
    "next-review": "date",
    "marking": "choice",
}
"""What every plan's cover must have: the program itself reads these (document-control rules of the force)."""
