"""What a right click offers where one writes, and keys that write nothing there."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QTableView, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from nec_desktop.gui.edit_menu import edit_menu
from nec_desktop.gui.main_window import MainWindow
from tests.gui.keys import give_keyboard
from tests.gui.menus import line_named
from tests.gui.questions import told_in_front
from tests.gui.returning import files_as_data
from tests.gui.windows import go_to_text, line_of


@pytest.fixture
def window(qtbot: QtBot, example: MainWindow) -> MainWindow:
    """The window on the example, with the keyboard."""
    give_keyboard(qtbot, example)
    return example


def copy(file: Path) -> None:
    """Copy a file as a file manager does."""
    file.touch()
    QGuiApplication.clipboard().setMimeData(files_as_data(file))


def line_with_file_copied(qtbot: QtBot, window: MainWindow, file: Path) -> QLineEdit:
    """Go to a line of the plan, and copy a file that could be pasted there."""
    assert window.desk
    window.desk.go_to("cover/approver")
    line = line_of(window.desk, "Approved by")
    qtbot.waitUntil(line.hasFocus)
    copy(file)
    return line


def test_undo_and_redo_are_the_windows_own_lines_with_the_windows_keys(qtbot: QtBot, window: MainWindow) -> None:
    assert window.desk
    text = go_to_text(qtbot, window, "methods/approach", "Our approach")
    qtbot.keyClicks(text, "Well")
    window.desk.flush()
    menu = edit_menu(text)
    undo = next(action for action in menu.actions() if action.shortcut() == QKeySequence("Ctrl+Z"))
    qtbot.waitUntil(lambda: undo.text() == "&Undo: Typing in Our approach")
    undo.trigger()
    assert not text.toPlainText().endswith("Well")
    redo = next(action for action in menu.actions() if action.shortcut() == QKeySequence("Ctrl+Y"))
    redo.trigger()
    assert text.toPlainText().endswith("Well")


def test_a_line_with_an_undo_of_its_own_names_the_same_key(qtbot: QtBot) -> None:
    line = QLineEdit("x")
    qtbot.addWidget(line)
    assert line_named(edit_menu(line), "edit-redo").text().endswith("\tCtrl+Y")


def test_a_file_pasted_by_the_menu_is_not_written_as_its_path(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    line = line_with_file_copied(qtbot, window, tmp_path / "notes.xlsx")
    before = line.text()
    line_named(edit_menu(line), "edit-paste").trigger()
    assert "“notes.xlsx” is a file" in told_in_front(window)
    assert line.text() == before
    QGuiApplication.clipboard().setText("Superintendent")
    line.clear()
    line_named(edit_menu(line), "edit-paste").trigger()
    assert line.text() == "Superintendent"


def test_a_right_click_on_a_line_to_search_in_opens_that_menu(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.finding.show()
    assert window.finding.panel
    line = window.finding.panel.wanted
    qtbot.waitUntil(line.hasFocus)
    copy(tmp_path / "notes.xlsx")
    QApplication.sendEvent(
        line, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(3, 3), line.mapToGlobal(QPoint(3, 3)))
    )
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    line_named(menu, "edit-paste").trigger()
    menu.close()
    assert "“notes.xlsx” is a file" in told_in_front(window)
    assert line.text() == ""


def test_a_picture_is_not_written_as_its_path_on_a_line(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    line = line_with_file_copied(qtbot, window, tmp_path / "map.png")
    before = line.text()
    qtbot.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert "“map.png” is a file" in told_in_front(window)
    assert line.text() == before


@pytest.mark.parametrize(
    ("address", "kind"),
    [("methods/approach", QTextEdit), ("cover/approver", QLineEdit), ("events", QTableView)],
)
def test_shift_and_f10_opens_the_menu_that_a_right_click_opens(
    qtbot: QtBot, window: MainWindow, address: str, kind: type[QWidget]
) -> None:
    assert window.desk
    window.desk.go_to(address)
    qtbot.waitUntil(lambda: isinstance(window.focusWidget(), kind))
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu) and any("Earlier texts" in action.text() for action in menu.actions())
    menu.close()


@pytest.mark.parametrize(
    ("address", "kind"), [("methods/approach", QTextEdit), ("cover/approver", QLineEdit), ("cover/due", QLineEdit)]
)
def test_alt_with_a_letter_that_is_no_buttons_writes_nothing(
    qtbot: QtBot, window: MainWindow, address: str, kind: type[QTextEdit | QLineEdit]
) -> None:
    assert window.desk
    window.desk.go_to(address)
    qtbot.waitUntil(lambda: isinstance(window.focusWidget(), kind))
    edit = window.focusWidget()
    assert isinstance(edit, QTextEdit | QLineEdit)

    def words() -> str:
        return edit.toPlainText() if isinstance(edit, QTextEdit) else edit.text()

    before = words()
    qtbot.keyClick(edit, Qt.Key.Key_Q, Qt.KeyboardModifier.AltModifier)
    assert words() == before
