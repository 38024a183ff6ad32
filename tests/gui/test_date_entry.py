"""Dates and periods in a plan: typed, or chosen in a calendar."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget

from nec_desktop.gui.date_entry import DateEditor, PeriodEditor
from nec_desktop.plan.values import Period
from tests.gui.shown import Show


def test_a_date_is_handed_on_and_shown_in_full(show: Show) -> None:
    s = show("date")
    s.type("14/2")
    assert isinstance(s.editor, DateEditor)
    assert s.handed_on == [date(2027, 2, 14)]
    assert s.editor.line.text() == "14 February 2027"
    assert s.editor.note.text() == "Taken as Sunday 14 February 2027"


def test_a_date_that_cannot_be_stays_as_typed_and_is_not_handed_on(show: Show) -> None:
    s = show("date", date(2026, 7, 14))
    s.type("31 Feb")
    assert s.handed_on == []
    assert s.editor.line.text() == "31 Feb"
    assert s.refused == "Not saved. “31 Feb” is not a date: February 2027 has 28 days."
    assert s.target.accessibleDescription().startswith(s.refused)
    s.type("Mon 14 Feb 2026")
    assert s.editor.line.text() == "Mon 14 Feb 2026"
    assert s.refused.startswith("Not saved. 14 February 2026 is a Saturday, not a Monday.")
    assert s.handed_on == []
    s.type("28 Feb")
    assert s.refused == ""
    assert s.handed_on == [date(2027, 2, 28)]
    s.type("")
    assert s.handed_on == [date(2027, 2, 28), None]


@pytest.mark.parametrize("in_a_form", [True, False])
def test_what_the_plan_never_had_is_taken_back_on_the_line(show: Show, in_a_form: bool) -> None:
    s = show("date", date(2026, 7, 14))
    if in_a_form:
        s.editor.keep_own_undo()
    s.target.end(False)
    s.add("x")
    if not in_a_form:
        s.editor.flush()
        assert s.refused
    s.bot.keyClick(s.target, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert s.editor.line.text() == "14 July 2026"


def test_a_dates_line_and_its_calendar_stand_together_at_the_left_of_a_wide_row(show: Show) -> None:
    s = show("date", date(2026, 7, 14))
    wide = s.editor.date_line
    wide.setFixedWidth(900)
    s.bot.waitUntil(lambda: wide.width() == 900 and wide.line.x() == 0)
    assert wide.button.x() - wide.line.geometry().right() < 10


def test_a_date_is_chosen_in_a_calendar_by_keyboard(show: Show) -> None:
    s = show("date", date(2026, 7, 14))
    s.bot.keyClick(s.target, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = s.editor.date_line.calendar.findChild(QCalendarWidget)
    assert calendar.selectedDate().toPython() == date(2026, 7, 14)
    grid = QApplication.focusWidget()
    assert calendar.isAncestorOf(grid)
    s.bot.keyClick(grid, Qt.Key.Key_Right)
    s.bot.keyClick(grid, Qt.Key.Key_Return)
    assert s.handed_on == [date(2026, 7, 15)]
    assert s.editor.line.text() == "15 July 2026"
    assert s.editor.date_line.calendar is None or not s.editor.date_line.calendar.isVisible()


def test_the_days_of_other_months_are_not_taken_for_the_months_own(show: Show) -> None:
    """July 2026 begins on a Wednesday: 29 and 30 June stand before it, as they do in its last week."""
    s = show("date", date(2026, 7, 14))
    s.bot.keyClick(s.target, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = s.editor.date_line.calendar.findChild(QCalendarWidget)

    def drawn(day: QDate) -> QImage:
        image = QImage(40, 30, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        calendar.paintCell(painter, image.rect(), day)
        painter.end()
        return image

    assert drawn(QDate(2026, 6, 30)) != drawn(QDate(2026, 7, 30))


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_the_calendars_button_opens_it_and_the_same_key_chooses(show: Show, key: Qt.Key) -> None:
    s = show("date", date(2026, 7, 14))
    button = s.editor.date_line.button
    button.setFocus()
    s.bot.keyClick(button, key)
    popup = s.editor.date_line.calendar
    assert popup.isVisible()
    s.bot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    s.bot.keyClick(QApplication.focusWidget(), key)
    assert s.handed_on == [date(2026, 7, 21)]
    assert s.editor.date_line.calendar is None or not s.editor.date_line.calendar.isVisible()
    assert s.target.hasFocus()


def test_tab_goes_on_from_a_date_to_the_next_field_and_the_calendars_key_is_said(show: Show) -> None:
    s = show("date", date(2026, 7, 14))
    assert "Alt+Down opens a calendar." in s.target.accessibleDescription()
    s.bot.keyClick(s.target, Qt.Key.Key_Tab)
    assert s.other.hasFocus()


def test_a_key_that_is_held_opens_the_calendar_and_chooses_nothing(show: Show) -> None:
    s = show("date", date(2026, 7, 14))
    s.editor.date_line.button.setFocus()
    s.bot.keyPress(s.editor.date_line.button, Qt.Key.Key_Return)
    for _ in range(3):
        days = QApplication.focusWidget()
        assert days
        QTest.simulateEvent(days, True, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True)
    assert s.editor.date_line.calendar.isVisible()
    assert s.handed_on == []


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier),
    ],
)
def test_the_calendar_is_left_by_key_the_date_stays_and_the_keyboard_is_on_it(
    show: Show, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    s = show("date", date(2026, 7, 14))
    s.bot.mouseClick(s.editor.date_line.button, Qt.MouseButton.LeftButton)
    popup = s.editor.date_line.calendar
    s.bot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    s.bot.keyClick(QApplication.focusWidget(), key, modifier)
    assert not popup.isVisible()
    assert s.handed_on == []
    assert s.target.hasFocus() and s.target.text() == "14 July 2026"


def test_a_period_has_two_dates_in_order(show: Show) -> None:
    s = show("period")
    assert isinstance(s.editor, PeriodEditor)
    first, last = s.editor.first.line, s.editor.last.line
    s.bot.keyClicks(first, "1 April 2027")
    last.setFocus()
    assert s.handed_on == []
    assert s.refused == ""
    s.bot.keyClicks(last, "31/3/2027")
    s.other.setFocus()
    assert "ends before it begins" in s.refused
    last.selectAll()
    s.bot.keyClicks(last, "31/3/2028")
    s.editor.flush()
    assert s.handed_on == [Period(date(2027, 4, 1), date(2028, 3, 31))]
    first.clear()
    s.editor.flush()
    assert s.refused == "Not saved. A period has a first and a last day. Write both."
