"""What the checks find is found once, and in a large plan beside the window: whoever asks for it goes on meanwhile."""

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from nec_desktop.gui import checking
from nec_desktop.gui.session import PlanSession
from nec_desktop.plan.richtext import from_plain
from tests.gui.reviewing import Reviewed
from tests.gui.windows import page_of

NOT_WRITTEN = "“The area in brief” is not yet written."


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every plan count as a large one."""
    monkeypatch.setattr(checking, "LARGE", 0)


def is_found(session: PlanSession) -> bool:
    return any(finding.message == NOT_WRITTEN for finding in session.findings)


def test_what_is_known_is_not_found_again_and_what_has_changed_is(session: PlanSession) -> None:
    session.check()
    checked: list[bool] = []
    session.checked.connect(lambda: checked.append(is_found(session)))
    session.check()
    assert not checked
    session.put("profile/description", None)
    session.check()
    session.check()
    session.undo()
    session.check()
    assert checked == [True, False]


def test_what_is_found_in_the_plan_as_it_was_does_not_take_the_place_of_what_is_found_now(
    qtbot: QtBot, session: PlanSession
) -> None:
    session.put("profile/description", None)
    timer = session.checking.findChild(QTimer)
    assert timer
    timer.timeout.emit()  # the pause is over: the plan is checked beside the window
    session.undo()
    session.check()
    assert not is_found(session)
    session.jobs.think(lambda: None, lambda _: timer.setObjectName("done"), pytest.fail)  # after the checks
    qtbot.waitUntil(lambda: timer.objectName() == "done")
    session.check()
    assert not is_found(session)


@pytest.mark.usefixtures("large")
def test_whoever_asks_in_a_large_plan_goes_on_when_it_has_been_checked(qtbot: QtBot, session: PlanSession) -> None:
    session.put("profile/description", None)
    told: list[bool] = []
    session.checking.when_done(session, lambda: told.append(is_found(session)))
    assert not told
    qtbot.waitUntil(lambda: told == [True])
    session.checking.when_done(session, lambda: told.append(is_found(session)))
    assert told == [True, True], "at once where it is known"


@pytest.mark.usefixtures("large")
def test_what_was_asked_for_is_not_done_any_more_when_somebody_writes_on_or_has_gone(
    qtbot: QtBot, session: PlanSession
) -> None:
    session.put("profile/description", None)
    asked: list[str] = []
    session.checking.when_done(session, lambda: asked.append("before a change"))
    session.put("cover/approver", "Superintendent")
    owner = QObject()
    session.checking.when_done(owner, lambda: asked.append("by one who has gone"))
    delete(owner)  # type: ignore[no-untyped-call]
    with qtbot.waitSignal(session.checked):
        pass
    assert not asked and is_found(session)


@pytest.mark.usefixtures("large")
def test_f8_and_the_end_of_a_section_work_in_a_large_plan(qtbot: QtBot, reviewed: Reviewed) -> None:
    window = reviewed()
    desk = window.desk
    assert desk
    desk.session.put("methods/approach", None)
    desk.go_to("cover/force")
    qtbot.waitUntil(lambda: page_of(desk).row == "cover/force")
    with qtbot.waitSignal(desk.next_to_do.told):
        qtbot.keyClick(window, Qt.Key.Key_F8)
    assert page_of(desk).row == "methods/approach"
    page = page_of(desk)
    page.end.yes_button.click()
    qtbot.waitUntil(page.end.against.isVisible)
    assert page_of(desk) is page
    desk.session.put("methods/approach", from_plain("We knock on doors."))
    page.end.no_button.click()
    desk.go_to("methods")
    page_of(desk).end.yes_button.click()
    qtbot.waitUntil(lambda: page_of(desk).shown.address != "methods")


@pytest.mark.usefixtures("large")
def test_who_leaves_the_home_before_a_large_plan_is_checked_stays_where_they_went(
    qtbot: QtBot, reviewed: Reviewed
) -> None:
    window = reviewed()
    desk = window.desk
    assert desk
    desk.session.put("methods/approach", None)
    desk.show_home()
    told: list[str] = []
    desk.next_to_do.told.connect(told.append)
    with qtbot.waitSignal(desk.session.checked):
        qtbot.keyClick(window, Qt.Key.Key_F8)
        desk.go_to("cover/force")
    qtbot.waitUntil(lambda: page_of(desk).row == "cover/force")
    assert not told
