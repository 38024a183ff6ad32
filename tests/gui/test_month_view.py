"""The calendar of events, and tables whose numbers lead to what they count."""

from datetime import date
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QTableWidget, QTableWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from nec_desktop.gui.field_block import FieldBlock
from nec_desktop.gui.month_view import MonthView
from nec_desktop.gui.record_form import RecordForm
from nec_desktop.gui.session import PlanSession
from nec_desktop.gui.shown_table import ShownTable
from nec_desktop.gui.theme import tokens
from nec_desktop.plan.edits import delete_record
from nec_desktop.plan.values import Period
from tests.gui.blocks import shown
from tests.gui.registers import add
from tests.small_plan import record

SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def month(block: FieldBlock) -> MonthView:
    (view,) = block.findChildren(MonthView)
    return view


def item(table: QTableWidget, row: int, column: int) -> QTableWidgetItem:
    found = table.item(row, column)
    assert found is not None
    return found


def cell(view: MonthView, day: int) -> tuple[int, int]:
    """Return the row and column of a day of the month shown."""
    grid = view.grid
    for row in range(grid.rowCount()):
        for column in range(7):
            if item(grid, row, column).data(Qt.ItemDataRole.UserRole) == view.month.replace(day=day):
                return row, column
    raise AssertionError(day)


def menu() -> QMenu:
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    return popup


def test_a_plan_for_a_period_to_come_shows_its_first_month(qtbot: QtBot, session: PlanSession) -> None:
    for event in session.plan.record_ids("events"):
        session.apply(delete_record(session.plan, "events", event))
    session.put("cover/period", Period(date(2027, 4, 1), date(2028, 3, 31)))
    block, _ = shown(qtbot, session, "calendar", "by-month")
    assert month(block).title.text() == "April 2027"


def test_a_month_is_a_table_of_weeks_that_is_read_aloud_day_by_day(qtbot: QtBot, session: PlanSession) -> None:
    place = record(session.plan, "neighbourhoods")
    name = session.plan.cell("neighbourhoods", place, "name")
    event = add(session, "events", title="Big surgery", date=date(2026, 7, 30), neighbourhood=(place,))
    session.put(f"events/{event}/start", session.plan.parse(session.plan.register("events").column[1], "10:00"))
    block, _ = shown(qtbot, session, "calendar", "by-month")
    view = month(block)
    assert view.title.text() == "July 2026" and view.grid.accessibleName() == "Events in July 2026"
    header = view.grid.horizontalHeaderItem(0)
    assert header is not None
    assert (header.text(), header.data(SPOKEN)) == ("Mon", "Monday")
    row, column = cell(view, 30)
    day = item(view.grid, row, column)
    assert day.text() == "30\n10am Big surgery"
    assert day.data(SPOKEN) == f"30 July 2026: Big surgery, {name} 10am"
    assert item(view.grid, *cell(view, 31)).data(SPOKEN) == "31 July 2026: no events"
    assert item(view.grid, *cell(view, 15)).text().startswith("15, today")
    view.grid.setFocus()
    view.grid.setCurrentCell(row, column)
    qtbot.keyClick(view.grid, Qt.Key.Key_Return)
    opened = form(qtbot, view)
    assert opened.record_id == event and opened.editors["title"].isAncestorOf(opened.focusWidget())
    qtbot.keyClick(opened, Qt.Key.Key_Escape)
    closed(qtbot, view)
    assert view.grid.hasFocus() and view.grid.currentItem() is item(view.grid, row, column), "back on its day"


def test_months_are_turned_by_key_and_by_button(qtbot: QtBot, session: PlanSession) -> None:
    add(session, "events", title="This month", date=date(2026, 7, 1))
    block, _ = shown(qtbot, session, "calendar", "by-month")
    view = month(block)
    view.grid.setFocus()
    qtbot.keyClick(view.grid, Qt.Key.Key_PageDown)
    qtbot.keyClick(view.grid, Qt.Key.Key_PageDown)
    assert view.title.text() == "September 2026"
    qtbot.mouseClick(view.previous_button, Qt.MouseButton.LeftButton)
    assert view.title.text() == "August 2026"
    qtbot.keyClick(view.next_button, Qt.Key.Key_Space)
    assert view.title.text() == "September 2026"
    for _ in range(5):
        view.turn(1)
    assert view.title.text() == "February 2027" and view.grid.rowCount() == 4  # from Monday 1 to Sunday 28


