"""The text editor on its page: what is handed on and undone, where the keyboard goes, how it grows."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAction, QImage, QKeySequence, QPalette, QTextDocument
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from nec_desktop.gui.jobs import Jobs
from nec_desktop.gui.rich_dialogs import PictureDialog
from nec_desktop.gui.rich_document import fill_document
from nec_desktop.gui.rich_editor import RichEditor
from nec_desktop.gui.rich_reader import read_document
from nec_desktop.plan.richtext import (
    Heading,
    ListItem,
    Paragraph,
    Picture,
    RichText,
    Run,
    Table,
    from_plain,
)
from tests.gui.written import ALT, CTRL, EMPTY, SHIFT, Written, dialog_of


def test_typing_is_handed_on_in_pauses_and_when_the_editor_is_left(write: Callable[..., Written]) -> None:
    w = write()
    w.type("one")
    assert w.handed_on == []
    w.bot.waitUntil(lambda: w.handed_on == [from_plain("one")], timeout=2000)
    w.type(" two")
    w.after.setFocus()
    assert w.handed_on == [from_plain("one"), from_plain("one two")]
    w.editor.flush()
    assert len(w.handed_on) == 2


def test_typing_without_a_pause_is_handed_on_within_the_second(write: Callable[..., Written]) -> None:
    w = write()
    for _ in range(20):
        w.type("x")
        w.bot.wait(60)
    assert w.handed_on


def test_on_a_page_undo_is_the_windows_and_knows_what_was_written(write: Callable[..., Written]) -> None:
    w = write(from_plain("kept"))
    known: list[list[Any]] = []
    undo = QAction(w.page, shortcut=QKeySequence("Ctrl+Z"))
    undo.triggered.connect(lambda: known.append(list(w.handed_on)))
    w.page.addAction(undo)
    w.end()
    w.type(" typed").press(Qt.Key.Key_Z, CTRL)
    assert known == [[from_plain("kept typed")]]
    assert w.text == from_plain("kept typed")  # until the window shows what is left


def test_in_a_form_undo_is_the_editors_own(write: Callable[..., Written]) -> None:
    w = write(from_plain("kept"))
    w.editor.keep_own_undo()
    w.end()
    w.type(" typed").press(Qt.Key.Key_Z, CTRL)
    assert w.text == from_plain("kept")
    w.press(Qt.Key.Key_Y, CTRL)
    assert w.text == from_plain("kept typed")


def test_what_the_window_undoes_is_shown_and_not_handed_on(write: Callable[..., Written]) -> None:
    w = write(from_plain("one\ntwo"))
    w.select("two")
    position = w.edit.textCursor().position()
    w.editor.show_content(from_plain("one\ntwo"))
    assert w.edit.textCursor().position() == position
    w.editor.show_content(from_plain("one and a half\ntwo"))
    assert w.text == from_plain("one and a half\ntwo")
    assert w.edit.textCursor().block().text() == "one and a half"
    w.editor.show_content(None)
    w.editor.flush()
    assert w.text.is_empty
    assert w.handed_on == []


def test_the_toolbar_is_one_stop_and_left_by_escape(write: Callable[..., Written]) -> None:
    w = write()
    w.press(Qt.Key.Key_F10, ALT)
    assert w.button("Bold").hasFocus()
    w.bot.keyClick(w.button("Bold"), Qt.Key.Key_Right)
    assert w.button("Italic").hasFocus()
    w.bot.keyClick(w.button("Italic"), Qt.Key.Key_Space)
    assert w.button("Italic").isChecked()
    w.bot.keyClick(w.button("Italic"), Qt.Key.Key_Escape)
    assert w.edit.hasFocus()
    w.type("x")
    assert w.blocks == [Paragraph((Run("x", italic=True),))]


def test_the_editor_grows_with_its_text_and_counts_its_words(write: Callable[..., Written]) -> None:
    w = write(words=(80, 300))
    low = w.edit.height()
    assert w.editor.count.text() == "0 words · about 80 to 300 are usual"
    for _ in range(6):
        w.type("word").press(Qt.Key.Key_Return)
    assert low < w.edit.height() < 400
    assert not w.edit.verticalScrollBar().isVisible()
    w.bot.waitUntil(lambda: w.editor.count.text().startswith("6 words"))


def test_a_text_of_a_usual_length_scrolls_with_its_page_and_a_very_long_one_by_itself(
    write: Callable[..., Written],
) -> None:
    paragraph = "Residents told us at the library that they hardly ever see an officer on the estate after dark. " * 4
    usual = write(from_plain("\n".join(paragraph for _ in range(5))))
    usual.page.resize(545, 500)
    usual.bot.waitUntil(lambda: usual.edit.height() > 380)
    assert len(usual.edit.toPlainText().split()) >= 340
    assert not usual.edit.verticalScrollBar().isVisible()
    long = write(from_plain("\n".join(paragraph for _ in range(60))))
    long.bot.waitUntil(long.edit.verticalScrollBar().isVisible)
    assert long.edit.height() == 600


def test_a_locked_text_can_be_read_and_not_changed(write: Callable[..., Written]) -> None:
    w = write(from_plain("The force's words"), read_only=True)
    w.press(Qt.Key.Key_Right).press(Qt.Key.Key_C, CTRL)
    assert w.editor.note.text() == ""
    w.type("x")
    assert "locked" in w.editor.note.text() and "“⋯”" in w.editor.note.text()
    data = QMimeData()
    data.setText("pasted")
    w.edit.insertFromMimeData(data)
    w.editor.flush()
    assert w.text == from_plain("The force's words")
    assert w.handed_on == []
    assert not w.button("Bold").isVisible()


def test_bold_over_a_heading_and_a_paragraph_leaves_each_its_look(write: Callable[..., Written]) -> None:
    w = write(RichText((Heading((Run("Ours"),)), Paragraph((Run("words"),)))))
    w.edit.selectAll()
    w.press(Qt.Key.Key_B, CTRL)
    assert w.blocks == [Heading((Run("Ours", bold=True),)), Paragraph((Run("words", bold=True),))]
    w.press(Qt.Key.Key_B, CTRL)
    assert w.blocks == [Heading((Run("Ours"),)), Paragraph((Run("words"),))]
    assert w.edit.document().firstBlock().begin().fragment().charFormat().fontWeight() > 500  # still looks like one


def test_a_cell_takes_words_and_says_what_it_cannot_take(write: Callable[..., Written]) -> None:
    w = write(RichText((Table((((Run("a"),),),)),)))
    w.select("a")
    assert not w.button("Bulleted list").isEnabled()
    data = QMimeData()
    data.setHtml("<ul><li>one</li><li>two <b>bold</b></li></ul>")
    w.edit.insertFromMimeData(data)
    assert w.blocks == [Table((((Run("one\ntwo "), Run("bold", bold=True)),),))]
    assert "a table’s cell takes the words" in w.editor.note.text()
    w.press(Qt.Key.Key_L, CTRL, SHIFT)
    assert isinstance(w.blocks[0], Table)


def test_a_list_over_a_table_leaves_the_table_alone(write: Callable[..., Written]) -> None:
    table = Table((((Run("a"),), (Run("b"),)),))
    w = write(RichText((Paragraph((Run("one"),)), table, Paragraph((Run("two"),)))))
    w.edit.selectAll()
    w.press(Qt.Key.Key_L, CTRL, SHIFT)
    assert w.blocks == [ListItem((Run("one"),)), table, ListItem((Run("two"),))]


def test_a_picture_is_pasted_from_the_clipboard(write: Callable[..., Written]) -> None:
    w = write()
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.blue)
    QApplication.clipboard().setImage(image)
    w.press(Qt.Key.Key_V, CTRL)
    dialog = dialog_of(w, PictureDialog)
    w.bot.keyClicks(dialog.alt_line, "A blue field")
    w.bot.keyClick(dialog.alt_line, Qt.Key.Key_Return)
    (picture,) = w.blocks
    assert isinstance(picture, Picture)
    assert picture.alt == "A blue field"


def test_the_page_scrolls_with_the_line_that_is_written(write: Callable[..., Written]) -> None:
    w = write()
    area = QScrollArea(widgetResizable=True)
    w.bot.addWidget(area)
    area.setWidget(w.page)
    area.resize(500, 200)
    area.show()
    area.activateWindow()
    w.bot.waitUntil(area.isActiveWindow)
    w.edit.setFocus()
    for _ in range(12):
        w.type("word").press(Qt.Key.Key_Return)
    w.bot.waitUntil(
        lambda: 0 < w.edit.viewport().mapTo(area, w.edit.cursorRect().bottomLeft()).y() <= area.height()
    )  # the page hears of the text's new height some time later


def test_an_editor_that_is_gone_is_not_asked_to_show_its_picture(qtbot: QtBot, jobs: Jobs, tmp_path: Path) -> None:
    path = tmp_path / "map.png"
    Image.new("RGB", (30, 30), "red").save(path)
    editor = RichEditor(jobs, "What we do", RichText((Picture("ab" * 32, "A map"),)))
    editor.show()
    editor.asking.take_picture(path)
    editor.close()
    delete(editor)  # type: ignore[no-untyped-call] # its stub gives no types
    jobs.wait()
    qtbot.wait(20)


KEYS: list[tuple[Qt.Key, Qt.KeyboardModifier]] = [
    (key, held)
    for held, keys in (
        (
            Qt.KeyboardModifier.NoModifier,
            "Return Return Tab Backspace Backspace Delete Up Down Left Home End A A A A Space",
        ),
        (SHIFT, "Backtab Return Up Down End"),
        (CTRL, "B I A X C V Z Home End"),
        (CTRL | SHIFT, "L N T"),
        (CTRL | ALT, "0 1 2"),
    )
    for name in keys.split()
    for key in (getattr(Qt.Key, f"Key_{name}"),)
]


@pytest.mark.long
@pytest.mark.parametrize("own_undo", [False, True])
def test_whatever_keys_are_pressed_what_stands_there_can_be_kept(write: Callable[..., Written], own_undo: bool) -> None:
    w = write()
    if own_undo:
        w.editor.keep_own_undo()
    for seed in range(100):
        chosen = random.Random(seed)
        fill_document(w.edit.document(), EMPTY, QPalette())
        for _ in range(60):
            w.edit.setFocus()
            w.press(*chosen.choice(KEYS))
        document = QTextDocument()
        fill_document(document, w.text, QPalette())
        assert read_document(document) == w.text, seed
