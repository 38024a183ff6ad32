"""Quotes and dashes while one types, as in Word; what is corrected can be taken back."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from nec_desktop.gui.autocorrect import correction
from nec_desktop.plan.richtext import Heading, ListItem, Paragraph, RichText, Run, Table, from_plain
from tests.gui.written import CTRL, Written


def typed(text: str) -> str:
    """Return what stands there when `text` was typed character by character."""
    written = ""
    for character in text:
        written += character
        count, instead = correction(written)
        if count:
            written = written[:-count] + instead
    return written


@pytest.mark.parametrize(
    ("keys", "meant"),
    [
        ('"Coffee and scams" drew 26', "“Coffee and scams” drew 26"),
        ("the team's page", "the team’s page"),
        ("a line\u2028\"and 'another'\"", "a line\u2028“and ‘another’”"),
        ("residents' views, 'quoted'", "residents’ views, ‘quoted’"),
        ('("in brackets")', "(“in brackets”)"),
        ("Monday - not Tuesday", "Monday – not Tuesday"),
        ("Monday -- not Tuesday", "Monday – not Tuesday"),
        ("2026--27", "2026–27"),
        ("and so on...", "and so on…"),
        ("drop-in", "drop-in"),
        ("- a list by hand", "- a list by hand"),
        ("-- a line", "-- a line"),
        ("https://npt.dorset.example/a-b", "https://npt.dorset.example/a-b"),
    ],
)
def test_what_is_typed_is_set_as_word_sets_it(keys: str, meant: str) -> None:
    assert typed(keys) == meant


@given(st.text("a \"'-.–“", max_size=30))
def test_any_typing_ends_and_loses_no_letter(keys: str) -> None:
    assert typed(keys).count("a") == keys.count("a")
    assert '"' not in typed(keys)


def test_a_correction_is_taken_back_by_ctrl_z_and_what_was_typed_stays(write: Callable[..., Written]) -> None:
    w = write()
    w.type('say "')
    assert w.edit.toPlainText() == "say “"
    w.press(Qt.Key.Key_Z, CTRL)
    assert w.edit.toPlainText() == 'say "'
    w.type("x")
    assert w.blocks == [Paragraph((Run('say "x'),))]


def test_a_correction_keeps_the_look_of_the_words(write: Callable[..., Written]) -> None:
    w = write()
    w.press(Qt.Key.Key_B, CTRL).type('"now"').press(Qt.Key.Key_B, CTRL).type(" it's")
    assert w.blocks == [Paragraph((Run("“now”", bold=True), Run(" it’s")))]


def test_behind_an_emoji_what_is_typed_is_looked_at_and_not_what_follows(write: Callable[..., Written]) -> None:
    w = write(from_plain('😀 "Hello" there'))
    cursor = w.edit.textCursor()
    cursor.setPosition(3)
    w.edit.setTextCursor(cursor)
    assert w.type("a").edit.toPlainText() == '😀 a"Hello" there'


def test_what_is_deleted_is_no_occasion_to_correct(write: Callable[..., Written]) -> None:
    w = write()
    w.type('say "').press(Qt.Key.Key_Z, CTRL).type("x").press(Qt.Key.Key_Backspace)
    assert w.edit.toPlainText() == 'say "'


def test_in_a_tables_cell_quotes_and_dashes_are_set_and_taken_back_too(write: Callable[..., Written]) -> None:
    w = write(RichText((Table((((Run("a"),), (Run("b"),)),)),)))
    w.select("b")
    w.type('the "best" -- ')
    assert w.blocks == [Table((((Run("a"),), (Run("the “best” – "),)),))]
    w.press(Qt.Key.Key_Z, CTRL)
    assert w.blocks == [Table((((Run("a"),), (Run("the “best” -- "),)),))]


@pytest.mark.parametrize(("marks", "kind"), [("- ", "bullet"), ("* ", "bullet"), ("1. ", "number"), ("1) ", "number")])
def test_a_list_begun_by_hand_is_a_list(write: Callable[..., Written], marks: str, kind: Any) -> None:
    w = write(from_plain("Our towns:"))
    w.end()
    w.press(Qt.Key.Key_Return).type(f"{marks}Wareham").press(Qt.Key.Key_Return).type("Corfe")
    w.press(Qt.Key.Key_Return).press(Qt.Key.Key_Return).type("After")
    items = [ListItem((Run(town),), kind) for town in ("Wareham", "Corfe")]
    assert w.blocks == [Paragraph((Run("Our towns:"),)), *items, Paragraph((Run("After"),))]


def test_a_list_that_was_not_meant_is_taken_back_by_ctrl_z(write: Callable[..., Written]) -> None:
    w = write()
    w.type("- ")
    assert w.edit.textCursor().currentList() is not None, "it was made a list"
    w.press(Qt.Key.Key_Z, CTRL).type("5 degrees")
    assert w.blocks == [Paragraph((Run("- 5 degrees"),))]


def test_marks_in_an_item_of_a_list_are_words(write: Callable[..., Written]) -> None:
    w = write()
    w.type("* * Wareham")
    assert w.blocks == [ListItem((Run("* Wareham"),))]


def test_marks_make_no_list_in_a_heading_a_table_or_behind_words(write: Callable[..., Written]) -> None:
    heading, table = Heading((Run("x"),)), Table((((Run("y"),),),))
    w = write(RichText((heading, Paragraph((Run("so "),)), table)))
    for block in ("x", "so ", "y"):
        cursor = w.edit.document().find(block)
        cursor.setPosition(cursor.selectionEnd() if block == "so " else cursor.selectionStart())
        w.edit.setTextCursor(cursor)
        w.type("* ")
    assert w.blocks == [Heading((Run("* x"),)), Paragraph((Run("so * "),)), Table((((Run("* y"),),),))]
