"""Removing personal data in the window: found, asked once, and not brought back by undo or the clipboard."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox, QTextEdit
from pytestqt.qtbot import QtBot

from nec_desktop.actions.workspace import Workspace
from nec_desktop.gui.main_window import MainWindow
from nec_desktop.gui.remove_personal import RemovePersonal, ask_what_to_remove
from tests.gui.questions import answer_next
from tests.library.every_byte import places_of

NAME = "Zebedina Quorl"


def _boxes() -> list[QMessageBox]:
    return [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QMessageBox)]


def dialog_of(qtbot: QtBot, window: MainWindow, words: str) -> RemovePersonal:
    """Open the dialog, and let it find words."""
    ask_what_to_remove(window)
    (dialog,) = window.findChildren(RemovePersonal)
    qtbot.keyClicks(dialog.words, words)
    qtbot.keyClick(dialog.words, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.remove_button.isEnabled, timeout=20000)
    return dialog


def test_words_are_removed_and_nothing_brings_them_back(
    qtbot: QtBot, example: MainWindow, workspace: Workspace
) -> None:
    assert example.desk
    example.desk.session.put("cover/area", f"Home of {NAME}")
    example.desk.session.put("cover/area", "Nobody’s home")
    example.desk.session.put("cover/title", f"Plan of {NAME}")
    QGuiApplication.clipboard().setText(f"Copied: {NAME}")
    dialog = dialog_of(qtbot, example, NAME)
    shown = [dialog.places.item(row).text() for row in range(dialog.places.count())]
    assert any("Out of reach" in line for line in shown)
    asked = answer_next("Remove for good")
    dialog.remove()
    assert "cannot be undone" in asked[0] and NAME in asked[0]
    qtbot.waitUntil(lambda: example.desk is not None and any(box.isVisible() for box in _boxes()), timeout=20000)
    (said,) = [box for box in _boxes() if box.isVisible()]
    assert "The words were removed from" in said.text()
    report = said.findChild(QTextEdit)
    assert isinstance(report, QTextEdit) and report.isVisible() and "are out of reach" in report.toPlainText()
    assert said.height() <= said.screen().availableSize().height()
    said.close()
    assert example.isEnabled() and example.desk.session.to_undo is None
    example.undoing.undo()
    assert NAME not in QGuiApplication.clipboard().text()
    assert not any(NAME in str(content) for content in example.desk.session.plan.values.values())
    example.desk.session.finish_saving()
    assert places_of("Quorl", workspace.folder) == []


def test_words_that_only_undo_still_holds_are_not_brought_back(qtbot: QtBot, example: MainWindow) -> None:
    assert example.desk
    area = example.desk.session.plan.text("cover/area")
    example.desk.session.put("cover/area", NAME)
    example.desk.session.end_step()
    example.desk.session.put("cover/area", area)
    dialog = dialog_of(qtbot, example, NAME)
    answer_next("Remove for good")
    dialog.remove()
    qtbot.waitUntil(lambda: example.desk is not None and any(box.isVisible() for box in _boxes()), timeout=20000)
    for box in _boxes():
        box.close()
    assert example.desk.session.to_undo is None and example.desk.session.plan.text("cover/area") == area


def test_nothing_is_removed_where_the_person_keeps_the_words(qtbot: QtBot, example: MainWindow) -> None:
    assert example.desk
    example.desk.session.put("cover/area", NAME)
    dialog = dialog_of(qtbot, example, NAME)
    asked = answer_next("Keep the words")
    dialog.remove()
    assert asked
    assert dialog.isVisible() and example.desk.session.plan.text("cover/area") == NAME
    qtbot.keyClicks(dialog.words, "x")  # what was found was found for other words
    assert not dialog.remove_button.isEnabled() and dialog.places.count() == 0
    dialog.close()
