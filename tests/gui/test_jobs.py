"""The threads beside the window's, and what comes back from them."""

import sys
from pathlib import Path
from threading import Event
from typing import Literal

import pytest
from PySide6.QtWidgets import QApplication

from nec_desktop.actions.workspace import Workspace
from nec_desktop.gui.jobs import Jobs
from nec_desktop.library.library import Library


def test_what_was_under_way_when_the_library_was_closed_is_not_delivered(qapp: QApplication, tmp_path: Path) -> None:
    jobs = Jobs(Workspace(tmp_path))
    delivered: list[object] = []
    jobs.run(lambda library: library, delivered.append, delivered.append)
    jobs.ask(lambda _library: None)  # so the first is done, and its result on its way
    jobs.close()
    qapp.processEvents()
    assert delivered == []


def test_nothing_is_begun_beside_a_library_that_is_closed(qapp: QApplication, tmp_path: Path) -> None:
    jobs = Jobs(Workspace(tmp_path))
    delivered: list[object] = []
    jobs.close()
    jobs.look(lambda library: library, delivered.append, delivered.append)
    jobs.think(lambda: "thought", delivered.append, delivered.append)
    qapp.processEvents()
    assert delivered == []


@pytest.mark.parametrize("way", ["run_apart", "look"])
def test_what_is_read_beside_the_library_has_what_was_being_saved(
    qapp: QApplication, tmp_path: Path, way: Literal["run_apart", "look"]
) -> None:
    jobs, go_on = Jobs(Workspace(tmp_path)), Event()
    read: list[object] = []

    def save(library: Library) -> None:
        go_on.wait(20)
        library.add_plan("nec-plan", "dorset-nec-2019", [])

    jobs.run(save, lambda _: None, read.append)
    getattr(jobs, way)(lambda library: len(library.plans()), read.append, read.append)
    go_on.set()
    while not read:
        qapp.processEvents()
    jobs.close()
    assert read == [1]


def test_what_is_done_at_once_comes_back_only_when_the_window_lives_on(qapp: QApplication, tmp_path: Path) -> None:
    """Whoever asks for something and then waits in a loop, as a window does that is closed, must not have missed it."""
    jobs = Jobs(Workspace(tmp_path))
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)  # threads take turns so often that some work has ended before it is waited for
    try:
        delivered: list[object] = []
        for _ in range(4000):
            jobs.think(lambda: "thought", delivered.append, delivered.append)
            assert not delivered
    finally:
        sys.setswitchinterval(before)
    jobs.think(lambda: "the last", delivered.append, delivered.append)
    while "the last" not in delivered:
        qapp.processEvents()
    assert delivered.count("thought") == 4000
    jobs.close()
