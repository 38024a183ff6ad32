"""Two states of a plan compared: nothing is left out, and what is told makes the one of the other."""

from collections.abc import Mapping
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_desktop.plan.compare import changes_between, differences, word_marks
from nec_desktop.plan.edits import add_record, delete_record, put_in_order, set_status, set_value
from nec_desktop.plan.marks import line_marks
from nec_desktop.plan.plan import Change, Edit, Plan
from nec_desktop.plan.richtext import Paragraph, RichText, Run, from_plain
from nec_desktop.plan.values import Content, Record
from tests.small_plan import empty_plan, record, small_plan
from tests.strategies import rich_texts

Told = list[tuple[str, str]]


def changed(plan: Plan, edit: Edit) -> dict[str, Content]:
    """Make an edit, and return what stood before it."""
    before = dict(plan.values)
    plan.apply(edit.changes)
    return before


def told(before: Mapping[str, Content], plan: Plan) -> Told:
    return [(difference.kind, difference.address) for difference in differences(before, plan.values, plan)]


def test_a_changed_text_is_told_with_its_page_and_its_words() -> None:
    plan = small_plan()
    before = changed(plan, set_value(plan, "profile/description", from_plain("The coast and its villages.")))
    plan.apply([Change("profile/description", from_plain("The coast and its nine villages."))])
    before["profile/description"] = from_plain("The coast and its villages.")
    (found,) = differences(before, plan.values, plan)
    assert (found.kind, found.page, found.register) == ("changed", "profile", "")
    assert found.label == (plan.field_at("profile/description") or pytest.fail("no field")).label
    assert [mark for mark in word_marks(found, plan, plan) if mark.kind != "same"] == [("new", "nine ")]


def test_a_record_is_told_before_its_columns_and_together_with_them() -> None:
    plan = small_plan()
    before = changed(plan, add_record(plan, "events", {"title": "Beat surgery", "venue": "Library"}))
    found = [each for each in differences(before, plan.values, plan) if each.record]
    assert {each.record for each in found} == {found[0].record} and found[0].is_record
    assert [each.kind for each in found] == ["added"] * 3
    assert found[0].label == plan.register("events").singular


def test_a_record_that_was_taken_away_is_told_with_all_that_stood_in_it() -> None:
    plan = small_plan()
    gone = record(plan, "events")
    before = changed(plan, delete_record(plan, "events", gone))
    found = differences(before, plan.values, plan)
    held = {place for place in before if gone in place.split("/")}
    assert held <= {each.address for each in found}
    assert all(each.kind == "removed" for each in found if each.record == gone)


def test_of_records_in_another_order_only_those_that_were_moved_are_told() -> None:
    plan = small_plan()
    for name in ("One", "Two", "Three", "Four"):
        plan.apply(add_record(plan, "actions", {"action": name}).changes)
    ids = [
        each.partition("/")[2]
        for each, content in plan.values.items()
        if each.startswith("actions/") and isinstance(content, Record)
    ]
    ids.sort(key=lambda each: getattr(plan.record("actions", each), "position"))  # noqa: B009
    before = changed(plan, put_in_order(plan, "actions", [ids[-1], *ids[:-1]]))
    assert told(before, plan) == [("moved", f"actions/{ids[-1]}")]


def test_new_order_numbers_alone_are_no_difference() -> None:
    plan = small_plan()
    before = {
        place: msgspec.structs.replace(content, position=content.position * 10 + 3)
        if isinstance(content, Record)
        else content
        for place, content in plan.values.items()
    }
    assert before != plan.values
    assert differences(before, plan.values, plan) == ()


def test_bold_words_are_a_difference_without_words() -> None:
    plan = small_plan()
    before = changed(plan, set_value(plan, "profile/description", RichText((Paragraph((Run("Coast"),)),))))
    before["profile/description"] = RichText((Paragraph((Run("Coast", bold=True),)),))
    (found,) = differences(before, plan.values, plan)
    assert found.kind == "changed"
    assert all(mark.kind == "same" for mark in word_marks(found, plan, plan))


