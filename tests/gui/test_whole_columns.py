"""Lists with columns: all of their words are seen, in whatever width."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from nec_desktop.gui.whole_columns import WholeColumns

LINES = (("28 November 2026, 6:07pm", "Kim Example"), ("3 December 2026, 11:45am", "Kim Example"))
WIDE, NARROW = 700, 260


@pytest.fixture
def shown(qtbot: QtBot) -> QTreeWidget:
    view = QTreeWidget()
    qtbot.addWidget(view)
    view.setRootIsDecorated(False)
    view.setHeaderLabels(["Stood until", "By"])
    WholeColumns(view, wide=1)
    view.addTopLevelItems([QTreeWidgetItem(list(line)) for line in LINES])
    view.resize(WIDE, 300)
    view.show()
    return view


def _words_fit(view: QTreeWidget) -> bool:
    """Say whether every cell has the room that its words need, wrapped in the width of its column."""
    metrics, flag = view.fontMetrics(), Qt.TextFlag.TextWordWrap
    for row, line in enumerate(LINES):
        for column, words in enumerate(line):
            cell = view.visualRect(view.model().index(row, column))
            needed = metrics.boundingRect(cell.adjusted(3, 0, -3, 999), flag, words)
            if needed.width() > cell.width() or needed.height() > cell.height():
                return False
    return True


def test_a_column_has_the_room_that_is_left_over(qtbot: QtBot, shown: QTreeWidget) -> None:
    room = shown.viewport().width()
    qtbot.waitUntil(lambda: shown.columnWidth(0) + shown.columnWidth(1) == room)
    assert shown.columnWidth(1) > shown.columnWidth(0) and _words_fit(shown)
    assert shown.visualRect(shown.model().index(0, 0)).height() < 2 * shown.fontMetrics().height() + 6


def test_where_there_is_no_room_the_longest_words_wrap(qtbot: QtBot, shown: QTreeWidget) -> None:
    lowest = shown.visualRect(shown.model().index(0, 0)).height()
    shown.resize(NARROW, 300)
    qtbot.waitUntil(lambda: shown.columnWidth(0) + shown.columnWidth(1) == shown.viewport().width())
    qtbot.waitUntil(lambda: shown.visualRect(shown.model().index(0, 0)).height() > lowest)
    assert _words_fit(shown)
    assert shown.horizontalScrollBar().maximum() == 0


def test_words_that_come_later_are_seen_too(qtbot: QtBot, shown: QTreeWidget) -> None:
    item = shown.topLevelItem(0)
    assert item
    before = shown.columnWidth(0)
    item.setText(0, "Wednesday, 28 November 2026, at 6:07pm and 51 seconds")
    qtbot.waitUntil(lambda: shown.columnWidth(0) > before)
