"""The page of backups: what each holds, how it differs from now, and the ways back; and what is done by itself."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QTreeWidget
from pytestqt.qtbot import QtBot

from nec_desktop.actions.backups import back_up, choose_backup_folder, list_backups
from nec_desktop.actions.workspace import Workspace
from nec_desktop.gui.jobs import Jobs
from nec_desktop.gui.main_window import MainWindow
from nec_desktop.gui.restore_page import RestorePage
from nec_desktop.gui.theme import Theme
from nec_desktop.library.library import FILE_NAME
from nec_desktop.plan.plan import Change
from tests.gui.questions import answer_next, told_in_front
from tests.gui.windows import Open, kept_in, start_plan
from tests.library.kept import VALUES


@pytest.fixture
def here(tmp_path: Path) -> Workspace:
    """A library whose plan was backed up and then changed."""
    workspace = Workspace(tmp_path)
    with workspace.write() as library:
        plan = library.add_plan(
            "nec-plan", "dorset-nec-2019", [Change(place, content) for place, content in VALUES.items()]
        )
    back_up(workspace)
    with workspace.write() as library:
        library.save(plan, [Change("cover/area", "Other Area")])
    return workspace


def page_of(qtbot: QtBot, window: MainWindow) -> RestorePage:
    qtbot.waitUntil(lambda: isinstance(window.screens.currentWidget(), RestorePage), timeout=10000)
    page = window.screens.currentWidget()
    assert isinstance(page, RestorePage)
    qtbot.waitUntil(lambda: page.backup_list.topLevelItemCount() > 0, timeout=10000)
    return page


def shown(qtbot: QtBot, window: MainWindow) -> RestorePage:
    """Go to the page as a person does."""
    qtbot.waitUntil(window.start.plan_list.isVisible, timeout=10000)
    qtbot.mouseClick(window.start.backups_button, Qt.MouseButton.LeftButton)
    page = page_of(qtbot, window)
    qtbot.waitUntil(lambda: page.plan_list.topLevelItemCount() > 0, timeout=10000)
    return page


def words_of(tree: QTreeWidget, row: int = 0) -> list[str]:
    item = tree.topLevelItem(row)
    assert item
    return [item.text(column) for column in range(tree.columnCount())]


def choose(tree: QTreeWidget, row: int = 0) -> None:
    item = tree.topLevelItem(row)
    assert item
    tree.setCurrentItem(item)


@pytest.mark.usefixtures("here")
def test_a_backup_says_what_it_holds_and_how_it_differs_from_now(qtbot: QtBot, open_window: Open) -> None:
    page = shown(qtbot, open_window())
    assert words_of(page.backup_list)[1] == "1 plan"
    title, _changed, beside = words_of(page.plan_list)
    assert (title, beside) == (VALUES["cover/title"], "Differs in 1 place")
    assert "1 plan in it differs from now" in page.difference.text()
    assert page.restore_button.isEnabled() and not page.plan_button.isEnabled()


def test_one_plan_is_put_back_as_it_was(qtbot: QtBot, open_window: Open, here: Workspace) -> None:
    window = open_window()
    page = shown(qtbot, window)
    choose(page.plan_list)
    qtbot.mouseClick(page.plan_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "is here as it was" in window.statusBar().currentMessage(), timeout=10000)
    assert kept_in(here.folder, "cover/area") == "Kept Area"
    qtbot.waitUntil(lambda: "as it is now" in page.difference.text(), timeout=10000)


def test_one_plan_is_brought_back_as_a_copy(qtbot: QtBot, open_window: Open, here: Workspace) -> None:
    window = open_window()
    page = shown(qtbot, window)
    choose(page.plan_list)
    qtbot.mouseClick(page.copy_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "is here as it was" in window.statusBar().currentMessage(), timeout=10000)
    with here.read() as library:
        assert len(library.plans()) == 2
    assert window.focusWidget() is page.backup_list, "not the button that goes back with all plans"
    qtbot.waitUntil(lambda: page.plan_list.chosen_title == VALUES["cover/title"], timeout=10000)
    assert page.copy_button.isEnabled(), "the plan that was chosen still is"


def test_a_second_press_brings_no_second_copy(qtbot: QtBot, open_window: Open, here: Workspace) -> None:
    window = open_window()
    page = shown(qtbot, window)
    choose(page.plan_list)
    for _ in range(2):
        qtbot.mouseClick(page.copy_button, Qt.MouseButton.LeftButton)
    assert window.focusWidget() is page.backup_list
    qtbot.waitUntil(page.copy_button.isEnabled, timeout=10000)
    with here.read() as library:
        assert len(library.plans()) == 2


def test_a_plan_that_cannot_be_brought_back_can_be_tried_again(
    qtbot: QtBot, open_window: Open, here: Workspace
) -> None:
    window = open_window()
    page = shown(qtbot, window)
    choose(page.plan_list)
    (backup,) = (here.folder / "backups").glob("*.db")
    backup.rename(backup.with_suffix(".away"))
    qtbot.mouseClick(page.copy_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: any(box.isVisible() for box in window.findChildren(QMessageBox)), timeout=10000)
    told_in_front(window)
    assert page.copy_button.isEnabled()


def test_what_is_chosen_stays_chosen_when_a_backup_is_made(qtbot: QtBot, open_window: Open, here: Workspace) -> None:
    with here.write() as library:
        library.add_plan("nec-plan", "dorset-nec-2019", [Change("cover/title", "The other plan")])
    back_up(here)
    page = shown(qtbot, open_window())
    assert page.backup_list.topLevelItemCount() == 2
    choose(page.backup_list, 1)
    qtbot.waitUntil(lambda: page.plan_list.topLevelItemCount() == 1, timeout=10000)
    choose(page.plan_list)
    chosen, plan = words_of(page.backup_list, 1), page.plan_list.chosen
    qtbot.mouseClick(page.now_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.backup_list.topLevelItemCount() == 3, timeout=10000)
    item = page.backup_list.currentItem()
    assert item and item.text(0) == chosen[0]
    qtbot.waitUntil(lambda: page.plan_list.chosen == plan, timeout=10000)
    choose(page.backup_list, 0)
    qtbot.waitUntil(lambda: page.plan_list.topLevelItemCount() == 2, timeout=10000)
    assert page.plan_list.chosen == plan, "the same plan, in another backup"


def test_what_is_chosen_is_seen_where_the_keyboard_is_not(
    qtbot: QtBot, theme: Theme, open_window: Open, here: Workspace
) -> None:
    back_up(here)
    page = shown(qtbot, open_window())
    choose(page.plan_list)
    page.now_button.setFocus()
    for tree in (page.backup_list, page.plan_list):
        item = tree.currentItem()
        assert item
        row = tree.visualItemRect(item)
        picture = tree.viewport().grab().toImage()
        assert picture.pixelColor(row.right() - 3, row.top() + 2).name() == theme.colours.tint


def test_going_back_to_the_whole_is_asked_and_done_when_the_window_is_closed(qtbot: QtBot, here: Workspace) -> None:
    jobs = Jobs(here)
    window = MainWindow(jobs)
    qtbot.addWidget(window)
    window.show()
    page = shown(qtbot, window)
    asked: list[Any] = []
    window.recovery.again.connect(asked.append)
    answer_next("Stay")
    qtbot.mouseClick(page.restore_button, Qt.MouseButton.LeftButton)
    assert not asked
    answer_next("Go back to")
    qtbot.mouseClick(page.restore_button, Qt.MouseButton.LeftButton)
    (work,) = asked
    assert window.close()
    jobs.close()
    assert "Your plans are now as they were" in work()
    assert kept_in(here.folder, "cover/area") == "Kept Area"
    assert [plan.area for plan in list_backups(here)[0].plans] == ["Other Area"], "which can be come back to"


def test_a_library_that_cannot_be_opened_can_be_saved_from(qtbot: QtBot, here: Workspace) -> None:
    file = here.folder / FILE_NAME
    broken = bytes(100) + file.read_bytes()[100:]
    file.write_bytes(broken)
    jobs = Jobs(here)
    window = MainWindow(jobs)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.recovery.show_damaged("The library is damaged.")
    page = page_of(qtbot, window)
    assert page.notice.text() == "The library is damaged." and not page.now_button.isVisible()
    assert words_of(page.plan_list)[0] == VALUES["cover/title"], "what a backup holds is told all the same"
    window.show_start()
    qtbot.mouseClick(window.start.backups_button, Qt.MouseButton.LeftButton)
    assert page_of(qtbot, window) is page
    assert page.notice.text() == "The library is damaged.", "who goes away and comes back finds the same"
    assert page.salvage_button.isVisible() and not page.plan_button.isVisible()
    qtbot.mouseClick(page.salvage_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.use_button.isVisible, timeout=10000)
    assert "Saved: 1 plan" in page.notice.text() and "newest good backup" in page.notice.text()
    assert file.read_bytes() == broken
    with qtbot.waitSignal(window.recovery.again) as asked:
        qtbot.mouseClick(page.use_button, Qt.MouseButton.LeftButton)
    assert window.close()
    jobs.close()
    (work,) = asked.args
    assert "is now your library" in work()
    assert kept_in(here.folder, "cover/area") == "Other Area"


def test_where_no_library_could_be_opened_the_page_closes_the_program_else_it_leads_back(
    qtbot: QtBot, open_window: Open, here: Workspace
) -> None:
    window = open_window()
    page = shown(qtbot, window)
    assert page.back_button.text().replace("&", "") == "Back to your plans"
    qtbot.mouseClick(page.back_button, Qt.MouseButton.LeftButton)
    assert window.screens.currentWidget() is window.start and window.isVisible()
    window.close()
    (here.folder / FILE_NAME).write_bytes(b"not a database at all" * 400)
    jobs = Jobs(here)
    damaged = MainWindow(jobs)
    qtbot.addWidget(damaged)
    with qtbot.waitExposed(damaged):
        damaged.show()
    damaged.recovery.show_damaged("The library is damaged.")
    page = page_of(qtbot, damaged)
    assert page.back_button.text().replace("&", "") == "Close the program"
    answer_next("Stay")
    qtbot.mouseClick(page.restore_button, Qt.MouseButton.LeftButton)
    assert page.isVisible() and page.back_button.text().replace("&", "") == "Close the program"
    qtbot.mouseClick(page.back_button, Qt.MouseButton.LeftButton)
    assert not damaged.isVisible()
    jobs.close()


def test_closing_backs_up_what_was_written_and_not_twice(qtbot: QtBot, open_window: Open, tmp_path: Path) -> None:
    window = open_window()
    start_plan(qtbot, window, "Purbeck")
    assert window.close()
    assert [entry.area for backup in list_backups(Workspace(tmp_path)) for entry in backup.plans] == ["Purbeck"]
    window = open_window()
    qtbot.waitUntil(window.start.plan_list.isVisible, timeout=10000)
    assert window.close()
    assert len(list_backups(Workspace(tmp_path))) == 1


def test_closing_never_passes_over_a_backup_that_failed(qtbot: QtBot, open_window: Open, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    choose_backup_folder(Workspace(tmp_path), stick)
    window = open_window()
    start_plan(qtbot, window, "Purbeck")
    stick.rename(tmp_path / "unplugged")
    (tmp_path / "stick").write_text("no folder")
    answer_next("Stay")
    assert not window.close()
    assert window.isVisible()
    answer_next("Close without a backup")
    assert window.close()


def test_a_chosen_folder_that_is_gone_is_said_on_the_page_and_at_closing(
    qtbot: QtBot, open_window: Open, here: Workspace, tmp_path_factory: pytest.TempPathFactory
) -> None:
    stick = tmp_path_factory.mktemp("drives") / "stick"
    stick.mkdir()
    choose_backup_folder(here, stick)
    back_up(here)
    stick.rename(stick.with_name("unplugged"))
    window = open_window()
    qtbot.waitUntil(window.start.plan_list.isVisible, timeout=10000)
    qtbot.mouseClick(window.start.backups_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(window.screens.currentWidget(), RestorePage), timeout=10000)
    page = window.screens.currentWidget()
    assert isinstance(page, RestorePage)
    qtbot.waitUntil(lambda: "is not there, so nothing is backed up" in page.empty_note.text(), timeout=10000)
    assert str(stick) in page.empty_note.text() and page.empty_note.isVisible()
    assert page.folder_button.isEnabled()
    said = answer_next("Stay")
    assert not window.close()
    assert str(stick) in said[0] and "Connect the drive" in said[0]
    stick.with_name("unplugged").rename(stick)
    assert window.close()
    assert not stick.with_name("unplugged").exists() and len(list_backups(here)) == 1


@pytest.fixture
def crashed(here: Workspace) -> None:
    """A library whose program ended without closing it."""
    (here.folder / "library.holder.json").write_text("{}")


@pytest.mark.usefixtures("crashed")
def test_after_a_crash_it_is_said_what_was_saved_last(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    qtbot.waitUntil(window.start.notice.isVisible, timeout=10000)
    told = window.start.notice.text()
    assert "ended without being closed" in told and str(VALUES["cover/title"]) in told
    window.close()
    window = open_window()
    qtbot.waitUntil(window.start.plan_list.isVisible, timeout=10000)
    assert not window.start.notice.isVisible()
