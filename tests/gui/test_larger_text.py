"""With larger text what is shown grows with it, and nothing is squeezed or out of reach."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from nec_desktop.gui.date_entry import PeriodEditor
from nec_desktop.gui.desk import Desk
from nec_desktop.gui.field_block import FieldBlock
from nec_desktop.gui.main_window import MainWindow
from nec_desktop.gui.month_view import MonthView
from nec_desktop.gui.record_view import RecordView
from nec_desktop.gui.register_table import RegisterTable
from nec_desktop.gui.rich_dialogs import LinkDialog
from nec_desktop.gui.theme import Theme
from nec_desktop.plan.edits import set_status
from nec_desktop.plan.plan import Page
from tests.gui.keys import give_keyboard
from tests.gui.squeezed import squeezed
from tests.gui.windows import page_of


@pytest.fixture
def desk(theme: Theme, example: MainWindow) -> Iterator[Desk]:
    """The example on a small laptop's screen."""
    assert theme and example.desk
    example.resize(1366, 768)
    yield example.desk
    example.zoom.normal()


def enlarge(qtbot: QtBot, desk: Desk, percent: int) -> None:
    """Press Ctrl++ until the text has that size, while a page is shown."""
    window = _window(desk)
    while window.zoom.percent < percent:
        window.zoom.larger()
    qtbot.wait(50)


def _window(desk: Desk) -> MainWindow:
    window = desk.window()
    assert isinstance(window, MainWindow)
    return window


def _standard(desk: Desk) -> Page:
    page = desk.session.plan.page("standards/publicise-events")
    assert page
    return page


@pytest.mark.parametrize("percent", [150, 200])
def test_a_page_is_as_wide_as_its_pane_and_a_table_shows_its_dates(qtbot: QtBot, desk: Desk, percent: int) -> None:
    desk.go_to("events")
    enlarge(qtbot, desk, percent)
    page = page_of(desk)
    assert page.page.width() >= page.scroll_area.viewport().width()
    table = page.findChild(RecordView)
    assert isinstance(table, RecordView)
    model, metrics = table.model(), table.fontMetrics()
    column = next(n for n in range(model.columnCount()) if model.headerData(n, Qt.Orientation.Horizontal) == "Date")
    widest = max(metrics.horizontalAdvance(str(model.index(row, column).data())) for row in range(9))
    assert table.columnWidth(column) >= widest
    assert table.rowHeight(0) >= metrics.height()


