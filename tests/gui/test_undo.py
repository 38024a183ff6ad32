"""Undo in the window: what it takes back, on whichever page, and in which steps."""

from PySide6.QtGui import QAction, QKeySequence
from pytestqt.qtbot import QtBot

from nec_desktop.plan.richtext import from_plain
from tests.gui.windows import Open, line_of, start_plan


def test_the_menu_says_what_undo_takes_back(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    desk = start_plan(qtbot, window, "Purbeck")
    (undo,) = [action for action in window.findChildren(QAction) if action.shortcut() == QKeySequence("Ctrl+Z")]
    desk.session.put("methods/approach", from_plain("We meet people."))
    qtbot.waitUntil(lambda: undo.text() == "&Undo: Typing in Our approach")
    undo.trigger()
    qtbot.waitUntil(lambda: undo.text() != "&Undo: Typing in Our approach")
    assert "Undone: Typing in Our approach" in window.statusBar().currentMessage()


def test_undo_takes_back_what_was_done_on_another_page_and_the_page_shows_it(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    desk = start_plan(qtbot, window, "Purbeck")
    desk.go_to("cover/approver")
    qtbot.keyClicks(line_of(desk, "Approved by"), "Superintendent")
    desk.go_to("profile")
    assert desk.session.plan.text("cover/approver") == "Superintendent"
    desk.go_to("cover")
    desk.session.undo()
    assert desk.session.plan.text("cover/approver") == ""
    assert line_of(desk, "Approved by").text() == ""


def test_typing_without_a_pause_is_one_step_of_undo(qtbot: QtBot, open_window: Open) -> None:
    desk = start_plan(qtbot, open_window(), "Purbeck")
    for text in ("S", "Su", "Superintendent"):
        desk.session.put("cover/approver", text)
    desk.session.put("cover/issue", "2")
    desk.session.undo()
    assert desk.session.plan.text("cover/approver") == "Superintendent"
    desk.session.undo()
    assert desk.session.plan.text("cover/approver") == ""
    desk.session.redo()
    assert desk.session.plan.text("cover/approver") == "Superintendent"
