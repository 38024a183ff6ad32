"""Measures that count themselves from the registers, quarter by quarter."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from enum import Enum

from nec_desktop.plan.outline import Field
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.quarters import Quarter
from nec_desktop.plan.values import Content
from nec_desktop.plan.words import in_words

FACE_TO_FACE = ("surgery", "meeting", "stall", "coffee", "walkabout", "crime-prevention", "school")
NOTICE = 7
"""Days ahead by which an event is advertised in good time."""


class Standing(Enum):
    """What became of an event, or will. NOT_HELD: nobody came to it by the register, as when it was cancelled."""

    HELD, TO_COME, NOT_HELD = range(3)


_ALIKE = ("date", "time", "choice", "choices", "links")
"""Kinds of column of which many records say the same."""


class Counts:
    """What measures count in a plan on a day, each number once: whoever keeps it makes another after a change."""

    def __init__(self, plan: Plan, today: date) -> None:
        self.plan, self._today = plan, today
        self._held: dict[int, list[str]] = {}
        self._numbers: dict[tuple[str, int], int] = {}
        self._said: dict[tuple[str, str, Content], str] = {}
        """What was said of days, choices and links: thousands of records have the same ones."""

    def of(self, record_id: str, column: Field) -> int | None:
        """Return the number that a measure counts for the column's quarter.

        None where the measure is typed by hand, or the quarter has not begun.
        """
        plan = self.plan
        what = plan.cell("measures", record_id, column.counted_by) if column.counted_by else None
        if not isinstance(what, str) or what not in _COUNTS or column.quarter > len(plan.quarters):
            return None
        quarter = plan.quarters[column.quarter - 1]
        if quarter.first > self._today:
            return None
        if (what, quarter.number) not in self._numbers:
            self._numbers[what, quarter.number] = _COUNTS[what](self, quarter)
        return self._numbers[what, quarter.number]

    def held(self, quarter: Quarter) -> list[str]:
        """Return the events of a quarter that have taken place."""
        if quarter.number not in self._held:
            self._held[quarter.number] = list(held_events(self.plan, quarter, self._today))
        return self._held[quarter.number]

    def words(self, register_id: str, record_id: str, column: Field) -> str:
        """Return a record's column in words, counted where it counts itself."""
        plan = self.plan
        number = self.of(record_id, column) if column.counted_by else None
        if number is not None:
            return f"{number:,}"
        content = plan.cell(register_id, record_id, column.id)
        if content is None:
            return ""
        if column.kind in _ALIKE:
            alike = register_id, column.id, content
            if alike not in self._said:
                self._said[alike] = in_words(plan, column, content)
            return self._said[alike]
        words = in_words(plan, column, content)
        if register_id == "statistics" and column.id == "value" and words:
            unit = plan.cell(register_id, record_id, "unit")
            return words + ("%" if unit == "percent" else "")
        return words


def counted(plan: Plan, record_id: str, column: Field, today: date) -> int | None:
    """Return the number that a measure counts for the column's quarter, None where it counts none."""
    return Counts(plan, today).of(record_id, column)


def cell_words(plan: Plan, register_id: str, record_id: str, column: Field, today: date) -> str:
    """Return a record's column in words, counted where it counts itself."""
    return Counts(plan, today).words(register_id, record_id, column)


def held_events(plan: Plan, quarter: Quarter, today: date) -> Iterator[str]:
    """Yield the events of a quarter that have taken place."""
    for record_id in plan.record_ids("events"):
        if plan.cell("events", record_id, "date") in quarter and is_held(plan, record_id, today):
            yield record_id


def standing_of(plan: Plan, record_id: str, today: date) -> Standing | None:
    """Say how an event stands: each that has a day stands in one way, and one without stands in none.

    Whether one of today has taken place is known once somebody has entered how many came; for one that is past it is
    taken that it has, until 0 is entered.
    """
    day, came = plan.cell("events", record_id, "date"), plan.cell("events", record_id, "attended")
    if not isinstance(day, date):
        return None
    if day > today or (day == today and came is None):
        return Standing.TO_COME
    return Standing.NOT_HELD if came == 0 else Standing.HELD


def is_held(plan: Plan, record_id: str, today: date) -> bool:
    """Say whether an event has taken place."""
    return standing_of(plan, record_id, today) is Standing.HELD


def uncounted(plan: Plan, held: Iterable[str]) -> list[str]:
    """Return those of the events held for which nobody has entered yet how many came."""
    return [record_id for record_id in held if plan.cell("events", record_id, "attended") is None]


def _events(counts: Counts, quarter: Quarter) -> int:
    return len(counts.held(quarter))


def _face_to_face(counts: Counts, quarter: Quarter) -> int:
    return sum(counts.plan.cell("events", rid, "kind") in FACE_TO_FACE for rid in counts.held(quarter))


def _sum_of(column: str) -> Callable[[Counts, Quarter], int]:
    def total(counts: Counts, quarter: Quarter) -> int:
        return sum(_int(counts.plan.cell("events", rid, column)) for rid in counts.held(quarter))

    return total


def _advertised(counts: Counts, quarter: Quarter) -> int:
    count, plan = 0, counts.plan
    for rid in counts.held(quarter):
        day, advertised = plan.cell("events", rid, "date"), plan.cell("events", rid, "advertised-on")
        count += isinstance(day, date) and isinstance(advertised, date) and (day - advertised).days >= NOTICE
    return count


def _feedback(counts: Counts, quarter: Quarter) -> int:
    plan = counts.plan
    return sum(plan.cell("feedback", rid, "date") in quarter for rid in plan.record_ids("feedback"))


def _answered(counts: Counts, quarter: Quarter) -> int:
    plan = counts.plan
    return sum(
        plan.cell("feedback", rid, "date") in quarter and plan.cell("feedback", rid, "response") is not None
        for rid in plan.record_ids("feedback")
    )


def _int(content: Content | None) -> int:
    return int(content) if isinstance(content, int | float) else 0


_COUNTS: Mapping[str, Callable[[Counts, Quarter], int]] = {
    "events-held": _events,
    "attendance": _sum_of("attended"),
    "first-time": _sum_of("first-time"),
    "advertised": _advertised,
    "feedback": _feedback,
    "answered": _answered,
    "face-to-face": _face_to_face,
}
