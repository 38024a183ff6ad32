"""The calendar of events, and tables whose numbers lead to what they count."""

from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu, QTableWidget, QTableWidgetItem
from pytestqt.qtbot import QtBot

from nec_desktop.gui.field_block import FieldBlock
from nec_desktop.gui.month_view import MonthView
from nec_desktop.gui.session import PlanSession
from nec_desktop.gui.shown_table import ShownTable
from tests.gui.test_register_table import add
from tests.small_plan import record

SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def shown(qtbot: QtBot, session: PlanSession, page_id: str, field_id: str) -> tuple[FieldBlock, list[str]]:
    """Show a field of a page; the list gets the addresses that are chosen on it."""
    page = session.plan.page(page_id)
    assert page is not None
    block = FieldBlock(session, page, next(field for field in page.fields if field.id == field_id))
    qtbot.addWidget(block)
    block.resize(900, 700)
    block.show()
    block.activateWindow()
    qtbot.waitUntil(block.isActiveWindow)
    chosen: list[str] = []
    block.chosen.connect(chosen.append)
    return block, chosen


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


def test_a_month_is_a_table_of_weeks_that_is_read_aloud_day_by_day(qtbot: QtBot, session: PlanSession) -> None:
    place = record(session.plan, "neighbourhoods")
    name = session.plan.cell("neighbourhoods", place, "name")
    event = add(session, "events", title="Big surgery", date=date(2026, 7, 30), neighbourhood=(place,))
    session.put(f"events/{event}/start", session.plan.parse(session.plan.register("events").column[1], "10:00"))
    block, chosen = shown(qtbot, session, "calendar", "by-month")
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
    assert not item(view.grid, 0, 0).flags() & Qt.ItemFlag.ItemIsEnabled  # 29 June
    view.grid.setFocus()
    view.grid.setCurrentCell(row, column)
    qtbot.keyClick(view.grid, Qt.Key.Key_Return)
    assert chosen == [f"events/{event}/title"]


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
    block, chosen = shown(qtbot, session, "calendar", "by-month")
    view = month(block)
    row, column = cell(view, 29)
    assert item(view.grid, row, column).text().splitlines()[-1] == "and 2 more"
    rect = view.grid.visualItemRect(item(view.grid, row, column))
    qtbot.mouseClick(view.grid.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert len(menu().actions()) == 6
    qtbot.keyClick(menu(), Qt.Key.Key_Down)
    qtbot.keyClick(menu(), Qt.Key.Key_Return)
    assert chosen == [f"events/{events[1]}/title"]


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
