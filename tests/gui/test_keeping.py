"""A plan is kept as it stands before much of it is changed at once."""

from threading import Event

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nec_desktop.gui.keeping import kept_before
from nec_desktop.gui.session import PlanSession


@pytest.mark.parametrize("is_left", [False, True])
def test_the_window_lives_while_the_plan_is_kept(qtbot: QtBot, session: PlanSession, is_left: bool) -> None:
    page, lived, go_on = QWidget(), list[bool](), Event()
    if not is_left:
        qtbot.addWidget(page)
    session.jobs.run(lambda _library: go_on.wait(20), lambda _: None, pytest.fail)  # the library has something to do

    def live() -> None:
        lived.append(True)
        if is_left:
            page.deleteLater()
        QTimer.singleShot(0, go_on.set)

    QTimer.singleShot(0, live)
    kept = kept_before(session, "Before a test", page)
    assert lived and kept != is_left, "what was to be done on a page that has gone is not done"
    with session.jobs.workspace.read() as library:
        assert [entry.name for entry in library.snapshots(session.plan.id)] == ["Before a test"]