def test_a_day_with_several_events_offers_them(qtbot: QtBot, session: PlanSession) -> None:
    events = [add(session, "events", title=f"Stall & talk {n}", date=date(2026, 7, 29)) for n in range(6)]
    block, _ = shown(qtbot, session, "calendar", "by-month")
    view = month(block)
    row, column = cell(view, 29)
    assert item(view.grid, row, column).text().splitlines()[-1] == "and 2 more"
    rect = view.grid.visualItemRect(item(view.grid, row, column))
    qtbot.mouseClick(view.grid.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert len(menu().actions()) == 6
    qtbot.keyClick(menu(), Qt.Key.Key_Down)
    qtbot.keyClick(menu(), Qt.Key.Key_Return)
    opened = form(qtbot, view)
    assert opened.record_id == events[1] and opened.place.text() == "2 of 6"
    qtbot.keyClick(opened, Qt.Key.Key_Escape)
    closed(qtbot, view)


def form(qtbot: QtBot, view: MonthView) -> RecordForm:
    qtbot.waitUntil(lambda: view.form is not None and view.form.isActiveWindow())
    assert view.form is not None
    return view.form


def closed(qtbot: QtBot, view: MonthView) -> None:
    qtbot.waitUntil(lambda: view.form is None and view.isActiveWindow())


def middle(view: MonthView, row: int, column: int) -> QPoint:
    return view.grid.visualItemRect(item(view.grid, row, column)).center()


def test_enter_on_an_empty_day_begins_an_event_on_it_and_the_calendar_shows_it(
    qtbot: QtBot, session: PlanSession
) -> None:
    add(session, "events", title="This month", date=date(2026, 7, 1))
    block, _ = shown(qtbot, session, "calendar", "by-month")
    view = month(block)
    before = session.plan.record_ids("events")
    view.grid.setFocus()
    view.grid.setCurrentCell(*cell(view, 30))
    assert "press Enter, to add an event" in item(view.grid, *cell(view, 30)).toolTip()
    qtbot.keyClick(view.grid, Qt.Key.Key_Return)
    new = form(qtbot, view)
    assert new.record_title.text() == "New event"
    assert new.editors["start"].isAncestorOf(new.focusWidget()), "the date is there already"
    title: Any = new.editors["title"].focusProxy()
    title.setFocus()
    qtbot.keyClicks(title, "Coffee morning")
    qtbot.keyClick(new, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    closed(qtbot, view)
    (added,) = set(session.plan.record_ids("events")) - set(before)
    assert session.plan.cell("events", added, "date") == date(2026, 7, 30)
    assert item(view.grid, *cell(view, 30)).text() == "30\nCoffee morning"
    assert view.grid.hasFocus() and view.grid.currentItem() is item(view.grid, *cell(view, 30))
    session.undo()
    assert session.plan.record_ids("events") == before


def test_escape_leaves_nothing_behind_of_an_event_that_was_begun(qtbot: QtBot, session: PlanSession) -> None:
    add(session, "events", title="This month", date=date(2026, 7, 1))
    block, _ = shown(qtbot, session, "calendar", "by-month")
    view = month(block)
    before = dict(session.plan.values)
    place = middle(view, *cell(view, 30))
    qtbot.mouseClick(view.grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert view.form is None, "a click selects the day"
    qtbot.mouseDClick(view.grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.keyClick(form(qtbot, view), Qt.Key.Key_Escape)
    closed(qtbot, view)  # without a question: the date is nothing that the person wrote
    assert dict(session.plan.values) == before
    assert view.grid.hasFocus() and view.grid.currentItem() is item(view.grid, *cell(view, 30))


def test_an_event_is_moved_to_another_day_in_its_form_and_the_calendar_goes_there(
    qtbot: QtBot, session: PlanSession
) -> None:
    add(session, "events", title="This month", date=date(2026, 7, 1))
    block, _ = shown(qtbot, session, "calendar", "by-month")
    view = month(block)
    view.grid.setFocus()
    view.grid.setCurrentCell(*cell(view, 30))
    qtbot.keyClick(view.grid, Qt.Key.Key_Return)
    new = form(qtbot, view)
    line: Any = new.editors["date"].focusProxy()
    line.selectAll()
    qtbot.keyClicks(line, "3/9/2026")
    qtbot.mouseClick(new.save_button, Qt.MouseButton.LeftButton)
    closed(qtbot, view)
    assert view.title.text() == "September 2026"
    assert view.grid.currentItem() is item(view.grid, *cell(view, 3))


def test_a_day_that_holds_events_offers_another_one_in_its_menu_and_by_insert(
    qtbot: QtBot, session: PlanSession
) -> None:
    event = add(session, "events", title="Stall", date=date(2026, 7, 30))
    block, _ = shown(qtbot, session, "calendar", "by-month")
    view = month(block)
    place = middle(view, *cell(view, 30))
    for reason in (QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard):
        view.grid.setCurrentCell(*cell(view, 30))
        on_screen = view.grid.viewport().mapToGlobal(place)
        by_key = reason == QContextMenuEvent.Reason.Keyboard
        target: QWidget = view.grid if by_key else view.grid.viewport()
        QApplication.sendEvent(target, QContextMenuEvent(reason, place, on_screen))
        words = [action.text() for action in menu().actions()]
        assert words == ["Stall", "", "Add an event on this day"]
        qtbot.keyClick(menu(), Qt.Key.Key_Up)
        qtbot.keyClick(menu(), Qt.Key.Key_Return)
        new = form(qtbot, view)
        line: Any = new.editors["date"].focusProxy()
        assert line.text() == "30 July 2026"
        qtbot.keyClick(new, Qt.Key.Key_Escape)
        closed(qtbot, view)
    qtbot.keyClick(view.grid, Qt.Key.Key_Insert)
    qtbot.keyClick(form(qtbot, view), Qt.Key.Key_Escape)
    closed(qtbot, view)
    qtbot.keyClick(view.grid, Qt.Key.Key_Return)
    opened = form(qtbot, view)
    assert opened.record_id == event, "Enter still opens what is there"
    qtbot.keyClick(opened, Qt.Key.Key_Escape)
    closed(qtbot, view)
    assert "Insert adds one on any day" in view.grid.accessibleDescription()


def test_the_days_of_the_months_around_show_their_events_and_lead_there(qtbot: QtBot, session: PlanSession) -> None:
    add(session, "events", title="This month", date=date(2026, 7, 1))
    event = add(session, "events", title="Stall", date=date(2026, 8, 1))
    block, _ = shown(qtbot, session, "calendar", "by-month")
    view = month(block)
    assert view.title.text() == "July 2026"
    row, column = view.grid.rowCount() - 1, 5
    august = item(view.grid, row, column)
    assert [item(view.grid, *at).text() for at in ((0, 0), (0, 1), (row, 4), (row, 6))] == ["29 Jun", "30", "31", "2"]
    assert (august.text(), august.data(SPOKEN)) == ("1 Aug\nStall", "1 August 2026: Stall")
    assert august.foreground().color() == QColor(tokens().soft)
    qtbot.mouseClick(view.grid.viewport(), Qt.MouseButton.LeftButton, pos=middle(view, row, column))
    opened = form(qtbot, view)
    assert opened.record_id == event
    qtbot.keyClick(opened, Qt.Key.Key_Escape)
    closed(qtbot, view)
    assert view.title.text() == "August 2026" and view.grid.currentItem() is item(view.grid, *cell(view, 1))


def test_the_month_follows_the_records_and_keeps_its_place(qtbot: QtBot, session: PlanSession) -> None:
    add(session, "events", title="This month", date=date(2026, 7, 1))
    block, _ = shown(qtbot, session, "calendar", "by-month")
    view = month(block)
    view.turn(1)
    before = view.count.text()
    add(session, "events", title="New one", date=date(2026, 8, 20))
    qtbot.waitUntil(lambda: "New one" in item(view.grid, *cell(view, 20)).text())
    assert view.title.text() == "August 2026" and view.count.text() != before
    session.undo()
    qtbot.waitUntil(lambda: view.count.text() == before)


def test_an_empty_month_gives_way_to_what_is_added_elsewhere(qtbot: QtBot, session: PlanSession) -> None:
    for event in session.plan.record_ids("events"):
        session.apply(delete_record(session.plan, "events", event))
    block, _ = shown(qtbot, session, "calendar", "by-month")
    view = month(block)
    assert view.title.text() == "July 2026" and view.count.text() == "no events"
    for day in (date(2027, 2, 9), date(2027, 3, 9)):
        add(session, "events", title="Surgery", date=day)
    qtbot.waitUntil(lambda: view.title.text() == "February 2027")
    assert "Surgery" in item(view.grid, *cell(view, 9)).text()
    event = add(session, "events", title="Fair", date=date(2027, 3, 20))
    qtbot.waitUntil(lambda: event in str(view._days))
    assert view.title.text() == "February 2027", "a month that has events stays"
    view.turn(2)
    session.apply(delete_record(session.plan, "events", event))
    qtbot.waitUntil(lambda: event not in str(view._days))
    assert view.title.text() == "April 2027", "what is deleted leads nowhere"


def test_today_stands_out_from_the_other_days(qtbot: QtBot, session: PlanSession) -> None:
    add(session, "events", title="This month", date=date(2026, 7, 1))
    block, _ = shown(qtbot, session, "calendar", "by-month")
    view = month(block)

    view.grid.go_to(date(2026, 7, 1))

    def dark(day: int) -> int:
        drawn = view.grid.viewport().grab(view.grid.visualItemRect(item(view.grid, *cell(view, day)))).toImage()
        every = (drawn.pixelColor(x, y) for x in range(drawn.width()) for y in range(drawn.height()))
        return sum(colour.lightness() < 110 for colour in every)

    assert dark(15) > 400 and dark(14) < 100


def test_a_number_leads_to_what_it_counts(qtbot: QtBot, session: PlanSession) -> None:
    block, chosen = shown(qtbot, session, "calendar", "by-quarter")
    (table,) = block.findChildren(ShownTable)
    place = item(table, 0, 0).text()
    header = str(table.model().headerData(1, Qt.Orientation.Horizontal))
    assert item(table, 0, 1).data(SPOKEN) == f"{place}, {header}: {item(table, 0, 1).text()}"
    last = table.columnCount() - 1
    assert int(item(table, 0, last).text()) > 1
    table.setFocus()
    table.setCurrentCell(0, last)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert len(menu().actions()) == int(item(table, 0, last).text())
    qtbot.keyClick(menu(), Qt.Key.Key_Return)
    assert len(chosen) == 1 and session.plan.record("events", chosen[0].partition("/")[2])
    table.setCurrentCell(0, 0)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert chosen[1] == f"neighbourhoods/{record(session.plan, 'neighbourhoods')}"


def test_the_coverage_matrix_is_clicked(qtbot: QtBot, session: PlanSession) -> None:
    community = record(session.plan, "communities")
    add(session, "communities", community="Nobody meets them")
    event = add(session, "events", title="Assembly", kind="school", communities=(community,), date=date(2026, 9, 1))
    block, chosen = shown(qtbot, session, "reach", "coverage")
    (table,) = block.findChildren(ShownTable)
    one = next(
        (row, column)
        for row in range(table.rowCount())
        for column in range(1, table.columnCount())
        if item(table, row, column).text() == "1"
    )
    rect = table.visualItemRect(item(table, *one))
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=rect.center() - QPoint(2, 0))
    assert chosen == [f"events/{event}"]
    none = next(
        found
        for row in range(table.rowCount())
        for column in range(1, table.columnCount())
        if (found := item(table, row, column)).text() == "–"
    )
    rect = table.visualItemRect(none)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert len(chosen) == 1
