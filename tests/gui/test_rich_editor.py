"""The text editor: what stands in the document is what is kept, whatever is typed or pasted."""

import random
import string
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAction, QImage, QKeySequence, QPalette, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QScrollArea, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from nec_desktop.gui.jobs import Jobs
from nec_desktop.gui.paste import pasted_html, pasted_plain
from nec_desktop.gui.rich_dialogs import LinkDialog, PictureDialog, complete_link
from nec_desktop.gui.rich_document import fill_document, read_document
from nec_desktop.gui.rich_editor import RichEditor
from nec_desktop.plan.richtext import (
    Block,
    Heading,
    ListItem,
    Paragraph,
    Picture,
    RichText,
    Run,
    Table,
    all_runs,
    from_plain,
    safe_link,
    tidy,
)
from tests.strategies import AWKWARD, raw_texts

pictures = st.builds(Picture, st.sampled_from(["ab" * 32, "cd" * 32]), st.sampled_from(["", "A map", "Two\nlines"]))
texts_with_pictures = st.builds(
    lambda text, found, at: RichText(text.blocks[:at] + tuple(found) + text.blocks[at:]),
    raw_texts,
    st.lists(pictures, max_size=2),
    st.integers(0, 6),
)
TAGS = ["p", "b", "i", "ul", "ol", "li", "table", "tr", "td", "th", "h1", "h4", "span", "a", "br", "img", "pre", "div"]
TAGS += ["script", "style", "svg", "font"]
PIECES = [f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS]
PIECES += [
    '<td rowspan="2">',
    '<td colspan="3">',
    '<td colspan="99999999">',
    '<a href="javascript:alert(1)">',
    '<a href="https://a.uk/b">',
]
PIECES += ["<p style='mso-list:l0 level2 lfo1'>", "<span style='mso-list:Ignore'>1. ", "<b style='font-weight:normal'>"]
PIECES += ["<!--", "-->", "<![if x]>", "&nbsp;", "&#0;", "&lt;", "<", "\x00", "\ud800", *AWKWARD]


@pytest.mark.usefixtures("qapp")
@given(texts_with_pictures)
def test_a_text_comes_back_from_the_document_as_it_went_in(drawn: RichText) -> None:
    text = tidy(drawn)
    document = QTextDocument()
    fill_document(document, text, QPalette())
    assert read_document(document) == text


@pytest.mark.usefixtures("qapp")
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text(max_size=60))
@example("<table><tr><td><table><tr><td>a</td></tr></table></td></tr></table>")
@example("<td>loose</td><li>loose</li></table></ul>")
def test_any_html_that_is_pasted_ends_up_as_what_can_be_exported(html: str) -> None:
    text = pasted_html(html.encode("utf-8", "replace").decode()).text
    assert text == tidy(text)
    assert all(run.link == safe_link(run.link) for run in all_runs(text))
    document = QTextDocument()
    fill_document(document, text, QPalette())
    assert read_document(document) == text


@given(st.text(alphabet=string.ascii_letters + " .\n\t<>&é", max_size=80))
def test_no_word_of_a_plain_paste_is_lost(text: str) -> None:
    assert pasted_plain(text).text.plain().split() == text.split()


WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p {color: red}</style></head><body>
<h2 style='color:#123456'>Our events<o:p></o:p></h2>
<p class=MsoNormal><b style='mso-bidi-font-weight:normal'>Bold</b> and <i>italic</i>,
<a href="https://a.uk/c">a page</a> and <a href="file:///C:/secret.doc">a file</a>.<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span></span><![endif]>First</p>
<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o<span> </span></span>Below</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.<span> </span></span>Counted</p>
<table><tr><td><p class=MsoNormal>Place</p></td><td>Came</td></tr><tr><td>Verwood<p>Hub</p></td><td>23</td></tr></table>
<script>alert(1)</script><img src="x.png"></body></html>"""


def test_a_paste_from_word_keeps_its_bold_lists_links_and_tables() -> None:
    pasted = pasted_html(WORD)
    assert pasted.text.blocks == (
        Heading((Run("Our events"),), 2),
        Paragraph(
            (
                Run("Bold", bold=True),
                Run(" and "),
                Run("italic", italic=True),
                Run(", "),
                Run("a page", link="https://a.uk/c"),
                Run(" and a file."),
            )
        ),
        ListItem((Run("First"),)),
        ListItem((Run("Below"),), level=1),
        ListItem((Run("Counted"),), "number"),
        Table((((Run("Place"),), (Run("Came"),)), ((Run("Verwood\nHub"),), (Run("23"),)))),
    )
    assert pasted.left_out == (
        "colours and fonts",
        "pictures (put them in with the Picture button)",
        "links that are not web, e-mail or telephone addresses",
        "things that are not text",
    )


def test_joined_cells_leave_every_word_in_its_column() -> None:
    html = (
        "<table><tr><td rowspan='2'>Area</td><td colspan='2'>Came</td></tr><tr><td>old</td><td>new</td></tr>"
        "<tr><td>Verwood</td><td>14</td><td>9</td></tr></table>"
    )
    pasted = pasted_html(html)
    (table,) = pasted.text.blocks
    assert isinstance(table, Table)
    words = [["".join(run.text for run in cell) for cell in row] for row in table.rows]
    assert words == [["Area", "Came", ""], ["", "old", "new"], ["Verwood", "14", "9"]]
    assert pasted.left_out == ("joined cells (all but the first are empty)",)


# -- typing, with real keys


EMPTY = RichText()


class Written:
    """An editor on a page between two lines, and what it has handed on."""

    def __init__(self, qtbot: QtBot, jobs: Jobs, text: RichText, **options: Any) -> None:
        self.bot = qtbot
        self.page = QWidget()
        qtbot.addWidget(self.page)
        layout = QVBoxLayout(self.page)
        self.before, self.after = QLineEdit(), QLineEdit()
        self.editor = RichEditor(jobs, "What we do", text, **options)
        for widget in (self.before, self.editor, self.after):
            layout.addWidget(widget)
        self.edit = self.editor.edit
        self.handed_on: list[Any] = []
        self.editor.edited.connect(self.handed_on.append)
        self.page.resize(700, 500)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)
        self.editor.setFocus()
        qtbot.waitUntil(self.edit.hasFocus)

    def type(self, text: str) -> "Written":
        self.bot.keyClicks(self.edit, text)
        return self

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> "Written":
        held = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            held |= modifier
        self.bot.keyClick(self.edit, key, held)
        return self

    def button(self, name: str) -> QToolButton:
        return next(b for b in self.editor.findChildren(QToolButton) if b.accessibleName() == name)

    def select(self, words: str) -> None:
        cursor = self.edit.document().find(words)
        assert cursor.hasSelection()
        self.edit.setTextCursor(cursor)

    def end(self) -> None:
        self.edit.moveCursor(QTextCursor.MoveOperation.End)

    @property
    def text(self) -> RichText:
        """What stands in the editor now."""
        return read_document(self.edit.document())

    @property
    def blocks(self) -> list[Block]:
        return list(self.text.blocks)


@pytest.fixture
def write(qtbot: QtBot, jobs: Jobs) -> Callable[..., Written]:
    return lambda text=EMPTY, **options: Written(qtbot, jobs, text, **options)


CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def test_keys_make_bold_and_italic_and_the_buttons_show_it(write: Callable[..., Written]) -> None:
    w = write()
    w.type("at least ").press(Qt.Key.Key_B, CTRL)
    assert w.button("Bold").isChecked()
    w.type("ten").press(Qt.Key.Key_B, CTRL).press(Qt.Key.Key_I, CTRL).type(" days")
    assert not w.button("Bold").isChecked()
    assert w.button("Italic").isChecked()
    assert w.blocks == [Paragraph((Run("at least "), Run("ten", bold=True), Run(" days", italic=True)))]
    assert w.button("Bold").toolTip() == "Bold (Ctrl+B)"


def test_a_button_does_what_its_key_does(write: Callable[..., Written]) -> None:
    w = write()
    w.bot.mouseClick(w.button("Bold"), Qt.MouseButton.LeftButton)
    assert w.edit.hasFocus()
    w.type("now")
    assert w.blocks == [Paragraph((Run("now", bold=True),))]


def test_tab_changes_the_level_of_a_list_and_else_leaves(write: Callable[..., Written]) -> None:
    w = write()
    w.press(Qt.Key.Key_N, CTRL, SHIFT).type("one").press(Qt.Key.Key_Return)
    w.press(Qt.Key.Key_Tab).type("below").press(Qt.Key.Key_Return)
    w.press(Qt.Key.Key_Backtab, SHIFT).type("two")
    assert w.blocks == [
        ListItem((Run("one"),), "number"),
        ListItem((Run("below"),), "number", 1),
        ListItem((Run("two"),), "number"),
    ]
    lists = {
        w.edit.document().findBlockByNumber(n).textList().itemNumber(w.edit.document().findBlockByNumber(n))
        for n in (0, 2)
    }
    assert lists == {0, 1}  # 1. and 2., as in the document
    w.press(Qt.Key.Key_Return).press(Qt.Key.Key_Return).type("plain")
    assert w.text.blocks[-1] == Paragraph((Run("plain"),))
    w.press(Qt.Key.Key_Tab)
    assert w.after.hasFocus()
    w.bot.keyClick(w.after, Qt.Key.Key_Backtab, SHIFT)
    assert w.edit.hasFocus()


def test_backspace_at_the_beginning_of_an_item_or_heading_makes_it_plain(write: Callable[..., Written]) -> None:
    w = write()
    w.press(Qt.Key.Key_L, CTRL, SHIFT).type("item").press(Qt.Key.Key_Home).press(Qt.Key.Key_Backspace)
    assert w.blocks == [Paragraph((Run("item"),))]
    w.press(Qt.Key.Key_1, CTRL, ALT)
    assert w.blocks == [Heading((Run("item"),))]
    w.end()
    w.press(Qt.Key.Key_Return).type("below")
    assert w.blocks == [Heading((Run("item"),)), Paragraph((Run("below"),))]
    w.press(Qt.Key.Key_Up).press(Qt.Key.Key_Home).press(Qt.Key.Key_Backspace)
    assert w.text.blocks[0] == Paragraph((Run("item"),))


def test_numbers_go_on_where_what_stood_between_two_lists_is_deleted(write: Callable[..., Written]) -> None:
    w = write(RichText((ListItem((Run("a"),), "number"), Paragraph((Run("x"),)), ListItem((Run("b"),), "number"))))
    w.select("x")
    w.press(Qt.Key.Key_Delete).press(Qt.Key.Key_Delete)
    block = w.edit.document().lastBlock()
    assert block.text() == "b"
    assert block.textList().itemNumber(block) == 1


def test_a_table_is_put_in_filled_and_changed(write: Callable[..., Written]) -> None:
    w = write(from_plain("Numbers"))
    w.end()
    w.press(Qt.Key.Key_T, CTRL, SHIFT)
    for word in ("Place", "Came", "New", "Verwood", "23"):
        w.type(word).press(Qt.Key.Key_Tab)
    actions = {action.text(): action for action in w.edit.actions()}
    actions["Add a row below"].trigger()
    actions["Remove this column"].trigger()
    (paragraph, table) = w.text.blocks
    assert paragraph == Paragraph((Run("Numbers"),))
    assert isinstance(table, Table)
    assert [len(row) for row in table.rows] == [2, 2, 2, 2]
    assert table.rows[0] == ((Run("Place"),), (Run("Came"),))
    w.select("Place")
    actions["Remove this row"].trigger()
    table = w.text.blocks[1]
    assert isinstance(table, Table)
    assert table.rows[0] == ((Run("Verwood"),), (Run("23"),))
    actions["Remove the table"].trigger()
    assert w.blocks == [Paragraph((Run("Numbers"),))]
    assert not actions["Remove the table"].isEnabled()


def test_tab_goes_through_a_table_and_out_of_it(write: Callable[..., Written]) -> None:
    w = write(RichText((Table((((Run("a"),), (Run("b"),)),)),)))
    w.select("a")
    w.press(Qt.Key.Key_Tab)
    assert w.edit.textCursor().block().text() == "b"
    w.press(Qt.Key.Key_Tab)
    assert w.after.hasFocus()


def _dialog(w: Written, kind: type[Any]) -> Any:
    w.bot.waitUntil(lambda: any(d.isActiveWindow() for d in w.editor.findChildren(kind)))
    return next(d for d in w.editor.findChildren(kind) if d.isVisible())


def test_a_link_is_made_refused_changed_and_removed(write: Callable[..., Written]) -> None:
    w = write(from_plain("See our page today"))
    w.select("our page")
    w.press(Qt.Key.Key_K, CTRL, SHIFT)
    dialog = _dialog(w, LinkDialog)
    w.bot.keyClicks(dialog.address_line, "javascript:alert(1)")
    w.bot.keyClick(dialog.address_line, Qt.Key.Key_Return)
    assert "not be safe" in dialog.error.text()
    assert dialog.isVisible()
    dialog.address_line.clear()
    w.bot.keyClicks(dialog.address_line, "www.dorset.police.uk")
    w.bot.keyClick(dialog.address_line, Qt.Key.Key_Return)
    linked = Run("our page", link="https://www.dorset.police.uk")
    assert w.blocks == [Paragraph((Run("See "), linked, Run(" today")))]

    w.bot.waitUntil(w.edit.hasFocus)
    w.type("s")  # after a link's last letter
    assert w.blocks == [Paragraph((Run("See "), linked, Run("s today")))]
    w.press(Qt.Key.Key_Left).press(Qt.Key.Key_Left)
    w.press(Qt.Key.Key_K, CTRL, SHIFT)
    dialog = _dialog(w, LinkDialog)
    assert (dialog.words_line.text(), dialog.address_line.text()) == ("our page", "https://www.dorset.police.uk")
    remove = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Remove the link")
    w.bot.mouseClick(remove, Qt.MouseButton.LeftButton)
    assert w.blocks == [Paragraph((Run("See our pages today"),))]


def test_a_link_is_completed_where_its_meaning_is_plain() -> None:
    assert complete_link(" www.a.uk ") == "https://www.a.uk"
    assert complete_link("east@dorset.police.uk") == "mailto:east@dorset.police.uk"
    assert complete_link("tel:101") == "tel:101"
    assert complete_link("a.uk:8080/x") == "https://a.uk:8080/x"
    assert [complete_link(bad) for bad in ("javascript:x", "file:///c:/x.doc", "word", "two words.uk", "")] == [""] * 5


def test_a_picture_is_kept_shown_and_described(write: Callable[..., Written], tmp_path: Path) -> None:
    w = write(from_plain("Before"))
    w.end()
    path = tmp_path / "map.png"
    Image.new("RGB", (900, 300), "red").save(path)
    w.editor.take_picture(path)
    dialog = _dialog(w, PictureDialog)
    dialog.accept_button.click()
    assert "what the picture shows" in dialog.error.text()
    w.bot.keyClicks(dialog.alt_line, "A map of the area")
    w.bot.keyClick(dialog.alt_line, Qt.Key.Key_Return)
    picture = w.text.blocks[1]
    assert isinstance(picture, Picture)
    assert picture.alt == "A map of the area"
    w.bot.waitUntil(lambda: w.edit.document().size().height() > 120)  # the picture, not its empty frame
    w.bot.waitUntil(w.edit.hasFocus)
    w.press(Qt.Key.Key_Left).press(Qt.Key.Key_P, CTRL, SHIFT)
    dialog = _dialog(w, PictureDialog)
    dialog.alt_line.setText("Another")
    w.bot.keyClick(dialog.alt_line, Qt.Key.Key_Return)
    assert w.blocks == [Paragraph((Run("Before"),)), Picture(picture.hash, "Another")]


def test_what_is_no_picture_is_told_below_the_text(write: Callable[..., Written], tmp_path: Path) -> None:
    w = write()
    (tmp_path / "map.png").write_text("no picture")
    w.editor.take_picture(tmp_path / "map.png")
    w.bot.waitUntil(lambda: "is not a picture" in w.editor.note.text())


def test_a_paste_says_once_what_was_left_out(write: Callable[..., Written]) -> None:
    w = write()
    data = QMimeData()
    data.setHtml("<p style='color:red'>Red <b>bold</b></p><script>x</script>")
    w.edit.insertFromMimeData(data)
    assert w.blocks == [Paragraph((Run("Red "), Run("bold", bold=True)))]
    assert w.editor.note.text() == "Left out of what was pasted: colours and fonts and things that are not text."
    plain = QMimeData()
    plain.setText(" and more")
    w.edit.insertFromMimeData(plain)
    assert w.editor.note.text() == ""


def test_a_copy_within_the_program_keeps_everything(write: Callable[..., Written]) -> None:
    text = RichText(
        (
            Heading((Run("Ours"),)),
            ListItem((Run("x", bold=True),)),
            Picture("ab" * 32, "A map"),
            Paragraph((Run("end"),)),
        )
    )
    w = write(text)
    w.edit.selectAll()
    data = w.edit.createMimeDataFromSelection()
    other = write()
    other.edit.insertFromMimeData(data)
    assert other.text == text


def test_what_no_document_can_hold_is_taken_out_in_view(write: Callable[..., Written]) -> None:
    w = write()
    w.edit.textCursor().insertText("be\u202efore")
    w.editor.flush()
    assert w.edit.toPlainText() == "before"
    assert "1 character that no document can hold" in w.editor.note.text()
    assert w.handed_on == [from_plain("before")]


def test_a_paste_of_two_hundred_thousand_words_is_all_there(write: Callable[..., Written]) -> None:
    w = write()
    data = QMimeData()
    data.setText("\n".join(f"Paragraph {n} " + "of the parish council's long report " * 16 for n in range(2100)))
    w.edit.insertFromMimeData(data)
    w.editor.flush()
    (text,) = w.handed_on
    assert text is not None
    assert len(text.plain().split()) == len(data.text().split()) > 200_000
    assert w.edit.height() <= 400


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


def test_a_locked_text_can_be_read_and_not_changed(write: Callable[..., Written]) -> None:
    w = write(from_plain("The force's words"), read_only=True)
    w.type("x")
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
    dialog = _dialog(w, PictureDialog)
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
    w.bot.wait(50)
    line = w.edit.viewport().mapTo(area, w.edit.cursorRect().bottomLeft())
    assert 0 < line.y() <= area.height()


def test_an_editor_that_is_gone_is_not_asked_to_show_its_picture(qtbot: QtBot, jobs: Jobs, tmp_path: Path) -> None:
    path = tmp_path / "map.png"
    Image.new("RGB", (30, 30), "red").save(path)
    editor = RichEditor(jobs, "What we do", RichText((Picture("ab" * 32, "A map"),)))
    editor.show()
    editor.take_picture(path)
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
