"""A plan in memory: its pages, the places of its fields, and what has no place."""

from collections.abc import Iterator
from datetime import date, time

import pytest

from nec_desktop.plan.edits import add_record, start_plan
from nec_desktop.plan.outline import Field, Outline
from nec_desktop.plan.plan import STATUSES, Change, Page, Plan
from nec_desktop.plan.richtext import RichText, from_plain
from nec_desktop.plan.values import Content, NotAValueError, Period, Record
from tests.small_plan import address, empty_plan, plan_from, put, record, refusal, shipped, small_plan

ID = "0123456789abcdef"


def page(plan: Plan, place: str) -> Page:
    found = plan.page(place)
    assert found is not None
    return found


def field(plan: Plan, place: str, name: str) -> Field:
    return next(field for field in page(plan, place).fields if field.id == name)


# -- values


@pytest.mark.parametrize("nothing", ["", " \n", "\x00", (), ("", " "), RichText(()), from_plain(" \n")])
def test_a_change_to_nothing_takes_away(nothing: Content) -> None:
    assert Change("cover/area", nothing) == Change("cover/area", None)
    plan = small_plan()
    plan.apply([Change("cover/area", nothing)])
    assert plan.get("cover/area") is None and "cover/area" not in plan.values


def test_a_change_is_clean_whoever_made_it() -> None:
    assert Change("cover/area", "Little\x00 Testing").content == "Little Testing"


def test_changes_are_undone_in_the_opposite_order() -> None:
    plan = empty_plan()
    undo = plan.apply([Change("cover/area", "A"), Change("cover/area", "B"), Change("cover/title", "T")])
    assert undo == (Change("cover/title", None), Change("cover/area", "A"), Change("cover/area", None))
    assert plan.apply(undo)[-1] == Change("cover/title", "T") and plan.values == {}


def test_a_copy_and_its_plan_change_without_each_other() -> None:
    plan = small_plan()
    copy = plan.copy()
    assert copy.values == plan.values and copy.record_ids("events") == plan.record_ids("events")
    assert copy.every_page() == plan.every_page()
    put(plan, **{"cover/approver": "Somebody"})
    put(plan, **{"cover/period": Period(date(2027, 4, 1), date(2027, 6, 30))})
    plan.apply(add_record(plan, "events", {"title": "Fair"}).changes)
    put(copy, **{address(copy, "events"): None})
    whole = small_plan()
    assert copy.text("cover/approver") == whole.text("cover/approver") and copy.every_page() == whole.every_page()
    assert len(copy.record_ids("events")) == len(whole.record_ids("events")) - 1
    assert len(plan.record_ids("events")) == len(whole.record_ids("events")) + 1
    assert len(plan.quarters) == 1 and len(copy.quarters) == len(whole.quarters)


def test_the_cover_in_short() -> None:
    plan = small_plan()
    assert (plan.area, plan.stage) == ("Little Testing", "with-smt")
    assert plan.title == "Little Testing engagement plan 2026–27"
    assert plan.period == Period(date(2026, 4, 1), date(2027, 3, 31)) and len(plan.quarters) == 4
    bare = empty_plan()
    assert (bare.area, bare.title, bare.stage, bare.period, bare.quarters) == ("", "", "", None, ())


def test_a_text_is_a_text_only() -> None:
    plan = small_plan()
    assert plan.text("cover/period") == "" and plan.text("cover/nothing") == ""


# -- records


