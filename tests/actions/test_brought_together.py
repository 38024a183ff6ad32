"""Two people who write on one plan and send it to and fro: both come to the same, and the history says who and when."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nec_desktop.actions.packing import pack
from nec_desktop.actions.plans import open_plan, save
from nec_desktop.actions.unpacking import inspect, take_over
from nec_desktop.actions.workspace import Workspace
from nec_desktop.actions.writer import Writer, change_writer
from nec_desktop.plan.bring_back import bring_back
from nec_desktop.plan.compare import changes_between
from nec_desktop.plan.edits import add_record, delete_record, set_value
from nec_desktop.plan.merge import Side
from nec_desktop.plan.parts import Change
from nec_desktop.plan.plan import Edit, Plan
from nec_desktop.plan.richtext import from_plain
from nec_desktop.plan.values import Content
from tests.small_plan import NOW


class Clock:
    """Moves on by two minutes whenever somebody looks at it, so that no two changes are one burst of typing."""

    def __init__(self) -> None:
        self.time = NOW

    def __call__(self) -> datetime:
        self.time += timedelta(minutes=2)
        return self.time


class Person:
    """Somebody with a library of their own."""

    def __init__(self, folder: Path, name: str, clock: Clock) -> None:
        self.workspace = Workspace(folder / name, clock)
        self.name, self.file, self.history = name, folder / f"{name}.necplan", True
        self.library = self.workspace.write()
        change_writer(self.workspace, self.library, Writer(name, "officer"))
        self.plan_id = ""

    @property
    def plan(self) -> Plan:
        return open_plan(self.workspace, self.library, self.plan_id).plan

    @property
    def values(self) -> dict[str, Content]:
        return dict(self.library.values(self.plan_id))

    def do(self, edit: Edit) -> None:
        save(self.library, self.plan, edit)

    def put(self, address: str, text: str) -> None:
        self.do(set_value(self.plan, address, text))

    def send(self) -> Path:
        pack(self.workspace, self.library, self.plan, self.file, history=self.history)
        return self.file

    def take(self, file: Path, side: Side = "mine") -> int:
        """Take a file over, and return how many conflicts there were."""
        offer = inspect(self.workspace, self.library, file)
        assert offer.problems == ()
        self.plan_id = take_over(
            self.workspace, self.library, offer, {conflict.address: side for conflict in offer.conflicts}
        )
        return len(offer.conflicts)

    def who_changed(self, address: str) -> list[tuple[Content | None, str]]:
        return [(was.content, was.replaced_by) for was in self.library.earlier(self.plan_id, address)]


@contextmanager
def two_people() -> Iterator[tuple[Person, Person]]:
    """Ann and Ben with one plan."""
    with tempfile.TemporaryDirectory() as name:
        clock = Clock()
        ann, ben = Person(Path(name), "Ann", clock), Person(Path(name), "Ben", clock)
        changes = [Change("cover/title", "A plan"), Change("cover/area", "Here")]
        ann.plan_id = ann.library.add_plan("nec-plan", "dorset-nec-2019", changes)
        ben.take(ann.send())
        try:
            yield ann, ben
        finally:
            ann.library.close()
            ben.library.close()


@pytest.fixture
def people() -> Iterator[tuple[Person, Person]]:
    with two_people() as made:
        yield made


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
    with two_people() as people:
        for act, by_ann, number, side in [*acted, ("send and answer", True, 0, "mine")]:
            one, other = people if by_ann else reversed(people)
            if not act.startswith("send"):
                _write(one, act, number)
                continue
            _take(one, other, side)
            if act == "send and answer":
                assert _take(other, one, "mine") == 0, "what was decided there is not asked again"
                assert not changes_between(one.values, other.values)
                assert one.plan.unplaced() == other.plan.unplaced() == []


def _take(one: Person, other: Person, side: Side) -> int:
    """Let one take over what the other sends, with nothing lost; return how many conflicts there were."""
    written, before, opened = other.values, one.values, one.workspace.now()
    conflicts = one.take(other.send(), side)
    assert other.values == written
    now = one.values
    for address, was in one.library.changed_since(one.plan_id, opened).items():
        now = {place: content for place, content in now.items() if place != address}
        if was is not None:
            now[address] = was
    assert not changes_between(now, before), "its history leads back to what stood before"
    return conflicts


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
