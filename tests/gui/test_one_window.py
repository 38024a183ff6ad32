"""A program that is started while a window has the library hands over to that window. Real programs, one display."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from nec_desktop.actions.packing import pack
from nec_desktop.actions.plans import make_example, open_plan
from nec_desktop.actions.workspace import Workspace
from nec_desktop.gui import one_window
from nec_desktop.gui.main_window import MainWindow
from nec_desktop.gui.offer_dialog import OfferDialog
from nec_desktop.gui.one_window import OneWindow
from nec_desktop.library.places import HOLDER
from tests.display import display
from tests.gui.windows import desk_of, line_of, start_plan
from tests.library.holders import program
from tests.program import EXAMPLE_TITLE, PROGRAM

Running = subprocess.Popen[str]


@contextmanager
def started(folder: Path, *arguments: str | Path, screen: str = "") -> Iterator[Running]:
    """Run the program; it ends with the block."""
    command = [*PROGRAM, "--data-dir", folder, *arguments]
    environment = {**os.environ, "DISPLAY": screen} if screen else dict(os.environ)
    with subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8", env=environment) as running:
        try:
            yield running
        finally:
            running.send_signal(signal.SIGCONT)
            running.kill()


@pytest.fixture
def first(window: MainWindow, workspace: Workspace) -> Iterator[MainWindow]:
    """A window that has the library and listens."""
    listening = OneWindow(window, workspace.folder)
    yield window
    listening.close()


def told_by(qtbot: QtBot, second: Running) -> str:
    """Let a second program end as it should, while the first goes on, and return what it said."""
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=30000)
    assert second.stderr and second.returncode == 0
    return second.stderr.read().strip()


def test_the_first_window_comes_to_the_front(qtbot: QtBot, first: MainWindow, workspace: Workspace) -> None:
    first.showMinimized()
    with started(workspace.folder) as second:
        said = told_by(qtbot, second)
    assert said == "NEC Desktop is open already. Its window has been brought to the front."
    assert not first.isMinimized() and first.isVisible()


def test_the_first_window_shows_what_was_asked_for(qtbot: QtBot, first: MainWindow, workspace: Workspace) -> None:
    with started(workspace.folder, "--example") as second:
        assert "is shown in its window" in told_by(qtbot, second)
    desk = desk_of(qtbot, first)
    assert desk.session.plan.title == EXAMPLE_TITLE
    with started(workspace.folder, "--plan", desk.session.plan.id) as second:
        told_by(qtbot, second)
    assert first.desk is desk, "a plan that is open already stays as it is"


def test_a_plan_is_named_to_the_first_window(qtbot: QtBot, first: MainWindow, workspace: Workspace) -> None:
    made: list[str] = []
    first._jobs.run(lambda library: make_example(workspace, library), made.append, made.append)
    qtbot.waitUntil(lambda: bool(made))
    with started(workspace.folder, "--plan", "East Dorset") as second:
        told_by(qtbot, second)
    assert desk_of(qtbot, first).session.plan.id == made[0]


def test_a_word_file_is_given_to_the_first_window(
    qtbot: QtBot, first: MainWindow, workspace: Workspace, tmp_path: Path
) -> None:
    file = tmp_path / "returned.DOCX"
    file.write_bytes(b"not a Word file")
    with started(workspace.folder, file) as second:
        assert "is shown in its window" in told_by(qtbot, second)
    boxes = [box for box in first.findChildren(QMessageBox) if box.isVisible()]
    assert "Open the plan that this is a copy of" in boxes[0].text()
    with started(workspace.folder, "--example") as second:
        assert "waits there for an answer, so nothing else was opened" in told_by(qtbot, second)
    boxes[0].close()
    assert first.desk is None


def test_a_plan_that_was_handed_over_is_given_to_the_first_window(
    qtbot: QtBot, first: MainWindow, workspace: Workspace, tmp_path: Path
) -> None:
    there = Workspace(tmp_path / "a colleague")
    with there.write() as library:
        opened = open_plan(there, library, make_example(there, library))
        pack(there, library, opened.plan, tmp_path / "Their plan.necplan")
    with started(workspace.folder, tmp_path / "Their plan.necplan") as second:
        assert "is shown in its window" in told_by(qtbot, second)
    qtbot.waitUntil(lambda: bool(first.findChildren(OfferDialog)), timeout=20000)
    (dialog,) = first.findChildren(OfferDialog)
    assert dialog.title.text() == EXAMPLE_TITLE and "It is not here yet" in dialog.said_note.text()
    dialog.reject()


def test_a_question_before_the_plan_is_left_keeps_the_second_program_from_nothing(
    qtbot: QtBot, first: MainWindow, workspace: Workspace
) -> None:
    desk = start_plan(qtbot, first, "Purbeck")
    desk.go_to("cover/due")
    qtbot.keyClicks(line_of(desk, "Draft due"), "31 February 2027")
    asked: list[str] = []
    with started(workspace.folder, "--example") as second:

        def answer() -> None:
            box = QApplication.activeModalWidget()
            if isinstance(box, QMessageBox) and second.poll() is not None:
                asked.append(box.text())
                next(button for button in box.buttons() if button.text() == "Stay and correct it").click()
            else:
                QTimer.singleShot(50, answer)

        QTimer.singleShot(50, answer)
        said = told_by(qtbot, second)
        qtbot.waitUntil(lambda: bool(asked))
    assert "does not answer" not in said and "shown in its window" in said
    assert first.desk is desk
    line_of(desk, "Draft due").clear()


@pytest.mark.parametrize(
    "sent", [b"no JSON\n", b"[]\n", b'{"plan": 1}\n', b'{"unlink": "/"}\n', b"\xff\n", b"x" * 300_000]
)
def test_what_is_not_one_of_our_programs_is_shown_nothing(
    qtbot: QtBot, first: MainWindow, workspace: Workspace, sent: bytes
) -> None:
    socket = QLocalSocket()
    socket.connectToServer(one_window._name(workspace.folder))
    assert socket.waitForConnected(2000)
    socket.write(sent)
    qtbot.waitUntil(lambda: socket.state() == QLocalSocket.LocalSocketState.UnconnectedState)
    assert socket.readAll().isEmpty() and first.desk is None


def test_a_file_left_by_a_killed_program_keeps_nobody_out(workspace: Workspace) -> None:
    workspace.folder.mkdir()
    (workspace.folder / HOLDER).write_text("{}", encoding="utf-8")
    assert one_window.hand_over(workspace.folder, one_window.Asked()) is None


def test_a_command_that_has_the_library_is_named(workspace: Workspace) -> None:
    with program("hold", workspace.folder), display() as screen, started(workspace.folder, screen=screen) as second:
        assert second.stderr
        said = second.stderr.readline()
    assert said.startswith("The library is open in a NEC Desktop window (") and "Close it there and try again" in said


def _opened(folder: Path) -> None:
    """Wait until a program has the library."""
    until = time.monotonic() + 30
    while not (folder / HOLDER).exists():
        assert time.monotonic() < until
        time.sleep(0.05)


def test_of_two_started_at_once_one_shows_the_window(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with display() as screen, started(folder, screen=screen) as one, started(folder, screen=screen) as other:
        until = time.monotonic() + 40
        while one.poll() is None and other.poll() is None:
            assert time.monotonic() < until, "both are running"
            time.sleep(0.1)
        ended, stays = (one, other) if one.poll() is not None else (other, one)
        assert ended.stderr and ended.returncode == 0
        assert "NEC Desktop is open already" in ended.stderr.read()
        time.sleep(0.5)
        assert stays.poll() is None


def test_a_killed_window_keeps_nobody_out_and_a_hung_one_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with display() as screen:
        with started(folder, screen=screen) as killed:
            _opened(folder)
        assert killed.poll() is not None and (folder / HOLDER).exists()
        (folder / HOLDER).write_text("{}", encoding="utf-8")
        with started(folder, screen=screen) as hung:
            until = time.monotonic() + 30
            while "window" not in (folder / HOLDER).read_text(encoding="utf-8"):
                assert hung.poll() is None and time.monotonic() < until
                time.sleep(0.05)
            time.sleep(1.5)  # until it listens
            hung.send_signal(signal.SIGSTOP)
            with started(folder, screen=screen) as second:
                assert second.stderr
                said = second.stderr.readline()
    assert said.startswith("The library is open in a NEC Desktop window (")
    assert "It does not answer. If it stays so, end it" in said
    QCoreApplication.processEvents()
