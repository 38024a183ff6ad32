"""What a person does to a plan: each edit can be undone, and leaves no trace when it is."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_desktop.plan.addresses import RECORD_ID
from nec_desktop.plan.edits import (
    add_record,
    delete_record,
    delete_records,
    duplicate_record,
    link_records,
    set_status,
    set_value,
    start_plan,
)
from nec_desktop.plan.plan import Change, Edit, Plan
from nec_desktop.plan.richtext import from_plain
from nec_desktop.plan.values import Content, Period, Record
from tests.small_plan import address, empty_plan, plan_from, record, small_plan

REGISTERS = ("events", "actions", "feedback", "neighbourhoods", "priorities", "communities", "equality")


def indexed(plan: Plan) -> dict[str, list[str]]:
    """Return each register's records as the plan itself finds them."""
    return {register.id: plan.record_ids(register.id) for register in plan.outline.register}


def _set(plan: Plan, n: int) -> Edit:
    places = [place for place in plan.values if (field := plan.field_at(place)) and field.kind == "text"]
    return set_value(plan, places[n % len(places)], f"Words {n}" if n % 3 else None)


def _status(plan: Plan, n: int) -> Edit:
    pages = list(plan.every_page().values())
    return set_status(plan, pages[n % len(pages)], ("not-started", "in-progress", "completed")[n % 3])


def _add(plan: Plan, n: int) -> Edit:
    register = plan.register(REGISTERS[n % len(REGISTERS)])
    cells: dict[str, Content] = {register.summary: f"New {n}"} if register.id != "equality" else {}
    return add_record(plan, register.id, cells)


def _some_record(plan: Plan, n: int) -> tuple[str, str] | None:
    found = [(register, rid) for register in REGISTERS for rid in plan.record_ids(register)]
    return found[n % len(found)] if found else None


def _delete(plan: Plan, n: int) -> Edit:
    some = _some_record(plan, n)
    return delete_record(plan, *some) if some else Edit("Nothing", ())


def _duplicate(plan: Plan, n: int) -> Edit:
    some = _some_record(plan, n)
    return duplicate_record(plan, *some) if some else Edit("Nothing", ())


def _period(plan: Plan, n: int) -> Edit:
    return set_value(plan, "cover/period", Period(date(2026, 1 + n % 12, 1), date(2027, 3, 31)) if n % 4 else None)


EDITS: tuple[Callable[[Plan, int], Edit], ...] = (_set, _status, _add, _delete, _duplicate, _period)


@given(st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 999)), min_size=1, max_size=8))
def test_undoing_edits_restores_the_plan_exactly(steps: list[tuple[Callable[[Plan, int], Edit], int]]) -> None:
    plan = small_plan()
    past = []
    for make, n in steps:
        before, pages = (dict(plan.values), indexed(plan)), list(plan.every_page())
        past.append((before, pages, plan.apply(make(plan, n).changes)))
    after = dict(plan.values), indexed(plan)
    redo = []
    for before, pages, undo in reversed(past):
        redo.append(plan.apply(undo))
        assert (plan.values, indexed(plan)) == before
        assert list(plan.every_page()) == pages
    for changes in reversed(redo):
        plan.apply(changes)
    assert (plan.values, indexed(plan)) == after


@given(st.lists(st.tuples(st.sampled_from(("add", "delete", "duplicate")), st.integers(0, 99)), max_size=12))
def test_a_shown_number_is_never_given_twice(steps: list[tuple[str, int]]) -> None:
    plan = small_plan()
    seen = {plan.shown_number("actions", rid): rid for rid in plan.record_ids("actions")}
    for what, n in steps:
        ids = plan.record_ids("actions")
        if what == "add" or not ids:
            plan.apply(add_record(plan, "actions", {"action": f"Action {n}"}).changes)
        elif what == "duplicate":
            plan.apply(duplicate_record(plan, "actions", ids[n % len(ids)]).changes)
        else:
            plan.apply(delete_record(plan, "actions", ids[n % len(ids)]).changes)
        for rid in plan.record_ids("actions"):
            number = plan.shown_number("actions", rid)
            assert seen.setdefault(number, rid) == rid, f"{number} was given before"


def test_the_number_after_a_deleted_one_is_new() -> None:
    plan = plan_from(registers={"actions": [{"action": "One"}, {"action": "Two"}]})
    plan.apply(delete_record(plan, "actions", record(plan, "actions", 2)).changes)
    edit = add_record(plan, "actions", {"action": "Three"})
    plan.apply(edit.changes)
    assert [plan.shown_number("actions", rid) for rid in plan.record_ids("actions")] == ["A1", "A3"]


