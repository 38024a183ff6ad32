"""What in one record cannot be true together, such as an event that ends before it starts, or hardly can be.

The checks tell it of the whole plan; whoever writes a record is told at once, in the same words.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time

from nec_desktop.plan.addresses import join
from nec_desktop.plan.checks import Found, as_finding
from nec_desktop.plan.outline import Check, Field, Register
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.times import ends_next_day
from nec_desktop.plan.words import record_title
from nec_desktop.translation import tr

_MORNING = 6
"""The hour before which nobody is invited."""


@dataclass(frozen=True)
class Contradiction:
    """Columns that contradict each other or good sense, which of them it is told at, and the sentence that says so."""

    columns: tuple[str, ...]
    at: str
    sentence: str


def end_columns(plan: Plan, register: Register) -> dict[str, Field]:
    """Return, by the id of each column for the time at which something begins, the column for when it ends."""
    pairs = (c.columns[:2] for c in plan.outline.check if c.register == register.id and c.rule == "time-order")
    return {start: end for start, end_id in pairs if (end := register.find(end_id))}


def next_day_ends(plan: Plan, register: Register, cells: Mapping[str, object]) -> list[str]:
    """Return the columns of a record that holds `cells` whose time is on the day after it begins."""
    found = []
    for start_id, column in end_columns(plan, register).items():
        start, end = cells.get(start_id), cells.get(column.id)
        if isinstance(start, time) and isinstance(end, time) and ends_next_day(start, end):
            found.append(column.id)
    return found


def contradictions(plan: Plan, register: Register, cells: Mapping[str, object]) -> list[Contradiction]:
    """Return what cannot be true together in a record that holds `cells`, whether it is in the plan or not yet."""
    found = []
    for check in plan.outline.check:
        if check.register == register.id and (at := _wrong_column(check, cells.get)):
            words = {"record": tr("This {0}").format(register.singular)}
            finding = as_finding(check, Found(join(register.id, at), words))
            found.append(Contradiction(check.columns, at, f"{finding.message} {finding.advice}"))
    return found


def contradicted(plan: Plan, address: str) -> list[str]:
    """Return, in sentences, what cannot be true beside another column of what a record says at a cell's `address`."""
    register, cells, column_id = _record_around(plan, address)
    return [each.sentence for each in contradictions(plan, register, cells) if column_id in each.columns]


def is_next_day(plan: Plan, address: str) -> bool:
    """Say whether what was written at a cell's `address` makes its record end on the next day."""
    register, cells, column_id = _record_around(plan, address)
    ends = next_day_ends(plan, register, cells)
    starts = [start for start, end in end_columns(plan, register).items() if end.id in ends]
    return column_id in (*starts, *ends)


def _record_around(plan: Plan, address: str) -> tuple[Register, dict[str, object], str]:
    """Return the register and the cells of the record in which a cell stands, and the cell's column."""
    register_id, record_id, column_id = address.split("/")
    register = plan.register(register_id)
    return register, {each.id: plan.cell(register_id, record_id, each.id) for each in register.column}, column_id


def time_order(plan: Plan, check: Check, today: date) -> Iterator[Found]:
    """The first time of `columns` is before the second, which may be on the next day. Words: record."""
    return _every(plan, check)


def not_more_than(plan: Plan, check: Check, today: date) -> Iterator[Found]:
    """The first number of `columns` is not more than the second. Words: record."""
    return _every(plan, check)


def not_at_night(plan: Plan, check: Check, today: date) -> Iterator[Found]:
    """A time is not between midnight and six, as one is that was meant for the afternoon. Words: record."""
    return _every(plan, check)


def _every(plan: Plan, check: Check) -> Iterator[Found]:
    for record_id in plan.record_ids(check.register):

        def cell(column: str, record_id: str = record_id) -> object:
            return plan.cell(check.register, record_id, column)

        if at := _wrong_column(check, cell):
            words = {"record": record_title(plan, check.register, record_id)}
            yield Found(join(check.register, record_id, at), words)


def _wrong_column(check: Check, cell: Callable[[str], object]) -> str:
    """Return the column at which a contradiction is told; empty for none, and for a check of another kind."""
    match check.rule:
        case "time-order":
            start, end = map(cell, check.columns[:2])
            if not (isinstance(start, time) and isinstance(end, time)):
                return ""
            return check.columns[1] if end <= start and not ends_next_day(start, end) else ""
        case "not-more-than":
            part, whole = map(cell, check.columns[:2])
            is_more = isinstance(part, int | float) and isinstance(whole, int | float) and part > whole
            return check.columns[0] if is_more else ""
        case "not-at-night":
            moment = cell(check.columns[0])
            return check.columns[0] if isinstance(moment, time) and moment.hour < _MORNING else ""
        case _:
            return ""
