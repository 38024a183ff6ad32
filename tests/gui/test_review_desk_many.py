"""Many things on the review desk at once: listed, accepted, answered, stopped, and undone as one."""

import sqlite3
from contextlib import closing
from threading import Event

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from nec_desktop.gui.deciding_many import DecidingMany
from nec_desktop.gui.review_desk import ReviewDesk
from nec_desktop.library.library import FILE_NAME
from nec_desktop.review.returned import Return
from tests.gui.keys import give_keyboard
from tests.gui.reviewed import Copy
from tests.gui.reviewing import PLACE, Reviewed, desk_shown, first, press, second, text, titles, undo


def test_all_of_a_kind_are_accepted_and_undone_as_one(qtbot: QtBot, reviewed: Reviewed) -> None:
    desk, review = desk_shown(qtbot, reviewed(Chair=first, Officer=second))
    menu = review.many_button.menu()
    assert menu
    menu.aboutToShow.emit()
    action = next(action for action in menu.actions() if "suggestions that are listed" in action.text())
    assert "3" in action.text()
    action.trigger()
    assert text(desk, "profile/description") == "One town and five villages."
    assert text(desk, PLACE) == "Little Testing has a market on Thursdays.", "two differ about it"
    assert review.said_note.text().startswith("1 suggestion accepted. 2 stay open")
    undo(qtbot)
    assert text(desk, "profile/description") == "One town and four villages."
    assert desk.reviews.inbox.count().open == 6
    assert not review.said_note.isVisible(), "it says no longer what can be taken back"


def test_quotes_that_a_program_changed_are_one_line_that_one_press_decides(qtbot: QtBot, reviewed: Reviewed) -> None:
    def quotes(copy: Copy) -> Return:
        places = (PLACE, "market"), (PLACE, "Thursdays"), ("profile/description", "four")
        told = (copy.replace(address, words, f"‘{words}’") for address, words in places)
        return Return(suggestions=tuple(replace(each, kind="typography", tracked=False, author="") for each in told))

    desk, review = desk_shown(qtbot, reviewed(Chair=quotes))
    lines = ["All over the plan · 1 to answer", "Other quotes, dashes or spaces · Chair"]
    assert titles(review) == lines
    assert review.card.reading.toPlainText().count("market‘market’") == 1 and not review.card.copy_button.isVisible()
    press(qtbot, Qt.Key.Key_A)
    assert text(desk, PLACE) == "Little Testing has a ‘market’ on ‘Thursdays’."
    assert text(desk, "profile/description") == "One town and ‘four’ villages."
    assert desk.reviews.inbox.count().open == 0
    undo(qtbot)
    assert titles(review) == lines
    press(qtbot, Qt.Key.Key_R)
    assert text(desk, PLACE) == "Little Testing has a market on Thursdays." and desk.reviews.inbox.count().open == 0


def test_before_many_are_accepted_or_answered_the_plan_is_kept(qtbot: QtBot, reviewed: Reviewed) -> None:
    desk, review = desk_shown(qtbot, reviewed(Chair=first, Officer=second))
    session, menu = desk.session, review.many_button.menu()
    assert menu
    for words, why in (
        ("suggestions that are listed", "Before many suggestions were accepted"),
        (": noted", "Before many items were answered"),
    ):
        menu.aboutToShow.emit()
        before = dict(session.plan.values)
        next(action for action in menu.actions() if words in action.text()).trigger()
        assert session.plan.values != before
        kept = session.jobs.ask(lambda library: library.snapshot(library.snapshots(session.plan.id)[-1].id))
        assert (kept.entry.kind, kept.entry.name) == ("automatic", why)
        assert kept.values == before


def test_a_thousand_things_are_listed_and_decided_one_by_one(qtbot: QtBot, reviewed: Reviewed) -> None:
    def much(copy: Copy) -> Return:
        comments = tuple(copy.comment(PLACE, "market", f"Comment {n}") for n in range(500))
        return Return(comments=comments, suggestions=tuple(copy.every_word(500)))

    _, review = desk_shown(qtbot, reviewed(Chair=much))
    assert sum(bool(row.id) for row in review.inbox.shown.rows) == 1000
    review.inbox.verticalScrollBar().setValue(review.inbox.verticalScrollBar().maximum())
    press(qtbot, Qt.Key.Key_N)
    assert sum(bool(row.id) for row in review.inbox.shown.rows) == 999


def many(copy: Copy) -> Return:
    """Suggest more than is worked out at once."""
    return Return(suggestions=tuple(copy.every_word(60)))


def accept_all(review: ReviewDesk, words: str = "suggestions that are listed") -> DecidingMany:
    """Choose to accept all that is listed, or something else, and return the dialog that says how far that is."""
    menu = review.many_button.menu()
    assert menu
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if words in action.text()).trigger()
    (dialog,) = review.findChildren(DecidingMany)
    return dialog


