"""Writing in a cell of a register’s table."""

from datetime import date, time
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QMenu, QScrollArea

from nec_desktop.gui.proofreader import LineReader
from nec_desktop.gui.session import PlanSession
from tests.gui.registers import Show, add, at, go_to, line
from tests.small_plan import record


@pytest.mark.parametrize("is_new", [False, True])
def test_words_to_look_at_are_underlined_in_a_cell_and_mended_there(
    show_register: Show, session: PlanSession, is_new: bool
) -> None:
    s = show_register("events")
    row = len(s.ids) if is_new else 1
    go_to(s, row, "Venue")
    s.bot.keyClicks(s.table, "T")
    edit = line(s)
    s.bot.keyClicks(edit, "he color hall")
    reader = edit.findChild(LineReader)
    assert isinstance(reader, LineReader)
    s.bot.waitUntil(lambda: [mark.finding.remark.words for mark in reader.marked if mark.finding.remark] == ["color"])
    reader.next()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text() == "colour").trigger()
    menu.close()
    assert edit.text() == "The colour hall"
    s.bot.keyClick(edit, Qt.Key.Key_Return)
    assert "The colour hall" in {session.plan.cell("events", event, "venue") for event in s.ids}


def test_typing_in_a_cell_changes_it_as_one_step(show_register: Show, session: PlanSession) -> None:
    s = show_register("events")
    event = s.ids[1]
    before = session.plan.cell("events", event, "venue")
    go_to(s, 1, "Venue")
    s.bot.keyClicks(s.table, "T")
    s.bot.keyClicks(line(s), "he library")
    s.bot.keyClick(line(s), Qt.Key.Key_Return)
    assert session.plan.cell("events", event, "venue") == "The library"
    assert s.table.hasFocus() and s.selected == event and at(s) == (1, "Venue")
    assert s.register.form is None
    assert session.undo() == "Change event"
    assert session.plan.cell("events", event, "venue") == before


def test_f2_shows_what_is_there_and_escape_leaves_it(show_register: Show, session: PlanSession) -> None:
    s = show_register("events")
    go_to(s, 0, "Date")
    day = session.plan.cell("events", s.ids[0], "date")
    assert isinstance(day, date)
    s.press(Qt.Key.Key_F2)
    assert line(s).text() == f"{day.day} {day:%B %Y}"
    s.bot.keyClicks(line(s), "x")
    s.bot.keyClick(line(s), Qt.Key.Key_Escape)
    assert session.plan.cell("events", s.ids[0], "date") == day
    assert s.table.hasFocus()


@pytest.mark.parametrize(
    "name, column, typed, content",
    [
        ("Date", "date", "14/2", date(2027, 2, 14)),
        ("Start", "start", "5.30pm", time(17, 30)),
        ("Came", "attended", "1,200", 1200),
        ("Event", "title", " Two  words ", "Two words"),
        ("Venue", "venue", "", None),
    ],
)
def test_a_cell_takes_what_the_form_takes(
    show_register: Show, session: PlanSession, name: str, column: str, typed: str, content: Any
) -> None:
    s = show_register("events")
    event = s.ids[0]
    go_to(s, 0, name)
    s.press(Qt.Key.Key_F2)
    line(s).selectAll()
    s.bot.keyClick(line(s), Qt.Key.Key_Delete)
    s.bot.keyClicks(line(s), typed)
    s.bot.keyClick(line(s), Qt.Key.Key_Return)
    assert session.plan.cell("events", event, column) == content
    assert s.selected == event  # though a new date may have moved it


def test_what_cannot_be_is_refused_in_words_and_stays_as_typed(show_register: Show, session: PlanSession) -> None:
    s = show_register("events")
    event = s.ids[0]
    before = session.plan.cell("events", event, "date")
    go_to(s, 0, "Date")
    s.press(Qt.Key.Key_F2)
    line(s).setText("31 Feb")
    s.bot.keyClick(line(s), Qt.Key.Key_Return)
    assert line(s).text() == "31 Feb"
    assert s.register.note.text().startswith("Not saved. “31 Feb” is not a date: February 2027 has 28 days")
    assert s.register.problem and s.register.problem in line(s).accessibleDescription()
    s.register.filter.show()
    s.register.filter.setFocus()
    assert session.plan.cell("events", event, "date") == before
    assert s.register.note.text().startswith("Not kept. “31 Feb”")
    s.bot.waitUntil(lambda: s.register.problem == "")


