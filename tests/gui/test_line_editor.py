"""Texts, numbers and times on one line: what is understood, what is refused, and what is left out."""

from datetime import time

import pytest
from PySide6.QtGui import QAccessible

from nec_desktop.gui.line_editor import LineEditor
from nec_desktop.plan.words import time_words
from tests.gui.shown import Show


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("17:30", time(17, 30)), ("5.30pm", time(17, 30)), ("1730", time(17, 30)), ("5 pm", time(17)), ("9.05", time(9, 5)),
     ("12am", time(0)), ("noon", time(12)), ("9", time(9)), ("10", time(10)), ("14", time(14)), ("12", time(12))],
)  # fmt: skip
def test_a_time_as_people_type_it(show: Show, typed: str, meant: time) -> None:
    s = show("time")
    s.type(typed)
    assert s.handed_on[-1] == meant
    assert s.target.text() == time_words(meant)


@pytest.mark.parametrize(
    ("typed", "taken", "otherwise"), [("9", "9am", "9pm"), ("7:30", "7:30am", "7:30pm"), ("1030", "10:30am", "10:30pm")]
)
def test_a_time_without_am_or_pm_is_of_the_24_hour_clock_and_that_is_said(
    show: Show, typed: str, taken: str, otherwise: str
) -> None:
    s = show("time")
    s.type(typed)
    said = f"Taken as {taken}, by the 24-hour clock. Write {otherwise} if you mean that."
    assert s.editor.note.text() == said and s.editor.note.isVisible()
    assert said in s.target.accessibleDescription()
    s.target.setFocus()
    s.other.setFocus()
    assert s.editor.note.text() == said, "to come by changes nothing"
    s.type(otherwise)
    assert s.editor.note.text() == "" and s.target.text() == otherwise


@pytest.mark.parametrize("typed", ["0930", "09:30", "14", "1730", "9am", "12", "noon"])
def test_of_a_time_that_can_be_meant_in_one_way_only_nothing_is_said(show: Show, typed: str) -> None:
    s = show("time")
    s.type(typed)
    assert s.handed_on and s.editor.note.text() == "" and not s.refused


def test_what_is_no_time_is_refused(show: Show) -> None:
    s = show("time")
    s.type("25:00")
    assert s.refused == "Not saved. “25:00” is not a time for “A field”. Write it as 5:30pm or 17:30."


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
    assert s.editor.note.text() == "Left out: 1 character that no document can hold." and s.editor.note.isVisible()
    s.bot.keyClicks(s.target, "c")
    assert not s.editor.note.isVisible(), "of what is written next it says nothing"


def test_what_speech_writes_on_a_line_is_handed_on_before_it_is_left(show: Show) -> None:
    s = show("text", "before")
    QAccessible.queryAccessibleInterface(s.target).setText(QAccessible.Text.Value, "by voice")
    s.bot.waitUntil(lambda: s.handed_on == ["by voice"], timeout=2000)
    s.editor.show_content("from elsewhere")
    s.bot.wait(s.editor.PAUSE + 100)
    assert s.handed_on == ["by voice"] and s.target.text() == "from elsewhere"


def test_a_line_typed_without_a_pause_is_handed_on_meanwhile(show: Show) -> None:
    s = show("text")
    for _ in range(30):  # never a pause as long as that after which typing is taken to have stopped
        s.bot.keyClicks(s.target, "a")
        s.bot.wait(s.editor.PAUSE // 8)
        if s.handed_on:
            break
    assert s.handed_on


def test_a_line_that_is_too_long_is_refused_and_kept(show: Show) -> None:
    s = show("text")
    s.target.setText("x" * 4001)
    s.editor.flush()
    assert "takes up to 4,000 characters" in s.refused
    assert len(s.target.text()) == 4001
