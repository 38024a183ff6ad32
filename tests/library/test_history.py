"""The history: what stood before is kept with every change, once for a burst of typing, and nothing is lost by that."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from peewee import IntegrityError

from nec_desktop.library.library import FILE_NAME, Library
from nec_desktop.plan.edits import add_record, delete_record
from nec_desktop.plan.plan import Change, Plan
from nec_desktop.plan.richtext import RichText, from_plain
from nec_desktop.plan.values import Content
from tests.small_plan import empty_plan

BEGIN = datetime(2026, 7, 15, 9, 0, tzinfo=UTC)
PLACE = "profile/description"


class Clock:
    """Tells a time that goes on when it is told to."""

    def __init__(self) -> None:
        self.time = BEGIN

    def __call__(self) -> datetime:
        return self.time

    def wait(self, seconds: float) -> datetime:
        """Let so much time pass; return the time it is then."""
        self.time += timedelta(seconds=seconds)
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def library(tmp_path: Path, clock: Clock) -> Iterator[Library]:
    with Library(tmp_path, writing=True, now=clock, writer="A. Writer, inspector") as opened:
        yield opened


@pytest.fixture
def plan_id(library: Library, clock: Clock) -> str:
    plan_id = library.add_plan("nec-plan", "dorset-nec-2019", [Change("cover/area", "Test Area")])
    clock.wait(3600)
    return plan_id


def write(library: Library, plan_id: str, text: str, place: str = PLACE) -> None:
    library.save(plan_id, [Change(place, from_plain(text))])


def texts(library: Library, plan_id: str, place: str = PLACE) -> list[str]:
    """Return what stood at a place before, the latest first; empty where nothing stood."""
    contents = [one.content for one in library.earlier(plan_id, place)]
    return [content.plain() if isinstance(content, RichText) else "" for content in contents]


def test_a_new_plan_has_no_history_and_a_change_of_it_has(library: Library, plan_id: str, clock: Clock) -> None:
    assert library.history(plan_id) == []
    library.save(plan_id, [Change("cover/area", "Another Area")])
    (one,) = library.earlier(plan_id, "cover/area")
    assert (one.content, one.since, one.until) == ("Test Area", None, clock.time)
    assert (one.writer, one.replaced_by) == ("", "A. Writer, inspector")


def test_typing_without_a_pause_keeps_only_what_stood_before_it(library: Library, plan_id: str, clock: Clock) -> None:
    write(library, plan_id, "Before")
    clock.wait(120)
    for end in range(1, 60):
        write(library, plan_id, "Before" + " and after that something more, as one writes on"[:end])
        clock.wait(0.4)
    assert texts(library, plan_id) == ["Before", ""]


def test_a_pause_of_a_minute_begins_a_new_change(library: Library, plan_id: str, clock: Clock) -> None:
    for text, wait in (("One", 59), ("One two", 60), ("One two three", 59), ("One two three four", 1)):
        write(library, plan_id, text)
        clock.wait(wait)
    assert texts(library, plan_id) == ["One two", ""]


def test_who_writes_for_an_hour_without_a_pause_finds_texts_in_between(
    library: Library, plan_id: str, clock: Clock
) -> None:
    text = ""
    for _ in range(120):
        text += " word"
        write(library, plan_id, text)
        clock.wait(30)
    assert len(texts(library, plan_id)) == 6


def test_what_is_taken_away_at_once_is_kept_however_soon(library: Library, plan_id: str, clock: Clock) -> None:
    paragraph = "A paragraph that took some time to be written, and that somebody wants to have back."
    write(library, plan_id, "A")
    clock.wait(1)
    write(library, plan_id, paragraph)
    clock.wait(1)
    write(library, plan_id, "B")
    clock.wait(1)
    library.save(plan_id, [Change(PLACE, None)])
    assert texts(library, plan_id) == ["B", paragraph, ""]


def test_what_was_written_and_deleted_within_one_save_is_kept(library: Library, plan_id: str) -> None:
    library.save(plan_id, [Change(PLACE, from_plain("Written")), Change(PLACE, None), Change(PLACE, from_plain("New"))])
    assert texts(library, plan_id) == ["", "Written", ""]
    assert library.values(plan_id)[PLACE] == from_plain("New")


def test_undo_and_redo_are_changes_too(library: Library, plan_id: str, clock: Clock) -> None:
    for text in ("One", "Two", "One", "Two"):
        write(library, plan_id, text)
        clock.wait(100)
    assert texts(library, plan_id) == ["One", "Two", "One", ""]


def test_what_does_not_change_anything_leaves_no_trace(library: Library, plan_id: str, clock: Clock) -> None:
    write(library, plan_id, "One")
    for _ in range(3):
        clock.wait(100)
        write(library, plan_id, "One")
        library.save(plan_id, [Change("profile/main-issues", None)])
    assert len(library.history(plan_id)) == 1


def test_another_writer_goes_on_with_nobodys_typing(library: Library, plan_id: str) -> None:
    write(library, plan_id, "One")
    library.writer = "B. Writer, sergeant"
    write(library, plan_id, "One two")
    later, _ = library.earlier(plan_id, PLACE)
    assert (later.writer, later.replaced_by) == ("A. Writer, inspector", "B. Writer, sergeant")


def test_another_program_goes_on_with_nobodys_typing(tmp_path: Path, clock: Clock) -> None:
    with Library(tmp_path, writing=True, now=clock) as window:
        plan_id = window.add_plan("nec-plan", "dorset-nec-2019", [])
        write(window, plan_id, "One")
    for word in ("two", "three"):
        with Library(tmp_path, writing=True, now=clock) as command:
            write(command, plan_id, f"One {word}")
    with Library(tmp_path, writing=False, now=clock) as reading:
        assert texts(reading, plan_id) == ["One two", "One", ""]


def test_a_clock_that_is_set_back_ends_the_typing(library: Library, plan_id: str, clock: Clock) -> None:
    write(library, plan_id, "One")
    clock.wait(-3600)
    write(library, plan_id, "One two")
    assert texts(library, plan_id) == ["One", ""]


def test_a_save_that_fails_leaves_no_history_and_is_no_typing(tmp_path: Path, clock: Clock) -> None:
    with Library(tmp_path, writing=True, now=clock) as library, closing(sqlite3.connect(tmp_path / FILE_NAME)) as file:
        plan_id = library.add_plan("nec-plan", "dorset-nec-2019", [Change(PLACE, from_plain("Before"))])
        file.execute("CREATE TRIGGER full BEFORE UPDATE ON plan BEGIN SELECT RAISE (ABORT, 'no room'); END")
        with pytest.raises(IntegrityError, match="no room"):
            write(library, plan_id, "Lost")
        assert library.history(plan_id) == []
        file.execute("DROP TRIGGER full")
        write(library, plan_id, "After")
        assert texts(library, plan_id) == ["Before"]


def test_what_stood_at_an_instant_is_told_for_what_changed_since(library: Library, plan_id: str, clock: Clock) -> None:
    write(library, plan_id, "One")
    clock.wait(100)
    then = clock.time
    clock.wait(100)
    write(library, plan_id, "Two")
    clock.wait(100)
    write(library, plan_id, "Three")
    write(library, plan_id, "New", "profile/main-issues")
    assert library.changed_since(plan_id, then) == {PLACE: from_plain("One"), "profile/main-issues": None}
    assert library.changed_since(plan_id, clock.time) == {}
    since = library.history(plan_id, then)
    assert [one.address for one in since] == ["profile/main-issues", PLACE, PLACE]
    assert since == library.history(plan_id)[:3], "also when and by whom was written what was replaced since"


def test_a_deleted_record_is_found_with_all_that_went_with_it(library: Library, plan_id: str, clock: Clock) -> None:
    plan = empty_plan()
    added = add_record(plan, "events", {"title": "Surgery", "venue": "The hall"})
    plan.apply(added.changes)
    library.save(plan_id, added.changes)
    record = added.changes[0].address
    clock.wait(1)
    deletion = delete_record(plan, "events", record.partition("/")[2])
    library.save(plan_id, deletion.changes)
    (gone,) = library.deleted_records(plan_id, "events")
    assert (gone.address, gone.content, gone.until) == (record, plan.values[record], clock.time)
    assert library.replaced_at(plan_id, gone.until) == {
        record: plan.values[record],
        f"{record}/title": "Surgery",
        f"{record}/venue": "The hall",
    }
    library.save(plan_id, [Change(record, gone.content)])
    assert library.deleted_records(plan_id, "events") == []
    assert library.deleted_records(plan_id, "actions") == []


def test_the_size_of_a_history_is_told(library: Library, plan_id: str) -> None:
    assert library.history_size(plan_id) == (0, 0)
    library.save(plan_id, [Change("cover/area", "Tøwn")])
    library.save(plan_id, [Change("cover/area", None)])
    assert library.history_size(plan_id) == (2, len('"Test Area""Tøwn"'.encode()))


PLACES = (PLACE, "profile/main-issues", "cover/area")
CONTENTS = st.one_of(st.none(), st.text("ab ", max_size=90).map(from_plain))
SAVES = st.lists(
    st.tuples(
        st.lists(st.tuples(st.sampled_from(PLACES), CONTENTS), min_size=1, max_size=4),
        st.sampled_from((0.4, 30, 59.9, 60, 61, 700)),
        st.booleans(),
    ),
    max_size=25,
)


@given(SAVES)
def test_what_stood_at_the_end_of_any_typing_is_told_exactly(
    tmp_path_factory: pytest.TempPathFactory, saves: list[tuple[list[tuple[str, Content | None]], float, bool]]
) -> None:
    clock = Clock()
    folder = tmp_path_factory.mktemp("history")
    with Library(folder, writing=True, now=clock) as library:
        plan_id = library.add_plan("nec-plan", "dorset-nec-2019", [Change(PLACE, from_plain("Begun"))])
        moments = []
        for changes, pause, other in saves:
            clock.wait(0.001)
            library.writer = "B" if other else "A"
            library.save(plan_id, [Change(address, content) for address, content in changes])
            if clock.wait(pause) and pause >= 60:
                moments.append((clock.time, library.values(plan_id)))
        now = library.values(plan_id)
        for moment, then in moments:
            earlier = library.changed_since(plan_id, moment)
            assert {a: c for a, c in (now | earlier).items() if c is not None} == then


def test_a_plan_in_memory_and_its_history_agree(library: Library, plan_id: str, clock: Clock) -> None:
    plan = Plan(plan_id, empty_plan().outline, empty_plan().standards, library.values(plan_id))
    undo = plan.apply([Change(PLACE, from_plain("One"))])
    library.save(plan_id, [Change(PLACE, from_plain("One"))])
    clock.wait(100)
    library.save(plan_id, undo)
    plan.apply(undo)
    assert library.values(plan_id) == plan.values
    assert texts(library, plan_id) == ["One", ""]
