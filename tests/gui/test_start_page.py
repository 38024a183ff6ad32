"""The start page: which plan it offers to go on with, and what it tells."""

import pytest
from pytestqt.qtbot import QtBot

from nec_desktop.actions.workspace import Workspace
from nec_desktop.gui.start_page import StartPage
from nec_desktop.library.library import Library
from tests.gui.windows import Open, desk_of, start_plan, window_opener, with_plan


def test_a_plan_of_which_only_the_home_was_seen_was_the_last(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    start_plan(qtbot, window, "Purbeck").go_to("profile")
    window.show_start()
    second = start_plan(qtbot, window, "Test two").session.plan.id
    window.show_start()
    qtbot.waitUntil(lambda: "“Test two" in window.start.continue_note.text())
    window.start.continue_button.click()
    desk = desk_of(qtbot, window)
    assert desk.session.plan.id == second and desk.pages.currentWidget() is desk.home


@pytest.mark.parametrize("is_read", [True, False])
def test_what_is_told_of_a_crash_goes_once_it_was_read_and_a_plan_opened(
    qtbot: QtBot,
    workspace: Workspace,
    library: Library,
    plan_id: str,
    monkeypatch: pytest.MonkeyPatch,
    is_read: bool,
) -> None:
    monkeypatch.setattr(StartPage, "READ_AFTER", 0 if is_read else 600_000)
    library.close()
    (workspace.folder / "library.holder.json").write_text("{}")  # whoever had the library has not let go of it
    with window_opener(qtbot) as open_on:
        window = open_on(workspace)
        qtbot.waitUntil(window.start.notice.isVisible, timeout=10000)
        assert "ended without being closed" in window.start.notice.text()
        qtbot.wait(100)
        with_plan(qtbot, window, plan_id)
        window.show_start()
        qtbot.waitUntil(window.start.continue_button.isVisible)  # once the page is as it is now
        assert window.start.notice.isVisible() is not is_read
