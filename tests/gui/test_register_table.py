"""A register on screen: its keys and buttons, and the form of a record."""

from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QMessageBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from nec_desktop.gui.holding_still import settle
from nec_desktop.gui.record_form import RecordForm
from nec_desktop.gui.register_table import RegisterTable
from nec_desktop.gui.session import PlanSession
from nec_desktop.plan.edits import add_record, delete_record
from tests.small_plan import record

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


class Shown:
    """A register on a page that is in front."""

    def __init__(self, qtbot: QtBot, session: PlanSession, register_id: str) -> None:
        self.bot, self.session, self.register_id = qtbot, session, register_id
        self.page = QWidget()
        qtbot.addWidget(self.page)
        self.register = RegisterTable(session, session.plan.register(register_id))
        QVBoxLayout(self.page).addWidget(self.register)
        self.page.resize(800, 700)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)
        self.table = self.register.table
        self.register.setFocus()

    @property
    def ids(self) -> list[str]:
        return self.session.plan.record_ids(self.register_id)

    @property
    def selected(self) -> str:
        return str(self.table.currentIndex().data(Qt.ItemDataRole.UserRole))

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.bot.keyClick(self.table, key, modifiers)

    def column(self, name: str) -> int:
        model = self.register.model
        names = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]
        return names.index(name)

    def texts(self, name: str) -> list[str]:
        model, column = self.register.model, self.column(name)
        return [model.index(row, column).data() for row in range(len(model.record_ids()))]

    def form(self) -> RecordForm:
        self.bot.waitUntil(lambda: self.register.form is not None and self.register.form.isActiveWindow())
        assert self.register.form is not None
        return self.register.form

    def closed(self) -> None:
        self.bot.waitUntil(lambda: self.register.form is None)
        self.bot.waitUntil(self.page.isActiveWindow)


Show = Callable[[str], Shown]


@pytest.fixture
def show(qtbot: QtBot, session: PlanSession) -> Show:
    return lambda register_id: Shown(qtbot, session, register_id)


def add(session: PlanSession, register_id: str, **cells: Any) -> str:
    edit = add_record(session.plan, register_id, {name.replace("_", "-"): cell for name, cell in cells.items()})
    session.apply(edit)
    return edit.changes[0].address.rpartition("/")[2]


def test_a_record_is_added_by_keyboard(show: Show, session: PlanSession) -> None:
    s = show("partners")
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


def test_a_record_is_opened_changed_and_saved_as_one_step(show: Show, session: PlanSession) -> None:
    s = show("events")
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


def test_what_cannot_be_kept_keeps_the_form_open_and_is_named(show: Show, session: PlanSession) -> None:
    s = show("events")
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


def test_escape_asks_only_where_something_was_changed(show: Show, session: PlanSession) -> None:
    s = show("events")
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


def test_a_new_record_is_asked_for_as_a_new_one(show: Show) -> None:
    s = show("partners")
    s.press(Qt.Key.Key_Insert)
    form = s.form()
    s.bot.keyClicks(form.focusWidget(), "Age Concern")
    s.bot.keyClick(form, Qt.Key.Key_Escape)
    (box,) = [box for box in form.findChildren(QMessageBox) if box.isVisible()]
    assert box.text() == "Keep this new partner?"
    s.bot.mouseClick(next(b for b in box.buttons() if b.text() == "Do not save"), Qt.MouseButton.LeftButton)
    s.closed()


def test_a_new_record_without_anything_is_not_made(show: Show) -> None:
    s = show("partners")
    before = s.ids
    s.press(Qt.Key.Key_Insert)
    form = s.form()
    s.bot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    assert form.error.text() == "Nothing is filled in yet. Fill something in, or press Cancel."
    s.bot.mouseClick(form.cancel_button, Qt.MouseButton.LeftButton)
    s.closed()
    assert s.ids == before


def test_the_form_goes_from_record_to_record_and_saves(show: Show, session: PlanSession) -> None:
    first = add(session, "partners", organisation="First")
    second = add(session, "partners", organisation="Second")
    s = show("partners")
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


def test_a_record_is_duplicated_and_deleted_and_brought_back(show: Show, session: PlanSession) -> None:
    s = show("events")
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
    show: Show, session: PlanSession
) -> None:
    for n in range(4):
        add(session, "events", title=f"Event {n}", date=date(2026, 9, 1 + n))
    s = show("events")
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


def test_shift_and_tab_in_a_cell_go_back_without_selecting_what_lies_between(show: Show) -> None:
    s = show("events")
    s.table.setCurrentIndex(s.register.model.index(0, s.column("Event")))
    s.press(Qt.Key.Key_F2)
    editor = s.table.cells.editor
    assert editor is not None
    s.bot.keyClick(editor, Qt.Key.Key_Backtab, SHIFT)
    assert s.table.currentIndex().column() == s.column("Date")
    assert s.register.chosen() == s.ids[:1]


