"""What stays behind when the next period's plan is begun is told, each with its rule, and nothing is told that goes over."""

from datetime import date

import msgspec
from hypothesis import given, settings

from nec_desktop.plan.addresses import UNLOCKED, join
from nec_desktop.plan.carry_forward import Choices
from nec_desktop.plan.left_behind import LeftBehind, left_behind, left_words
from nec_desktop.plan.markdown import from_markdown
from nec_desktop.plan.outline import Field
from nec_desktop.plan.plan import Change, Plan
from nec_desktop.plan.values import Record
from nec_desktop.plan.words import record_title
from tests.plan.carried_forward import NEXT, choices, events, follow, old_plan


def left_of(old: Plan, chosen: Choices | None = None) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(each.where, each.rule, each.items) for each in left_behind(old, chosen or Choices(), NEXT)]


def test_a_section_that_is_dropped_or_reworked_is_told_with_its_texts() -> None:
    old = old_plan({"profile": {"description": "First."}, "methods": {"approach": "As before."}})
    assert left_of(old) == []
    told = left_of(old, Choices({"profile": "drop", "methods": "rework"}))
    assert told == [
        ("Area profile", "The section is dropped", ("The area in brief",)),
        ("Methods and channels", "To be reworked: it stands beside", ("Our approach",)),
    ]


def test_records_that_a_rule_filters_out_are_told_by_name() -> None:
    old = old_plan(
        {},
        {
            "actions": [{"action": "Open", "status": "in-hand"}, {"action": "Done", "status": "done"}],
            "partners": [{"organisation": "Living"}, {"organisation": "Ended", "ended": date(2025, 9, 1)}],
            "evidence": [{"description": "A count"}],
            "events": [*events("2025-04-08", "2025-05-13"), *events("2025-06-02", title="Fete")],
        },
    )
    found = {(each.where, each.rule): each for each in left_behind(old, Choices(), NEXT)}
    assert found["Actions", "No longer open"].of == 2
    assert [item.rpartition(", ")[2] for item in found["Actions", "No longer open"].items] == ["Done"]
    assert found["Partners", "Has ended"].items == ("Ended",)
    assert found["Events", "Does not recur"].items == ("2 June 2025, Fete",)
    assert found["Events", "Begins anew each period"].items == ("Came",)
    assert left_words(found["Evidence", "None goes over"]) == "Evidence: 1 of 1. None goes over: E1, A count."
    dropped = left_behind(old, Choices({"action-plan": "drop"}), NEXT)
    assert [(each.rule, len(each.items)) for each in dropped if each.where == "Actions"] == [
        ("The section is dropped", 2)
    ]


def test_what_is_about_a_record_that_stays_behind_is_told() -> None:
    old = old_plan({}, {"priorities": [{"priority": "Speeding"}]})
    (priority,) = old.record_ids("priorities")
    about = (Field(id="about", label="About it", kind="rich", each="priorities"),)
    sections = tuple(
        msgspec.structs.replace(section, field=about) if section.id == "profile" else section
        for section in old.outline.section
    )
    outline = msgspec.structs.replace(old.outline, section=sections)
    old = Plan(old.id, outline, old.standards, old.values)
    old.apply([Change(f"profile/about/{priority}", from_markdown("Slower."))])
    told = left_of(old, Choices({}, {"priorities": "drop"}))
    assert ("Area profile", "The record it is about stays behind", ("About it: P1, Speeding",)) in told


def test_the_forces_own_text_is_not_told_until_it_was_unlocked_here() -> None:
    old = old_plan({"introduction": {"mission": "Our own mission."}})
    drop = Choices({"introduction": "drop"})
    assert left_of(old, drop) == []
    old.apply([Change(join("introduction/mission", UNLOCKED), True)])
    assert [rule for _where, rule, _items in left_of(old, drop)] == ["The section is dropped"]


@settings(max_examples=8)
@given(choices())
def test_whatever_is_chosen_each_text_and_record_goes_over_or_is_told(example: Plan, chosen: Choices) -> None:
    new, _carried = follow(example, choices=chosen)
    assert new.period
    left = left_behind(example, chosen, new.period)
    came = {content.came_from for content in new.values.values() if isinstance(content, Record)}
    for register in example.outline.register:
        titles = [record_title(example, register.id, r) for r in example.record_ids(register.id) if r not in came]
        assert sorted(titles) == sorted(_items(left, register.title, records=True)), register.id
    for page in example.pages():
        if page.section.id == "cover":
            continue
        items = _items(left, page.section.title, records=False)
        for field in page.fields:
            place = join(page.address, field.id)
            if field.each or field.carry_from or field.locked or example.get(place) is None:
                continue
            name = field.label if page.address == page.section.id else f"{page.number} {page.title}".strip()
            told = any(item == name or item.startswith(f"{name}: {field.label}") for item in items)
            went = new.get(place) == example.get(place) or any(
                each.carry_from == field.id and new.get(join(page.address, each.id)) == example.get(place)
                for each in page.fields
            )
            assert told != went, place


def _items(left: tuple[LeftBehind, ...], where: str, *, records: bool) -> list[str]:
    return [item for each in left if each.where == where and bool(each.of) is records for item in each.items]
