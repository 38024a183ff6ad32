"""What is read while a text is written is what a reading of the whole of it gives, whatever was done to it."""

import random
from collections.abc import Callable

import pytest
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextListFormat
from PySide6.QtWidgets import QApplication, QTextEdit

from nec_desktop.gui.rich_commands import change_level, set_heading
from nec_desktop.gui.rich_document import fill_document, insert_blocks, insert_picture, style_header
from nec_desktop.gui.rich_reader import RichReader, read_document
from nec_desktop.plan.richtext import Paragraph, Picture, RichText, Run, Table, from_plain

KEEP = QTextCursor.MoveMode.KeepAnchor


def _bold(cursor: QTextCursor) -> None:
    form = QTextCharFormat()
    form.setFontWeight(700)
    cursor.mergeCharFormat(form)


def _end_list(cursor: QTextCursor) -> None:
    cursor.setBlockFormat(QTextBlockFormat())


def _other_list(cursor: QTextCursor) -> None:
    if current := cursor.currentList():
        form = current.format()
        form.setStyle(QTextListFormat.Style.ListDecimal)
        current.setFormat(form)


def _paste(cursor: QTextCursor) -> None:
    insert_blocks(cursor, RichText((*from_plain("one\ntwo").blocks, Paragraph((Run("three", bold=True),)))), PALETTE())


def _table(cursor: QTextCursor) -> None:
    if not cursor.currentTable():
        insert_blocks(cursor, RichText((Table((((Run("a"),), (Run("b"),)),)),)), PALETTE())


def _row(cursor: QTextCursor) -> None:
    if table := cursor.currentTable():
        table.insertRows(table.cellAt(cursor).row() + 1, 1)


def _column(cursor: QTextCursor) -> None:
    if table := cursor.currentTable():
        table.appendColumns(1)


def _no_row(cursor: QTextCursor) -> None:
    if table := cursor.currentTable():
        table.removeRows(table.cellAt(cursor).row(), 1)


def _header(cursor: QTextCursor) -> None:
    if table := cursor.currentTable():
        style_header(table, PALETTE())


PALETTE = QApplication.palette
EDITS: tuple[Callable[[QTextCursor], object], ...] = (
    lambda cursor: cursor.insertText("word "),
    lambda cursor: cursor.insertText("x"),
    lambda cursor: cursor.insertText("a\nb"),
    lambda cursor: cursor.insertText("\x07"),
    lambda cursor: cursor.insertBlock(),
    lambda cursor: cursor.removeSelectedText(),
    lambda cursor: cursor.deletePreviousChar(),
    lambda cursor: cursor.deleteChar(),
    lambda cursor: cursor.createList(QTextListFormat.Style.ListDisc),
    lambda cursor: insert_picture(cursor, Picture("a" * 64, "A map")),
    lambda cursor: change_level(cursor, 1),
    lambda cursor: set_heading(cursor, 1),
    lambda cursor: cursor.document().undo(),
    _bold,
    _end_list,
    _other_list,
    _paste,
)
WITH_TABLES = (*EDITS, _table, _table, _row, _column, _no_row, _header)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("seed", [*range(40), 357])
def test_a_text_read_piece_by_piece_is_the_text_read_at_once(seed: int) -> None:
    chance, edit = random.Random(seed), QTextEdit()
    document, reader = edit.document(), RichReader(edit)
    edits = WITH_TABLES if seed % 2 else EDITS
    for _ in range(60):
        last = document.characterCount() - 1
        cursor = QTextCursor(document)
        cursor.setPosition(chance.randint(0, last))
        if chance.random() < 0.4:
            cursor.setPosition(min(last, cursor.position() + chance.randint(0, 12)), KEEP)
        as_one = chance.random() < 0.3
        if as_one:
            cursor.beginEditBlock()
        for _ in range(chance.randint(1, 3)):
            chance.choice(edits)(cursor)
        if as_one:
            cursor.endEditBlock()
        if chance.random() < 0.7:
            assert reader.read() == read_document(document)
        if chance.random() < 0.1:
            text = reader.read()
            fill_document(document, text, PALETTE())
            reader.know(text)
            assert reader.read() == text == read_document(document)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("edit", [QTextCursor.insertBlock, QTextCursor.deletePreviousChar, _paste, _table])
def test_where_paragraphs_come_or_go_the_others_are_not_read_again(edit: Callable[[QTextCursor], object]) -> None:
    shown = QTextEdit()
    document, reader = shown.document(), RichReader(shown)
    fill_document(document, from_plain("One paragraph.\n" * 50), PALETTE())
    reader.read()
    edit(QTextCursor(document.findBlockByNumber(20)))
    read = sum(1 for _ in reader.reading())
    assert 0 < read < 10
    assert reader.read() == read_document(document)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("row", range(3))
def test_a_row_that_is_gone_is_not_read(row: int) -> None:
    shown = QTextEdit()
    rows = tuple(((Run(f"{n}"),), (Run("b"),)) for n in range(3))
    text = RichText((*from_plain("one").blocks, Table(rows), *from_plain("two").blocks))
    document, reader = shown.document(), RichReader(shown)
    fill_document(document, text, PALETTE())
    reader.know(text)
    cursor = QTextCursor(document.find(f"{row}"))
    cursor.currentTable().removeRows(row, 1)
    assert reader.read().blocks[1] == Table((*rows[:row], *rows[row + 1 :]))


@pytest.mark.usefixtures("qapp")
def test_what_no_document_can_hold_is_counted_where_it_was_typed() -> None:
    edit = QTextEdit("one<p>two")
    document, reader = edit.document(), RichReader(edit)
    reader.read()
    QTextCursor(document).insertText("\x07\x07")
    reader.read()
    assert reader.removed == 2
    QTextCursor(document).insertText("a")
    cursor = QTextCursor(document)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertText("b")
    assert reader.read() == from_plain("aone\ntwob")
