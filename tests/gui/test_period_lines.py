"""The first and the last day of a new plan, typed as people type dates."""

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCalendarWidget
from pytestqt.qtbot import QtBot

from nec_desktop.gui.main_window import MainWindow
from tests.gui.windows import desk_of


def _second_question(qtbot: QtBot, window: MainWindow) -> None:
    window.show_new()
    qtbot.keyClicks(window.new_plan.area, "Purbeck")
    qtbot.keyClick(window.new_plan.area, Qt.Key.Key_Return)
    assert window.new_plan.number == 1


def test_a_date_in_figures_is_the_day_that_was_typed_and_the_last_day_follows(qtbot: QtBot, window: MainWindow) -> None:
    _second_question(qtbot, window)
    days = window.new_plan.days
    assert window.focusWidget() is days.first.line
    assert days.first.line.selectedText(), "typing replaces what is proposed"
    qtbot.keyClicks(days.first.line, "2/5/2027")
    qtbot.keyClick(days.first.line, Qt.Key.Key_Return)
    assert (days.first.line.text(), days.last.line.text()) == ("2 May 2027", "1 May 2028")
    qtbot.keyClick(window.new_plan.outline, Qt.Key.Key_Return)
    period = desk_of(qtbot, window).session.plan.period
    assert period and (period.first.isoformat(), period.last.isoformat()) == ("2027-05-02", "2028-05-01")


def test_another_last_day_stays_and_a_leap_day_ends_a_year_on(qtbot: QtBot, window: MainWindow) -> None:
    _second_question(qtbot, window)
    days = window.new_plan.days
    for typed, last in (("29.2.28", "28 February 2029"), ("1 April 2026", "31 March 2027")):
        days.first.line.setText(typed)
        days.first.line.editingFinished.emit()
        assert days.last.line.text() == last
    days.last.line.setText("30/6/26")
    days.last.line.editingFinished.emit()
    assert days.last.line.text() == "30 June 2026", "written in full"
    days.first.line.editingFinished.emit()
    assert days.last.line.text() == "30 June 2026"


def test_a_day_chosen_in_the_calendar_brings_the_last_one_with_it(qtbot: QtBot, window: MainWindow) -> None:
    _second_question(qtbot, window)
    days = window.new_plan.days
    days.first.line.setText("1 May 2027")
    days.first.open_calendar()
    assert days.first.calendar
    calendar = days.first.calendar.findChild(QCalendarWidget)
    assert isinstance(calendar, QCalendarWidget)
    calendar.setSelectedDate(QDate(2027, 5, 3))
    focused = calendar.focusProxy() or calendar
    qtbot.keyClick(focused, Qt.Key.Key_Return)
    assert (days.first.line.text(), days.last.line.text()) == ("3 May 2027", "2 May 2028")


def test_a_day_without_a_year_is_near_today(qtbot: QtBot, window: MainWindow) -> None:
    _second_question(qtbot, window)
    days = window.new_plan.days
    days.first.line.setText("1 May")
    days.first.line.editingFinished.emit()
    assert days.first.line.text() in ("1 May 2026", "1 May 2027")


def test_what_is_no_date_is_said_and_stays_as_typed(qtbot: QtBot, window: MainWindow) -> None:
    _second_question(qtbot, window)
    page, line = window.new_plan, window.new_plan.days.first.line
    for typed, said in (("next spring", "is not a date"), ("", "Write both"), ("1/4/2030", "before the first")):
        line.setText(typed)
        page.days.last.line.setText("31 March 2028")
        page.next_button.click()
        assert said in page.period_question_error.text()
        assert (page.number, line.text()) == (1, typed)
        assert page.period_question_error.isVisible()
        line.setText("1 April 2027")
        assert page.period_question_error.isHidden(), "what is being mended is not told off"
