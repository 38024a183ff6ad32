"""The review desk, by keyboard: what reviewers said is decided, the plan follows, and undo takes all of it back."""

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nec_desktop.plan.addresses import parent
from nec_desktop.plan.richtext import from_plain
from nec_desktop.review.returned import Return
from nec_desktop.review.telling import AROUND
from tests.gui.reviewed import Copy
from tests.gui.reviewing import PLACE, Reviewed, desk_shown, first, press, second, text, undo
from tests.gui.windows import page_of


def test_everything_is_decided_by_keys_and_undone(qtbot: QtBot, reviewed: Reviewed) -> None:
    window = reviewed(Chair=first, Officer=second)
    desk, review = desk_shown(qtbot, window)
    assert QApplication.focusWidget() is review.inbox
    assert review.count_note.text().startswith("6 of 6 to answer")
    assert review.item and review.item.title == "Other words by Chair in “The area in brief”"
    press(qtbot, Qt.Key.Key_A)
    assert text(desk, "profile/description") == "One town and five villages."
    assert review.item.title == "Comment by Chair on “Towns and villages”"
    assert review.count_note.text().startswith("5 of 6")
    told = "Accepted: Other words by Chair in “The area in brief”. Ctrl+Z takes it back."
    assert review.said_note.isVisible() and review.said_note.text() == told
    undo(qtbot)
    assert not review.said_note.isVisible(), "it was taken back"
    assert text(desk, "profile/description") == "One town and four villages."
    assert review.item.title.startswith("Other words by Chair in “The area"), "what was undone is shown again"
    press(qtbot, Qt.Key.Key_R, Qt.Key.Key_N)
    assert text(desk, "profile/description") == "One town and four villages."
    kinds = [item.kind for item in desk.reviews.inbox.items if desk.reviews.inbox.answer(item).is_open]
    assert kinds == ["suggestion", "suggestion", "outside", "unplaced"]


def test_two_about_the_same_words_are_decided_once(qtbot: QtBot, reviewed: Reviewed) -> None:
    desk, review = desk_shown(qtbot, reviewed(Chair=first, Officer=second))
    rivals = sorted((item for item in desk.reviews.inbox.items if item.rivals), key=lambda item: item.reviewers)
    assert [item.reviewers for item in rivals] == [("Chair",), ("Officer",)]
    review.show_item(rivals[1].id)
    shown = review.card.reading.toPlainText()
    assert "Thursdays and Saturdays" in shown and "Fridays" in shown
    press(qtbot, Qt.Key.Key_A)
    assert text(desk, PLACE) == "Little Testing has a market on Fridays."
    assert [desk.reviews.inbox.answer(item).state for item in rivals] == ["not", "accepted"]
    undo(qtbot)
    assert [desk.reviews.inbox.answer(item).state for item in rivals] == ["", ""]
    assert text(desk, PLACE) == "Little Testing has a market on Thursdays."


