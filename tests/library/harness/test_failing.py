"""The disk fails, is full, read-only or gone: that is said, nothing told as saved is lost, and it goes on after."""

import os
import shutil
import signal
import sys
import time
from pathlib import Path

import pytest

from nec_desktop.actions.workspace import Workspace
from tests.library.harness.checks import check
from tests.library.harness.disk import compiled
from tests.library.harness.working import WORKER, begun, end_of, lines, until, working
from tests.library.machine import held_back, small_disk


@pytest.fixture(scope="session")
def failing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library that lets writes fail, compiled."""
    return compiled("failing.c", tmp_path_factory.mktemp("failing"))


@pytest.mark.skipif(sys.platform != "linux", reason="LD_PRELOAD is Linux's")
@pytest.mark.parametrize(
    ("mode", "words"),
    [
        ("io", "The disk that holds"),
        ("half", "The disk that holds"),
        ("sync", "The disk that holds"),
        ("full", "The disk is full"),
        ("readonly", "The disk that holds"),
    ],
)
def test_writes_that_fail_are_told_and_what_was_saved_stays(
    tmp_path: Path, failing: Path, mode: str, words: str
) -> None:
    workspace, switch = Workspace(tmp_path / "data"), tmp_path / "switch"
    plan_id, told = begun(workspace.folder), list[str]()
    environment = {**os.environ, "LD_PRELOAD": str(failing), "NEC_FAIL": str(switch)}
    with working((*WORKER, str(workspace.folder), plan_id, "7"), environment) as worker:
        until(worker, told, "saved 3")
        for _ in range(3):
            switch.write_text(mode, encoding="utf-8")
            refused = until(worker, told, "refused")
            assert words in refused and "What was shown as saved is safe" in refused
            switch.unlink()
            until(worker, told, "saved")  # it goes on by itself when the disk is well again
        switch.write_text(mode, encoding="utf-8")
        until(worker, told, "refused")
        told += end_of(worker)
    switch.unlink()
    assert check(workspace, plan_id, told) > 3


def test_a_disk_that_fills_up_is_told_and_what_was_saved_stays(tmp_path: Path) -> None:
    with small_disk("3m") as disk:
        workspace = Workspace(disk.path / "data")
        plan_id, told = begun(workspace.folder), list[str]()
        command = (*WORKER, str(workspace.folder), plan_id, "8")
        with working(command if disk.is_mounted else held_back(*command, largest_file=1_000_000)) as worker:
            assert disk.words in until(worker, told, "refused", 60)
            told += end_of(worker)
        shutil.move(workspace.folder, tmp_path / "data")
        assert check(Workspace(tmp_path / "data"), plan_id, [line for line in told if line[:6] != "export"]) > 3


def test_nothing_is_said_to_be_saved_once_the_drive_has_gone(tmp_path: Path) -> None:
    """The folder is taken away while the library is open, as a drive that is pulled out is, and put back later."""
    workspace, away = Workspace(tmp_path / "data"), tmp_path / "away"
    plan_id, told = begun(workspace.folder), list[str]()
    with working((*WORKER, str(workspace.folder), plan_id, "10")) as worker:
        until(worker, told, "saved 5")
        workspace.folder.rename(away)
        refused = until(worker, told, "refused")
        assert "nothing more is saved to it" in refused
        after = [next(lines(worker)) for _ in range(20)]
        assert not [line for line in after if line.startswith(("saved", "version", "backup"))]
        told += end_of(worker)
    shutil.rmtree(workspace.folder, ignore_errors=True)  # nothing but locks can have been made there
    away.rename(workspace.folder)
    assert check(workspace, plan_id, told) >= 5


def test_who_sleeps_loses_nothing_and_goes_on(tmp_path: Path) -> None:
    """A laptop that sleeps stops every program in the middle of what it does, for hours."""
    workspace = Workspace(tmp_path / "data")
    plan_id, told = begun(workspace.folder), list[str]()
    with working((*WORKER, str(workspace.folder), plan_id, "11")) as worker:
        for _ in range(5):
            until(worker, told, "saved")
            worker.send_signal(signal.SIGSTOP)
            time.sleep(0.2)
            with workspace.read() as library:
                assert library.values(plan_id)
            worker.send_signal(signal.SIGCONT)
        told += end_of(worker)
    check(workspace, plan_id, told)
    assert not [line for line in told if line.startswith("refused")]
