"""What is written is kept: at once, when the window is closed, and where something stands in the way."""

import sqlite3
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest
from PIL import Image
from PySide6.QtCore import SIGNAL, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QTextEdit
from pytestqt.qtbot import QtBot

from nec_desktop.gui.file_editor import FileEditor
from nec_desktop.gui.main_window import MainWindow
from nec_desktop.gui.rich_dialogs import PictureDialog
from nec_desktop.gui.rich_editor import RichEditor
from tests.gui.keys import give_keyboard
from tests.gui.questions import answer_next
from tests.gui.windows import Open, desk_of, go_to_text, kept_in, line_of, page_of, start_plan, text_of


def test_what_is_typed_is_there_after_the_window_is_opened_again(
    qtbot: QtBot, open_window: Open, tmp_path: Path
) -> None:
    window = open_window()
    start_plan(qtbot, window, "Purbeck")
    edit = go_to_text(qtbot, window, "profile/description", "The area in brief")
    qtbot.keyClicks(edit, "Heath and coast.")
    qtbot.keyClick(edit, Qt.Key.Key_Left)
    written = edit.textCursor().position()
    window.close()
    assert "Heath and coast." in str(kept_in(tmp_path, "profile/description"))

    again = open_window()
    qtbot.waitUntil(again.start.continue_button.isVisible, timeout=5000)
    qtbot.mouseClick(again.start.continue_button, Qt.MouseButton.LeftButton)
    desk = desk_of(qtbot, again)
    assert page_of(desk).shown.address == "profile"
    assert "Heath and coast." in text_of(desk, "The area in brief").toPlainText()
    qtbot.waitUntil(lambda: text_of(desk, "The area in brief").textCursor().position() == written)


