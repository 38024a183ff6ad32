"""Pasted rows read against a plan as it is, or as it will be once records that they name have been added."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from nec_desktop.plan.cell_reading import NotThereError, read_cell
from nec_desktop.plan.contradictions import end_columns
from nec_desktop.plan.edits import records_to_add
from nec_desktop.plan.figures import number_and_unit, unit_columns
from nec_desktop.plan.folding import fold
from nec_desktop.plan.outline import Field, Register
from nec_desktop.plan.pasted_records import PastedRecord, Refusal, read_records
from nec_desktop.plan.pasted_table import Rows
from nec_desktop.plan.plan import Change, Plan
from nec_desktop.plan.times import time_range
from nec_desktop.plan.values import Content, NotAValueError
from nec_desktop.plan.words import count_words, list_words
from nec_desktop.translation import tr


class PastedReading:
    """What pasted rows become in a register.

    `plan` is the one that they were read against, `to_add_first` what makes it of the one that is there.
    """

    def __init__(self, plan: Plan, register: Register, today: date) -> None:
        self._before, self._register, self._today = plan, register, today
        self._ends = end_columns(plan, register)
        self._units = unit_columns(register)
        self.plan = plan
        self.records: list[PastedRecord] = []
        self.to_add_first: tuple[Change, ...] = ()
        self.missing: dict[str, list[str]] = {}
        """Names of no record yet, by the register where they would be one."""

    def reads(self, column: Field, text: str) -> bool:
        """Say whether a text can stand in a column, be it with an end or a unit that goes into another one."""
        is_range = column.id in self._ends and time_range(text) is not None
        if (unit := self._units.get(column.id)) and (both := number_and_unit(text, unit)):
            text = both[0]
        return is_range or not isinstance(self._read_cell(column, text), Refusal)

    def read(
        self, rows: Rows, columns: Sequence[Field | None], *, has_headings: bool, adds_missing: bool
    ) -> Iterator[None]:
        """Read row by row into `records`; where `adds_missing`, again with records for the names that are `missing`."""
        self.plan, self.to_add_first = self._before, ()
        yield from self._read_rows(rows, columns, has_headings=has_headings)
        self.missing = _missing(self._before, self.records)
        if adds_missing and self.missing:
            self.to_add_first = tuple(_named(self._before, self.missing))
            self.plan = self._before.copy()
            self.plan.apply(self.to_add_first)
            yield from self._read_rows(rows, columns, has_headings=has_headings)

    def _read_rows(self, rows: Rows, columns: Sequence[Field | None], *, has_headings: bool) -> Iterator[None]:
        self.records = []
        besides = {"ends": self._ends, "units": self._units}
        for record in read_records(rows, columns, self._read_cell, has_headings=has_headings, **besides):
            self.records.append(record)
            yield

    def shown_columns(self, chosen: Sequence[Field | None]) -> list[Field]:
        """Return the register's columns that were chosen, and those that are filled from beside them, as an end is."""
        shown = {column.id for column in chosen if column}.union(*(record.cells for record in self.records))
        return [column for column in self._register.column if column.id in shown]

    @property
    def missing_words(self) -> str:
        """How many names have no record yet: “3 neighbourhoods and 1 community”."""
        found = [(self._before.register(register_id), names) for register_id, names in self.missing.items()]
        return list_words([count_words(len(names), each.singular, each.title.lower()) for each, names in found])

    def changes(self) -> Iterator[Change]:
        """Yield what adds the records, after those that they name."""
        yield from self.to_add_first
        yield from records_to_add(
            self.plan, self._register.id, [record.cells for record in self.records if record.cells]
        )

    def _read_cell(self, column: Field, text: str) -> Content | Refusal | None:
        try:
            content = read_cell(self.plan, column, text, self._today)
        except NotThereError as error:
            return Refusal(str(error), error.names)
        except NotAValueError as error:
            return Refusal(str(error))
        return Refusal(tr("It holds nothing that a document can show.")) if content is None else content


def _missing(plan: Plan, records: Sequence[PastedRecord]) -> dict[str, list[str]]:
    """Return the names that cells give and no record has, each once however it is written, by register."""
    found: dict[str, dict[str, str]] = {}
    for record in records:
        for cell in record.unread:
            if _can_be_named(plan, cell.column.to):
                names = found.setdefault(cell.column.to, {})
                for name in cell.missing:
                    names.setdefault(fold(name), name)
    return {register_id: list(names.values()) for register_id, names in found.items() if names}


def _can_be_named(plan: Plan, register_id: str) -> bool:
    """Say whether a record of that register is known by a text: then a name is enough to begin one."""
    register = plan.outline.find_register(register_id)
    summary = register.find(register.summary) if register else None
    return summary is not None and summary.kind == "text"


def _named(plan: Plan, missing: Mapping[str, Sequence[str]]) -> Iterator[Change]:
    for register_id, names in missing.items():
        summary = plan.register(register_id).summary
        yield from records_to_add(plan, register_id, [{summary: name} for name in names])
