"""An open plan's checks: when they run while somebody writes."""

from time import sleep

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nec_desktop.gui.main_window import MainWindow
from nec_desktop.gui.session import PlanSession
from tests.gui.keys import give_keyboard
from tests.gui.windows import desk_of, text_of


def _key_when_due(qtbot: QtBot, window: MainWindow, within: float) -> tuple[PlanSession, list[None]]:
    """Press a key when checks are just about to run; return what was checked by then."""
    desk = desk_of(qtbot, window)
    session = desk.session
    session.checking.WITHIN = within
    desk.go_to("profile/description")
    give_keyboard(qtbot, window)
    edit = text_of(desk, "The area in brief")
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)
    checked: list[None] = []
    session.checked.connect(lambda: checked.append(None))
    session.put("cover/approver", "Superintendent")
    sleep(session.checking.PAUSE / 1000 + 0.1)  # nothing that is due happens meanwhile
    qtbot.keyClicks(edit, "a")
    QApplication.processEvents()
    thought: list[None] = []
    session.jobs.think(lambda: None, thought.append, pytest.fail)  # after the checks, where they have begun
    qtbot.waitUntil(lambda: bool(thought))
    return session, checked


def test_checks_that_are_due_wait_while_somebody_types(qtbot: QtBot, example: MainWindow) -> None:
    session, checked = _key_when_due(qtbot, example, within=60)
    assert not checked
    with qtbot.waitSignal(session.checked):  # in the pause that follows
        pass


def test_checks_do_not_wait_for_ever(qtbot: QtBot, example: MainWindow) -> None:
    _, checked = _key_when_due(qtbot, example, within=0)
    assert checked
