"""What stands beside a page: what belongs to it, and the checks that lead to a place."""

from pytestqt.qtbot import QtBot

from nec_desktop.plan.richtext import from_plain
from tests.gui.windows import Open, open_example, page_of, text_of


def test_the_panel_shows_what_belongs_to_a_standard(qtbot: QtBot, open_window: Open) -> None:
    desk = open_example(qtbot, open_window())
    desk.go_to("standards/publicise-events")
    standard = desk.session.plan.standards.find("publicise-events")
    assert standard
    assert page_of(desk).asked.text() == standard.requirement
    assert standard.prompts[0] in desk.side.guidance.toPlainText()
    desk.side.setCurrentWidget(desk.side.examples)
    assert standard.example[0].why in desk.side.examples.toPlainText()
    desk.side.setCurrentWidget(desk.side.evidence)
    assert standard.evidence[0] in desk.side.evidence.toPlainText()
    assert desk.side.isTabVisible(desk.side.indexOf(desk.side.evidence))
    desk.go_to("methods")
    assert not desk.side.isTabVisible(desk.side.indexOf(desk.side.evidence))


def test_a_check_leads_to_its_place(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    desk = open_example(qtbot, window)
    desk.session.put("methods/approach", None)
    desk.session.check()
    (finding,) = [f for f in desk.session.findings if f.address == "methods/approach"]
    desk.go_to("cover")
    desk.side.setCurrentWidget(desk.side.checks)
    rows = range(desk.side.checks.count())
    item = next(desk.side.checks.item(n) for n in rows if finding.message in desk.side.checks.item(n).text())
    desk.side.checks.itemActivated.emit(item)
    assert page_of(desk).shown.address == "methods"
    qtbot.waitUntil(lambda: window.focusWidget() is text_of(desk, "Our approach"))


def test_a_check_about_words_leads_to_them(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    desk = open_example(qtbot, window)
    desk.session.put("methods/approach", from_plain("We meet people. We organize events. We listen."))
    desk.session.check()
    desk.go_to("cover")
    checks = desk.side.checks
    desk.side.setCurrentWidget(checks)
    item = next(checks.item(n) for n in range(checks.count()) if "organize" in checks.item(n).text())
    checks.itemActivated.emit(item)
    qtbot.waitUntil(lambda: text_of(desk, "Our approach").textCursor().selectedText() == "organize")