def test_records_are_sorted_by_their_columns_then_by_position() -> None:
    plan = plan_from(
        registers={
            "events": [
                {"title": "No date"},
                {"title": "Late", "date": date(2026, 5, 2), "start": time(18)},
                {"title": "No time", "date": date(2026, 5, 2)},
                {"title": "Early", "date": date(2026, 5, 2), "start": time(9, 30)},
                {"title": "Before", "date": date(2026, 4, 30), "start": time(23)},
                {"title": "No date either"},
            ],
            "statistics": [{"measure": "b", "series": "Work"}, {"measure": "a", "series": "age"}, {"measure": "c"}],
            "partners": [{"organisation": "Z"}, {"organisation": "A"}],
        }
    )

    def names(register: str, column: str) -> list[object]:
        return [plan.cell(register, rid, column) for rid in plan.record_ids(register)]

    assert names("events", "title") == ["Before", "Early", "Late", "No time", "No date", "No date either"]
    assert names("statistics", "measure") == ["a", "b", "c"]
    assert names("partners", "organisation") == ["Z", "A"]


def test_records_by_id() -> None:
    plan = small_plan()
    action = record(plan, "actions")
    assert plan.record("actions", action) == Record(1, 1) and plan.shown_number("actions", action) == "A1"
    assert plan.find_register_of(action) == "actions" and plan.find_register_of(ID) == ""
    assert plan.record("actions", ID) is None and plan.shown_number("actions", ID) == ""
    assert plan.record("villages", ID) is None and plan.record_ids("villages") == []
    assert refusal(KeyError, lambda: plan.register("villages")) == "'villages'"


# -- pages


def test_pages_are_numbered_and_the_standards_opened_out() -> None:
    plan = small_plan()
    numbers = {found.address: found.number for found in plan.pages()}
    assert numbers["cover"] == "" and numbers["introduction"] == "1" and numbers["standards"] == "5"
    assert numbers["standards/meet-face-to-face"] == "5.1" and numbers["standards/review-and-share"] == "5.10"
    assert numbers["evidence-annex"] == "A" and numbers["sources-annex"] == "E"
    assert [found.key for found in plan.pages() if found.section.id == "standards"] == [
        "",
        *(standard.id for standard in plan.standards.standard),
    ]


def test_each_quarter_has_its_pages_and_they_follow_the_period() -> None:
    plan = small_plan()
    quarters = {found.quarter.id for found in plan.every_page().values() if found.quarter}
    assert quarters == {"2026-04", "2026-07", "2026-10", "2027-01"}
    undo = plan.apply([Change("cover/period", Period(date(2026, 7, 1), date(2026, 9, 30)))])
    assert {found.quarter.id for found in plan.every_page().values() if found.quarter} == {"2026-07"}
    plan.apply(undo)
    assert plan.page("quarters/2026-10/promise") is not None
    put(plan, **{"cover/period": None})
    assert list(plan.every_page()) == [found.address for found in plan.pages()]


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("cover/area", "cover"),
        ("cover", "cover"),
        ("standards/publicise-events/grade", "standards/publicise-events"),
        ("standards/no-such-standard/grade", "standards"),
        ("standards/method", "standards"),
        ("events", "calendar"),
        (f"events/{ID}", "calendar"),
        (f"events/{ID}/venue", "calendar"),
        ("events/@last-number", "calendar"),
        ("profile/@status", "profile"),
        ("profile/map/@internal", "profile"),
        ("quarters/2026-07/promise/promise", "quarters/2026-07/promise"),
        ("quarters/1999-07/promise/promise", ""),
        ("nowhere/at-all", ""),
        ("", ""),
    ],
)
def test_the_page_of_an_address(place: str, expected: str) -> None:
    found = small_plan().page_of(place)
    assert (found.address if found else "") == expected


# -- fields and places


def test_a_field_has_one_place_or_one_for_each_record_or_none() -> None:
    plan = small_plan()
    profile = page(plan, "profile")
    assert plan.places(profile, field(plan, "profile", "towns")) == ["profile/towns"]
    assert plan.places(profile, field(plan, "profile", "statistics")) == []
    assert plan.places(page(plan, "standards"), field(plan, "standards", "summary")) == []
    update = page(plan, "quarters/2026-07/business-update")
    assert plan.places(update, field(plan, update.address, "progress")) == [
        f"{update.address}/progress/{rid}" for rid in plan.record_ids("priorities")
    ]


