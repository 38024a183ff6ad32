"""Two people who write on one plan and send it to and fro: both come to the same, and the history says who and when."""

import json
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nec_desktop.plan.bring_back import bring_back
from nec_desktop.plan.compare import changes_between
from nec_desktop.plan.edits import add_record, delete_record, set_value
from nec_desktop.plan.merge import Side
from nec_desktop.plan.parts import Change
from nec_desktop.plan.richtext import from_plain
from tests.actions.people import Person, people_named, taken


@pytest.fixture
def people() -> Iterator[tuple[Person, Person]]:
    with people_named("Ann", "Ben") as (ann, ben):
        yield ann, ben


# -- the history of what was brought together


def test_a_change_of_the_other_is_said_to_be_the_others(people: tuple[Person, Person]) -> None:
    ann, ben = people
    ben.history = False
    ben.put("cover/area", "By Ben")
    ann.put("cover/title", "By Ann")
    ann.take(ben.send())
    assert ann.who_changed("cover/area") == [
        ("Here", "Ben, officer, in the copy of 15 July 2026; taken over by Ann, officer")
    ]
    assert ann.who_changed("cover/title") == [("A plan", "Ann, officer")]


def test_where_the_file_has_its_history_every_step_of_the_other_is_kept_with_its_day(
    people: tuple[Person, Person],
) -> None:
    ann, ben = people
    ben.put("cover/area", "First")
    ben.put("cover/area", "Second")
    ann.take(ben.send())
    by_ben = "Ben, officer, on 15 July 2026; taken over by Ann, officer"
    assert ann.who_changed("cover/area") == [("First", by_ben), ("Here", by_ben)]


def test_what_was_taken_over_has_changed_since_before_it_was(people: tuple[Person, Person]) -> None:
    ann, ben = people
    ben.put("cover/area", "First")
    ben.put("cover/area", "By Ben")
    file = ben.send()
    ann.put("cover/title", "By Ann")
    opened, before = ann.workspace.now(), ann.values  # after Ben wrote, and before it is taken over
    ann.take(file)
    assert ann.library.changed_since(ann.plan_id, opened) == {"cover/area": "Here"}
    assert ann.values | {"cover/area": "Here"} == before


def test_what_is_written_right_after_keeps_what_was_taken_over(people: tuple[Person, Person]) -> None:
    ann, ben = people
    ben.put("cover/area", "By Ben")
    ann.take(ben.send())
    ann.library.save(ann.plan_id, [Change("cover/area", "By Ben, and Ann")])
    assert [content for content, _who in ann.who_changed("cover/area")] == ["By Ben", "Here"]


def test_a_record_that_the_other_deleted_comes_back_with_all_that_stood_in_it(people: tuple[Person, Person]) -> None:
    ann, ben = people
    ann.do(add_record(ann.plan, "events", {"title": "Surgery", "venue": "Hall"}))
    ben.take(ann.send())
    (record,) = ben.plan.record_ids("events")
    ben.put(f"events/{record}/venue", "Market")
    ben.do(delete_record(ben.plan, "events", record))
    ann.take(ben.send())
    (gone,) = ann.library.deleted_records(ann.plan_id, "events")
    then = ann.library.replaced_at(ann.plan_id, gone.until)
    ann.do(bring_back(ann.plan, "events", record, then))
    assert ann.plan.cell("events", record, "title") == "Surgery"


def test_versions_from_before_they_said_what_they_follow_are_the_last_in_common_by_their_order(
    people: tuple[Person, Person],
) -> None:
    ann, ben = people
    ann.do(add_record(ann.plan, "events", {"title": "Surgery"}))
    ben.take(ann.send())
    ann.take(ben.send())
    for person in people:
        person.library.close()
        _forget_what_they_follow(person.library.file)
        person.library = person.workspace.write()
    ben.do(delete_record(ben.plan, "events", ben.plan.record_ids("events")[0]))
    ben.put("cover/area", "By Ben")
    assert ann.take(ben.send()) == 0
    assert ann.plan.record_ids("events") == [] and ann.plan.area == "By Ben"
    ann.put("cover/area", "By Ann")
    assert ben.take(ann.send()) == 0 and not changes_between(ann.values, ben.values)


def _forget_what_they_follow(file: Path) -> None:
    with closing(sqlite3.connect(file)) as library:
        for row, content in library.execute("SELECT id, content FROM snapshot").fetchall():
            kept = json.loads(zlib.decompress(content))
            del kept["follows"]
            library.execute(
                "UPDATE snapshot SET content = ? WHERE id = ?", (zlib.compress(json.dumps(kept).encode()), row)
            )
        library.commit()


# -- whatever they do

acts = st.lists(
    st.tuples(
        st.sampled_from(("line", "text", "add", "cell", "delete", "send", "send and answer")),
        st.booleans(),
        st.integers(0, 9),
        st.sampled_from(("mine", "theirs", "both")),
    ),
    min_size=4,
    max_size=14,
)


@settings(max_examples=15, deadline=None)
@given(acts)
def test_whatever_two_people_write_and_send_they_come_to_the_same_plan(
    acted: list[tuple[str, bool, int, Side]],
) -> None:
    _write_and_send(acted)


@pytest.mark.long
@settings(max_examples=400, deadline=None, derandomize=False)
@given(acts)
def test_whatever_two_people_do_at_length_they_come_to_the_same_plan(acted: list[tuple[str, bool, int, Side]]) -> None:
    _write_and_send(acted)


def _write_and_send(acted: list[tuple[str, bool, int, Side]]) -> None:
    with people_named("Ann", "Ben") as people:
        for act, by_ann, number, side in [*acted, ("send and answer", True, 0, "mine")]:
            one, other = people if by_ann else reversed(people)
            if not act.startswith("send"):
                _write(one, act, number)
                continue
            taken(one, other, side)
            if act == "send and answer":
                assert taken(other, one, "mine") == 0, "what was decided there is not asked again"
                assert not changes_between(one.values, other.values)
                assert one.plan.unplaced() == other.plan.unplaced() == []


def _write(one: Person, act: str, number: int) -> None:
    plan = one.plan
    words, records = f"{one.name} {number}", plan.record_ids("events")
    if act == "line":
        one.put(("cover/title", "cover/area")[number % 2], words)
    elif act == "text":
        one.do(set_value(plan, "profile/description", from_plain(f"{words}\nand more")))
    elif act == "add" or not records:
        one.do(add_record(plan, "events", {"title": words}))
    elif act == "cell":
        one.put(f"events/{records[number % len(records)]}/title", words)
    else:
        one.do(delete_record(plan, "events", records[number % len(records)]))
