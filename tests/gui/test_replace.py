"""Ctrl+H: words replaced by keys, at one place after another or everywhere, and what is said of it."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QTextCursor
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPushButton, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from nec_desktop.gui import find_panel
from nec_desktop.gui.find_panel import FindPanel
from nec_desktop.gui.main_window import MainWindow
from nec_desktop.gui.plan_home import PlanHome
from nec_desktop.gui.session import PlanSession
from nec_desktop.plan.addresses import UNLOCKED, join
from nec_desktop.plan.richtext import Paragraph, RichText, Run, from_plain
from tests.gui.keys import give_keyboard
from tests.gui.windows import go_to_text, line_of, page_of

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
APPROVER, TEXT = "cover/approver", "profile/description"


def _press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused
    qtbot.keyClick(focused, key, modifier)


def _type(qtbot: QtBot, words: str) -> None:
    focused = QApplication.focusWidget()
    assert focused
    qtbot.keyClicks(focused, words)


def _panel(window: MainWindow) -> FindPanel:
    assert window.finding.panel
    return window.finding.panel


def _session(window: MainWindow) -> PlanSession:
    assert window.session
    return window.session


def _replace(qtbot: QtBot, window: MainWindow, wanted: str, new: str) -> FindPanel:
    """Ask by keys to replace words, and leave the keyboard on the line with the new ones."""
    give_keyboard(qtbot, window)
    qtbot.keyClick(window.focusWidget() or window, Qt.Key.Key_H, CTRL)
    panel = _panel(window)
    assert panel.wanted.hasFocus() and panel.replacement.isVisible()
    _type(qtbot, wanted)
    qtbot.waitUntil(lambda: panel.count_note.text() != "Reading the plan …")
    _press(qtbot, Qt.Key.Key_Tab)
    assert panel.replacement.hasFocus()
    _type(qtbot, new)
    return panel


def _replace_next(qtbot: QtBot, panel: FindPanel) -> None:
    """Press Enter in the line, and wait until it is said what came of it."""
    panel.tell("")
    _press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: panel.told_note.text() != "")


def _replace_all(qtbot: QtBot, panel: FindPanel) -> None:
    """Press the button by its key, which takes a moment, as in any window."""
    with qtbot.waitSignal(panel.replace_all):
        _press(qtbot, Qt.Key.Key_A, ALT)


def _shown(window: MainWindow) -> str:
    """Return the words that are selected on the page."""
    assert window.desk
    texts = window.desk.pages.currentWidget().findChildren(QTextEdit)
    lines = window.desk.pages.currentWidget().findChildren(QLineEdit)
    selected = [text.textCursor().selectedText() for text in texts] + [line.selectedText() for line in lines]
    return next(filter(None, selected), "")


def _plain(window: MainWindow, address: str = TEXT) -> str:
    text = _session(window).plan.get(address)
    return text.plain() if isinstance(text, RichText) else str(text or "")


def _two_places(window: MainWindow) -> PlanSession:
    session = _session(window)
    session.put(TEXT, RichText((Paragraph((Run("A "), Run("quokka", bold=True), Run(" and a QUOKKA."))),)))
    session.put(APPROVER, "Quokka Smith")
    return session


def test_enter_replaces_the_marked_place_and_shows_the_next_with_the_keyboard_where_it_was(
    qtbot: QtBot, example: MainWindow
) -> None:
    session = _two_places(example)
    panel = _replace(qtbot, example, "quokka", "wallaby")
    _press(qtbot, Qt.Key.Key_Return)
    _press(qtbot, Qt.Key.Key_Return)  # at once: the next place is not marked yet
    assert session.plan.text(APPROVER) == "wallaby Smith" and _plain(example) == "A quokka and a QUOKKA."
    qtbot.waitUntil(lambda: _shown(example) == "quokka")
    assert panel.told_note.text().startswith("Replaced in Approved by. Next: The area in brief: A quokka")
    assert panel.replacement.hasFocus()
    _replace_next(qtbot, panel)
    qtbot.waitUntil(lambda: _shown(example) == "QUOKKA")
    _replace_next(qtbot, panel)
    assert _plain(example) == "A wallaby and a wallaby."
    text = session.plan.get(TEXT)
    assert isinstance(text, RichText)
    assert text.blocks == (Paragraph((Run("A "), Run("wallaby", bold=True), Run(" and a wallaby."))),)
    assert panel.told_note.text() == "Replaced in The area in brief. That was the last place."
    qtbot.wait(50)
    assert panel.replacement.hasFocus() and panel.replacement.text() == "wallaby"
    _press(qtbot, Qt.Key.Key_Escape)
    assert example.finding.panel is None
    for before in ("A wallaby and a QUOKKA.", "A quokka and a QUOKKA."):
        assert session.to_undo and session.to_undo.label == "Replacing words in The area in brief"
        example.undoing.undo()
        assert _plain(example) == before
    example.undoing.undo()
    assert session.plan.text(APPROVER) == "Quokka Smith"


def test_the_page_shows_what_was_replaced_on_it_and_it_is_kept(qtbot: QtBot, example: MainWindow) -> None:
    session = _two_places(example)
    edit = go_to_text(qtbot, example, TEXT, "The area in brief")
    panel = _replace(qtbot, example, "quokka", "wallaby")
    panel.replace_all_button.setFocus()
    _press(qtbot, Qt.Key.Key_Space)
    assert edit.toPlainText() == "A wallaby and a wallaby."
    assert panel.told_note.text() == "Replaced in 3 places. Ctrl+Z takes that back."
    session.finish_saving()
    assert session.is_saved
    kept = session.jobs.ask(lambda library: library.values(session.plan.id))
    assert kept[APPROVER] == "wallaby Smith" and kept[TEXT] == session.plan.get(TEXT)
    assert panel.replace_all_button.hasFocus()
    qtbot.waitUntil(lambda: panel.count_note.text().startswith("Nothing found."))
    assert panel.told_note.text().startswith("Replaced in 3 places."), "it stays to be read"


def test_replace_all_is_one_step_for_undo_across_texts_lines_and_registers(qtbot: QtBot, example: MainWindow) -> None:
    session = _two_places(example)
    event = session.plan.record_ids("events")[3]
    session.put(f"events/{event}/venue", "Quokka Hall")
    before = dict(session.plan.values)
    panel = _replace(qtbot, example, "quokka", "wallaby")
    _replace_all(qtbot, panel)
    assert panel.told_note.text().startswith("Replaced in 4 places.")
    assert session.plan.text(f"events/{event}/venue") == "wallaby Hall"
    assert session.to_undo and session.to_undo.label == "Replacing 4 places"
    example.undoing.undo()
    assert session.plan.values == before


def test_the_key_to_undo_takes_back_what_was_replaced_also_where_the_new_words_were_written(
    qtbot: QtBot, example: MainWindow
) -> None:
    session = _two_places(example)
    before = dict(session.plan.values)
    panel = _replace(qtbot, example, "quokka", "wallaby")
    _replace_all(qtbot, panel)
    assert panel.replacement.hasFocus() and session.plan.values != before
    _press(qtbot, Qt.Key.Key_Z, CTRL)
    assert session.plan.values == before and panel.replacement.text() == "wallaby"
    assert "Undone: Replacing 3 places" in example.statusBar().currentMessage()
    assert not panel.told_note.isVisible(), "it is not so any more"
    panel.replacement.setFocus()
    _type(qtbot, "s")
    _press(qtbot, Qt.Key.Key_Z, CTRL)
    assert panel.replacement.text() != "wallabys", "who writes in the line takes that back"
    assert session.plan.values == before


def test_what_nobody_writes_is_marked_counted_and_passed_over(qtbot: QtBot, example: MainWindow) -> None:
    session = _session(example)
    plan = session.plan
    places = [(f, a) for page in plan.every_page().values() for f in page.fields for a in plan.places(page, f)]
    locked = next(a for f, a in places if f.locked and plan.get(a) is not None)
    before = plan.get(locked)
    session.put(join(locked, UNLOCKED), True)
    session.put(locked, from_plain("A quokka that is locked."))
    session.put(join(locked, UNLOCKED), None)
    session.put(APPROVER, "Quokka Smith")
    assert before is not None
    panel = _replace(qtbot, example, "quokka", "wallaby")
    assert panel.count_note.text() == "2 places. Not to be replaced: 1."
    items = [panel.results.item(n).text() for n in range(panel.results.count())]
    assert any("(stays as it is)\u2028A quokka that is locked." in item for item in items)
    _replace_next(qtbot, panel)
    assert session.plan.text(APPROVER) == "wallaby Smith"
    assert panel.told_note.text().endswith("That was the last place.")
    _replace_next(qtbot, panel)
    assert panel.told_note.text() == "No place is marked. Choose one in the list."
    _replace_all(qtbot, panel)
    assert panel.told_note.text() == (
        "Nothing was replaced. 1 place stays as it is: locked texts, choices, dates, numbers, linked records and guidance "
        "are not replaced."
    )
    assert _plain(example, locked) == "A quokka that is locked."
    panel.results.setCurrentRow(panel.results.count() - 1)
    _press(qtbot, Qt.Key.Key_Return)
    assert "stays as it is. That was the last place." in panel.told_note.text()


def test_enter_replaces_the_place_that_was_marked_also_where_a_change_is_still_being_read(
    qtbot: QtBot, example: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = _two_places(example)
    panel = _replace(qtbot, example, "quokka", "wallaby")
    qtbot.waitUntil(lambda: len(panel.results.hits) == 3)
    panel.results.mark(panel.results.hits[-1])
    monkeypatch.setattr(find_panel, "_UNNOTICED", -1.0)  # as in a plan that takes long to read
    session.put(TEXT, from_plain("Then a quokka, now a QUOKKA."))
    (pause,) = panel.findChildren(QTimer, options=Qt.FindChildOption.FindDirectChildrenOnly)
    pause.stop()
    pause.timeout.emit()  # it is over, and the plan is being read
    _replace_next(qtbot, panel)
    assert _plain(example) == "Then a quokka, now a wallaby."
    assert session.plan.text(APPROVER) == "Quokka Smith"


def test_new_words_that_hold_the_old_ones_are_put_in_once_each(qtbot: QtBot, example: MainWindow) -> None:
    session = _session(example)
    session.put(TEXT, from_plain("quokka quokka"))
    panel = _replace(qtbot, example, "quokka", "quokka quokka")
    for _ in range(6):
        _replace_next(qtbot, panel)
    assert _plain(example) == "quokka quokka quokka quokka"
    assert panel.told_note.text() == "No place is marked. Choose one in the list."


def test_match_case_and_whole_words_narrow_what_is_found_and_replaced(qtbot: QtBot, example: MainWindow) -> None:
    _session(example).put(TEXT, from_plain("Quokka quokka quökka quokkas"))
    panel = _replace(qtbot, example, "quokka", "x")
    assert panel.count_note.text() == "4 places"
    _press(qtbot, Qt.Key.Key_Tab)
    assert panel.match_case.hasFocus()
    _press(qtbot, Qt.Key.Key_Space)
    assert panel.count_note.text() == "2 places"
    _press(qtbot, Qt.Key.Key_Tab)
    assert panel.whole_words.hasFocus()
    _press(qtbot, Qt.Key.Key_Space)
    assert panel.count_note.text() == "1 place"
    _replace_all(qtbot, panel)
    assert _plain(example) == "Quokka x quökka quokkas"
    qtbot.waitUntil(lambda: panel.results.count() == 0)
    panel.tell("")
    assert panel.count_note.text() == "Nothing found. Capitals and accents matter."
    _press(qtbot, Qt.Key.Key_F, CTRL)
    assert panel.match_case.isVisible() and panel.wanted.hasFocus()
    panel.match_case.click()
    assert panel.count_note.text() == "2 places", "the boxes are for finding too"
    _press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _shown(example) == "Quokka")
    _press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _shown(example) == "quökka")


def test_spaces_around_words_are_found_where_they_are_to_be_replaced(qtbot: QtBot, example: MainWindow) -> None:
    _session(example).put(TEXT, from_plain("A  quokka,  twice"))
    panel = _replace(qtbot, example, "  ", " ")
    assert TEXT in [hit.passage.own for hit in panel.results.hits]
    _replace_all(qtbot, panel)
    assert _plain(example) == "A quokka, twice"


def test_what_is_being_typed_is_kept_first_and_replaced_too(qtbot: QtBot, example: MainWindow) -> None:
    edit = go_to_text(qtbot, example, TEXT, "The area in brief")
    _session(example).put(TEXT, from_plain("A heath."))
    edit.moveCursor(QTextCursor.MoveOperation.End)
    _type(qtbot, " A quokka.")
    panel = _replace(qtbot, example, "quokka", "wallaby")
    qtbot.waitUntil(lambda: panel.results.count() > 0)
    _replace_all(qtbot, panel)
    assert edit.toPlainText() == _plain(example) == "A heath. A wallaby."


def test_the_cursor_of_a_text_stays_where_it_is_among_the_words(qtbot: QtBot, example: MainWindow) -> None:
    _session(example).put(TEXT, from_plain("One quokka 😀 here.\nTwo quokkas there.\nThree quokkas."))
    edit = go_to_text(qtbot, example, TEXT, "The area in brief")
    cursor = edit.textCursor()
    cursor.setPosition(edit.toPlainText().encode("utf-16-le").index("there".encode("utf-16-le")) // 2)
    edit.setTextCursor(cursor)
    panel = _replace(qtbot, example, "quokka", "big wallaby")
    _replace_all(qtbot, panel)
    _press(qtbot, Qt.Key.Key_Escape)
    qtbot.waitUntil(edit.hasFocus)
    _type(qtbot, "over ")
    assert "Two big wallabys over there." in edit.toPlainText()


def test_where_something_cannot_be_kept_nothing_is_replaced_and_that_is_said(qtbot: QtBot, example: MainWindow) -> None:
    session = _two_places(example)
    assert example.desk
    give_keyboard(qtbot, example)
    example.desk.go_to("cover/due")
    due = line_of(example.desk, "Draft due")
    qtbot.waitUntil(due.hasFocus)
    due.clear()
    _type(qtbot, "31/2/2027")
    panel = _replace(qtbot, example, "quokka", "wallaby")
    told = []
    for ask in (panel.replace, panel.replace_all):
        panel.tell("")
        ask.emit()
        told.append(panel.told_note.text())
    written = due.text()
    due.clear()  # else the window would ask before it closes
    assert all(each.startswith("Nothing was replaced: something is not saved. Draft due") for each in told)
    assert session.plan.text(APPROVER) == "Quokka Smith"
    assert written == "31/2/2027"


def test_both_keys_switch_between_finding_and_replacing_and_home_has_another(qtbot: QtBot, example: MainWindow) -> None:
    panel = _replace(qtbot, example, "surgery", "drop-in")
    _press(qtbot, Qt.Key.Key_F, CTRL)
    assert panel.wanted.hasFocus() and not panel.replacement.isVisible() and not panel.replace_button.isVisible()
    assert panel.wanted.text() == "surgery"
    _press(qtbot, Qt.Key.Key_H, CTRL)
    assert panel.wanted.hasFocus() and panel.replacement.isVisible() and panel.replacement.text() == "drop-in"
    assert example.desk
    example.desk.go_to(TEXT)
    qtbot.waitUntil(lambda: isinstance(example.focusWidget(), QTextEdit))
    _press(qtbot, Qt.Key.Key_Home, ALT)
    assert isinstance(example.desk.pages.currentWidget(), PlanHome)


def test_tab_goes_from_line_to_line_to_the_boxes_the_buttons_and_the_places(qtbot: QtBot, example: MainWindow) -> None:
    panel = _replace(qtbot, example, "surgery", "drop-in")
    order: list[QWidget] = [
        panel.match_case,
        panel.whole_words,
        panel.replace_button,
        panel.replace_all_button,
        panel.results,
        panel.close_button,
    ]
    for widget in order:
        _press(qtbot, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is widget
    named = [panel.wanted, panel.replacement, *panel.findChildren(QCheckBox), *panel.findChildren(QPushButton)]
    assert all(each.accessibleName() or each.property("text") for each in named)


@pytest.mark.parametrize("name", ["replacement", "match_case", "replace_button", "results", "close_button"])
def test_esc_closes_from_wherever_the_keyboard_is(qtbot: QtBot, example: MainWindow, name: str) -> None:
    panel = _replace(qtbot, example, "surgery", "drop-in")
    getattr(panel, name).setFocus()
    _press(qtbot, Qt.Key.Key_Escape)
    assert example.finding.panel is None


def test_what_was_replaced_is_said_to_a_screen_reader(
    qtbot: QtBot, example: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: heard.append(event.message()))
    _two_places(example)
    panel = _replace(qtbot, example, "quokka", "wallaby")
    _replace_next(qtbot, panel)
    assert heard[-1].startswith("Replaced in Approved by. Next: The area in brief: A quokka and")
    _replace_all(qtbot, panel)
    assert heard[-1] == "Replaced in 2 places. Ctrl+Z takes that back."


def test_from_a_records_form_the_key_leads_to_the_panel(qtbot: QtBot, example: MainWindow) -> None:
    assert example.desk
    give_keyboard(qtbot, example)
    event = example.desk.session.plan.record_ids("events")[0]
    example.desk.go_to(f"events/{event}/venue")
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    form = QApplication.activeModalWidget()
    assert form
    give_keyboard(qtbot, form)
    qtbot.keyClick(form, Qt.Key.Key_H, CTRL)
    qtbot.waitUntil(lambda: example.finding.panel is not None and example.finding.panel.is_replacing)
    assert page_of(example.desk).shown.address == "calendar"
