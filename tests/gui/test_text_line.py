"""Writing on one line: quotes and dashes are set while one types, and Ctrl+Z takes back what was done last."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from nec_desktop.gui.line_editor import LineEditor
from nec_desktop.gui.main_window import MainWindow
from nec_desktop.gui.session import PlanSession
from nec_desktop.gui.text_line import TextLine, changed_part
from nec_desktop.plan.outline import Field
from nec_desktop.plan.values import Content
from tests.gui.keys import give_keyboard
from tests.gui.written import CTRL


class OnALine:
    """One line to write on, and what it has handed on."""

    def __init__(self, qtbot: QtBot, session: PlanSession, field: Field, content: Content | None) -> None:
        self.bot = qtbot
        self.page = QWidget()
        qtbot.addWidget(self.page)
        self.editor = LineEditor(session.plan, field, content)
        QVBoxLayout(self.page).addWidget(self.editor)
        self.line = self.editor.line
        self.handed_on: list[object] = []
        self.editor.edited.connect(self.handed_on.append)
        self.page.show()
        give_keyboard(qtbot, self.page)
        self.editor.setFocus()
        qtbot.waitUntil(self.line.hasFocus)

    def type(self, text: str) -> "OnALine":
        self.bot.keyClicks(self.line, text)
        return self

    def undo(self) -> str:
        self.bot.keyClick(self.line, Qt.Key.Key_Z, CTRL)
        return self.line.text()


Show = Callable[..., OnALine]


@pytest.fixture
def show(qtbot: QtBot, session: PlanSession) -> Show:
    """Put up a line for a field of that kind."""

    def shown(kind: str = "text", content: Content | None = None, **options: object) -> OnALine:
        field = Field(id="a-field", kind=kind, label="A field", **options)  # type: ignore[arg-type]
        return OnALine(qtbot, session, field, content)

    return shown


@pytest.mark.parametrize("in_form", [False, True])
@pytest.mark.parametrize(
    ("keys", "meant"), [('say "', "say “"), ("and so...", "and so…"), ("Mon - ", "Mon – "), ("2026--2", "2026–2")]
)
def test_quotes_and_dashes_are_set_and_taken_back_by_ctrl_z(show: Show, in_form: bool, keys: str, meant: str) -> None:
    w = show()
    if in_form:
        w.editor.keep_own_undo()
    assert w.type(keys).line.text() == meant
    assert w.undo() == keys
    assert w.type("x").line.text() == f"{keys}x"
    w.editor.flush()
    assert w.handed_on[-1] == f"{keys}x"


def test_a_correction_stands_where_the_cursor_is_even_behind_an_emoji(show: Show) -> None:
    w = show(content='😀 "Hello" there')
    w.line.setCursorPosition(10)
    w.type("'")
    assert w.line.text() == '😀 "Hello"’ there'
    assert w.undo() == '😀 "Hello"\' there'
    assert w.line.cursorPosition() == 11


@pytest.mark.parametrize("form", ["url", "email", "phone"])
def test_an_address_or_a_number_is_left_as_typed(show: Show, form: str) -> None:
    assert show(format=form).type("x - 'y' 01202--2").line.text() == "x - 'y' 01202--2"


def test_what_cannot_be_kept_is_taken_back_where_it_stands(show: Show) -> None:
    w = show("number", 5)
    w.line.end(False)
    w.type("x")
    assert w.undo() == "5"
    w.editor.flush()
    assert w.handed_on == [] and not w.editor.problem


def test_a_form_takes_back_what_is_typed_by_itself(show: Show) -> None:
    w = show(content="before")
    w.editor.keep_own_undo()
    w.line.end(False)
    assert w.type(" after ").line.text() == "before after "
    assert w.undo() == "before"


def test_in_the_window_ctrl_z_takes_back_the_correction_and_then_the_typing(qtbot: QtBot, example: MainWindow) -> None:
    desk = example.desk
    assert desk
    give_keyboard(qtbot, example)
    desk.go_to("cover/approver")
    qtbot.waitUntil(lambda: isinstance(example.focusWidget(), TextLine))
    line = example.focusWidget()
    assert isinstance(line, TextLine)
    before = line.text()
    line.end(False)
    qtbot.keyClicks(line, ' "')
    assert line.text() == f"{before} “"
    qtbot.keyClick(line, Qt.Key.Key_Z, CTRL)
    assert line.text() == f'{before} "'
    qtbot.keyClicks(line, "now")
    qtbot.keyClick(line, Qt.Key.Key_Z, CTRL)
    assert line.text() == before == desk.session.plan.text("cover/approver")
    assert "Undone: Typing in Approved by" in example.statusBar().currentMessage()
    assert line.hasFocus() and line.cursorPosition() == len(before)
    qtbot.keyClick(line, Qt.Key.Key_Y, CTRL)
    assert line.text() == f'{before} "now'


def test_what_is_composed_is_neither_corrected_nor_lost(show: Show) -> None:
    w = show().type('say "')
    QCoreApplication.sendEvent(w.line, QInputMethodEvent("ni", []))
    assert w.line.text() == "say “"
    composed = QInputMethodEvent("", [])
    composed.setCommitString('你"')
    QCoreApplication.sendEvent(w.line, composed)
    assert w.line.text() == 'say “你"'
    w.editor.flush()
    assert w.handed_on == ['say “你"']


@pytest.mark.parametrize(
    ("before", "after", "part"),
    [
        ("one two", "one red two", (4, 4, 8)),
        ("😀 one", "😀 two", (3, 6, 6)),
        ("aaa", "aa", (2, 3, 2)),
        ("same", "same", (4, 4, 4)),
        ("", "new", (0, 0, 3)),
    ],
)
def test_where_two_lines_differ(before: str, after: str, part: tuple[int, int, int]) -> None:
    assert changed_part(before, after) == part
