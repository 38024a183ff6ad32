"""Values in words, as a reader sees them."""

from datetime import date, time

import pytest

from nec_desktop.plan.outline import Field
from nec_desktop.plan.plan import Change, Plan
from nec_desktop.plan.richtext import from_plain
from nec_desktop.plan.values import Content, File, Period, Picture
from nec_desktop.plan.words import (
    count_words,
    date_words,
    in_words,
    list_words,
    number_words,
    period_words,
    record_name,
    record_title,
    time_words,
)
from tests.small_plan import empty_plan, plan_from, record


def test_dates_and_periods() -> None:
    assert date_words(date(2025, 7, 4)) == "4 July 2025"
    assert period_words(Period(date(2026, 4, 1), date(2027, 3, 31))) == "1 April 2026 to 31 March 2027"


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("00:00", "midnight"),
        ("12:00", "midday"),
        ("00:05", "12:05am"),
        ("12:30", "12:30pm"),
        ("09:00", "9am"),
        ("11:59", "11:59am"),
        ("13:00", "1pm"),
        ("17:30", "5:30pm"),
        ("23:05", "11:05pm"),
    ],
)
def test_times(moment: str, words: str) -> None:
    assert time_words(time.fromisoformat(moment)) == words


@pytest.mark.parametrize(
    ("number", "unit", "words"),
    [
        (0, "", "0"),
        (1234567, "people", "1,234,567"),
        (31.5, "percent", "31.5%"),
        (2.0, "", "2"),
        (1234.56789, "", "1,234.5679"),
        (-0.25, "", "-0.25"),
    ],
)
def test_numbers(number: float, unit: str, words: str) -> None:
    assert number_words(number, unit) == words


def test_lists_and_counts() -> None:
    assert [list_words(items) for items in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
    assert list_words(["a", "b"], "or") == "a or b"
    assert [count_words(n, "event") for n in (0, 1, 2, 1200)] == ["0 events", "1 event", "2 events", "1,200 events"]
    assert count_words(2, "entry", "entries") == "2 entries" and count_words(1, "entry", "entries") == "1 entry"


def column(plan: Plan, register: str, name: str) -> Field:
    found = plan.register(register).find(name)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("register", "name", "content", "words"),
    [
        ("events", "title", None, ""),
        ("events", "title", "Market surgery", "Market surgery"),
        ("events", "step-free", True, "Yes"),
        ("events", "step-free", False, "No"),
        ("events", "kind", "surgery", "Surgery or drop-in"),
        ("events", "kind", "no-longer-a-kind", "no-longer-a-kind"),
        ("events", "start", time(17, 30), "5:30pm"),
        ("events", "date", date(2026, 7, 4), "4 July 2026"),
        ("events", "attended", 1400, "1,400"),
        ("statistics", "year", 2021, "2021"),
        ("statistics", "value", 24000, "24,000"),
        ("priorities", "why", from_plain("Twelve reports"), "Twelve reports"),
        ("evidence", "file", File("0f" * 32, "minutes.pdf"), "minutes.pdf"),
        ("events", "advertised-where", ("website", "posters"), "Website, Posters"),
        ("events", "standards", ("gone", "publicise-events", "meet-face-to-face"), "1, 4, gone"),
        ("events", "standards", ("gone",), "gone"),
        ("events", "neighbourhood", ("0123456789abcdef",), "(deleted: 0123456789abcdef)"),
    ],
)
def test_contents_of_columns(register: str, name: str, content: Content | None, words: str) -> None:
    plan = empty_plan()
    assert in_words(plan, column(plan, register, name), content) == words


def test_contents_of_fields() -> None:
    plan = empty_plan()
    fields = {field.id: field for page in plan.pages() for field in page.fields}
    assert in_words(plan, fields["map"], Picture("0f" * 32, "map.png", "A map of one town.")) == "A map of one town."
    assert (
        in_words(plan, fields["period"], Period(date(2026, 4, 1), date(2026, 4, 2))) == "1 April 2026 to 2 April 2026"
    )
    assert in_words(plan, fields["grade"], "requires-improvement") == "Requires improvement"


PLACES = [{"key": name, "name": name.capitalize()} for name in ("north", "south", "east")]


def test_links_to_everything_are_said_as_all() -> None:
    plan = plan_from(
        registers={
            "neighbourhoods": PLACES,
            "events": [
                {"title": "A", "neighbourhood": ["east", "north", "south"]},
                {"title": "B", "neighbourhood": ["east", "north"]},
            ],
        }
    )
    field = column(plan, "events", "neighbourhood")
    cells = [plan.cell("events", rid, "neighbourhood") for rid in plan.record_ids("events")]
    assert [in_words(plan, field, cell) for cell in cells] == ["All", "East, North"]
    every = tuple(standard.id for standard in plan.standards.standard)
    assert in_words(plan, column(plan, "events", "standards"), every) == "All"
    assert in_words(plan, column(plan, "events", "standards"), every[1:]) == "2, 3, 4, 5, 6, 7, 8, 9, 10"


def test_links_to_both_of_two_are_named() -> None:
    plan = plan_from(registers={"neighbourhoods": PLACES[:2], "events": [{"neighbourhood": ["south", "north"]}]})
    cell = plan.cell("events", record(plan, "events"), "neighbourhood")
    assert in_words(plan, column(plan, "events", "neighbourhood"), cell) == "South, North"


def test_a_record_is_called_by_its_summary() -> None:
    long = "A surgery in the market, " * 5
    plan = plan_from(
        registers={
            "events": [{"title": "Surgery"}, {"venue": "Market cafe"}, {"title": long}],
            "equality": [{"characteristic": "age"}],
        }
    )
    names = [record_name(plan, "events", rid) for rid in plan.record_ids("events")]
    assert names[:2] == ["Surgery", "Unnamed event"]
    assert names[2] == f"{'A surgery in the market, ' * 3}A…", "it ends after a whole word"
    assert record_name(plan, "equality", record(plan, "equality")) == "Age"
    assert record_name(plan, "events", "0123456789abcdef") == "(deleted: 0123456789abcdef)"
    assert record_name(plan, "no-register", "0123456789abcdef") == "(deleted: 0123456789abcdef)"


def test_a_records_title_has_its_number_and_date() -> None:
    plan = plan_from(
        registers={
            "actions": [{"action": "Ask for the hall", "due": date(2026, 12, 1)}, {"action": "No date"}],
            "events": [{"title": "Surgery", "date": date(2026, 7, 4)}],
        }
    )
    assert [record_title(plan, "actions", rid) for rid in plan.record_ids("actions")] == [
        "A1, 1 December 2026, Ask for the hall",
        "A2, No date",
    ]
    event = record(plan, "events")
    assert record_title(plan, "events", event) == "4 July 2026, Surgery"
    plan.apply([Change(f"events/{event}/title", None)])
    assert record_title(plan, "events", event) == "4 July 2026, Unnamed event"
