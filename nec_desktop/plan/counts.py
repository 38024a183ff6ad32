"""Measures that count themselves from the registers, quarter by quarter."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from nec_desktop.plan.outline import Field
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.quarters import Quarter
from nec_desktop.plan.values import Content
from nec_desktop.plan.words import in_words

FACE_TO_FACE = ("surgery", "meeting", "stall", "coffee", "walkabout", "crime-prevention", "school")
NOTICE = 7
"""Days ahead by which an event is advertised in good time."""


def counted(plan: Plan, record_id: str, column: Field, today: date) -> int | None:
    """Return the number that a measure counts for the column's quarter.

    None where the measure is typed by hand, or the quarter has not begun.
    """
    what = plan.cell("measures", record_id, column.counted_by) if column.counted_by else None
    if not isinstance(what, str) or what not in _COUNTS or column.quarter > len(plan.quarters):
        return None
    quarter = plan.quarters[column.quarter - 1]
    return _COUNTS[what](plan, quarter, today) if quarter.first <= today else None


def cell_words(plan: Plan, register_id: str, record_id: str, column: Field, today: date) -> str:
    """Return a record's column in words, counted where it counts itself."""
    number = counted(plan, record_id, column, today) if column.counted_by else None
    if number is not None:
        return f"{number:,}"
    words = in_words(plan, column, plan.cell(register_id, record_id, column.id))
    if register_id == "statistics" and column.id == "value" and words:
        unit = plan.cell(register_id, record_id, "unit")
        return words + ("%" if unit == "percent" else "")
    return words


def held_events(plan: Plan, quarter: Quarter, today: date) -> Iterator[str]:
    """Yield the events of a quarter that have taken place and were not cancelled (nobody came, by the register)."""
    for record_id in plan.record_ids("events"):
        if plan.cell("events", record_id, "date") in quarter and is_held(plan, record_id, today):
            yield record_id


def is_held(plan: Plan, record_id: str, today: date) -> bool:
    """Say whether an event has taken place and somebody came."""
    day = plan.cell("events", record_id, "date")
    return isinstance(day, date) and day <= today and bool(plan.cell("events", record_id, "attended"))


def _events(plan: Plan, quarter: Quarter, today: date) -> int:
    return sum(1 for _ in held_events(plan, quarter, today))


def _face_to_face(plan: Plan, quarter: Quarter, today: date) -> int:
    return sum(plan.cell("events", rid, "kind") in FACE_TO_FACE for rid in held_events(plan, quarter, today))


def _sum_of(column: str) -> Callable[[Plan, Quarter, date], int]:
    def total(plan: Plan, quarter: Quarter, today: date) -> int:
        return sum(_int(plan.cell("events", rid, column)) for rid in held_events(plan, quarter, today))

    return total


def _advertised(plan: Plan, quarter: Quarter, today: date) -> int:
    count = 0
    for rid in held_events(plan, quarter, today):
        day, advertised = plan.cell("events", rid, "date"), plan.cell("events", rid, "advertised-on")
        count += isinstance(day, date) and isinstance(advertised, date) and (day - advertised).days >= NOTICE
    return count


def _feedback(plan: Plan, quarter: Quarter, today: date) -> int:
    return sum(plan.cell("feedback", rid, "date") in quarter for rid in plan.record_ids("feedback"))


def _answered(plan: Plan, quarter: Quarter, today: date) -> int:
    return sum(
        plan.cell("feedback", rid, "date") in quarter and plan.cell("feedback", rid, "response") is not None
        for rid in plan.record_ids("feedback")
    )


def _int(content: Content | None) -> int:
    return int(content) if isinstance(content, int | float) else 0


_COUNTS: Mapping[str, Callable[[Plan, Quarter, date], int]] = {
    "events-held": _events,
    "attendance": _sum_of("attended"),
    "first-time": _sum_of("first-time"),
    "advertised": _advertised,
    "feedback": _feedback,
    "answered": _answered,
    "face-to-face": _face_to_face,
}
