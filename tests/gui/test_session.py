"""An open plan: when its checks run while somebody writes, and what comes in the middle of a long edit."""

from collections.abc import Callable
from pathlib import Path
from time import sleep

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nec_desktop.actions.workspace import Workspace
from nec_desktop.gui.main_window import MainWindow
from nec_desktop.gui.session import LONG, PlanSession
from nec_desktop.plan.edits import add_record
from nec_desktop.plan.plan import Edit, Plan
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


def long_edit(plan: Plan) -> Edit:
    """Return an edit in whose midst the window lives."""
    added = [change for n in range(LONG) for change in add_record(plan, "feedback", {"summary": f"Item {n}"}).changes]
    return Edit("Many", tuple(added))


def in_its_midst(session: PlanSession, do: Callable[[], object]) -> None:
    """Make a long edit, and let something happen when some of it is made."""
    when = iter((do,))
    session.making.connect(lambda _label, _percent: [QTimer.singleShot(0, each) for each in when])
    session.apply(long_edit(session.plan))
    assert next(when, None) is None


def test_what_comes_in_the_midst_of_a_long_edit_is_a_change_after_it(session: PlanSession) -> None:
    before = dict(session.plan.values)
    in_its_midst(session, lambda: session.put("cover/force", "Typed meanwhile"))
    after = dict(session.plan.values)
    assert after["cover/force"] == "Typed meanwhile" and len(session.plan.record_ids("feedback")) > LONG
    session.finish_saving()
    with session.jobs.workspace.read() as library:
        assert dict(library.values(session.plan.id)) == after
    session.undo()
    assert session.plan.values == {**after, "cover/force": before["cover/force"]}
    session.undo()
    assert session.plan.values == before
    session.redo()
    session.redo()
    assert session.plan.values == after


def test_a_window_that_is_closed_in_the_midst_of_a_long_edit_has_saved_all_of_it(
    qtbot: QtBot, plan_window: MainWindow, tmp_path: Path
) -> None:
    session = desk_of(qtbot, plan_window).session
    gone: list[bool] = []
    session.destroyed.connect(lambda: gone.append(True))
    in_its_midst(session, plan_window.close)
    assert not plan_window.isVisible()
    assert session.to_undo is not None and session.to_undo.label == "Many", "whoever made it can go on with it"
    with Workspace(tmp_path / "data").read() as library:
        (entry,) = library.plans()
        summaries = [value for value in library.values(entry.id).values() if str(value).startswith("Item ")]
    assert len(summaries) == LONG
    qtbot.waitUntil(lambda: bool(gone))
