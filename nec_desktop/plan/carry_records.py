"""Which records of a register the next period's plan begins with, and on which days."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date

from nec_desktop.plan.moved_dates import moved
from nec_desktop.plan.outline import CarriedRecords, Register
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.values import Content, Period, Record
from nec_desktop.translation import tr

RECURS_FROM = 2
"""So many records with one title, kind and place are a series."""


def rule_words(rule: CarriedRecords) -> str:
    """Return what goes over by a rule."""
    return {
        "keep": tr("All of them"),
        "open": tr("Only those that are open"),
        "living": tr("Only those that have not ended"),
        "recurring": tr("Only what recurs, on the same weekdays"),
        "drop": tr("None"),
    }[rule]


@dataclass(frozen=True)
class CarriedRecord:
    """A record that goes over: its id in the old plan, and its cells as they will be, links still with the old ids."""

    id: str
    record: Record
    cells: Mapping[str, Content]


@dataclass(frozen=True)
class CarriedRegister:
    """The records that go over, and the ids of those that do not: by the rule, or since the new period has no day."""

    records: tuple[CarriedRecord, ...]
    left: tuple[str, ...]
    without_day: tuple[str, ...]


def rules_offered(register: Register) -> tuple[CarriedRecords, ...]:
    """Return the rules that a person can choose from for a register, its own first."""
    return tuple(dict.fromkeys((register.carry, *_own_rule(register), "keep", "drop")))


def _own_rule(register: Register) -> tuple[CarriedRecords, ...]:
    return ("open",) if register.carry_closed else ("living",) if register.carry_column else ()


def carried_records(plan: Plan, register: Register, rule: CarriedRecords, period: Period) -> CarriedRegister:
    """Return the records of a register in `plan` that go over into `period`, in their order, by a rule."""
    series = _series(plan, register)
    recurring = {record_id for each in series if len(each) >= RECURS_FROM for record_id in each}
    ids = [
        record_id
        for record_id in plan.record_ids(register.id)
        if (record_id in recurring if rule == "recurring" else _is_kept(plan, register, record_id, rule, period))
    ]
    among = set(ids)
    days = _moved_days(plan, register, series, among, period) if register.carry == "recurring" else {}
    kept = [record_id for record_id in ids if days.get(record_id, period.first) is not None]
    return CarriedRegister(
        tuple(
            _carried(plan, register, record_id, {register.date: day} if (day := days.get(record_id)) else {})
            for record_id in kept
        ),
        tuple(record_id for record_id in plan.record_ids(register.id) if record_id not in among),
        tuple(record_id for record_id in ids if days.get(record_id, period.first) is None),
    )


def _is_kept(plan: Plan, register: Register, record_id: str, rule: CarriedRecords, period: Period) -> bool:
    said = plan.cell(register.id, record_id, register.carry_column)
    if rule == "open":
        return said not in register.carry_closed
    if rule == "living":
        return not isinstance(said, date) or said >= period.first
    return rule == "keep"


def _series(plan: Plan, register: Register) -> Collection[Sequence[str]]:
    """Return the ids of the records that are alike, together: those of one series."""
    found: defaultdict[tuple[object, ...], list[str]] = defaultdict(list)
    for record_id in plan.record_ids(register.id):
        cells = (plan.cell(register.id, record_id, column) for column in register.carry_alike or (register.summary,))
        found[tuple(cell.casefold() if isinstance(cell, str) else cell for cell in cells)].append(record_id)
    return found.values()


def _moved_days(
    plan: Plan, register: Register, series: Collection[Sequence[str]], ids: Set[str], period: Period
) -> dict[str, date | None]:
    """Return where each record that has a day lies in the new period, None where it has no place there."""
    assert plan.period is not None, "the caller has made sure"
    days: dict[str, date | None] = {}
    for each in series:
        dated = {r: day for r in each if r in ids and isinstance(day := plan.cell(register.id, r, register.date), date)}
        days.update(zip(dated, moved(list(dated.values()), plan.period, period), strict=True))
    return days


def _carried(plan: Plan, register: Register, record_id: str, moved_cells: Mapping[str, Content]) -> CarriedRecord:
    record = plan.record(register.id, record_id)
    assert record is not None, "it was just listed"
    cells = {
        column.id: content
        for column in register.column
        if column.carry == "keep" and (content := plan.cell(register.id, record_id, column.id)) is not None
    }
    return CarriedRecord(record_id, record, {**cells, **moved_cells})
