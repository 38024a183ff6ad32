"""A plan begun from the last one: nothing is lost that the rules keep, links lead on, and the two share nothing."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nec_desktop.plan.addresses import CAME_FROM, CARRIED, INTERNAL, RECORD_ID, STATUS, join, last_part
from nec_desktop.plan.carried import unlooked
from nec_desktop.plan.carry_forward import Choices
from nec_desktop.plan.carry_proposal import proposed
from nec_desktop.plan.carry_quarter import carry_quarter
from nec_desktop.plan.edits import add_record
from nec_desktop.plan.markdown import from_markdown
from nec_desktop.plan.outline import STANDARDS
from nec_desktop.plan.plan import Change, Plan
from nec_desktop.plan.values import Record
from tests.plan.carried_forward import choices, events, follow, following, old_plan
from tests.small_plan import empty_plan, findings, shipped, told

# -- texts


def test_kept_texts_go_over_and_say_where_from() -> None:
    old = old_plan({"profile": {"description": "First.\n\nSecond."}})
    new = following(old)
    assert new.get("profile/description") == old.get("profile/description")
    found = unlooked(new, "profile/description")
    assert found
    assert (found.since, found.paragraphs) == ("2025–26", 2)


@pytest.mark.parametrize("choice", ["rework", "drop"])
def test_other_texts_begin_empty(choice: str) -> None:
    old = old_plan({"profile": {"description": "First."}}, {"communities": [{"community": "Carers"}]})
    new = following(old, Choices({"profile": choice}))  # type: ignore[dict-item]
    assert new.get("profile/description") is None
    assert len(new.record_ids("communities")) == (1 if choice == "rework" else 0)


def test_what_has_its_own_day_begins_anew() -> None:
    old = old_plan(
        {
            "cover": {
                "period": "2025-04-01 to 2026-03-31",
                "stage": "published",
                "issue": "1.0",
                "completed": date(2025, 6, 1),
            }
        }
    )
    new = following(old)
    assert (new.stage, new.text("cover/issue"), new.get("cover/completed")) == ("drafting", "0.1", None)


def test_the_forces_text_is_the_one_it_gives_now_unless_it_was_unlocked() -> None:
    old = old_plan({"introduction": {"vision": "An older vision.", "mission": "Our own mission."}})
    old.apply([Change("introduction/mission/@unlocked", True)])
    new, fresh = following(old), empty_plan()
    field = fresh.field_at("introduction/vision")
    assert field
    assert new.get("introduction/vision") == fresh.parse(field, field.default)
    assert new.get("introduction/mission") == from_markdown("Our own mission.")
    assert new.get("introduction/mission/@unlocked") is True


def test_our_grade_becomes_last_times_grade() -> None:
    standard = empty_plan().standards.standard[0].id
    old = old_plan()
    old.apply([Change(f"standards/{standard}/grade", "good"), Change(f"standards/{standard}/last-grade", "excellent")])
    new = following(old)
    assert (new.text(f"standards/{standard}/grade"), new.text(f"standards/{standard}/last-grade")) == ("", "good")


def test_what_is_internal_stays_internal_and_no_section_is_completed() -> None:
    old = old_plan({"profile": {"description": "First."}}, {"communities": [{"community": "Carers"}]})
    record = join("communities", old.record_ids("communities")[0])
    old.apply(
        [
            Change(join(record, INTERNAL), True),
            Change("profile/description/@internal", True),
            Change("profile/@status", "completed"),
        ]
    )
    new = following(old)
    assert new.get("profile/description/@internal") is True
    assert new.get(join("communities", new.record_ids("communities")[0], INTERNAL)) is True
    assert not [address for address in new.values if last_part(address) == STATUS]


def test_another_standards_set_takes_what_it_has_a_place_for_and_the_rest_is_told() -> None:
    first, other = shipped().standards_set("dorset-nec-2019"), shipped().standards_set("eight-standards-unofficial")
    gone = next(standard.id for standard in first.standard if other.find(standard.id) is None)
    old = old_plan({}, {"actions": [{"action": "Do it", "standards": [gone]}]})
    old.apply([Change(f"standards/{gone}/what-we-do", from_markdown("This."))])
    new, carried = follow(old, "eight-standards-unofficial")
    assert carried.without_place == (f"standards/{gone}/what-we-do",)
    assert new.cell("actions", new.record_ids("actions")[0], "standards") is None


# -- records


def test_registers_go_by_their_rules() -> None:
    old = old_plan(
        {},
        {
            "actions": [
                {"action": "Open", "status": "in-hand"},
                {"action": "Done", "status": "done"},
                {"action": "New"},
            ],
            "partners": [{"organisation": "Living"}, {"organisation": "Ended", "ended": date(2025, 9, 1)}],
            "evidence": [{"description": "A count"}],
            "events": [*events("2025-04-08", "2025-05-13"), *events("2025-06-02", title="Fete")],
        },
    )
    new = following(old)

    def names(register: str, column: str) -> list[str]:
        return [new.text(join(register, record, column)) for record in new.record_ids(register)]

    assert names("actions", "action") == ["Open", "New"]
    assert names("partners", "organisation") == ["Living"]
    assert names("evidence", "description") == []
    assert [new.cell("events", record, "date") for record in new.record_ids("events")] == [
        date(2026, 4, 14),
        date(2026, 5, 12),
    ]
    assert all(new.cell("events", record, "attended") is None for record in new.record_ids("events"))


def test_numbers_stay_and_are_not_given_twice() -> None:
    old = old_plan({}, {"actions": [{"action": "Done", "status": "done"}, {"action": "Open", "status": "in-hand"}]})
    old.apply([Change("actions/@last-number", 7)])
    new = following(old)
    assert [new.shown_number("actions", record) for record in new.record_ids("actions")] == ["A2"]
    assert new.get("actions/@last-number") == 7


def test_where_no_record_goes_over_numbers_are_not_given_twice_either() -> None:
    old = old_plan({}, {"evidence": [{"description": "First"}, {"description": "Second"}]})
    new = following(old)
    assert new.record_ids("evidence") == []
    new.apply(add_record(new, "evidence", {"description": "New"}).changes)
    assert new.shown_number("evidence", new.record_ids("evidence")[0]) == "E3"


def test_a_record_says_which_one_it_came_from_and_the_plan_too() -> None:
    old = old_plan({}, {"communities": [{"community": "Carers"}]})
    new = following(old)
    (before,), (after,) = old.record_ids("communities"), new.record_ids("communities")
    record = new.record("communities", after)
    assert before != after
    assert record
    assert record.came_from == before
    assert new.get(join("cover", CAME_FROM)) == "lastyear01"


def test_an_event_that_was_moved_to_a_bank_holiday_is_told() -> None:
    old = old_plan({}, {"events": events("2025-04-07", "2025-08-04")})
    new = following(old)
    assert new.cell("events", new.record_ids("events")[0], "date") == date(2026, 4, 6)
    found = [f.message for f in findings(new) if f.rule == "carried-to-a-holiday"]
    assert len(found) == 1
    assert "6 April 2026, which is Easter Monday" in found[0]


# -- what always holds


@settings(max_examples=25, deadline=None)
@given(choices())
def test_whatever_is_chosen_nothing_that_the_rules_keep_is_lost(example: Plan, chosen: Choices) -> None:
    new, carried = follow(example, choices=chosen)
    period = new.period
    assert period
    for row in proposed(example, period):
        for register in row.registers:
            rule = chosen.register(example, example.register(register.id))
            wanted = next(each.count for each in register.rules if each.rule == rule)
            came = [
                r for r in new.record_ids(register.id) if (record := new.record(register.id, r)) and record.came_from
            ]
            assert len(came) == wanted
    assert new.unplaced() == []
    assert set(example.values).isdisjoint(a for a in new.values if any(RECORD_ID.fullmatch(p) for p in a.split("/")))
    assert carried.records == sum(isinstance(c, Record) and bool(c.came_from) for c in new.values.values())


@settings(max_examples=25, deadline=None)
@given(choices())
def test_whatever_is_chosen_every_link_leads_somewhere(example: Plan, chosen: Choices) -> None:
    new = following(example, chosen)
    for address, content in new.values.items():
        field = new.field_at(address)
        if field and field.kind == "links" and last_part(address) != CARRIED and isinstance(content, tuple):
            known = [s.id for s in new.standards.standard] if field.to == STANDARDS else new.record_ids(field.to)
            assert set(content) <= set(known)


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_to_change_one_plan_never_shows_in_the_other(example: Plan, data: st.DataObject) -> None:
    old = empty_plan()
    old.apply(Change(address, content) for address, content in example.values.items())
    new = following(old)
    for changed, other in ((old, new), (new, old)):
        before = dict(other.values)
        addresses = data.draw(st.lists(st.sampled_from(sorted(changed.values)), max_size=20, unique=True))
        changed.apply([Change(address, None) for address in addresses])
        assert other.values == before


# -- quarters


def test_a_quarters_update_begins_from_the_one_before_and_what_is_written_stays() -> None:
    plan = old_plan({}, {"priorities": [{"priority": "Speeding"}, {"priority": "Noise"}]})
    first, second = plan.record_ids("priorities")
    plan.apply(
        [
            Change("quarters/2025-04/promise/promise", from_markdown("We came in May 2025.")),
            Change("quarters/2025-04/header/issue", "1.0"),
            Change(f"quarters/2025-04/business-update/progress/{first}", from_markdown("Better.")),
            Change(f"quarters/2025-04/business-update/progress/{second}", from_markdown("Worse.")),
            Change(f"quarters/2025-07/business-update/progress/{second}", from_markdown("New.")),
        ]
    )
    edit = carry_quarter(plan, plan.updates[0], plan.quarters[1])
    plan.apply(plan.checked(change) for change in edit.changes)
    assert plan.get("quarters/2025-07/promise/promise") == from_markdown("We came in May 2025.")
    assert plan.get("quarters/2025-07/header/issue") is None
    assert plan.get(f"quarters/2025-07/business-update/progress/{first}") == from_markdown("Better.")
    assert plan.get(f"quarters/2025-07/business-update/progress/{second}") == from_markdown("New.")
    found = unlooked(plan, "quarters/2025-07/promise/promise")
    assert found
    assert found.since == "April to June 2025"
    assert ("carried-not-looked-at", "quarters/2025-07/promise/promise") in told(findings(plan))
