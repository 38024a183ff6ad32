"""A month of events."""

from datetime import date

import pytest

from nec_desktop.plan.month_grid import (
    DayEvent,
    day_events,
    day_words,
    month_to_show,
    next_month,
    records_by_day,
    weeks_of,
)
from nec_desktop.plan.view_tables import ViewContext
from tests.small_plan import TODAY, plan_from


def test_weeks_run_from_monday_to_sunday() -> None:
    weeks = weeks_of(date(2026, 7, 1))
    assert weeks[0][0] == date(2026, 6, 29) and weeks[-1][-1] == date(2026, 8, 2)
    assert {len(week) for week in weeks} == {7} and all(week[0].weekday() == 0 for week in weeks)


@pytest.mark.parametrize("day", [date(2026, 1, 31), date(2026, 12, 1), date(2027, 3, 1)])
def test_from_any_month_to_the_next_and_back(day: date) -> None:
    first = day.replace(day=1)
    assert next_month(next_month(day), -1) == first
    assert next_month(day).month == first.month % 12 + 1


def test_the_month_first_shown_is_this_one_or_the_nearest_with_events() -> None:
    assert month_to_show({date(2026, 7, 2): 1, date(2026, 9, 1): 1}, TODAY) == date(2026, 7, 1)
    assert month_to_show({date(2026, 1, 2): 1, date(2026, 9, 1): 1}, TODAY) == date(2026, 9, 1)
    assert month_to_show({date(2025, 1, 2): 1}, TODAY) == date(2025, 1, 1)
    assert month_to_show({}, TODAY) == date(2026, 7, 1)


def test_events_of_a_day_stand_in_order_and_are_said_in_full() -> None:
    plan = plan_from(
        {},
        {
            "neighbourhoods": [{"key": "v", "name": "Verwood"}],
            "events": [
                {"title": "Stall", "date": date(2026, 7, 14), "start": "14:00"},
                {"title": "Police surgery", "date": date(2026, 7, 14), "start": "10:00", "neighbourhood": ["v"]},
                {"title": "Some day"},
            ],
        },
    )
    context = ViewContext(plan, TODAY)
    ((day, records),) = records_by_day(context).items()
    events = day_events(context, records)
    assert day_words(day, events) == "14 July 2026: Police surgery, Verwood 10am; Stall 2pm"
    assert [event.line for event in events] == ["10am Police surgery", "2pm Stall"]
    assert day_words(day, [DayEvent("", "Talk", "", "")]) == "14 July 2026: Talk"
