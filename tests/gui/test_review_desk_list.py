"""What is listed on the review desk and counted elsewhere, and how it is found, named and reached."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QTreeWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from nec_desktop.gui.grades_page import GradesPage
from nec_desktop.gui.review_desk import ReviewDesk
from nec_desktop.gui.section_tree import SectionTree
from tests.gui.reviewing import Reviewed, desk_shown, first, press, second, titles


def test_filters_and_words_narrow_the_list(qtbot: QtBot, reviewed: Reviewed) -> None:
    desk, review = desk_shown(qtbot, reviewed(Chair=first, Officer=second))
    review.filters.choose("reviewer", "Officer")
    assert titles(review) == ["2 Area profile · 1 to answer", "Other words · Officer"]
    review.filters.clear()
    review.filters.choose("kind", "unplaced")
    assert titles(review) == ["Not placed · 1 to answer", "Not placed · Chair"]
    review.filters.clear()
    review.wanted.setFocus()
    qtbot.keyClicks(review.wanted, "horses")
    qtbot.waitUntil(lambda: len(titles(review)) == 2)
    press(qtbot, Qt.Key.Key_Return)
    assert desk.pages.currentWidget() is review and QApplication.focusWidget() is review.inbox
    qtbot.keyClicks(review.wanted, "xyz")
    qtbot.waitUntil(review.nothing.isVisible)
    assert review.nothing.title.text() == "Nothing fits what you look for"
    qtbot.mouseClick(review.nothing.button, Qt.MouseButton.LeftButton)
    assert len(review.inbox.shown.rows) == 6 + 3, "six things in three sections"


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
    assert desk.side.tabText(desk.side.indexOf(comments)).split() == ["Comments", "3"]
    desk.side.setCurrentWidget(comments)
    lines = [comments.item(n) for n in range(comments.count())]
    line = next(line for line in lines if "Which market?" in line.text())
    comments.itemActivated.emit(line)
    review = desk.pages.currentWidget()
    assert isinstance(review, ReviewDesk) and review.item and "Which market?" in review.item.text
    press(qtbot, Qt.Key.Key_N)
    desk.go_to("profile")
    assert row(desk.nav).text(1) == "2 to answer"
    assert desk.side.tabText(desk.side.indexOf(comments)).split() == ["Comments", "2"]
    desk.go_to("methods")
    assert not desk.side.isTabVisible(desk.side.indexOf(comments)), "nothing was said about it"


def test_nothing_sent_says_what_to_do_first(qtbot: QtBot, reviewed: Reviewed) -> None:
    desk, review = desk_shown(qtbot, reviewed())
    assert review.nothing.title.text() == "Nothing was sent for review yet"
    assert QApplication.focusWidget() is review.nothing.button
    press(qtbot, Qt.Key.Key_Return)
    assert desk.pages.currentWidget() is not review


def test_grades_are_a_button_away(qtbot: QtBot, reviewed: Reviewed) -> None:
    desk, review = desk_shown(qtbot, reviewed(Chair=first))
    qtbot.mouseClick(review.grades_button, Qt.MouseButton.LeftButton)
    assert isinstance(desk.pages.currentWidget(), GradesPage)
