"""The list of sections: where it stands after a restart, and how far its statuses are from the names."""

from functools import partial

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QTreeWidgetItem, QTreeWidgetItemIterator
from pytestqt.qtbot import QtBot

from nec_desktop.gui.main_window import MainWindow
from nec_desktop.gui.section_tree import SectionTree
from tests.gui.windows import desk_of

pytestmark = pytest.mark.usefixtures("theme")


def _has_room(nav: SectionTree) -> bool:
    return nav.isVisible() and nav.viewport().height() > 400


def _cell(tree: SectionTree, item: QTreeWidgetItem, column: int) -> QRect:
    return tree.visualRect(tree.indexFromItem(item, column))


def _sections(tree: SectionTree) -> list[QTreeWidgetItem]:
    steps = QTreeWidgetItemIterator(tree)
    found = []
    while item := steps.value():
        found.append(item)
        steps += 1
    return [item for item in found if item.text(1) and _cell(tree, item, 1).isValid()]


def test_a_plan_that_is_gone_on_with_shows_its_sections_from_the_top_as_far_as_the_current_one_allows(
    qtbot: QtBot, example: MainWindow
) -> None:
    example.resize(1366, 740)
    for address, from_top in (("introduction", True), ("standards/publicise-events", True), ("glossary-annex", False)):
        desk = desk_of(qtbot, example)
        page = desk.session.plan.page_of(address)
        assert page, address
        desk.go_to(address)
        desk.flush()
        plan_id = desk.session.plan.id
        example.show_start()
        example.continue_plan(plan_id)
        nav = desk_of(qtbot, example).nav
        qtbot.waitUntil(partial(_has_room, nav))
        qtbot.wait(50)
        item, bar = nav.currentItem(), nav.verticalScrollBar()
        assert item and page.title in item.text(0) and bar.maximum() > 0
        assert nav.viewport().rect().contains(_cell(nav, item, 0).center())
        assert (bar.value() == 0) is from_top


def test_the_lists_own_place_stays_while_one_goes_from_section_to_section(qtbot: QtBot, example: MainWindow) -> None:
    example.resize(1366, 740)
    desk = desk_of(qtbot, example)
    desk.go_to("introduction")
    qtbot.waitUntil(partial(_has_room, desk.nav))
    qtbot.wait(50)
    desk.nav.verticalScrollBar().setValue(3)
    desk.next_page()
    qtbot.wait(50)
    assert desk.nav.verticalScrollBar().value() == 3


@pytest.mark.parametrize("width", [1366, 2200])
def test_on_a_wide_home_the_statuses_stand_beside_the_names(qtbot: QtBot, example: MainWindow, width: int) -> None:
    example.resize(width, 740)
    tasks = desk_of(qtbot, example).home.tasks
    qtbot.waitUntil(lambda: tasks.viewport().width() > width - 120)
    metrics, items = tasks.fontMetrics(), _sections(tasks)
    longest = max(_cell(tasks, item, 0).left() + metrics.horizontalAdvance(item.text(0)) for item in items)
    assert len(items) > 20
    for item in items:
        status = _cell(tasks, item, 1)
        assert longest < status.left() < longest + 150 and status.right() > tasks.viewport().width() - 5


def test_where_the_home_is_narrow_no_status_is_cut(qtbot: QtBot, example: MainWindow) -> None:
    tasks = desk_of(qtbot, example).home.tasks
    tasks.setFixedWidth(260)
    qtbot.waitUntil(lambda: tasks.viewport().width() < 260)
    for item in _sections(tasks):
        assert _cell(tasks, item, 1).width() >= tasks.fontMetrics().horizontalAdvance(item.text(1)) * 0.9


def test_the_section_where_one_was_stays_in_view_when_the_homes_list_gets_lower(
    qtbot: QtBot, example: MainWindow
) -> None:
    example.resize(1366, 740)
    desk = desk_of(qtbot, example)
    desk.go_to("glossary-annex")
    desk.show_home()
    tasks = desk.home.tasks
    qtbot.waitUntil(partial(_has_room, tasks))
    qtbot.wait(50)
    tasks.setFixedHeight(tasks.height() - 150)  # as when a round of review is told above it
    qtbot.waitUntil(lambda: not _has_room(tasks))
    item = tasks.currentItem()
    assert item and tasks.viewport().rect().contains(_cell(tasks, item, 0))
