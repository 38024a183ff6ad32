"""What is offered while the questions of a new plan are answered."""

import pytest
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
    assert page.area.text() == "East Dorset" and page.number == 0
    qtbot.keyClick(page.area, Qt.Key.Key_Return)
    assert page.number == 1


@pytest.mark.usefixtures("theme")
def test_on_a_small_screen_at_150_per_cent_the_buttons_are_in_view_below_each_question(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.resize(910, 512)
    window.show_new()
    page = window.new_plan
    page.area.setText("East Dorset")
    for number in range(3):
        qtbot.waitUntil(lambda number=number: page.number == number)  # type: ignore[misc]
        qtbot.wait(50)
        button = page.next_button
        assert button.visibleRegion().boundingRect() == button.rect()
        if number < 2:
            button.click()
