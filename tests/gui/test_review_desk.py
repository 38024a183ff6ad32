"""The review desk, by keyboard: what reviewers said is decided, the plan follows, and undo takes all of it back."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication, QTreeWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from nec_desktop.actions.plans import open_plan
from nec_desktop.actions.workspace import Workspace
from nec_desktop.gui.desk import Desk
from nec_desktop.gui.grades_page import GradesPage
from nec_desktop.gui.jobs import Jobs
from nec_desktop.gui.main_window import MainWindow
from nec_desktop.gui.review_desk import ReviewDesk
from nec_desktop.gui.section_tree import SectionTree
from nec_desktop.library.library import Library
from nec_desktop.plan.richtext import from_plain
from nec_desktop.review.returned import Return
from tests.gui.keys import give_keyboard
from tests.gui.reviewed import Copy, Said, keep_returns
from tests.gui.windows import desk_of, page_of
from tests.small_plan import TODAY

PLACE = "profile/towns"
Reviewed = Callable[..., MainWindow]


def first(copy: Copy) -> Return:
    """Say something of every kind."""
    return Return(
        comments=(copy.comment(PLACE, "market", "Which market?", "The one in the square."),),
        suggestions=(
            copy.replace(PLACE, "Thursdays", "Thursdays and Saturdays"),
            copy.replace("profile/description", "four", "five"),
        ),
        outside=(copy.outside("Heading “2 Area profile”", "Area profile", "The area"),),
        unplaced=(copy.unplaced("A paragraph about horses.", "Nothing like it was sent."),),
        report=("It was recognised by its properties.",),
    )


def second(copy: Copy) -> Return:
    """Say something else about the same words."""
    return Return(suggestions=(copy.replace(PLACE, "Thursdays", "Fridays"),))


@pytest.fixture
def reviewed(qtbot: QtBot, workspace: Workspace, library: Library, plan_id: str) -> Iterator[Reviewed]:
    """Open a window on the small plan, to which reviewers have said something."""
    opened: list[tuple[MainWindow, Jobs]] = []

    def make(**said: Said) -> MainWindow:
        plan = open_plan(workspace, library, plan_id).plan
        if said:
            keep_returns(library, plan, TODAY, said)
        library.close()
        jobs = Jobs(workspace)
        window = MainWindow(jobs)
        qtbot.addWidget(window)
        opened.append((window, jobs))
        window.show()
        window.open_plan(plan_id)
        desk = desk_of(qtbot, window)
        qtbot.waitUntil(lambda: len(desk.reviews.returns) == len(said))
        give_keyboard(qtbot, window)
        return window

    yield make
    for window, jobs in opened:
        window.close()
        jobs.close()


def desk_shown(qtbot: QtBot, window: MainWindow) -> tuple[Desk, ReviewDesk]:
    """Open the review desk by its key."""
    assert window.desk
    qtbot.keyClick(window.focusWidget() or window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    review = window.desk.pages.currentWidget()
    assert isinstance(review, ReviewDesk)
    return window.desk, review


def press(qtbot: QtBot, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press keys wherever the keyboard is."""
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused
        qtbot.keyClick(focused, key, modifier)


def undo(qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)


def text(desk: Desk, address: str) -> str:
    content = desk.session.plan.get(address)
    return content.plain() if content is not None and hasattr(content, "plain") else str(content)


def titles(review: ReviewDesk) -> list[str]:
    return [row.title for row in review.inbox.shown.rows]


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
    undo(qtbot)
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
    assert review.nothing_title.text() == "Everything is answered"


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


def test_filters_and_words_narrow_the_list(qtbot: QtBot, reviewed: Reviewed) -> None:
    _desk, review = desk_shown(qtbot, reviewed(Chair=first, Officer=second))
    review.filters.choose("reviewer", "Officer")
    assert titles(review) == ["2 Area profile · 1 to answer", "Other words · Officer"]
    review.filters.clear()
    review.filters.choose("kind", "unplaced")
    assert titles(review) == ["Not placed · 1 to answer", "Not placed · Chair"]
    review.filters.clear()
    qtbot.keyClicks(review.wanted, "horses")
    qtbot.waitUntil(lambda: len(titles(review)) == 2)
    qtbot.keyClicks(review.wanted, "xyz")
    qtbot.waitUntil(review.nothing.isVisible)
    assert review.nothing_title.text() == "Nothing fits what you look for"
    qtbot.mouseClick(review.nothing_button, Qt.MouseButton.LeftButton)
    assert len(review.inbox.shown.rows) == 6 + 3, "six things in three sections"


