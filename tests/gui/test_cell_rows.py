"""A cell after a cell and a row after a row of a register’s table, as in a spreadsheet."""

from datetime import time

import pytest
from PySide6.QtCore import Qt

from nec_desktop.gui.session import PlanSession
from tests.gui.registers import SHIFT, Show, Shown, add, at, go_to, line


def type_row(s: Shown, *cells: str) -> None:
    """Write cell after cell with Tab, beginning where the keyboard is."""
    s.bot.keyClicks(s.table, cells[0][0])
    s.bot.keyClicks(line(s), cells[0][1:])
    for text in cells[1:]:
        s.bot.keyClick(line(s), Qt.Key.Key_Tab)
        s.bot.keyClicks(line(s), text)


def test_tab_goes_from_cell_to_cell(show_register: Show, session: PlanSession) -> None:
    s = show_register("events")
    event = s.ids[0]
    go_to(s, 0, "Start")
    s.press(Qt.Key.Key_F2)
    line(s).setText("10:00")
    s.bot.keyClick(line(s), Qt.Key.Key_Tab)
    assert at(s) == (0, "End")
    line(s).setText("11:00")
    s.bot.keyClick(line(s), Qt.Key.Key_Backtab, SHIFT)
    assert at(s) == (0, "Start") and line(s).text() == "10am"
    s.bot.keyClick(line(s), Qt.Key.Key_Return)
    assert session.plan.cell("events", event, "end") == time(11)


def test_what_is_written_after_tab_is_kept_or_refused_when_the_page_is_left(
    show_register: Show, session: PlanSession
) -> None:
    s = show_register("events")
    event = s.ids[0]
    before = session.plan.cell("events", event, "start")
    go_to(s, 0, "Event")
    s.press(Qt.Key.Key_F2)
    gone = list[bool]()
    line(s).destroyed.connect(lambda: gone.append(True))
    s.bot.keyClick(line(s), Qt.Key.Key_Tab)
    s.bot.waitUntil(lambda: gone == [True])
    start = line(s)
    start.selectAll()
    s.bot.keyClicks(start, "soon")
    s.register.flush()
    assert "“soon” is not a time" in s.register.problem and start.text() == "soon"
    start.selectAll()
    s.bot.keyClicks(start, "5:30pm")
    s.register.flush()
    assert not s.register.problem and session.plan.cell("events", event, "start") == time(17, 30) != before


def test_enter_after_tab_goes_to_where_the_next_record_begins(show_register: Show, session: PlanSession) -> None:
    s = show_register("neighbourhoods")
    before = len(s.ids)
    go_to(s, before, "Name")
    for name in ("Upper Testing", "Nether Testing"):
        type_row(s, name, f"Parish of {name}", "Sergeant")
        s.bot.keyClick(line(s), Qt.Key.Key_Return)
        assert at(s) == (len(s.ids), "Name") and s.table.hasFocus()
    added = s.ids[before:]
    assert [session.plan.cell("neighbourhoods", one, "name") for one in added] == ["Upper Testing", "Nether Testing"]
    assert [session.plan.cell("neighbourhoods", one, "lead") for one in added] == ["Sergeant", "Sergeant"]


def test_enter_after_tab_in_a_record_goes_to_the_record_below(show_register: Show, session: PlanSession) -> None:
    for name in ("Upper Testing", "Nether Testing"):
        add(session, "neighbourhoods", name=name)
    s = show_register("neighbourhoods")
    go_to(s, 0, "Name")
    type_row(s, "First", "Its parish")
    s.bot.keyClick(line(s), Qt.Key.Key_Return)
    assert at(s) == (1, "Name")
    type_row(s, "Second")
    s.bot.keyClick(line(s), Qt.Key.Key_Return)
    assert at(s) == (1, "Name")  # one cell alone: Enter keeps it and stays, so that the next Enter opens the record


@pytest.mark.parametrize("key, row", [(Qt.Key.Key_Down, 2), (Qt.Key.Key_Up, 0)])
def test_up_and_down_keep_a_cell_and_go_to_the_next_row(
    show_register: Show, session: PlanSession, key: Qt.Key, row: int
) -> None:
    for name in ("Upper Testing", "Nether Testing"):
        add(session, "neighbourhoods", name=name)
    s = show_register("neighbourhoods")
    go_to(s, 1, "Lead")
    type_row(s, "Sergeant")
    s.bot.keyClick(line(s), key)
    assert session.plan.cell("neighbourhoods", s.ids[1], "lead") == "Sergeant"
    assert at(s) == (row, "Lead") and s.table.hasFocus()


def test_a_record_is_added_in_the_last_row(show_register: Show, session: PlanSession) -> None:
    s = show_register("events")
    before = s.ids
    go_to(s, len(before), "Event")
    assert s.table.currentIndex().data() == "New event"
    assert not s.register.buttons["delete"].isEnabled()
    s.bot.keyClicks(s.table, "W")
    s.bot.keyClicks(line(s), "alkabout")
    s.bot.keyClick(line(s), Qt.Key.Key_Tab)
    (added,) = set(s.ids) - set(before)
    assert session.plan.cell("events", added, "title") == "Walkabout"
    assert s.selected == added and at(s)[1] == "Start"
    assert s.table.cells.editor is not None
    s.bot.keyClick(s.table.cells.editor, Qt.Key.Key_Escape)
    assert session.undo() == "Add event"
    assert s.ids == before


def test_enter_in_the_last_row_opens_the_form_of_a_new_record(show_register: Show) -> None:
    s = show_register("events")
    go_to(s, len(s.ids), "Event")
    s.press(Qt.Key.Key_Return)
    assert s.form().record_id == ""
    s.bot.keyClick(s.form(), Qt.Key.Key_Escape)
    s.closed()
