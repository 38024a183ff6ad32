"""Words that run from right to left, and letters made of several characters: typed, passed over, marked and kept."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from pytestqt.qtbot import QtBot

from nec_desktop.gui.proofreader import Proofreader
from nec_desktop.gui.rich_editor import RichEditor
from nec_desktop.gui.session import PlanSession
from nec_desktop.plan.clean import clean_text
from nec_desktop.plan.richtext import Paragraph, RichText, Run, from_plain
from tests.gui.written import CTRL, SHIFT, Written

HEBREW, ARABIC = "פגישה שכונתית באולם", "اجتماع الحي في قاعة"
STACKED, FAMILY, FLAG, HINDI = "x\u0335\u0332\u030a", "👨‍👩‍👧‍👦", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "हिन्दी"
LINES = [HEBREW, ARABIC, f"Z{STACKED} Ångström {FAMILY}", f"The word {HEBREW} (17:30) in a line", HINDI, f"{FLAG}!"]


def type_letters(w: Written, words: str) -> None:
    """Type as a keyboard of another language does: each character is the text of a key."""
    for letter in words:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QCoreApplication.sendEvent(w.edit, event)


def double_click(w: Written, place: int) -> str:
    """Double-click on the character at a place and return what is selected."""
    cursor = QTextCursor(w.edit.document())
    cursor.setPosition(place)
    left = w.edit.cursorRect(cursor)
    cursor.setPosition(place + 1)
    middle = QPoint((left.x() + w.edit.cursorRect(cursor).x()) // 2, left.center().y())
    w.bot.mouseDClick(w.edit.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    return w.edit.textCursor().selectedText()


@pytest.mark.parametrize("words", LINES)
def test_what_is_typed_in_any_script_is_handed_on_as_it_stands(write: Callable[..., Written], words: str) -> None:
    w = write()
    type_letters(w, words)
    w.press(Qt.Key.Key_Return)
    type_letters(w, words)
    w.editor.flush()
    assert w.handed_on == [from_plain(f"{clean_text(words)}\n{clean_text(words)}")]
    assert w.editor.note.text() == "", "nothing was left out"


@pytest.mark.parametrize("letter", [STACKED, FAMILY, FLAG, "e\u0301", "हि"])
def test_the_arrows_pass_over_a_letter_of_several_characters_and_delete_takes_all_of_it(
    write: Callable[..., Written], letter: str
) -> None:
    w = write(from_plain(f"a{letter}b"))
    w.press(Qt.Key.Key_Home).press(Qt.Key.Key_Right)
    before = w.edit.textCursor().position()
    w.press(Qt.Key.Key_Right)
    w.type("|")
    assert w.edit.toPlainText() == f"a{letter}|b"
    w.press(Qt.Key.Key_Backspace).press(Qt.Key.Key_Left)
    assert w.edit.textCursor().position() == before
    w.press(Qt.Key.Key_Delete)
    assert w.edit.toPlainText() == "ab"


@pytest.mark.parametrize("words", [HEBREW, ARABIC])
def test_words_from_right_to_left_are_selected_made_bold_and_written_over(
    write: Callable[..., Written], words: str
) -> None:
    w = write(from_plain(f"{words}\nEnglish"))
    first, second, *others = words.split()
    assert double_click(w, len(first) + 1) == second
    w.press(Qt.Key.Key_B, CTRL)
    rest = Run(" " + " ".join(others))
    assert w.blocks == [Paragraph((Run(f"{first} "), Run(second, bold=True), rest)), Paragraph((Run("English"),))]
    type_letters(w, first)
    assert w.edit.toPlainText() == f"{words.replace(second, first)}\nEnglish"


@pytest.mark.parametrize("words", [HEBREW, ARABIC])
def test_by_words_one_comes_from_the_beginning_of_such_a_line_to_its_end(
    write: Callable[..., Written], words: str
) -> None:
    w = write(from_plain(words))
    w.press(Qt.Key.Key_Home)
    assert w.edit.textCursor().position() == 0
    selected = []
    for _ in words.split():
        w.press(Qt.Key.Key_Left, CTRL, SHIFT)  # where the line goes
        selected.append(w.edit.textCursor().selectedText().strip())
    assert selected == [" ".join(words.split()[: n + 1]) for n in range(len(words.split()))]


def test_a_word_is_marked_and_put_right_behind_what_qt_counts_otherwise(qtbot: QtBot, session: PlanSession) -> None:
    before, after = f"{HEBREW} {STACKED} {FAMILY} ", f" {ARABIC} e\u0301"
    text = from_plain(f"{before}organize{after}")
    editor = RichEditor(session.jobs, "The area", text)
    reader = Proofreader(editor.edit, session, "profile/description")
    qtbot.addWidget(editor)
    editor.show()
    reader.read()
    (mark,) = reader.marked
    assert [look.cursor.selectedText() for look in editor.edit.extraSelections()] == ["organize"]
    cursor = editor.edit.textCursor()
    cursor.setPosition(mark.start)
    editor.edit.setTextCursor(cursor)
    next(action for action in reader.menu().actions() if action.text() == "organise").trigger()
    assert editor.edit.toPlainText() == f"{before}organise{after}"


def test_undo_puts_back_only_what_differs_in_such_a_line(write: Callable[..., Written]) -> None:
    shown = RichText((Paragraph((Run(f"{HEBREW} {FAMILY} here {ARABIC}"),)),))
    other = RichText((Paragraph((Run(f"{HEBREW} {FAMILY} there {ARABIC}"),)),))
    w = write(shown)
    w.editor.show_content(other)
    assert w.text == other
    at = w.edit.textCursor()
    at.setPosition(0, QTextCursor.MoveMode.KeepAnchor)
    assert at.selectedText().endswith("t"), "the cursor stands where they differ"
