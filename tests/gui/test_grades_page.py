"""The page of the panel's grades: read, agreed on and followed up, by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nec_desktop.document.sent import Sent
from nec_desktop.gui.export_page import ExportPage
from nec_desktop.gui.grades_page import GradesPage
from nec_desktop.gui.main_window import MainWindow
from nec_desktop.gui.session import PlanSession
from nec_desktop.library.library import Library
from nec_desktop.library.returned import NewReturn
from nec_desktop.plan.plan import Plan
from nec_desktop.review.grades import rows, sheets
from nec_desktop.review.returned import Given, Return
from nec_desktop.review.rounds import Asked, record_round
from tests.gui.keys import give_keyboard
from tests.gui.windows import page_of

ASKED_FOR = "Say how long before each event it is advertised."


@pytest.fixture
def graded(qtbot: QtBot, example: MainWindow) -> GradesPage:
    """The page, with what two reviewers gave in one round."""
    assert example.desk
    session = example.desk.session
    plan = session.plan
    first, second, third = (standard.id for standard in plan.standards.standard[:3])
    best, worst = plan.standards.grades[0].id, plan.standards.grades[-1].id

    def given(standard: str, part: str, text: str = "", grade: str = "") -> Given:
        return Given(id=f"{standard}-{part}-{text}{grade}", standard=standard, part=part, text=text, grade=grade)

    chair = (given(first, "grade", grade=best), given(second, "grade", grade=worst), given(first, "improve", ASKED_FOR))
    clerk = (given(first, "grade", grade=best), given(third, "grade", "so so"), given("", "recommendation", "Publish."))

    def bring_back(library: Library) -> tuple[str, int]:
        entry = library.add_snapshot(plan.id, plan.values, "sent", copy="review", sent=Sent(()))
        for reviewer, said in (("Panel chair", chair), ("Parish clerk", clerk)):
            new = NewReturn(plan.id, entry.id, reviewer, reviewer, f"{reviewer}.docx", reviewer, "Word", "properties")
            library.add_return(new, Return(grades=said), b"the file")
        return entry.id, entry.number

    snapshot, number = session.jobs.ask(bring_back)
    asked = Asked("opcc", ("Panel chair", "Parish clerk"))
    session.apply(record_round(plan, asked, snapshot=snapshot, number=number, file="p.docx", sent=session.today))
    example.desk.reviews.read()
    example.desk.show_grades()
    page = example.desk.pages.currentWidget()
    assert isinstance(page, GradesPage)
    qtbot.waitUntil(lambda: page.grades.rowCount() > 0, timeout=5000)
    give_keyboard(qtbot, example)
    page.grades.setFocus()
    return page


def _plan(window: MainWindow) -> Plan:
    assert window.desk
    return window.desk.session.plan


def _session(window: MainWindow) -> PlanSession:
    assert window.desk
    return window.desk.session


def _agreed(window: MainWindow) -> list[tuple[str, str]]:
    assert window.desk
    plan_id = _plan(window).id
    returns = window.desk.session.jobs.ask(lambda library: library.returns(plan_id))
    (sheet,) = sheets(_plan(window), returns)
    return [(row.agreed, row.note) for row in rows(_plan(window), sheet)]


def _column(page: GradesPage, header: str) -> int:
    """Return where a column stands: reviewers stand in the order in which their files were taken in."""
    model = page.grades.model()
    return [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())].index(header)


def _cell(page: GradesPage, row: int, header: str, role: Qt.ItemDataRole = Qt.ItemDataRole.DisplayRole) -> str:
    return str(page.grades.model().index(row, _column(page, header)).data(role))


def test_grades_stand_side_by_side_in_words(example: MainWindow, graded: GradesPage) -> None:
    plan = _plan(example)
    titles = {grade.id: grade.title for grade in plan.standards.grades}
    best, worst = plan.standards.grades[0], plan.standards.grades[-1]
    first, second = plan.standards.standard[:2]
    assert _cell(graded, 0, "Standard") == f"1 {first.title}"
    assert _cell(graded, 0, "Our own grade") == titles[plan.text(f"standards/{first.id}/grade")]
    assert _cell(graded, 0, "Panel chair").startswith(best.title)
    ours = plan.text(f"standards/{second.id}/grade")
    assert ours != worst.id and _cell(graded, 1, "Panel chair") == f"{worst.title}, below ours"
    assert _cell(graded, 2, "Parish clerk") == "“so so”, which is no grade"
    assert _cell(graded, 1, "Parish clerk") == "Not graded"
    assert _cell(graded, 0, "Agreed") == "Not yet"
    spoken = _cell(graded, 1, "Panel chair", Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"2 {second.title}, Panel chair: {worst.title}, below ours"
    assert "OPCC assessment panel, sent" in graded.sheet.currentText()
    assert "0 of 10 standards are agreed." in graded.intro.text()


def test_a_grade_is_agreed_by_keyboard_and_taken_back(qtbot: QtBot, example: MainWindow, graded: GradesPage) -> None:
    best = _plan(example).standards.grades[0]
    assert graded.grades.hasFocus()
    qtbot.keyClick(graded.grades, Qt.Key.Key_Down)
    qtbot.keyClick(graded.grades, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is graded.agreed
    qtbot.keyClick(graded.agreed, Qt.Key.Key_Down)
    assert _agreed(example)[1] == (best.id, "")
    qtbot.keyClick(graded.agreed, Qt.Key.Key_Tab)
    qtbot.keyClicks(graded.agreed_note, "After the visit")
    qtbot.keyClick(graded.agreed_note, Qt.Key.Key_Escape)
    assert graded.grades.hasFocus() and graded.grades.currentRow() == 1
    assert _agreed(example)[1] == (best.id, "After the visit")
    assert _cell(graded, 1, "Agreed") == best.title
    example.undoing.undo()
    example.undoing.undo()
    assert _cell(graded, 1, "Agreed") == "Not yet" and graded.agreed_note.text() == ""


def test_a_note_that_is_being_typed_is_kept_when_the_window_is_closed(
    qtbot: QtBot, example: MainWindow, graded: GradesPage
) -> None:
    session = _session(example)
    graded.agreed_note.setFocus()
    qtbot.keyClicks(graded.agreed_note, "After the visit")
    example.close()
    assert not example.isVisible()
    values = session.jobs.ask(lambda library: library.values(session.plan.id))
    assert "After the visit" in values.values()


def test_a_note_that_was_taken_back_does_not_come_back_when_it_is_left(
    qtbot: QtBot, example: MainWindow, graded: GradesPage
) -> None:
    graded.agreed_note.setFocus()
    qtbot.keyClicks(graded.agreed_note, "After the visit")
    example.undoing.undo()
    assert graded.agreed_note.text() == ""
    graded.grades.setFocus()
    assert _agreed(example)[0] == ("", "")


def test_what_all_gave_is_agreed_at_once(example: MainWindow, graded: GradesPage) -> None:
    best, worst = _plan(example).standards.grades[0], _plan(example).standards.grades[-1]
    graded.all_button.click()
    assert [grade for grade, _ in _agreed(example)][:3] == [best.id, worst.id, ""], (
        "one of two graded the third, in words"
    )
    assert not graded.all_button.isEnabled()
    assert example.desk
    session = example.desk.session
    kept = session.jobs.ask(lambda library: library.snapshots(session.plan.id)[-1])
    assert (kept.kind, kept.name) == ("automatic", "Before grades were agreed")
    example.undoing.undo()
    assert graded.all_button.isEnabled() and not any(grade for grade, _ in _agreed(example))


def test_a_text_is_followed_up_as_a_recommendation(qtbot: QtBot, example: MainWindow, graded: GradesPage) -> None:
    assert example.desk
    plan = _plan(example)
    before = plan.record_ids("recommendations")
    graded.grades.setCurrentCell(0, _column(graded, "Panel chair"))
    assert graded.chosen_title.text().endswith("· Panel chair")
    assert graded.remarks.item(0).text() == f"Panel chair, To improve: {ASKED_FOR}"
    graded.remarks.setFocus()
    qtbot.keyClick(graded.remarks, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is graded.recommend_button
    qtbot.keyClick(graded.recommend_button, Qt.Key.Key_Space)
    (made,) = set(plan.record_ids("recommendations")) - set(before)
    assert plan.text(f"recommendations/{made}/recommendation") == ASKED_FOR
    assert plan.get(f"recommendations/{made}/standards") == (plan.standards.standard[0].id,)
    assert page_of(example.desk).shown.address == "feedback-received"
    example.desk.show_grades()
    graded.grades.setCurrentCell(0, _column(graded, "Panel chair"))
    assert graded.recommend_button.text().replace("&", "") == "Go to the recommendation"
    graded.recommend_button.click()
    assert len(plan.record_ids("recommendations")) == len(before) + 1


def test_a_cell_without_texts_says_so_and_the_plan_as_a_whole_has_its_own(graded: GradesPage) -> None:
    graded.grades.setCurrentCell(1, _column(graded, "Parish clerk"))
    assert graded.remarks.item(0).text() == "No text was written here."
    assert not graded.recommend_button.isEnabled()
    graded.grades.setCurrentCell(graded.grades.rowCount() - 1, 0)
    assert graded.chosen_title.text() == "The plan as a whole"
    assert graded.remarks.item(0).text() == "Parish clerk, Overall recommendation: Publish."
    assert not graded.standard_button.isEnabled() and graded.recommend_button.isEnabled()


def test_before_anybody_has_graded_the_page_says_where_grades_come_from(qtbot: QtBot, example: MainWindow) -> None:
    assert example.desk
    example.desk.show_grades()
    page = example.desk.pages.currentWidget()
    assert isinstance(page, GradesPage)
    assert "No reviewer has filled in the assessment sheet yet" in page.intro.text()
    assert not page.grades.isVisible() and not page.all_button.isVisible()
    give_keyboard(qtbot, example)
    qtbot.waitUntil(page.export_button.hasFocus)
    qtbot.keyClick(page.export_button, Qt.Key.Key_Return)
    assert isinstance(example.desk.pages.currentWidget(), ExportPage)
