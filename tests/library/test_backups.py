"""Backups: tried out after they are made, bad ones told, cleared away by the rule, and never in the way of writing."""

import os
import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nec_desktop.library.backup_rule import LAST, to_keep
from nec_desktop.library.backups import Backups, has_changed
from nec_desktop.library.errors import BadBackupError, LibraryError
from nec_desktop.library.library import FILE_NAME, Library
from nec_desktop.plan.plan import Change
from tests.library.kept import ATTACHMENT, ATTACHMENT_HASH, VALUES
from tests.library.machine import read_only, small_disk
from tests.small_plan import refusal

NOW = datetime(2026, 11, 28, 9, 30, tzinfo=UTC)
DAYS = st.integers(0, 500 * 24 * 60).map(lambda minutes: NOW - timedelta(minutes=minutes))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a library in it, closed."""
    with Library(tmp_path, writing=True) as library:
        library.add_attachment(ATTACHMENT_HASH, "image/png", ATTACHMENT)
        plan = library.add_plan("nec-plan", "a-set", [Change(place, content) for place, content in VALUES.items()])
        library.add_snapshot(plan, VALUES, "version", name="As it was")
    return tmp_path


@pytest.fixture
def backups(folder: Path) -> Backups:
    return Backups(folder / "backups")


def test_a_backup_holds_what_the_library_holds_while_it_is_open_and_written_to(folder: Path, backups: Backups) -> None:
    with Library(folder, writing=True) as library:
        (entry,) = library.plans()
        library.save(entry.id, [Change("cover/title", "Saved a moment before")])
        made = backups.make(folder / FILE_NAME, NOW)
        library.save(entry.id, [Change("cover/title", "Saved a moment after")])
    assert (made.name, made.made, made.trouble) == ("library-20261128-093000", NOW, "")
    assert [plan.title for plan in made.plans] == ["Saved a moment before"]
    assert made.size == made.file.stat().st_size
    with Library(made.file.parent, writing=False, name=made.file.name) as copy:
        assert copy.values(entry.id) == dict(VALUES) | {"cover/title": "Saved a moment before"}
        assert copy.attachment(ATTACHMENT_HASH) == ATTACHMENT
        assert [snapshot.name for snapshot in copy.snapshots(entry.id)] == ["As it was"]
    assert sorted(path.name for path in backups.folder.iterdir()) == [made.file.name, f"{made.file.name}.sha256"]


def test_two_backups_of_one_second_are_two(folder: Path, backups: Backups) -> None:
    first, second = (backups.make(folder / FILE_NAME, NOW) for _ in range(2))
    assert [found.name for found in backups.entries()] == [second.name, first.name]


def test_of_many_backups_of_one_second_the_last_made_are_the_last_by_name(folder: Path, backups: Backups) -> None:
    made = [backups.make(folder / FILE_NAME, NOW).name for _ in range(LAST + 4)]
    assert made == sorted(made)
    assert [entry.name for entry in backups.entries()][:LAST] == made[: -LAST - 1 : -1]


def test_a_backup_just_made_is_never_let_go_though_the_clock_was_set_back(folder: Path, backups: Backups) -> None:
    for minutes in range(6):
        backups.make(folder / FILE_NAME, NOW + timedelta(minutes=minutes))
    made = backups.make(folder / FILE_NAME, NOW - timedelta(hours=1))
    assert made.file.exists() and made.name in [entry.name for entry in backups.entries()]


def test_a_backup_is_due_only_where_something_was_saved_since(folder: Path, backups: Backups) -> None:
    file = folder / FILE_NAME
    assert has_changed(file, None)
    made = backups.make(file, NOW)
    assert not has_changed(file, made)
    with Library(folder, writing=True) as library:
        assert not has_changed(file, made), "opened, and nothing written"
        (entry,) = library.plans()
        library.save(entry.id, [Change("cover/title", "Another")])
        assert has_changed(file, made)
    made = backups.make(file, NOW)
    long_ago = datetime(2001, 1, 1, tzinfo=UTC)
    with Library(folder, writing=True, now=lambda: long_ago) as library:
        library.save(entry.id, [Change("cover/title", "Saved by a clock that was set back")])
    assert has_changed(file, made)
    made = backups.make(file, NOW)
    with Library(folder, writing=True) as library:
        library.add_snapshot(entry.id, VALUES, "version", name="Kept")
    assert has_changed(file, made)


def test_an_empty_library_needs_no_backup(tmp_path: Path) -> None:
    assert not has_changed(tmp_path / FILE_NAME, None)
    with Library(tmp_path, writing=True):
        pass
    assert not has_changed(tmp_path / FILE_NAME, None)


def test_a_backup_of_a_damaged_library_is_no_good_is_thrown_away_and_pushes_no_good_one_out(
    folder: Path, backups: Backups
) -> None:
    good = [backups.make(folder / FILE_NAME, NOW + timedelta(minutes=n)) for n in range(LAST)]
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("UPDATE value SET plan = 'gone'")
        connection.commit()
    said = refusal(BadBackupError, lambda: backups.make(folder / FILE_NAME, NOW + timedelta(hours=1)))
    assert "no good" in said and "have lost what they belong to" in said and "made before are kept" in said
    assert [found.name for found in backups.entries()] == [made.name for made in reversed(good)]
    assert not list(backups.folder.glob("*.partial"))


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def emptied(data: bytes) -> bytes:
    return data[:0]


def another_file(data: bytes) -> bytes:
    return b"Dear Sir or Madam, " * (len(data) // 19)


def a_letter_changed(data: bytes) -> bytes:
    return data.replace(b"Kept Area", b"Kept Arex")


@pytest.mark.parametrize("damage", [cut, emptied, another_file, a_letter_changed])
def test_a_backup_that_went_bad_is_said_to_be_bad_and_never_counts(
    folder: Path, backups: Backups, damage: Callable[[bytes], bytes]
) -> None:
    good = backups.make(folder / FILE_NAME, NOW)
    bad = backups.make(folder / FILE_NAME, NOW + timedelta(minutes=1))
    broken = damage(bad.file.read_bytes())
    assert broken != bad.file.read_bytes()
    bad.file.write_bytes(broken)
    assert backups.find(bad.name).trouble.endswith(".")
    assert backups.find(good.name).trouble == ""
    if damage is not a_letter_changed:  # which only shows when all of it is read, before it is gone back to
        newest = backups.newest_good()
        assert newest and newest.name == good.name
    assert bad.file.read_bytes() == broken, "whoever looks at it leaves it as it is"


def test_whatever_bytes_of_a_backup_are_damaged_it_is_said(folder: Path, backups: Backups) -> None:
    made = backups.make(folder / FILE_NAME, NOW)
    whole = made.file.read_bytes()
    for seed in range(150):
        source = random.Random(seed)
        broken = bytearray(whole)
        if source.random() < 0.3:
            del broken[source.randrange(len(broken)) :]
        else:
            broken[source.choice([source.randrange(100), source.randrange(len(broken))])] ^= source.randint(1, 255)
        made.file.write_bytes(broken)
        assert backups.find(made.name).trouble, seed
        backups.entries()
    made.file.write_bytes(whole)
    assert not backups.find(made.name).trouble


def test_bad_backups_are_neither_counted_nor_deleted(folder: Path, backups: Backups) -> None:
    bad = backups.make(folder / FILE_NAME, NOW - timedelta(days=400))
    bad.file.write_bytes(b"no library")
    first = backups.make(folder / FILE_NAME, NOW - timedelta(days=399))
    made = [backups.make(folder / FILE_NAME, NOW + timedelta(minutes=n)) for n in range(LAST)]
    assert [found.name for found in backups.entries()] == [*(one.name for one in reversed(made)), bad.name]
    assert not first.file.exists() and not first.file.with_name(f"{first.file.name}.sha256").exists()


def test_what_is_not_a_backup_is_left_alone(folder: Path, backups: Backups) -> None:
    backups.folder.mkdir()
    others = [backups.folder / name for name in ("letter.docx", "library.db", "library-20260101-101010.db.old")]
    for other in others:
        other.write_text("mine")
    for n in range(9):
        backups.make(folder / FILE_NAME, NOW + timedelta(days=n * 500))
    assert all(other.read_text() == "mine" for other in others)


def test_what_a_killed_backup_left_is_cleared_away_and_one_being_made_is_not(folder: Path, backups: Backups) -> None:
    backups.folder.mkdir()
    left, making = (backups.folder / f".library-20261127-0930{n}.{n}.partial" for n in ("01", "02"))
    for file, age in ((left, timedelta(days=2)), (making, timedelta(minutes=2))):
        file.write_bytes(b"half")
        os.utime(file, ((NOW - age).timestamp(),) * 2)
    backups.make(folder / FILE_NAME, NOW)
    assert not left.exists() and making.exists()


def test_there_is_no_backup_of_that_name(backups: Backups) -> None:
    assert "There is no backup" in refusal(LibraryError, lambda: backups.find("library-20260101-000000"))
    assert backups.entries() == []


@pytest.mark.parametrize("is_drive_there", [False, True], ids=["with its drive", "alone"])
def test_a_chosen_folder_that_is_gone_is_told_and_never_made_anew(folder: Path, is_drive_there: bool) -> None:
    gone = folder / "stick" / "backups"
    if is_drive_there:
        gone.parent.mkdir()
    backups = Backups(gone, chosen=True)
    for work in (lambda: backups.make(folder / FILE_NAME, NOW), backups.entries, backups.newest_good):
        said = refusal(LibraryError, work)
        assert str(gone) in said and "Connect the drive" in said
    assert not gone.exists()


def test_a_folder_that_cannot_be_written_is_told(folder: Path, backups: Backups) -> None:
    backups.folder.mkdir()
    with read_only(backups.folder):
        said = refusal(LibraryError, lambda: backups.make(folder / FILE_NAME, NOW))
    assert str(backups.folder) in said and "choose another folder" in said


def test_a_full_disk_is_told_as_that_of_the_backups_and_leaves_no_half(folder: Path) -> None:
    with small_disk("1m") as disk:
        backups = Backups(disk.path)
        with disk.left(60_000):
            said = refusal(LibraryError, lambda: backups.make(folder / FILE_NAME, NOW))
        assert str(disk.path) in said and "Make room there" in said
        assert list(disk.path.iterdir()) == []


@given(st.lists(DAYS, max_size=60))
def test_the_rule_keeps_the_last_five_and_one_for_each_day_week_and_month(made: list[datetime]) -> None:
    kept = to_keep(made, NOW)
    assert kept <= set(made)
    assert kept >= set(sorted(set(made))[-LAST:])
    for instant in made:
        age = NOW - instant
        if age <= timedelta(days=14):
            assert any(one.date() == instant.date() for one in kept)
        if age <= timedelta(weeks=12):
            assert any(one.isocalendar()[:2] == instant.isocalendar()[:2] for one in kept)
        if age <= timedelta(days=365):
            assert any((one.year, one.month) == (instant.year, instant.month) for one in kept)
    assert len(kept) <= LAST + 15 + 13 + 13
    assert to_keep(kept, NOW) == kept