@pytest.mark.parametrize("is_mended", [True, False])
def test_what_was_refused_is_told_no_longer_when_the_cell_is_right_again(
    show_register: Show, session: PlanSession, is_mended: bool
) -> None:
    s = show_register("events")
    go_to(s, 0, "Date")
    s.press(Qt.Key.Key_F2)
    edit, before = line(s), line(s).text()
    edit.selectAll()
    s.bot.keyClicks(edit, "31/2")
    s.bot.keyClick(edit, Qt.Key.Key_Return)
    assert s.register.note.isVisible() and "“31/2” is not a date" in s.register.note.text()
    if is_mended:
        edit.selectAll()
        s.bot.keyClicks(edit, before)
        s.bot.keyClick(edit, Qt.Key.Key_Return)
    else:
        s.bot.keyClick(edit, Qt.Key.Key_Escape)
    assert s.register.note.isHidden() and not s.register.problem
    assert s.texts("Date")[0] == before and session.undo() == ""


def test_a_choice_is_made_in_its_cell(show_register: Show, session: PlanSession) -> None:
    s = show_register("events")
    event = s.ids[0]
    go_to(s, 0, "Step-free access")
    s.press(Qt.Key.Key_F2)
    box = s.table.cells.editor
    assert isinstance(box, QComboBox) and box.hasFocus()
    s.bot.keyClicks(box, "n")  # “Not chosen” and “No” both begin so
    s.bot.keyClicks(box, "o")
    box.setCurrentText("No")
    s.bot.keyClick(box, Qt.Key.Key_Return)
    assert session.plan.cell("events", event, "step-free") is False


def test_what_stands_in_a_cell_is_kept_when_the_page_is_left(show_register: Show, session: PlanSession) -> None:
    s = show_register("events")
    event = record(session.plan, "events")
    go_to(s, 0, "Venue")
    s.press(Qt.Key.Key_F2)
    line(s).setText("Half wri")
    s.register.flush()
    assert session.plan.cell("events", event, "venue") == "Half wri"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_what_is_being_written_in_a_cell_stays_when_the_plan_changes_elsewhere(
    show_register: Show, session: PlanSession, key: Qt.Key
) -> None:
    """As when a copy that was being made for review is there: from then on the plan is with the reviewers."""
    s = show_register("measures")  # its numbers are counted from other tables, so any change may concern it
    measure = s.ids[0]
    before, counted = session.plan.cell("measures", measure, "measure"), s.texts("Q1")
    go_to(s, 0, "Measure")
    s.press(Qt.Key.Key_F2)
    line(s).setText("Half written")
    add(session, "events", date=date(2026, 5, 5), attended=5)
    QApplication.processEvents()
    s.bot.keyClick(line(s), key)
    kept = key == Qt.Key.Key_Return
    assert session.plan.cell("measures", measure, "measure") == ("Half written" if kept else before)
    assert s.texts("Measure")[0] == session.plan.cell("measures", measure, "measure")
    assert s.texts("Q1") != counted, "what is counted from the other table is up to date again"


def test_quotes_and_dashes_are_set_in_a_cell_as_in_the_form(show_register: Show, session: PlanSession) -> None:
    s = show_register("events")
    record = s.ids[0]
    go_to(s, 0, "Venue")
    s.press(Qt.Key.Key_F2)
    line(s).selectAll()
    s.bot.keyClicks(line(s), '"The Hub" -- upstairs')
    s.bot.keyClick(line(s), Qt.Key.Key_Return)
    assert session.plan.cell("events", record, "venue") == "“The Hub” – upstairs"


def test_the_page_stays_where_it_is_when_a_cell_is_kept(show_register: Show, session: PlanSession) -> None:
    s = show_register("events")
    page = QScrollArea(widgetResizable=True)
    s.bot.addWidget(page)
    page.setWidget(s.page)
    page.resize(800, 150)  # the buttons, which come next, are out of sight
    page.show()
    page.activateWindow()
    s.bot.waitUntil(page.isActiveWindow)
    go_to(s, 0, "Venue")
    page.verticalScrollBar().setValue(0)
    assert page.verticalScrollBar().maximum() > 0
    s.bot.keyClicks(s.table, "T")
    s.bot.keyClicks(line(s), "he hall")
    s.bot.keyClick(line(s), Qt.Key.Key_Return)
    assert session.plan.cell("events", s.ids[0], "venue") == "The hall"
    assert s.table.hasFocus() and page.verticalScrollBar().value() == 0
