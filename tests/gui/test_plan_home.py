"""A new plan, and its home that says what is left."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.gui.windows import Open, page_of, start_plan


def test_a_plan_without_an_area_is_not_started(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    window.show_new()
    qtbot.keyClick(window.new_plan.area, Qt.Key.Key_Return)
    assert window.new_plan.questions.currentIndex() == 0
    assert "name of the area" in window.new_plan.area_question_error.text()
    assert window.new_plan.area_question_error.isVisible()


def test_the_home_says_what_is_left_and_follows_the_answers(qtbot: QtBot, open_window: Open) -> None:
    desk = start_plan(qtbot, open_window(), "Purbeck")
    count = len(desk.session.plan.pages())
    assert f"{count} of {count} sections are left." in desk.home.left_note.text()
    desk.go_to("methods")
    page_of(desk).yes_button.click()
    assert desk.session.plan.text("methods/@status") == "completed"
    desk.show_home()
    # Its needed text is not written: the author's word stands, and the problem is said.
    qtbot.waitUntil(lambda: desk.session.status_words(desk.session.plan.every_page()["methods"]) != "Completed")
    assert f"{count} of {count} sections are left." in desk.home.left_note.text()