def test_differences_come_in_the_order_in_which_the_plan_is_read() -> None:
    plan = small_plan()
    pages = list(plan.every_page())
    before = dict(plan.values)
    plan.apply(change for page in reversed(plan.pages()) for change in set_status(plan, page, "completed").changes)
    assert plan.apply(add_record(plan, "review-rounds", {"title": "First"}).changes)
    found = differences(before, plan.values, plan)
    known = [pages.index(each.page) for each in found if each.page]
    assert known == sorted(known) and len(set(known)) > 5
    assert [each.register for each in found if not each.page][-1] == "review-rounds"


def test_yes_is_not_the_number_one() -> None:
    assert len(differences({"x/y": True}, {"x/y": 1}, empty_plan())) == 1


# -- whatever stands in a plan

IDS = [letter * 16 for letter in "abcde"]
contents: st.SearchStrategy[Any] = st.one_of(
    st.integers(0, 1), st.booleans(), st.sampled_from(["one two", "one three two"]), rich_texts, st.dates()
)
records = st.builds(Record, st.integers(0, 4), st.integers(0, 1))
places = st.sampled_from(
    [
        "profile/description",
        "profile/@status",
        "cover/title",
        "unknown/place",
        "standards/who-we-are/what-we-do",
        "events/@last-number",
    ]
    + [f"events/{each}/venue" for each in IDS[:2]]
)
states = st.builds(
    lambda fields, rows: {**fields, **{f"events/{each}": row for each, row in rows.items()}},
    st.dictionaries(places, contents),
    st.dictionaries(st.sampled_from(IDS), records),
)


def without_places(values: Mapping[str, Content]) -> dict[str, tuple[bool, Content]]:
    return {
        place: (
            isinstance(content, bool),
            msgspec.structs.replace(content, position=0) if isinstance(content, Record) else content,
        )
        for place, content in values.items()
    }


def order(values: Mapping[str, Content], among: Mapping[str, Content]) -> list[str]:
    rows = [
        (content.position, place) for place, content in values.items() if isinstance(content, Record) and place in among
    ]
    return [place for _, place in sorted(rows)]


def applied(before: Mapping[str, Content], changes: Any) -> dict[str, Content]:
    made = dict(before)
    for change in changes:
        if change.content is None:
            del made[change.address]
        else:
            made[change.address] = change.content
    return made


@given(states, states)
def test_what_is_told_makes_the_one_state_of_the_other(before: dict[str, Content], after: dict[str, Content]) -> None:
    found = differences(before, after, empty_plan())
    made = applied(before, (each.change for each in found))
    assert without_places(made) == without_places(after)
    assert applied(before, changes_between(before, after)) == after


@given(states, states)
def test_nothing_is_told_exactly_where_nothing_differs(before: dict[str, Content], after: dict[str, Content]) -> None:
    found = differences(before, after, empty_plan())
    equal = without_places(before) == without_places(after) and order(before, after) == order(after, before)
    assert (not found) == equal
    assert differences(after, dict(after), empty_plan()) == ()


@given(st.text("ab \n", max_size=40), st.text("ab \n", max_size=40))
def test_marks_line_by_line_hold_both_texts_whole(old: str, new: str) -> None:
    found = line_marks(old, new)
    assert "".join(mark.text for mark in found if mark.kind != "new") == old
    assert "".join(mark.text for mark in found if mark.kind != "gone") == new


def test_one_word_changed_in_a_long_text_is_told_as_one_word() -> None:
    lines = [" ".join(f"word{n}-{m}" for m in range(200)) for n in range(100)]
    old = "\n".join(lines)
    changed_words = [mark for mark in line_marks(old, old.replace("word50-7 ", "other ")) if mark.kind != "same"]
    assert [mark.kind for mark in changed_words] == ["gone", "new"]
    assert "other" in changed_words[1].text and len(changed_words[1].text) < 20
