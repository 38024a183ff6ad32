"""Two plans of one name in the window: on the start page, in the question which plan goes on, and in Ctrl+K."""

from collections.abc import Iterator
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from nec_desktop.actions.plans import new_plan
from nec_desktop.actions.workspace import Workspace
from nec_desktop.gui.go_to import GoTo
from nec_desktop.gui.jobs import Jobs
from nec_desktop.gui.main_window import MainWindow
from nec_desktop.plan.plan import Change
from nec_desktop.plan.values import Period

YEAR = Period(date(2026, 4, 1), date(2027, 3, 31))


@pytest.fixture
def twins(qtbot: QtBot, workspace: Workspace) -> Iterator[MainWindow]:
    """A window on a library with two plans of one name, one of them further."""
    with workspace.write() as library:
        for _ in range(2):
            plan_id = new_plan(workspace, library, "Here", YEAR)
        library.save(plan_id, [Change("profile/@status", "completed")])
    jobs = Jobs(workspace)
    window = MainWindow(jobs)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(window.start.plan_list.isVisible, timeout=10000)
    yield window
    window.close()
    jobs.close()


def tell_apart(told: list[str]) -> bool:
    return ["1 section completed" in words for words in told].count(True) == 1 and len(set(told)) == len(told) == 2


def test_the_start_page_tells_them_apart(twins: MainWindow) -> None:
    plans = twins.start.plan_list
    items = [plans.topLevelItem(n) for n in range(plans.topLevelItemCount())]
    told = [item.text(0) for item in items if item]
    assert tell_apart(told)
    assert all(words.startswith("Here: area engagement plan 2026–27\n") for words in told)


def test_where_one_was_last_is_told_apart_too(qtbot: QtBot, twins: MainWindow) -> None:
    first = twins.start.plan_list.topLevelItem(0)
    assert first
    twins.start.plan_list.itemActivated.emit(first, 0)
    qtbot.waitUntil(lambda: twins.desk is not None)
    assert twins.desk
    twins.desk.go_to("profile")
    twins.show_start()
    qtbot.waitUntil(twins.start.continue_note.isVisible)
    assert "section completed" in twins.start.continue_note.text().replace("sections", "section")


def test_the_question_which_plan_goes_on_tells_them_apart(qtbot: QtBot, twins: MainWindow) -> None:
    twins.show_carry()
    plans = twins.ways.carry.plan
    qtbot.waitUntil(lambda: plans.count() == 2)
    assert tell_apart([plans.itemText(n) for n in range(2)])


def test_ctrl_k_tells_them_apart(qtbot: QtBot, twins: MainWindow) -> None:
    twins.show_go_to()
    dialog = twins.findChild(GoTo)
    assert isinstance(dialog, GoTo)
    dialog.wanted.setText("Here: area")

    def notes() -> list[str]:
        items = [dialog.results.topLevelItem(n) for n in range(dialog.results.topLevelItemCount())]
        return [item.text(1) for item in items if item and item.text(1).startswith("Plan")]

    qtbot.waitUntil(lambda: len(notes()) == 2)
    assert tell_apart(notes())
    dialog.reject()
