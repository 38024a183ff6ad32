"""The bank holidays of England and Wales that come every year; those proclaimed for one year are not known here.

Source: the Banking and Financial Dealings Act 1971 and the yearly proclamations; Easter by the Gregorian reckoning.
"""

from datetime import date, timedelta
from functools import lru_cache

from nec_desktop.translation import tr

_MONDAY, _SATURDAY = 0, 5


def bank_holiday(day: date) -> str:
    """Return the name of the bank holiday on that day, empty for none."""
    return _of_year(day.year).get(day, "")


@lru_cache(maxsize=64)
def _of_year(year: int) -> dict[date, str]:
    easter = easter_sunday(year)
    found = {
        easter - timedelta(2): tr("Good Friday"),
        easter + timedelta(1): tr("Easter Monday"),
        _monday_from(date(year, 5, 1)): tr("the early May bank holiday"),
        _monday_from(date(year, 5, 25)): tr("the spring bank holiday"),
        _monday_from(date(year, 8, 25)): tr("the summer bank holiday"),
    }
    fixed = {
        date(year, 1, 1): tr("New Year’s Day"),
        date(year, 12, 25): tr("Christmas Day"),
        date(year, 12, 26): tr("Boxing Day"),
    }
    found |= fixed
    for day, name in fixed.items():
        instead = day
        while instead.weekday() >= _SATURDAY or (instead != day and instead in found):
            instead += timedelta(1)
        if instead != day:
            found[instead] = tr("the bank holiday for {0}").format(name)
    return found


def _monday_from(day: date) -> date:
    return day + timedelta((_MONDAY - day.weekday()) % 7)


def easter_sunday(year: int) -> date:
    """Return Easter Sunday by the anonymous Gregorian reckoning."""
    golden, century, of_century = year % 19, year // 100, year % 100
    correction = (century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 19 * golden + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - correction - of_century % 4) % 7
    late = (golden + 11 * correction + 22 * weekday) // 451
    month, day = divmod(correction + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
