"""Ctrl+F: words wherever they stand, and the way to them."""

from collections.abc import Iterator
from time import sleep, thread_time

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidgetItem, QTextEdit
from pytestqt.qtbot import QtBot

from nec_desktop.gui import find_panel
from nec_desktop.gui.find_panel import FindPanel
from nec_desktop.gui.main_window import MainWindow
from nec_desktop.gui.rich_formats import picture_of
from nec_desktop.gui.section_page import SectionPage
from nec_desktop.gui.select_words import select_words
from nec_desktop.gui.session import PlanSession
from nec_desktop.plan.find import Passage, passages
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.richtext import Paragraph, Picture, RichText, Run, from_plain
from nec_desktop.plan.wanted import Wanted
from tests.gui.keys import give_keyboard


def _find(qtbot: QtBot, window: MainWindow, words: str) -> FindPanel:
    give_keyboard(qtbot, window)
    qtbot.keyClick(window.focusWidget() or window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    panel = window.finding.panel
    assert panel
    assert window.focusWidget() is panel.wanted
    panel.wanted.insert(words)
    qtbot.waitUntil(lambda: panel.count_note.text() != "Reading the plan …")
    return panel


def _rows(panel: FindPanel) -> list[str]:
    return [panel.results.item(n).text().replace("\u2028", ": ") for n in range(panel.results.count())]


def _hits(panel: FindPanel) -> list[QListWidgetItem]:
    items = [panel.results.item(n) for n in range(panel.results.count())]
    return [item for item in items if item.data(Qt.ItemDataRole.UserRole)]


def _selected(window: MainWindow) -> str:
    focused = window.focusWidget()
    if isinstance(focused, QLineEdit):
        return focused.selectedText()
    return focused.textCursor().selectedText() if isinstance(focused, QTextEdit) else ""


def _page(window: MainWindow) -> str:
    assert window.desk
    page = window.desk.pages.currentWidget()
    return page.shown.address if isinstance(page, SectionPage) else ""


def _text(session: PlanSession) -> str:
    text = session.plan.get("profile/description")
    return text.plain() if isinstance(text, RichText) else ""


def test_places_are_listed_by_section_and_enter_selects_the_words(qtbot: QtBot, example: MainWindow) -> None:
    assert example.desk
    example.desk.session.put("profile/description", from_plain("Heath.\nA quökka, 😀 then a QUOKKA."))
    example.desk.session.put("cover/approver", "Quokka Smith")
    panel = _find(qtbot, example, "quokka")
    assert panel.count_note.text() == "3 places"
    rows = ["In your texts: 3 places", "Cover and document control", "Approved by: Quokka Smith"]
    assert _rows(panel)[:3] == rows
    qtbot.keyClick(panel.wanted, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _selected(example) == "Quokka")
    assert _page(example) == "cover"
    qtbot.keyClick(example.focusWidget(), Qt.Key.Key_F3)
    qtbot.waitUntil(lambda: _selected(example) == "quökka")
    assert _page(example) == "profile"
    qtbot.keyClick(example.focusWidget(), Qt.Key.Key_F3)
    qtbot.waitUntil(lambda: _selected(example) == "QUOKKA")
    qtbot.keyClick(example.focusWidget(), Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: _selected(example) == "quökka")
    assert len(_rows(panel)) == 6, "the list stays"


def test_enter_once_more_goes_on_and_never_writes_over_what_was_found(qtbot: QtBot, example: MainWindow) -> None:
    assert example.desk
    session = example.desk.session
    session.put("profile/description", from_plain("A quökka, 😀 then a QUOKKA."))
    session.put("cover/approver", "Quokka Smith")
    panel = _find(qtbot, example, "quokka")
    qtbot.keyClick(panel.wanted, Qt.Key.Key_Return)
    for word in ("Quokka", "quökka", "QUOKKA"):
        qtbot.waitUntil(lambda word=word: _selected(example) == word)  # type: ignore[misc]
        qtbot.keyClick(example.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _selected(example) == "Quokka")
    qtbot.keyClick(example.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: _selected(example) == "QUOKKA")
    assert _text(session) == "A quökka, 😀 then a QUOKKA."
    qtbot.keyClick(example.focusWidget(), Qt.Key.Key_End)
    qtbot.keyClick(example.focusWidget(), Qt.Key.Key_Return)
    qtbot.keyClicks(example.focusWidget(), "More")
    assert _page(example) == "profile", "who has moved the cursor writes again"
    example.desk.flush()
    assert _text(session).endswith("QUOKKA.\nMore")


def test_words_of_a_picture_lead_behind_it_and_enter_goes_on(qtbot: QtBot, example: MainWindow) -> None:
    assert example.desk
    session, picture = example.desk.session, Picture("a" * 64, "A quokka on a map")
    text = RichText((Paragraph((Run("One quokka."),)), picture, Paragraph((Run("Two QUOKKA."),))))
    session.put("profile/description", text)
    panel = _find(qtbot, example, "quokka")
    assert panel.count_note.text() == "3 places"
    qtbot.keyClick(panel.wanted, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _selected(example) == "quokka")
    edit = example.focusWidget()
    assert isinstance(edit, QTextEdit)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: picture_of(edit.textCursor().charFormat()) == picture)
    assert _selected(example) == "", "the next key must not write over it"
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _selected(example) == "QUOKKA")
    example.desk.flush()
    assert session.plan.get("profile/description") == text


