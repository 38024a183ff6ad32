"""A register on screen: its keys and buttons."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from nec_desktop.gui.session import PlanSession
from nec_desktop.plan.edits import delete_record
from tests.gui.registers import ALT, CTRL, SHIFT, Show, Shown, add, cell, go_to


def test_a_record_is_added_by_keyboard(show_register: Show, session: PlanSession) -> None:
    s = show_register("partners")
    s.press(Qt.Key.Key_Insert)
    form = s.form()
    s.bot.keyClicks(QApplication.focusWidget(), "The parish magazine")
    s.bot.keyClick(form, Qt.Key.Key_Return, CTRL)
    s.closed()
    added = s.selected
    assert session.plan.cell("partners", added, "organisation") == "The parish magazine"
    assert s.table.hasFocus()
    session.undo()
    assert added not in s.ids


def test_a_record_is_duplicated_and_deleted_and_brought_back(show_register: Show, session: PlanSession) -> None:
    s = show_register("events")
    event = s.ids[1]
    s.register.select(event)
    s.press(Qt.Key.Key_D, CTRL)
    copy = s.selected
    assert copy not in (event, "None")
    assert session.plan.cell("events", copy, "title") == session.plan.cell("events", event, "title")
    s.press(Qt.Key.Key_Delete)
    assert copy not in s.ids
    assert "Ctrl+Z brings it back" in s.register.note.text()
    assert s.selected in s.ids
    session.undo()
    assert s.selected == copy  # what came back is what the person wants to see


def test_several_records_are_deleted_in_one_step_and_nothing_else_is_done_to_several(
    show_register: Show, session: PlanSession
) -> None:
    for n in range(4):
        add(session, "events", title=f"Event {n}", date=date(2026, 9, 1 + n))
    s = show_register("events")
    before, values = s.ids, dict(session.plan.values)
    s.register.select(before[1])
    s.press(Qt.Key.Key_Down, SHIFT)
    s.press(Qt.Key.Key_Down, SHIFT)
    assert [name for name in ("open", "duplicate", "delete") if s.register.buttons[name].isEnabled()] == ["delete"]
    s.press(Qt.Key.Key_Delete)
    assert s.ids == [before[0], *before[4:]]
    assert s.register.note.text() == "3 records deleted. Ctrl+Z brings them back."
    assert s.selected == before[4] and s.register.buttons["open"].isEnabled()
    assert session.undo() == "Delete 3 records"
    assert session.plan.values == values
    s.register.select(s.ids[-1])
    s.press(Qt.Key.Key_Down, SHIFT)  # the row for a new one is none that can be deleted
    s.press(Qt.Key.Key_Delete)
    assert s.ids == before[:-1]


def test_shift_and_tab_in_a_cell_go_back_without_selecting_what_lies_between(show_register: Show) -> None:
    s = show_register("events")
    s.table.setCurrentIndex(s.register.model.index(0, s.column("Event")))
    s.press(Qt.Key.Key_F2)
    editor = s.table.cells.editor
    assert editor is not None
    s.bot.keyClick(editor, Qt.Key.Key_Backtab, SHIFT)
    assert s.table.currentIndex().column() == s.column("Date")
    assert s.register.chosen() == s.ids[:1]


def test_records_are_moved_where_the_register_has_no_order_of_its_own(
    show_register: Show, session: PlanSession
) -> None:
    made = [add(session, "partners", organisation=name) for name in ("A", "B", "C")]
    s = show_register("partners")
    s.register.select(made[2])
    s.press(Qt.Key.Key_Up, ALT)
    assert s.ids[-3:] == [made[0], made[2], made[1]]
    assert s.selected == made[2]
    s.bot.mouseClick(s.register.buttons["down"], Qt.MouseButton.LeftButton)
    assert s.ids[-3:] == made
    session.undo()
    assert s.ids[-3:] == [made[0], made[2], made[1]]
    events = show_register("events")
    assert not events.register.buttons["up"].isVisible()


def test_a_record_that_is_moved_keeps_its_number_and_that_is_told(show_register: Show, session: PlanSession) -> None:
    first, second = (add(session, "priorities", priority=name) for name in ("Parking", "Noise"))
    s = show_register("priorities")
    s.register.select(first)
    number = session.plan.shown_number("priorities", first)
    s.press(Qt.Key.Key_Down, ALT)
    assert s.ids[-2:] == [second, first]
    assert session.plan.shown_number("priorities", first) == number
    assert s.register.note.text() == f"Moved. {number} keeps its number, by which others refer to it."
    partners = [add(session, "partners", organisation=name) for name in ("A", "B")]
    p = show_register("partners")
    p.register.select(partners[0])
    p.press(Qt.Key.Key_Down, ALT)
    assert p.register.note.isHidden(), "partners have no numbers"


def test_a_click_on_a_heading_sorts_and_keeps_the_selection(show_register: Show, session: PlanSession) -> None:
    for name, posts in (("Zebra", 5), ("apple", 40), ("Mango", None)):
        add(session, "team", role=name, number=posts)
    s = show_register("team")
    role, number = "Role or rank", "Number"
    chosen = s.ids[0]
    s.register.select(chosen)
    header = s.table.horizontalHeader()
    column = s.column(role)
    click = QPoint(header.sectionViewportPosition(column) + 10, header.height() // 2)
    s.bot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=click)
    assert s.texts(role) == sorted(s.texts(role), key=str.casefold)
    assert s.selected == chosen
    s.table.sortByColumn(s.column(number), Qt.SortOrder.DescendingOrder)
    numbers = [text for text in s.texts(number) if text]
    assert numbers[0] == "40"
    assert numbers == sorted(numbers, key=int, reverse=True)
    assert s.texts(number)[len(numbers) :] == [""] * (len(s.ids) - len(numbers))
    s.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    assert s.register.model.record_ids() == s.ids


def is_seen(s: Shown, record_id: str) -> bool:
    """Say whether a record is the current one, and a cell of it that can be seen."""
    cell = s.table.visualRect(s.table.currentIndex())
    return s.selected == record_id and not cell.isEmpty() and s.table.viewport().rect().contains(cell.center())


def test_whatever_record_one_comes_to_is_scrolled_into_view(show_register: Show, session: PlanSession) -> None:
    events = [add(session, "events", title=f"Surgery {n}", date=date(2026, 4, 1 + n)) for n in range(29)]
    s = show_register("events")
    s.register.select(events[-1])
    assert is_seen(s, events[-1])
    s.register.select(events[0])
    s.press(Qt.Key.Key_Insert)
    form = s.form()
    for column, words in (("date", "31 March 2027"), ("title", "A stall")):
        s.bot.keyClicks(form.editors[column].focusProxy(), words)
    s.bot.keyClick(form, Qt.Key.Key_Return, CTRL)
    s.closed()
    added = s.ids[-1]
    assert is_seen(s, added)
    s.press(Qt.Key.Key_Delete)
    assert is_seen(s, s.register.model.record_ids()[-1])
    session.undo()
    assert is_seen(s, added)


def test_one_can_write_in_the_table_as_soon_as_one_comes_to_it(show_register: Show, session: PlanSession) -> None:
    s = show_register("partners")
    s.bot.keyClicks(s.table, "N")
    editor = s.table.cells.editor
    assert editor is not None
    s.bot.keyClicks(editor, "ew name")
    s.bot.keyClick(editor, Qt.Key.Key_Return)
    assert session.plan.cell("partners", s.ids[0], "organisation") == "New name"


def test_long_registers_are_filtered_and_a_record_hidden_is_found(show_register: Show, session: PlanSession) -> None:
    made = [add(session, "partners", organisation=f"Partner {n}") for n in range(12)]
    s = show_register("partners")
    assert s.register.filter.isVisible()
    s.bot.keyClicks(s.register.filter, "partner 11")
    assert s.register.model.record_ids() == [made[11]]
    assert s.register.count.text() == f"1 of {len(s.ids)} records"
    s.register.select(made[3])
    assert s.register.filter.text() == ""
    assert s.selected == made[3]
    assert s.table.hasFocus()
    s.register.filter.setText("nothing like it")
    assert s.register.model.record_ids() == []
    session.put(f"partners/{made[3]}/organisation", "Friends of St Mary’s Café")
    s.register.filter.setText("mary's cafe")
    assert s.register.model.record_ids() == [made[3]]
    s.register.filter.setText("nothing like it")
    assert s.register.empty.text() == "None holds these words."


def test_an_empty_register_says_what_it_is_for(show_register: Show, session: PlanSession) -> None:
    for partner in session.plan.record_ids("partners"):
        session.apply(delete_record(session.plan, "partners", partner))
    s = show_register("partners")
    assert not s.table.isVisible()
    assert s.register.empty.text().endswith("Add the first partner with the button below.")
    assert session.plan.register("partners").help in s.register.empty.text()
    assert s.register.buttons["add"].hasFocus()
    s.bot.keyClick(s.register.buttons["add"], Qt.Key.Key_Space)
    s.bot.keyClick(s.form(), Qt.Key.Key_Escape)
    s.closed()


def test_numbers_are_shown_where_the_register_gives_them(show_register: Show, session: PlanSession) -> None:
    s = show_register("actions")
    assert s.texts("Ref")[0] == session.plan.shown_number("actions", s.ids[0])


def test_scrolling_the_page_over_a_register_scrolls_the_page(show_register: Show, session: PlanSession) -> None:
    for n in range(30):
        add(session, "partners", organisation=f"Partner {n}")
    s = show_register("partners")
    s.register.filter.setFocus()
    place = QPointF(20, 60)
    wheel = QWheelEvent(
        place, QPointF(s.table.viewport().mapToGlobal(place.toPoint())), QPoint(), QPoint(0, -360),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(s.table.viewport(), wheel)
    assert s.table.verticalScrollBar().value() == 0


@pytest.mark.parametrize("how", ["double click", "Enter"])
@pytest.mark.parametrize(("name", "column"), [("Venue", "venue"), ("Neighbourhood", "neighbourhood")])
def test_a_record_is_opened_at_the_field_of_the_cell(show_register: Show, how: str, name: str, column: str) -> None:
    s = show_register("events")
    if how == "Enter":
        go_to(s, 1, name)
        s.press(Qt.Key.Key_Return)
    else:
        s.table.scrollTo(s.register.model.index(1, s.column(name)))
        place = cell(s, 1, name).center()
        s.bot.mouseClick(s.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        s.bot.mouseDClick(s.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    form = s.form()
    assert form.record_id == s.ids[1]
    assert QApplication.focusWidget() is form.editors[column].focusProxy()
    s.bot.keyClick(form, Qt.Key.Key_Escape)
    s.closed()


def test_a_new_record_begins_with_its_first_field(show_register: Show) -> None:
    s = show_register("events")
    go_to(s, len(s.ids), "Venue")
    s.press(Qt.Key.Key_Return)
    form = s.form()
    assert form.record_id == "" and QApplication.focusWidget() is form.editors["date"].focusProxy()
    s.bot.keyClick(form, Qt.Key.Key_Escape)
    s.closed()
