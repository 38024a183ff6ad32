"""Editors of fields: what people type, what is refused in words, and what a wheel must not do."""

from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from nec_desktop.gui.choice_editors import ChoiceEditor, TickEditor
from nec_desktop.gui.date_entry import DateEditor, PeriodEditor
from nec_desktop.gui.dates import NotADateError, read_date
from nec_desktop.gui.editors import make_editor
from nec_desktop.gui.field_editor import FieldEditor
from nec_desktop.gui.file_editor import FileEditor
from nec_desktop.gui.line_editor import LineEditor
from nec_desktop.gui.session import PlanSession
from nec_desktop.plan.outline import Field
from nec_desktop.plan.values import Content, File, Period, Picture
from tests.small_plan import refusal

YEAR = Period(date(2026, 4, 1), date(2027, 3, 31))
WEDNESDAY = date(2026, 7, 15)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("14/2", date(2027, 2, 14)),
        ("14 Feb", date(2027, 2, 14)),
        ("14th of February", date(2027, 2, 14)),
        ("Sun 14 feb", date(2027, 2, 14)),
        ("Feb 14", date(2027, 2, 14)),
        ("14 February 2026", date(2026, 2, 14)),
        ("2026-02-14", date(2026, 2, 14)),
        ("14.2.27", date(2027, 2, 14)),
        ("26072019", date(2019, 7, 26)),
        ("1 May, 2026", date(2026, 5, 1)),
        ("29 Feb 2028", date(2028, 2, 29)),
        ("today", WEDNESDAY),
        ("tomorrow", date(2026, 7, 16)),
        ("in 2 weeks", date(2026, 7, 29)),
        ("Friday", date(2026, 7, 17)),
        ("next Friday", date(2026, 7, 24)),
        ("next Tuesday", date(2026, 7, 21)),
        ("Wednesday", date(2026, 7, 22)),
        ("last Wednesday", date(2026, 7, 8)),
    ],
)
def test_a_date_as_people_type_it(typed: str, meant: date) -> None:
    assert read_date(typed, WEDNESDAY, YEAR) == meant


def test_without_a_period_a_date_without_a_year_is_the_nearest() -> None:
    assert read_date("14/2", date(2026, 12, 20), None) == date(2027, 2, 14)
    assert read_date("20 Dec", date(2027, 1, 5), None) == date(2026, 12, 20)


def test_what_cannot_lie_ahead_is_the_last_such_day() -> None:
    ahead = Period(date(2027, 4, 1), date(2028, 3, 31))
    assert read_date("24/11", date(2026, 11, 27), ahead) == date(2027, 11, 24)
    assert read_date("24/11", date(2026, 11, 27), ahead, past=True) == date(2026, 11, 24)
    assert read_date("28/11", date(2026, 11, 27), ahead, past=True) == date(2025, 11, 28)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("31 Feb", "“31 Feb” is not a date: February 2027 has 28 days."),
        ("31/4", "“31/4” is not a date: April has 30 days."),
        ("2/14", "“2/14” is not a date: there is no month 14. The day comes first: 14/2 is 14 February."),
        (
            "14 Foo",
            "“14 Foo” is not a date: there is no month “foo”. Write it as 14/2, 14 Feb 2026, or “next Tuesday”.",
        ),
        ("soon", "“soon” is not a date. Write it as 14/2, 14 Feb 2026, or “next Tuesday”."),
        ("14/2/0026", "“14/2/0026” is not a date for a plan: check the year 26."),
    ],
)
def test_an_impossible_date_is_refused_in_words(typed: str, sentence: str) -> None:
    assert refusal(NotADateError, lambda: read_date(typed, WEDNESDAY, YEAR)) == sentence


# -- on a page, with real keys


class Shown:
    """One editor on a page with another line, and what it has handed on."""

    def __init__(self, qtbot: QtBot, session: PlanSession, field: Field, content: Content | None) -> None:
        self.bot = qtbot
        self.page = QWidget()
        qtbot.addWidget(self.page)
        layout = QVBoxLayout(self.page)
        self.other = QLineEdit()
        self.editor: Any = make_editor(session.plan, session.jobs, field, content)
        assert isinstance(self.editor, FieldEditor)
        layout.addWidget(self.editor)
        layout.addWidget(self.other)
        self.handed_on: list[Any] = []
        self.editor.edited.connect(self.handed_on.append)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)
        self.editor.setFocus()
        target: Any = self.editor.focusProxy()
        self.target = target
        qtbot.waitUntil(target.hasFocus)

    def type(self, text: str) -> None:
        """Type in the place of what is there, and go on to the next field."""
        self.target.setFocus()
        self.target.selectAll()
        self.bot.keyClicks(self.target, text)
        self.bot.keyClick(self.target, Qt.Key.Key_Delete)
        self.other.setFocus()

    @property
    def refused(self) -> str:
        return str(self.editor.error.text()) if self.editor.error.isVisible() else ""