def test_a_number_follows_the_highest_where_the_count_is_lost() -> None:
    plan = plan_from(registers={"actions": [{"action": "One"}, {"action": "Two"}]})
    plan.apply([Change("actions/@last-number", None)])
    plan.apply(add_record(plan, "actions", {"action": "Three"}).changes)
    assert plan.shown_number("actions", record(plan, "actions", 3)) == "A3"


def test_a_register_without_numbers_gives_none() -> None:
    plan = plan_from(registers={"partners": [{"organisation": "Council"}]})
    edit = add_record(plan, "partners", {"organisation": "School"})
    plan.apply(edit.changes)
    assert plan.get("partners/@last-number") is None
    assert {plan.shown_number("partners", rid) for rid in plan.record_ids("partners")} == {""}


def test_a_record_is_added_at_the_end_with_its_cells() -> None:
    plan = plan_from(registers={"priorities": [{"priority": "Parking"}, {"priority": "Theft"}]})
    edit = add_record(plan, "priorities", {"priority": "Speed", "agreed": date(2026, 5, 12)}, "0123456789abcdef")
    assert edit.label == "Add priority" and edit.changes[0].address == "priorities/0123456789abcdef"
    plan.apply(edit.changes)
    assert plan.record_ids("priorities")[2] == "0123456789abcdef"
    assert plan.cell("priorities", "0123456789abcdef", "agreed") == date(2026, 5, 12)
    assert plan.get("priorities/@last-number") == 3


def test_what_a_register_cannot_take_is_refused_before_anything_is_changed() -> None:
    plan = small_plan()
    before = dict(plan.values)
    with pytest.raises(KeyError, match="events/weather"):
        add_record(plan, "events", {"weather": "Fine"})
    with pytest.raises(KeyError, match="villages"):
        add_record(plan, "villages", {})
    with pytest.raises(TypeError, match="holds date"):
        add_record(plan, "events", {"date": "soon"})
    assert plan.values == before


def test_a_deleted_record_takes_its_cells_marks_and_links_with_it() -> None:
    plan = small_plan()
    town, farmers = record(plan, "neighbourhoods"), record(plan, "communities")
    plan.apply([Change(f"neighbourhoods/{town}/@internal", True)])
    edit = delete_record(plan, "neighbourhoods", town)
    assert edit.label == "Delete neighbourhood"
    plan.apply(edit.changes)
    assert plan.record("neighbourhoods", town) is None
    assert not [place for place in plan.values if town in place]
    assert not [place for place, content in plan.values.items() if isinstance(content, tuple) and town in content]
    assert plan.get(address(plan, "events", "neighbourhood")) is None
    assert plan.get(address(plan, "events", "communities")) == (farmers,)


def test_other_links_of_the_same_cell_stay() -> None:
    plan = plan_from(
        registers={
            "neighbourhoods": [{"key": "a", "name": "A"}, {"key": "b", "name": "B"}],
            "events": [{"title": "Fair", "neighbourhood": ["b", "a"]}],
        }
    )
    a, b = plan.record_ids("neighbourhoods")
    plan.apply(delete_record(plan, "neighbourhoods", a).changes)
    assert plan.get(address(plan, "events", "neighbourhood")) == (b,)


def test_several_records_are_deleted_with_all_links_to_them() -> None:
    plan = plan_from(
        registers={
            "neighbourhoods": [{"key": key, "name": key} for key in "abc"],
            "events": [{"title": "Fair", "neighbourhood": ["b", "a", "c"]}],
        }
    )
    a, b, c = plan.record_ids("neighbourhoods")
    edit = delete_records(plan, "neighbourhoods", (a, c))
    assert edit.label == "Delete 2 records"
    plan.apply(edit.changes)
    assert plan.record_ids("neighbourhoods") == [b]
    assert plan.get(address(plan, "events", "neighbourhood")) == (b,)


def test_a_deleted_record_takes_what_is_written_about_it_elsewhere() -> None:
    plan = small_plan()
    parking = record(plan, "priorities")
    told = f"quarters/2026-07/business-update/progress/{parking}"
    assert plan.get(told) is not None
    plan.apply(delete_record(plan, "priorities", parking).changes)
    assert plan.get(told) is None


