"""A record that a form asks for and is not there yet."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from nec_desktop.gui.choice_editors import TickEditor
from nec_desktop.gui.record_form import RecordForm
from nec_desktop.gui.session import PlanSession
from nec_desktop.plan.edits import delete_record
from tests.gui.registers import CTRL, Show, Shown


def new_event(show_register: Show, session: PlanSession) -> tuple[Shown, RecordForm, TickEditor, QPushButton]:
    """Begin an event in a plan without neighbourhoods; return its form, the ticks of these, and what adds one."""
    for place in session.plan.record_ids("neighbourhoods"):
        session.apply(delete_record(session.plan, "neighbourhoods", place))
    s = show_register("events")
    s.press(Qt.Key.Key_Insert)
    event = s.form()
    editor = event.editors["neighbourhood"]
    assert isinstance(editor, TickEditor) and editor.add_button is not None
    return s, event, editor, editor.add_button


def test_the_neighbourhood_of_an_event_is_added_from_its_form_and_ticked(
    qtbot: QtBot, show_register: Show, session: PlanSession
) -> None:
    s, event, editor, add_button = new_event(show_register, session)
    assert editor.list.isHidden() and add_button.text() == "Add a neighbourhood…"
    editor.setFocus()
    s.bot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    (form,) = [each for each in event.findChildren(RecordForm) if each.isVisible()]
    qtbot.waitUntil(form.isActiveWindow)
    s.bot.keyClicks(QApplication.focusWidget(), "Atlantis")
    s.bot.keyClick(form, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(event.isActiveWindow)
    (place,) = session.plan.record_ids("neighbourhoods")
    assert session.plan.cell("neighbourhoods", place, "name") == "Atlantis"
    assert [editor.list.item(n).text() for n in range(editor.list.count())] == ["Atlantis"]
    assert add_button.isHidden() and editor.list.hasFocus()
    s.bot.keyClick(event, Qt.Key.Key_Return, CTRL)
    s.closed()
    assert session.plan.cell("events", s.selected, "neighbourhood") == (place,)


def test_what_is_not_added_after_all_is_ticked_nowhere(qtbot: QtBot, show_register: Show, session: PlanSession) -> None:
    s, event, _, add_button = new_event(show_register, session)
    s.bot.mouseClick(add_button, Qt.MouseButton.LeftButton)
    (form,) = [each for each in event.findChildren(RecordForm) if each.isVisible()]
    s.bot.keyClick(form, Qt.Key.Key_Escape)
    qtbot.waitUntil(event.isActiveWindow)
    assert add_button.isVisible() and add_button.hasFocus()
    s.bot.keyClick(event, Qt.Key.Key_Escape)
    s.closed()
    assert not session.plan.record_ids("neighbourhoods")
