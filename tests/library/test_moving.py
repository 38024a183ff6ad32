"""A library is moved: copied, compared, and the old one left with a note, or nothing has happened at all."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from nec_desktop.library.errors import LibraryError, LibraryLockedError, MovedError
from nec_desktop.library.library import FILE_NAME, Library
from nec_desktop.library.moved import NOTE, moved_to
from nec_desktop.library.moving import free_folder, move_library
from nec_desktop.plan.plan import Change
from tests.library.holders import kill, line, program
from tests.library.machine import small_disk
from tests.library.saver import PLACES, numbered
from tests.small_plan import NOW, refusal


def filled(folder: Path) -> str:
    """Make a library with a plan and files beside it; return the plan's id."""
    with Library(folder, writing=True) as library:
        plan_id = library.add_plan("nec-plan", "dorset-nec-2019", numbered(1))
        library.add_attachment("a-hash", "image/png", bytes(range(256)) * 50)
    (folder / "standards").mkdir()
    (folder / "standards" / "ours.toml").write_text("# ours\n", encoding="utf-8")
    (folder / "look.docx").write_bytes(b"a look")
    (folder / "set-aside").mkdir()
    (folder / "set-aside" / "library-damaged-20260101-090000.db").write_bytes(b"damaged")
    return plan_id


def contents(folder: Path) -> dict[str, bytes]:
    """Return all files of a folder but the locks."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != "library.lock")
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def test_a_library_is_moved_with_all_that_is_beside_it(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "some" / "new place"
    plan_id = filled(old)
    before = contents(old)
    move_library(old / FILE_NAME, new, NOW)
    with Library(new, writing=True) as library:
        assert library.values(plan_id) == {change.address: change.content for change in numbered(1)}
        assert library.attachment("a-hash") == bytes(range(256)) * 50
    assert (new / "standards" / "ours.toml").read_text(encoding="utf-8") == "# ours\n"
    assert (new / "look.docx").read_bytes() == b"a look"
    assert not (tmp_path / "some" / "new place.partial").exists()
    left = contents(old)
    note = left.pop(NOTE).decode()
    assert left == before, "the old library is left as it was"
    assert str(new) in note and "you may delete this folder" in note


def test_the_old_library_is_never_written_again_unasked(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    filled(old)
    move_library(old / FILE_NAME, new, NOW)
    assert moved_to(old) == new
    for writing in (False, True):
        said = refusal(MovedError, lambda writing=writing: Library(old, writing=writing))  # type: ignore[misc]
        assert f"was moved to {new}" in said and NOTE in said
    (old / NOTE).unlink()
    with Library(old, writing=True) as library:
        assert len(library.plans()) == 1


def test_what_a_killed_program_left_in_the_log_is_moved_too(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    plan_id = filled(old)
    with program("count", old, plan_id) as saver:
        told = [line(saver) for _ in range(30)] + kill(saver)
    assert (old / f"{FILE_NAME}-wal").stat().st_size
    move_library(old / FILE_NAME, new, NOW)
    with Library(new, writing=False) as library:
        assert int(str(library.values(plan_id)[PLACES[0]]).split()[0]) >= max(int(n) for n in told if n.isdigit())


def test_a_library_that_is_open_is_not_moved(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    filled(old)
    with program("hold", old):
        said = refusal(LibraryLockedError, lambda: move_library(old / FILE_NAME, new, NOW))
    assert "a NEC Desktop window" in said
    assert not new.exists() and not (old / NOTE).exists()


def test_nothing_is_overwritten_or_put_inside_itself(tmp_path: Path) -> None:
    old = tmp_path / "old"
    filled(old)
    before = contents(tmp_path)
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "mine.txt").write_text("mine", encoding="utf-8")
    for target, words in (
        (tmp_path / "taken", "nothing is overwritten"),
        (old, "own folder"),
        (old / "in", "own folder"),
        (tmp_path, "own folder"),
        (tmp_path / "OneDrive" / "NEC", "OneDrive"),
        (old / FILE_NAME / "in", "own folder"),
    ):
        assert words in refusal(LibraryError, lambda target=target: move_library(old / FILE_NAME, target, NOW))  # type: ignore[misc]
    (tmp_path / "taken" / "mine.txt").unlink()
    assert contents(tmp_path) == before
    assert free_folder(tmp_path / "taken") == tmp_path / "taken"
    assert free_folder(old) == tmp_path / "old 2"


def test_a_damaged_library_is_not_moved(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    filled(old)
    data = bytearray((old / FILE_NAME).read_bytes())
    data[4096 * 2 : 4096 * 4] = b"\x5a" * 8192
    (old / FILE_NAME).write_bytes(data)
    said = refusal(LibraryError, lambda: move_library(old / FILE_NAME, new, NOW))
    assert "damaged" in said and "not moved" in said
    assert list(tmp_path.iterdir()) == [old] and not (old / NOTE).exists()


def test_a_full_disk_leaves_the_library_where_it_is(tmp_path: Path) -> None:
    old = tmp_path / "old"
    plan_id = filled(old)
    with Library(old, writing=True) as library:
        library.save(plan_id, [Change(f"profile/more-{number}", "z" * 9000) for number in range(60)])
    with small_disk("1m") as disk:
        with disk.left(300_000):
            refusal(LibraryError, lambda: move_library(old / FILE_NAME, disk.path / "new", NOW))
        assert list(disk.path.iterdir()) == []
    assert not (old / NOTE).exists()
    with Library(old, writing=True) as library:
        assert len(library.values(plan_id)) == 64


def test_a_folder_without_a_library_is_left_for_another(tmp_path: Path) -> None:
    move_library(tmp_path / "old" / FILE_NAME, tmp_path / "new", datetime(2026, 11, 28, 12, tzinfo=UTC))
    assert moved_to(tmp_path / "old") == tmp_path / "new"
    with Library(tmp_path / "new", writing=True) as library:
        assert library.plans() == []


@pytest.mark.parametrize("text", [b"", b"one line", b"one\n\nthree", b"\xff\n\xff"])
def test_a_note_that_says_nothing_stops_nobody(tmp_path: Path, text: bytes) -> None:
    (tmp_path / NOTE).write_bytes(text)
    assert moved_to(tmp_path) is None


def test_tables_of_another_program_are_moved_too(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    filled(old)
    with closing(sqlite3.connect(old / FILE_NAME)) as strange:
        strange.execute("CREATE TABLE strange (a TEXT, b BLOB)")
        strange.executemany("INSERT INTO strange VALUES (?, ?)", [(f"row {n}", bytes([n])) for n in range(200)])
        strange.commit()
    move_library(old / FILE_NAME, new, NOW)
    with closing(sqlite3.connect(new / FILE_NAME)) as moved:
        assert moved.execute("SELECT count(*), sum(length(b)) FROM strange").fetchone() == (200, 200)
