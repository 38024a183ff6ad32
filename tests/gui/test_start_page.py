"""The start page: which plan it offers to go on with, and what it tells."""

from pytestqt.qtbot import QtBot

from tests.gui.windows import Open, desk_of, start_plan


def test_a_plan_of_which_only_the_home_was_seen_was_the_last(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    start_plan(qtbot, window, "Purbeck").go_to("profile")
    window.show_start()
    second = start_plan(qtbot, window, "Test two").session.plan.id
    window.show_start()
    qtbot.waitUntil(lambda: "“Test two" in window.start.continue_note.text())
    window.start.continue_button.click()
    desk = desk_of(qtbot, window)
    assert desk.session.plan.id == second and desk.pages.currentWidget() is desk.home