Show = Callable[..., Shown]


@pytest.fixture
def show(qtbot: QtBot, session: PlanSession) -> Show:
    def shown(kind: Any, content: Content | None = None, **options: Any) -> Shown:
        return Shown(qtbot, session, Field(id="a-field", kind=kind, label="A field", **options), content)

    return shown


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
    assert s.target.accessibleDescription() == s.refused
    s.type("28 Feb")
    assert s.refused == ""
    assert s.handed_on == [date(2027, 2, 28)]
    s.type("")
    assert s.handed_on == [date(2027, 2, 28), None]


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


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_the_calendars_button_opens_it_and_the_same_key_chooses(show: Show, key: Qt.Key) -> None:
    s = show("date", date(2026, 7, 14))
    s.bot.keyClick(s.target, Qt.Key.Key_Tab)
    button = s.editor.date_line.button
    assert button.hasFocus()
    s.bot.keyClick(button, key)
    popup = s.editor.date_line.calendar
    assert popup.isVisible()
    s.bot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    s.bot.keyClick(QApplication.focusWidget(), key)
    assert s.handed_on == [date(2026, 7, 21)]
    assert s.editor.date_line.calendar is None or not s.editor.date_line.calendar.isVisible()
    assert s.target.hasFocus()


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


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("17:30", time(17, 30)), ("5.30pm", time(17, 30)), ("1730", time(17, 30)), ("5 pm", time(17)), ("9.05", time(9, 5)),
     ("12am", time(0)), ("noon", time(12))],
)  # fmt: skip
def test_a_time_as_people_type_it(show: Show, typed: str, meant: time) -> None:
    s = show("time")
    s.type(typed)
    assert s.handed_on[-1] == meant
    assert s.target.text() == meant.isoformat("minutes")


def test_what_is_no_time_is_refused(show: Show) -> None:
    s = show("time")
    s.type("25:00")
    assert s.refused == "Not saved. “25:00” is not a time for “A field”. Write it as 17:30."


def test_a_number_has_limits(show: Show) -> None:
    s = show("number", minimum=0, maximum=100)
    assert isinstance(s.editor, LineEditor)
    assert s.editor.note.text() == "0 to 100"
    s.type("200")
    assert "takes numbers from 0 up to 100" in s.refused
    assert s.handed_on == [] or s.handed_on[-1] in (2, 20)
    s.type("42")
    assert s.handed_on[-1] == 42
    assert s.refused == ""


def test_a_line_tells_what_no_document_can_hold(show: Show) -> None:
    s = show("text", "before")
    s.target.setText("a\u202eb")
    s.editor.flush()
    assert s.handed_on == ["ab"]
    assert s.editor.note.text() == "Left out: 1 character that no document can hold."


def test_what_speech_writes_on_a_line_is_handed_on_before_it_is_left(show: Show) -> None:
    s = show("text", "before")
    QAccessible.queryAccessibleInterface(s.target).setText(QAccessible.Text.Value, "by voice")
    s.bot.waitUntil(lambda: s.handed_on == ["by voice"], timeout=2000)
    s.editor.show_content("from elsewhere")
    s.bot.wait(s.editor.PAUSE + 100)
    assert s.handed_on == ["by voice"] and s.target.text() == "from elsewhere"


def test_a_line_that_is_too_long_is_refused_and_kept(show: Show) -> None:
    s = show("text")
    s.target.setText("x" * 4001)
    s.editor.flush()
    assert "takes up to 4,000 characters" in s.refused
    assert len(s.target.text()) == 4001


