"""Paragraphs stand apart while one types as they do when the text is opened again: nothing moves then."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor, QTextDocument

from nec_desktop.gui.rich_dialogs import PictureDialog
from nec_desktop.plan.richtext import RichText, from_plain
from tests.gui.written import ALT, CTRL, SHIFT, Written, dialog_of

Write = Callable[..., Written]
ENTER = Qt.Key.Key_Return


def room(document: QTextDocument) -> list[tuple[str, float, float, float, int]]:
    """Return each paragraph with the room around it and between its lines."""
    found, block = [], document.begin()
    while block.isValid():
        form = block.blockFormat()
        room = form.topMargin(), form.bottomMargin(), form.lineHeight(), form.lineHeightType()
        found.append((block.text(), *room))
        block = block.next()
    return found


def paragraphs(w: Written) -> None:
    w.type("One").press(ENTER).type("Two").press(ENTER).type("Three")


def a_list(w: Written) -> None:
    w.type("- one").press(ENTER).type("two").press(ENTER).press(ENTER).type("After").press(ENTER).type("1. first")


def headings(w: Written) -> None:
    w.press(Qt.Key.Key_1, CTRL, ALT).type("Ours").press(ENTER).type("Words").press(ENTER).press(Qt.Key.Key_2, CTRL, ALT)
    w.type("Theirs").press(ENTER).type("More").press(ENTER).type("Most")


def joined(w: Written) -> None:
    headings(w)
    w.select("Words")
    w.press(Qt.Key.Key_Left).press(Qt.Key.Key_Backspace)
    w.select("heirs")
    w.press(Qt.Key.Key_Left).press(ENTER)


def a_paste(w: Written) -> None:
    w.type("One")
    QGuiApplication.clipboard().setText(" and\nTwo\n\nThree")
    w.press(Qt.Key.Key_V, CTRL).press(ENTER).type("Four")


def a_table(w: Written) -> None:
    w.type("Before").press(Qt.Key.Key_T, CTRL, SHIFT).type("A cell")
    w.end()
    w.type("After").press(ENTER).type("Words")


def begun_anew(w: Written) -> None:
    headings(w)
    w.press(Qt.Key.Key_A, CTRL).press(Qt.Key.Key_Delete).press(Qt.Key.Key_0, CTRL, ALT)
    paragraphs(w)


@pytest.mark.parametrize("text", [RichText(), from_plain("Here\nbefore")])
@pytest.mark.parametrize("do", [paragraphs, a_list, headings, joined, a_paste, a_table, begun_anew])
def test_what_is_typed_stands_as_it_will_when_it_is_opened_again(
    write: Write, text: RichText, do: Callable[[Written], None]
) -> None:
    w = write(text)
    w.end()
    if text.blocks:
        w.press(ENTER)
    do(w)
    again = write(w.text)
    assert room(w.edit.document()) == room(again.edit.document())
    assert w.edit.document().size() == again.edit.document().size()


def test_paragraphs_around_a_picture_stand_as_they_will_too(write: Write, tmp_path: Path) -> None:
    w = write()
    w.type("One.")
    Image.new("RGB", (200, 100), (0, 128, 0)).save(tmp_path / "hall.png")
    w.editor.asking.take_picture(tmp_path / "hall.png")
    dialog = dialog_of(w, PictureDialog)
    dialog.alt_line.setText("The hall")
    dialog.accept_button.click()
    w.bot.waitUntil(w.edit.hasFocus)
    w.type("After it.")
    cursor = w.edit.document().find("\ufffc")
    cursor.setPosition(cursor.selectionEnd())
    w.edit.setTextCursor(cursor)
    w.press(ENTER).type("Below.")
    w.edit.moveCursor(QTextCursor.MoveOperation.PreviousBlock)
    w.edit.moveCursor(QTextCursor.MoveOperation.StartOfBlock)
    w.press(ENTER).press(Qt.Key.Key_Up).type("Above.")
    assert w.edit.toPlainText() == "One.\nAbove.\n\ufffc\nBelow.\nAfter it."
    again = write(w.text)
    assert room(w.edit.document()) == room(again.edit.document())
