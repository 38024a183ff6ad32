"""A long text that is shown is laid out in many small steps, all of it, and again when its width changes."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser
from pytestqt.qtbot import QtBot

from nec_desktop.gui.laying_out import LayingOut

TABLES = 60
_TABLE = (
    "<table width='100%' border='1' cellpadding='5'>"
    + "<tr><td>A cell</td><td>some words that a column breaks into lines, more than one</td><td>3</td></tr>" * 40
    + "</table>"
)


@pytest.fixture
def browser(qtbot: QtBot) -> QTextBrowser:
    """A browser that is shown, with a scroll bar always: so nothing but its own width changes that of the text."""
    shown = QTextBrowser()
    qtbot.addWidget(shown)
    shown.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    shown.resize(600, 400)
    shown.show()
    return shown


def long_text(browser: QTextBrowser) -> QTextDocument:
    """Return a text that Qt lays out in steps, the last of which is near half of it."""
    made = QTextDocument(browser)
    cursor = QTextCursor(made)
    for number in range(TABLES):
        cursor.insertHtml(f"<h2><a name='head{number}'></a>Heading {number}</h2>{_TABLE}")
    return made


def whole_height(browser: QTextBrowser) -> int:
    """Return how high the text is that can be scrolled through."""
    return browser.verticalScrollBar().maximum() + browser.viewport().height()


def test_a_long_text_is_laid_out_in_small_steps_to_its_end(browser: QTextBrowser, qtbot: QtBot) -> None:
    made, done = long_text(browser), list[bool]()
    laying, heights = LayingOut(made, lambda: done.append(True)), [0.0]
    made.documentLayout().documentSizeChanged.connect(lambda size: heights.append(size.height()))
    browser.setDocument(made)
    assert not laying.is_done
    qtbot.waitUntil(lambda: laying.is_done, timeout=30000)
    assert done == [True]
    steps = [after - before for before, after in pairwise(heights)]
    assert max(steps) < 0.25 * heights[-1], "Qt's own steps double until the last is half of the text"
    assert whole_height(browser) == pytest.approx(made.size().height(), abs=2)
    browser.scrollToAnchor(f"head{TABLES - 1}")
    assert browser.verticalScrollBar().value() > 0.9 * browser.verticalScrollBar().maximum()


def test_it_is_laid_out_again_when_the_window_gets_narrower(browser: QTextBrowser, qtbot: QtBot) -> None:
    made, done = long_text(browser), list[bool]()
    laying = LayingOut(made, lambda: done.append(True))
    browser.setDocument(made)
    qtbot.waitUntil(lambda: laying.is_done, timeout=30000)
    before = whole_height(browser)
    browser.resize(320, 400)
    qtbot.waitUntil(lambda: whole_height(browser) > before * 1.2, timeout=30000)
    qtbot.waitUntil(lambda: abs(whole_height(browser) - QSizeF(made.size()).height()) <= 2, timeout=30000)
    assert done == [True]
