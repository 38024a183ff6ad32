"""Empty lines: what is seen is what is kept, so none is made, and none is seen once a text has been left."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QPushButton, QTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from nec_desktop.gui.empty_lines import take_out_empty_lines
from nec_desktop.gui.rich_document import fill_document
from nec_desktop.gui.rich_reader import read_document
from nec_desktop.plan.richtext import ListItem, Paragraph, RichText, Run, from_plain, tidy
from tests.gui.keys import give_keyboard
from tests.gui.windows import Open, desk_of, go_to_text, page_of, start_plan, text_of
from tests.gui.written import ALT, CTRL, SHIFT, Written
from tests.strategies import rich_texts

Write = Callable[..., Written]


def lines(w: Written) -> list[str]:
    """Return what is seen, a line for each paragraph."""
    return w.edit.toPlainText().split("\n")


def test_enter_twice_makes_one_paragraph_and_says_why_once(write: Write) -> None:
    w = write()
    w.type("One").press(Qt.Key.Key_Return)
    assert not w.editor.note.text()
    w.press(Qt.Key.Key_Return).press(Qt.Key.Key_Enter)
    assert "No empty line is needed" in w.editor.note.text()
    w.type("Two").press(Qt.Key.Key_Return).press(Qt.Key.Key_Return)
    w.type("Three")
    assert lines(w) == ["One", "Two", "Three"]
    assert w.blocks == list(from_plain("One\nTwo\nThree").blocks)


def test_a_paragraph_is_begun_before_another_and_between_two(write: Write) -> None:
    w = write(from_plain("One\nThree"))
    w.press(Qt.Key.Key_Home, CTRL).press(Qt.Key.Key_Return).press(Qt.Key.Key_Return)
    assert lines(w) == ["", "One", "Three"], "one line to write on, and no second one above it"
    w.press(Qt.Key.Key_Up).type("Zero")
    w.select("One")
    w.press(Qt.Key.Key_Right).press(Qt.Key.Key_Return).press(Qt.Key.Key_Left).press(Qt.Key.Key_Return).type("Two")
    assert lines(w) == ["Zero", "One", "Two", "Three"]


def test_enter_on_an_empty_item_or_heading_leaves_it_and_then_makes_nothing(write: Write) -> None:
    w = write()
    w.type("- item").press(Qt.Key.Key_Return).press(Qt.Key.Key_Return).press(Qt.Key.Key_Return).type("After")
    assert w.blocks == [ListItem((Run("item"),)), Paragraph((Run("After"),))]
    assert lines(w) == ["item", "After"]
    w.press(Qt.Key.Key_Return)
    w.press(Qt.Key.Key_1, CTRL, ALT)
    w.press(Qt.Key.Key_Return).type("Plain")
    assert lines(w) == ["item", "After", "Plain"]
    assert w.blocks[-1] == Paragraph((Run("Plain"),))


def test_what_is_left_empty_is_gone_when_the_text_is_left(write: Write) -> None:
    w = write(from_plain("One\nTwo\nThree"))
    w.select("Two")
    w.press(Qt.Key.Key_Delete).type("   ")
    w.end()
    w.press(Qt.Key.Key_Return).press(Qt.Key.Key_Home, CTRL).press(Qt.Key.Key_Return)
    assert lines(w) == ["", "One", "   ", "Three", ""]
    w.after.setFocus(Qt.FocusReason.TabFocusReason)
    assert lines(w) == ["One", "Three"]
    assert w.handed_on == [from_plain("One\nThree")]
    w.edit.setFocus()
    w.type("Still ")
    assert lines(w) == ["Still One", "Three"], "the cursor stands where it stood"


def test_who_looks_elsewhere_finds_the_line_that_was_begun(write: Write) -> None:
    w = write(from_plain("One"))
    w.end()
    w.press(Qt.Key.Key_Return)
    w.after.setFocus(Qt.FocusReason.TabFocusReason)
    w.edit.setFocus()
    w.type("Two")
    assert lines(w) == ["One", "Two"]
    w.press(Qt.Key.Key_Home).press(Qt.Key.Key_Return)
    other = QWidget()
    w.bot.addWidget(other)
    other.show()
    give_keyboard(w.bot, other)
    assert not w.edit.hasFocus()
    assert lines(w) == ["One", "", "Two"], "another window is no way to leave a text"


def test_empty_lines_that_are_pasted_are_not_there(write: Write) -> None:
    w = write()
    QGuiApplication.clipboard().setText("One\n\n  \nTwo\n")
    w.press(Qt.Key.Key_V, CTRL)
    assert lines(w) == ["One", "Two"]
    w.press(Qt.Key.Key_Return)
    mime = QMimeData()
    mime.setHtml("<p>Three</p><p><o:p>&nbsp;</o:p></p><p>Four</p>")
    QGuiApplication.clipboard().setMimeData(mime)
    w.press(Qt.Key.Key_V, CTRL)
    assert lines(w) == ["One", "Two", "Three", "Four"]


def test_a_line_within_a_paragraph_stays(write: Write) -> None:
    w = write()
    w.type("One").press(Qt.Key.Key_Return, SHIFT).press(Qt.Key.Key_Return, SHIFT).type("Two")
    w.after.setFocus(Qt.FocusReason.TabFocusReason)
    assert w.blocks == [Paragraph((Run("One\n\nTwo"),))]
    assert w.handed_on == [RichText((Paragraph((Run("One\n\nTwo"),)),))]


def test_a_form_takes_its_own_tidying_back(write: Write) -> None:
    w = write(from_plain("One\nTwo\nThree"))
    w.editor.keep_own_undo()
    w.select("Two")
    w.press(Qt.Key.Key_Delete)
    w.after.setFocus(Qt.FocusReason.TabFocusReason)
    assert lines(w) == ["One", "Three"]
    w.edit.setFocus()
    w.press(Qt.Key.Key_Z, CTRL).press(Qt.Key.Key_Z, CTRL)
    assert lines(w) == ["One", "Two", "Three"]


@pytest.mark.usefixtures("qapp")
@given(text=rich_texts, at=st.lists(st.integers(0, 30), max_size=6))
def test_whatever_stands_around_empty_lines_stays_as_it_is(text: RichText, at: list[int]) -> None:
    edit = QTextEdit()
    fill_document(edit.document(), tidy(text), edit.palette())
    before = read_document(edit.document())
    for number in at:
        block = edit.document().findBlockByNumber(number % edit.document().blockCount())
        if QTextCursor(block).currentTable() is None:
            QTextCursor(block).insertBlock()
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    take_out_empty_lines(edit)
    assert read_document(edit.document()) == before
    seen = edit.document().blockCount()
    fill_document(edit.document(), before, edit.palette())
    assert seen == edit.document().blockCount(), "as many lines as there will be when it is opened again"


def test_what_is_seen_after_leaving_is_seen_after_opening_again(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    start_plan(qtbot, window, "Purbeck")
    edit = go_to_text(qtbot, window, "profile/description", "The area in brief")
    for words in ("Heath", "", "Coast"):
        qtbot.keyClicks(edit, words)
        qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.keyClick(edit, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    edit.clearFocus()
    seen = edit.toPlainText().rstrip("\n")
    window.close()
    window = open_window()
    qtbot.waitUntil(window.start.continue_button.isVisible, timeout=5000)
    window.start.continue_button.click()
    again = text_of(desk_of(qtbot, window), "The area in brief")
    assert page_of(desk_of(qtbot, window)).shown.address == "profile"
    assert again.toPlainText() == seen == "Heath\nCoast"


def test_what_is_pressed_below_a_text_stays_under_the_mouse_while_an_empty_line_goes(write: Write) -> None:
    w = write(from_plain("\n".join(f"Line {n}" for n in range(8))))
    below = QPushButton("Below")
    w.page.layout().addWidget(below)  # type: ignore[union-attr]
    settle_at(w, 700)
    w.press(Qt.Key.Key_End, CTRL).press(Qt.Key.Key_Return).press(Qt.Key.Key_Up)  # the empty line is left behind
    w.bot.wait(50)
    top, height = below.y(), w.edit.height()
    w.bot.mousePress(below, Qt.MouseButton.LeftButton)
    w.after.setFocus()
    w.bot.wait(50)
    assert len(lines(w)) == 8, "the empty line is gone"
    assert (below.y(), w.edit.height()) == (top, height)
    w.edit.setFocus()
    assert w.edit.height() < height


def test_a_remark_below_a_text_that_goes_moves_nothing(write: Write) -> None:
    w = write(from_plain("One"), words=(80, 300))
    settle_at(w, 330)
    before = w.after.y()
    w.press(Qt.Key.Key_End, CTRL).press(Qt.Key.Key_Return).press(Qt.Key.Key_Return)
    assert "No empty line" in w.editor.note.text()
    w.bot.waitUntil(lambda: w.after.y() > before + w.edit.fontMetrics().lineSpacing())
    moved = w.after.y()
    pasted = QMimeData()
    pasted.setText("Two")
    w.edit.insertFromMimeData(pasted)
    assert w.editor.note.text() == ""
    w.bot.wait(50)
    assert w.after.y() == moved
    settle_at(w, 900)
    assert w.editor.note.height() < 2 * w.edit.fontMetrics().lineSpacing(), "on another page’s width it begins anew"


def settle_at(w: Written, width: int) -> None:
    """Give the page a width, with room below all that stands on it."""
    layout = w.page.layout()
    assert isinstance(layout, QVBoxLayout)
    layout.addStretch(1)
    w.page.resize(width, 700)
    w.bot.wait(50)