def test_a_duplicate_has_the_same_contents_and_is_another_record() -> None:
    plan = small_plan()
    first = record(plan, "priorities")
    edit = duplicate_record(plan, "priorities", first)
    assert edit.label == "Duplicate priority"
    plan.apply(edit.changes)
    copy = plan.record_ids("priorities")[-1]
    assert copy != first and RECORD_ID.fullmatch(copy)
    for column in plan.register("priorities").column:
        assert plan.cell("priorities", copy, column.id) == plan.cell("priorities", first, column.id)
    assert plan.shown_number("priorities", copy) == "P3"


def test_a_value_and_a_status_have_words() -> None:
    plan = empty_plan()
    page = plan.page("profile")
    assert page is not None
    assert set_value(plan, "profile/towns", from_plain("Two.")).label == "Typing in Towns and villages"
    assert set_status(plan, page, "completed") == Edit("Mark Area profile", (Change("profile/@status", "completed"),))


def test_a_value_that_the_plan_cannot_hold_is_refused() -> None:
    plan = empty_plan()
    with pytest.raises(KeyError, match="profile/weather"):
        set_value(plan, "profile/weather", "Fine")
    with pytest.raises(TypeError, match="profile/towns holds rich"):
        set_value(plan, "profile/towns", "plain")
    assert set_value(plan, "profile/weather", None).changes == (Change("profile/weather", None),)


# -- a new plan


def started() -> Plan:
    plan = empty_plan()
    period = Period(date(2026, 4, 1), date(2027, 3, 31))
    plan.apply(start_plan(plan, {"area": "Little Testing", "force": "Testshire Police", "period": period}).changes)
    return plan


def test_a_new_plan_has_its_cover_and_the_outlines_defaults() -> None:
    plan = started()
    assert plan.area == "Little Testing" and len(plan.quarters) == 4
    assert plan.text("cover/force") == "Testshire Police"  # what is given, not the default
    assert plan.stage == "drafting" and plan.text("cover/issue") == "0.1"
    assert plan.unplaced() == []


def test_a_new_plan_begins_with_the_forces_texts_and_its_introduction_is_not_started() -> None:
    plan = started()
    introduction = plan.page("introduction")
    assert introduction is not None
    locked = [field for field in introduction.fields if field.locked]
    assert [field.id for field in locked] == ["vision", "mission", "promise"]
    for field in locked:
        assert field.default and plan.get(f"introduction/{field.id}") == plan.parse(field, field.default)
    assert plan.status(introduction) == "not-started"
    plan.apply(set_value(plan, "introduction/foreword", from_plain("Our area.")).changes)
    assert plan.status(introduction) == "in-progress"


def test_the_forces_texts_are_those_of_the_finished_example(example: Plan) -> None:
    plan = started()
    for name in ("vision", "mission", "promise"):
        assert plan.get(f"introduction/{name}") == example.get(f"introduction/{name}") is not None


def test_no_page_of_a_new_plan_but_its_cover_is_started() -> None:
    plan = started()
    assert [page.address for page in plan.pages() if plan.status(page) != "not-started"] == ["cover"]


def test_a_new_plan_has_the_records_that_its_registers_start_with() -> None:
    plan = started()
    register = plan.register("equality")
    ids = plan.record_ids("equality")
    assert [plan.cell("equality", rid, "characteristic") for rid in ids] == [
        row["characteristic"] for row in register.starts_with
    ]
    records = [plan.record("equality", rid) for rid in ids]
    assert records == [Record(position, 0) for position in range(1, 12)]


@pytest.mark.parametrize("chosen", [(), (1,), (2, 3), (1, 2, 3, 4)])
def test_linking_records_names_the_target_in_exactly_those(chosen: tuple[int, ...]) -> None:
    plan, standard = small_plan(), "publicise-events"
    before = dict(plan.values)
    ids = [record(plan, "events", number) for number in chosen]
    edit = link_records(plan, "events", "standards", standard, ids)
    undo = plan.apply(edit.changes)
    linked = [rid for rid in plan.record_ids("events") if standard in (plan.cell("events", rid, "standards") or ())]  # type: ignore[operator]
    assert sorted(linked) == sorted(ids)
    for rid in plan.record_ids("events"):
        links = plan.cell("events", rid, "standards")
        assert isinstance(links, tuple) and links[0] == "meet-face-to-face", "other links are kept, and come first"
    assert link_records(plan, "events", "standards", standard, ids).changes == (), "what is so already is no change"
    plan.apply(undo)
    assert plan.values == before
