"""Sending for review from the window: what is asked, what is made, and what the plan notes of it."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nec_desktop.gui.desk import Desk
from nec_desktop.gui.export_page import ExportPage
from nec_desktop.gui.main_window import MainWindow
from nec_desktop.gui.send_dialog import SendDialog
from nec_desktop.plan.words import date_words
from nec_desktop.review.rounds import rounds_of
from tests.gui.keys import give_keyboard


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's documents folder."""
    folder = tmp_path / "Documents"
    folder.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _kind: str(folder))
    return folder


@pytest.fixture
def page(example: MainWindow) -> ExportPage:
    """The page that makes documents."""
    _desk(example).show_export()
    page = _desk(example).pages.currentWidget()
    assert isinstance(page, ExportPage)
    return page


def _desk(window: MainWindow) -> Desk:
    assert window.desk
    return window.desk


def test_a_round_is_sent_by_keyboard(qtbot: QtBot, example: MainWindow, page: ExportPage, documents: Path) -> None:
    session = _desk(example).session
    page.send_button.setFocus()
    qtbot.keyClick(page.send_button, Qt.Key.Key_Space)
    dialog = example.findChild(SendDialog)
    assert isinstance(dialog, SendDialog)
    give_keyboard(qtbot, dialog)
    assert QApplication.focusWidget() is dialog.stage and dialog.stage.currentData() == "smt"
    assert "becomes “With the senior management team”" in dialog.stage_note.text()
    qtbot.keyClick(dialog.stage, Qt.Key.Key_Tab)
    qtbot.keyClicks(dialog.reviewers, "Chief Inspector, East")
    qtbot.keyClick(dialog.reviewers, Qt.Key.Key_Return)
    qtbot.keyClicks(dialog.reviewers, "Sergeant, Verwood")
    qtbot.keyClick(dialog.reviewers, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is dialog.due.line
    dialog.due.line.selectAll()
    qtbot.keyClicks(dialog.due.line, "in 3 weeks")
    dialog.make_button.setFocus()
    qtbot.keyClick(dialog.make_button, Qt.Key.Key_Return)
    qtbot.waitUntil(page.open_button.isVisible, timeout=30000)

    (file,) = documents.iterdir()
    today = session.today
    assert file.name == f"East Dorset for Senior management team {date_words(today)}.docx"
    (sent,) = rounds_of(session.plan)
    assert sent.reviewers == ("Chief Inspector, East", "Sergeant, Verwood")
    assert (sent.due, sent.sent, sent.file) == (today + timedelta(21), today, file.name)
    assert session.plan.stage == "with-smt"
    assert "This is review copy 1. The round is noted on the plan’s home" in page.done_note.text()
    assert "stage is now “With the senior management team”" in page.done_note.text()
    session.finish_saving()
    with session.jobs.workspace.read() as library:
        (entry,) = library.snapshots(session.plan.id)
        assert (entry.id, entry.number) == (sent.snapshot, sent.number)
        assert library.values(session.plan.id)["cover/stage"] == "with-smt"

    # Undo takes the note back, and does not say that nothing was sent.
    example.undoing.undo()
    assert rounds_of(session.plan) == [] and session.plan.stage == "drafting"
    assert "what was sent stays sent" in example.statusBar().currentMessage()
    assert file.exists()
    with session.jobs.workspace.read() as library:
        assert len(library.snapshots(session.plan.id)) == 1


@pytest.mark.usefixtures("documents")
def test_enter_in_a_line_sends(qtbot: QtBot, example: MainWindow, page: ExportPage) -> None:
    dialog = page.send()
    qtbot.waitUntil(dialog.isVisible)
    dialog.due.line.setFocus()
    dialog.due.line.setText("the day after")
    qtbot.keyClick(dialog.due.line, Qt.Key.Key_Return)
    assert dialog.isVisible() and dialog.error.isVisible(), "what is wrong is said: nothing that was typed is lost"
    dialog.due.line.clear()
    qtbot.keyClick(dialog.due.line, Qt.Key.Key_Return)
    qtbot.waitUntil(page.open_button.isVisible, timeout=30000)
    assert rounds_of(_desk(example).session.plan)


def test_what_cannot_be_is_said_in_the_dialog(qtbot: QtBot, page: ExportPage, documents: Path) -> None:
    dialog = page.send()
    dialog.due.line.setText("the day after")
    dialog.make_button.click()
    assert "“the day after” is not a date" in dialog.error.text() and dialog.isVisible()
    dialog.due.line.setText("1 May 2020")
    dialog.make_button.click()
    assert "has passed already" in dialog.error.text()
    dialog.due.line.setText("")
    (documents / "held.docx").write_bytes(b"a reviewer has it")
    for name, words in (("", "no name yet"), (str(documents / "held"), "“held.docx” already")):
        dialog.file.setText(name)
        dialog.make_button.click()
        assert words in dialog.error.text() and dialog.isVisible()
    assert (documents / "held.docx").read_bytes() == b"a reviewer has it"
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_next_round_proposes_the_reviewers_of_the_last_one_at_that_stage(
    qtbot: QtBot, page: ExportPage, documents: Path
) -> None:
    dialog = page.send()
    dialog.stage.setCurrentIndex(dialog.stage.findData("community"))
    dialog.reviewers.setPlainText("Parish clerk; Youth worker")
    dialog.make_button.click()
    qtbot.waitUntil(page.open_button.isVisible, timeout=30000)
    assert len(list(documents.iterdir())) == 1
    again = page.send()
    again.stage.setCurrentIndex(again.stage.findData("community"))
    assert again.reviewers.toPlainText() == "Parish clerk\nYouth worker"
    assert again.file.text().endswith("(2).docx")
    again.stage.setCurrentIndex(again.stage.findData("smt"))
    assert again.reviewers.toPlainText() == ""
    again.reviewers.setPlainText("Somebody")
    again.stage.setCurrentIndex(again.stage.findData("community"))
    assert again.reviewers.toPlainText() == "Somebody", "what a person has written stays"
    again.reject()


def test_however_long_an_areas_name_is_the_file_proposed_is_not_there_yet(
    example: MainWindow, page: ExportPage, documents: Path
) -> None:
    _desk(example).session.put("cover/area", "Long area " * 20)
    dialog = page.send()
    first = Path(dialog.file.text())
    assert first.parent == documents
    dialog.reject()
    first.touch()
    again = page.send()
    assert Path(again.file.text()) == first.with_name(f"{first.stem} (2).docx")
    again.reject()


def test_a_round_that_is_stopped_leaves_nothing(
    qtbot: QtBot, example: MainWindow, page: ExportPage, documents: Path
) -> None:
    dialog = page.send()
    dialog.make_button.click()
    page.cancel_button.click()
    qtbot.waitUntil(page.done_note.isVisible, timeout=30000)
    session = _desk(example).session
    assert "Stopped" in page.done_note.text() and list(documents.iterdir()) == []
    assert rounds_of(session.plan) == [] and session.plan.stage == "drafting"
    with session.jobs.workspace.read() as library:
        assert library.snapshots(session.plan.id) == []


def test_only_a_review_copy_is_sent(page: ExportPage) -> None:
    assert page.send_button.isVisible() and page.create_button.text().replace("&", "") == "Only create the file"
    page.copy.setCurrentIndex(1)
    assert not page.send_button.isVisible()
    assert page.create_button.text().replace("&", "") == "Create public copy in Word"


def test_with_large_text_nothing_is_squeezed(qtbot: QtBot, page: ExportPage) -> None:
    usual, large = QApplication.font(), QApplication.font()
    large.setPointSizeF(3 * usual.pointSizeF())
    QApplication.setFont(large)
    try:
        dialog = page.send()
        qtbot.waitUntil(dialog.isVisible)
        assert dialog.height() <= dialog.screen().availableSize().height(), "its buttons are on the screen"
        for part in (dialog.stage, dialog.reviewers, dialog.due.line, dialog.file, dialog.file_button):
            assert part.height() >= part.minimumSizeHint().height(), part.accessibleName()
        dialog.file.clear()
        dialog.accept()
        assert not dialog.file.visibleRegion().isEmpty(), "what is to be mended is scrolled to"
        dialog.reject()
    finally:
        QApplication.setFont(usual)
