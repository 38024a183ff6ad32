"""Returned files: kept as they came, listed without being read, and gone only with their plan."""

import sqlite3
from contextlib import closing

import pytest

from nec_desktop.actions.workspace import Workspace
from nec_desktop.library.errors import LibraryError
from nec_desktop.library.library import Library
from nec_desktop.library.returned import NewReturn, ReturnedEntry
from tests.library.kept import RETURNED, RETURNED_FILE, SENT, VALUES
from tests.library.machine import small_disk
from tests.small_plan import NOW, refusal


def sent(library: Library, plan_id: str) -> str:
    """Keep a snapshot, and return its id."""
    return library.add_snapshot(plan_id, VALUES, "sent", copy="review", sent=SENT).id


def new(plan_id: str, snapshot: str, number: int = 1) -> NewReturn:
    return NewReturn(plan_id, snapshot, f"{number:064}", "cd" * 32, f"Copy {number}.docx", "The chair", "Word", "text")


@pytest.fixture
def entry(library: Library, plan_id: str) -> ReturnedEntry:
    return library.add_return(new(plan_id, sent(library, plan_id)), RETURNED, RETURNED_FILE)


def test_what_came_back_is_there_as_it_came(workspace: Workspace, entry: ReturnedEntry) -> None:
    assert entry.taken == NOW
    with workspace.read() as reader:
        assert reader.returned_files(entry.plan) == [entry]
        (kept,) = reader.returns(entry.plan)
        assert (kept.id, kept.reviewer, kept.taken, kept.name) == (entry.id, "The chair", NOW, "Copy 1.docx")
        assert kept.returned == RETURNED
        assert kept.snapshot.values == VALUES
        assert reader.returned_file(entry.id) == RETURNED_FILE


def test_returns_of_one_snapshot_share_it(library: Library, plan_id: str, entry: ReturnedEntry) -> None:
    library.add_return(new(plan_id, entry.snapshot, 2), RETURNED, b"another")
    first, second = library.returns(plan_id)
    assert first.snapshot is second.snapshot
    assert {first.name, second.name} == {"Copy 1.docx", "Copy 2.docx"}


def test_the_same_file_is_kept_once_in_a_plan(library: Library, entry: ReturnedEntry) -> None:
    said = refusal(LibraryError, lambda: library.add_return(new(entry.plan, entry.snapshot), RETURNED, b""))
    assert "taken in already" in said
    assert library.returned_files(entry.plan) == [entry]
    other = library.add_plan("nec-plan", "dorset-nec-2019", [])
    assert library.add_return(new(other, sent(library, other)), RETURNED, RETURNED_FILE).hash == entry.hash


def test_without_its_snapshot_nothing_is_kept(library: Library, plan_id: str) -> None:
    said = refusal(LibraryError, lambda: library.add_return(new(plan_id, "nothingofthatid"), RETURNED, b""))
    assert "is no longer in" in said
    assert library.returned_files(plan_id) == []


def test_a_snapshot_to_which_something_came_back_stays(library: Library, entry: ReturnedEntry) -> None:
    said = refusal(LibraryError, lambda: library.remove_snapshot(entry.snapshot))
    assert "Copy 1.docx" in said
    assert library.snapshot(entry.snapshot).sent == SENT
    library.remove_return(entry.id)
    library.remove_snapshot(entry.snapshot)
    assert library.snapshots(entry.plan) == []


def test_whose_copy_it_is_can_be_said_later(library: Library, entry: ReturnedEntry) -> None:
    library.set_reviewer(entry.id, "The panel’s secretary")
    assert library.returns(entry.plan)[0].reviewer == "The panel’s secretary"


def test_a_returned_file_can_be_taken_away(library: Library, entry: ReturnedEntry) -> None:
    library.remove_return(entry.id)
    assert library.returns(entry.plan) == []
    assert "There is no returned file" in refusal(LibraryError, lambda: library.returned_file(entry.id))


def test_what_came_back_goes_with_its_plan(library: Library, entry: ReturnedEntry) -> None:
    library.close()
    with closing(sqlite3.connect(library.file)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("DELETE FROM plan WHERE id = ?", (entry.plan,))
        for table in ("snapshot", "returned"):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)


@pytest.mark.parametrize("column", ["content", "taken"])
def test_a_damaged_return_is_told(library: Library, entry: ReturnedEntry, column: str) -> None:
    library.close()
    with closing(sqlite3.connect(library.file)) as connection:
        connection.execute(f"UPDATE returned SET {column} = ?", ("noon" if column == "taken" else b"\0scribbled",))
        connection.commit()
    with Library(library.file.parent, writing=False) as reader:
        assert "is damaged" in refusal(LibraryError, lambda: reader.returns(entry.plan))


def test_a_file_for_which_the_disk_has_no_room_is_not_half_kept() -> None:
    with small_disk("1m") as disk, Library(disk.path, writing=True) as library:
        plan_id = library.add_plan("nec-plan", "dorset-nec-2019", [])
        snapshot = sent(library, plan_id)
        entry = new(plan_id, snapshot)
        with disk.left(200_000):
            said = refusal(LibraryError, lambda: library.add_return(entry, RETURNED, bytes(2_000_000)))
        assert said.startswith(disk.words)
        assert library.returned_files(plan_id) == []
        library.add_return(new(plan_id, snapshot), RETURNED, RETURNED_FILE)
        assert len(library.returns(plan_id)) == 1
