"""Days moved to the same weekday of another period: the second Tuesday of a month stays the second Tuesday."""

import calendar
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from nec_desktop.plan.quarters import month_after
from nec_desktop.plan.values import Period

_FIFTH = 4
_WEEK = 7


def next_period(period: Period) -> Period:
    """Return the period that follows, of as many months; of as many days where it is not made of whole months."""
    first = period.last + timedelta(1)
    months = _months(period.first, first)
    if months > 0 and period.first.day == first.day:
        return Period(first, month_after(first, months).replace(day=first.day) - timedelta(1))
    return Period(first, first + (period.last - period.first))


def moved(days: Sequence[date], old: Period, new: Period) -> list[date | None]:
    """Return where the days of one series lie in the new period, in the order given; None where there is no place.

    A series that comes once a month keeps its weekday and its number in the month (the last one stays the last). One
    that comes every week, or every few, keeps weekday and rhythm. No two days of a series are moved to the same day.
    """
    by_weeks = _is_by_weeks(days)
    taken: set[date] = set()
    found: list[date | None] = []
    for day in days:
        there = _by_weeks(day, old, new) if by_weeks else _in_month(day, _months(old.first, new.first), _is_last(days))
        if there not in new or there in taken:
            found.append(None)
        else:
            taken.add(there)
            found.append(there)
    return found


def _is_by_weeks(days: Sequence[date]) -> bool:
    """Say whether a series comes in weeks and not in months: twice in one month, on one weekday."""
    in_months = [(day.year, day.month) for day in days]
    apart = [(after - before).days for before, after in pairwise(sorted(days))]
    return len(set(in_months)) < len(days) and all(each % _WEEK == 0 for each in apart)


def _by_weeks(day: date, old: Period, new: Period) -> date:
    """Return the day moved by whole weeks: by as many as fit between the periods, or by one more at their beginning."""
    there = day + timedelta((new.first - old.first).days // _WEEK * _WEEK)
    return there if there >= new.first else there + timedelta(_WEEK)


def _is_last(days: Sequence[date]) -> bool:
    """Say whether each of these is the last of its weekday in its month, and some are the fourth."""
    last = all(day.day + _WEEK > calendar.monthrange(day.year, day.month)[1] for day in days)
    return last and len(days) > 1


def _in_month(day: date, months: int, last: bool) -> date:
    """Return the same weekday, with the same number in its month, so many months on."""
    first = month_after(day, months)
    days_in_month = calendar.monthrange(first.year, first.month)[1]
    earliest = 1 + (day.weekday() - first.weekday()) % _WEEK
    number = _FIFTH if last else (day.day - 1) // _WEEK
    there = earliest + number * _WEEK
    while there > days_in_month:
        there -= _WEEK
    return first.replace(day=there)


def _months(first: date, second: date) -> int:
    return (second.year - first.year) * 12 + second.month - first.month
