"""Writing in the cells of a register's table."""

from datetime import date, time
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QMenu, QScrollArea

from nec_desktop.gui.proofreader import LineReader
from nec_desktop.gui.session import PlanSession
from nec_desktop.plan.edits import delete_records
from tests.gui.registers import SHIFT, Show, Shown, add, at, go_to, line
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


def test_f2_on_what_needs_the_form_opens_it_there(show_register: Show) -> None:
    s = show_register("events")
    go_to(s, 0, "Neighbourhood")
    s.press(Qt.Key.Key_F2)
    form = s.form()
    assert QApplication.focusWidget() is form.editors["neighbourhood"].focusProxy()
    s.bot.keyClick(form, Qt.Key.Key_Escape)
    s.closed()


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


# -- type-ahead


@pytest.mark.parametrize("in_form", [True, False])
def test_a_venue_is_offered_when_some_of_it_is_typed(show_register: Show, session: PlanSession, in_form: bool) -> None:
    for venue in ("Church hall", "The Hall", "The Hall", "Library"):
        add(session, "events", venue=venue)
    s = show_register("events")
    event = s.ids[0]
    if in_form:
        s.register.open_record(event, "venue")
        typed: Any = s.form().editors["venue"].focusProxy()
    else:
        go_to(s, 0, "Venue")
        s.press(Qt.Key.Key_F2)
        typed = line(s)
    typed.selectAll()
    s.bot.keyClicks(typed, "HALL")
    popup = typed.completer().popup()
    s.bot.waitUntil(popup.isVisible)
    offered = [popup.model().index(row, 0).data() for row in range(popup.model().rowCount())]
    assert offered[:2] == ["The Hall", "Church hall"] and "Library" not in offered
    s.bot.keyClick(popup, Qt.Key.Key_Down)
    s.bot.keyClick(popup, Qt.Key.Key_Return)
    assert typed.text() == offered[0]
    if in_form:
        s.bot.mouseClick(s.form().save_button, Qt.MouseButton.LeftButton)
        s.closed()
    else:
        s.bot.keyClick(typed, Qt.Key.Key_Return)
    assert session.plan.cell("events", event, "venue") == offered[0]


def test_partners_are_offered_one_after_another(show_register: Show, session: PlanSession) -> None:
    for name in ("Verwood Town Council", "Citizens Advice"):
        add(session, "partners", organisation=name)
    s = show_register("priorities")
    s.register.open_record(s.ids[0], "with-whom")
    typed: Any = s.form().editors["with-whom"].focusProxy()
    typed.clear()
    for keys in ("advi", ", wood t"):
        s.bot.keyClicks(typed, keys)
        popup = typed.completer().popup()
        s.bot.waitUntil(popup.isVisible)
        s.bot.keyClick(popup, Qt.Key.Key_Down)
        s.bot.keyClick(popup, Qt.Key.Key_Return)
    assert typed.text() == "Citizens Advice, Verwood Town Council"


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


# -- a row after a row, as in a spreadsheet


def type_row(s: Shown, *cells: str) -> None:
    """Write cell after cell with Tab, beginning where the keyboard is."""
    s.bot.keyClicks(s.table, cells[0][0])
    s.bot.keyClicks(line(s), cells[0][1:])
    for text in cells[1:]:
        s.bot.keyClick(line(s), Qt.Key.Key_Tab)
        s.bot.keyClicks(line(s), text)


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


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_a_key_that_leaves_a_cell_leaves_it_though_something_is_offered_below(
    show_register: Show, session: PlanSession, key: Qt.Key
) -> None:
    add(session, "events", venue="The Hall")
    s = show_register("events")
    event = s.ids[0]
    go_to(s, 0, "Venue")
    s.press(Qt.Key.Key_F2)
    typed: Any = line(s)
    typed.selectAll()
    s.bot.keyClicks(typed, "The Hall")
    completer = typed.completer()
    s.bot.waitUntil(completer.popup().isVisible)
    s.bot.keyClick(completer.popup(), key)
    assert session.plan.cell("events", event, "venue") == "The Hall"
    assert s.table.hasFocus() if key == Qt.Key.Key_Return else at(s)[1] != "Venue"


def test_tab_takes_what_is_chosen_of_what_is_offered(show_register: Show, session: PlanSession) -> None:
    add(session, "events", venue="The Hall")
    s = show_register("events")
    event = s.ids[0]
    go_to(s, 0, "Venue")
    s.press(Qt.Key.Key_F2)
    typed: Any = line(s)
    typed.selectAll()
    s.bot.keyClicks(typed, "hal")
    popup = typed.completer().popup()
    s.bot.waitUntil(popup.isVisible)
    s.bot.keyClick(popup, Qt.Key.Key_Down)
    s.bot.keyClick(popup, Qt.Key.Key_Tab)
    assert session.plan.cell("events", event, "venue") == "The Hall"


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


# -- names in a cell


def test_neighbourhoods_are_typed_by_their_names(show_register: Show, session: PlanSession) -> None:
    ids = [add(session, "neighbourhoods", name=name) for name in ("Gillingham", "Upper Testing", "Upper Hill, East")]
    s = show_register("events")
    event = s.ids[0]
    go_to(s, 0, "Neighbourhood")
    s.bot.keyClicks(s.table, "g")
    s.bot.keyClicks(line(s), "ill, Upper Hill, East")
    s.bot.keyClick(line(s), Qt.Key.Key_Return)
    assert session.plan.cell("events", event, "neighbourhood") == (ids[0], ids[2])
    assert s.texts("Neighbourhood")[0] == "Gillingham, Upper Hill, East"
    s.bot.keyClicks(s.table, "U")
    s.bot.keyClicks(line(s), "pper")
    s.bot.keyClick(line(s), Qt.Key.Key_Return)
    assert "may be “Upper Testing” or “Upper Hill, East”" in s.register.note.text() and line(s).text() == "Upper"
    s.bot.keyClick(line(s), Qt.Key.Key_Escape)
    assert session.undo() == "Change event"


def test_tab_goes_to_the_names_too_and_leaves_what_stands_there(show_register: Show, session: PlanSession) -> None:
    s = show_register("events")
    event = s.ids[0]
    before = session.plan.cell("events", event, "neighbourhood")
    go_to(s, 0, "Kind")
    s.press(Qt.Key.Key_F2)
    assert s.table.cells.editor is not None
    s.bot.keyClick(s.table.cells.editor, Qt.Key.Key_Tab)
    assert at(s) == (0, "Neighbourhood") and line(s).text() == s.texts("Neighbourhood")[0] != ""
    s.bot.keyClick(line(s), Qt.Key.Key_Tab)
    assert at(s) == (0, "Venue") and session.plan.cell("events", event, "neighbourhood") == before
    assert session.undo() == ""


def test_what_is_typed_where_there_is_nothing_to_name_yet_opens_the_form(
    show_register: Show, session: PlanSession
) -> None:
    for community in session.plan.record_ids("communities"):
        session.apply(delete_records(session.plan, "communities", [community]))
    s = show_register("events")
    go_to(s, 0, "Audience")
    s.bot.keyClicks(s.table, "y")
    form = s.form()
    s.bot.keyClick(form, Qt.Key.Key_Escape)
    s.closed()