def test_the_panes_are_as_wide_after_finding_as_before(qtbot: QtBot, example: MainWindow) -> None:
    assert example.desk
    example.desk.go_to("profile")
    example.resize(1366, 768)
    panes = example.desk.panes
    qtbot.waitUntil(lambda: panes.width() == 1366)
    before = panes.sizes()
    _find(qtbot, example, "surgery")
    qtbot.waitUntil(lambda: panes.width() < 1100)
    example.finding.close()
    qtbot.waitUntil(lambda: panes.width() == 1366)
    assert panes.sizes()[::2] == before[::2]


def test_the_page_scrolls_to_the_words(qtbot: QtBot, example: MainWindow) -> None:
    assert example.desk
    example.desk.session.put("profile/challenges", from_plain("One line.\n" * 60 + "A quokka.\n" + "One line.\n" * 60))
    panel = _find(qtbot, example, "quokka")
    qtbot.keyClick(panel.wanted, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _selected(example) == "quokka")
    edit = example.focusWidget()
    assert isinstance(edit, QTextEdit)
    qtbot.waitUntil(lambda: not edit.visibleRegion().intersected(edit.cursorRect()).isEmpty())


def test_words_of_the_guidance_open_it(qtbot: QtBot, example: MainWindow) -> None:
    assert example.desk
    standard = example.desk.session.plan.standards.standard[1]
    panel = _find(qtbot, example, standard.prompts[0][:40])
    qtbot.keyClick(panel.wanted, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _selected(example) == standard.prompts[0][:40])
    assert _page(example) == f"standards/{standard.id}"
    assert example.desk.side.currentWidget() is example.desk.side.guidance


def test_words_in_a_table_lead_to_its_line(qtbot: QtBot, example: MainWindow) -> None:
    assert example.desk
    plan = example.desk.session.plan
    event = plan.record_ids("events")[3]
    example.desk.session.put(f"events/{event}/venue", "Quokka Hall")
    panel = _find(qtbot, example, "quokka")
    qtbot.keyClick(panel.wanted, Qt.Key.Key_Return)
    assert _page(example) == "calendar"
    assert QApplication.activeModalWidget() is None


def test_the_list_is_walked_by_keys_and_esc_closes_it(qtbot: QtBot, example: MainWindow) -> None:
    panel = _find(qtbot, example, "surgery")
    qtbot.keyClick(panel.wanted, Qt.Key.Key_Down)
    assert example.focusWidget() is panel.results
    qtbot.keyClick(panel.results, Qt.Key.Key_Up)
    assert example.focusWidget() is panel.wanted
    qtbot.keyClick(panel.wanted, Qt.Key.Key_Escape)
    assert example.finding.panel is None


def test_the_list_follows_the_writing(qtbot: QtBot, example: MainWindow) -> None:
    assert example.desk
    panel = _find(qtbot, example, "quokka")
    assert "Nothing found" in panel.count_note.text()
    example.desk.session.put("cover/approver", "Quokka Smith")
    qtbot.waitUntil(lambda: panel.count_note.text() == "1 place")


def test_a_word_that_stands_everywhere_is_counted_and_not_all_listed(qtbot: QtBot, example: MainWindow) -> None:
    panel = _find(qtbot, example, "th")
    assert panel.count_note.text().startswith("The first 300 of")
    headings = [row for row in _rows(panel) if "places" in row and row.startswith("In ")]
    assert [heading.partition(" of ")[0] for heading in headings] == [
        "In your texts: the first 180",
        "In registers: the first 80",
        "In guidance and examples: the first 40",
    ]


def test_ones_own_words_come_before_registers_and_these_before_guidance(qtbot: QtBot, example: MainWindow) -> None:
    panel = _find(qtbot, example, "surgery")
    shown = [hit.data(Qt.ItemDataRole.UserRole).passage.kind for hit in _hits(panel)]
    kinds = ["guidance" if kind == "example" else kind for kind in shown]
    counts = [kinds.count(kind) for kind in ("text", "record", "guidance")]
    assert all(counts)
    assert kinds == ["text"] * counts[0] + ["record"] * counts[1] + ["guidance"] * counts[2]
    headings = [row for row in _rows(panel) if row.startswith("In ") and ": " in row]
    assert [row.partition(": ")[0] for row in headings] == ["In your texts", "In registers", "In guidance and examples"]
    assert panel.results.currentItem() is _hits(panel)[0]
    words = ", ".join(
        f"{n} in {what}" for n, what in zip(counts, ("your texts", "registers", "guidance and examples"), strict=True)
    )
    assert panel.count_note.text() == f"{sum(counts)} places: {words}"


