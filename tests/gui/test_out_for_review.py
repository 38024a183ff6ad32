"""The plan's home says what is out for review, with whom, what came back, and closes a round."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from nec_desktop.gui.ending_round import NextSteps
from nec_desktop.gui.export_page import ExportPage
from nec_desktop.gui.grades_page import GradesPage
from nec_desktop.gui.main_window import MainWindow
from nec_desktop.gui.out_for_review import OutForReview, due_words
from nec_desktop.gui.review_desk import ReviewDesk
from nec_desktop.library.library import Library
from nec_desktop.library.returned import NewReturn
from nec_desktop.plan.edits import add_record
from nec_desktop.plan.plan import Edit
from nec_desktop.plan.review_registers import ANSWERS
from nec_desktop.plan.words import date_words
from nec_desktop.review.returned import Comment, Return, Suggestion
from nec_desktop.review.rounds import Asked, record_round, rounds_of
from tests.gui.keys import give_keyboard
from tests.gui.questions import answer_next

REVIEWERS = ("Chief Inspector, East", "Sergeant")
SAID = Return(
    comments=(Comment(id="c" * 16, address="profile/description", text="How many?", author="Sergeant"),),
    suggestions=(Suggestion(id="s" * 16, kind="insertion", address="profile/description", after="x"),),
)


def _words(block: OutForReview) -> str:
    return " ".join(label.text() for label in block.findChildren(QLabel) if label.isVisible())


def _button(block: OutForReview, words: str) -> QPushButton:
    return next(button for button in block.findChildren(QPushButton) if button.text() == words and button.isVisible())


def _send(
    window: MainWindow, days: int | None = 14, reviewers: tuple[str, ...] = REVIEWERS, document: str = ""
) -> None:
    """Note a round whose snapshot is in the library, as sending does."""
    assert window.desk
    session = window.desk.session
    plan, today = session.plan, session.today

    def keep(library: Library) -> tuple[str, int]:
        from nec_desktop.document.sent import Sent  # noqa: PLC0415

        entry = library.add_snapshot(plan.id, plan.values, "sent", document=document, copy="review", sent=Sent(()))
        return entry.id, entry.number

    snapshot, number = session.jobs.ask(keep)
    due = None if days is None else today + timedelta(days)
    asked = Asked("opcc", reviewers, due)
    session.apply(
        record_round(plan, asked, snapshot=snapshot, number=number, file="x.docx", sent=today, document=document)
    )


def _bring_back(window: MainWindow, reviewer: str, said: Return, number: int = 1) -> None:
    assert window.desk
    plan = window.desk.session.plan
    snapshot = rounds_of(plan)[-1].snapshot
    new = NewReturn(plan.id, snapshot, f"hash {number}", f"parts {number}", "back.docx", reviewer, "Word", "properties")
    window.desk.session.jobs.ask(lambda library: library.add_return(new, said, b"the file"))
    window.desk.reviews.read()


@pytest.fixture
def block(example: MainWindow) -> OutForReview:
    """The part of the home that tells of rounds."""
    assert example.desk
    return example.desk.home.out_for_review


def test_nothing_is_shown_where_nothing_was_sent(block: OutForReview) -> None:
    assert not block.isVisible()


def test_home_says_with_whom_and_until_when(example: MainWindow, block: OutForReview) -> None:
    assert example.desk
    _send(example)
    assert block.isVisible()
    session = example.desk.session
    said = _words(block)
    assert f"OPCC assessment panel, sent {date_words(session.today)} · Review copy 1 (S0001)" in said
    assert f"To come back in 14 days, by {date_words(session.today + timedelta(14))}." in said
    assert "Nothing has come back yet from Chief Inspector, East; Sergeant." in said
    assert "Stage: With the OPCC assessment panel" in example.desk.home.plan_note.text()
    example.undoing.undo()
    assert not block.isVisible()


def test_home_says_what_came_back_and_what_is_to_answer(qtbot: QtBot, example: MainWindow, block: OutForReview) -> None:
    assert example.desk
    _send(example)
    _bring_back(example, "Sergeant", SAID)
    _bring_back(example, "Parish clerk", Return(), 2)
    qtbot.waitUntil(lambda: "1 of 2 reviewers back (2 files)" in _words(block), timeout=5000)
    assert "still awaited: Chief Inspector, East." in _words(block) and "Also from Parish clerk." in _words(block)
    assert "2 of 2 items still to answer." in _words(block)
    session = example.desk.session
    session.apply(Edit("Answer", add_record(session.plan, ANSWERS, {"state": "noted"}, "c" * 16).changes))
    assert "1 of 2 items still to answer." in _words(block)
    session.apply(Edit("Answer", add_record(session.plan, ANSWERS, {"state": "not"}, "s" * 16).changes))
    assert "Everything is answered (2 items)." in _words(block)


def test_a_round_that_is_all_answered_offers_what_comes_next(
    qtbot: QtBot, example: MainWindow, block: OutForReview
) -> None:
    assert example.desk
    desk, session = example.desk, example.desk.session
    give_keyboard(qtbot, example)
    _send(example, reviewers=("Sergeant",))
    _bring_back(example, "Sergeant", SAID)
    qtbot.waitUntil(lambda: "2 of 2 items" in _words(block), timeout=5000)
    assert "Out for review" in _words(block) and not block.findChildren(NextSteps)
    for identifier in ("c" * 16, "s" * 16):
        session.apply(Edit("Answer", add_record(session.plan, ANSWERS, {"state": "noted"}, identifier).changes))
    assert "Back from review" in _words(block)

    _press(qtbot, block, "You said, we did…")
    page = desk.pages.currentWidget()
    assert isinstance(page, ExportPage)
    (sent,) = rounds_of(session.plan)
    assert page.document.currentText() == f"You said, we did: {sent.title}"
    assert QApplication.focusWidget() is page.create_button
    page.copy.setCurrentIndex(1)
    desk.show_home()
    _press(qtbot, block, "Send the next review copy…")
    assert page.isVisible() and page.document.currentText() == "The whole plan" and not page.profile.public
    assert QApplication.focusWidget() is page.send_button
    desk.show_home()
    _press(qtbot, block, "Close this round")
    assert not block.isVisible() and not rounds_of(session.plan)[0].is_open


def test_what_is_sent_next_is_what_the_round_was_of(qtbot: QtBot, example: MainWindow, block: OutForReview) -> None:
    assert example.desk
    session, quarter = example.desk.session, example.desk.session.plan.quarters[1]
    give_keyboard(qtbot, example)
    _send(example, reviewers=(), document=f"quarterly-update/{quarter.id}")
    _bring_back(example, "Sergeant", SAID)
    qtbot.waitUntil(lambda: "2 of 2 items" in _words(block), timeout=5000)
    for identifier in ("c" * 16, "s" * 16):
        session.apply(Edit("Answer", add_record(session.plan, ANSWERS, {"state": "noted"}, identifier).changes))
    _press(qtbot, block, "Send the next review copy…")
    page = example.desk.pages.currentWidget()
    assert isinstance(page, ExportPage)
    assert page.document.currentText() == f"Quarterly update, {quarter.title}" and not page.profile.public
    assert QApplication.focusWidget() is page.send_button


def _press(qtbot: QtBot, block: OutForReview, words: str) -> None:
    button = _button(block, words)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)


def test_the_review_desk_offers_the_same_once_everything_is_answered(
    qtbot: QtBot, example: MainWindow, block: OutForReview
) -> None:
    assert example.desk
    desk = example.desk
    give_keyboard(qtbot, example)
    _send(example)
    _bring_back(example, "Sergeant", SAID)
    qtbot.waitUntil(lambda: "2 of 2 items" in _words(block), timeout=5000)
    desk.show_review()
    review = desk.pages.currentWidget()
    assert isinstance(review, ReviewDesk)
    for _ in range(2):
        qtbot.keyClick(review.inbox, Qt.Key.Key_N)
    nothing = review.nothing
    assert nothing.isVisible() and nothing.steps.isVisible()
    assert "still awaited: Chief Inspector, East. Everything is answered (2 items)." in nothing.note.text()
    assert QApplication.focusWidget() is nothing.steps.answers_button
    nothing.steps.answers_button.click()
    page = desk.pages.currentWidget()
    assert isinstance(page, ExportPage) and page.is_answers
    desk.show_review()
    answer_next("Close the round")
    nothing.steps.close_button.click()
    assert not rounds_of(desk.session.plan)[0].is_open
    assert not nothing.steps.isVisible() and example.focusWidget() is nothing.button
    assert "Ctrl+Z opens it again" in review.said_note.text()


@pytest.mark.parametrize("leaves", [True, False])
def test_closing_a_round_counts_what_is_open_first(
    qtbot: QtBot, example: MainWindow, block: OutForReview, leaves: bool
) -> None:
    assert example.desk
    session = example.desk.session
    _send(example)
    _bring_back(example, "Sergeant", SAID)
    qtbot.waitUntil(lambda: "2 of 2 items" in _words(block), timeout=5000)
    asked = answer_next("Close the round" if leaves else "Leave it open")
    close = _button(block, "Close this round")
    close.setFocus()
    qtbot.keyClick(close, Qt.Key.Key_Return)
    assert "2 of 2 items still to answer. Nothing has come back yet from Chief Inspector, East." in asked[0]
    assert "stays on the review desk" in asked[0]
    assert block.isVisible() == (not leaves)
    assert [found.closed for found in rounds_of(session.plan)] == [session.today if leaves else None]
    if leaves:
        example.undoing.undo()
        assert block.isVisible()


def test_a_round_of_which_nothing_is_left_closes_without_a_question(
    qtbot: QtBot, example: MainWindow, block: OutForReview
) -> None:
    assert example.desk
    _send(example, None, ())
    _bring_back(example, "Somebody", Return())
    qtbot.waitUntil(lambda: "Back: 1 file, from Somebody. They say nothing" in _words(block), timeout=5000)
    assert "No day is set" in _words(block)
    close = _button(block, "Close this round")
    close.click()
    assert not block.isVisible()


def test_days_are_counted_in_words() -> None:
    today = date(2026, 7, 15)
    assert due_words(today, today) == "To come back today."
    assert due_words(date(2026, 7, 16), today) == "To come back in 1 day, by 16 July 2026."
    assert due_words(date(2026, 7, 12), today) == "Overdue by 3 days: it was to come back by 12 July 2026."


def test_from_home_to_what_came_back_and_to_the_grades(
    qtbot: QtBot, example: MainWindow, block: OutForReview, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert example.desk
    _send(example)
    for words, page in (("Review desk", ReviewDesk), ("Grades of the panel", GradesPage)):
        example.desk.show_home()
        button = _button(block, words)
        button.setFocus()
        qtbot.keyClick(button, Qt.Key.Key_Return)
        assert isinstance(example.desk.pages.currentWidget(), page)
    asked: list[str] = []

    def ask(_parent: object, title: str, *_about: str) -> tuple[list[str], str]:
        asked.append(title)
        return [], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", ask)
    example.desk.show_home()
    _button(block, "Take in reviewed files…").click()
    assert asked == ["Choose the files that came back"]
