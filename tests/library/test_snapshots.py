"""Snapshots: what was sent is kept as it was, whatever happens to the plan afterwards."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from nec_desktop.actions.plans import open_plan
from nec_desktop.actions.workspace import Workspace
from nec_desktop.document.compose import Composer
from nec_desktop.document.profile import CopyProfile
from nec_desktop.document.sent import sent_of
from nec_desktop.library.errors import LibraryError
from nec_desktop.library.library import Library
from nec_desktop.plan.plan import Change
from tests.library.numbered import numbered
from tests.small_plan import NOW, TODAY, refusal


def test_a_snapshot_stays_as_it_was(workspace: Workspace, library: Library, plan_id: str) -> None:
    plan = open_plan(workspace, library, plan_id).plan
    before = dict(plan.values)
    sent = sent_of(Composer(plan, CopyProfile(), TODAY, {}).plan_document())
    entry = library.add_snapshot(plan_id, plan.values, "sent", copy="review", sent=sent)
    library.save(plan_id, [Change("cover/area", "Elsewhere"), Change("profile/description", None)])
    with workspace.read() as reader:
        kept, alone = reader.snapshot(entry.id), reader.sent(entry.id)
    assert kept.values == before
    assert kept.sent == alone == sent
    assert kept.entry == entry
    assert entry.made == NOW


def test_numbers_count_from_one_in_each_plan(library: Library, plan_id: str) -> None:
    other = library.add_plan("nec-plan", "dorset-nec-2019", [Change("cover/title", "Other")])
    assert library.next_snapshot(plan_id) == 1
    numbers = [library.add_snapshot(plan, {}, "automatic").number for plan in (plan_id, plan_id, other)]
    assert numbers == [1, 2, 1]
    assert [entry.number for entry in library.snapshots(plan_id)] == [1, 2]


def test_a_number_that_was_told_before_is_kept_or_refused(library: Library, plan_id: str) -> None:
    number = library.next_snapshot(plan_id)
    library.add_snapshot(plan_id, {}, "version", name="Made meanwhile")
    said = refusal(LibraryError, lambda: library.add_snapshot(plan_id, {}, "sent", number=number))
    assert "at the same moment" in said
    assert [entry.name for entry in library.snapshots(plan_id)] == ["Made meanwhile"]


def test_a_snapshot_can_be_taken_away(library: Library, plan_id: str) -> None:
    entry = library.add_snapshot(plan_id, {}, "sent")
    library.remove_snapshot(entry.id)
    assert library.snapshots(plan_id) == []
    assert "There is no snapshot" in refusal(LibraryError, lambda: library.snapshot(entry.id))


def test_a_snapshot_goes_with_its_plan(library: Library, plan_id: str) -> None:
    entry = library.add_snapshot(plan_id, {}, "version")
    library.close()
    with closing(sqlite3.connect(library.file)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("DELETE FROM plan WHERE id = ?", (entry.plan,))
        assert connection.execute("SELECT count(*) FROM snapshot").fetchone() == (0,)


@pytest.mark.parametrize("column", ["content", "blocks", "made"])
def test_a_damaged_snapshot_is_told(library: Library, plan_id: str, column: str) -> None:
    entry = library.add_snapshot(plan_id, {"cover/area": "Here"}, "sent")
    library.close()
    with closing(sqlite3.connect(library.file)) as connection:
        connection.execute(f"UPDATE snapshot SET {column} = ?", ("noon" if column == "made" else b"\0scribbled",))
        connection.commit()
    with Library(library.file.parent, writing=False) as reader:
        assert "is damaged" in refusal(LibraryError, lambda: reader.snapshot(entry.id))
        if column == "blocks":
            assert "is damaged" in refusal(LibraryError, lambda: reader.sent(entry.id))


# -- made while another program writes


def test_a_snapshot_made_while_another_program_writes_is_taken_in_by_it(
    workspace: Workspace, library: Library, plan_id: str
) -> None:
    plan = open_plan(workspace, library, plan_id).plan
    sent = sent_of(Composer(plan, CopyProfile(), TODAY, {}).plan_document())
    library.add_snapshot(plan_id, {}, "version")
    with workspace.read() as reader:
        number = reader.next_snapshot(plan_id)
        entry = reader.add_snapshot(plan_id, plan.values, "sent", number=number, copy="review", sent=sent)
    assert number == entry.number == 2
    assert library.next_snapshot(plan_id) == 3  # before it is taken in: no number is given twice
    assert numbered(library, plan_id, 2).sent == sent
    assert library.snapshot(entry.id).entry == entry
    assert [kept.number for kept in library.snapshots(plan_id)] == [1, 2]


def test_a_waiting_snapshot_can_be_taken_away(workspace: Workspace, library: Library, plan_id: str) -> None:
    with workspace.read() as reader:
        entry = reader.add_snapshot(plan_id, {}, "sent")
        reader.remove_snapshot(entry.id)
        assert reader.next_snapshot(plan_id) == 1
    assert library.snapshots(plan_id) == []


def test_two_snapshots_that_got_one_number_are_both_kept(
    workspace: Workspace, library: Library, plan_id: str, tmp_path: Path
) -> None:
    with workspace.read() as reader:
        waiting = reader.add_snapshot(plan_id, {"cover/area": "There"}, "sent")
    folder = library.file.parent / "snapshots-waiting"
    folder.rename(tmp_path / "aside")  # as if the other program had looked a moment earlier
    library.add_snapshot(plan_id, {}, "version")
    (tmp_path / "aside").rename(folder)
    assert [entry.number for entry in library.snapshots(plan_id)] == [1, 2]
    assert library.snapshot(waiting.id).values == {"cover/area": "There"}


def test_a_damaged_waiting_snapshot_stays_and_its_number_is_not_given_again(
    workspace: Workspace, library: Library, plan_id: str
) -> None:
    with workspace.read() as reader:
        reader.add_snapshot(plan_id, {}, "sent")
    (file,) = (library.file.parent / "snapshots-waiting").iterdir()
    file.write_bytes(file.read_bytes()[:40])
    assert library.snapshots(plan_id) == []
    assert library.next_snapshot(plan_id) == 2
    assert file.exists()


def test_where_nothing_can_wait_the_person_is_told(workspace: Workspace, library: Library, plan_id: str) -> None:
    (library.file.parent / "snapshots-waiting").write_text("in the way")
    with workspace.read() as reader:
        assert "cannot be written" in refusal(LibraryError, lambda: reader.add_snapshot(plan_id, {}, "sent"))