def test_closing_the_plan_closes_the_panel(qtbot: QtBot, example: MainWindow) -> None:
    _find(qtbot, example, "surgery")
    example.show_start()
    assert example.finding.panel is None
    example.finding.next()
    assert example.finding.panel is None


def test_where_there_are_fewer_places_than_thought_the_last_is_selected(qtbot: QtBot) -> None:
    text, line = QTextEdit("one two"), QLineEdit("one 😀 twö")
    qtbot.addWidget(text)
    qtbot.addWidget(line)
    select_words(text, Wanted("TWO"), 5)
    select_words(line, Wanted("two"), 5)
    select_words(None, Wanted("two"), 0)
    assert (text.textCursor().selectedText(), line.selectedText()) == ("two", "twö")
    select_words(text, Wanted("absent"), 0)
    assert text.textCursor().selectedText() == "two"


@pytest.mark.parametrize("number", range(3))
def test_each_place_of_a_paragraph_is_found_behind_what_qt_counts_as_two(qtbot: QtBot, number: int) -> None:
    words = "😀 quökka 😀 QUOKKA, 😀😀 quokka"
    text = QTextEdit(f"{words}<p>{words}")
    qtbot.addWidget(text)
    select_words(text, Wanted("quokka"), 3 + number)
    assert text.textCursor().block().blockNumber() == 1
    assert text.textCursor().selectedText() == ("quökka", "QUOKKA", "quokka")[number]


def test_the_window_lives_while_a_long_plan_is_read_to_be_searched(
    qtbot: QtBot, example: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert example.desk
    turns, turned_at = [0], list[int]()

    def watched(plan: Plan) -> Iterator[Passage]:
        for number, passage in enumerate(passages(plan)):
            if number < 5:
                sleep(0.03)  # as if there were thousands of records
            turned_at.append(turns[0])
            yield passage

    def turn() -> None:
        turns[0] += 1

    loop = QTimer(interval=0)
    loop.timeout.connect(turn)
    loop.start()
    monkeypatch.setattr(find_panel, "passages", watched)
    count = len(list(passages(example.desk.session.plan)))
    example.finding.show()
    qtbot.waitUntil(lambda: len(turned_at) == count)
    assert turned_at[-1] - turned_at[0] >= 4
    panel = example.finding.panel
    assert panel
    panel.wanted.insert("zyxw")
    assert panel.count_note.text().startswith("Nothing found.")
    turned_at.clear()
    example.desk.session.put("cover/approver", "Inspector Zyxw")
    qtbot.waitUntil(lambda: panel.count_note.text() == "1 place")
    assert turned_at[-1] - turned_at[0] >= 4


@pytest.fixture
def laborious(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the plan take as long to be read as one with thousands of records."""

    def laborious(plan: Plan) -> Iterator[Passage]:
        for number, passage in enumerate(passages(plan)):
            until = thread_time() + 0.03
            while number < 10 and thread_time() < until:
                pass
            yield passage

    monkeypatch.setattr(find_panel, "passages", laborious)


@pytest.mark.usefixtures("laborious")
def test_who_types_before_thousands_of_records_are_read_is_told_and_then_answered(
    qtbot: QtBot, example: MainWindow
) -> None:
    example.finding.show()
    panel = example.finding.panel
    assert panel
    qtbot.keyClicks(panel.wanted, "Swan")
    assert panel.count_note.text() == "Reading the plan …"
    qtbot.keyClicks(panel.wanted, "age")
    qtbot.waitUntil(lambda: "place" in panel.count_note.text())
    item = panel.results.item(2)
    assert item is not None and "Swanage" in item.text()


@pytest.mark.usefixtures("laborious")
def test_enter_before_all_is_read_goes_to_the_first_place_as_soon_as_there_is_one(
    qtbot: QtBot, example: MainWindow
) -> None:
    give_keyboard(qtbot, example)
    example.finding.show()
    panel = example.finding.panel
    assert panel
    qtbot.keyClicks(panel.wanted, "Swan")
    qtbot.keyClick(panel.wanted, Qt.Key.Key_Return)
    assert panel.count_note.text() == "Reading the plan …"
    qtbot.keyClicks(panel.wanted, "age")
    qtbot.waitUntil(lambda: "place" in panel.count_note.text())
    qtbot.wait(50)
    assert panel.wanted.hasFocus(), "other words are wanted now, and nobody has asked to go there"
    session = example.desk.session if example.desk else None
    assert session
    session.put("cover/approver", "Inspector Zyxw")  # all is read again
    panel.wanted.setText("Wimborne")
    assert panel.count_note.text() == "Reading the plan …"
    qtbot.keyClick(panel.wanted, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _selected(example) == "Wimborne" and not panel.wanted.hasFocus())
