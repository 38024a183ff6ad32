"""The list of sections that is checked before a document is made."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from nec_desktop.gui.page_checks import PageChecks
from nec_desktop.gui.session import PlanSession
from nec_desktop.gui.theme import Theme


def _lines(checks: PageChecks) -> list[str]:
    return [checks.item(row).text() for row in range(checks.count())]


def test_sections_with_problems_come_first_with_them(qtbot: QtBot, session: PlanSession) -> None:
    session.put("profile/description", None)
    session.check()
    checks = PageChecks()
    qtbot.addWidget(checks)
    pages = session.plan.pages()
    checks.show_pages(session, pages, [("cover/marking", "The plan is marked.")], errors=True)
    lines = _lines(checks)
    assert lines[0] == "In the way: The plan is marked."
    at = next(n for n, line in enumerate(lines) if line.startswith("2 Area profile"))
    assert "1 needed answer is missing" in lines[at]
    assert lines[at + 1].startswith("Error: “The area in brief” is not yet written.")
    completed = [n for n, page in enumerate(pages) if session.status(page) == "completed"]
    assert len(lines) > len(pages) >= len(completed)


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
    checks.show_pages(session, pages, [("cover/marking", "The plan is marked.")], errors=True)
    assert checks.currentRow() == at + 1