@pytest.mark.parametrize("stops", [False, True])
def test_the_window_lives_while_many_are_answered_and_the_plan_is_kept_first(
    qtbot: QtBot, reviewed: Reviewed, stops: bool
) -> None:
    desk, review = desk_shown(qtbot, reviewed(Chair=many))
    before, goes_on = dict(desk.session.plan.values), Event()
    desk.session.jobs.run(lambda _library: goes_on.wait(30), lambda _done: None, pytest.fail)
    dialog = accept_all(review, ": noted")
    assert "of 60 answers are worked out" in dialog.said_note.text()
    qtbot.waitUntil(lambda: dialog.said_note.text() == "The plan is kept as it is first …")
    if stops:
        qtbot.keyClick(dialog.stop_button, Qt.Key.Key_Escape)
    goes_on.set()
    qtbot.waitUntil(review.said_note.isVisible)
    desk.session.finish_saving()
    desk.session.jobs.wait()
    assert review.said_note.text().startswith("Stopped." if stops else "Noted: 60 items.")
    assert (desk.session.plan.values == before) == stops
    assert desk.reviews.inbox.count().open == (60 if stops else 0)


def test_many_are_accepted_bit_by_bit_and_undone_as_one(qtbot: QtBot, reviewed: Reviewed) -> None:
    desk, review = desk_shown(qtbot, reviewed(Chair=many))
    before = dict(desk.session.plan.values)
    dialog = accept_all(review)
    assert dialog.isVisible() and desk.session.plan.values == before, "it is worked out while the window lives"
    qtbot.waitUntil(review.said_note.isVisible)
    assert review.said_note.text().startswith("54 suggestions accepted. 6 stay open"), "the force's texts are locked"
    assert desk.reviews.inbox.count().open == 6
    give_keyboard(qtbot, review.window())
    assert QApplication.focusWidget() is review.inbox
    undo(qtbot)
    assert desk.session.plan.values == before


def test_when_many_are_answered_the_list_and_the_keyboard_follow(qtbot: QtBot, reviewed: Reviewed) -> None:
    _, review = desk_shown(qtbot, reviewed(Chair=many))
    before = titles(review)
    accept_all(review, ": noted")
    qtbot.waitUntil(review.nothing.isVisible)
    assert titles(review) == []
    give_keyboard(qtbot, review.window())
    assert QApplication.focusWidget() is review.nothing.main_button
    undo(qtbot)
    qtbot.waitUntil(lambda: titles(review) == before)
    assert review.card.isVisible() and review.item


def test_accepting_many_can_be_stopped_and_nothing_is_changed(qtbot: QtBot, reviewed: Reviewed) -> None:
    desk, review = desk_shown(qtbot, reviewed(Chair=many))
    before = dict(desk.session.plan.values)
    dialog = accept_all(review)
    assert "of 60 suggestions" in dialog.said_note.text()
    qtbot.keyClick(dialog.stop_button, Qt.Key.Key_Escape)
    assert review.said_note.text() == "Stopped. Nothing was changed."
    qtbot.wait(50)  # what was begun does not go on
    assert desk.session.plan.values == before and desk.reviews.inbox.count().open == 60
    assert desk.session.to_undo is None


def test_what_was_typed_before_is_a_step_of_its_own(qtbot: QtBot, reviewed: Reviewed) -> None:
    desk, review = desk_shown(qtbot, reviewed(Chair=first))
    item = review.item
    assert item
    press(qtbot, Qt.Key.Key_C)
    qtbot.keyClicks(review.card.reply_box, "Thank you.")
    menu = review.many_button.menu()
    assert menu
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if "suggestions that are listed" in action.text()).trigger()
    assert desk.reviews.inbox.answer(item).state == "accepted"
    undo(qtbot)
    assert desk.reviews.inbox.answer(item).is_open and desk.reviews.inbox.answer(item).reply == "Thank you."


def test_nothing_is_changed_where_the_plan_cannot_be_kept_first(qtbot: QtBot, reviewed: Reviewed) -> None:
    desk, review = desk_shown(qtbot, reviewed(Chair=many))
    desk.session.finish_saving()
    before = dict(desk.session.plan.values)
    said: list[str] = []

    def close_box() -> None:
        for box in QApplication.topLevelWidgets():
            if isinstance(box, QMessageBox) and box.isVisible():
                said.append(box.text())
                box.accept()

    closer = QTimer(interval=20)
    closer.timeout.connect(close_box)
    closer.start()
    with closing(sqlite3.connect(desk.session.jobs.workspace.folder / FILE_NAME)) as other_program:
        other_program.execute("BEGIN IMMEDIATE")
        dialog = accept_all(review)
        gone = QSignalSpy(dialog.destroyed)
        qtbot.waitUntil(lambda: bool(said) and gone.count() == 1, timeout=20000)
    closer.stop()
    assert said == ["Nothing was changed: the plan could not be kept as it is first."]
    assert desk.session.plan.values == before and desk.session.to_undo is None
