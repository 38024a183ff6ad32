"""A plan is not put away while a document of it is being made, unless the person stops that."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from nec_desktop.actions.plans import open_plan
from nec_desktop.actions.workspace import Workspace
from nec_desktop.gui.export_page import ExportPage
from nec_desktop.gui.main_window import MainWindow
from nec_desktop.review.rounds import Asked, rounds_of
from tests.gui.questions import answer_next
from tests.gui.windows import Open, open_example


@pytest.fixture
def window(qtbot: QtBot, open_window: Open, tmp_path: Path) -> MainWindow:
    """A window in which a review copy is being made."""
    opened = open_window()
    page = page_of(qtbot, opened)
    page.make(tmp_path / "sent.docx", Asked("opcc", ("Panel chair",)))
    return opened


def page_of(qtbot: QtBot, window: MainWindow) -> ExportPage:
    desk = window.desk or open_example(qtbot, window)
    desk.show_export()
    page = desk.pages.currentWidget()
    assert isinstance(page, ExportPage)
    return page


def kept(folder: Path) -> tuple[int, int]:
    """Return how many copies the library says were sent of the only plan, and how many rounds the plan says it is in."""
    workspace = Workspace(folder)
    with workspace.read() as library:
        (entry,) = library.plans()
        return len(library.snapshots(entry.id)), len(rounds_of(open_plan(workspace, library, entry.id).plan))


def test_who_stays_has_the_document(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    asked = answer_next("Stay")
    window.close()
    assert "A document is still being made." in asked[0] and window.isVisible()
    page = page_of(qtbot, window)
    qtbot.waitUntil(page.open_button.isVisible, timeout=30000)
    assert (tmp_path / "sent.docx").exists()
    page._session.finish_saving()
    assert kept(tmp_path) == (1, 1)


@pytest.mark.parametrize("closes", [True, False])
def test_who_stops_it_and_leaves_has_sent_nothing(window: MainWindow, tmp_path: Path, closes: bool) -> None:
    answer_next("Stop it and leave")
    if closes:
        window.close()
    else:
        window.show_start()
    assert window.desk is None and window.isVisible() is not closes
    assert not (tmp_path / "sent.docx").exists()
    assert kept(tmp_path) == (0, 0)


def test_what_is_made_before_it_could_be_stopped_is_noted_in_the_plan(window: MainWindow, tmp_path: Path) -> None:
    assert window.desk
    plan = window.desk.session.plan

    def answer_late() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox) and rounds_of(plan):
            next(button for button in box.buttons() if button.text() == "Stop it and leave").click()
        else:
            QTimer.singleShot(20, answer_late)

    QTimer.singleShot(20, answer_late)
    window.close()
    assert window.desk is None and not window.isVisible()
    assert (tmp_path / "sent.docx").exists()
    assert kept(tmp_path) == (1, 1)


def test_a_window_in_which_a_document_was_made_closes_without_a_question(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    qtbot.waitUntil(page_of(qtbot, window).open_button.isVisible, timeout=30000)
    window.close()
    assert not window.isVisible() and kept(tmp_path) == (1, 1)