class Looking(QLabel):
    """Sees whether the pointer waits while its text gets another size."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__("words", window)
        self.seen: list[bool] = []
        self.show()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.seen.append(QGuiApplication.overrideCursor() is not None)


def test_the_pointer_waits_while_everything_gets_another_size(desk: Desk) -> None:
    window = _window(desk)
    looking = Looking(window)
    looking.seen.clear()
    window.zoom.larger()
    assert looking.seen and all(looking.seen)
    assert not QGuiApplication.overrideCursor()


def test_a_box_of_choices_grows_with_its_words(qtbot: QtBot, desk: Desk) -> None:
    desk.go_to("cover/stage")
    boxes = page_of(desk).findChildren(QComboBox)
    before = [box.maximumWidth() for box in boxes]
    enlarge(qtbot, desk, 200)
    assert boxes and all(box.maximumWidth() > 1.8 * width for box, width in zip(boxes, before, strict=True))


@pytest.mark.parametrize(("width", "percent"), [(1366, 100), (1366, 150), (1366, 200), (911, 100), (911, 150)])
def test_all_tabs_beside_a_standard_are_in_view(qtbot: QtBot, desk: Desk, width: int, percent: int) -> None:
    _window(desk).resize(width, width * 9 // 16)
    desk.go_to("standards/publicise-events")
    enlarge(qtbot, desk, percent)
    bar = desk.side.tabBar()
    shown = [n for n in range(bar.count()) if bar.isTabVisible(n)]
    assert len(shown) >= 4
    assert all(bar.rect().contains(bar.tabRect(n)) for n in shown)


def test_a_standards_title_has_the_line_for_itself_where_its_buttons_would_squeeze_it(qtbot: QtBot, desk: Desk) -> None:
    desk.session.apply(set_status(desk.session.plan, _standard(desk), "not-started"))
    desk.go_to("standards/publicise-events")
    page = page_of(desk)
    assert page.example_button.isVisible() and page.panel_button.isVisible()
    assert page.title_buttons.geometry().left() > page.title.geometry().right()
    enlarge(qtbot, desk, 200)
    top = page.title_buttons.geometry().top()
    assert top > page.title.geometry().bottom() and page.title.width() > page.head.width() * 0.8
    _window(desk).zoom.normal()
    qtbot.waitUntil(lambda: page.title_buttons.geometry().left() > page.title.geometry().right())


@pytest.mark.parametrize(
    "address", ["cover/period", "standards/publicise-events", "profile", "quarters/2026-07/business-update"]
)
def test_at_200_per_cent_a_page_is_no_wider_than_a_small_screens_pane(qtbot: QtBot, desk: Desk, address: str) -> None:
    """1366 by 768 pixels at 150 % are 911 by 512: two dates, or a question and its buttons, are wider than the page."""
    _window(desk).resize(911, 512)
    desk.go_to(address)
    enlarge(qtbot, desk, 200)
    page = page_of(desk)
    qtbot.waitUntil(lambda: page.is_whole)
    assert page.page.width() <= page.scroll_area.viewport().width()
    end = page.end
    rows = [end.question, end.yes_button, end.no_button]
    for period in page.findChildren(PeriodEditor):
        rows += [period.first.line, period.first.button, period.last.line, period.last.button]
        assert period.last.line.mapTo(period, QPoint(0, 0)).y() > period.first.geometry().bottom()
    assert end.yes_button.mapTo(end, QPoint(0, 0)).y() == end.no_button.mapTo(end, QPoint(0, 0)).y()
    for part in rows:
        assert part.width() >= part.sizeHint().width()
        assert part.mapTo(page.page, part.rect().bottomRight()).x() <= page.page.width()


def test_a_pages_head_is_scrolled_with_it_where_a_low_pane_would_cut_it_off(qtbot: QtBot, desk: Desk) -> None:
    window = _window(desk)
    give_keyboard(qtbot, window)
    desk.go_to("profile")
    page = page_of(desk)
    enlarge(qtbot, desk, 200)
    assert page.scroll_area.y() > page.title.height(), "where there is room, it stays"
    window.finding.show()
    qtbot.waitUntil(lambda: page.scroll_area.y() == 0)
    bar = page.scroll_area.verticalScrollBar()
    bar.setValue(0)
    qtbot.waitUntil(lambda: not page.title.visibleRegion().isEmpty() and not squeezed(page))
    bar.setValue(bar.maximum())
    assert page.title.visibleRegion().isEmpty()
    window.finding.close()
    qtbot.waitUntil(lambda: page.scroll_area.y() > page.title.height())
    assert not page.title.visibleRegion().isEmpty()
    qtbot.waitUntil(lambda: not squeezed(page))


@pytest.mark.parametrize("percent", [100, 200])
def test_a_page_ends_at_the_right_where_its_head_does(qtbot: QtBot, desk: Desk, percent: int) -> None:
    enlarge(qtbot, desk, percent)
    for address, height in (("profile", 768), ("glossary-annex", 2000)):
        _window(desk).resize(1366, height)
        desk.go_to(address)
        page = page_of(desk)
        qtbot.wait(50)  # until it has its size
        block = page.findChild(FieldBlock)
        assert block
        assert page.scroll_area.verticalScrollBar().isVisible() == (height < 800)
        ends = {widget.mapTo(page, widget.rect().topRight()).x() for widget in (page.asked, block)}
        assert len(ends) == 1, ends


@pytest.mark.parametrize("percent", [100, 200])
def test_a_register_is_shown_from_its_name_on_and_its_last_record_too(qtbot: QtBot, desk: Desk, percent: int) -> None:
    enlarge(qtbot, desk, percent)
    last = desk.session.plan.record_ids("events")[-1]
    desk.go_to("events")
    page = page_of(desk)
    register = page.findChild(RegisterTable)
    assert isinstance(register, RegisterTable)
    header = register.table.horizontalHeader()
    qtbot.waitUntil(lambda: header.visibleRegion().boundingRect() == header.rect())
    assert register.filter.visibleRegion().boundingRect() == register.filter.rect()
    desk.go_to(f"events/{last}")
    row = register.table.visualRect(register.table.model().index(register.model.row_of(last), 0))
    qtbot.waitUntil(lambda: register.table.viewport().visibleRegion().contains(row.center()))


def test_a_plans_home_is_scrolled_where_its_words_would_be_squeezed(qtbot: QtBot, desk: Desk) -> None:
    _window(desk).resize(911, 512)
    desk.show_home()
    enlarge(qtbot, desk, 200)
    home = desk.home
    qtbot.waitUntil(lambda: home.tasks.height() > 6 * home.tasks.fontMetrics().height())
    assert not squeezed(home)
    area = home.findChild(QScrollArea)
    assert area and area.verticalScrollBar().maximum() > 0


def test_what_was_found_is_listed_in_the_new_size_where_there_is_room_for_it(qtbot: QtBot, desk: Desk) -> None:
    window = _window(desk)
    give_keyboard(qtbot, window)
    desk.go_to("methods")
    window.finding.show()
    panel = window.finding.panel
    assert panel
    panel.wanted.insert("verwood")
    qtbot.waitUntil(lambda: panel.results.count() > 2)
    enlarge(qtbot, desk, 200)
    group = panel.results.item(0)
    assert group.font().pointSizeF() > panel.results.font().pointSizeF()
    room = panel.wanted.width() - 60  # what stands around the words, and the button that clears them
    assert panel.wanted.fontMetrics().horizontalAdvance("swanage and the heath") < room


def test_the_help_has_its_width_when_the_panel_that_finds_makes_room(qtbot: QtBot, desk: Desk) -> None:
    desk.go_to("standards/publicise-events")
    _window(desk).finding.show()
    enlarge(qtbot, desk, 200)
    qtbot.waitUntil(lambda: desk.side.width() > desk.width() * 0.35)


def test_a_week_with_an_event_is_no_higher_than_the_screen(qtbot: QtBot, desk: Desk) -> None:
    desk.go_to("calendar")
    enlarge(qtbot, desk, 200)
    page = page_of(desk)
    area = page.findChild(QScrollArea)
    view = page.findChild(MonthView)
    assert area and isinstance(view, MonthView)
    heights = [view.grid.rowHeight(row) for row in range(view.grid.rowCount())]
    assert max(heights) < area.viewport().height() * 0.8


def test_what_asks_for_a_line_grows_with_the_text_and_stays_within_a_small_window(qtbot: QtBot, desk: Desk) -> None:
    window = _window(desk)
    window.show_new()
    qtbot.wait(50)
    asked, small = window.new_plan.column, LinkDialog("", "", window)
    before = asked.width()
    while window.zoom.percent < 200:
        window.zoom.larger()
    qtbot.waitUntil(lambda: asked.width() > 1.8 * before)
    assert LinkDialog("", "", window).minimumWidth() > 1.8 * small.minimumWidth()
    window.resize(911, 512)
    qtbot.waitUntil(lambda: asked.width() < window.width())
    assert LinkDialog("", "", window).minimumWidth() <= window.width()


def test_what_explains_a_new_plans_standards_can_be_read_to_its_end(qtbot: QtBot, desk: Desk) -> None:
    window = _window(desk)
    window.show_new()
    window.new_plan.area.setText("Purbeck")
    for _ in range(2):
        window.new_plan.next_button.click()
    while window.zoom.percent < 200:
        window.zoom.larger()
    note = window.new_plan.standards_note
    qtbot.waitUntil(lambda: note.height() >= note.heightForWidth(note.width()))
    qtbot.waitUntil(lambda: note.fontMetrics().height() > 20)
    assert note.height() >= note.heightForWidth(note.width())
    area = window.new_plan.findChild(QScrollArea)
    assert area and area.verticalScrollBar().maximum() > 0, "the rest is a turn of the wheel away"