def test_what_changed_since_is_settled_by_hand(qtbot: QtBot, reviewed: Reviewed) -> None:
    window = reviewed(Officer=second)
    assert window.desk
    window.desk.session.put(PLACE, from_plain("Little Testing has a market on Mondays."))
    desk, review = desk_shown(qtbot, window)
    assert "have been changed since this was sent" in review.card.reading.toPlainText()
    press(qtbot, Qt.Key.Key_A)
    assert text(desk, PLACE) == "Little Testing has a market on Mondays.", "nothing is applied over another change"
    assert QApplication.focusWidget() is review.card.edit_box
    assert review.card.edit_box.toPlainText() == "Little Testing has a market on Mondays."
    review.card.edit_box.selectAll()
    qtbot.keyClicks(review.card.edit_box, "A market on Mondays and Fridays.")
    press(qtbot, Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
    assert text(desk, PLACE) == "A market on Mondays and Fridays."
    assert desk.reviews.inbox.count().open == 0
    assert review.nothing.title.text() == "Everything is answered"


def test_what_cannot_be_written_is_not_there_to_be_accepted(qtbot: QtBot, reviewed: Reviewed) -> None:
    def said(copy: Copy) -> Return:
        remade = msgspec.structs.replace(copy.replace("profile/description", "four", "five"), kind="table")
        return Return(suggestions=(remade,), outside=(copy.outside("Heading “2 Area profile”", "Area", "The area"),))

    desk, review = desk_shown(qtbot, reviewed(Chair=said))
    for why in (
        "It changes how a table is made.",
        "This text is none of the plan’s fields, so it is not changed here.",
    ):
        item, accept = review.item, review.card.buttons["A"]
        assert item and not accept.isEnabled() and accept.accessibleDescription().startswith(why)
        assert why in review.card.reading.toPlainText()
        press(qtbot, Qt.Key.Key_A)
        assert desk.reviews.inbox.answer(item).is_open and review.card.problem_note.text().startswith(why)
        if review.card.edit_box.isVisible():  # words can be written all the same
            press(qtbot, Qt.Key.Key_Escape)
        press(qtbot, Qt.Key.Key_H)
        assert desk.reviews.inbox.answer(item).state == "accepted"


def test_letters_decide_nothing_while_somebody_writes(qtbot: QtBot, reviewed: Reviewed) -> None:
    desk, review = desk_shown(qtbot, reviewed(Chair=first))
    press(qtbot, Qt.Key.Key_C)
    assert QApplication.focusWidget() is review.card.reply_box
    qtbot.keyClicks(review.card.reply_box, "arnjkped")
    assert review.card.reply_box.toPlainText() == "arnjkped"
    assert desk.reviews.inbox.count().open == 5
    item = review.item
    assert item
    press(qtbot, Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
    assert desk.reviews.inbox.answer(item).reply == "arnjkped"
    assert desk.reviews.inbox.answer(item).is_open, "a reply alone decides nothing"
    assert QApplication.focusWidget() is review.inbox
    for box in (review.wanted, review.state_filter, review.card.assigned):
        box.setFocus()
        qtbot.keyClick(box, Qt.Key.Key_R)
    assert desk.reviews.inbox.count().open == 5


def test_what_was_typed_is_kept_where_somebody_goes_on(qtbot: QtBot, reviewed: Reviewed) -> None:
    window = reviewed(Chair=first)
    desk, review = desk_shown(qtbot, window)
    item = review.item
    assert item
    press(qtbot, Qt.Key.Key_E)
    qtbot.keyClicks(review.card.edit_box, "Begun. ")
    press(qtbot, Qt.Key.Key_Escape, Qt.Key.Key_C)
    qtbot.keyClicks(review.card.reply_box, "We will see.")
    press(qtbot, Qt.Key.Key_Escape, Qt.Key.Key_J)
    assert desk.reviews.inbox.answer(item).reply == "We will see."
    press(qtbot, Qt.Key.Key_K, Qt.Key.Key_E)
    assert review.card.edit_box.toPlainText().startswith("Begun. ")
    review.card.assigned.setFocus()
    qtbot.keyClicks(review.card.assigned, "Sgt")
    desk.show_home()
    assert desk.reviews.inbox.answer(item).assigned == "Sgt"


def test_a_reply_goes_with_the_decision(qtbot: QtBot, reviewed: Reviewed) -> None:
    desk, review = desk_shown(qtbot, reviewed(Chair=first))
    item = review.item
    assert item
    press(qtbot, Qt.Key.Key_C)
    qtbot.keyClicks(review.card.reply_box, "Thank you.")
    press(qtbot, Qt.Key.Key_Escape, Qt.Key.Key_P)
    answer = desk.reviews.inbox.answer(item)
    assert (answer.state, answer.reply) == ("partly", "Thank you.")
    assert review.card.reply_box.toPlainText() == "", "the next item has a reply of its own"


def test_enter_shows_the_place_and_the_key_comes_back(qtbot: QtBot, reviewed: Reviewed) -> None:
    window = reviewed(Chair=first)
    desk, review = desk_shown(qtbot, window)
    press(qtbot, Qt.Key.Key_J)
    item = review.item
    assert item
    press(qtbot, Qt.Key.Key_Return)
    assert page_of(desk).shown.address == "profile"
    assert desk_shown(qtbot, window)[1].item == item


def test_what_has_no_place_is_answered_and_copied(qtbot: QtBot, reviewed: Reviewed) -> None:
    desk, review = desk_shown(qtbot, reviewed(Chair=first))
    lost = next(item for item in desk.reviews.inbox.items if item.kind == "unplaced")
    review.show_item(lost.id)
    assert not review.card.buttons["Enter"].isVisible() and not review.card.buttons["E"].isVisible()
    assert "Nothing like it was sent." in review.card.reading.toPlainText()
    press(qtbot, Qt.Key.Key_C, modifier=Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "A paragraph about horses."
    press(qtbot, Qt.Key.Key_N)
    assert desk.reviews.inbox.answer(lost).state == "noted"


def test_a_name_is_given_and_done_is_said(qtbot: QtBot, reviewed: Reviewed) -> None:
    desk, review = desk_shown(qtbot, reviewed(Chair=first))
    item = review.item
    assert item
    review.card.assigned.setFocus()
    qtbot.keyClicks(review.card.assigned, "The sergeant")
    press(qtbot, Qt.Key.Key_Return)
    assert desk.reviews.inbox.answer(item).assigned == "The sergeant"
    assert desk.pages.currentWidget() is review and QApplication.focusWidget() is review.inbox
    press(qtbot, Qt.Key.Key_D)
    assert desk.reviews.inbox.answer(item).done
    undo(qtbot)
    assert not desk.reviews.inbox.answer(item).done


def test_a_decision_is_opened_again_and_the_text_stays(qtbot: QtBot, reviewed: Reviewed) -> None:
    desk, review = desk_shown(qtbot, reviewed(Chair=first))
    item = review.item
    assert item and not review.card.buttons["O"].isVisible(), "it is open"
    press(qtbot, Qt.Key.Key_A)
    review.show_item(item.id)
    assert review.card.buttons["O"].isVisible() and not desk.reviews.inbox.answer(item).is_open
    review.focus_list()
    press(qtbot, Qt.Key.Key_O)
    assert desk.reviews.inbox.answer(item).is_open and review.item == item
    assert text(desk, "profile/description") == "One town and five villages."
    assert "Your text stays as it is" in review.said_note.text()
    undo(qtbot)
    assert desk.reviews.inbox.answer(item).state == "accepted"


def test_words_that_are_cut_around_a_comment_say_so(qtbot: QtBot, reviewed: Reviewed) -> None:
    def asked(copy: Copy) -> Return:
        comment = copy.comment(PLACE, "market", "Which market?")
        around = ("The last words are cut here ".rjust(AROUND, "x"), " on Thursdays.")
        return Return(comments=(msgspec.structs.replace(comment, around=around),))

    _desk, review = desk_shown(qtbot, reviewed(Chair=asked))
    assert "… last words are cut here market on Thursdays." in review.card.reading.toPlainText()


def test_what_is_called_otherwise_meanwhile_is_so_when_one_comes_back_and_else_all_is_as_it_was(
    qtbot: QtBot, reviewed: Reviewed
) -> None:
    def said(copy: Copy) -> Return:
        return Return(suggestions=tuple(each for each in copy.every_word(500) if each.address.startswith("events/")))

    desk, _ = desk_shown(qtbot, reviewed(Chair=said))
    before, about = desk.reviews.inbox, desk.reviews.inbox.items[0].place.address
    press(qtbot, Qt.Key.Key_N)
    desk.show_home()
    desk.show_review()
    assert desk.reviews.inbox is before
    desk.show_home()
    desk.session.put(f"{parent(about)}/title", "Another fair")
    desk.show_review()
    assert all("Another fair" in item.place.name for item in desk.reviews.inbox.at(about))
