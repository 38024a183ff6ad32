"""Dates as people type them: 14/2, 14 Feb, next Tuesday."""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from nec_desktop.plan.quarters import MONTHS, WEEKDAYS
from nec_desktop.plan.values import NotAValueError, Period
from nec_desktop.plan.words import date_words
from nec_desktop.translation import tr

_MARKS = str.maketrans({",": " ", "'": None, "’": None})
"""What people put between the parts of a date, or before a short year."""
_NEAR = {"yesterday": -1, "today": 0, "tomorrow": 1}
_ORDINAL = re.compile(r"(\d+)(st|nd|rd|th)\b")
_WEEKDAY_BEFORE = re.compile(r"([a-z]{3,}\.?) (?:the )?(\d.*|[a-z]{3,} \d.*)")
_WEEKDAY_BEHIND = re.compile(r"(.*\d) \(?([a-z]{3,}\.?)\)?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_FIGURES = re.compile(r"(\d{1,2})[/. -](\d{1,2})(?:[/. -](\d{4}|\d{2}))?")
_RUN_ON = re.compile(r"(\d{2})(\d{2})(\d{4})")
_DAY_FIRST = re.compile(r"(\d{1,2})[ /.-]?(?:of )?([a-z]{3,})\.?(?:[ /.-]?(\d{4}|\d{2}))?")
_MONTH_FIRST = re.compile(r"([a-z]{3,}) (\d{1,2})(?: (\d{4}))?")
_WEEKDAY = re.compile(r"(?:(this|next|last) )?([a-z]{3,})")
_AHEAD = re.compile(r"in (\d{1,3}) (day|week)s?")


class NotADateError(NotAValueError):
    """What was typed is no date; the message is a sentence for the person."""


def read_date(text: str, today: date, period: Period | None, *, past: bool = False) -> date:
    """Return the date that a person means; raises NotADateError with a sentence.

    A date without a year is one within the plan's period, where there is one, else the nearest to today; of what
    can only be `past`, the latest up to today. A weekday that is given with a date has to be that date's.
    """
    words = _ORDINAL.sub(r"\1", " ".join(text.casefold().translate(_MARKS).split()).removeprefix("the "))
    weekday, words = _weekday_apart(words)
    day = _read(words, text, today, period, past=past)
    if weekday not in (None, day.weekday()):
        told = tr("{0} is a {1}, not a {2}. Check the day, the date and the year.")
        raise NotADateError(told.format(date_words(day), WEEKDAYS[day.weekday()], WEEKDAYS[weekday]))
    return day


def _read(words: str, text: str, today: date, period: Period | None, *, past: bool) -> date:
    """Return the date that `words` mean; `text` is how they were typed."""
    day = _near_date(words, today, past=past)
    if day:
        return day
    found = _ISO.fullmatch(words)
    if found:
        return _made(int(found[3]), int(found[2]), int(found[1]), text)
    found = _RUN_ON.fullmatch(words) or _FIGURES.fullmatch(words)
    if found:
        return _in_year(int(found[1]), int(found[2]), found[3], text, today, period, past=past)
    found = _DAY_FIRST.fullmatch(words)
    if found:
        return _in_year(int(found[1]), _month(found[2], text), found[3], text, today, period, past=past)
    found = _MONTH_FIRST.fullmatch(words)
    if found:
        return _in_year(int(found[2]), _month(found[1], text), found[3], text, today, period, past=past)
    raise NotADateError(tr("“{0}” is not a date. {1}").format(text.strip(), _forms()))


def is_complete(text: str) -> bool:
    """Say whether a text gives day, month and year, so that nothing had to be guessed."""
    return re.search(r"\d{4}", text) is not None


def _weekday_apart(words: str) -> tuple[int | None, str]:
    """Return 1 and “14 february” for “tue 14 february” or “14 february (tue)”; None where there is no weekday."""
    before, behind = _WEEKDAY_BEFORE.fullmatch(words), _WEEKDAY_BEHIND.fullmatch(words)
    if before and (weekday := _index(WEEKDAYS, before[1])) is not None:
        return weekday, before[2]
    if behind and (weekday := _index(WEEKDAYS, behind[2])) is not None:
        return weekday, behind[1]
    return None, words


def _near_date(words: str, today: date, *, past: bool) -> date | None:
    if words in _NEAR:
        return today + timedelta(_NEAR[words])
    if found := _AHEAD.fullmatch(words):
        return today + timedelta(int(found[1]) * (7 if found[2] == "week" else 1))
    found = _WEEKDAY.fullmatch(words)
    weekday = _index(WEEKDAYS, found[2]) if found else None
    if found is None or weekday is None:
        return None
    if found[1] == "next":  # of next week: on a Wednesday “next Friday” is not the day after tomorrow
        return today + timedelta(7 - today.weekday() + weekday)
    if found[1] == "last":
        return today - timedelta((today.weekday() - weekday - 1) % 7 + 1)
    if past:
        return today - timedelta((today.weekday() - weekday) % 7)
    return today + timedelta((weekday - today.weekday() - 1) % 7 + 1)


def _index(names: Sequence[str], word: str) -> int | None:
    word = "wed" if word == "weds" else word.rstrip(".")
    return next((n for n, name in enumerate(names) if len(word) >= 3 and name.casefold().startswith(word)), None)


def _month(word: str, text: str) -> int:
    index = _index(MONTHS, word)
    if index is None:
        raise NotADateError(
            tr("“{0}” is not a date: there is no month “{1}”. {2}").format(text.strip(), word, _forms())
        )
    return index + 1


def _in_year(
    day: int, month: int, year: str | None, text: str, today: date, period: Period | None, *, past: bool
) -> date:
    if year:
        return _made(day, month, int(year) + (2000 if len(year) == 2 else 0), text)
    if not 1 <= month <= 12:
        return _made(day, month, today.year, text)
    years = sorted(
        {today.year + n for n in (-1, 0, 1)}
        | (set(range(period.first.year, period.last.year + 1)) if period else set())
    )
    possible = [found for each in years if (found := _try(day, month, each))]
    if not possible:
        return _made(day, month, _in_year(1, month, None, text, today, period, past=past).year, text)
    gone = [found for found in possible if found <= today]
    if past and gone:
        return max(gone)
    within = [found for found in possible if period and found in period]
    return min(within or possible, key=lambda found: abs((found - today).days))


def _try(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _made(day: int, month: int, year: int, text: str) -> date:
    """Return the date, or say what is wrong with it."""
    text = text.strip()
    if not 1 <= month <= 12:
        raise NotADateError(
            tr("“{0}” is not a date: there is no month {1}. The day comes first: 14/2 is 14 February.").format(
                text, month
            )
        )
    if not 1900 <= year <= 2200:
        raise NotADateError(tr("“{0}” is not a date for a plan: check the year {1}.").format(text, year))
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        month_words = f"{MONTHS[month - 1]} {year}" if month == 2 else MONTHS[month - 1]
        raise NotADateError(tr("“{0}” is not a date: {1} has {2} days.").format(text, month_words, last))
    return date(year, month, day)


def guessed_words(day: date) -> str:
    """Return what a date that was not given whole was taken for."""
    return f"{WEEKDAYS[day.weekday()]} {date_words(day)}"


def _forms() -> str:
    return tr("Write it as 14/2, 14 Feb 2026, or “next Tuesday”.")
