"""Who is writing is asked on a quiet line of the start page, and goes with changes at once."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from nec_desktop.actions.workspace import Workspace
from nec_desktop.gui.main_window import MainWindow
from nec_desktop.gui.writer_dialog import WriterDialog
from nec_desktop.plan.plan import Change, Edit
from tests.gui.windows import Open, open_example


def asked(qtbot: QtBot, window: MainWindow) -> WriterDialog:
    qtbot.waitUntil(lambda: bool(window.findChildren(WriterDialog)))
    return window.findChildren(WriterDialog)[-1]


def test_who_is_writing_is_told_once_by_keyboard_and_goes_with_changes(
    qtbot: QtBot, open_window: Open, tmp_path: Path
) -> None:
    window = open_window()
    button = window.start.writer_button
    qtbot.waitUntil(button.isVisible)
    assert "Who is writing" in button.text()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    dialog = asked(qtbot, window)
    qtbot.keyClicks(dialog.name, "Sam Example")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Tab)
    qtbot.keyClicks(dialog.post, "Inspector")
    qtbot.keyClick(dialog.post, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Sam Example, Inspector" in button.text())
    assert Workspace(tmp_path).writer == "Sam Example, Inspector"

    desk = open_example(qtbot, window)
    desk.session.apply(Edit("Write", (Change("cover/area", "Elsewhere"),)))
    desk.session.finish_saving()
    with Workspace(tmp_path).read() as library:
        (change,) = library.earlier(desk.session.plan.id, "cover/area")
    assert change.replaced_by == "Sam Example, Inspector"


def test_who_is_writing_may_be_left_out_and_what_was_told_is_shown_again(
    qtbot: QtBot, open_window: Open, tmp_path: Path
) -> None:
    window = open_window()
    qtbot.waitUntil(window.start.writer_button.isVisible)
    window.start.ask_writer()
    dialog = asked(qtbot, window)
    qtbot.keyClicks(dialog.post, "Sergeant")
    dialog.save_button.click()
    qtbot.waitUntil(lambda: "Sergeant" in window.start.writer_button.text())
    window.start.ask_writer()
    again = next(one for one in window.findChildren(WriterDialog) if one is not dialog)
    assert (again.name.text(), again.post.text()) == ("", "Sergeant")
    again.cancel_button.click()
    assert Workspace(tmp_path).writer == "Sergeant"
