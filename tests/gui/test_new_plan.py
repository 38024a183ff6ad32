"""What is offered while the questions of a new plan are answered."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from nec_desktop.gui.main_window import MainWindow
from tests.gui.keys import give_keyboard


def test_known_areas_are_offered_while_the_area_is_typed(qtbot: QtBot, window: MainWindow) -> None:
    window.show_new()
    give_keyboard(qtbot, window)
    page = window.new_plan
    qtbot.waitUntil(lambda: page.area.completer() is not None)
    qtbot.keyClicks(page.area, "dorset")
    popup = page.area.completer().popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    offered = [popup.model().index(row, 0).data() for row in range(popup.model().rowCount())]
    assert offered == ["East Dorset", "North Dorset", "West Dorset"]
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert page.area.text() == "East Dorset" and page.questions.currentIndex() == 0
    qtbot.keyClick(page.area, Qt.Key.Key_Return)
    assert page.questions.currentIndex() == 1
