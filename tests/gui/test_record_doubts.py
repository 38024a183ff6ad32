"""What in a record cannot be true together is told while it is written, and nothing is refused for it."""

from datetime import time
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolTip

from nec_desktop.gui.session import PlanSession
from tests.gui.registers import CTRL, Show, go_to, line
from tests.small_plan import record

ENDS_TOO_EARLY = "This event ends before it starts. Correct the start or the end."


def test_an_event_that_ends_before_it_starts_is_told_at_the_field_and_saved_as_it_is(
    show_register: Show, session: PlanSession
) -> None:
    s = show_register("events")
    event = record(session.plan, "events")
    session.put(f"events/{event}/start", time(14))
    session.put(f"events/{event}/end", None)
    s.register.open_record(event, "end")
    form = s.form()
    end: Any = form.editors["end"]
    s.bot.keyClicks(end.line, "10am")
    assert not end.error.isVisible(), "who writes has not gone on yet"
    form.editors["title"].setFocus()
    assert end.error.text() == ENDS_TOO_EARLY and end.error.isVisible()
    assert end.line.accessibleDescription().startswith(ENDS_TOO_EARLY)
    s.bot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)  # the person has heard of it
    s.closed()
    assert session.plan.cell("events", event, "end") == time(10)

    s.register.open_record(event, "start")
    form = s.form()
    assert form.editors["end"].error.isVisible(), "it is still so"
    start: Any = form.editors["start"]
    start.line.selectAll()
    s.bot.keyClicks(start.line, "9am")
    start.flush()
    assert not form.editors["end"].error.isVisible()
    s.bot.keyClick(form, Qt.Key.Key_Return, CTRL)
    s.closed()


def test_a_form_saved_from_the_line_itself_stays_until_its_mistake_was_told(
    show_register: Show, session: PlanSession
) -> None:
    s = show_register("events")
    before = s.ids
    s.press(Qt.Key.Key_Insert)
    form = s.form()
    for column, words in (("start", "2pm"), ("end", "10am")):
        editor: Any = form.editors[column].focusProxy()
        editor.setFocus()
        editor.selectAll()
        s.bot.keyClicks(editor, words)
    s.bot.keyClick(form, Qt.Key.Key_Return, CTRL)
    s.bot.waitUntil(form.error.isVisible)
    (event,) = set(s.ids) - set(before)
    assert session.plan.cell("events", event, "end") == time(10), "nothing that was typed is lost"
    assert form.isVisible() and form.editors["end"].error.text() == ENDS_TOO_EARLY
    assert form.error.text() == "Saved. Read what stands at “End”; to leave it so, press Save again."
    s.bot.keyClick(form, Qt.Key.Key_Return, CTRL)
    s.closed()
    assert s.selected == event and len(s.ids) == len(before) + 1
    session.undo()
    assert s.ids == before


def test_an_event_that_ends_before_it_starts_is_told_below_the_table_and_kept(
    show_register: Show, session: PlanSession
) -> None:
    s = show_register("events")
    event = s.ids[0]
    session.put(f"events/{event}/start", time(14))
    go_to(s, 0, "End")
    s.bot.keyClicks(s.table, "1")
    s.bot.keyClicks(line(s), "0am")
    s.bot.keyClick(line(s), Qt.Key.Key_Return)
    assert session.plan.cell("events", event, "end") == time(10)
    note = s.register.note
    assert note.isVisible() and note.objectName() == "error"
    assert note.text() == f"Saved. {ENDS_TOO_EARLY}"
    s.bot.waitUntil(lambda: QToolTip.text() == note.text())  # at the cell too, whatever is seen of the page
    go_to(s, 0, "Start")
    s.bot.keyClicks(s.table, "9")
    s.bot.keyClicks(line(s), "am")
    s.bot.keyClick(line(s), Qt.Key.Key_Return)
    assert not note.isVisible()


def test_an_event_past_midnight_ends_on_the_next_day_and_its_form_says_so(
    show_register: Show, session: PlanSession
) -> None:
    s = show_register("events")
    event = record(session.plan, "events")
    session.put(f"events/{event}/start", time(22))
    session.put(f"events/{event}/end", None)
    s.register.open_record(event, "end")
    form = s.form()
    end: Any = form.editors["end"]
    s.bot.keyClicks(end.line, "0100")
    form.editors["title"].setFocus()
    assert end.note.text() == "On the next day." and not end.error.isVisible()
    start: Any = form.editors["start"]
    start.line.setFocus()
    start.line.selectAll()
    s.bot.keyClicks(start.line, "10am")
    form.editors["title"].setFocus()
    assert end.note.text() == "" and end.error.text() == ENDS_TOO_EARLY, "fifteen hours are a mistake"
    start.line.selectAll()
    s.bot.keyClicks(start.line, "10pm")
    s.bot.keyClick(form, Qt.Key.Key_Return, CTRL)
    s.closed()
    assert session.plan.cell("events", event, "end") == time(1)


def test_how_a_time_was_understood_is_said_below_the_table(show_register: Show, session: PlanSession) -> None:
    s = show_register("events")
    event = s.ids[0]
    session.put(f"events/{event}/start", time(22))
    go_to(s, 0, "End")
    s.bot.keyClicks(s.table, "1")
    s.bot.keyClick(line(s), Qt.Key.Key_Return)
    assert session.plan.cell("events", event, "end") == time(1)
    note = s.register.note
    said = "Taken as 1am, by the 24-hour clock. Write 1pm if you mean that. It ends on the next day."
    assert note.isVisible() and note.text() == said and note.objectName() == "caption"
    go_to(s, 0, "End")
    s.bot.keyClicks(s.table, "1")
    s.bot.keyClicks(line(s), "1pm")
    s.bot.keyClick(line(s), Qt.Key.Key_Return)
    assert not note.isVisible()
