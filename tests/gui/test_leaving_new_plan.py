"""Esc on the pages on which a plan is started: it leaves, and asks first where something was filled in."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from nec_desktop.gui.carry_page import CarryPage
from nec_desktop.gui.main_window import MainWindow
from tests.gui.keys import give_keyboard
from tests.gui.questions import answer_next


def escape(qtbot: QtBot, window: MainWindow) -> None:
    give_keyboard(qtbot, window)  # which it has not always when a question was answered
    focused = QApplication.focusWidget()
    assert focused
    qtbot.keyClick(focused, Qt.Key.Key_Escape)


def is_at_start(window: MainWindow) -> bool:
    return window.screens.currentWidget() is window.start


def begun(qtbot: QtBot, window: MainWindow) -> CarryPage:
    """Begin this period's plan from the last one, up to its first question."""
    window.show_carry()
    page = window.ways.carry
    qtbot.waitUntil(lambda: page.plan.count() > 0 and page.days.first.line.text() == "1 April 2027")
    return page


def gone_on(qtbot: QtBot, page: CarryPage, number: int) -> None:
    page.next_button.click()
    qtbot.waitUntil(lambda: page.questions.currentIndex() == number)


def test_esc_leaves_the_three_questions(qtbot: QtBot, window: MainWindow) -> None:
    window.show_new()
    escape(qtbot, window)
    assert is_at_start(window)


def test_esc_asks_first_where_an_area_was_typed(qtbot: QtBot, window: MainWindow) -> None:
    window.show_new()
    qtbot.keyClicks(window.new_plan.area, "Purbeck")
    said = answer_next("Stay")
    escape(qtbot, window)
    assert "is not kept" in said[0]
    assert window.screens.currentWidget() is window.new_plan and window.new_plan.area.text() == "Purbeck"
    qtbot.keyClick(window.new_plan.area, Qt.Key.Key_Return)
    answer_next("Leave")
    escape(qtbot, window)
    assert is_at_start(window)
    window.show_new()
    escape(qtbot, window)
    assert is_at_start(window), "who begins anew has filled in nothing yet"


def test_esc_asks_first_where_a_day_or_the_set_was_changed(qtbot: QtBot, window: MainWindow) -> None:
    window.show_new()
    days = window.new_plan.days
    before = days.last.line.text()
    days.last.line.setText("30 June 2030")
    said = answer_next("Stay")
    escape(qtbot, window)
    days.last.line.setText(before)
    window.new_plan.standards_set.setCurrentIndex(1)
    more = answer_next("Stay")
    escape(qtbot, window)
    assert said and more and window.screens.currentWidget() is window.new_plan


def test_esc_leaves_each_step_of_going_on_from_the_last_plan(qtbot: QtBot, example: MainWindow) -> None:
    for steps in range(3):
        page = begun(qtbot, example)
        for number in range(1, steps + 1):
            gone_on(qtbot, page, number)
        escape(qtbot, example)
        assert is_at_start(example)


def test_esc_asks_first_where_it_was_chosen_what_goes_over(qtbot: QtBot, example: MainWindow) -> None:
    page = begun(qtbot, example)
    gone_on(qtbot, page, 1)
    box = next(box for box in page.choices.findChildren(QComboBox) if box.accessibleName() == "Actions")
    qtbot.keyClick(box, Qt.Key.Key_Down)
    for leave in ("Stay", "Leave"):
        said = answer_next(leave)
        escape(qtbot, example)
        assert said and is_at_start(example) is (leave == "Leave")


def test_esc_asks_first_where_another_day_was_typed_for_what_goes_on(qtbot: QtBot, example: MainWindow) -> None:
    page = begun(qtbot, example)
    page.days.first.line.setText("1 May 2027")
    said = answer_next("Leave")
    escape(qtbot, example)
    assert said and is_at_start(example)


def test_esc_in_a_calendar_closes_that_alone(qtbot: QtBot, window: MainWindow) -> None:
    window.show_new()
    qtbot.keyClicks(window.new_plan.area, "Purbeck")
    qtbot.keyClick(window.new_plan.area, Qt.Key.Key_Return)
    line = window.new_plan.days.first
    line.open_calendar()
    assert line.calendar
    focused = QApplication.focusWidget()
    assert focused
    qtbot.keyClick(focused, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: line.calendar is None)
    assert window.screens.currentWidget() is window.new_plan
