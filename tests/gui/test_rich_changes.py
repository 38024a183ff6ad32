"""Undo in a text changes the paragraphs that differ, and no other."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from nec_desktop.plan.richtext import Block, Heading, ListItem, Paragraph, RichText, Run, Table, from_plain
from tests.gui.written import Written

BLOCKS: tuple[Block, ...] = (
    Heading((Run("Ours"),)),
    Paragraph((Run("We meet "), Run("everybody", bold=True), Run("\nat 😀 noon"))),
    ListItem((Run("one"),), "number"),
    ListItem((Run("two"),), "number"),
    Paragraph((Run("end"),)),
)


def with_block(number: int, *blocks: Block) -> RichText:
    return RichText((*BLOCKS[:number], *blocks, *BLOCKS[number + 1 :]))


@pytest.mark.parametrize(
    "other",
    [
        with_block(0, Heading((Run("Theirs", bold=True),))),
        with_block(1, Paragraph((Run("We meet\nsomebody"),))),
        with_block(2, ListItem((Run("eins", link="https://dorset.example"),), "number")),
        RichText((*BLOCKS[:3], ListItem((Run("zwei"),), "number"), Paragraph((Run("The end"),)))),
    ],
)
def test_only_what_differs_is_put_in_anew(write: Callable[..., Written], other: RichText) -> None:
    w = write(RichText(BLOCKS))
    document = w.edit.document()
    revisions = [document.findBlockByNumber(n).revision() for n in range(len(BLOCKS))]
    w.editor.show_content(other)
    assert w.text == other
    same = [a == b for a, b in zip(BLOCKS, other.blocks, strict=True)]
    kept = [document.findBlockByNumber(n).revision() == revisions[n] for n in range(len(BLOCKS))]
    assert kept == same
    w.editor.show_content(RichText(BLOCKS))
    assert w.text == RichText(BLOCKS)
    w.editor.flush()
    assert w.handed_on == []


@pytest.mark.parametrize(
    "other",
    [
        with_block(0, Paragraph((Run("Ours"),))),
        with_block(2),
        with_block(2, ListItem((Run("one"),), "bullet")),
        with_block(4, Paragraph((Run("end"),)), Paragraph((Run("and more"),))),
        with_block(4, Table((((Run("a"),), (Run("b"),)),))),
        RichText(),
    ],
)
def test_where_more_than_words_differs_all_is_put_in_anew(write: Callable[..., Written], other: RichText) -> None:
    w = write(RichText(BLOCKS))
    w.editor.show_content(other)
    assert w.text == other
    w.editor.show_content(RichText(BLOCKS))
    assert w.text == RichText(BLOCKS)


def test_paragraphs_without_words_do_not_lead_astray(write: Callable[..., Written]) -> None:
    w = write(from_plain("one\ntwo\nthree"))
    w.select("two")
    w.press(Qt.Key.Key_Delete)
    w.editor.flush()
    assert w.handed_on == [from_plain("one\nthree")]
    w.editor.show_content(from_plain("one\ndrei"))
    assert w.text == from_plain("one\ndrei")


def test_the_cursor_goes_behind_what_changes_wherever_it_stood(write: Callable[..., Written]) -> None:
    w = write(from_plain("one\ntwo\nthree"))
    w.select("two")
    w.editor.show_content(from_plain("one\ntwo\nthree, four"))
    assert w.edit.textCursor().atEnd() and not w.edit.textCursor().hasSelection()
    w.editor.show_content(from_plain("one\ntwo and a half\nthree, four"))
    assert w.edit.textCursor().block().text()[: w.edit.textCursor().positionInBlock()] == "two and a half"
    assert not w.edit.document().isUndoAvailable()


def test_the_cursor_goes_behind_what_is_left_where_paragraphs_go_that_end_like_it(
    write: Callable[..., Written],
) -> None:
    w = write(from_plain("One. 😀 two."))
    w.end()
    w.editor.show_content(from_plain("One. 😀 two.\nWords after it, and two."))
    assert w.edit.textCursor().atEnd()
    w.editor.show_content(from_plain("One. 😀 two."))
    w.type(" Three.")
    assert w.text == from_plain("One. 😀 two. Three.")
