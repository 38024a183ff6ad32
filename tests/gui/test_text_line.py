"""Writing on one line: quotes and dashes are set while one types, and Ctrl+Z takes back what was done last."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from pytestqt.qtbot import QtBot

from nec_desktop.gui.main_window import MainWindow
from nec_desktop.gui.text_line import TextLine, changed_part
from tests.gui.keys import give_keyboard
from tests.gui.shown import Show, Shown
from tests.gui.written import CTRL


def undo(s: Shown) -> str:
    """Press Ctrl+Z, and return what the line then holds."""
    s.bot.keyClick(s.target, Qt.Key.Key_Z, CTRL)
    return str(s.target.text())


@pytest.mark.parametrize("in_form", [False, True])
@pytest.mark.parametrize(
    ("keys", "meant"), [('say "', "say “"), ("and so...", "and so…"), ("Mon - ", "Mon – "), ("2026--2", "2026–2")]
)
def test_quotes_and_dashes_are_set_and_taken_back_by_ctrl_z(show: Show, in_form: bool, keys: str, meant: str) -> None:
    s = show("text")
    if in_form:
        s.editor.keep_own_undo()
    assert s.add(keys).target.text() == meant
    assert undo(s) == keys
    assert s.add("x").target.text() == f"{keys}x"
    s.editor.flush()
    assert s.handed_on[-1] == f"{keys}x"


def test_a_correction_stands_where_the_cursor_is_even_behind_an_emoji(show: Show) -> None:
    s = show("text", '😀 "Hello" there')
    s.target.setCursorPosition(10)
    s.add("'")
    assert s.target.text() == '😀 "Hello"’ there'
    assert undo(s) == '😀 "Hello"\' there'
    assert s.target.cursorPosition() == 11


@pytest.mark.parametrize("form", ["url", "email", "phone"])
def test_an_address_or_a_number_is_left_as_typed(show: Show, form: str) -> None:
    assert show("text", format=form).add("x - 'y' 01202--2").target.text() == "x - 'y' 01202--2"


def test_what_cannot_be_kept_is_taken_back_where_it_stands(show: Show) -> None:
    s = show("number", 5)
    s.target.end(False)
    s.add("x")
    assert undo(s) == "5"
    s.editor.flush()
    assert s.handed_on == [] and not s.editor.problem


def test_a_form_takes_back_what_is_typed_by_itself(show: Show) -> None:
    s = show("text", "before")
    s.editor.keep_own_undo()
    s.target.end(False)
    assert s.add(" after ").target.text() == "before after "
    assert undo(s) == "before"


def test_in_the_window_ctrl_z_takes_back_the_correction_and_then_the_typing(qtbot: QtBot, example: MainWindow) -> None:
    desk = example.desk
    assert desk
    give_keyboard(qtbot, example)
    desk.go_to("cover/approver")
    qtbot.waitUntil(lambda: isinstance(example.focusWidget(), TextLine))
    line = example.focusWidget()
    assert isinstance(line, TextLine)
    desk.session.typing.PAUSE = 60.0  # however slow the machine is, it is typed without a pause
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
    s = show("text").add('say "')
    QCoreApplication.sendEvent(s.target, QInputMethodEvent("ni", []))
    assert s.target.text() == "say “"
    composed = QInputMethodEvent("", [])
    composed.setCommitString('你"')
    QCoreApplication.sendEvent(s.target, composed)
    assert s.target.text() == 'say “你"'
    s.editor.flush()
    assert s.handed_on == ['say “你"']


@pytest.mark.parametrize(
    ("before", "after", "part"),
    [
        ("one two", "one red two", (4, 4, 8)),
        ("😀 one", "😀 two", (3, 6, 6)),
        ("aaa", "aa", (2, 3, 2)),
        ("same", "same", (4, 4, 4)),
        ("", "new", (0, 0, 3)),
        ("a" * 999 + "x" + "b" * 500, "a" * 999 + "yz" + "b" * 500, (999, 1000, 1001)),
    ],
)
def test_where_two_lines_differ(before: str, after: str, part: tuple[int, int, int]) -> None:
    assert changed_part(before, after) == part