def test_the_wheel_changes_no_answer(show: Show) -> None:
    s = show("choice", "one", choices={"one": "One", "two": "Two"})
    assert isinstance(s.editor, ChoiceEditor)
    for delta in (-120, 120):
        wheel = QWheelEvent(
            QPointF(5, 5), QPointF(s.target.mapToGlobal(QPoint(5, 5))), QPoint(), QPoint(0, delta),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(s.target, wheel)
    assert s.editor.box.currentText() == "One"
    assert s.handed_on == []
    s.bot.keyClick(s.target, Qt.Key.Key_Down)
    assert s.handed_on == ["two"]


def test_yes_and_no(show: Show) -> None:
    s = show("yes-no", False)
    assert s.editor.box.currentText() == "No"
    s.bot.keyClick(s.target, Qt.Key.Key_Up)
    s.bot.keyClick(s.target, Qt.Key.Key_Up)
    assert s.handed_on == [True, None]


def test_a_choice_that_is_no_longer_offered_is_shown_and_kept(show: Show) -> None:
    s = show("choice", "gone", choices={"one": "One"})
    assert s.editor.box.currentText() == "gone (no longer offered)"
    assert s.handed_on == []


def test_several_are_ticked_and_long_lists_filtered(show: Show, session: PlanSession) -> None:
    s = show("links", to="standards")
    assert isinstance(s.editor, TickEditor)
    assert s.editor.filter.isVisible()
    s.bot.keyClick(s.target, Qt.Key.Key_Down)
    s.bot.keyClick(s.target, Qt.Key.Key_Space)
    first = session.plan.standards.standard[s.editor.list.currentRow()]
    assert s.handed_on == [(first.id,)]
    wanted = session.plan.standards.standard[7]
    s.bot.keyClicks(s.editor.filter, wanted.title)
    shown = [n for n in range(s.editor.list.count()) if not s.editor.list.item(n).isHidden()]
    assert shown == [7]
    assert "9 entries not shown" in s.editor.note.text()
    s.editor.list.setCurrentRow(7)
    s.bot.keyClick(s.target, Qt.Key.Key_Space)
    assert s.handed_on[-1] == (first.id, wanted.id)


def test_a_link_to_what_was_deleted_is_not_lost(show: Show) -> None:
    s = show("links", ("a" * 16,), to="events")
    texts = [s.editor.list.item(n).text() for n in range(s.editor.list.count())]
    assert texts[-1] == f"(deleted: {'a' * 16})"
    s.editor.list.setCurrentRow(0)
    s.bot.keyClick(s.target, Qt.Key.Key_Space)
    assert "a" * 16 in s.handed_on[0]


def test_a_picture_is_kept_previewed_described_and_removed(show: Show, tmp_path: Path) -> None:
    s = show("picture")
    assert isinstance(s.editor, FileEditor)
    path = tmp_path / "hall.jpg"
    Image.new("RGB", (640, 480), "green").save(path)
    s.editor.take(path)
    s.bot.waitUntil(lambda: not s.editor.preview.pixmap().isNull())
    assert s.editor.name.text() == "hall.jpg"
    s.bot.keyClicks(s.editor.alt, "The hall")
    s.editor.flush()
    picture = s.handed_on[-1]
    assert isinstance(picture, Picture)
    assert (picture.name, picture.alt) == ("hall.jpg", "The hall")
    s.bot.mouseClick(s.editor.remove, Qt.MouseButton.LeftButton)
    assert s.handed_on[-1] is None
    assert not s.editor.alt.isVisible()


def test_a_file_that_cannot_be_read_is_told(show: Show, tmp_path: Path) -> None:
    s = show("file")
    s.editor.take(tmp_path / "missing.pdf")
    s.bot.waitUntil(lambda: "could not be read" in s.refused)
    (tmp_path / "minutes.pdf").write_bytes(b"%PDF")
    s.editor.take(tmp_path / "minutes.pdf")
    s.bot.waitUntil(lambda: bool(s.handed_on))
    assert isinstance(s.handed_on[0], File)
    assert s.refused == ""


def test_a_file_that_is_kept_can_be_had_back(show: Show, tmp_path: Path) -> None:
    s = show("file")
    (tmp_path / "minutes.pdf").write_bytes(b"%PDF")
    s.editor.take(tmp_path / "minutes.pdf")
    s.bot.waitUntil(lambda: bool(s.handed_on))
    s.editor.give_out(tmp_path / "gone" / "copy.pdf")
    s.bot.waitUntil(lambda: "The folder" in s.refused)
    s.editor.give_out(tmp_path / "copy.pdf")
    s.bot.waitUntil(lambda: "saved as" in s.editor.name.text())
    assert (tmp_path / "copy.pdf").read_bytes() == b"%PDF"
    assert s.refused == ""
    assert s.handed_on[1:] == []


def test_every_editor_shows_what_the_plan_holds_without_handing_it_on(qtbot: QtBot, session: PlanSession) -> None:
    plan = session.plan
    seen = set()
    for page in plan.every_page().values():
        for field in page.fields:
            for place in plan.places(page, field):
                content = plan.get(place)
                editor = make_editor(plan, session.jobs, field, content)
                qtbot.addWidget(editor)
                assert isinstance(editor, FieldEditor)
                handed_on: list[Any] = []
                editor.edited.connect(handed_on.append)
                editor.show_content(None)
                editor.show_content(content)
                editor.flush()
                assert handed_on == [], place
                assert editor.problem == ""
                assert editor.focusProxy() is not None
                seen.add(field.kind)
    assert {"rich", "text", "date", "period", "choice", "picture"} <= seen
