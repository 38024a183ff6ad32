"""The three panes of the desk: F6 goes round them, and they are as wide the next day as they were."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from nec_desktop.gui.desk import Desk
from nec_desktop.gui.main_window import MainWindow
from tests.gui.windows import Open, desk_of, go_to_text, open_example


def pane_with_keyboard(desk: Desk) -> QWidget:
    focused = QApplication.focusWidget()
    assert focused
    return next(pane for pane in (desk.nav, desk.pages, desk.side) if pane is focused or pane.isAncestorOf(focused))


def test_f6_goes_round_the_panes_and_back_to_the_text(qtbot: QtBot, example: MainWindow) -> None:
    desk = example.desk
    assert desk
    text = go_to_text(qtbot, example, "methods/approach", "Our approach")
    reached = []
    for modifier in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
        for _ in range(3):
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6, modifier)
            qtbot.wait(50)  # the page puts the keyboard on its place when everything has its size
            reached.append(pane_with_keyboard(desk))
        assert text.hasFocus()
    assert reached == [desk.side, desk.nav, desk.pages, desk.nav, desk.side, desk.pages]


def test_the_panes_are_as_wide_as_they_were_when_the_window_was_closed(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    window.resize(1366, 700)
    desk = open_example(qtbot, window)
    desk.go_to("methods")
    qtbot.wait(50)
    handle = desk.panes.handle(1)
    before = desk.panes.sizes()[0]
    qtbot.mousePress(handle, Qt.MouseButton.LeftButton, pos=handle.rect().center())
    moved = handle.rect().center()
    moved.setX(moved.x() - 60)
    qtbot.mouseMove(handle, moved)
    qtbot.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=moved)
    width = desk.panes.sizes()[0]
    assert width < before - 40
    plan_id = desk.session.plan.id

    again = open_window()
    again.open_plan(plan_id)
    desk = desk_of(qtbot, again)
    desk.go_to("methods")
    qtbot.waitUntil(lambda: abs(desk.panes.sizes()[0] - width) < 3)
