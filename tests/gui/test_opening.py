"""A plan on its way into the window: what is pressed meanwhile was meant for what stood there before."""

from collections.abc import Iterator
from datetime import date
from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QTreeWidget
from pytestqt.qtbot import QtBot

from nec_desktop.actions import check
from nec_desktop.gui import checking
from nec_desktop.gui.desk import Desk
from nec_desktop.gui.main_window import MainWindow
from nec_desktop.gui.section_page import SectionPage
from nec_desktop.language.language import Language
from nec_desktop.plan.checks import Finding
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.rules import find_all
from tests.gui.keys import give_keyboard
from tests.gui.questions import told_in_front
from tests.gui.windows import desk_of

SLOW = 600_000
"""Milliseconds in which no test comes to its end."""


@pytest.fixture(autouse=True)
def _interval(qapp: QApplication) -> Iterator[None]:
    """Take no two presses for a double click, unless a test says so: the plan of a window has just been opened."""
    before = qapp.doubleClickInterval()
    qapp.setDoubleClickInterval(0)
    yield
    qapp.setDoubleClickInterval(before)


def press(window: MainWindow, at: QPoint) -> None:
    """Click at a place of the window, on whatever lies there."""
    QTest.mouseClick(_surface(window), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


def _surface(window: MainWindow) -> QWindow:
    surface = window.windowHandle()
    assert surface is not None
    return surface


def _plan_in_list(qtbot: QtBot, window: MainWindow) -> QPoint:
    """Put the plan that is open away, and return where it stands in the list of plans."""
    window.show_start()
    plans = window.start.plan_list
    qtbot.waitUntil(lambda: plans.isVisible() and plans.topLevelItemCount() == 1)
    QTest.qWait(50)  # till the list has its place
    return _at(window, plans, plans.model().index(0, 0))


def _is_on_its_home(desk: Desk) -> bool:
    return desk.pages.currentWidget() is desk.home


def _first_section(window: MainWindow, desk: Desk) -> QPoint:
    QTest.qWait(50)  # till the rows have their places
    sections = desk.home.tasks.model()
    return _at(window, desk.home.tasks, sections.index(0, 0, sections.index(0, 0)))


def _at(window: MainWindow, lines: QTreeWidget, line: QModelIndex) -> QPoint:
    return lines.viewport().mapTo(window, lines.visualRect(line).center())


def test_a_plan_that_is_opened_is_checked_beside_the_window_alone(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked_in: list[bool] = []

    def watched(plan: Plan, today: date, language: Language) -> list[Finding]:
        checked_in.append(current_thread() is main_thread())
        return find_all(plan, today, language)

    for module in (check, checking):
        monkeypatch.setattr(module, "find_all", watched)
    window.show_example()
    desk = desk_of(qtbot, window)
    assert checked_in == [False]
    assert desk.session.findings == find_all(desk.session.plan, desk.session.today, window._jobs.workspace.language)
    assert desk.session.findings and window.left_note.text() != ""


def test_the_second_press_of_a_double_click_on_a_plan_does_nothing_in_the_plan(
    qtbot: QtBot, plan_window: MainWindow, qapp: QApplication
) -> None:
    window, at = plan_window, _plan_in_list(qtbot, plan_window)
    qapp.setDoubleClickInterval(SLOW)
    press(window, at)
    desk = desk_of(qtbot, window)
    press(window, _first_section(window, desk))
    assert _is_on_its_home(desk)
    give_keyboard(qtbot, window)
    desk.home.continue_button.setFocus()
    QTest.keyClick(_surface(window), Qt.Key.Key_Space)  # the keyboard is heard at once
    qtbot.waitUntil(lambda: isinstance(desk.pages.currentWidget(), SectionPage))


def test_a_click_after_that_time_is_heard(qtbot: QtBot, plan_window: MainWindow, qapp: QApplication) -> None:
    window, at = plan_window, _plan_in_list(qtbot, plan_window)
    qapp.setDoubleClickInterval(50)
    press(window, at)
    press(window, at)  # while the plan is read; that one is not
    desk = desk_of(qtbot, window)
    QTest.qWait(500)
    press(window, _first_section(window, desk))
    qtbot.waitUntil(lambda: isinstance(desk.pages.currentWidget(), SectionPage))


@pytest.mark.parametrize("key", [None, Qt.Key.Key_Return])
def test_a_second_press_while_the_plan_is_read_opens_it_no_second_time(
    qtbot: QtBot, plan_window: MainWindow, qapp: QApplication, key: Qt.Key | None
) -> None:
    window, desk, go_on = plan_window, plan_window.desk, Event()
    assert desk
    jobs = desk.session.jobs
    at = _plan_in_list(qtbot, window)
    qapp.setDoubleClickInterval(SLOW)
    jobs.run(lambda _library: go_on.wait(10), lambda _: None, pytest.fail)
    waits: list[bool] = []
    window.screens.currentChanged.connect(lambda _: waits.append(QApplication.overrideCursor() is not None))
    press(window, at)
    if key:
        window.start.plan_list.setFocus()
        QTest.keyClick(_surface(window), key)
    else:
        press(window, at)
    go_on.set()
    desk_of(qtbot, window)
    jobs.wait()
    QTest.qWait(50)
    assert waits == [True], "it is shown once, and the pointer waits until it is there"


def test_the_window_waits_no_longer_for_a_plan_that_is_gone(qtbot: QtBot, window: MainWindow) -> None:
    window.open_plan("gone")
    assert QApplication.overrideCursor() is not None
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)))
    assert QApplication.overrideCursor() is None
    assert "gone" in told_in_front(window)


def test_while_a_new_plan_is_made_the_pointer_waits_and_no_press_makes_another_or_opens_a_row(
    qtbot: QtBot, window: MainWindow, qapp: QApplication
) -> None:
    qapp.setDoubleClickInterval(SLOW)
    window.show_new()
    page = window.new_plan
    page.area.setText("Purbeck")
    for _ in range(2):
        qtbot.keyClick(page, Qt.Key.Key_Return)
    qtbot.keyClick(page, Qt.Key.Key_Return)
    cursor = QApplication.overrideCursor()
    assert cursor is not None and cursor.shape() == Qt.CursorShape.WaitCursor
    qtbot.keyClick(page, Qt.Key.Key_Return)
    press(window, page.next_button.mapTo(window, page.next_button.rect().center()))
    desk = desk_of(qtbot, window)
    assert QApplication.overrideCursor() is None
    press(window, _first_section(window, desk))
    assert _is_on_its_home(desk)
    assert len(desk.session.jobs.ask(lambda library: library.plans())) == 1


def test_a_plan_that_cannot_be_made_leaves_the_questions_to_be_answered_again(qtbot: QtBot, window: MainWindow) -> None:
    window.show_new()
    page = window.new_plan
    page.area.setText("Purbeck" * 100)
    for _ in range(3):
        qtbot.keyClick(page, Qt.Key.Key_Return)
    qtbot.waitUntil(page.standards_question_error.isVisible)
    assert QApplication.overrideCursor() is None and page.next_button.isEnabled()
    give_keyboard(qtbot, window)
    page.back_button.setFocus()
    QTest.keyClick(_surface(window), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.number == 1)
