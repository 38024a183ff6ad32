"""Dates as people type them, and those that cannot be."""

from datetime import date

import pytest

from nec_desktop.plan.dates import NotADateError, read_date
from nec_desktop.plan.values import Period
from tests.small_plan import refusal

YEAR = Period(date(2026, 4, 1), date(2027, 3, 31))
WEDNESDAY = date(2026, 7, 15)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("14/2", date(2027, 2, 14)),
        ("14 Feb", date(2027, 2, 14)),
        ("14th of February", date(2027, 2, 14)),
        ("Sun 14 feb", date(2027, 2, 14)),
        ("Feb 14", date(2027, 2, 14)),
        ("14-Feb", date(2027, 2, 14)),  # as Excel shows it
        ("14-Feb-27", date(2027, 2, 14)),
        ("14/feb/2027", date(2027, 2, 14)),
        ("14Feb", date(2027, 2, 14)),
        ("14 Feb. 2027", date(2027, 2, 14)),
        ("14 Sept ’26", date(2026, 9, 14)),
        ("the 14th of February", date(2027, 2, 14)),
        ("Sunday the 14th of February", date(2027, 2, 14)),
        ("Sat. 14/2/2026", date(2026, 2, 14)),
        ("Sat, Feb 14 2026", date(2026, 2, 14)),
        ("14/02/2026 (Saturday)", date(2026, 2, 14)),
        ("14 Feb 2026, Sat", date(2026, 2, 14)),
        ("Weds 4 Nov", date(2026, 11, 4)),
        ("14 February 2026", date(2026, 2, 14)),
        ("2026-02-14", date(2026, 2, 14)),
        ("14.2.27", date(2027, 2, 14)),
        ("26072019", date(2019, 7, 26)),
        ("1 May, 2026", date(2026, 5, 1)),
        ("29 Feb 2028", date(2028, 2, 29)),
        ("today", WEDNESDAY),
        ("tomorrow", date(2026, 7, 16)),
        ("in 2 weeks", date(2026, 7, 29)),
        ("Friday", date(2026, 7, 17)),
        ("next Friday", date(2026, 7, 24)),
        ("next Tuesday", date(2026, 7, 21)),
        ("Wednesday", date(2026, 7, 22)),
        ("next weds", date(2026, 7, 22)),
        ("last Wednesday", date(2026, 7, 8)),
    ],
)
def test_a_date_as_people_type_it(typed: str, meant: date) -> None:
    assert read_date(typed, WEDNESDAY, YEAR) == meant


def test_without_a_period_a_date_without_a_year_is_the_nearest() -> None:
    assert read_date("14/2", date(2026, 12, 20), None) == date(2027, 2, 14)
    assert read_date("20 Dec", date(2027, 1, 5), None) == date(2026, 12, 20)


def test_what_cannot_lie_ahead_is_the_last_such_day() -> None:
    ahead = Period(date(2027, 4, 1), date(2028, 3, 31))
    assert read_date("24/11", date(2026, 11, 27), ahead) == date(2027, 11, 24)
    assert read_date("24/11", date(2026, 11, 27), ahead, past=True) == date(2026, 11, 24)
    assert read_date("28/11", date(2026, 11, 27), ahead, past=True) == date(2025, 11, 28)
    assert read_date("Friday", WEDNESDAY, YEAR, past=True) == date(2026, 7, 10)
    assert read_date("Tues", WEDNESDAY, YEAR, past=True) == date(2026, 7, 14)
    assert read_date("Wednesday", WEDNESDAY, YEAR, past=True) == WEDNESDAY


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("31 Feb", "“31 Feb” is not a date: February 2027 has 28 days."),
        ("31/4", "“31/4” is not a date: April has 30 days."),
        ("31-Apr-26", "“31-Apr-26” is not a date: April has 30 days."),
        ("2/14", "“2/14” is not a date: there is no month 14. The day comes first: 14/2 is 14 February."),
        (
            "14 Foo",
            "“14 Foo” is not a date: there is no month “foo”. Write it as 14/2, 14 Feb 2026, or “next Tuesday”.",
        ),
        ("soon", "“soon” is not a date. Write it as 14/2, 14 Feb 2026, or “next Tuesday”."),
        ("Mon 14 Feb 2026", "14 February 2026 is a Saturday, not a Monday. Check the day, the date and the year."),
        ("Monday, 14/2/26", "14 February 2026 is a Saturday, not a Monday. Check the day, the date and the year."),
        ("14/2/26 (Mon)", "14 February 2026 is a Saturday, not a Monday. Check the day, the date and the year."),
        ("Mon 14 Feb", "14 February 2027 is a Sunday, not a Monday. Check the day, the date and the year."),
        ("Mon 31 Feb", "“Mon 31 Feb” is not a date: February 2027 has 28 days."),
        ("14/2/0026", "“14/2/0026” is not a date for a plan: check the year 26."),
    ],
)
def test_an_impossible_date_is_refused_in_words(typed: str, sentence: str) -> None:
    assert refusal(NotADateError, lambda: read_date(typed, WEDNESDAY, YEAR)) == sentence
