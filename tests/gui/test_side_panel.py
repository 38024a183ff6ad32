"""What stands beside a page: what belongs to it, and the checks that lead to a place."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QInputDialog, QMenu, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from nec_desktop.actions.workspace import Workspace
from nec_desktop.gui.checks_panel import ChecksPanel
from nec_desktop.gui.desk import Desk
from nec_desktop.gui.main_window import MainWindow
from nec_desktop.gui.rich_formats import picture_of
from nec_desktop.gui.theme import Theme, tokens
from nec_desktop.language.spelling import Speller
from nec_desktop.paths import RESOURCES
from nec_desktop.plan.plan import Change, Edit
from nec_desktop.plan.richtext import Heading, ListItem, Paragraph, Picture, RichText, Run, Table, from_plain
from tests.gui.keys import give_keyboard
from tests.gui.windows import Open, go_to_text, open_example, page_of, text_of, window_opener

DICTIONARIES = RESOURCES / "dictionaries"


def listed(qtbot: QtBot, desk: Desk, address: str) -> ChecksPanel:
    """Check the plan, go to a page, and return the list of what was found."""
    desk.session.check()
    desk.go_to(address)
    desk.side.setCurrentWidget(desk.side.checks_tab)
    qtbot.waitUntil(lambda: desk.side.checks.count() > 0)
    return desk.side.checks


def row_of(checks: ChecksPanel, words: str) -> int:
    """Return the row of the first line with these words."""
    return next(n for n in range(checks.count()) if words in checks.item(n).text())


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
    checks = listed(qtbot, desk, "cover")
    (finding,) = [f for f in desk.session.findings if f.address == "methods/approach"]
    checks.itemActivated.emit(checks.item(row_of(checks, finding.message)))
    assert page_of(desk).shown.address == "methods"
    qtbot.waitUntil(lambda: window.focusWidget() is text_of(desk, "Our approach"))


@pytest.mark.parametrize("width", range(900, 1400, 61))
def test_what_a_check_says_is_shown_to_its_last_word_with_as_much_space_below_as_above(
    qtbot: QtBot, theme: Theme, example: MainWindow, width: int
) -> None:
    assert theme and example.desk
    example.resize(width, 768)
    example.desk.go_to("methods")
    checks = example.desk.side.checks
    example.desk.side.setCurrentWidget(example.desk.side.checks_tab)
    qtbot.waitUntil(lambda: checks.count() > 5)
    QApplication.processEvents()
    for row in range(checks.count()):
        above, below = blank_around(checks, row)
        assert 6 <= above <= 12 and abs(below - above) <= 4, checks.item(row).text()


def blank_around(checks: ChecksPanel, row: int) -> tuple[int, int]:
    """Return how much of a line is blank above and below its words, drawn with more room than it has: less than
    nothing where words are below its end.
    """
    drawn = QStyleOptionViewItem()
    checks.initViewItemOption(drawn)
    place = checks.visualItemRect(checks.item(row))
    drawn.rect = QRect(0, 0, place.width(), place.height() + 60)
    image = QImage(drawn.rect.size(), QImage.Format.Format_RGB32)
    image.fill(QColor(tokens().side))
    painter = QPainter(image)
    checks.itemDelegate().paint(painter, drawn, checks.model().index(row, 0))
    painter.end()
    inner = range(6, place.width() - 6)
    words = [y for y in range(place.height() + 55) if len({image.pixel(x, y) for x in inner}) > 1]
    return words[0], place.height() - 1 - words[-1]


def test_how_easily_a_page_reads_is_told_and_explained(qtbot: QtBot, open_window: Open) -> None:
    desk = open_example(qtbot, open_window())
    desk.session.put("methods/approach", from_plain("We meet people in the town each week. " * 6))
    checks = listed(qtbot, desk, "methods")
    lines = [checks.item(n).text() for n in range(checks.count())]
    at = next(n for n, line in enumerate(lines) if line.startswith("Reading ease: "))
    assert 80 <= int(lines[at].split()[2]) <= 100
    assert lines[at + 1].startswith("Very easy: a child of eleven can follow it. A sentence has 8 words on average")


def test_cells_items_and_headings_are_no_sentences_for_how_easily_a_page_reads(qtbot: QtBot, open_window: Open) -> None:
    desk = open_example(qtbot, open_window())
    sentences = from_plain("We meet people in the town each week. " * 6).blocks
    days = (Run("Each week"),), (Run("The town hall"),)
    text = RichText(
        (
            Heading((Run("Where we are"),)),
            *sentences,
            *(ListItem((Run(f"Stall number {n}"),)) for n in range(20)),
            Table((days,) * 20),
        )
    )
    desk.session.put("methods/approach", text)
    checks = listed(qtbot, desk, "methods")
    lines = [checks.item(n).text() for n in range(checks.count())]
    assert any("A sentence has 8 words on average" in line for line in lines)


def test_a_check_about_words_leads_to_them(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    desk = open_example(qtbot, window)
    desk.session.put("methods/approach", from_plain("We meet people. We organize events. We listen."))
    checks = listed(qtbot, desk, "cover")
    checks.itemActivated.emit(checks.item(row_of(checks, "organize")))
    qtbot.waitUntil(lambda: text_of(desk, "Our approach").textCursor().selectedText() == "organize")


def test_of_two_places_with_the_same_words_a_check_leads_to_its_own(qtbot: QtBot, open_window: Open) -> None:
    desk = open_example(qtbot, open_window())
    desk.session.put("methods/approach", from_plain("We disorganize. We organize talks. We organize walks."))
    checks = listed(qtbot, desk, "cover")
    for number, start in enumerate((19, 38)):
        about = [n for n in range(checks.count()) if "“organize”" in checks.item(n).text()]
        checks.itemActivated.emit(checks.item(about[number]))
        selected = start, start + len("organize")

        def is_selected(selected: tuple[int, int] = selected) -> bool:
            cursor = text_of(desk, "Our approach").textCursor()
            return (cursor.selectionStart(), cursor.selectionEnd()) == selected

        qtbot.waitUntil(is_selected)


def test_a_check_about_the_words_of_a_picture_leads_to_it(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    desk = open_example(qtbot, window)
    picture = Picture("a" * 64, "How we organize it")
    desk.session.put("methods/approach", RichText((Paragraph((Run("We meet people."),)), picture)))
    checks = listed(qtbot, desk, "cover")
    checks.itemActivated.emit(checks.item(row_of(checks, "organize")))
    edit = text_of(desk, "Our approach")
    qtbot.waitUntil(lambda: picture_of(edit.textCursor().charFormat()) == picture)
    assert not edit.textCursor().hasSelection(), "the next key must not write over the picture"


def test_below_the_list_stands_what_can_be_done_with_the_line_chosen(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    desk = open_example(qtbot, window)
    desk.session.put("methods/approach", from_plain("We organize events."))
    desk.session.put("cover/area", None)
    tab, checks = desk.side.checks_tab, listed(qtbot, desk, "methods")
    give_keyboard(qtbot, window)
    checks.setFocus()
    assert tab.button.isVisible() and not tab.button.isEnabled(), "no line is chosen"
    height = checks.height()
    checks.setCurrentRow(row_of(checks, "“Area” is not yet written."))
    assert tab.note.isVisible() and tab.note.text() == "This cannot be dismissed: it goes when it is mended."
    checks.customContextMenuRequested.emit(checks.visualItemRect(checks.currentItem()).center())
    (menu,) = checks.findChildren(QMenu)
    assert [(action.text(), action.isEnabled()) for action in menu.actions()] == [(tab.note.text(), False)]
    menu.close()
    checks.setCurrentRow(row_of(checks, "organize"))
    assert tab.button.isEnabled() and tab.button.text() == "Dismiss with a reason… (Delete)"
    tab.button.click()
    dialog = checks.findChild(QInputDialog)
    assert isinstance(dialog, QInputDialog)
    dialog.setTextValue("A name")
    dialog.accept()
    qtbot.waitUntil(lambda: any("A name" in checks.item(n).text() for n in range(checks.count())))
    dismissed = row_of(checks, "A name")
    assert checks.item(dismissed).text() == "“organize”: A name\nLook at it again (Delete)"
    checks.setCurrentRow(dismissed)
    assert tab.button.text() == "Look at it again (Delete)"
    assert checks.height() == height, "no line moves from under the mouse"
    tab.button.click()
    qtbot.waitUntil(lambda: any(finding.remark for finding in desk.session.findings_on(page_of(desk).shown)))


def test_delete_is_promised_only_where_it_dismisses(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    desk = open_example(qtbot, window)
    desk.session.put("methods/approach", from_plain("We organize events."))
    tab, checks = desk.side.checks_tab, listed(qtbot, desk, "methods")
    give_keyboard(qtbot, window)
    checks.setFocus()
    checks.setCurrentRow(row_of(checks, "organize"))
    assert tab.button.text() == "Dismiss with a reason… (Delete)"
    checks.itemActivated.emit(checks.currentItem())
    edit = text_of(desk, "Our approach")
    qtbot.waitUntil(lambda: edit.textCursor().selectedText() == "organize" and edit.hasFocus())
    assert tab.button.text() == "Dismiss with a reason…", "there Delete takes out the words of the plan"
    assert tab.button.isEnabled()


def test_the_line_chosen_stays_so_and_its_neighbour_follows_when_it_is_mended(qtbot: QtBot, open_window: Open) -> None:
    desk = open_example(qtbot, open_window())
    desk.session.put("methods/approach", from_plain("We organize events. We like color."))
    checks = listed(qtbot, desk, "cover")
    row = row_of(checks, "organize")
    checks.setCurrentRow(row)
    desk.session.put("cover/area", None)  # which is told above it
    desk.session.check()
    qtbot.waitUntil(lambda: row_of(checks, "organize") > row)
    row = row_of(checks, "organize")
    assert checks.currentRow() == row
    desk.session.put("methods/approach", from_plain("We manage events. We like color."))
    desk.session.check()
    qtbot.waitUntil(lambda: "color" in checks.item(row).text())
    assert checks.currentRow() == row


def test_of_another_page_no_line_is_chosen_where_the_one_that_was_is_mended(qtbot: QtBot, open_window: Open) -> None:
    desk = open_example(qtbot, open_window())
    desk.session.put("methods/approach", from_plain("We organize events."))
    checks = listed(qtbot, desk, "methods")
    checks.setCurrentRow(row_of(checks, "organize"))
    desk.side.setCurrentWidget(desk.side.guidance)
    desk.session.put("methods/approach", from_plain("We hold events."))
    assert listed(qtbot, desk, "cover").currentItem() is None
    assert not desk.side.checks_tab.button.isEnabled()


def test_down_goes_from_the_top_of_the_list_on_another_page(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    desk = open_example(qtbot, window)
    desk.session.put("methods/approach", from_plain("We organize events."))
    desk.session.put("profile/description", from_plain("We like color."))
    checks = listed(qtbot, desk, "methods")
    checks.setCurrentRow(row_of(checks, "organize"))
    checks = listed(qtbot, desk, "profile")
    give_keyboard(qtbot, window)
    checks.setFocus()
    qtbot.waitUntil(checks.hasFocus)
    qtbot.keyClick(checks, Qt.Key.Key_Down)
    assert checks.currentRow() == 1, "below the heading: not on from what was chosen on the other page"
    checks = listed(qtbot, desk, "methods")
    checks.setCurrentRow(row_of(checks, "color"))
    checks.itemActivated.emit(checks.currentItem())
    qtbot.waitUntil(lambda: row_of(checks, "color") < 6)
    assert checks.currentRow() == row_of(checks, "color"), "who followed a check finds it again"


def test_the_list_begins_with_another_page_unless_one_is_at_work_in_it(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    desk = open_example(qtbot, window)
    window.resize(1200, 600)
    plan = desk.session.plan
    needed = [(page, field) for page in plan.pages() for field in page.fields if field.required and field.holds_value]
    places = [place for page, field in needed for place in plan.places(page, field)]
    desk.session.apply(Edit("Empty", tuple(Change(place, None) for place in places)))
    checks = listed(qtbot, desk, "methods")
    bar = checks.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    desk.focus_page()
    qtbot.waitUntil(lambda: not checks.hasFocus())
    bar.setValue(before := bar.maximum() // 2)
    desk.session.put("methods/approach", from_plain("We organize events."))
    with qtbot.waitSignal(checks.told):
        desk.session.check()
    assert any("organize" in checks.item(n).text() for n in range(checks.count()))
    assert bar.value() == before, "what is in view stays there"
    desk.show_home()
    desk.go_to("methods")
    assert bar.value() == before, "and is there again after a look at the plan's home"
    desk.go_to("cover")
    assert bar.value() == 0
    give_keyboard(qtbot, window)
    checks.setFocus()
    qtbot.waitUntil(checks.hasFocus)
    bar.setValue(bar.maximum() // 2)
    before = bar.value()
    checks.itemActivated.emit(checks.item(row_of(checks, "organize")))
    assert page_of(desk).shown.address == "methods"
    desk.session.put("cover/approver", "Superintendent")
    with qtbot.waitSignal(checks.told):
        desk.session.check()
    assert bar.value() == before


def test_a_damaged_dictionary_is_told_once_and_all_else_is_checked_and_written(qtbot: QtBot, tmp_path: Path) -> None:
    shutil.copytree(DICTIONARIES, tmp_path / "dictionaries")
    (tmp_path / "dictionaries" / "en_GB" / "en_GB.dic").write_bytes(b"\x00\xff" * 5000)
    workspace = Workspace(tmp_path / "data")
    workspace.language.speller = Speller(workspace.folder, tmp_path / "dictionaries")
    with window_opener(qtbot) as open_on:
        window = open_on(workspace)
        desk = open_example(qtbot, window)
        edit = go_to_text(qtbot, window, "methods/approach", "Our approach")
        qtbot.keyClick(edit, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClicks(edit, " We utilise the xqztly hall at 14:00 hrs.")
        checks = listed(qtbot, desk, "methods")
        told = [n for n in range(checks.count()) if "Spelling is not checked" in checks.item(n).text()]
        assert len(told) == 1

        def marked() -> list[str]:
            return [look.cursor.selectedText() for look in edit.extraSelections()]

        qtbot.waitUntil(lambda: "utilise" in marked())
        assert "xqztly" not in marked()
        desk.flush()
        kept = desk.session.plan.get("methods/approach")
        assert isinstance(kept, RichText) and kept.plain().endswith("We utilise the xqztly hall at 14:00 hrs.")
