"""Writing in the text editor, with real keys: looks, lists, tables, links, pictures, pastes."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QTextCursor, QTextTable
from PySide6.QtWidgets import QLabel, QPushButton

from nec_desktop.gui.rich_dialogs import LinkDialog, PictureDialog, complete_link
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
from tests.gui.written import ALT, CTRL, SHIFT, Written, dialog_of


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


def test_what_is_typed_over_all_that_parted_two_lists_makes_them_one(write: Callable[..., Written]) -> None:
    def item(words: str) -> ListItem:
        return ListItem((Run(words),), "number")

    w = write(RichText((item("one"), item("two"), Paragraph((Run("between"),)), item("three"))))
    document = w.edit.document()
    cursor = w.edit.textCursor()
    cursor.setPosition(document.findBlockByNumber(1).position() + 1)
    cursor.setPosition(document.findBlockByNumber(3).position() - 1, QTextCursor.MoveMode.KeepAnchor)
    w.edit.setTextCursor(cursor)
    w.type("x")
    assert w.blocks == [item("one"), item("tx"), item("three")]
    last = document.findBlockByNumber(2)
    assert last.textList().itemNumber(last) == 2  # 3., as in the document


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


def test_tab_goes_through_a_table_adds_a_row_behind_the_last_and_leaves_an_empty_one(
    write: Callable[..., Written],
) -> None:
    w = write(RichText((Table((((Run("a"),), (Run("b"),)),)),)))
    w.select("a")
    w.press(Qt.Key.Key_Tab)
    assert w.edit.textCursor().block().text() == "b"
    w.press(Qt.Key.Key_Tab).type("c").press(Qt.Key.Key_Tab).type("d")
    assert w.blocks == [Table((((Run("a"),), (Run("b"),)), ((Run("c"),), (Run("d"),))))]
    w.press(Qt.Key.Key_Tab).press(Qt.Key.Key_Tab)
    assert not w.after.hasFocus(), "the added row has two cells to write in"
    w.press(Qt.Key.Key_Tab)
    assert w.after.hasFocus()
    assert w.blocks == [Table((((Run("a"),), (Run("b"),)), ((Run("c"),), (Run("d"),))))], "nothing was written in it"


def test_an_empty_table_keeps_its_rows_when_tab_goes_through_it(write: Callable[..., Written]) -> None:
    w = write(RichText())
    w.press(Qt.Key.Key_T, CTRL, SHIFT)
    for _ in range(9):
        w.press(Qt.Key.Key_Tab)
    assert w.after.hasFocus()
    table = next(frame for frame in w.edit.document().rootFrame().childFrames() if isinstance(frame, QTextTable))
    assert table.rows() == 3


def test_a_link_is_made_refused_changed_and_removed(write: Callable[..., Written]) -> None:
    w = write(from_plain("See our page today"))
    w.select("our page")
    w.press(Qt.Key.Key_K, CTRL, SHIFT)
    dialog = dialog_of(w, LinkDialog)
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
    dialog = dialog_of(w, LinkDialog)
    assert (dialog.words_line.text(), dialog.address_line.text()) == ("our page", "https://www.dorset.police.uk")
    remove = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Remove the link")
    w.bot.mouseClick(remove, Qt.MouseButton.LeftButton)
    assert w.blocks == [Paragraph((Run("See our pages today"),))]


def test_an_address_that_is_written_out_becomes_a_link_with_words(write: Callable[..., Written]) -> None:
    w = write(from_plain("🚓 Ask a@b.uk or see www.dorset.police.uk."))
    w.end()
    w.press(Qt.Key.Key_Left).press(Qt.Key.Key_Left).press(Qt.Key.Key_K, CTRL, SHIFT)
    dialog = dialog_of(w, LinkDialog)
    assert (dialog.words_line.text(), dialog.address_line.text()) == ("", "www.dorset.police.uk")
    w.bot.waitUntil(dialog.words_line.hasFocus)
    w.bot.keyClicks(dialog.words_line, "our page")
    w.bot.keyClick(dialog.words_line, Qt.Key.Key_Return)
    linked = Run("our page", link="https://www.dorset.police.uk")
    assert w.blocks == [Paragraph((Run("🚓 Ask a@b.uk or see "), linked, Run(".")))]


def test_beside_an_address_a_link_is_begun_anew(write: Callable[..., Written]) -> None:
    w = write(from_plain("See www.dorset.police.uk today"))
    w.end()
    w.press(Qt.Key.Key_K, CTRL, SHIFT)
    dialog = dialog_of(w, LinkDialog)
    assert (dialog.words_line.text(), dialog.address_line.text()) == ("", "")


@pytest.mark.parametrize(
    ("button", "link"), [("Change the link", "https://b.uk"), ("Remove the link", ""), ("Cancel", "https://a.uk")]
)
def test_enter_presses_the_button_that_has_the_keyboard(write: Callable[..., Written], button: str, link: str) -> None:
    w = write(RichText((Paragraph((Run("our page", link="https://a.uk"),)),)))
    w.press(Qt.Key.Key_K, CTRL, SHIFT)
    dialog = dialog_of(w, LinkDialog)
    dialog.address_line.setText("https://b.uk")
    pressed = next(each for each in dialog.findChildren(QPushButton) if each.text() == button)
    pressed.setFocus()
    w.bot.keyClick(pressed, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert w.blocks == [Paragraph((Run("our page", link=link),))]


PAGE = "https://www.dorset.police.uk"


def make_link(w: Written) -> None:
    """Link what is selected, with the words as they are."""
    w.press(Qt.Key.Key_K, CTRL, SHIFT)
    dialog = dialog_of(w, LinkDialog)
    dialog.address_line.setText(PAGE)
    w.bot.keyClick(dialog.address_line, Qt.Key.Key_Return)


def test_spaces_selected_around_a_links_words_stay_beside_it(write: Callable[..., Written]) -> None:
    w = write(RichText((Paragraph((Run("See "), Run("🚓\u00a0page", bold=True), Run(" today"))),)))
    w.select(" 🚓 page ")
    make_link(w)
    linked = Run("🚓\u00a0page", bold=True, link=PAGE)
    assert w.blocks == [Paragraph((Run("See "), linked, Run(" today")))]


def test_a_link_over_paragraphs_joins_none_and_takes_no_picture(write: Callable[..., Written]) -> None:
    picture = Picture("a" * 64, "A map")
    w = write(RichText((Heading((Run("Our page"),)), picture, Paragraph((Run("and theirs"),)))))
    w.edit.selectAll()
    make_link(w)
    assert w.blocks == [Heading((Run("Our page", link=PAGE),)), picture, Paragraph((Run("and theirs", link=PAGE),))]


def test_words_in_a_tables_cell_can_be_linked_as_they_are(write: Callable[..., Written]) -> None:
    w = write(RichText((Table((((Run("Where"),), (Run("More"),)), ((Run("Verwood"),), (Run("our page"),)))),)))
    w.select("our page")
    make_link(w)
    assert w.blocks == [Table((((Run("Where"),), (Run("More"),)), ((Run("Verwood"),), (Run("our page", link=PAGE),))))]


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
    w.editor.asking.take_picture(path)
    dialog = dialog_of(w, PictureDialog)
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
    dialog = dialog_of(w, PictureDialog)
    dialog.alt_line.setText("Another")
    w.bot.keyClick(dialog.alt_line, Qt.Key.Key_Return)
    assert w.blocks == [Paragraph((Run("Before"),)), Picture(picture.hash, "Another")]


def test_what_is_no_picture_is_told_below_the_text(write: Callable[..., Written], tmp_path: Path) -> None:
    w = write()
    (tmp_path / "map.png").write_text("no picture")
    w.editor.asking.take_picture(tmp_path / "map.png")
    w.bot.waitUntil(lambda: "is not a picture" in w.editor.note.text())


def pictures(folder: Path, count: int) -> QMimeData:
    paths = [folder / f"{n}.png" for n in range(count)]
    for n, path in enumerate(paths):
        Image.new("RGB", (60, 20), (n, 0, 0)).save(path)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def asks_for(w: Written, name: str) -> bool:
    """Say whether the words for the picture of that name are being asked for."""
    dialogs = [dialog for dialog in w.editor.findChildren(PictureDialog) if dialog.isActiveWindow()]
    return any(label.text() == name for dialog in dialogs for label in dialog.findChildren(QLabel))


def test_pictures_that_are_pasted_together_are_put_in_one_after_another(
    write: Callable[..., Written], tmp_path: Path
) -> None:
    w = write(from_plain("Before"))
    w.end()
    w.edit.insertFromMimeData(pictures(tmp_path, 50))
    for n in range(3):
        w.bot.waitUntil(partial(asks_for, w, f"{n}.png ({n + 1} of 50)"))
        dialog = dialog_of(w, PictureDialog)
        dialog.alt_line.setText(f"Picture {n}")
        dialog.accept_button.click()
    w.bot.waitUntil(partial(asks_for, w, "3.png (4 of 50)"))
    dialog_of(w, PictureDialog).reject()
    assert [block.alt for block in w.text.blocks if isinstance(block, Picture)] == [
        "Picture 0",
        "Picture 1",
        "Picture 2",
    ]
    assert w.editor.note.text() == "3 of 50 pictures were put in."
    w.editor.asking.take_picture(tmp_path / "7.png")
    dialog_of(w, PictureDialog).reject()
    assert len([block for block in w.text.blocks if isinstance(block, Picture)]) == 3


def test_a_paste_says_once_what_was_left_out(write: Callable[..., Written]) -> None:
    w = write()
    data = QMimeData()
    data.setHtml("<p style='color:red'>Red <b>bold</b></p><script>x</script>")
    w.edit.insertFromMimeData(data)
    assert w.blocks == [Paragraph((Run("Red "), Run("bold", bold=True)))]
    assert w.editor.note.text() == "Left out of what was pasted: colours, fonts and things that are not text."
    w.editor.flush()
    assert w.editor.note.text(), "it stays until the text changes"
    w.bot.keyClicks(w.edit, "x")
    assert w.editor.note.text() == ""
    plain = QMimeData()
    plain.setText(" and more")
    w.edit.insertFromMimeData(plain)
    assert w.editor.note.text() == ""


def test_what_no_document_can_hold_is_told_until_one_writes_on(write: Callable[..., Written]) -> None:
    w = write()
    w.edit.insertPlainText("a\u202eb")
    w.editor.flush()
    assert w.editor.note.text() == "Left out: 1 character that no document can hold."
    w.editor.flush()
    assert w.editor.note.text()
    w.end()
    w.type("c")
    assert w.editor.note.text() == ""
    assert w.blocks == [Paragraph((Run("abc"),))]


def test_the_words_alone_are_pasted_by_a_key(write: Callable[..., Written]) -> None:
    w = write(from_plain("See "))
    w.end()
    data = QMimeData()
    data.setHtml("<h1>A <b>bold</b> page</h1>")
    data.setText("a bold page")
    QGuiApplication.clipboard().setMimeData(data)
    w.press(Qt.Key.Key_V, CTRL, SHIFT)
    assert w.blocks == [Paragraph((Run("See a bold page"),))]


def test_what_no_document_can_hold_is_taken_out_in_view(write: Callable[..., Written]) -> None:
    w = write()
    w.edit.textCursor().insertText("be\u202efore")
    w.editor.flush()
    assert w.edit.toPlainText() == "before"
    assert "1 character that no document can hold" in w.editor.note.text()
    assert w.handed_on == [from_plain("before")]


def long_report(paragraphs: int) -> QMimeData:
    data = QMimeData()
    words = "of the parish council's long report " * 16
    data.setHtml("".join(f"<p>Paragraph <b>{n}</b> {words}</p>" for n in range(paragraphs)))
    return data


def test_a_paste_of_two_hundred_thousand_words_is_all_there_and_is_one_step(write: Callable[..., Written]) -> None:
    w = write(from_plain("Before. "))
    w.end()
    w.edit.insertFromMimeData(long_report(2100))
    assert w.edit.isReadOnly() and w.editor.stop.isVisible()
    w.bot.waitUntil(lambda: bool(w.handed_on), timeout=30000)
    (text,) = w.handed_on
    assert text is not None
    assert len(text.plain().split()) == 1 + 2100 * (2 + 6 * 16) > 200_000
    assert text.plain().startswith("Before. Paragraph 0 of")
    assert not w.edit.isReadOnly() and not w.editor.stop.isVisible()
    assert w.edit.height() <= 600


def test_a_long_paste_can_be_stopped_and_nothing_is_left_of_it(write: Callable[..., Written]) -> None:
    w = write(from_plain("Before."))
    w.end()
    w.edit.insertFromMimeData(long_report(2100))
    w.bot.waitUntil(lambda: "%" in w.editor.note.text(), timeout=10000)
    w.bot.mouseClick(w.editor.stop, Qt.MouseButton.LeftButton)
    assert w.edit.toPlainText() == "Before."
    assert w.editor.note.text() == "Stopped. Nothing was pasted."
    w.type("x")
    w.editor.flush()
    assert [text.plain() for text in w.handed_on] == ["Before.x"]


def test_what_is_longer_than_any_plan_is_refused(write: Callable[..., Written]) -> None:
    w = write(from_plain("Before."))
    w.edit.insertFromMimeData(long_report(4000))
    w.bot.waitUntil(lambda: "longer than a text of the plan" in w.editor.note.text(), timeout=30000)
    assert w.edit.toPlainText() == "Before."
    assert not w.edit.isReadOnly()


def test_a_table_of_thousands_of_rows_is_refused_with_another_way(write: Callable[..., Written]) -> None:
    w = write(from_plain("Before."))
    data = QMimeData()
    data.setHtml(f"<table>{'<tr><td>Surgery</td><td>Wimborne</td></tr>' * 5000}</table>")
    w.edit.insertFromMimeData(data)
    w.bot.waitUntil(lambda: "table of 5,000 rows and 2 columns" in w.editor.note.text(), timeout=20000)
    assert "takes 300 such rows" in w.editor.note.text()
    assert w.edit.toPlainText() == "Before." and not w.edit.isReadOnly()


def test_a_table_of_many_cells_is_put_in_bit_by_bit_and_one_of_more_is_refused(write: Callable[..., Written]) -> None:
    w = write()
    data, row = QMimeData(), f"<tr>{'<td>a' * 12}"
    data.setHtml(f"<table>{row * 60}</table>")
    w.edit.insertFromMimeData(data)
    assert w.edit.isReadOnly() and w.editor.stop.isVisible()
    w.bot.waitUntil(lambda: bool(w.handed_on), timeout=20000)
    (table,) = w.handed_on[-1].blocks
    assert isinstance(table, Table) and len(table.rows) == 60
    data.setHtml(f"<table>{row * 61}</table>")
    w.end()
    w.edit.insertFromMimeData(data)
    w.bot.waitUntil(lambda: "61 rows and 12 columns" in w.editor.note.text())
    assert "takes 60 such rows" in w.editor.note.text()
    assert w.blocks == [table]


def test_a_long_table_is_put_in_whole(write: Callable[..., Written]) -> None:
    w = write()
    data = QMimeData()
    rows = "".join(
        f"<tr><td>Surgery number {n} of the year</td><td>Wimborne library, {n}</td></tr>" for n in range(250)
    )
    data.setHtml(f"<table>{rows}</table>")
    w.edit.insertFromMimeData(data)
    w.bot.waitUntil(lambda: bool(w.handed_on), timeout=20000)
    (table,) = [block for block in w.handed_on[-1].blocks if isinstance(block, Table)]
    assert len(table.rows) == 250
    assert table.rows[249][1] == (Run("Wimborne library, 249"),)
