"""What is offered while somebody types in a cell of a register’s table."""

from typing import Any

import pytest
from PySide6.QtCore import Qt

from nec_desktop.gui.session import PlanSession
from tests.gui.registers import Show, add, at, go_to, line


@pytest.mark.parametrize("in_form", [True, False])
def test_a_venue_is_offered_when_some_of_it_is_typed(show_register: Show, session: PlanSession, in_form: bool) -> None:
    for venue in ("Church hall", "The Hall", "The Hall", "Library"):
        add(session, "events", venue=venue)
    s = show_register("events")
    event = s.ids[0]
    if in_form:
        s.register.open_record(event, "venue")
        typed: Any = s.form().editors["venue"].focusProxy()
    else:
        go_to(s, 0, "Venue")
        s.press(Qt.Key.Key_F2)
        typed = line(s)
    typed.selectAll()
    s.bot.keyClicks(typed, "HALL")
    popup = typed.completer().popup()
    s.bot.waitUntil(popup.isVisible)
    offered = [popup.model().index(row, 0).data() for row in range(popup.model().rowCount())]
    assert offered[:2] == ["The Hall", "Church hall"] and "Library" not in offered
    s.bot.keyClick(popup, Qt.Key.Key_Down)
    s.bot.keyClick(popup, Qt.Key.Key_Return)
    assert typed.text() == offered[0]
    if in_form:
        s.bot.mouseClick(s.form().save_button, Qt.MouseButton.LeftButton)
        s.closed()
    else:
        s.bot.keyClick(typed, Qt.Key.Key_Return)
    assert session.plan.cell("events", event, "venue") == offered[0]


def test_partners_are_offered_one_after_another(show_register: Show, session: PlanSession) -> None:
    for name in ("Verwood Town Council", "Citizens Advice"):
        add(session, "partners", organisation=name)
    s = show_register("priorities")
    s.register.open_record(s.ids[0], "with-whom")
    typed: Any = s.form().editors["with-whom"].focusProxy()
    typed.clear()
    for keys in ("advi", ", wood t"):
        s.bot.keyClicks(typed, keys)
        popup = typed.completer().popup()
        s.bot.waitUntil(popup.isVisible)
        s.bot.keyClick(popup, Qt.Key.Key_Down)
        s.bot.keyClick(popup, Qt.Key.Key_Return)
    assert typed.text() == "Citizens Advice, Verwood Town Council"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_a_key_that_leaves_a_cell_leaves_it_though_something_is_offered_below(
    show_register: Show, session: PlanSession, key: Qt.Key
) -> None:
    add(session, "events", venue="The Hall")
    s = show_register("events")
    event = s.ids[0]
    go_to(s, 0, "Venue")
    s.press(Qt.Key.Key_F2)
    typed: Any = line(s)
    typed.selectAll()
    s.bot.keyClicks(typed, "The Hall")
    completer = typed.completer()
    s.bot.waitUntil(completer.popup().isVisible)
    s.bot.keyClick(completer.popup(), key)
    assert session.plan.cell("events", event, "venue") == "The Hall"
    assert s.table.hasFocus() if key == Qt.Key.Key_Return else at(s)[1] != "Venue"


def test_tab_takes_what_is_chosen_of_what_is_offered(show_register: Show, session: PlanSession) -> None:
    add(session, "events", venue="The Hall")
    s = show_register("events")
    event = s.ids[0]
    go_to(s, 0, "Venue")
    s.press(Qt.Key.Key_F2)
    typed: Any = line(s)
    typed.selectAll()
    s.bot.keyClicks(typed, "hal")
    popup = typed.completer().popup()
    s.bot.waitUntil(popup.isVisible)
    s.bot.keyClick(popup, Qt.Key.Key_Down)
    s.bot.keyClick(popup, Qt.Key.Key_Tab)
    assert session.plan.cell("events", event, "venue") == "The Hall"
