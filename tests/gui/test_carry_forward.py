"""This period's plan started from the last one in the window, by keyboard; and what it says until it is looked at."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from nec_desktop.gui.carried_note import CarriedNote
from nec_desktop.gui.desk import Desk
from nec_desktop.gui.main_window import MainWindow
from nec_desktop.gui.record_form import RecordForm
from nec_desktop.gui.register_table import RegisterTable
from nec_desktop.gui.rich_editor import RichEditor
from nec_desktop.plan.carried import all_unlooked, look_at, unlooked, unlooked_at
from nec_desktop.plan.richtext import RichText, from_plain
from nec_desktop.plan.values import Period
from tests.gui.keys import give_keyboard
from tests.gui.questions import answer_next
from tests.gui.windows import page_of


def press(qtbot: QtBot, button: QPushButton) -> None:
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)


def start_from_last(qtbot: QtBot, window: MainWindow) -> Desk:
    window.show_start()
    qtbot.waitUntil(window.start.carry_button.isVisible)
    press(qtbot, window.start.carry_button)
    page = window.ways.carry
    qtbot.waitUntil(lambda: page.days.first.line.text() == "1 April 2027")
    for step in (1, 2):
        press(qtbot, page.next_button)
        qtbot.waitUntil(lambda step=step: page.questions.currentIndex() == step)  # type: ignore[misc]
    press(qtbot, page.next_button)
    qtbot.waitUntil(lambda: window.desk is not None, timeout=20000)
    assert window.desk
    return window.desk


@pytest.fixture
def desk(qtbot: QtBot, example: MainWindow) -> Desk:
    """The plan that follows the example, open."""
    return start_from_last(qtbot, example)


def note_of(desk: Desk) -> CarriedNote:
    """Return the first note on the page that says something."""
    return next(note for note in page_of(desk).findChildren(CarriedNote) if note.isVisible())


def test_by_keyboard_from_the_start_page_to_the_new_plan(qtbot: QtBot, example: MainWindow) -> None:
    assert example.desk
    old = example.desk.session.plan
    desk = start_from_last(qtbot, example)
    assert desk.session.plan.period == Period(date(2027, 4, 1), date(2028, 3, 31))
    assert desk.session.plan.get("profile/description") == old.get("profile/description")
    assert len(desk.session.plan.record_ids("actions")) == 12
    with desk.session.jobs.workspace.read() as library:
        assert library.values(old.id) == old.values


def test_what_is_chosen_is_what_is_made_and_said_before(qtbot: QtBot, example: MainWindow) -> None:
    example.show_carry()
    page = example.ways.carry
    qtbot.waitUntil(lambda: page.days.first.line.text() == "1 April 2027")
    press(qtbot, page.next_button)
    qtbot.waitUntil(lambda: page.questions.currentIndex() == 1)
    boxes = {box.accessibleName(): box for box in page.choices.findChildren(QComboBox)}
    assert boxes["Action plan"].currentText() == "Keep its texts"
    assert boxes["Actions"].currentText() == "Only those that are open: 12 of 18"
    qtbot.keyClick(boxes["Actions"], Qt.Key.Key_Down)
    qtbot.keyClick(boxes["Area profile"], Qt.Key.Key_End)
    assert not boxes["Communities"].isEnabled()
    press(qtbot, page.next_button)
    words = page.summary.text()
    assert "Begun empty: Area profile." in words
    assert "Actions, 18 of 18" in words
    assert "Communities" not in words
    qtbot.waitUntil(lambda: page.left.topLevelItemCount() > 0)
    left = {item.text(0): item for n in range(page.left.topLevelItemCount()) if (item := page.left.topLevelItem(n))}
    assert left["Communities: 10 of 10"].text(1) == "The section is dropped"
    assert left["Communities: 10 of 10"].childCount() == 10
    assert not any(name.startswith("Actions: 18") for name in left), "all of them go over"
    press(qtbot, page.next_button)
    qtbot.waitUntil(lambda: example.desk is not None, timeout=20000)
    assert example.desk
    plan = example.desk.session.plan
    assert (len(plan.record_ids("actions")), len(plan.record_ids("communities"))) == (18, 0)


def test_a_period_that_the_plan_cannot_have_is_refused_in_place(qtbot: QtBot, example: MainWindow) -> None:
    example.show_carry()
    page = example.ways.carry
    qtbot.waitUntil(lambda: page.days.first.line.text() == "1 April 2027")
    page.days.last.line.setText("31/3/27")
    press(qtbot, page.next_button)
    assert "The last day is before the first." in page.plan_question_error.text()
    assert page.questions.currentIndex() == 0
    press(qtbot, page.cancel_button)
    assert example.screens.currentWidget() is example.start


def test_a_text_says_where_it_is_from_until_somebody_has_looked_at_it(qtbot: QtBot, desk: Desk) -> None:
    desk.go_to("methods/approach")
    note = note_of(desk)
    assert "from 2026–27, not yet looked at" in note.words.text().replace("From", "from")
    press(qtbot, note.one_button)
    assert note.isHidden()
    assert unlooked(desk.session.plan, "methods/approach") is None
    desk.session.undo()
    assert note.isVisible()
    desk.session.put("methods/approach", from_plain("All new."))
    assert note.isHidden()


def test_tab_goes_from_a_note_that_comes_back_to_the_text_below_it(qtbot: QtBot, desk: Desk) -> None:
    desk.session.apply(look_at(desk.session.plan, "methods/approach"))
    desk.go_to("methods/approach")
    desk.session.undo()
    note = note_of(desk)
    give_keyboard(qtbot, desk.window())
    note.one_button.setFocus()
    below = next(each for each in page_of(desk).findChildren(RichEditor) if each.isVisible())
    qtbot.keyClick(note.one_button, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is below.edit


def test_records_are_looked_at_one_by_one_or_together(qtbot: QtBot, desk: Desk) -> None:
    desk.go_to("partners")
    plan = desk.session.plan
    page = page_of(desk)
    table = page.findChild(RegisterTable)
    assert isinstance(table, RegisterTable)
    note = next(n for n in page.findChildren(CarriedNote) if n.isVisible() and n.all_button.isVisible())
    desk.window().resize(911, 512)  # its buttons go below what it says
    qtbot.waitUntil(lambda: note.one_button.mapTo(note, QPoint(0, 0)).y() > note.words.geometry().bottom())
    before = len(unlooked_at(plan, "partners"))
    table.select(plan.record_ids("partners")[0])
    press(qtbot, note.one_button)
    assert len(unlooked_at(plan, "partners")) == before - 1
    press(qtbot, note.all_button)
    assert unlooked_at(plan, "partners") == []
    desk.session.undo()
    assert len(unlooked_at(plan, "partners")) == before - 1


def test_the_form_of_a_record_says_it_too(qtbot: QtBot, desk: Desk) -> None:
    desk.go_to("partners")
    table = page_of(desk).findChild(RegisterTable)
    assert isinstance(table, RegisterTable)
    first, second = desk.session.plan.record_ids("partners")[:2]
    table.open_record(first)
    form = table.findChild(RecordForm)
    assert isinstance(form, RecordForm)
    press(qtbot, form.carried.one_button)
    assert form.carried.isHidden()
    form.next_button.click()
    assert form.record_id == second
    assert form.carried.isVisible()
    form.reject()


def test_the_home_counts_what_was_not_looked_at_and_leads_from_one_to_the_next(qtbot: QtBot, desk: Desk) -> None:
    plan, home = desk.session.plan, desk.home
    left = len(list(all_unlooked(plan)))
    assert home.carried.isVisible() and home.carried_note.text().endswith(f"{left} texts or records.")
    give_keyboard(qtbot, desk.window())
    with qtbot.waitSignal(desk.next_to_do.told):
        press(qtbot, home.carried_button)
    places = [page_of(desk).row]
    for _ in range(4):
        with qtbot.waitSignal(desk.next_to_do.told):
            desk.next_to_do.go_to_carried()
        places.append(page_of(desk).row)
    assert len(set(places)) == 5 and all(unlooked(plan, place) for place in places), places
    desk.session.apply(look_at(plan, places[0]))
    desk.show_home()
    desk.session.check()
    assert home.carried_note.text().endswith(f"{left - 1} texts or records.")
    desk.session.apply(look_at(plan, *(found.address for found in all_unlooked(plan))))
    desk.session.check()
    assert not home.carried.isVisible()
    with qtbot.waitSignal(desk.next_to_do.told) as told:
        desk.next_to_do.go_to_carried()
    assert told.args == ["Everything that was carried over has been looked at."]


@pytest.mark.parametrize("anyway", [False, True])
def test_a_section_is_not_completed_silently(desk: Desk, anyway: bool) -> None:
    desk.go_to("methods/approach")
    page = page_of(desk)
    told = answer_next("Complete it all the same" if anyway else "Look at it first")
    page.end.yes_button.click()
    assert told[0].endswith("9 texts or records from 2026–27: nobody has said that it still holds.")
    assert (desk.session.plan.status(page.shown) == "completed") is anyway


# -- last year, beside


def last_year(qtbot: QtBot, desk: Desk) -> str:
    """Return what the tab says, when the last plan has been read."""
    side = desk.side
    qtbot.waitUntil(lambda: side.isTabVisible(side.indexOf(side.last_year)), timeout=10000)
    side.setCurrentWidget(side.last_year)
    return side.last_year.toPlainText()


def test_last_years_text_stands_beside_and_can_be_put_in(qtbot: QtBot, desk: Desk) -> None:
    desk.go_to("feedback-received/summary")
    said = last_year(qtbot, desk)
    assert "As it stood in 2026–27" in said
    assert "Feedback: 14" in said
    assert desk.session.plan.get("feedback-received/summary") is None
    assert "Insert last time’s text" in said
    desk.side.last_year.setFocus()
    qtbot.keyClick(desk.side.last_year, Qt.Key.Key_Tab)
    qtbot.keyClick(desk.side.last_year, Qt.Key.Key_Return)
    found = unlooked(desk.session.plan, "feedback-received/summary")
    assert found
    assert found.since == "2026–27"
    assert note_of(desk).isVisible()
    assert "Insert last time’s text" not in desk.side.last_year.toPlainText()
    desk.session.undo()
    assert desk.session.plan.get("feedback-received/summary") is None


def test_what_is_written_already_stays_before_what_is_put_in(qtbot: QtBot, desk: Desk) -> None:
    desk.session.put("feedback-received/summary", from_plain("New this year."))
    desk.go_to("feedback-received/summary")
    last_year(qtbot, desk)
    desk.side.last_year.chosen.emit("insert:feedback-received/summary")
    content = desk.session.plan.get("feedback-received/summary")
    assert isinstance(content, RichText)
    assert content.plain().startswith("New this year.\n")
    found = unlooked(desk.session.plan, "feedback-received/summary")
    assert found
    assert found.paragraphs == len(content.blocks) - 1


def test_grades_and_recommendations_of_last_year_stand_beside(qtbot: QtBot, desk: Desk) -> None:
    plan = desk.session.plan
    with desk.session.jobs.workspace.read() as library:
        old = library.values(plan.text("cover/@came-from"))
    address, linked = next((a, c) for a, c in old.items() if a.startswith("recommendations/") and isinstance(c, tuple))
    desk.go_to(f"standards/{linked[0]}")
    said = last_year(qtbot, desk)
    assert "What the panel and reviewers said" in said
    assert str(old[address.replace("/standards", "/recommendation")])[:40] in said
    assert "Our grade" in said


def test_the_first_plan_of_an_area_has_no_last_year(qtbot: QtBot, example: MainWindow) -> None:
    assert example.desk
    example.desk.go_to("methods")
    read: list[object] = []
    example.desk.session.jobs.look(lambda _library: True, read.append, read.append)  # after what was begun before it
    qtbot.waitUntil(lambda: read == [True])
    side = example.desk.side
    assert not side.isTabVisible(side.indexOf(side.last_year))


def test_a_quarters_update_begins_from_the_one_before(qtbot: QtBot, example: MainWindow) -> None:
    desk = example.desk
    assert desk
    plan = desk.session.plan
    desk.session.put("quarters/2026-07/promise/promise", from_plain("We came in July 2026."))
    desk.go_to("quarters/2026-10/promise")
    assert "As it stood in July to September 2026" in last_year(qtbot, desk)
    assert desk.side.tabText(desk.side.indexOf(desk.side.last_year)).startswith("Last quarter")
    desk.side.last_year.chosen.emit("begin:")
    assert plan.get("quarters/2026-10/promise/promise") == from_plain("We came in July 2026.")
    assert "From July to September 2026" in note_of(desk).words.text()
    assert "Begin this quarter" not in desk.side.last_year.toPlainText()
    desk.session.undo()
    assert plan.get("quarters/2026-10/promise/promise") is None
