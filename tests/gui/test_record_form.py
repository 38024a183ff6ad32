"""The form of a record: opened, kept, left, and gone through by keyboard."""

from datetime import date, time
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from nec_desktop.gui.holding_still import settle
from nec_desktop.gui.session import PlanSession
from tests.gui.registers import CTRL, Show, add
from tests.small_plan import record


def test_a_record_is_opened_changed_and_saved_as_one_step(show_register: Show, session: PlanSession) -> None:
    s = show_register("events")
    event = record(session.plan, "events")
    s.register.select(event)
    s.press(Qt.Key.Key_Return)
    form = s.form()
    for column, words in (("venue", "The library"), ("title", "Surgery")):
        line: Any = form.editors[column].focusProxy()
        line.selectAll()
        s.bot.keyClicks(line, words)
    s.bot.mouseClick(form.internal, Qt.MouseButton.LeftButton, pos=QPoint(8, form.internal.height() // 2))
    s.bot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    s.closed()
    plan = session.plan
    assert (plan.cell("events", event, "venue"), plan.cell("events", event, "title")) == ("The library", "Surgery")
    assert plan.get(f"events/{event}/@internal") is True
    assert s.texts("Internal")[s.ids.index(event)] == "Internal"
    assert not s.table.isColumnHidden(s.column("Internal"))
    session.undo()
    assert plan.cell("events", event, "venue") != "The library"
    assert plan.get(f"events/{event}/@internal") is None
    assert s.table.isColumnHidden(s.column("Internal"))


def test_what_cannot_be_kept_keeps_the_form_open_and_is_named(show_register: Show, session: PlanSession) -> None:
    s = show_register("events")
    event = record(session.plan, "events")
    s.register.open_record(event, "date")
    form = s.form()
    line: Any = form.editors["date"].focusProxy()
    assert line.hasFocus()
    line.selectAll()
    s.bot.keyClicks(line, "31 Feb")
    s.bot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    assert form.isVisible()
    assert form.error.text() == "Not saved yet: put “Date” right first."
    assert "February 2027 has 28 days" in form.editors["date"].error.text()
    line.selectAll()
    s.bot.keyClicks(line, "28 Feb")
    s.bot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    s.closed()
    assert session.plan.cell("events", event, "date") == date(2027, 2, 28)


def test_escape_asks_only_where_something_was_changed(show_register: Show, session: PlanSession) -> None:
    s = show_register("events")
    event = record(session.plan, "events")
    s.register.open_record(event, "venue")
    s.bot.keyClick(s.form(), Qt.Key.Key_Escape)
    s.closed()

    before = session.plan.cell("events", event, "venue")
    for answer, kept in (("Go on writing", None), ("Do not save", before), ("Save", "Hall")):
        if s.register.form is None:
            s.register.open_record(event, "venue")
        form = s.form()
        line: Any = form.editors["venue"].focusProxy()
        line.selectAll()
        s.bot.keyClicks(line, "Hall")
        s.bot.keyClick(form, Qt.Key.Key_Escape)
        (box,) = [box for box in form.findChildren(QMessageBox) if box.isVisible()]
        s.bot.mouseClick(next(b for b in box.buttons() if b.text() == answer), Qt.MouseButton.LeftButton)
        if kept is None:
            assert form.isVisible()
            form.activateWindow()
            s.bot.waitUntil(lambda: not s.form().findChildren(QMessageBox))
            continue
        s.closed()
        assert session.plan.cell("events", event, "venue") == kept


def test_a_new_record_is_asked_for_as_a_new_one(show_register: Show) -> None:
    s = show_register("partners")
    s.press(Qt.Key.Key_Insert)
    form = s.form()
    s.bot.keyClicks(form.focusWidget(), "Age Concern")
    s.bot.keyClick(form, Qt.Key.Key_Escape)
    (box,) = [box for box in form.findChildren(QMessageBox) if box.isVisible()]
    assert box.text() == "Keep this new partner?"
    s.bot.mouseClick(next(b for b in box.buttons() if b.text() == "Do not save"), Qt.MouseButton.LeftButton)
    s.closed()


def test_a_new_record_without_anything_is_not_made(show_register: Show) -> None:
    s = show_register("partners")
    before = s.ids
    s.press(Qt.Key.Key_Insert)
    form = s.form()
    s.bot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    assert form.error.text() == "Nothing is filled in yet. Fill something in, or press Cancel."
    s.bot.mouseClick(form.cancel_button, Qt.MouseButton.LeftButton)
    s.closed()
    assert s.ids == before


def test_the_form_goes_from_record_to_record_and_saves(show_register: Show, session: PlanSession) -> None:
    first = add(session, "partners", organisation="First")
    second = add(session, "partners", organisation="Second")
    s = show_register("partners")
    s.register.open_record(first, "organisation")
    form = s.form()
    line: Any = form.editors["organisation"].focusProxy()
    s.bot.keyClicks(line, "!")
    s.bot.mouseClick(form.next_button, Qt.MouseButton.LeftButton)
    assert form.record_id == second
    assert line.text() == "Second"
    assert str(session.plan.cell("partners", first, "organisation")).strip("!") == "First"
    assert not form.next_button.isEnabled()
    s.bot.mouseClick(form.previous_button, Qt.MouseButton.LeftButton)
    assert form.record_id == first
    s.bot.mouseClick(form.cancel_button, Qt.MouseButton.LeftButton)
    s.closed()


def test_enter_in_a_line_of_the_form_goes_on_to_the_next_field(show_register: Show, session: PlanSession) -> None:
    s = show_register("events")
    event = record(session.plan, "events")
    s.register.open_record(event, "start")
    form = s.form()
    editors: Any = form.editors
    s.bot.waitUntil(editors["start"].line.hasFocus)
    editors["start"].line.selectAll()
    s.bot.keyClicks(editors["start"].line, "half ten")
    s.bot.keyClick(editors["start"].line, Qt.Key.Key_Return)
    assert editors["start"].line.hasFocus() and editors["start"].problem, "what is wrong is said, and stays as typed"
    editors["start"].line.selectAll()
    s.bot.keyClicks(editors["start"].line, "9am")
    for column in list(editors)[list(editors).index("start") :]:
        if column == "title":
            break
        s.bot.keyClick(form.focusWidget(), Qt.Key.Key_Return)
    assert editors["title"].line.hasFocus() and form.isVisible()
    assert session.plan.cell("events", event, "start") != time(9), "nothing is saved before the person says so"
    form.save_button.click()
    s.closed()
    assert session.plan.cell("events", event, "start") == time(9)


def test_enter_in_the_last_field_of_the_form_goes_on_to_the_button_that_saves(show_register: Show) -> None:
    s = show_register("partners")
    s.register.open_record(s.ids[0], "ended")
    form = s.form()
    ended: Any = form.editors["ended"].focusProxy()
    s.bot.waitUntil(ended.hasFocus)
    s.bot.keyClick(ended, Qt.Key.Key_Return)
    assert form.save_button.hasFocus() and form.isVisible()


def test_what_is_said_of_a_line_moves_no_other_field(show_register: Show, session: PlanSession) -> None:
    s = show_register("events")
    s.register.open_record(record(session.plan, "events"), "end")
    form = s.form()
    editors: Any = form.editors
    s.bot.waitUntil(editors["end"].line.hasFocus)
    below = [name for name in editors if name not in ("date", "start", "end")]
    before = [editors[name].pos() for name in below]
    for typed in ("half ten", "1am"):
        editors["end"].line.selectAll()
        s.bot.keyClicks(editors["end"].line, typed)
        editors["end"].line.left.emit()
        editors["end"].line.editingFinished.emit()
        settle()
        assert editors["end"].error.isVisible(), typed
        assert [editors[name].pos() for name in below] == before
    form.done(0)


def test_enter_in_a_line_of_the_form_leads_to_no_other_record(show_register: Show) -> None:
    s = show_register("evidence")
    s.register.open_record(s.ids[1], "held")
    form = s.form()
    s.bot.keyClick(form.focusWidget(), Qt.Key.Key_Return)
    assert form.record_id == s.ids[1]
    form.previous_button.setFocus()
    s.bot.keyClick(form.previous_button, Qt.Key.Key_Return)
    assert form.record_id == s.ids[0], "a button that has the keyboard is pressed"


def test_enter_in_a_line_of_the_form_chooses_no_file_and_its_keys_save(
    show_register: Show, session: PlanSession
) -> None:
    s = show_register("evidence")
    s.register.open_record(s.ids[0], "description")
    form = s.form()
    line: Any = form.editors["held"].focusProxy()
    line.setFocus()
    s.bot.keyClick(line, Qt.Key.Key_Return)
    assert QApplication.activeModalWidget() is form
    description: Any = form.editors["description"].focusProxy()
    description.setFocus()
    s.bot.keyClicks(description, "Seen. ")
    s.bot.keyClick(description, Qt.Key.Key_Return, CTRL)
    s.closed()
    assert "Seen. " in str(session.plan.cell("evidence", s.ids[0], "description"))


@pytest.mark.parametrize("is_saved", [True, False])
def test_a_form_that_is_closed_has_the_keyboard_no_longer(show_register: Show, is_saved: bool) -> None:
    """Where the desktop does not take it away, a line would be told of when half of the form is thrown away."""
    s = show_register("events")
    s.register.open_record(s.ids[0], "title")
    form = s.form()
    assert form.focusWidget() is form.editors["title"].focusProxy()
    form.accept() if is_saved else form.reject()
    assert not form.isVisible() and form.focusWidget() is None
    s.closed()
