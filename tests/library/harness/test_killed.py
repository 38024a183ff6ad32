"""A program that saves, keeps versions, backs up and exports is killed at random moments; so is an upgrade."""

import random
import shutil
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from nec_desktop.actions.workspace import Workspace
from nec_desktop.library.library import FILE_NAME, Library
from nec_desktop.library.schema import VERSION
from tests.library.harness.checks import check
from tests.library.harness.working import WORKER, begun, end_of, working
from tests.library.kept import DATA


def kill_often(folder: Path, kills: int, seed: int, longest: float) -> list[str]:
    """Kill a worker again and again, each after up to `longest` seconds; return all that was told."""
    source, workspace = random.Random(seed), Workspace(folder / "data")
    plan_id, told = begun(workspace.folder), list[str]()
    for turn in range(kills):
        with working((*WORKER, str(workspace.folder), plan_id, str(seed * 10_000 + turn))) as worker:
            time.sleep(source.uniform(0, longest))
            told += end_of(worker)
        check(workspace, plan_id, told)
        told = [line for line in told if line.startswith(("version", "backup"))] + told[-30:]
    return told


def test_a_killed_program_never_damages_the_library_or_loses_what_it_told(tmp_path: Path) -> None:
    told = kill_often(tmp_path, 6, seed=1, longest=1.5)
    assert any(line.startswith("saved") for line in told), "the worker came to work"
    assert not [line for line in told if line.startswith("refused")]


@pytest.mark.long
@pytest.mark.parametrize("seed", range(10))
def test_a_killed_program_never_damages_the_library_or_loses_what_it_told_long(tmp_path: Path, seed: int) -> None:
    told = kill_often(tmp_path, 100, seed=100 + seed, longest=1.2)
    for what in ("saved", "version", "backup", "exported"):
        assert any(line.startswith(what) for line in told) or what == "exported"


UPGRADE = """
import sys; from pathlib import Path; from nec_desktop.library.library import Library
print("ready", flush=True)
Library(Path(sys.argv[1]), writing=True).close()
print("done", flush=True)
"""


def kill_upgrades(folder: Path, kills: int, seed: int) -> set[bool]:
    """Kill upgrades of every released schema at random moments; return whether any had been done, and any not."""
    source, ends = random.Random(seed), set()
    versions = [version for version in range(1, VERSION) if (DATA / f"library-v{version}.db").exists()]
    for turn in range(kills):
        place = folder / str(turn)
        place.mkdir()
        old = DATA / f"library-v{source.choice(versions)}.db"
        shutil.copy(old, place / FILE_NAME)
        with Library(_upgraded(old, folder / f"whole {turn}"), writing=False) as library:
            expected = {entry.id: library.values(entry.id) for entry in library.plans()}
        with working((sys.executable, "-c", UPGRADE, str(place))) as upgrade:
            time.sleep(source.uniform(0, 0.06))
            ends.add("done" in end_of(upgrade))
        with Library(place, writing=True) as library:
            assert {entry.id: library.values(entry.id) for entry in library.plans()} == expected
        with closing(sqlite3.connect(place / FILE_NAME)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
        shutil.rmtree(place)
    return ends


def _upgraded(old: Path, folder: Path) -> Path:
    folder.mkdir()
    shutil.copy(old, folder / FILE_NAME)
    Library(folder, writing=True).close()
    return folder


def test_an_upgrade_that_is_killed_never_loses_a_value(tmp_path: Path) -> None:
    kill_upgrades(tmp_path, 6, seed=3)


@pytest.mark.long
def test_an_upgrade_that_is_killed_never_loses_a_value_long(tmp_path: Path) -> None:
    assert kill_upgrades(tmp_path, 100, seed=4) == {True, False}, "some were killed before they were done"