def test_every_place_leads_back_to_its_field() -> None:
    plan = small_plan()
    places = 0
    for found in plan.every_page().values():
        for wanted in found.fields:
            for place in plan.places(found, wanted):
                places += 1
                assert plan.field_at(place) is wanted
                assert plan.page_of(place) is found
    assert places > 100
    for register in plan.outline.register:
        for column in register.column:
            assert plan.field_at(f"{register.id}/{ID}/{column.id}") is column


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("profile/@status", "status"),
        ("profile/@note", "note"),
        ("profile/towns/@note", "note"),
        (f"events/{ID}/@internal", "internal"),
        ("evidence/@last-number", "last-number"),
        ("introduction/vision/@unlocked", "unlocked"),
        ("evidence-annex/@marking", "marking"),
        ("nowhere/@status", ""),
        ("profile/weather/@note", ""),
        ("profile/@status/@note", ""),
        ("profile/@colour", ""),
        ("profile", ""),
        ("profile/statistics", ""),
        ("profile/towns/more", ""),
        ("standards/summary", ""),
        ("standards/grade", ""),
        ("events", ""),
        (f"events/{ID}", ""),
        ("events/short/venue", ""),
        (f"events/{ID}/weather", ""),
        (f"events/{ID}/venue/more", ""),
        ("quarters/2026-07/business-update/progress", ""),
        (f"quarters/2026-07/business-update/progress/{ID}", "progress"),
        ("", ""),
    ],
)
def test_the_field_at_an_address(place: str, expected: str) -> None:
    found = small_plan().field_at(place)
    assert (found.id if found else "") == expected


def patterns_of(outline: Outline) -> Iterator[str]:
    """Yield the address of each field, with * for a page's key or a record's id."""
    for section in outline.section:
        yield from (f"{section.id}/{field.id}" for field in section.field if field.holds_value)
        yield from (f"{section.id}/*/{field.id}" for field in section.page_field if field.holds_value)
    for register in outline.register:
        yield from (f"{register.id}/*/{column.id}" for column in register.column)


def test_the_small_plan_fills_every_field_and_column_but_few() -> None:
    """So that what is tested with it is tested with everything the outline has."""
    plan = small_plan()
    filled = set()
    for place in plan.values:
        parts = place.split("/")
        filled.add("/".join(("*" if n == 1 and len(parts) == 3 else part) for n, part in enumerate(parts)))
    assert {*patterns_of(plan.outline)} - filled == {
        "evidence/*/file",
        "cover/due",
        "cover/published",
    }


# -- what has no place


def test_nothing_of_the_small_plan_or_the_example_is_without_a_place(example: Plan) -> None:
    assert small_plan().unplaced() == [] == example.unplaced()


def test_what_another_standards_set_does_not_have_is_kept_without_a_place() -> None:
    plan = small_plan()
    other = Plan(
        plan.id, plan.outline, shipped().standards_set("eight-standards-unofficial"), plan.values, plan.updates
    )
    gone = {standard.id for standard in plan.standards.standard} - {s.id for s in other.standards.standard}
    assert gone and {place.split("/")[1] for place in other.unplaced()} == gone
    assert other.values == plan.values
    assert Plan(plan.id, plan.outline, plan.standards, other.values, plan.updates).unplaced() == []


def test_a_quarter_outside_the_period_is_without_a_place() -> None:
    plan = small_plan()
    put(plan, **{"cover/period": Period(date(2030, 1, 1), date(2030, 12, 31))})
    assert plan.unplaced() and all(place.startswith("quarters/2026-07/") for place in plan.unplaced())


# -- status


def test_the_author_says_how_far_a_page_is() -> None:
    plan = empty_plan()
    for status in STATUSES:
        put(plan, **{"profile/@status": status})
        assert plan.status(page(plan, "profile")) == status


