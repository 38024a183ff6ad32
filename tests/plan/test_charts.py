"""Charts worked out of the registers: what is drawn, what is not, and the words that say what a drawing shows."""

from datetime import date

import pytest

from nec_desktop.plan.addresses import join
from nec_desktop.plan.charts import Chart, Series, drawn, ranked_words
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.register_charts import group_chart
from nec_desktop.plan.view_tables import ViewContext, ViewTable
from nec_desktop.plan.views import view_of
from tests.small_plan import plan_from

PERIOD = {"cover": {"period": "2026-04-01 to 2027-03-31"}}
TODAY = date(2026, 11, 25)
AGES = [("0 to 19", 16925), ("20 to 64", 45470), ("65 and over", 28910)]


def ages(**changes: object) -> Plan:
    """Return a plan with a series of three figures; `changes` are made to the last."""
    rows = [
        {"series": "Age", "group": group, "measure": f"Aged {group}", "value": value, "unit": "people", "year": 2021}
        for group, value in AGES
    ]
    rows[-1] |= changes
    return plan_from(PERIOD, {"statistics": rows})


def chart_of(plan: Plan, hidden: str = "") -> Chart | None:
    """Return the chart of the statistics; `hidden` is the end of addresses that the reader may not see."""
    context = ViewContext(plan, TODAY, shows=lambda address: not hidden or not address.endswith(hidden))
    return group_chart(context, plan.register("statistics"), "Age", plan.record_ids("statistics"))


def only(plan: Plan, name: str, *, without: str = "") -> ViewTable:
    """Return a view's only table, for a reader who may not see the address `without`."""
    (table,) = view_of(name, ViewContext(plan, TODAY, shows=lambda address: address != without)).tables
    return table


def test_a_group_of_figures_is_drawn_and_told() -> None:
    chart = chart_of(ages())
    assert chart == Chart(
        "bar",
        "Age (people, 2021)",
        ("0 to 19", "20 to 64", "65 and over"),
        (Series("People", (16925, 45470, 28910)),),
        "Bar chart. Age (people, 2021): 0 to 19, 16,925; 20 to 64, 45,470; 65 and over, 28,910. In all 91,305 people.",
    )


@pytest.mark.parametrize(
    "changes",
    [{"year": 2011}, {"unit": "percent"}, {"geography": "Dorset"}, {"value": ""}, {"group": ""}],
    ids=str,
)
def test_figures_that_do_not_go_together_are_not_drawn(changes: dict[str, object]) -> None:
    assert chart_of(ages(**changes)) is None


def test_what_the_reader_may_not_see_is_not_drawn() -> None:
    assert chart_of(ages(), hidden="/value") is None
    assert chart_of(ages(), hidden="/group") is None


def test_shares_do_not_add_up_to_a_number_of_anything() -> None:
    plan = plan_from(
        PERIOD,
        {
            "statistics": [
                {"series": "Age", "group": g, "value": v, "unit": "percent"} for g, v in (("a", 12.5), ("b", 30))
            ]
        },
    )
    chart = chart_of(plan)
    assert chart is not None
    assert chart.alt == "Bar chart. Age (per cent): a, 12.5%; b, 30%."


def test_registers_without_charts_are_not_drawn() -> None:
    plan = plan_from(PERIOD, {"events": [{"title": "A", "date": date(2026, 5, 1)}]})
    assert group_chart(ViewContext(plan, TODAY), plan.register("events"), "May", plan.record_ids("events")) is None


@pytest.mark.parametrize("numbers", [(), (3,), (0, 0), (None, None), tuple(range(31))])
def test_no_data_no_chart(numbers: tuple[float | None, ...]) -> None:
    assert drawn("bar", "Title", [f"n{n}" for n in range(len(numbers))], [Series("Items", numbers)], "x") is None


def test_long_names_are_cut_and_spaces_are_single() -> None:
    chart = drawn("bar", "Title", ["x" * 200, "a\n b"], [Series("Items", (1, 2))], "x")
    assert chart is not None
    assert chart.categories == ("x" * 47 + "…", "a b")


def test_of_many_numbers_the_largest_and_the_smallest_are_told() -> None:
    names = [f"n{n}" for n in range(10)]
    assert ranked_words(names, [*range(1, 10), 11], "people", whole=True) == (
        "the largest of 10 groups is n9, with 11 of 56 people (20 in 100); the smallest of 10 groups is n0, with 1."
    )
    assert ranked_words(names, [5, 5, 1, 1, 1, 1, 2, 2, 2, None], "", whole=False) == (
        "the largest are n0 and n1, with 5 each; the smallest are 4 of 9 groups, with 1 each."
    )
    assert ranked_words(names, [4] * 10, "homes", whole=True) == "all 10 groups have 4 homes."


# -- events and feedback


