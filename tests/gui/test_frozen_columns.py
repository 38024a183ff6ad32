"""However far a register's table is scrolled sideways, the columns that say which record a row is stay in sight."""

from collections.abc import Iterator
from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QColor,
    QContextMenuEvent,
    QImage,
    QPaintEvent,
    QPalette,
    QRegion,
)
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from nec_desktop.gui.record_view import RecordView
from nec_desktop.gui.session import PlanSession
from nec_desktop.gui.theme import Theme, contrast_tokens, style_sheet
from tests.gui.registers import SHIFT, Show, Shown, add, at, cell, go_to, line, picture, red, write

LEFT = Qt.MouseButton.LeftButton


class Painted(QObject):
    """Remembers which region of a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.region = QRegion()
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if isinstance(event, QPaintEvent):
            self.region = self.region.united(event.region())
        return False

    def covers(self, part: QRect) -> bool:
        return (QRegion(part) - self.region).isEmpty()


def scroll(s: Shown, to: int = 99999) -> int:
    """Scroll the table sideways, to its end if nothing else is said, and return how far that is."""
    bar = s.table.horizontalScrollBar()
    bar.setValue(to)
    return bar.value()


def band(s: Shown) -> QImage:
    """Return a picture of what stays, with its headers, but for the line at its edge."""
    right = s.table.viewport().x() + cell(s, 0, "Event").right() - 1
    return s.table.grab(QRect(2, 2, right - 2, s.table.height() - 20)).toImage()


def click(s: Shown, row: int, name: str) -> QPoint:
    """Click on a cell where it is seen, and return the place."""
    place = cell(s, row, name).center()
    s.bot.mouseClick(s.table.viewport(), LEFT, pos=place)
    return place


def test_what_names_a_record_looks_the_same_wherever_the_table_is_scrolled_to(
    show_register: Show, session: PlanSession
) -> None:
    for n in range(4):
        add(session, "events", title=f"Event {n}", date=date(2026, 9, 1 + n))
    s = show_register("events")
    go_to(s, 1, "Date")
    s.press(Qt.Key.Key_Down, SHIFT)  # two rows are marked, and one cell has the keyboard
    unscrolled = band(s)
    assert scroll(s, 30) == 30 and band(s) == unscrolled
    assert scroll(s) > 900 and band(s) == unscrolled
    assert cell(s, 0, "Date").left() == 0 and s.table.edge == cell(s, 0, "Event").right() + 1
    s.table.verticalScrollBar().setValue(1)
    scrolled = band(s)
    scroll(s, 0)
    assert band(s) == scrolled


def test_a_register_is_shown_from_its_first_column_on(show_register: Show, session: PlanSession) -> None:
    add(session, "events", title="Police surgery", date=date(2026, 9, 1))
    s = show_register("events")
    bar = s.table.horizontalScrollBar()
    assert bar.maximum() > 100 and bar.value() == 0


def test_what_stays_is_painted_anew_on_the_screen_where_qt_would_have_moved_it(show_register: Show) -> None:
    s = show_register("events")
    scroll(s, 30)
    s.bot.wait(50)
    for part in (s.table.viewport(), s.table.horizontalHeader().viewport()):
        painted = Painted(part)
        scroll(s, s.table.horizontalScrollBar().value() + 20)
        s.bot.waitUntil(partial(painted.covers, QRect(0, 0, s.table.edge, 9)))


def test_a_click_on_what_stays_means_the_record_that_is_seen_there(show_register: Show) -> None:
    s = show_register("events")
    before = scroll(s)
    click(s, 1, "Date")
    assert at(s) == (1, "Date") and s.selected == s.ids[1]
    click(s, 0, "Event")
    assert at(s) == (0, "Event") and s.table.horizontalScrollBar().value() == before
    click(s, 1, "Outcome")
    assert at(s) == (1, "Outcome")
    place = click(s, 1, "Event")
    s.bot.mouseDClick(s.table.viewport(), LEFT, pos=place)
    assert s.form().record_id == s.ids[1]
    s.form().reject()
    s.closed()


def test_the_menu_of_a_cell_that_stays_stands_at_it(show_register: Show) -> None:
    s = show_register("events")
    scroll(s)
    place = cell(s, 1, "Event").center()
    s.bot.mouseClick(s.table.viewport(), Qt.MouseButton.RightButton, pos=place)
    where = s.table.viewport().mapToGlobal(place)
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, where)
    QApplication.sendEvent(s.table.viewport(), asked)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu) and at(s) == (1, "Event")
    assert (menu.pos() - where).manhattanLength() < 9
    menu.close()


def test_a_click_on_the_name_of_a_column_that_stays_sorts_by_it(show_register: Show) -> None:
    s = show_register("events")
    scroll(s)
    header, table = s.table.horizontalHeader(), s.table
    for _ in range(2):
        s.bot.mouseClick(header.viewport(), LEFT, pos=QPoint(cell(s, 0, "Event").center().x(), 9))
    assert header.sortIndicatorSection() == s.column("Event")
    assert s.texts("Event") == sorted(s.texts("Event"), key=str.casefold, reverse=True)
    scroll(s)
    s.bot.mouseClick(header.viewport(), LEFT, pos=QPoint(table.viewport().width() - 30, 9))
    assert header.sortIndicatorSection() == s.column("Outcome")


def test_the_edge_of_a_column_that_stays_is_dragged_where_it_is_seen(show_register: Show, session: PlanSession) -> None:
    add(session, "events", title="Police surgery", date=date(2026, 9, 1))
    s = show_register("events")
    assert scroll(s) > 900
    seen, column = s.table.horizontalHeader().viewport(), s.column("Event")
    edge, before = QPoint(s.table.edge - 2, 9), s.table.columnWidth(column)
    s.bot.mouseMove(seen, edge)
    assert s.table.horizontalHeader().cursor().shape() == Qt.CursorShape.SplitHCursor
    s.bot.mousePress(seen, LEFT, pos=edge)
    s.bot.mouseMove(seen, edge + QPoint(12, 0))
    s.bot.mouseMove(seen, edge + QPoint(30, 0))
    s.bot.mouseRelease(seen, LEFT, pos=edge + QPoint(30, 0))
    assert s.table.columnWidth(column) == before + 30
    s.bot.mouseMove(seen, edge)
    assert s.table.columnWidth(column) == before + 30, "it was let go"


def test_the_arrow_keys_bring_each_cell_out_beside_what_stays(show_register: Show) -> None:
    s = show_register("events")
    go_to(s, 0, "Date")
    columns = [at(s)[1]]
    while columns[-1] != "Outcome":
        s.press(Qt.Key.Key_Right)
        columns.append(at(s)[1])
        if columns[-1] != "Event":
            assert cell(s, 0, columns[-1]).left() >= s.table.edge
            assert cell(s, 0, columns[-1]).right() < s.table.viewport().width()
    end = s.table.horizontalScrollBar().value()
    assert end == s.table.horizontalScrollBar().maximum()
    for name in columns[-2:1:-1]:
        s.press(Qt.Key.Key_Left)
        assert at(s)[1] == name and cell(s, 0, name).left() >= s.table.edge
    scroll(s, end)
    for _ in range(2):
        s.press(Qt.Key.Key_Left)
    assert at(s)[1] == "Date"


def test_going_to_a_column_that_stays_scrolls_down_to_its_row_but_not_sideways(
    show_register: Show, session: PlanSession
) -> None:
    for n in range(20):
        add(session, "events", title=f"Event {n}", date=date(2026, 9, 1 + n))
    s = show_register("events")
    go_to(s, 0, "Venue")
    before = scroll(s)
    go_to(s, 19, "Event")
    assert s.table.horizontalScrollBar().value() == before
    assert s.table.viewport().rect().contains(cell(s, 19, "Event"))


def test_a_cell_that_stays_is_written_where_it_is_seen_and_tab_goes_on_beside_it(
    show_register: Show, session: PlanSession
) -> None:
    s = show_register("events")
    go_to(s, 1, "Event")
    scroll(s)
    s.press(Qt.Key.Key_F2)
    edit = line(s)
    assert edit.geometry().left() == cell(s, 1, "Event").left() > 0
    edit.selectAll()
    s.bot.keyClicks(edit, "Stall at the fair")
    s.bot.keyClick(edit, Qt.Key.Key_Tab)
    assert session.plan.cell("events", s.ids[1], "title") == "Stall at the fair"
    assert at(s) == (1, "Start")
    assert line(s).geometry().left() == cell(s, 1, "Start").left() >= s.table.edge
    shown = s.table.horizontalScrollBar().value()
    s.bot.keyClick(line(s), Qt.Key.Key_Backtab, SHIFT)
    assert at(s) == (1, "Event") and line(s).isVisible()
    assert s.table.horizontalScrollBar().value() == shown
    s.bot.keyClick(line(s), Qt.Key.Key_Escape)


def test_what_is_being_written_is_not_scrolled_over_what_stays(show_register: Show) -> None:
    s = show_register("events")
    go_to(s, 1, "Venue")
    s.press(Qt.Key.Key_F2)
    edit = line(s)
    for to in (200, 400, 9999):
        scroll(s, to)
        assert edit.geometry().left() >= s.table.edge


def test_words_to_look_at_are_underlined_in_what_stays(show_register: Show, session: PlanSession) -> None:
    s = show_register("events")
    write(session, s.ids[0], "title", "The color of the hall")
    go_to(s, 1, "Date")
    marked = red(picture(s, 0, "Event"))
    assert scroll(s) and marked
    assert red(picture(s, 0, "Event")) == marked
    write(session, s.ids[0], "title", "The colour of the hall")
    assert red(picture(s, 0, "Event")) == []


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_at_most_half_of_the_table_stays_and_nothing_that_cannot_be_read(
    show_register: Show, theme: Theme, percent: int
) -> None:
    s = show_register("events")
    theme.set_zoom(percent)
    s.bot.wait(20)
    stayed = []
    for width in range(900, 100, -50):
        s.page.resize(width, 700)
        scroll(s)
        stayed.append(len(s.table.frozen()))
        assert s.table.edge <= s.table.viewport().width() // 2
        for column in range(s.register.model.columnCount()):
            index = s.register.model.index(0, column)
            if not s.table.isColumnHidden(column):
                s.table.scrollTo(index)
                place, metrics = s.table.visualRect(index), s.table.fontMetrics()
                assert s.table.edge <= place.left() or place.width() > metrics.horizontalAdvance("Police")
    assert stayed == sorted(stayed, reverse=True)
    assert stayed[0] == 2
    alone = RecordView(s.register.model, "Events")
    alone.setParent(s.page)
    alone.show()
    alone.resize(percent, 300)
    scroll_bar = alone.horizontalScrollBar()
    scroll_bar.setValue(scroll_bar.maximum())
    assert scroll_bar.value() and not alone.frozen() and alone.edge == 0


@pytest.fixture(params=["light", "contrast"])
def looks(request: pytest.FixtureRequest, qapp: QApplication, theme: Theme) -> Iterator[str]:
    """The usual looks, and those of a system with high contrast."""
    if request.param == "contrast":
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.WindowText, QColor("#ffff00"))
        palette.setColor(QPalette.ColorRole.Window, QColor("#000000"))
        theme.colours = contrast_tokens(palette)
        qapp.setPalette(palette)
        qapp.setStyleSheet(style_sheet(theme.colours, 10, dark=True, contrast=True))
    yield theme.colours.page


def test_what_stays_has_the_colours_of_the_table(show_register: Show, looks: str) -> None:
    s = show_register("events")
    go_to(s, 1, "Venue")
    before = band(s)
    scroll(s)
    assert band(s) == before
    assert band(s).pixelColor(20, band(s).height() - 12).name() == looks
    edge = s.table.viewport().grab(QRect(s.table.edge - 1, 0, 1, 30)).toImage()
    assert {edge.pixelColor(0, y).name() for y in range(30)}.isdisjoint({looks})


def test_a_screen_reader_has_one_table_whose_cells_are_where_they_are_seen(show_register: Show) -> None:
    def tables(of: QAccessibleInterface) -> int:
        is_table = of.role() == QAccessible.Role.Table
        return is_table + (0 if is_table else sum(tables(of.child(n)) for n in range(of.childCount())))

    s = show_register("events")
    scroll(s)
    assert tables(QAccessible.queryAccessibleInterface(s.page)) == 1
    table = QAccessible.queryAccessibleInterface(s.table)
    assert table.childCount() == (s.register.model.rowCount() + 1) * (s.register.model.columnCount() + 1)
    where = s.table.viewport().mapToGlobal(cell(s, 1, "Event").center())
    heard = table.childAt(where.x(), where.y())
    assert heard.text(QAccessible.Text.Name) == s.register.model.index(1, s.column("Event")).data()
    assert heard.rect().contains(where)
