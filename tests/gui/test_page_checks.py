"""The list of sections that is checked before a document is made."""

from dataclasses import replace

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from nec_desktop.gui.page_checks import MOST, PageChecks
from nec_desktop.gui.session import PlanSession
from nec_desktop.gui.theme import Theme
from nec_desktop.plan.edits import add_record


def _lines(checks: PageChecks) -> list[str]:
    return [checks.item(row).text() for row in range(checks.count())]


def test_sections_with_problems_come_first_with_them(qtbot: QtBot, theme: Theme, session: PlanSession) -> None:
    session.put("profile/description", None)
    session.check()
    checks = PageChecks()
    qtbot.addWidget(checks)
    pages = session.plan.pages()
    whole_plan = replace(session.findings[0], message="The plan has no name.")
    checks.show_pages(session, pages, [("cover/marking", "The plan is marked.")], [whole_plan], errors=True)
    lines = _lines(checks)
    assert lines[0] == "In the way: The plan is marked."
    assert lines[1].startswith("Error: The plan has no name.")
    at = next(n for n, line in enumerate(lines) if line.startswith("2 Area profile"))
    assert "1 needed answer is missing" in lines[at]
    assert lines[at + 1].startswith("Error: “The area in brief” is not yet written.")
    assert len(lines) == len(pages) + 3
    assert pages[0].address == "cover" and lines[-1].startswith("Cover and document control · Completed")
    assert checks.item(at).font().bold() and not checks.item(len(lines) - 1).font().bold()
    colours = [checks.item(n).foreground().color().name() for n in (at, at + 1)]
    assert colours == [theme.colours.ink, theme.colours.error]


def test_each_line_bears_the_word_that_changes_it(qtbot: QtBot, theme: Theme, session: PlanSession) -> None:
    session.check()
    checks = PageChecks()
    checks.setObjectName("findings")
    qtbot.addWidget(checks)
    checks.resize(500, 400)
    checks.show()
    checks.show_pages(session, session.plan.pages(), [], errors=True)
    checks.setCurrentRow(0)
    drawn = checks.viewport().grab().toImage()
    for row, colour in ((0, theme.colours.ink), (1, theme.colours.accent)):
        item = checks.item(row)
        assert item.data(Qt.ItemDataRole.AccessibleTextRole) == f"{item.text()}\nChange"
        place = checks.visualItemRect(item)
        beside = [(x, y) for x in range(place.right() - 70, place.right()) for y in range(place.top(), place.bottom())]
        assert sum(drawn.pixelColor(x, y).name() == colour for x, y in beside) > 20, "the word and the line under it"


def test_enter_goes_to_a_line_and_what_is_selected_stays_so(qtbot: QtBot, session: PlanSession) -> None:
    session.put("profile/description", None)
    session.check()
    checks = PageChecks()
    qtbot.addWidget(checks)
    checks.show()
    chosen: list[str] = []
    checks.chosen.connect(chosen.append)
    pages = session.plan.pages()
    checks.show_pages(session, pages, [], errors=True)
    at = next(n for n, line in enumerate(_lines(checks)) if line.startswith("Error: “The area in brief”"))
    checks.setCurrentRow(at)
    qtbot.keyClick(checks, Qt.Key.Key_Return)
    assert chosen == ["profile/description"]
    bar = checks.verticalScrollBar()
    bar.setValue(bar.maximum())
    checks.show_pages(session, pages, [], errors=True)
    assert bar.value() == bar.maximum() > 0, "what is in view stays there"
    checks.show_pages(session, pages, [("cover/marking", "The plan is marked.")], errors=True)
    assert checks.currentRow() == at + 1


def test_of_hundreds_of_problems_the_first_are_listed_and_how_many_more_there_are(
    qtbot: QtBot, session: PlanSession
) -> None:
    session.check()
    (page,) = (page for page in session.plan.pages() if page.address == "calendar")
    before = len(session.findings_on(page))
    for number in range(MOST + 5):
        session.apply(add_record(session.plan, "events", {"title": f"Stall {number}"}))
    session.check()
    left = len(session.findings_on(page)) - MOST
    assert left > before
    checks, chosen = PageChecks(), list[str]()
    qtbot.addWidget(checks)
    checks.chosen.connect(chosen.append)
    in_the_way = [(f"events/{number}", f"Stall {number} has no day.") for number in range(1000 + MOST)]
    checks.show_pages(session, [page], in_the_way, errors=True)
    lines = _lines(checks)
    assert len(lines) == 2 * MOST + 3
    assert lines[MOST - 1 : MOST + 1] == [
        f"In the way: Stall {MOST - 1} has no day.",
        "And 1,000 more in the way, which come here as these are mended.",
    ]
    assert lines[-1] == f"And {left} more in this section, which come here as these are mended."
    checks.go(checks.item(len(lines) - 1))
    assert chosen == ["calendar"]
    session.undo()
    session.check()
    checks.show_pages(session, [page], [], errors=True)
    assert f"And {len(session.findings_on(page)) - MOST} more in this section" in _lines(checks)[-1]
