"""Focus mode: the page alone, in the middle, and nothing has moved when everything comes back."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from nec_desktop.gui.desk import Desk
from nec_desktop.gui.main_window import MainWindow
from nec_desktop.gui.section_page import SectionPage
from tests.gui.keys import give_keyboard
from tests.gui.windows import start_plan


@pytest.fixture
def desk(qtbot: QtBot, example: MainWindow) -> Iterator[Desk]:
    """The example in a wide window, at a text far down on its page."""
    assert example.desk
    example.resize(1800, 700)
    give_keyboard(qtbot, example)
    example.desk.go_to("profile/challenges")
    qtbot.waitUntil(lambda: isinstance(example.focusWidget(), QTextEdit) and _page(example.desk).is_scrolled)
    yield example.desk


class _Shown:
    """Where on the window what a person looks at stands."""

    def __init__(self, desk: Desk) -> None:
        page = desk.pages.currentWidget()
        assert isinstance(page, SectionPage)
        self.page, self._window = page, desk.window()

    @property
    def is_scrolled(self) -> bool:
        return self.page.scroll_area.verticalScrollBar().value() > 0

    def middle_of(self, widget: QWidget) -> int:
        return widget.mapTo(self._window, QPoint(widget.width() // 2, 0)).x()

    @property
    def cursor_height(self) -> int:
        edit = self._window.focusWidget()
        assert isinstance(edit, QTextEdit)
        return edit.viewport().mapTo(self._window, edit.cursorRect().topLeft()).y()


def _page(desk: Desk | None) -> _Shown:
    assert desk
    return _Shown(desk)


def test_focus_mode_shows_the_page_alone_and_one_way_out(qtbot: QtBot, example: MainWindow) -> None:
    desk = example.desk
    assert desk
    desk.go_to("profile/description")
    give_keyboard(qtbot, example)
    qtbot.keyClick(example, Qt.Key.Key_F11)
    shown = [desk.nav, desk.side, desk.sections_button, desk.home_button, desk.export_button]
    assert not any(widget.isVisible() for widget in shown)
    assert desk.leave_focus_button.isVisible() and example.menuBar().isVisible()
    desk.next_page()
    assert not any(widget.isVisible() for widget in shown)
    qtbot.mouseClick(desk.leave_focus_button, Qt.MouseButton.LeftButton)
    assert all(widget.isVisible() for widget in shown)
    assert not desk.leave_focus_button.isVisible()


def test_focus_mode_puts_away_what_was_found_and_brings_it_back(qtbot: QtBot, desk: Desk) -> None:
    window = desk.window()
    assert isinstance(window, MainWindow)
    window.finding.show()
    panel = window.finding.panel
    assert panel
    qtbot.waitUntil(panel.isVisible)
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert not panel.isVisible()
    desk.go_to("methods/approach")
    assert not panel.isVisible()
    window.finding.show()
    assert panel.isVisible(), "it was asked for"
    desk.go_to("profile/challenges")
    assert panel.isVisible(), "going to a place found is no reason to put it away"
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert panel.isVisible()


def test_in_focus_mode_the_page_stands_in_the_middle(qtbot: QtBot, desk: Desk) -> None:
    shown, window = _page(desk), desk.window()
    left = shown.middle_of(shown.page.asked)
    qtbot.keyClick(window, Qt.Key.Key_F11)
    text = window.focusWidget()
    assert text
    for part in (shown.page.asked, text):
        assert abs(shown.middle_of(part) - window.width() // 2) < 5
    desk.go_to("methods/approach")
    again = _page(desk)
    qtbot.waitUntil(lambda: abs(again.middle_of(again.page.asked) - window.width() // 2) < 5)
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert abs(again.middle_of(again.page.asked) - left) < 5


@pytest.mark.parametrize("width", [1800, 1366])
def test_what_one_reads_stays_where_it_is(qtbot: QtBot, desk: Desk, width: int) -> None:
    window = desk.window()
    window.resize(width, 700)
    desk.focus_page()
    qtbot.wait(100)
    shown, text = _page(desk), window.focusWidget()
    for leave in (False, True):
        before = shown.cursor_height
        if leave:
            qtbot.mouseClick(desk.leave_focus_button, Qt.MouseButton.LeftButton)
        else:
            qtbot.keyClick(window, Qt.Key.Key_F11)
        qtbot.wait(100)
        assert window.focusWidget() is text
        assert abs(shown.cursor_height - before) < 5


def test_a_window_of_a_small_screen_grows_over_no_edge_whatever_is_shown(qtbot: QtBot, window: MainWindow) -> None:
    """A laptop's 1366 by 768 pixels at 150 % are 911 by 512."""
    window.resize(911, 512)
    desk = start_plan(qtbot, window, "Purbeck")
    for show in (desk.show_export, desk.show_review, desk.show_grades, desk.show_versions):
        show()
        desk.go_to("profile/description")
    window.finding.show()
    qtbot.wait(100)
    assert (window.width(), window.height()) == (911, 512)


def test_buttons_of_the_start_page_show_all_their_words_in_a_narrow_window(qtbot: QtBot, example: MainWindow) -> None:
    for _ in range(9):
        example.zoom.larger()
    example.resize(911, 700)
    example.show_start()
    qtbot.waitUntil(example.start.carry_button.isVisible)
    qtbot.wait(100)
    shown = [button for button in example.start.buttons.findChildren(QPushButton) if button.isVisible()]
    squeezed = [button.text() for button in shown if button.width() < button.sizeHint().width()]
    example.zoom.normal()
    assert len(shown) > 3 and not squeezed
