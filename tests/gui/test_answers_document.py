"""What was answered in a round is made on the page that makes documents; the next copy carries the last round."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from nec_desktop.gui.desk import Desk
from nec_desktop.gui.export_page import ExportPage
from nec_desktop.gui.review_desk import ReviewDesk
from nec_desktop.library.library import Library
from nec_desktop.library.returned import NewReturn
from nec_desktop.review.deciding import decide
from nec_desktop.review.returned import Comment, Return
from nec_desktop.review.rounds import Asked, rounds_of
from tests.gui.windows import Open, open_example
from tests.word.sample import part

QUESTION = Comment(id="c" * 16, address="profile/description", text="How many of them?", author="Panel member")


def export_page(desk: Desk) -> ExportPage:
    """Open the page anew."""
    desk.show_home()
    desk.show_export()
    page = desk.pages.currentWidget()
    assert isinstance(page, ExportPage)
    return page


def _refused_for_anybody(qtbot: QtBot, desk: Desk, page: ExportPage, target: Path) -> None:
    """Give an answer with a number in it: the copy for anybody is refused, and the line leads to the answer."""
    desk.reviews.read()
    qtbot.waitUntil(lambda: bool(desk.reviews.returns), timeout=30000)
    inbox = desk.reviews.inbox
    desk.session.apply(decide(inbox, inbox.items[0], "noted", reply="Ring 07700 900123."))
    page.copy.setCurrentIndex(1)
    page.make(target)
    qtbot.waitUntil(page.to_check.isVisible, timeout=60000)
    line = page.to_check.item(0)
    words = line.text()
    assert "“07700 900123” looks like a mobile number." in words and page.to_check.count() == 1
    page.to_check.itemActivated.emit(line)
    desk_page = desk.pages.currentWidget()
    assert isinstance(desk_page, ReviewDesk) and desk_page.item and desk_page.item.id == QUESTION.id
    desk.show_export()
    assert page.to_check.isVisible() and page.to_check.item(0).text() == words, "with a way back to the line"
    page.copy.setCurrentIndex(0)
    assert not page.to_check.isVisible()


def _made_as_a_web_page(qtbot: QtBot, desk: Desk, page: ExportPage, target: Path) -> None:
    inbox = desk.reviews.inbox
    desk.session.apply(decide(inbox, inbox.items[0], "noted", reply="Four of them."))
    page.copy.setCurrentIndex(2)
    assert page.create_button.text().replace("&", "") == "Create the answers as a web page"
    page.make(target)
    qtbot.waitUntil(lambda: page.open_button.isVisible() and "answers.html" in page.done_note.text(), timeout=60000)
    assert "Four of them." in target.read_text(encoding="utf-8")
    page.copy.setCurrentIndex(0)


def test_the_answers_of_a_round_are_made_and_the_next_copy_carries_them(
    qtbot: QtBot, open_window: Open, tmp_path: Path
) -> None:
    desk = open_example(qtbot, open_window())
    page = export_page(desk)
    assert not page.last_round.isVisible(), "there was none"
    page.make(tmp_path / "first.docx", Asked("opcc", ("Panel",)))
    qtbot.waitUntil(page.open_button.isVisible, timeout=60000)
    desk.session.finish_saving()
    (found,) = rounds_of(desk.session.plan)

    def bring_back(library: Library) -> None:
        new = NewReturn(desk.session.plan.id, found.snapshot, "h", "p", "back.docx", "Panel", "Word", "properties")
        library.add_return(new, Return(comments=(QUESTION,)), b"file")

    desk.session.jobs.ask(bring_back)
    page = export_page(desk)
    assert page.last_round.isVisible() and page.last_round.isChecked()
    at = page.document.findText(f"You said, we did: {found.title}")
    page.document.setCurrentIndex(at)
    assert page.intro.text().startswith("What came back in one round")
    assert page.copy.itemText(0).startswith("With reviewers’ names")
    assert not page.send_button.isVisible(), "the answers are not sent to be taken in again"
    assert not page.prompts.isVisible() and not page.last_round.isVisible(), "they have none of it"
    assert page.create_button.text().replace("&", "") == "Create the answers in Word"
    page.make(tmp_path / "answers.docx")
    qtbot.waitUntil(page.open_button.isVisible, timeout=60000)
    assert "1 item, 1 not yet answered" in page.done_note.text()
    assert "How many of them?" in part(tmp_path / "answers.docx")
    _refused_for_anybody(qtbot, desk, page, tmp_path / "public.docx")
    _made_as_a_web_page(qtbot, desk, page, tmp_path / "answers.html")
    page.document.setCurrentIndex(0)
    assert page.intro.text().startswith("The whole plan") and page.copy.itemText(0).startswith("Review copy")
    page.make(tmp_path / "second.docx")
    qtbot.waitUntil(lambda: page.open_button.isVisible() and "second" in page.done_note.text(), timeout=60000)
    assert "How many of them?" in part(tmp_path / "second.docx", "word/comments.xml")
