"""The program is killed while it saves: what was told as saved is there, whole, and nothing is half there."""

import random
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from nec_desktop.library.library import FILE_NAME, Library
from nec_desktop.library.schema import VERSION
from tests.library.after_kill import check_after_kill
from tests.library.holders import kill, line, program
from tests.library.saver import numbered


def kill_while_saving(folder: Path, plan_id: str, source: random.Random) -> int:
    """Let a program save, kill it at some moment, and return the last number that it told as saved."""
    with program("count", folder, plan_id) as saver:
        told = [line(saver) for _ in range(source.randint(1, 120))]
        told += kill(saver)
    # The kill may cut off the last line in the middle of its number, which then is a smaller one.
    return max(int(number) for number in told if number.isdigit())


def kill_often(folder: Path, kills: int, seed: int) -> None:
    source = random.Random(seed)
    with Library(folder, writing=True) as library:
        plan_id = library.add_plan("nec-plan", "dorset-nec-2019", numbered(0))
    for _ in range(kills):
        check_after_kill(folder, plan_id, kill_while_saving(folder, plan_id, source))


def test_what_was_told_as_saved_survives_being_killed(tmp_path: Path) -> None:
    kill_often(tmp_path, 10, seed=1)


@pytest.mark.long
def test_what_was_told_as_saved_survives_being_killed_long(tmp_path: Path) -> None:
    kill_often(tmp_path, 200, seed=2)


def test_an_upgrade_that_is_killed_half_way_has_not_begun(tmp_path: Path) -> None:
    with Library(tmp_path, writing=True) as library:
        plan_id = library.add_plan("nec-plan", "dorset-nec-2019", numbered(7))
    changes = tmp_path / f"{FILE_NAME}-wal"
    with program("upgrade", tmp_path) as upgrade:
        while not changes.exists() or changes.stat().st_size < 1_000_000:
            assert upgrade.poll() is None, "the upgrade ended before it could be killed"
            time.sleep(0.01)
        kill(upgrade)
    with Library(tmp_path, writing=True) as library:
        assert [entry.outline for entry in library.plans()] == ["nec-plan"]
        assert library.values(plan_id) == {change.address: change.content for change in numbered(7)}
    (copy,) = tmp_path.glob(f"library-v{VERSION}-*.db")
    for file in (tmp_path / FILE_NAME, copy):
        with closing(sqlite3.connect(file)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
