"""The end of a section's page: the author's word counts, and what stands against it is said there."""

import pytest
from pytestqt.qtbot import QtBot

from nec_desktop.gui.main_window import MainWindow
from nec_desktop.plan.richtext import from_plain
from tests.gui.keys import give_keyboard
from tests.gui.reviewing import Reviewed
from tests.gui.windows import Open, page_of, start_plan, text_of


def test_a_section_with_gaps_is_completed_and_says_what_stands_against_it(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    give_keyboard(qtbot, window)
    desk = start_plan(qtbot, window, "Purbeck")
    desk.go_to("methods")
    page = page_of(desk)
    assert not page.end.against.isVisible(), "nothing stands against what nobody calls completed"
    page.end.yes_button.click()
    assert page_of(desk) is page, "nobody is led past it"
    assert desk.session.plan.text("methods/@status") == "completed", "status is the author's word"
    told = "1 needed answer is missing. The section shows as a problem until it is written."
    assert page.end.against_words.text() == told
    assert page.end.against.isVisible() and page.end.first_button.hasFocus()
    assert page.end.against.visibleRegion().boundingRect().height() == page.end.against.height(), "it is in view"
    page.end.first_button.click()
    qtbot.waitUntil(text_of(desk, "Our approach").hasFocus)
    assert window.statusBar().currentMessage() == "“Our approach” is not yet written."
    desk.session.put("methods/approach", from_plain("We knock on doors."))
    desk.session.check()
    assert not page.end.against.isVisible()


def test_it_goes_on_where_nothing_stands_against_it(reviewed: Reviewed) -> None:
    desk = reviewed().desk
    assert desk
    desk.go_to("methods")
    page_of(desk).end.yes_button.click()
    assert page_of(desk).shown.address != "methods"


def test_errors_of_records_count_and_lead_there(qtbot: QtBot, reviewed: Reviewed) -> None:
    desk = reviewed().desk
    assert desk
    first, second, *_ = desk.session.plan.record_ids("events")
    for record in (first, second):
        desk.session.put(f"events/{record}/title", None)
    desk.go_to("events")
    page = page_of(desk)
    page.end.yes_button.click()
    told = "2 errors stand under “Checks”. The section shows as a problem until that is mended."
    assert page.end.against_words.text() == told
    page.end.first_button.click()
    qtbot.waitUntil(lambda: page.row == f"events/{first}")
    page.end.no_button.click()
    assert page_of(desk) is not page, "who says later goes on"


@pytest.mark.usefixtures("theme")
def test_the_pages_of_an_update_say_what_is_missing_too(plan_window: MainWindow) -> None:
    desk = plan_window.desk
    assert desk
    plan = desk.session.plan
    pages = [page for page in plan.every_page().values() if page.quarter]
    address = next(page.address for page in pages if any(field.required and field.holds_value for field in page.fields))
    desk.go_to(address)
    page = page_of(desk)
    page.end.yes_button.click()
    assert page_of(desk) is page
    assert page.end.against_words.text().endswith(("needed answers are missing.", "needed answer is missing."))