@pytest.mark.parametrize("address", ["methods/approach", "cover/approver"])
def test_from_the_home_one_goes_on_at_the_very_cursor(qtbot: QtBot, example: MainWindow, address: str) -> None:
    desk = example.desk
    assert desk
    give_keyboard(qtbot, example)
    desk.go_to(address)
    page = page_of(desk)
    # And not only its place: on the way to it the keyboard may come by the text's buttons.
    qtbot.waitUntil(lambda: page.place == address and isinstance(example.focusWidget(), QTextEdit | QLineEdit))
    qtbot.keyClick(example.focusWidget(), Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    for _ in range(7):
        qtbot.keyClick(example.focusWidget(), Qt.Key.Key_Right)
    assert page_of(desk).cursor_place == 7
    desk.show_home()
    qtbot.keyClick(desk.home.continue_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page_of(desk).place == address and page_of(desk).cursor_place == 7)


def test_what_is_being_typed_is_saved_when_the_system_ends_the_session(
    qtbot: QtBot, qapp: QApplication, open_window: Open, tmp_path: Path
) -> None:
    window = open_window()
    assert qapp.receivers(SIGNAL("commitDataRequest(QSessionManager&)"))
    desk = start_plan(qtbot, window, "Purbeck")
    desk.go_to("cover/approver")
    line = line_of(desk, "Approved by")
    line.setFocus()
    qtbot.keyClicks(line, "Superintendent")
    window._keep_written()  # only a system has the session that goes with the signal
    assert kept_in(tmp_path, "cover/approver") == "Superintendent" and window.isVisible()


def test_a_change_is_on_the_disk_within_a_second(qtbot: QtBot, open_window: Open, tmp_path: Path) -> None:
    desk = start_plan(qtbot, open_window(), "Purbeck")
    desk.go_to("profile/description")
    qtbot.keyClicks(text_of(desk, "The area in brief"), "Heath")
    qtbot.waitUntil(lambda: "Heath" in str(kept_in(tmp_path, "profile/description")), timeout=1000)


def test_what_cannot_be_saved_is_said_and_kept_and_saved_later(qtbot: QtBot, open_window: Open, tmp_path: Path) -> None:
    window = open_window()
    desk = start_plan(qtbot, window, "Purbeck")
    with closing(sqlite3.connect(tmp_path / "library.db")) as other:
        other.execute("BEGIN IMMEDIATE")  # another program that holds the file, as a backup may
        desk.session.put("cover/approver", "Superintendent")
        qtbot.waitUntil(lambda: window.saved_note.objectName() == "error", timeout=15000)
        assert not desk.session.is_saved
    for box in window.findChildren(QMessageBox):
        box.close()
    with qtbot.waitSignal(desk.session.saved, timeout=15000):
        pass
    assert kept_in(tmp_path, "cover/approver") == "Superintendent"


def test_what_cannot_be_saved_is_not_left_without_asking(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    desk = start_plan(qtbot, window, "Purbeck")
    desk.go_to("cover/due")
    line = line_of(desk, "Draft due")
    line.setFocus()
    qtbot.keyClicks(line, "31 February 2027")
    asked = answer_next("Stay and correct it")
    desk.go_to("profile")
    assert page_of(desk).shown.address == "cover"
    assert "Draft due" in asked[0]
    answer_next("Leave it out")
    desk.go_to("profile")
    assert page_of(desk).shown.address == "profile"


@pytest.mark.parametrize("in_text", [False, True])
def test_a_picture_that_is_still_being_read_is_not_left_without_asking(
    qtbot: QtBot, open_window: Open, tmp_path: Path, in_text: bool
) -> None:
    window = open_window()
    desk = start_plan(qtbot, window, "Purbeck")
    desk.go_to("profile")
    page = page_of(desk)
    (editor,), text = page.findChildren(FileEditor), page.findChildren(RichEditor)[0]
    Image.new("RGB", (64, 48), "green").save(tmp_path / "map.png")
    go_on = Event()
    desk.session.jobs.run(lambda _library: go_on.wait(20), lambda _: None, lambda _: None)
    (text.asking.take_picture if in_text else editor.take)(tmp_path / "map.png")
    assert not editor.error.isVisible() and not text.error.isVisible(), "nothing is wrong"
    asked = answer_next("Stay")
    desk.go_to("methods")
    assert "still being read" in asked[0] and page_of(desk) is page
    go_on.set()
    if in_text:
        qtbot.waitUntil(lambda: bool(window.findChildren(PictureDialog)), timeout=10000)
        window.findChildren(PictureDialog)[0].reject()
    else:
        qtbot.waitUntil(lambda: desk.session.plan.get("profile/map") is not None, timeout=10000)
    desk.go_to("methods")
    assert page_of(desk).shown.address == "methods"


def test_closing_never_passes_silently_over_a_failed_save(qtbot: QtBot, open_window: Open, tmp_path: Path) -> None:
    window = open_window()
    desk = start_plan(qtbot, window, "Purbeck")
    asked: list[str] = []

    def stay() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox) or not box.isVisible() or "could not be saved" not in box.text():
            QTimer.singleShot(100, stay)
            return
        asked.append(box.text())
        next(button for button in box.buttons() if button.text() == "Stay").click()

    with closing(sqlite3.connect(tmp_path / "library.db")) as other:
        other.execute("BEGIN IMMEDIATE")
        desk.session.put("cover/approver", "Superintendent")
        QTimer.singleShot(100, stay)
        window.close()
        assert asked and window.isVisible() and window.desk is desk
    for box in window.findChildren(QMessageBox):
        box.close()
    with qtbot.waitSignal(desk.session.saved, timeout=15000):
        pass
    assert kept_in(tmp_path, "cover/approver") == "Superintendent"


@pytest.mark.parametrize("where", ["flush", "remember"])
def test_a_fault_of_ours_on_the_way_closes_nothing_and_the_next_time_it_is_asked(
    qtbot: QtBot, plan_window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    window = plan_window
    desk = desk_of(qtbot, window)
    desk.go_to("cover/approver")
    line = line_of(desk, "Approved by")
    line.setFocus()
    line.clear()
    qtbot.keyClicks(line, "Superintendent")

    def fault() -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as wrong:
        wrong.setattr(desk, where, fault)
        with pytest.raises(ZeroDivisionError):  # which the net catches that tells what we did wrong
            window.close()
        assert window.isVisible() and window.desk is desk and line.text() == "Superintendent"
        asked = answer_next("Stay")
        window.close()
        assert window.isVisible() and "made a mistake when it was to be closed" in asked[0]
        with pytest.raises(ZeroDivisionError):
            window.close()
    asked = answer_next("Stay")
    window.close()
    assert asked and window.isVisible(), "who stays does so, though nothing is in the way any more"
    window.close()
    assert not window.isVisible()
    assert kept_in(tmp_path / "data", "cover/approver") == "Superintendent"


def test_where_a_fault_of_ours_stays_one_gets_out_all_the_same(
    qtbot: QtBot, plan_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desk_of(qtbot, plan_window)

    def fault() -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as wrong:
        wrong.setattr(desk, "flush", fault)
        with pytest.raises(ZeroDivisionError):
            plan_window.close()
        answer_next("Close all the same")
        plan_window.close()
        assert not plan_window.isVisible()
