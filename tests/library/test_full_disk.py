"""The disk is full: a sentence, everything told as saved is there, and saving goes on when there is room again."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from nec_desktop.library.errors import LibraryError
from nec_desktop.library.library import FILE_NAME, Library
from nec_desktop.library.schema import STEPS, bring_up_to_date
from nec_desktop.plan.plan import Change
from tests.library.holders import end, line, program
from tests.library.machine import small_disk
from tests.library.saver import filler
from tests.small_plan import NOW, refusal


def started(folder: Path) -> str:
    """Start a plan in a folder and return its id."""
    with Library(folder, writing=True) as library:
        return library.add_plan("nec-plan", "dorset-nec-2019", [Change("cover/title", "A plan on a small disk")])


def check_whole(folder: Path, plan_id: str, told: int) -> None:
    """Check that all texts told as saved are there, and the next one not."""
    with Library(folder, writing=False) as library:
        values = library.values(plan_id)
    assert values.pop("cover/title") == "A plan on a small disk"
    expected = [filler(number) for number in range(1, told + 1)]
    assert values == {change.address: change.content for change in expected}
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_a_file_that_may_not_grow_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    plan_id = started(tmp_path)
    with program("fill", tmp_path, plan_id, largest_file=500_000) as filling:
        told = 0
        while (words := line(filling)).isdigit():
            told = int(words)
        end(filling)
    assert told > 5
    assert str(tmp_path / FILE_NAME) in words and "What was shown as saved is safe" in words
    check_whole(tmp_path, plan_id, told)
    with Library(tmp_path, writing=True) as library:
        library.save(plan_id, [filler(told + 1)])
    check_whole(tmp_path, plan_id, told + 1)


def test_a_full_disk_is_told_nothing_is_lost_and_saving_goes_on_when_there_is_room() -> None:
    with small_disk("1m") as disk:
        plan_id = started(disk.path)
        with Library(disk.path, writing=True) as library:
            told = 0

            def fill() -> None:
                nonlocal told
                while told < 1000:
                    library.save(plan_id, [filler(told + 1)])
                    told += 1

            with disk.left(500_000):
                said = refusal(LibraryError, fill)
                assert said.startswith(disk.words) and "What was shown as saved is safe" in said
                assert len(library.values(plan_id)) == told + 1, "what was saved can still be read"
            library.save(plan_id, [filler(told + 1)])
        assert told > 5
        check_whole(disk.path, plan_id, told + 1)


def test_a_library_cannot_be_started_on_a_full_disk_and_leaves_no_half_of_one() -> None:
    with small_disk("256k") as disk:
        with disk.left(12_000):
            said = refusal(LibraryError, lambda: Library(disk.path, writing=True))
            assert disk.words in said
            assert not list(disk.path.glob("library.db*"))
        with Library(disk.path, writing=True) as library:
            assert library.plans() == []


def test_an_upgrade_does_not_begin_where_there_is_no_room_for_its_copy() -> None:
    with small_disk("1m") as disk:
        plan_id = started(disk.path)
        with Library(disk.path, writing=True) as library:
            library.save(plan_id, [filler(number) for number in range(1, 11)])
        before = (disk.path / FILE_NAME).read_bytes()
        with disk.left(80_000), pytest.raises(sqlite3.OperationalError, match=r"full|disk I/O"):
            bring_up_to_date(disk.path / FILE_NAME, NOW, (*STEPS, ("DELETE FROM value",)))
        assert (disk.path / FILE_NAME).read_bytes() == before
        assert not list(disk.path.glob("library-v*"))
