"""The quarters of a period: three calendar months each, from the period's first month."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_desktop.plan.quarters import Quarter, month_words, quarters_of, sorted_out
from nec_desktop.plan.values import Period


def titles(first: str, last: str) -> list[str]:
    return [quarter.title for quarter in quarters_of(Period(date.fromisoformat(first), date.fromisoformat(last)))]


def test_a_year_has_four() -> None:
    quarters = quarters_of(Period(date(2026, 4, 1), date(2027, 3, 31)))
    assert [quarter.number for quarter in quarters] == [1, 2, 3, 4]
    assert [quarter.id for quarter in quarters] == ["2026-04", "2026-07", "2026-10", "2027-01"]
    assert [quarter.last for quarter in quarters] == [
        date(2026, 6, 30),
        date(2026, 9, 30),
        date(2026, 12, 31),
        date(2027, 3, 31),
    ]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2026-04-01", "2026-06-30", ["April to June 2026"]),
        ("2026-04-01", "2026-07-01", ["April to June 2026", "July to September 2026"]),
        ("2026-11-30", "2027-01-02", ["November 2026 to January 2027"]),
        ("2028-12-15", "2029-02-28", ["December 2028 to February 2029"]),
        ("2026-05-20", "2026-05-20", ["May to July 2026"]),
    ],
)
def test_a_period_that_is_no_year(first: str, last: str, expected: list[str]) -> None:
    assert titles(first, last) == expected


def test_without_a_period_there_are_none() -> None:
    assert quarters_of(None) == ()


def test_ten_years_are_all_there_can_be() -> None:
    assert len(quarters_of(Period(date(1900, 1, 1), date(2200, 1, 1)))) == 40


def test_a_leap_year_has_its_day() -> None:
    (quarter,) = quarters_of(Period(date(2027, 12, 1), date(2028, 2, 29)))
    assert quarter.last == date(2028, 2, 29)
    assert date(2028, 2, 29) in quarter and date(2028, 3, 1) not in quarter


@given(st.dates(date(1900, 1, 1), date(2190, 1, 1)), st.integers(0, 3600))
def test_each_day_of_a_period_lies_in_exactly_one_quarter(first: date, days: int) -> None:
    period = Period(first, first + timedelta(days))
    quarters = quarters_of(period)
    for day in (period.first, period.first + timedelta(days // 2), period.last):
        assert sum(day in quarter for quarter in quarters) == 1
    for before, after in itertools.pairwise(quarters):
        assert after.first == before.last + timedelta(1) and after.number == before.number + 1


@given(
    st.lists(st.none() | st.just("2026-05-01") | st.dates(date(2026, 2, 1), date(2027, 6, 1)), max_size=20),
    st.sampled_from((Period(date(2026, 4, 1), date(2027, 3, 31)), Period(date(2026, 4, 1), date(2026, 5, 2)), None)),
)
def test_records_are_sorted_into_the_quarters_their_days_lie_in(found: list[object], period: Period | None) -> None:
    quarters = quarters_of(period)
    days = {str(n): day for n, day in enumerate(found)}
    each = [[record_id for record_id, day in days.items() if day in quarter] for quarter in quarters]
    assert sorted_out(quarters, days) == each


def test_only_days_lie_in_a_quarter() -> None:
    quarter = Quarter(1, date(2026, 4, 1), date(2026, 6, 30))
    assert date(2026, 4, 1) in quarter and date(2026, 6, 30) in quarter
    assert None not in quarter and "2026-05-01" not in quarter


def test_months_are_english() -> None:
    assert [month_words(date(2026, month, 1)) for month in (1, 3, 12)] == [
        "January 2026",
        "March 2026",
        "December 2026",
    ]
