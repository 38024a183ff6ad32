"""Measures that count themselves, quarter by quarter."""

from datetime import date, timedelta
from typing import Any

import pytest

from nec_desktop.plan.addresses import join
from nec_desktop.plan.counts import Standing, cell_words, counted, held_events, standing_of, uncounted
from nec_desktop.plan.outline import Field
from nec_desktop.plan.plan import Plan
from tests.small_plan import TODAY, plan_from, put, record

PERIOD = {"cover": {"period": "2026-04-01 to 2027-03-31"}}
EVENTS: list[dict[str, Any]] = [
    {"date": date(2026, 4, 1), "kind": "surgery", "attended": 10, "first-time": 4, "advertised-on": date(2026, 3, 25)},
    {"date": date(2026, 5, 1), "kind": "online", "attended": 5, "first-time": 1, "advertised-on": date(2026, 4, 25)},
    {"date": date(2026, 6, 30), "kind": "stall", "attended": 7},
    {"date": date(2026, 6, 1), "kind": "surgery", "attended": 0},  # nobody came, or it was cancelled
    {"date": date(2026, 6, 2), "kind": "surgery"},  # held, but nobody has entered how many came
    {"date": date(2026, 7, 15), "kind": "school", "attended": 30, "first-time": 30, "advertised-on": date(2026, 7, 8)},
    {"date": date(2026, 7, 16), "kind": "surgery", "attended": 2},  # still to come
    {"kind": "surgery", "attended": 3},  # no date
    {"date": date(2026, 3, 31), "kind": "surgery", "attended": 1},  # before the period
]
FEEDBACK: list[dict[str, Any]] = [
    {"date": date(2026, 4, 1), "response": "Answered."},
    {"date": date(2026, 6, 30)},
    {"date": date(2026, 7, 1), "response": "Answered."},
    {"response": "Answered, but when?"},
]


def plan_counting(what: str) -> Plan:
    measure = {"measure": "M", "q1": 99, **({"counts": what} if what else {})}
    return plan_from(PERIOD, {"events": EVENTS, "feedback": FEEDBACK, "measures": [measure]})


def column(plan: Plan, name: str) -> Field:
    found = plan.register("measures").find(name)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("what", "first", "second"),
    [
        ("events-held", 4, 1),
        ("attendance", 22, 30),
        ("first-time", 5, 30),
        ("advertised", 1, 1),
        ("feedback", 2, 1),
        ("answered", 1, 1),
        ("face-to-face", 3, 1),
    ],
)
def test_what_a_measure_counts(what: str, first: int, second: int) -> None:
    plan = plan_counting(what)
    measure = record(plan, "measures")
    quarters = [counted(plan, measure, column(plan, f"q{n}"), TODAY) for n in (1, 2, 3, 4)]
    assert quarters == [first, second, None, None]


def test_every_choice_of_what_to_count_is_one_that_the_program_counts() -> None:
    plan = plan_counting("")
    for what in plan.choices(column(plan, "counts")):
        measured = plan_counting(what)
        assert counted(measured, record(measured, "measures"), column(measured, "q1"), TODAY) is not None


def test_a_measure_typed_by_hand_counts_nothing() -> None:
    plan = plan_counting("")
    measure = record(plan, "measures")
    assert counted(plan, measure, column(plan, "q1"), TODAY) is None
    assert counted(plan, measure, column(plan, "baseline"), TODAY) is None
    assert cell_words(plan, "measures", measure, column(plan, "q1"), TODAY) == "99"


def test_a_count_stands_before_what_was_typed_and_begins_with_its_quarter() -> None:
    plan = plan_counting("events-held")
    measure = record(plan, "measures")
    assert cell_words(plan, "measures", measure, column(plan, "q1"), TODAY) == "4"
    assert counted(plan, measure, column(plan, "q2"), date(2026, 6, 30)) is None
    assert counted(plan, measure, column(plan, "q2"), date(2026, 7, 1)) == 0
    assert cell_words(plan, "measures", measure, column(plan, "q2"), date(2026, 7, 1)) == "0"


def test_a_quarter_that_the_period_does_not_have_counts_nothing() -> None:
    plan = plan_counting("events-held")
    put(plan, **{"cover/period": None})
    assert counted(plan, record(plan, "measures"), column(plan, "q1"), TODAY) is None


def test_events_held_are_those_that_are_past_unless_nobody_came() -> None:
    plan = plan_counting("events-held")
    held = {plan.cell("events", rid, "date") for rid in held_events(plan, plan.quarters[0], TODAY)}
    assert held == {date(2026, 4, 1), date(2026, 5, 1), date(2026, 6, 2), date(2026, 6, 30)}
    early = list(held_events(plan, plan.quarters[0], date(2026, 4, 1)))
    assert len(early) == 1


@pytest.mark.parametrize(
    ("days_ago", "came", "standing"),
    [
        (1, 12, Standing.HELD),
        (1, None, Standing.HELD),  # how many came is still to be entered
        (1, 0, Standing.NOT_HELD),
        (0, 12, Standing.HELD),
        (0, None, Standing.TO_COME),
        (0, 0, Standing.NOT_HELD),
        (-1, None, Standing.TO_COME),
        (-1, 12, Standing.TO_COME),
        (-1, 0, Standing.TO_COME),
        (None, 12, None),
    ],
)
def test_an_event_with_a_day_stands_in_one_way(
    days_ago: int | None, came: int | None, standing: Standing | None
) -> None:
    day = None if days_ago is None else TODAY - timedelta(days_ago)
    plan = plan_from(PERIOD, {"events": [{"title": "Stall"}]})
    event = record(plan, "events")
    put(plan, **{join("events", event, "date"): day, join("events", event, "attended"): came})
    assert standing_of(plan, event, TODAY) is standing
    assert uncounted(plan, [event]) == ([event] if came is None else [])


def test_large_counts_have_their_thousands() -> None:
    event = {"date": date(2026, 4, 1), "kind": "stall", "attended": 1234}
    plan = plan_from(PERIOD, {"events": [event], "measures": [{"measure": "M", "counts": "attendance"}]})
    assert cell_words(plan, "measures", record(plan, "measures"), column(plan, "q1"), TODAY) == "1,234"


def test_a_share_is_written_with_its_sign() -> None:
    plan = plan_from(
        registers={
            "statistics": [
                {"measure": "Share", "series": "a", "value": 31.5, "unit": "percent"},
                {"measure": "People", "series": "b", "value": 24000, "unit": "people"},
                {"measure": "Not known", "series": "c", "unit": "percent"},
            ]
        }
    )
    value = plan.register("statistics").find("value")
    assert value is not None
    words = [cell_words(plan, "statistics", rid, value, TODAY) for rid in plan.record_ids("statistics")]
    assert words == ["31.5%", "24,000", ""]


def test_a_record_that_is_not_there_any_more_says_nothing_in_any_column() -> None:
    plan = plan_counting("events-held")
    registers = plan.outline.register
    said = [cell_words(plan, each.id, "gone", column, TODAY) for each in registers for column in each.column]
    assert said and not any(said)