def year() -> Plan:
    """Return a plan of four quarters; today lies in the third."""
    return plan_from(
        PERIOD,
        {
            "events": [
                {"key": "a", "title": "A", "date": date(2026, 4, 2), "attended": 20, "first-time": 8},
                {"title": "B", "date": date(2026, 6, 2), "attended": 11},
                {"title": "Cancelled", "date": date(2026, 6, 3), "attended": 0},
                {"title": "C", "date": date(2026, 7, 2), "attended": 5, "first-time": 5},
                {"title": "D", "date": date(2026, 12, 31)},
                {"title": "E", "date": date(2027, 1, 5)},
            ],
            "feedback": [
                {"date": date(2026, 5, 1), "summary": "One", "source": "event", "response": "Done"},
                {"date": date(2026, 5, 2), "summary": "Two", "source": "letter"},
                {"date": date(2026, 5, 3), "summary": "Three", "source": "event"},
                {"date": date(2026, 5, 4), "summary": "Four"},
            ],
        },
    )


def test_events_and_people_by_quarter() -> None:
    table = only(year(), "attendance-by-quarter")
    assert [[cell.text for cell in row[1:]] for row in table.rows] == [
        ["2", "0", "31", "8"],
        ["1", "0", "5", "5"],
        ["0", "1", "0", "0"],
        ["0", "1", "Not yet", "Not yet"],
    ]
    events, people = table.charts
    assert events.stacked and not people.stacked
    assert [series.numbers for series in events.series] == [(2, 1, 0, 0), (0, 0, 1, 1)]
    assert [series.numbers for series in people.series] == [(31, 5, 0, None), (8, 5, 0, None)]
    assert people.alt == (
        "Column chart. People who came to events, by quarter: April to June 2026, 31 people who came and 8 of them for "
        "the first time; July to September 2026, 5 people who came and 5 of them for the first time; October to "
        "December 2026, 0 people who came and 0 of them for the first time; January to March 2027, not yet known."
    )


def test_a_past_event_without_a_number_is_held_and_what_is_missing_is_told() -> None:
    plan = plan_from(
        PERIOD,
        {
            "events": [
                {"title": "Counted", "date": date(2026, 4, 2), "attended": 20},
                {"title": "Not counted yet", "date": date(2026, 4, 3)},
                {"title": "Cancelled", "date": date(2026, 6, 3), "attended": 0},
                {"title": "Of today", "date": TODAY},
                {"title": "To come", "date": date(2027, 1, 5)},
            ]
        },
    )
    shown = view_of("attendance-by-quarter", ViewContext(plan, TODAY))
    held, coming = ([len(row[column].counts) for row in shown.tables[0].rows] for column in (1, 2))
    assert (held, coming) == ([2, 0, 0, 0], [0, 0, 1, 1])
    assert shown.sentences == (
        "Held, but not yet recorded how many came: 1 event.",
        "Cancelled, or nobody came, and so not counted as held: 1 event.",
    )
    assert sum(held) + sum(coming) + 1 == len(plan.record_ids("events"))


def test_where_nobody_has_entered_how_many_came_no_number_is_told() -> None:
    events: list[dict[str, object]] = [
        {"title": "A", "date": date(2026, 4, 2)},
        {"title": "B", "date": date(2026, 7, 2), "attended": 20},
    ]
    table = only(plan_from(PERIOD, {"events": events}), "attendance-by-quarter")
    assert [[cell.text for cell in row[1:]] for row in table.rows[:3]] == [
        ["1", "0", "Not given", "Not given"],
        ["1", "0", "20", "Not given"],
        ["0", "0", "0", "0"],
    ]
    (people,) = [chart for chart in table.charts if not chart.stacked]
    assert [series.numbers for series in people.series] == [(None, 20, 0, None)]
    assert "April to June 2026, not yet known; July to September 2026, 20 people who came;" in people.alt


def test_the_numbers_of_a_chart_are_those_of_its_table() -> None:
    for name in ("attendance-by-quarter", "feedback-by-source"):
        table = only(year(), name)
        cells = {cell.text for row in table.rows for cell in row}
        for chart in table.charts:
            assert set(chart.categories) <= cells
            assert {str(number) for series in chart.series for number in series.numbers if number is not None} <= cells


def test_records_that_the_reader_may_not_see_are_not_counted() -> None:
    plan = year()
    event, feedback = (join(register, plan.record_ids(register)[0]) for register in ("events", "feedback"))
    assert only(plan, "attendance-by-quarter", without=event).charts[1].series[0].numbers == (11, 5, 0, None)
    assert only(plan, "feedback-by-source", without=feedback).charts[0].series[0].numbers == (1, 1, 1)


def test_before_anything_has_taken_place_there_is_one_chart_at_most() -> None:
    ahead = plan_from(PERIOD, {"events": [{"title": "A", "date": date(2027, 1, 5)}]})
    (events,) = only(ahead, "attendance-by-quarter").charts
    assert [series.name for series in events.series] == ["To come"]
    assert view_of("attendance-by-quarter", ViewContext(plan_from(PERIOD), TODAY)).tables == ()


def test_feedback_is_counted_with_its_answers() -> None:
    table = only(year(), "feedback-by-source")
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["At an event", "2", "1"],
        ["Letter or telephone", "1", "0"],
        ["No source given", "1", "0"],
    ]
    assert table.charts[0].alt == (
        "Bar chart. Feedback by source: 4 items in all; At an event, 2; Letter or telephone, 1; No source given, 1."
    )
    assert [row[0].text for row in only(year(), "feedback-by-theme").rows] == ["No theme given"]
    assert only(year(), "feedback-by-theme").charts == ()
