"""The quarters of a plan's period: three calendar months each, counted from the period's first month."""

import calendar
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from nec_desktop.plan.values import Period

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""Not strftime's, nor calendar's: Qt sets the computer's locale, and a document is English wherever it is made."""


@dataclass(frozen=True)
class Quarter:
    """Three months; `id` is its first month (2026-07), `number` counts from 1 within the period."""

    number: int
    first: date
    last: date

    @property
    def id(self) -> str:
        return self.first.isoformat()[:7]

    @property
    def title(self) -> str:
        """The quarter as people say it: July to September 2026."""
        if self.first.year == self.last.year:
            return f"{MONTHS[self.first.month - 1]} to {month_words(self.last)}"
        return f"{month_words(self.first)} to {month_words(self.last)}"

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last


def month_words(day: date) -> str:
    """Return a day's month as July 2026."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def quarters_of(period: Period | None) -> tuple[Quarter, ...]:
    """Return the quarters of `period`, none where there is no period. At most 40 (ten years)."""
    quarters: list[Quarter] = []
    first = period.first.replace(day=1) if period else None
    while period and first and first <= period.last and first.year < date.max.year and len(quarters) < 40:
        last_month = month_after(first, 2)
        last = last_month.replace(day=calendar.monthrange(last_month.year, last_month.month)[1])
        quarters.append(Quarter(len(quarters) + 1, first, last))
        first = month_after(first, 3)
    return tuple(quarters)


def sorted_out(quarters: Sequence[Quarter], days: Mapping[str, object]) -> list[list[str]]:
    """Return for each quarter the records whose day lies in it, in their order: each is looked at once."""
    firsts, lasts = [quarter.first for quarter in quarters], [quarter.last for quarter in quarters]
    found: list[list[str]] = [[] for _ in quarters]
    for record_id, day in days.items():
        if isinstance(day, date) and (number := bisect_right(firsts, day)) and day <= lasts[number - 1]:
            found[number - 1].append(record_id)
    return found


def month_after(day: date, months: int) -> date:
    """Return the first day of the month that is so many months on."""
    month = day.month - 1 + months
    return date(day.year + month // 12, month % 12 + 1, 1)