def test_a_name_is_given_and_done_is_said(qtbot: QtBot, reviewed: Reviewed) -> None:
    desk, review = desk_shown(qtbot, reviewed(Chair=first))
    item = review.item
    assert item
    review.card.assigned.setFocus()
    qtbot.keyClicks(review.card.assigned, "The sergeant")
    qtbot.keyClick(review.card.assigned, Qt.Key.Key_Return)
    assert desk.reviews.inbox.answer(item).assigned == "The sergeant"
    review.focus_list()
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


def test_grades_are_a_button_away(qtbot: QtBot, reviewed: Reviewed) -> None:
    desk, review = desk_shown(qtbot, reviewed(Chair=first))
    qtbot.mouseClick(review.grades_button, Qt.MouseButton.LeftButton)
    assert isinstance(desk.pages.currentWidget(), GradesPage)


def test_nothing_sent_says_what_to_do_first(qtbot: QtBot, reviewed: Reviewed) -> None:
    desk, review = desk_shown(qtbot, reviewed())
    assert review.nothing_title.text() == "Nothing was sent for review yet"
    assert QApplication.focusWidget() is review.nothing_button
    press(qtbot, Qt.Key.Key_Return)
    assert desk.pages.currentWidget() is not review


def test_everything_on_it_has_a_name_and_a_place_for_the_keyboard(qtbot: QtBot, reviewed: Reviewed) -> None:
    _desk, review = desk_shown(qtbot, reviewed(Chair=first))
    reached: set[QWidget] = set()
    for _ in range(60):
        focused = QApplication.focusWidget()
        assert focused
        reached.add(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    wanted = [review.inbox, review.wanted, review.state_filter, review.kind_filter, review.reviewer_filter]
    wanted += [review.section_filter, review.take_in_button, review.many_button, review.card.reading]
    wanted += [review.card.reply_box, review.card.assigned, review.card.done_box, review.card.copy_button]
    wanted += [button for letter, button in review.card.buttons.items() if button.isVisible()]
    for widget in wanted:
        assert widget in reached, widget.objectName()
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface and interface.text(QAccessible.Text.Name), widget.objectName()
    model = review.inbox.shown
    spoken = model.data(model.index(1), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Other words by Chair in “The area in brief”, Open: Replace “four” with “five”"


def test_counts_stand_in_the_task_list_and_beside_the_page(qtbot: QtBot, reviewed: Reviewed) -> None:
    window = reviewed(Chair=first)
    desk = window.desk
    assert desk

    def row(tree: SectionTree) -> QTreeWidgetItem:
        (found,) = tree.findItems("2  Area profile", Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
        return found

    assert row(desk.home.tasks).text(1) == "In progress · 3 to answer"
    assert "In progress, 3 to answer from reviewers" in row(desk.home.tasks).data(0, Qt.ItemDataRole.AccessibleTextRole)
    desk.go_to("profile")
    assert row(desk.nav).text(1) == "3 to answer"
    comments = desk.side.comments
    assert desk.side.tabText(desk.side.indexOf(comments)) == "Comments 3"
    desk.side.setCurrentWidget(comments)
    lines = [comments.item(n) for n in range(comments.count())]
    line = next(line for line in lines if "Which market?" in line.text())
    comments.itemActivated.emit(line)
    review = desk.pages.currentWidget()
    assert isinstance(review, ReviewDesk) and review.item and "Which market?" in review.item.text
    press(qtbot, Qt.Key.Key_N)
    desk.go_to("profile")
    assert row(desk.nav).text(1) == "2 to answer"
    assert desk.side.tabText(desk.side.indexOf(comments)) == "Comments 2"
    desk.go_to("methods")
    assert not desk.side.isTabVisible(desk.side.indexOf(comments)), "nothing was said about it"


def test_a_thousand_things_are_listed_and_decided_one_by_one(qtbot: QtBot, reviewed: Reviewed) -> None:
    def much(copy: Copy) -> Return:
        comments = tuple(copy.comment(PLACE, "market", f"Comment {n}") for n in range(500))
        return Return(comments=comments, suggestions=tuple(copy.every_word(500)))

    _, review = desk_shown(qtbot, reviewed(Chair=much))
    assert sum(bool(row.id) for row in review.inbox.shown.rows) == 1000
    review.inbox.verticalScrollBar().setValue(review.inbox.verticalScrollBar().maximum())
    press(qtbot, Qt.Key.Key_N)
    assert sum(bool(row.id) for row in review.inbox.shown.rows) == 999
