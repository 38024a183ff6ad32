"""What an input method is composing while somebody goes elsewhere is typed, also where it does not do so itself."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from nec_desktop.gui.composing import type_composed
from nec_desktop.gui.desk import Desk
from nec_desktop.gui.main_window import MainWindow
from nec_desktop.gui.session import PlanSession
from nec_desktop.gui.text_area import TextArea
from nec_desktop.gui.text_line import TextLine
from nec_desktop.plan.richtext import RichText, from_plain
from tests.gui.keys import give_keyboard
from tests.gui.registers import Show, Shown, go_to, line
from tests.gui.windows import Open, go_to_text, kept_in, line_of, start_plan
from tests.gui.written import Written
from tests.small_plan import record


def click_on_a_section(qtbot: QtBot, desk: Desk) -> None:
    item = desk.nav.currentItem()
    above = desk.nav.itemAbove(item)
    qtbot.mouseClick(desk.nav.viewport(), Qt.MouseButton.LeftButton, pos=desk.nav.visualItemRect(above).center())


WAYS: dict[str, Callable[[QtBot, Desk], object]] = {
    "next section": lambda qtbot, desk: qtbot.keyClick(
        desk.window(), Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier
    ),
    "home": lambda _qtbot, desk: desk.show_home(),
    "another pane": lambda qtbot, desk: qtbot.keyClick(desk.window(), Qt.Key.Key_F6),
    "a click": click_on_a_section,
    "Tab": lambda qtbot, desk: qtbot.keyClick(desk.window().focusWidget(), Qt.Key.Key_Tab),
    "anywhere": lambda qtbot, desk: qtbot.keyClick(
        desk.window().focusWidget(), Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier
    ),
    "what is found": lambda qtbot, desk: qtbot.keyClick(
        desk.window().focusWidget(), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier
    ),
    "the document": lambda qtbot, desk: qtbot.keyClick(
        desk.window().focusWidget(), Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier
    ),
}


def compose(editor: QWidget, words: str) -> None:
    QCoreApplication.sendEvent(editor, QInputMethodEvent(words, []))


@pytest.mark.parametrize("way", WAYS)
def test_what_is_composed_in_a_text_is_typed_when_one_goes_elsewhere(
    qtbot: QtBot, example: MainWindow, way: str
) -> None:
    desk = example.desk
    assert desk
    edit = go_to_text(qtbot, example, "methods/approach", "Our approach")
    before = desk.session.plan.get("methods/approach")
    assert isinstance(before, RichText)
    words, at = edit.toPlainText(), edit.textCursor().position()
    compose(edit, "にほん")
    assert desk.session.plan.get("methods/approach") == before, "nothing is written before it is typed"
    WAYS[way](qtbot, desk)
    after = desk.session.plan.get("methods/approach")
    assert isinstance(after, RichText)
    assert after.plain() == f"{words[:at]}にほん{words[at:]}"
    desk.session.undo()
    assert desk.session.plan.get("methods/approach") == before


@pytest.mark.parametrize("way", [way for way in WAYS if way != "a click"])
def test_what_is_composed_on_a_line_is_typed_when_one_goes_elsewhere(
    qtbot: QtBot, example: MainWindow, way: str
) -> None:
    desk = example.desk
    assert desk
    give_keyboard(qtbot, example)
    desk.go_to("cover/approver")
    line = line_of(desk, "Approved by")
    qtbot.waitUntil(line.hasFocus)
    line.clear()
    compose(line, "に")
    WAYS[way](qtbot, desk)
    assert desk.session.plan.text("cover/approver") == "に"


@pytest.mark.parametrize(
    "leave", [MainWindow.close, MainWindow.show_start], ids=["the window is closed", "the plan is closed"]
)
def test_what_is_composed_is_on_the_disk_when_it_is_closed(
    qtbot: QtBot, open_window: Open, tmp_path: Path, leave: Callable[[MainWindow], object]
) -> None:
    window = open_window()
    start_plan(qtbot, window, "Purbeck")
    edit = go_to_text(qtbot, window, "profile/description", "The area in brief")
    qtbot.keyClicks(edit, "Heath ")
    compose(edit, "にほん")
    leave(window)
    assert kept_in(tmp_path, "profile/description") == from_plain("Heath にほん")


def test_saving_meanwhile_keeps_what_is_typed_and_leaves_what_is_composed_to_be_composed_on(
    qtbot: QtBot, open_window: Open, tmp_path: Path
) -> None:
    start_plan(qtbot, window := open_window(), "Purbeck")
    edit = go_to_text(qtbot, window, "profile/description", "The area in brief")
    assert isinstance(edit, TextArea)
    qtbot.keyClicks(edit, "Heath ")
    compose(edit, "に")
    qtbot.waitUntil(lambda: kept_in(tmp_path, "profile/description") == from_plain("Heath "), timeout=5000)
    compose(edit, "にほ")
    assert edit.composed == "にほ"
    typed = QInputMethodEvent("", [])
    typed.setCommitString("日本")
    QCoreApplication.sendEvent(edit, typed)
    qtbot.keyClicks(edit, "!")
    qtbot.waitUntil(lambda: kept_in(tmp_path, "profile/description") == from_plain("Heath 日本!"), timeout=5000)


def test_what_is_given_up_is_not_typed(qtbot: QtBot, example: MainWindow) -> None:
    desk = example.desk
    assert desk
    edit = go_to_text(qtbot, example, "methods/approach", "Our approach")
    before = desk.session.plan.get("methods/approach")
    compose(edit, "に")
    compose(edit, "")
    desk.show_home()
    assert desk.session.plan.get("methods/approach") == before


def test_a_section_s_questions_make_room_for_what_is_composed(write: Callable[..., Written]) -> None:
    w = write()
    w.editor.ask(["What is the area like?"])
    (asked,) = [label for label in w.edit.findChildren(QLabel) if label.text() == "What is the area like?"]
    assert asked.isVisible()
    compose(w.edit, "に")
    assert not asked.isVisible()
    compose(w.edit, "")
    assert asked.isVisible(), "it was given up"
    compose(w.edit, "に")
    type_composed(w.edit)
    assert w.edit.toPlainText() == "に" and not asked.isVisible()


CELL_WAYS: dict[str, Callable[[Shown], object]] = {
    "a click": lambda s: s.bot.mouseClick(
        s.table.viewport(),
        Qt.MouseButton.LeftButton,
        pos=s.table.visualRect(s.register.model.index(1, s.column("Date"))).center(),
    ),
    "Tab": lambda s: s.bot.keyClick(line(s), Qt.Key.Key_Tab),
    "Enter": lambda s: s.bot.keyClick(line(s), Qt.Key.Key_Return),
}


@pytest.mark.parametrize("way", CELL_WAYS)
def test_what_is_composed_in_a_cell_is_kept_when_one_goes_elsewhere(
    show_register: Show, session: PlanSession, way: str
) -> None:
    s = show_register("events")
    event = s.ids[0]
    go_to(s, 0, "Venue")
    s.bot.keyClicks(s.table, "T")
    s.bot.keyClicks(line(s), "he ")
    compose(line(s), "にほん")
    CELL_WAYS[way](s)
    assert session.plan.cell("events", event, "venue") == "The にほん"


def test_what_is_composed_in_a_form_is_saved_with_it(show_register: Show, session: PlanSession) -> None:
    s = show_register("events")
    event = record(session.plan, "events")
    s.register.open_record(event, "venue")
    form = s.form()
    edit = form.editors["venue"].focusProxy()
    assert isinstance(edit, TextLine) and edit.hasFocus()
    edit.clear()
    compose(edit, "にほん")
    s.bot.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    s.closed()
    assert session.plan.cell("events", event, "venue") == "にほん"