def test_records_are_moved_where_the_register_has_no_order_of_its_own(show: Show, session: PlanSession) -> None:
    made = [add(session, "partners", organisation=name) for name in ("A", "B", "C")]
    s = show("partners")
    s.register.select(made[2])
    s.press(Qt.Key.Key_Up, ALT)
    assert s.ids[-3:] == [made[0], made[2], made[1]]
    assert s.selected == made[2]
    s.bot.mouseClick(s.register.buttons["down"], Qt.MouseButton.LeftButton)
    assert s.ids[-3:] == made
    session.undo()
    assert s.ids[-3:] == [made[0], made[2], made[1]]
    events = show("events")
    assert not events.register.buttons["up"].isVisible()


def test_a_record_that_is_moved_keeps_its_number_and_that_is_told(show: Show, session: PlanSession) -> None:
    first, second = (add(session, "priorities", priority=name) for name in ("Parking", "Noise"))
    s = show("priorities")
    s.register.select(first)
    number = session.plan.shown_number("priorities", first)
    s.press(Qt.Key.Key_Down, ALT)
    assert s.ids[-2:] == [second, first]
    assert session.plan.shown_number("priorities", first) == number
    assert s.register.note.text() == f"Moved. {number} keeps its number, by which others refer to it."
    partners = [add(session, "partners", organisation=name) for name in ("A", "B")]
    p = show("partners")
    p.register.select(partners[0])
    p.press(Qt.Key.Key_Down, ALT)
    assert p.register.note.isHidden(), "partners have no numbers"


def test_a_click_on_a_heading_sorts_and_keeps_the_selection(show: Show, session: PlanSession) -> None:
    for name, posts in (("Zebra", 5), ("apple", 40), ("Mango", None)):
        add(session, "team", role=name, number=posts)
    s = show("team")
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


def test_whatever_record_one_comes_to_is_scrolled_into_view(show: Show, session: PlanSession) -> None:
    events = [add(session, "events", title=f"Surgery {n}", date=date(2026, 4, 1 + n)) for n in range(29)]
    s = show("events")
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


def test_one_can_write_in_the_table_as_soon_as_one_comes_to_it(show: Show, session: PlanSession) -> None:
    s = show("partners")
    s.bot.keyClicks(s.table, "N")
    editor = s.table.cells.editor
    assert editor is not None
    s.bot.keyClicks(editor, "ew name")
    s.bot.keyClick(editor, Qt.Key.Key_Return)
    assert session.plan.cell("partners", s.ids[0], "organisation") == "New name"


def test_long_registers_are_filtered_and_a_record_hidden_is_found(show: Show, session: PlanSession) -> None:
    made = [add(session, "partners", organisation=f"Partner {n}") for n in range(12)]
    s = show("partners")
    assert s.register.filter.isVisible()
    s.bot.keyClicks(s.register.filter, "partner 11")
    assert s.register.model.record_ids() == [made[11]]
    assert s.register.count.text() == f"1 of {len(s.ids)} records"
    s.register.select(made[3])
    assert s.register.filter.text() == ""
    assert s.selected == made[3]
    assert s.table.hasFocus()
    s.register.filter.setText("nothing like it")
    assert s.register.empty.text() == "None holds these words."


def test_an_empty_register_says_what_it_is_for(show: Show, session: PlanSession) -> None:
    for partner in session.plan.record_ids("partners"):
        session.apply(delete_record(session.plan, "partners", partner))
    s = show("partners")
    assert not s.table.isVisible()
    assert s.register.empty.text().endswith("Add the first partner with the button below.")
    assert session.plan.register("partners").help in s.register.empty.text()
    assert s.register.buttons["add"].hasFocus()
    s.bot.keyClick(s.register.buttons["add"], Qt.Key.Key_Space)
    s.bot.keyClick(s.form(), Qt.Key.Key_Escape)
    s.closed()


def test_numbers_are_shown_where_the_register_gives_them(show: Show, session: PlanSession) -> None:
    s = show("actions")
    assert s.texts("Ref")[0] == session.plan.shown_number("actions", s.ids[0])


def test_enter_in_a_line_of_the_form_goes_on_to_the_next_field(show: Show, session: PlanSession) -> None:
    s = show("events")
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


def test_what_is_said_of_a_line_moves_no_other_field(show: Show, session: PlanSession) -> None:
    s = show("events")
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


def test_enter_in_a_line_of_the_form_leads_to_no_other_record(show: Show) -> None:
    s = show("evidence")
    s.register.open_record(s.ids[1], "held")
    form = s.form()
    s.bot.keyClick(form.focusWidget(), Qt.Key.Key_Return)
    assert form.record_id == s.ids[1]
    form.previous_button.setFocus()
    s.bot.keyClick(form.previous_button, Qt.Key.Key_Return)
    assert form.record_id == s.ids[0], "a button that has the keyboard is pressed"


def test_enter_in_a_line_of_the_form_chooses_no_file_and_its_keys_save(show: Show, session: PlanSession) -> None:
    s = show("evidence")
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


def test_scrolling_the_page_over_a_register_scrolls_the_page(show: Show, session: PlanSession) -> None:
    for n in range(30):
        add(session, "partners", organisation=f"Partner {n}")
    s = show("partners")
    s.register.filter.setFocus()
    place = QPointF(20, 60)
    wheel = QWheelEvent(
        place, QPointF(s.table.viewport().mapToGlobal(place.toPoint())), QPoint(), QPoint(0, -360),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(s.table.viewport(), wheel)
    assert s.table.verticalScrollBar().value() == 0
