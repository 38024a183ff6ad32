"""The window on a real library: start, write, close, and find it all again."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from nec_desktop.actions.workspace import Workspace
from nec_desktop.document.profile import CopyProfile
from nec_desktop.gui.jobs import Jobs
from nec_desktop.gui.main_window import MainWindow


def _window(qtbot: QtBot, folder: Path) -> tuple[MainWindow, Jobs, Callable[[], bool]]:
    jobs = Jobs(Workspace(folder))
    window = MainWindow(jobs)
    qtbot.addWidget(window)
    window.show()
    return window, jobs, lambda: window.session is not None


def test_what_is_typed_is_there_after_the_window_is_opened_again(qtbot: QtBot, tmp_path: Path) -> None:
    window, jobs, opened = _window(qtbot, tmp_path)
    qtbot.keyClicks(window.start.area, "Purbeck")
    qtbot.mouseClick(window.start.new_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(opened, timeout=5000)
    window.go_to("profile/description")
    editor = window.stack.currentWidget().findChild(QTextEdit)
    assert editor is not None
    qtbot.keyClicks(editor, "Heath and coast.")
    window.close()
    jobs.close()

    with Workspace(tmp_path).read() as library:
        (entry,) = library.plans()
        kept = library.values(entry.id)["profile/description"]
    assert "Heath and coast." in str(kept)


def test_the_example_is_opened_checked_and_exported(qtbot: QtBot, tmp_path: Path) -> None:
    window, jobs, opened = _window(qtbot, tmp_path)
    window.show_example()
    qtbot.waitUntil(opened, timeout=10000)
    assert window.session is not None
    for address in window.session.plan.every_page():
        window.go_to(address)
    target = tmp_path / "plan.docx"
    window.export(target, CopyProfile())
    qtbot.waitUntil(target.exists, timeout=20000)
    window.close()
    jobs.close()
