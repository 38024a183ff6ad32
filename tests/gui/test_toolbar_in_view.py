"""The formatting buttons of a long text are at hand wherever in it one writes."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from nec_desktop.gui.jobs import Jobs
from nec_desktop.gui.rich_editor import RichEditor
from nec_desktop.plan.richtext import from_plain

pytestmark = pytest.mark.usefixtures("theme")

LONG = from_plain("\n".join(f"Paragraph {n} of a text that is taller than the page." for n in range(40)))


class LongPage:
    """A low page that scrolls, with a line, a long text and much below it."""

    def __init__(self, qtbot: QtBot, jobs: Jobs) -> None:
        self.bot = qtbot
        self.area = QScrollArea(widgetResizable=True)
        qtbot.addWidget(self.area)
        page = QWidget()
        rows = QVBoxLayout(page)
        self.line = QLineEdit()
        self.editor = RichEditor(jobs, "What we do", LONG)
        self.edit, self.toolbar = self.editor.edit, self.editor.toolbar
        for widget in (self.line, self.editor):
            rows.addWidget(widget)
        rows.addSpacing(900)
        self.area.setWidget(page)
        self.area.resize(700, 300)
        self.area.show()
        self.area.activateWindow()
        qtbot.waitUntil(self.area.isActiveWindow)
        self.editor.setFocus()
        qtbot.waitUntil(self.edit.hasFocus)

    def scroll_past_the_place_of_the_buttons(self, further: int = 120) -> None:
        self.area.verticalScrollBar().setValue(self.editor.y() + further)

    def place(self, widget: QWidget) -> QRect:
        """Return where on what is seen of the page a widget stands."""
        return QRect(widget.mapTo(self.area.viewport(), QPoint(0, 0)), widget.size())

    @property
    def cursor(self) -> QRect:
        rect = self.edit.cursorRect()
        return QRect(self.edit.viewport().mapTo(self.area.viewport(), rect.topLeft()), rect.size())


@pytest.fixture
def page(qtbot: QtBot, jobs: Jobs) -> LongPage:
    return LongPage(qtbot, jobs)


def test_the_buttons_stay_at_the_top_of_the_page_while_the_text_is_written(page: LongPage) -> None:
    assert page.toolbar.y() == 0, "at their place while that is seen"
    page.scroll_past_the_place_of_the_buttons()
    assert page.place(page.toolbar).top() == 0
    bold = page.toolbar.buttons[0]
    page.bot.mouseClick(bold, Qt.MouseButton.LeftButton)
    page.bot.keyClicks(page.edit, "word")
    assert bold.isChecked() and page.place(page.toolbar).top() >= 0
    page.scroll_past_the_place_of_the_buttons()
    at_hand = page.area.viewport().childAt(page.place(bold).center())
    assert at_hand is bold, "and nothing of the text stands over them"


def test_the_buttons_go_back_to_their_place_when_the_text_is_left_and_stay_with_it(page: LongPage) -> None:
    page.scroll_past_the_place_of_the_buttons()
    page.line.setFocus()
    assert page.toolbar.y() == 0
    page.editor.setFocus()
    page.scroll_past_the_place_of_the_buttons(page.editor.height() - 10)
    seen = page.place(page.toolbar)
    assert seen.bottom() < page.place(page.edit).bottom() <= 30, "they leave the page with the last lines"


def test_the_line_that_is_written_is_never_below_the_buttons(page: LongPage) -> None:
    page.bot.keyClick(page.edit, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    for _ in range(8):
        page.bot.keyClick(page.edit, Qt.Key.Key_Down)
    page.scroll_past_the_place_of_the_buttons()
    for _ in range(8):
        page.bot.keyClick(page.edit, Qt.Key.Key_Up)
        assert page.place(page.toolbar).bottom() < page.cursor.top()
    page.bot.keyClick(page.edit, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    page.scroll_past_the_place_of_the_buttons(page.editor.height() - 60)
    page.bot.keyClicks(page.edit, "x")
    assert page.place(page.toolbar).bottom() < page.cursor.top()
    assert page.cursor.bottom() < page.area.viewport().height()


def test_a_text_that_grows_does_not_take_the_buttons_away(page: LongPage) -> None:
    page.bot.keyClick(page.edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    page.bot.keyClicks(page.edit, "Short")
    for n in range(14):
        page.bot.keyClick(page.edit, Qt.Key.Key_Return)
        page.bot.keyClicks(page.edit, f"line {n}")
    page.bot.waitUntil(lambda: page.editor.height() > page.area.viewport().height())
    page.bot.waitUntil(lambda: page.cursor.bottom() < page.area.viewport().height())
    assert page.place(page.toolbar).top() == 0
