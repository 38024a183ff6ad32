"""A text as long as a book: opened bit by bit, and nothing that is done meanwhile harms it or the place in it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QAbstractTextDocumentLayout, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from nec_desktop.gui.filling import cursor_place, put_cursor
from nec_desktop.gui.jobs import Jobs
from nec_desktop.gui.main_window import MainWindow
from nec_desktop.gui.rich_editor import RichEditor
from nec_desktop.gui.rich_reader import read_document
from nec_desktop.gui.select_words import select_words
from nec_desktop.gui.text_area import TextArea
from nec_desktop.plan.richtext import ListItem, Paragraph, RichText, Run, Table, all_runs, from_plain, tidy
from nec_desktop.plan.wanted import Wanted
from tests.gui.keys import give_keyboard
from tests.gui.windows import Open, go_to_text, page_of, start_plan
from tests.gui.written import CTRL, Written

WORDS = "of the parish council’s long report, in order. " * 12


def long_text(paragraphs: int = 900) -> RichText:
    blocks = (Paragraph((Run("Paragraph "), Run(f"{n}", bold=True), Run(f" {WORDS}"))) for n in range(paragraphs))
    return RichText((ListItem((Run("first"),)), *blocks, ListItem((Run("last"),))))


def whole(w: Written) -> None:
    w.bot.waitUntil(lambda: not w.edit.isReadOnly(), timeout=30000)


def test_a_long_text_is_opened_bit_by_bit_and_nothing_is_written_or_handed_on_before_it_is_whole(
    write: Callable[..., Written],
) -> None:
    text = long_text()
    w = write()
    w.editor.show_content(text)  # and not from the beginning: by the time the window is there, all of it may be too
    assert w.edit.toPlainText().startswith("first") and not w.edit.toPlainText().endswith("last")
    assert w.edit.isReadOnly() and w.editor.note.text().startswith("Opening the text: ")
    w.type("lost?").press(Qt.Key.Key_Z, CTRL)
    w.editor.flush()
    whole(w)
    assert w.text == text
    assert w.editor.note.text() == "" and w.editor.count.text() == "88,202 words"
    w.bot.wait(w.editor.LONGEST + 100)
    assert w.handed_on == []
    w.end()
    w.type("!").editor.flush()
    (kept,) = w.handed_on
    assert kept.blocks == (*text.blocks[:-1], ListItem((Run("last!"),)))


def test_the_place_in_a_text_that_is_opened_is_known_before_and_after(write: Callable[..., Written]) -> None:
    w = write(long_text())
    put_cursor(w.edit, 200_000)
    assert cursor_place(w.edit) == 200_000
    whole(w)
    assert cursor_place(w.edit) == w.edit.textCursor().position() == 200_000


def test_words_to_be_shown_are_selected_when_they_are_there(write: Callable[..., Written]) -> None:
    w = write(long_text())
    select_words(w.edit, Wanted("last"), 0)
    whole(w)
    assert w.edit.textCursor().selectedText() == "last"


@pytest.mark.parametrize("other", [from_plain("Short."), long_text(700)])
def test_a_text_that_takes_the_place_of_one_being_opened_is_shown_alone(
    write: Callable[..., Written], other: RichText
) -> None:
    w = write(long_text())
    w.editor.show_content(other)
    whole(w)
    assert w.text == other
    w.editor.flush()
    assert w.handed_on == []


def test_a_long_text_of_the_force_stays_locked(write: Callable[..., Written]) -> None:
    text = long_text()
    w = write(text, read_only=True)
    w.bot.waitUntil(lambda: w.edit.toPlainText().endswith("last"), timeout=30000)
    w.bot.waitUntil(lambda: w.editor.note.text() == "")
    assert w.edit.isReadOnly() and w.text == text


def test_in_a_form_a_long_text_that_was_opened_is_nothing_to_undo(write: Callable[..., Written]) -> None:
    w = write(long_text())
    w.editor.keep_own_undo()
    whole(w)
    assert not w.edit.document().isUndoAvailable()
    w.type("x").press(Qt.Key.Key_Z, CTRL)
    assert w.text == long_text()


def test_one_goes_on_where_one_was_in_a_long_text_even_if_one_left_before_it_was_whole(
    qtbot: QtBot, open_window: Open
) -> None:
    window = open_window()
    desk = start_plan(qtbot, window, "Purbeck")
    desk.session.put("profile/description", long_text())
    give_keyboard(qtbot, window)

    def edit() -> TextArea | None:
        focused = window.focusWidget()
        inside = window.desk is not None and focused is not None and window.desk.pages.isAncestorOf(focused)
        return focused if isinstance(focused, TextArea) and inside else None

    desk.continue_at("profile/description", 200_000)
    qtbot.waitUntil(lambda: (shown := edit()) is not None and cursor_place(shown) == 200_000)
    assert (shown := edit()) is not None and shown.isReadOnly()
    window.show_start()
    window.continue_plan(desk.session.plan.id)
    qtbot.waitUntil(lambda: window.desk is not None and edit() is not None, timeout=10000)
    qtbot.waitUntil(lambda: (shown := edit()) is not None and not shown.isReadOnly(), timeout=30000)
    assert (shown := edit()) is not None and shown.textCursor().position() == 200_000
    assert window.session is not None and window.session.plan.get("profile/description") == long_text()


@pytest.mark.parametrize(("address", "name"), [("methods/approach", "Our approach"), ("methods/@note", "Private note")])
def test_a_text_into_which_something_long_is_pasted_is_not_left_without_asking(
    qtbot: QtBot, example: MainWindow, address: str, name: str
) -> None:
    desk = example.desk
    assert desk
    desk.session.put("methods/@note", from_plain("Ask the sergeant."))
    text = go_to_text(qtbot, example, address, name)
    data = QMimeData()
    data.setHtml(f"<p>{WORDS}</p>" * 1500)
    asked: list[str] = []

    def stay() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        asked.append(box.informativeText())
        next(b for b in box.buttons() if b.text() == "Stay and correct it").click()

    text.insertFromMimeData(data)
    QTimer.singleShot(0, stay)
    desk.go_to("profile")
    assert asked == [f"{name}: What was pasted is still being put in. Wait for it, or press Stop."]
    qtbot.waitUntil(lambda: not text.isReadOnly(), timeout=30000)
    desk.go_to("profile")
    kept = desk.session.plan.get(address)
    assert isinstance(kept, RichText) and len(kept.blocks) >= 1500


def test_how_far_a_long_paste_is_and_the_way_to_stop_it_are_in_view(qtbot: QtBot, example: MainWindow) -> None:
    assert example.desk
    example.resize(911, 512)
    text = go_to_text(qtbot, example, "methods/approach", "Our approach")
    before = text.toPlainText()
    data = QMimeData()
    data.setHtml(f"<p>{WORDS}</p>" * 4000)
    editor = next(each for each in page_of(example.desk).findChildren(RichEditor) if each.edit is text)
    page_of(example.desk).scroll_area.verticalScrollBar().setValue(0)
    assert editor.count.visibleRegion().isEmpty(), "what stands below the text is out of view"
    text.insertFromMimeData(data)
    assert not editor.stop.visibleRegion().isEmpty()
    editor.stop.setFocus()
    qtbot.keyClick(editor.stop, Qt.Key.Key_Return)
    assert text.toPlainText() == before


def test_what_a_paste_left_out_is_told_in_view(qtbot: QtBot, example: MainWindow) -> None:
    assert example.desk
    example.resize(1200, 512)
    text = go_to_text(qtbot, example, "methods/approach", "Our approach")
    qtbot.keyClick(text, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    editor = next(each for each in page_of(example.desk).findChildren(RichEditor) if each.edit is text)
    page_of(example.desk).scroll_area.verticalScrollBar().setValue(0)
    data = QMimeData()
    data.setHtml('<p style="color:red">Red</p>' * 12)
    text.insertFromMimeData(data)
    assert editor.note.text() == "Left out of what was pasted: colours and fonts."
    qtbot.waitUntil(lambda: not editor.note.visibleRegion().isEmpty())


def first_in_view(w: Written) -> str:
    return w.edit.cursorForPosition(QPoint(0, 0)).block().text()


def deep_in(write: Callable[..., Written]) -> Written:
    """Put up a long text and go to a place deep in it."""
    w = write(long_text())
    whole(w)
    put_cursor(w.edit, 300_000)
    w.edit.ensureCursorVisible()
    bar = w.edit.verticalScrollBar()
    bar.setValue(bar.value() + w.edit.viewport().height() // 2)  # so that it is in the middle
    return w


@pytest.mark.parametrize("widths", [(520,), (560, 480, 610)])
def test_in_another_width_a_long_text_is_laid_out_bit_by_bit_and_then_shown_where_it_was(
    write: Callable[..., Written], widths: tuple[int, ...]
) -> None:
    w = deep_in(write)
    before, at = first_in_view(w), w.edit.textCursor().position()
    for width in widths:
        w.page.resize(width, 500)
        assert w.edit.verticalScrollBar().value() == 0, "only its beginning is laid out at once"
    w.bot.waitUntil(lambda: w.edit.verticalScrollBar().value() > 0, timeout=20000)
    assert first_in_view(w) == before
    assert w.edit.textCursor().position() == at
    assert w.edit.viewport().rect().contains(w.edit.cursorRect().center()), "the cursor is still in view"
    assert w.text == long_text()


class Steps(QObject):
    """Counts the steps in which Qt lays out a text of its own accord."""

    def __init__(self, layout: QAbstractTextDocumentLayout) -> None:
        super().__init__(layout)
        self.count = 0
        layout.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.count += event.type() == QEvent.Type.Timer
        return False


def test_qts_own_large_steps_wait_until_a_long_text_has_been_laid_out_in_another_width(
    write: Callable[..., Written],
) -> None:
    w = deep_in(write)
    steps = Steps(w.edit.document().documentLayout())
    bar, before = w.edit.verticalScrollBar(), list[int]()
    bar.valueChanged.connect(lambda value: before.extend([steps.count] * bool(value)))
    w.page.resize(520, 500)
    w.bot.waitUntil(lambda: bar.value() > 0, timeout=20000)
    assert before[0] == 0
    w.bot.waitUntil(lambda: steps.count > 0)  # and then they go on


def test_in_another_size_a_long_text_is_laid_out_bit_by_bit_also_when_the_keyboard_comes_back(
    write: Callable[..., Written],
) -> None:
    w = write(long_text())
    whole(w)
    heights: list[float] = []
    w.edit.document().documentLayout().documentSizeChanged.connect(lambda size: heights.append(size.height()))
    font = w.edit.font()
    font.setPointSizeF(font.pointSizeF() * 1.5)
    w.edit.setFont(font)
    w.after.setFocus()
    w.edit.setFocus()  # where it is looked how tall the text is
    w.bot.waitUntil(lambda: heights[-1] > 10 * heights[0], timeout=20000)
    assert any(2 * heights[0] < height < heights[-1] / 2 for height in heights)


def test_what_is_typed_while_a_long_text_is_laid_out_anew_stands_at_the_cursor_and_is_seen(
    write: Callable[..., Written],
) -> None:
    w = deep_in(write)
    at = w.edit.textCursor().position()
    w.page.resize(520, 500)
    w.type("here")
    w.bot.wait(1000)
    assert w.edit.toPlainText()[at : at + 4] == "here"
    assert w.edit.viewport().rect().contains(w.edit.cursorRect().center())
    assert w.edit.childAt(w.edit.viewport().geometry().center()) is w.edit.viewport(), "nothing covers it"


def test_a_short_text_may_take_the_place_of_a_long_one_that_is_laid_out_anew(write: Callable[..., Written]) -> None:
    w = deep_in(write)
    w.page.resize(520, 500)
    w.editor.show_content(from_plain("Short."))
    w.bot.wait(500)
    assert w.text == from_plain("Short.") and w.edit.verticalScrollBar().value() == 0
    assert not [label for label in w.edit.findChildren(QLabel) if label.isVisible()], "nothing covers it"


BOOK = "word " * 60_000


@pytest.mark.parametrize("first", [Paragraph((Run(BOOK),)), Table((((Run("a"),), (Run("b"),)),) * 100)])
def test_what_is_laid_out_as_a_whole_waits_until_the_page_is_there(
    qtbot: QtBot, jobs: Jobs, first: Paragraph | Table
) -> None:
    text = tidy(RichText((first, *long_text().blocks)))
    editor = RichEditor(jobs, "What we do", text)
    qtbot.addWidget(editor)
    assert editor.edit.document().isEmpty() and editor.note.text() == "Opening the text: 0 %"
    qtbot.waitUntil(lambda: not editor.edit.isReadOnly(), timeout=30000)
    assert read_document(editor.edit.document()) == text


def test_a_key_in_a_paragraph_as_long_as_a_book_shows_that_it_takes_a_moment_and_why(
    write: Callable[..., Written],
) -> None:
    w = write(from_plain(f"{BOOK}\nA short one."))
    whole(w)
    seen: list[bool] = []
    w.edit.document().contentsChanged.connect(lambda: seen.append(QGuiApplication.overrideCursor() is not None))
    w.end()
    w.type("x")
    assert seen == [False] and w.editor.note.text() == ""
    put_cursor(w.edit, 100)
    w.type("y").press(Qt.Key.Key_Return)
    assert all(seen[1:]) and len(seen) > 2 and not QGuiApplication.overrideCursor()
    assert w.editor.note.text().startswith("This paragraph is as long as a book")
    assert len(w.blocks) == 3


@pytest.mark.parametrize(("text", "waits"), [(from_plain(BOOK), True), (long_text(), False)])
def test_the_pointer_waits_while_a_paragraph_as_long_as_a_book_gets_another_width(
    write: Callable[..., Written], text: RichText, waits: bool
) -> None:
    w = write(text)
    whole(w)
    seen: list[bool] = []
    layout = w.edit.document().documentLayout()
    layout.documentSizeChanged.connect(lambda _size: seen.append(QGuiApplication.overrideCursor() is not None))
    w.page.resize(520, 500)
    w.bot.waitUntil(lambda: bool(seen))
    assert seen[0] is waits and not QGuiApplication.overrideCursor()


def test_while_all_of_a_long_text_is_made_bold_the_pointer_waits(write: Callable[..., Written]) -> None:
    w = deep_in(write)
    seen: list[Qt.CursorShape] = []
    w.edit.document().contentsChanged.connect(lambda: seen.append(QGuiApplication.overrideCursor().shape()))
    w.edit.selectAll()
    w.button("Bold").click()
    assert seen and set(seen) == {Qt.CursorShape.WaitCursor}
    assert not QGuiApplication.overrideCursor()
    assert all(run.bold for run in all_runs(w.text))


def test_undo_of_what_was_done_to_all_of_a_long_text_puts_it_back_bit_by_bit(write: Callable[..., Written]) -> None:
    w = deep_in(write)
    w.edit.selectAll()
    w.button("Bold").click()
    w.editor.show_content(long_text())
    assert w.edit.isReadOnly() and w.editor.note.text().startswith("Opening the text")
    whole(w)
    assert w.text == long_text()
