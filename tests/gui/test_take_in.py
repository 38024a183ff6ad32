"""Files that came back are taken in from the window: read, asked about, told of, and opened on the review desk."""

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from nec_desktop.gui.main_window import MainWindow
from nec_desktop.gui.review_desk import ReviewDesk
from nec_desktop.gui.take_in import TakeIn
from nec_desktop.library.library import Library
from tests.gui.questions import answer_next
from tests.gui.returning import dialog_of, listened, told
from tests.review.edited_copy import EditedCopy, Who
from tests.review.imitations import by_google, by_word
from tests.review.sent_copy import SentCopy


@pytest.fixture
def window(sent_window: MainWindow) -> MainWindow:
    """The window on the plan that was sent."""
    return sent_window


def asked_again(qtbot: QtBot, dialog: TakeIn, words: str) -> None:
    """Wait for another question."""
    qtbot.waitUntil(lambda: words in dialog.question_label.text() and dialog.choice.isVisible(), timeout=20000)


def test_a_file_of_word_is_taken_in_by_keyboard_and_decided(
    qtbot: QtBot, window: MainWindow, sent: SentCopy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = by_word(sent.file, tmp_path / "From Word.docx")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(file)], ""))
    qtbot.keyClick(window, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    dialog = dialog_of(window)
    qtbot.waitUntil(dialog.choice.isVisible, timeout=20000)
    assert dialog.question_label.text() == "Whose copy is “From Word.docx”?", "three people wrote in it"
    dialog.choice.setFocus()
    qtbot.keyClick(dialog.choice, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(dialog.choice, "The panel")
    qtbot.mouseClick(dialog.answer_button, Qt.MouseButton.LeftButton)
    report = told(qtbot, dialog)
    assert "From Word.docx" in report and "The copy of The panel." in report and "suggestions" in report
    assert QApplication.focusWidget() is dialog.review_button
    qtbot.keyClick(dialog.review_button, Qt.Key.Key_Return)
    desk = window.desk
    assert desk
    review = desk.pages.currentWidget()
    assert isinstance(review, ReviewDesk)
    qtbot.waitUntil(lambda: [kept.reviewer for kept in desk.reviews.returns] == ["The panel"])
    by_words = {item.text: item for item in desk.reviews.inbox.items}
    review.show_item(by_words["Replace “listen” with “hear”"].id)
    qtbot.keyClick(review.inbox, Qt.Key.Key_A)
    assert "locked" in review.card.problem_note.text()
    assert "We listen first." in str(desk.session.plan.get("introduction/mission")), "the force's text is not changed"
    review.show_item(by_words["Insert “The river is the boundary.”"].id)
    qtbot.keyClick(review.inbox, Qt.Key.Key_A)
    assert "The river is the boundary." in str(desk.session.plan.get("profile/description"))
    threads = [i for i in desk.reviews.inbox.items if "Who answers at night?" in i.text]
    assert len(threads) == 1 and "The control room." in threads[0].text


def test_the_same_file_again_says_so_and_adds_nothing(
    qtbot: QtBot, window: MainWindow, sent: SentCopy, tmp_path: Path
) -> None:
    file = listened(sent, tmp_path / "copy.docx")
    assert window.desk
    for n in range(2):
        dialog = window.desk.taking_in.take([file])
        report = told(qtbot, dialog)
        assert ("Nothing new" in report) is bool(n)
        assert dialog.review_button.isVisible() is (n == 0)
        dialog.accept()
    qtbot.waitUntil(lambda: window.desk is not None and len(window.desk.reviews.returns) == 1)


def test_of_which_version_a_file_is_a_copy_is_asked_where_it_does_not_tell(
    qtbot: QtBot, window: MainWindow, sent: SentCopy, tmp_path: Path
) -> None:
    copy = EditedCopy(sent.file)
    for name in [name for name in copy.parts if name.startswith("docProps/")]:
        copy.parts[name] = b"<x/>"
    for name in [name for name in copy.parts if "footer" in name]:
        copy.parts[name] = copy.parts[name].replace(b"NEC-", b"")
    body = copy.body[0]
    for paragraph in list(body)[:-1]:
        body.remove(paragraph)
    file = copy.save(tmp_path / "empty.docx")
    assert window.desk
    for leaves in (True, False):
        dialog = window.desk.taking_in.take([file])
        qtbot.waitUntil(dialog.choice.isVisible, timeout=20000)
        assert "empty.docx" in dialog.question_label.text()
        assert dialog.choice.currentText().startswith("Review copy S0001, sent on"), "no round sent it"
        qtbot.mouseClick(dialog.skip_button if leaves else dialog.answer_button, Qt.MouseButton.LeftButton)
        if not leaves:
            asked_again(qtbot, dialog, "all the same?")
            assert "nearly all of your text" in dialog.said_note.text()
            qtbot.mouseClick(dialog.answer_button, Qt.MouseButton.LeftButton)
            asked_again(qtbot, dialog, "Whose copy")
            qtbot.mouseClick(dialog.answer_button, Qt.MouseButton.LeftButton)
        assert ("Not taken in." in told(qtbot, dialog)) is leaves
        dialog.accept()


def test_a_file_of_google_says_what_it_has_lost_and_the_report_is_kept(
    qtbot: QtBot, window: MainWindow, sent: SentCopy, tmp_path: Path
) -> None:
    assert window.desk
    dialog = window.desk.taking_in.take([by_google(sent.file, tmp_path / "Google.docx")])
    qtbot.waitUntil(lambda: dialog.choice.isVisible() or dialog.report.isVisible(), timeout=20000)
    if dialog.choice.isVisible():
        qtbot.mouseClick(dialog.answer_button, Qt.MouseButton.LeftButton)
    report = told(qtbot, dialog)
    assert "review code" in report
    dialog.accept()
    qtbot.waitUntil(lambda: window.desk is not None and len(window.desk.reviews.returns) == 1)
    again = window.desk.taking_in.show_files()
    assert "Google.docx" in again.report.toPlainText() and "review code" in again.report.toPlainText()
    again.accept()


def test_it_can_be_stopped_and_what_was_not_read_is_told(
    qtbot: QtBot, window: MainWindow, sent: SentCopy, tmp_path: Path
) -> None:
    assert window.desk
    files = [listened(sent, tmp_path / f"copy {n}.docx", Who(f"Reviewer {n}")) for n in range(3)]
    dialog = window.desk.taking_in.take(files)
    qtbot.keyClick(dialog.stop_button, Qt.Key.Key_Space)
    report = told(qtbot, dialog)
    assert "Stopped before this file was read." in report
    assert all(file.name in report for file in files)


def test_whose_copy_a_file_is_can_be_changed_and_a_file_taken_out_again(
    qtbot: QtBot, window: MainWindow, sent: SentCopy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, file, saved = window.desk, listened(sent, tmp_path / "copy.docx"), tmp_path / "as it came.docx"
    assert desk
    dialog = desk.taking_in.take([file])
    told(qtbot, dialog)
    dialog.accept()
    qtbot.waitUntil(lambda: len(desk.reviews.returns) == 1)
    files = desk.taking_in.show_files()
    files.reviewer.setCurrentText("The chair")
    qtbot.mouseClick(files.reviewer_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: [kept.reviewer for kept in desk.reviews.returns] == ["The chair"])
    assert "the copy of The chair" in files.files.item(0).text()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(saved), ""))
    qtbot.mouseClick(files.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Saved as" in files.said_note.text())
    assert saved.read_bytes() == file.read_bytes()

    asked = answer_next("Keep the file")
    qtbot.mouseClick(files.remove_button, Qt.MouseButton.LeftButton)
    assert "what you have decided, stay" in asked[0] and len(desk.reviews.returns) == 1
    answer_next("Take it out")
    qtbot.mouseClick(files.remove_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not desk.reviews.returns)
    assert not desk.reviews.inbox.items and not files.remove_button.isEnabled()
    files.accept()
    dialog = desk.taking_in.take([file])
    assert "New: 1 suggestion." in told(qtbot, dialog), "it can be taken in again"
    dialog.accept()


def test_a_dialog_that_is_closed_while_a_file_is_read_leaves_the_others_and_the_program_at_peace(
    qtbot: QtBot, window: MainWindow, sent: SentCopy, tmp_path: Path
) -> None:
    assert window.desk
    jobs, reviews, begun, go_on = window.desk.session.jobs, window.desk.reviews, Event(), Event()

    def keep_busy(_library: Library) -> None:
        begun.set()
        go_on.wait(20)

    dialog = window.desk.taking_in.take([listened(sent, tmp_path / f"{n}.docx", Who(f"Ada {n}")) for n in range(2)])
    jobs.run(keep_busy, lambda _: None, lambda _: None)
    qtbot.waitUntil(
        lambda: begun.is_set() and jobs._thread._work_queue.qsize() == 1
    )  # the reading waits for the library
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()
    go_on.set()
    qtbot.waitUntil(lambda: [kept.name for kept in reviews.returns] == ["0.docx"], timeout=20000)
