"""Words of a text are marked while one writes; the menu says why, and offers what to do."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPen, QTextCursor, QTextFormat
from PySide6.QtWidgets import QApplication, QInputDialog, QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from nec_desktop.gui.checks_panel import ChecksPanel
from nec_desktop.gui.file_editor import FileEditor
from nec_desktop.gui.proofreader import Proofreader, proofread
from nec_desktop.gui.rich_dialogs import LinkDialog, PictureDialog
from nec_desktop.gui.rich_editor import RichEditor
from nec_desktop.gui.rich_formats import picture_of
from nec_desktop.gui.rich_reader import read_document
from nec_desktop.gui.session import PlanSession
from nec_desktop.plan.richtext import Paragraph, RichText, Run, Table, from_plain
from nec_desktop.plan.richtext import Picture as RichPicture
from nec_desktop.plan.values import Picture
from tests.gui.keys import give_keyboard
from tests.gui.shown import underlined

ADDRESS = "profile/description"


class Reading:
    """An editor of one field with somebody who reads along."""

    def __init__(self, qtbot: QtBot, session: PlanSession, text: str) -> None:
        self.bot, self.session = qtbot, session
        self.editor = RichEditor(session.jobs, "The area", from_plain(text))
        self.editor.edited.connect(lambda content: session.put(ADDRESS, content))
        self.reader = Proofreader(self.editor.edit, session, ADDRESS)
        qtbot.addWidget(self.editor)
        self.editor.show()
        self.editor.activateWindow()
        session.put(ADDRESS, from_plain(text))
        self.read()

    def read(self) -> None:
        """Read now, not after a pause."""
        self.reader.read()

    @property
    def words(self) -> list[str]:
        """The words marked."""
        return [mark.finding.remark.words for mark in self.reader.marked if mark.finding.remark]

    def at(self, words: str) -> QMenu:
        """Put the cursor into `words` and return the menu there."""
        cursor = self.editor.edit.document().find(words)
        cursor.setPosition(cursor.selectionStart() + 1)
        self.editor.edit.setTextCursor(cursor)
        self.read()
        return self.reader.menu()

    def choose(self, words: str, start: str) -> None:
        """Choose the command that starts with `start` in the menu at `words`."""
        menu = self.at(words)
        next(action for action in menu.actions() if action.text().startswith(start)).trigger()


@pytest.fixture
def reading(qtbot: QtBot, session: PlanSession) -> Iterator[Reading]:
    """A text with an American spelling, and an emoji before it, which Qt counts as two."""
    yield Reading(qtbot, session, "😀 We organize events in Wimborne. Call 07700 900123.")


def test_words_are_marked_and_explained(reading: Reading) -> None:
    assert reading.words == ["organize", "07700 900123"]
    looks = {selection.cursor.selectedText() for selection in reading.editor.edit.extraSelections()}
    assert looks == {"organize", "07700 900123"}
    texts = [action.text() for action in reading.at("organize").actions()]
    assert any("organize" in text for text in texts[:1])
    assert "organise" in texts
    assert any(text.replace("&", "").startswith("Select All") for text in texts)


def test_a_better_word_is_put_in_and_can_be_undone(reading: Reading) -> None:
    reading.choose("organize", "organise")
    assert "We organise events" in reading.editor.edit.toPlainText()
    assert reading.words == ["07700 900123"]
    reading.editor.flush()
    reading.session.undo()
    reading.editor.show_content(reading.session.plan.get(ADDRESS))
    assert "We organize events" in reading.editor.edit.toPlainText()


def test_a_word_of_ones_own_is_not_marked_again(reading: Reading) -> None:
    reading.choose("organize", "Add")
    assert reading.words == ["07700 900123"]
    words = (reading.session.jobs.workspace.folder / "my-words.txt").read_text(encoding="utf-8")
    assert "organize" in words.split()


def test_a_word_of_ones_own_is_taken_out_again_where_it_stands(reading: Reading) -> None:
    reading.choose("organize", "Add")
    assert not any("my words" in action.text() for action in reading.at("events").actions())
    reading.choose("organize", "Take “organize” out of my words")
    assert reading.words == ["organize", "07700 900123"]
    assert (reading.session.jobs.workspace.folder / "my-words.txt").read_text(encoding="utf-8") == ""


def test_f7_and_enter_put_the_first_better_word_in(qtbot: QtBot, reading: Reading) -> None:
    edit = reading.editor.edit
    give_keyboard(qtbot, reading.editor)
    edit.setFocus()
    qtbot.keyClick(edit, Qt.Key.Key_F7)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert "We organise events" in edit.toPlainText()
    qtbot.keyClick(edit, Qt.Key.Key_F7)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu) and menu.activeAction() is None, "nothing is dismissed or added by Enter alone"
    menu.close()


def test_a_finding_is_dismissed_with_a_reason_and_looked_at_again(qtbot: QtBot, reading: Reading) -> None:
    panel = ChecksPanel()
    qtbot.addWidget(panel)
    panel.show_session(reading.session)
    panel.show_page(reading.session.plan.every_page()["profile"])
    reading.choose("07700", "Dismiss")
    dialog = reading.editor.findChild(QInputDialog)
    assert isinstance(dialog, QInputDialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    told = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    assert "Say why, so that a reader can follow it." in told, "it stays, and says what is asked"
    assert dialog.isVisible() and reading.words == ["organize", "07700 900123"]
    button = next(button for button in dialog.findChildren(QPushButton) if button.isDefault())
    before = button.pos()
    dialog.setTextValue("It is Ofcom’s number for plays")
    assert button.pos() == before, "nothing moves when it is said no more"
    assert "Say why" not in " ".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    reading.read()
    assert reading.words == ["organize"]
    panel.show()
    lines = [panel.item(row).text() for row in range(panel.count())]
    dismissed = next(n for n, line in enumerate(lines) if "Ofcom’s number" in line)
    assert not any("07700" in line and line.startswith("Error") for line in lines)
    panel.activateWindow()
    panel.setCurrentRow(dismissed)
    panel.setFocus()
    qtbot.waitUntil(panel.hasFocus)
    qtbot.keyClick(panel, Qt.Key.Key_Delete)
    reading.read()
    assert "07700 900123" in reading.words


def test_in_a_paragraph_of_lines_a_finding_is_dismissed_here_as_in_the_checks(reading: Reading) -> None:
    lines = "Where we meet\nWe organize events in Wimborne."
    text = RichText((Paragraph((Run(lines),)),))
    reading.session.put(ADDRESS, text)
    reading.editor.show_content(text)
    reading.read()
    reading.choose("organize", "Dismiss")
    dialog = reading.editor.findChild(QInputDialog)
    assert isinstance(dialog, QInputDialog)
    dialog.setTextValue("It is a quotation")
    dialog.accept()
    told = [finding.remark.words for finding in reading.session.findings if finding.remark]
    assert "organize" not in told
    reading.read()
    assert "organize" not in reading.words


def test_the_word_being_written_is_not_marked(reading: Reading) -> None:
    edit = reading.editor.edit
    edit.setFocus()
    reading.bot.waitUntil(edit.hasFocus)
    edit.moveCursor(QTextCursor.MoveOperation.End)
    reading.bot.keyClicks(edit, " nieghb")
    reading.read()
    assert "nieghb" not in reading.words
    reading.bot.keyClicks(edit, " ")
    reading.read()
    assert "nieghb" in reading.words


def test_f7_goes_from_word_to_word(reading: Reading) -> None:
    edit = reading.editor.edit
    edit.setFocus()
    reading.bot.waitUntil(edit.hasFocus)
    for words in ("organize", "07700 900123", "organize"):
        reading.reader.next()
        assert edit.textCursor().selectedText() == words
        for menu in edit.findChildren(QMenu):
            menu.close()


# -- in cells, and what a picture shows


def test_words_in_a_tables_cells_are_marked_and_mended(reading: Reading) -> None:
    table = Table((((Run("Who"),), (Run("What"),)), ((Run("Council"),), (Run("We organize it"),))))
    reading.editor.show_content(RichText((Paragraph((Run("A color."),)), table)))
    reading.read()
    assert reading.words == ["color", "organize"]
    looks = {selection.cursor.selectedText() for selection in reading.editor.edit.extraSelections()}
    assert looks == {"color", "organize"}
    reading.choose("organize", "organise")
    content = reading.session.plan.get(ADDRESS)
    assert isinstance(content, RichText) and isinstance(mended := content.blocks[1], Table)
    assert mended.rows[1] == ((Run("Council"),), (Run("We organise it"),))


def test_the_words_of_a_picture_in_a_text_are_read_while_they_are_written(qtbot: QtBot, session: PlanSession) -> None:
    picture = RichPicture("a" * 64, "We organize it")
    editor = RichEditor(session.jobs, "The area", RichText((picture,)))
    proofread(editor, session, ADDRESS)
    qtbot.addWidget(editor)
    editor.show()
    give_keyboard(qtbot, editor)
    editor.edit.moveCursor(QTextCursor.MoveOperation.Start)
    editor.asking.ask_picture()
    dialog = editor.findChild(PictureDialog)
    assert isinstance(dialog, PictureDialog)
    qtbot.waitUntil(lambda: underlined(dialog.alt_line) == ["organize"])
    dialog.alt_line.selectAll()
    qtbot.keyClicks(dialog.alt_line, "A 'map' -- here ")
    assert dialog.alt_line.text() == "A ‘map’ – here "
    qtbot.keyClick(dialog.alt_line, Qt.Key.Key_Return)
    assert read_document(editor.edit.document()) == RichText((RichPicture("a" * 64, "A ‘map’ – here"),))


def test_a_picture_in_a_text_is_marked_for_its_words_which_are_mended_there(reading: Reading) -> None:
    picture = RichPicture("a" * 64, "We organize it")
    text = RichText((Paragraph((Run("The map:"),)), picture))
    reading.session.put(ADDRESS, text)
    reading.editor.show_content(text)
    edit = reading.editor.edit
    edit.setFocus()
    reading.read()
    assert reading.words == ["organize"]
    (selection,) = edit.extraSelections()
    around = selection.format.property(QTextFormat.Property.OutlinePen)
    assert isinstance(around, QPen) and around.style() != Qt.PenStyle.NoPen
    reading.reader.next()
    assert edit.textCursor().selectedText() == "", "the next key must not write over the picture"
    assert picture_of(edit.textCursor().charFormat()) == picture
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu) and "organize" in menu.actions()[0].text()
    next(action for action in menu.actions() if action.text() == "organise").trigger()
    menu.close()
    mended = RichText((Paragraph((Run("The map:"),)), RichPicture("a" * 64, "We organise it")))
    assert reading.session.plan.get(ADDRESS) == mended
    assert reading.words == []
    reading.session.undo()
    assert reading.session.plan.get(ADDRESS) == text


def test_the_words_of_a_picture_are_read_and_set_where_it_is_a_field_of_its_own(
    qtbot: QtBot, session: PlanSession
) -> None:
    field = session.plan.field_at("profile/map")
    assert field
    editor = FileEditor(session.jobs, field, Picture("a" * 64, "map.png", "The color"))
    handed_on: list[object] = []
    editor.edited.connect(handed_on.append)
    proofread(editor, session, "profile/map")
    qtbot.addWidget(editor)
    editor.show()
    give_keyboard(qtbot, editor)
    qtbot.waitUntil(lambda: underlined(editor.alt) == ["color"])
    editor.alt.setFocus()
    editor.alt.selectAll()
    qtbot.keyClicks(editor.alt, '"Ours"')
    assert editor.alt.text() == "“Ours”"
    editor.flush()
    assert handed_on == [Picture("a" * 64, "map.png", "“Ours”")]


def test_the_words_of_a_link_are_read(qtbot: QtBot, session: PlanSession) -> None:
    editor = RichEditor(session.jobs, "The area", from_plain("We organize"))
    proofread(editor, session, ADDRESS)
    qtbot.addWidget(editor)
    editor.show()
    give_keyboard(qtbot, editor)
    editor.edit.selectAll()
    editor.asking.ask_link()
    dialog = editor.findChild(LinkDialog)
    assert isinstance(dialog, LinkDialog)
    qtbot.waitUntil(lambda: underlined(dialog.words_line) == ["organize"])
    dialog.reject()


LINKED = RichText((Paragraph((Run("To report it, "), Run("click here", link="https://dorset.police.uk"), Run("."))),))


def test_the_words_of_a_link_that_say_nothing_can_be_changed_from_their_menu(reading: Reading) -> None:
    reading.session.put(ADDRESS, LINKED)
    reading.editor.show_content(LINKED)
    give_keyboard(reading.bot, reading.editor)
    reading.choose("click here", "Change the link’s words")
    dialog = reading.editor.findChild(LinkDialog)
    assert isinstance(dialog, LinkDialog) and dialog.target == "https://dorset.police.uk"
    reading.bot.waitUntil(dialog.words_line.hasFocus)
    assert dialog.words_line.selectedText() == "click here"
    reading.bot.keyClicks(dialog.words_line, "tell us online")
    reading.bot.keyClick(dialog.words_line, Qt.Key.Key_Return)
    assert read_document(reading.editor.edit.document()).blocks == (
        Paragraph(
            (Run("To report it, "), Run("tell us online", link="https://dorset.police.uk"), Run(".")),
        ),
    )
    reading.read()
    assert reading.words == []


def test_an_address_that_is_written_out_can_be_made_a_link_from_its_menu(reading: Reading) -> None:
    text = from_plain("See https://dorset.police.uk for more.")
    reading.session.put(ADDRESS, text)
    reading.editor.show_content(text)
    give_keyboard(reading.bot, reading.editor)
    reading.choose("https://dorset", "Make it a link with words")
    dialog = reading.editor.findChild(LinkDialog)
    assert isinstance(dialog, LinkDialog)
    reading.bot.waitUntil(dialog.words_line.hasFocus)
    assert dialog.address_line.text() == "https://dorset.police.uk" and dialog.words_line.text() == ""
    dialog.reject()


def test_words_that_are_no_link_have_none_to_change(reading: Reading) -> None:
    text = from_plain("To report it, click here.")
    reading.session.put(ADDRESS, text)
    reading.editor.show_content(text)
    offered = [action.text() for action in reading.at("click here").actions()]
    assert reading.words == ["click here"]
    assert not any("link" in words and words.endswith("…") for words in offered)
