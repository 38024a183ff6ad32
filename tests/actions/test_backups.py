"""Going back to a backup: the whole library or one plan, after what is there now was kept."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from nec_desktop.actions.backups import (
    back_up,
    back_up_if_changed,
    backup_folder,
    choose_backup_folder,
    compare_with_now,
    list_backups,
    made_words,
    restore_library,
    restore_plan,
)
from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.workspace import Workspace
from nec_desktop.library.errors import BadBackupError, LibraryError, LibraryLockedError
from nec_desktop.library.library import FILE_NAME
from nec_desktop.library.returned import NewReturn
from nec_desktop.plan.plan import Change
from nec_desktop.plan.values import Record
from tests.library.kept import ATTACHMENT, ATTACHMENT_HASH, DATA, RETURNED, RETURNED_FILE, SENT, VALUES
from tests.small_plan import refusal

NOW = datetime(2026, 11, 28, 9, 30, tzinfo=UTC)


@pytest.fixture
def here(tmp_path: Path) -> Workspace:
    """A library with two plans, one of which was sent and came back; backed up."""
    workspace = Workspace(tmp_path, lambda: NOW)
    with workspace.write() as library:
        library.add_attachment(ATTACHMENT_HASH, "application/pdf", ATTACHMENT)
        plan = library.add_plan("nec-plan", "a-set", [Change(place, content) for place, content in VALUES.items()])
        sent = library.add_snapshot(plan, VALUES, "sent", copy="review", sent=SENT)
        entry = NewReturn(plan, sent.id, "ab" * 32, "cd" * 32, "Panel.docx", "The panel", "Microsoft Word", "code")
        library.add_return(entry, RETURNED, RETURNED_FILE)
        library.add_plan("nec-plan", "a-set", [Change("cover/title", "The other plan")])
    back_up(workspace)
    return workspace


@pytest.fixture
def name(here: Workspace) -> str:
    (made,) = list_backups(here)
    return made.name


def plan_named(workspace: Workspace, title: str) -> str:
    with workspace.read() as library:
        return library.find(title).id


def change(workspace: Workspace, wanted: str, *changes: Change) -> None:
    with workspace.write() as library:
        library.save(library.find(wanted).id, changes)


def everything(workspace: Workspace) -> dict[str, object]:
    with workspace.read() as library:
        return {
            entry.id: (library.values(entry.id), library.snapshots(entry.id), library.returned_files(entry.id))
            for entry in library.plans()
        }


def test_how_a_backup_differs_from_now_is_told_by_plan(here: Workspace, name: str) -> None:
    change(here, "Kept: area", Change("cover/area", "Other Area"), Change("profile/map", None))
    with here.write() as library:
        library.add_plan("nec-plan", "a-set", [Change("cover/title", "Begun since")])
    found = compare_with_now(here, name)
    told = {plan.entry.title: plan.differing for plan in found.plans}
    assert told == {VALUES["cover/title"]: 2, "The other plan": 0}
    assert [entry.title for entry in found.missing] == ["Begun since"]
    assert all(plan.now for plan in found.plans)


def test_a_record_is_one_place_however_much_of_it_differs(here: Workspace, name: str) -> None:
    record = "events/abcdefghij012345"
    change(
        here,
        "Kept: area",
        Change("cover/area", "Other Area"),
        *(Change(f"{record}{column}", content) for column, content in (("", Record(1)), ("/venue", "A hall"))),
    )
    assert {plan.differing for plan in compare_with_now(here, name).plans} == {2, 0}


def test_the_whole_library_goes_back_and_what_was_there_can_be_gone_forward_to(here: Workspace, name: str) -> None:
    then = everything(here)
    change(here, "Kept: area", Change("cover/area", "Other Area"))
    now = everything(here)
    restored = restore_library(here, name)
    assert restored.backup and restored.aside is None
    assert everything(here) == then
    restore_library(here, restored.backup.name)
    assert everything(here) == now
    assert sorted(path.name for path in here.folder.iterdir() if path.name.startswith(FILE_NAME)) == [FILE_NAME]


def test_a_damaged_library_is_set_aside_when_a_backup_takes_its_place(here: Workspace, name: str) -> None:
    then = everything(here)
    file = here.folder / FILE_NAME
    broken = file.read_bytes()[:5000]
    file.write_bytes(broken)
    restored = restore_library(here, name)
    assert restored.backup is None and restored.aside
    assert restored.aside.read_bytes() == broken
    assert everything(here) == then


def test_a_library_that_is_gone_comes_back(here: Workspace, name: str) -> None:
    then = everything(here)
    (here.folder / FILE_NAME).unlink()
    restore_library(here, name)
    assert everything(here) == then


def test_nothing_is_restored_while_another_program_writes(here: Workspace, name: str) -> None:
    with here.write():
        refusal(LibraryLockedError, lambda: restore_library(here, name))


def test_a_bad_backup_is_never_restored(here: Workspace, name: str) -> None:
    then = everything(here)
    (made,) = list_backups(here)
    made.file.write_bytes(made.file.read_bytes().replace(b"Kept Area", b"Kept Arex"))
    said = refusal(BadBackupError, lambda: restore_library(here, name))
    assert "no good" in said and "Choose another one" in said
    with here.write() as library:
        refusal(BadBackupError, lambda: restore_plan(here, library, name, "The other plan"))
    assert everything(here) == then


def test_one_plan_goes_back_in_its_place_and_nothing_made_since_is_lost(here: Workspace, name: str) -> None:
    change(here, "The other plan", Change("cover/area", "Begun since"))
    change(here, "Kept: area", Change("cover/area", "Other Area"), Change("profile/map", None))
    plan = plan_named(here, "Kept: area")
    with here.write() as library:
        later = library.add_snapshot(plan, {"cover/area": "Other Area"}, "version", name="Kept since")
        now = library.values(plan)
        assert restore_plan(here, library, name, "Kept: area") == plan
        assert library.values(plan) == VALUES
        kinds = {snapshot.name: snapshot for snapshot in library.snapshots(plan)}
        assert later in kinds.values()
        before = kinds["Before the backup of 28 November 2026 at 9:30am was restored"]
        assert before.kind == "automatic" and library.snapshot(before.id).values == now
        assert library.values(library.find("The other plan").id)["cover/area"] == "Begun since"


def test_one_plan_comes_back_as_a_copy_with_its_pictures(here: Workspace, name: str) -> None:
    plan = plan_named(here, "Kept: area")
    change(here, "Kept: area", Change("cover/area", "Other Area"))
    with here.write() as library:
        copy = restore_plan(here, library, name, plan, as_copy=True)
        values = library.values(copy)
        assert values.pop("cover/title") == f"{VALUES['cover/title']} (from the backup of 28 November 2026 at 9:30am)"
        assert values == {address: content for address, content in VALUES.items() if address != "cover/title"}
        assert library.values(plan)["cover/area"] == "Other Area"


def test_a_plan_that_is_gone_comes_back_with_all_that_belonged_to_it(here: Workspace, name: str) -> None:
    then = everything(here)
    fresh = Workspace(here.folder.parent / f"{here.folder.name}-fresh", lambda: NOW)
    choose_backup_folder(fresh, here.folder / "backups")
    with fresh.write() as library:
        for plan in then:
            assert restore_plan(fresh, library, name, plan) == plan
        assert library.attachment(ATTACHMENT_HASH) == ATTACHMENT
        (kept,) = [kept for plan in then for kept in library.returns(plan)]
        assert library.returned_file(kept.id) == RETURNED_FILE
    assert everything(fresh) == then


@pytest.mark.parametrize("version", [1, 2, 3])
def test_a_backup_made_by_an_older_program_is_compared_and_restored(tmp_path: Path, version: int) -> None:
    workspace = Workspace(tmp_path, lambda: NOW)
    (tmp_path / "backups").mkdir()
    old = tmp_path / "backups" / "library-20261125-093000.db"
    old.write_bytes((DATA / f"library-v{version}.db").read_bytes())
    assert [plan.now for plan in compare_with_now(workspace, old.stem).plans] == [None, None]
    with workspace.write() as library:
        plan = restore_plan(workspace, library, old.stem, "Kept: area")
        assert library.values(plan) == VALUES
    restore_library(workspace, old.stem)
    with workspace.write() as library:
        assert len(library.plans()) == 2
    assert old.read_bytes() == (DATA / f"library-v{version}.db").read_bytes()


def test_backups_are_made_where_the_person_chose(here: Workspace, tmp_path: Path) -> None:
    other = tmp_path / "stick"
    refusal(RefusedError, lambda: choose_backup_folder(here, other))
    other.mkdir()
    choose_backup_folder(here, other)
    assert back_up(here).file.parent == backup_folder(here) == other
    (here.folder / "backups.json").write_text("{")
    assert "Choose the folder for backups again" in refusal(RefusedError, lambda: back_up(here))
    choose_backup_folder(here, None)
    assert back_up(here).file.parent == here.folder / "backups"


def test_a_backup_is_made_when_something_was_saved_and_not_else(here: Workspace) -> None:
    assert back_up_if_changed(here) is None
    change(here, "The other plan", Change("cover/area", "New"))
    assert back_up_if_changed(here) is not None
    assert back_up_if_changed(here) is None


def test_a_chosen_folder_that_is_gone_is_told_whatever_was_written(here: Workspace, tmp_path: Path) -> None:
    other = tmp_path / "stick"
    other.mkdir()
    choose_backup_folder(here, other)
    back_up(here)
    other.rename(tmp_path / "unplugged")
    for work in (back_up, back_up_if_changed, list_backups):
        said = refusal(LibraryError, lambda work=work: work(here))  # type: ignore[misc]
        assert str(other) in said and "is not there, so nothing is backed up" in said
    assert not other.exists(), "nothing is put where the drive was"
    (tmp_path / "unplugged").rename(other)
    assert back_up_if_changed(here) is None


def test_backups_of_one_minute_are_told_apart(here: Workspace) -> None:
    here.now = lambda: NOW + timedelta(seconds=7)
    back_up(here)
    here.now = lambda: NOW + timedelta(minutes=5)
    back_up(here)
    made = made_words(here, list_backups(here))
    assert len(set(made.values())) == 3
    assert [words.rpartition(" at ")[2] for words in made.values()] == [
        "9:35am", "9:30am and 7 seconds", "9:30am and 0 seconds",
    ]  # fmt: skip


def test_nothing_to_back_up_is_told(tmp_path: Path) -> None:
    assert "nothing to back up" in refusal(RefusedError, lambda: back_up(Workspace(tmp_path)))
    refusal(LibraryError, lambda: restore_library(Workspace(tmp_path), "library-20260101-000000"))
