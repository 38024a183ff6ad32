"""Boxes for words without looks, on the review desk and where a copy is sent: what a right click pastes there."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from nec_desktop.gui.main_window import MainWindow
from nec_desktop.gui.plain_box import PlainBox
from nec_desktop.gui.send_dialog import SendDialog
from tests.gui.keys import give_keyboard
from tests.gui.menus import line_named
from tests.gui.questions import told_in_front
from tests.gui.returning import drop, files_as_data
from tests.gui.reviewing import Reviewed, desk_shown, first, press

Box = tuple[MainWindow, PlainBox]


@pytest.fixture(params=["reply", "edit first", "reviewers"])
def box(request: pytest.FixtureRequest, qtbot: QtBot, reviewed: Reviewed) -> Box:
    """An empty box with the keyboard."""
    window = reviewed(Chair=first)
    give_keyboard(qtbot, window)
    if request.param == "reviewers":
        assert window.desk
        dialog = SendDialog(window.desk.session, "", "Engagement plan", window)
        dialog.open()
        give_keyboard(qtbot, dialog)
        found = dialog.reviewers
    else:
        _desk, review = desk_shown(qtbot, window)
        found = review.card.reply_box if request.param == "reply" else review.card.edit_box
        press(qtbot, Qt.Key.Key_C if request.param == "reply" else Qt.Key.Key_E)
    found.clear()
    found.setFocus()
    qtbot.waitUntil(found.hasFocus)
    return window, found


def paste_by_menu(box: PlainBox) -> bool:
    """Choose Paste in the menu of a right click; False where it cannot be chosen."""
    place = QPoint(4, 4)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, box.viewport().mapToGlobal(place))
    QApplication.sendEvent(box.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    paste = line_named(menu, "edit-paste")
    allowed = paste.isEnabled()
    paste.trigger()
    menu.close()
    return allowed


def words() -> QMimeData:
    """Words, as a mail program copies them."""
    data = QMimeData()
    data.setHtml("<p>A <b>good</b> <a href='https://example.org'>plan</a>.</p><ul><li>Thanks</li></ul>")
    return data


@pytest.mark.parametrize("name", ["map.png", "notes.xlsx"])
def test_neither_a_picture_nor_a_file_is_written_as_its_path(qtbot: QtBot, box: Box, tmp_path: Path, name: str) -> None:
    window, edit = box
    file = tmp_path / name
    file.touch()
    QGuiApplication.clipboard().setMimeData(files_as_data(file))
    paste_by_menu(edit)
    assert edit.toPlainText() == ""
    qtbot.keyClick(edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert f"“{name}” is a file" in told_in_front(window), "it is said instead"
    assert edit.toPlainText() == ""


def test_a_picture_of_the_screen_writes_nothing(box: Box) -> None:
    _window, edit = box
    QGuiApplication.clipboard().setImage(QImage(8, 8, QImage.Format.Format_RGB32))
    assert not paste_by_menu(edit)
    assert edit.toPlainText() == ""


def test_words_with_looks_are_pasted_without_them(box: Box) -> None:
    _window, edit = box
    QGuiApplication.clipboard().setMimeData(words())
    assert paste_by_menu(edit)
    assert edit.toPlainText() == "A good plan.\nThanks"
    assert "font-weight:7" not in edit.toHtml() and "example.org" not in edit.toHtml()


@pytest.mark.parametrize("box", ["reply"], indirect=True)
def test_a_picture_dropped_on_a_box_is_not_written_either(box: Box, tmp_path: Path) -> None:
    window, edit = box
    file = tmp_path / "map.png"
    file.touch()
    drop(window, edit.viewport().mapTo(window, QPoint(5, 5)), file)
    assert "“map.png” is a file" in told_in_front(window)
    assert edit.toPlainText() == ""
