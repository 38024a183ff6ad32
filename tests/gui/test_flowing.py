"""A document as flowing text: every word of it, lists within lists, links, pictures, and nothing taken for markup."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QTextDocument, QTextTable
from PySide6.QtWidgets import QTextBrowser
from pytestqt.qtbot import QtBot

from nec_desktop.document.blocks import Block, Column, Item, Paragraph, Row, Table, cell, plain
from nec_desktop.gui.flowing import ROWS_AT_ONCE, flowing_document
from nec_desktop.gui.theme import LIGHT
from nec_desktop.plan.richtext import Run
from tests.word.sample import make_document, picture

pytestmark = pytest.mark.usefixtures("qapp")


def flowing(*blocks: Block) -> QTextDocument:
    return flowing_document(make_document(*blocks), picture, LIGHT)


def test_every_kind_of_block_is_there() -> None:
    text = flowing_document(make_document(), picture, LIGHT).toPlainText()
    for words in (
        "Document control",
        "What the plan covers and who answers for it.",
        "Part 1: Self-evaluation",
        "Contents",
        "Surgery, Verwood Hub",
        "Events this quarter",
        "Agreed with the council:",
        "youth work",
    ):
        assert words in text
    assert "\N{OBJECT REPLACEMENT CHARACTER}" in text, "the pictures"


@pytest.mark.parametrize("words", ["<b>5 < 6 & 7</b>", "</td></table><h1>", "a&nbsp;b", "“Quotes” 'and' \"quotes\""])
def test_words_are_never_markup(words: str) -> None:
    table = Table("", (Column("A"), Column(words)), (Row((cell(words), cell("b"))),), "A table.")
    shown = flowing(Paragraph(plain(words)), Item(plain(words)), table).toPlainText()
    assert shown.count(words) == 4


def test_lists_stand_within_lists() -> None:
    levels = [("a", 0), ("b", 1), ("c", 2), ("d", 0), ("e", 1)]
    document = flowing(*(Item(plain(text), level=level) for text, level in levels), Item(plain("f"), "number", 1))
    found = []
    block = document.begin()
    while block.isValid():
        if listed := block.textList():
            found.append((block.text(), listed.format().indent() - 1))
        block = block.next()
    assert found == [*levels, ("f", 1)]


def test_a_long_table_is_shown_in_pieces_that_each_have_the_header() -> None:
    rows = tuple(Row((cell(f"row {n}"),)) for n in range(ROWS_AT_ONCE * 2 + 1))
    document = flowing(Table("Events", (Column("Name"),), rows, "Events."))
    tables = [frame for frame in document.rootFrame().childFrames() if isinstance(frame, QTextTable)]
    pieces = tables[-3:]
    assert [piece.rows() for piece in pieces] == [ROWS_AT_ONCE + 1, ROWS_AT_ONCE + 1, 2]
    assert {piece.cellAt(0, 0).firstCursorPosition().block().text() for piece in pieces} == {"Name"}


def test_a_link_and_the_contents_lead_somewhere(qtbot: QtBot) -> None:
    browser = QTextBrowser()
    qtbot.addWidget(browser)
    document = replace(make_document(), large_print=False)
    browser.setDocument(flowing_document(document, picture, LIGHT))
    browser.resize(300, 200)
    browser.show()
    browser.scrollToAnchor("profile/description")
    assert browser.verticalScrollBar().value() > 0
    assert "https://verwood.example" in flowing(Paragraph((Run("here", link="https://verwood.example"),))).toHtml()
