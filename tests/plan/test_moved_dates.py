"""Days moved to another period: weekday and place in the month stay, across years and leap days."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_desktop.plan.bank_holidays import bank_holiday, easter_sunday
from nec_desktop.plan.moved_dates import moved, next_period
from nec_desktop.plan.values import Period

YEAR = Period(date(2025, 4, 1), date(2026, 3, 31))
NEXT = Period(date(2026, 4, 1), date(2027, 3, 31))


def year_from(first: date) -> Period:
    return Period(first, date(first.year + 1, first.month, 1) - timedelta(1))


firsts = st.builds(date, st.integers(1990, 2090), st.integers(1, 12), st.just(1))


@pytest.mark.parametrize(
    ("period", "following"),
    [
        (YEAR, NEXT),
        (Period(date(2023, 4, 1), date(2024, 3, 31)), Period(date(2024, 4, 1), date(2025, 3, 31))),
        (Period(date(2027, 12, 1), date(2028, 2, 29)), Period(date(2028, 3, 1), date(2028, 5, 31))),
        (Period(date(2026, 1, 15), date(2026, 7, 14)), Period(date(2026, 7, 15), date(2027, 1, 14))),
        (Period(date(2026, 1, 5), date(2026, 2, 13)), Period(date(2026, 2, 14), date(2026, 3, 25))),
    ],
    ids=["a year", "with a leap day", "a quarter that ends on one", "from mid-month", "forty days"],
)
def test_the_next_period_follows_and_is_as_long(period: Period, following: Period) -> None:
    assert next_period(period) == following


def test_the_second_tuesday_stays_the_second_tuesday() -> None:
    days = [date(2025, 4, 8), date(2025, 7, 8), date(2025, 11, 11), date(2026, 2, 10)]
    assert moved(days, YEAR, NEXT) == [date(2026, 4, 14), date(2026, 7, 14), date(2026, 11, 10), date(2027, 2, 9)]


def test_the_last_friday_stays_the_last_even_where_it_becomes_the_fifth() -> None:
    days = [date(2025, 4, 25), date(2025, 5, 30), date(2025, 6, 27), date(2025, 7, 25)]
    assert moved(days, YEAR, NEXT) == [date(2026, 4, 24), date(2026, 5, 29), date(2026, 6, 26), date(2026, 7, 31)]


def test_a_fifth_weekday_that_the_month_does_not_have_becomes_the_last() -> None:
    assert moved([date(2025, 4, 30)], YEAR, NEXT) == [date(2026, 4, 29)]


def test_the_twenty_ninth_of_february_finds_a_day() -> None:
    leap = Period(date(2027, 4, 1), date(2028, 3, 31))
    assert moved([date(2028, 2, 29)], leap, next_period(leap)) == [date(2029, 2, 27)]


def test_every_week_stays_every_week_and_the_week_too_many_is_told() -> None:
    days = [date(2025, 4, 1) + timedelta(7 * n) for n in range(53)]
    there = moved(days, YEAR, NEXT)
    found = [day for day in there if day]
    assert there.count(None) == 1
    assert len(set(found)) == 52
    assert {day.weekday() for day in found} == {1}


def test_every_other_week_keeps_its_rhythm() -> None:
    days = [date(2025, 5, 7) + timedelta(14 * n) for n in range(20)]
    there = [day for day in moved(days, YEAR, NEXT) if day]
    assert [(after - before).days for before, after in pairwise(there)] == [14] * 19


@given(firsts, st.lists(st.integers(0, 364), unique=True, max_size=60))
def test_no_day_leaves_the_period_its_weekday_or_its_own_place(first: date, numbers: list[int]) -> None:
    old = year_from(first)
    new = next_period(old)
    days = [old.first + timedelta(n) for n in numbers]
    there = moved(days, old, new)
    found = [day for day in there if day]
    assert len(there) == len(days)
    assert len(set(found)) == len(found)
    assert all(day in new for day in found)
    assert all(day.weekday() == before.weekday() for before, day in zip(days, there, strict=True) if day)


@given(firsts, st.integers(0, 364))
def test_a_day_alone_always_finds_one(first: date, number: int) -> None:
    old = year_from(first)
    day = old.first + timedelta(number)
    (there,) = moved([day], old, next_period(old))
    assert there is not None
    assert (there.year - day.year) * 12 + there.month - day.month == 12


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 4, 3), "Good Friday"),
        (date(2026, 4, 6), "Easter Monday"),
        (date(2026, 5, 4), "the early May bank holiday"),
        (date(2026, 5, 25), "the spring bank holiday"),
        (date(2026, 8, 31), "the summer bank holiday"),
        (date(2026, 12, 25), "Christmas Day"),
        (date(2026, 12, 28), "the bank holiday for Boxing Day"),
        (date(2022, 12, 26), "Boxing Day"),
        (date(2022, 12, 27), "the bank holiday for Christmas Day"),
        (date(2021, 12, 27), "the bank holiday for Christmas Day"),
        (date(2021, 12, 28), "the bank holiday for Boxing Day"),
        (date(2028, 1, 3), "the bank holiday for New Year’s Day"),
        (date(2026, 4, 7), ""),
    ],
)
def test_bank_holidays(day: date, name: str) -> None:
    assert bank_holiday(day) == name


@pytest.mark.parametrize("easter", [date(2024, 3, 31), date(2025, 4, 20), date(2027, 3, 28), date(2038, 4, 25)])
def test_easter(easter: date) -> None:
    assert easter_sunday(easter.year) == easter