def test_before_that_a_page_is_in_progress_once_something_of_its_own_is_there() -> None:
    plan = empty_plan()
    assert plan.status(page(plan, "profile")) == "not-started"
    plan.apply([Change("profile/@note", from_plain("Ask the council.")), Change("cover/stage", "drafting")])
    assert plan.status(page(plan, "profile")) == "not-started"
    assert plan.status(page(plan, "cover")) == "not-started"  # the stage is the outline's own
    put(plan, **{"profile/towns": from_plain("Two.")})
    assert plan.status(page(plan, "profile")) == "in-progress"
    put(plan, **{"profile/towns": None})
    assert plan.status(page(plan, "profile")) == "not-started"


def test_a_record_starts_the_page_on_which_its_register_lives_and_no_other() -> None:
    plan = plan_from(registers={"events": [{"title": "Fair", "standards": ["meet-face-to-face"]}]})
    started = [found.address for found in plan.pages() if plan.status(found) != "not-started"]
    assert started == ["calendar"]


# -- choices, and what is checked


def test_grades_are_the_standards_sets_own() -> None:
    plan = small_plan()
    grade = field(plan, "standards/publicise-events", "grade")
    assert list(plan.choices(grade)) == [grade.id for grade in plan.standards.grades]
    assert plan.parse(grade, "Requires improvement") == "requires-improvement"
    assert "Choose one of: " in refusal(NotAValueError, lambda: plan.parse(grade, "fair"))


def test_a_change_is_checked_against_its_field() -> None:
    plan = small_plan()
    good = Change("cover/area", "Much Testing")
    assert plan.checked(good) is good
    for change in (Change("cover/weather", None), Change("cover/area", None), Change(f"events/{ID}", Record(1))):
        assert plan.checked(change) is change
    with pytest.raises(KeyError, match="cover/weather"):
        plan.checked(Change("cover/weather", "Fine"))
    with pytest.raises(TypeError, match="cover/period holds period, not '2026'"):
        plan.checked(Change("cover/period", "2026"))
    with pytest.raises(TypeError, match="holds choices"):
        plan.checked(Change(address(plan, "events", "advertised-where"), "website"))


def test_what_the_force_gave_counts_once_it_is_changed() -> None:
    plan = empty_plan()
    plan.apply(start_plan(plan, {}).changes)
    introduction = page(plan, "introduction")
    assert plan.status(introduction) == "not-started"
    undo = plan.apply([Change("introduction/vision", from_plain("A vision of our own."))])
    assert plan.status(introduction) == "in-progress"
    plan.apply(undo)
    assert plan.status(introduction) == "not-started"


def test_records_that_are_there_from_the_start_count_once_they_are_filled() -> None:
    plan = empty_plan()
    plan.apply(start_plan(plan, {}).changes)
    annex = page(plan, "equality-annex")
    assert plan.status(annex) == "not-started"
    undo = plan.apply([Change(address(plan, "equality", "known", 3), "What we know.")])
    assert plan.status(annex) == "in-progress"
    plan.apply(undo)
    plan.apply(add_record(plan, "equality", {}).changes)
    assert plan.status(annex) == "in-progress"


def test_the_order_of_records_follows_every_change() -> None:
    plan = small_plan()
    before = plan.record_ids("events")
    dates = [plan.cell("events", record_id, "date") for record_id in before]
    assert len(before) > 2 and dates == sorted(dates, key=str)
    undo = plan.apply([Change(f"events/{before[0]}/date", date(2027, 3, 30))])
    assert plan.record_ids("events") == [*before[1:], before[0]]
    plan.apply([Change(f"events/{before[1]}", None)])
    assert plan.record_ids("events") == [*before[2:], before[0]]
    plan.record_ids("events").clear()  # what was given away is not what the plan holds
    assert plan.record_ids("events") == [*before[2:], before[0]]
    plan.apply(undo)
    assert plan.record_ids("events") == [before[0], *before[2:]]
