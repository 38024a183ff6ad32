"""The page of a section: its fields, their marks, and the way through it."""

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from nec_desktop.gui.field_block import FieldBlock
from nec_desktop.gui.holding_still import settle
from nec_desktop.gui.link_records import LinkRecords
from nec_desktop.gui.main_window import MainWindow
from nec_desktop.gui.questions import Questions
from nec_desktop.gui.section_page import SectionPage
from nec_desktop.gui.shown_table import ShownTable
from nec_desktop.gui.text_area import TextArea
from nec_desktop.gui.theme import Theme
from nec_desktop.plan.addresses import INTERNAL, UNLOCKED, join
from nec_desktop.plan.edits import add_record
from nec_desktop.plan.richtext import from_plain
from nec_desktop.plan.words import record_title
from tests.gui.keys import give_keyboard
from tests.gui.windows import Open, desk_of, go_to_text, line_of, open_example, page_of, start_plan, text_of, texts_of


def test_every_page_of_the_example_can_be_shown_and_none_changes_it(qtbot: QtBot, open_window: Open) -> None:
    desk = open_example(qtbot, open_window())
    before = dict(desk.session.plan.values)
    for address in desk.session.plan.every_page():
        desk.go_to(address)
        assert page_of(desk).shown.address == address
    desk.flush()
    assert desk.session.plan.values == before


def test_from_page_to_page_nothing_else_is_shown_meanwhile(qtbot: QtBot, open_window: Open) -> None:
    desk = open_example(qtbot, open_window())
    shown: list[str] = []

    class Watching(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
            if event.type() == QEvent.Type.Show:
                shown.append(type(watched).__name__)
            return False

    desk.go_to("cover")
    watching = Watching()
    for n in range(desk.pages.count()):
        page = desk.pages.widget(n)
        assert page
        page.installEventFilter(watching)
    desk.go_to("profile")
    assert shown == []
    assert [type(desk.pages.widget(n)) for n in range(desk.pages.count())].count(SectionPage) == 1


@pytest.mark.usefixtures("theme")
def test_a_line_far_down_is_in_view_when_one_goes_to_it(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    give_keyboard(qtbot, window)
    desk = open_example(qtbot, window)
    for _ in range(2):
        desk.go_to("cover/approver")
        line = line_of(desk, "Approved by")
        qtbot.waitUntil(line.hasFocus)
        assert line.visibleRegion().boundingRect() == line.rect()
        desk.go_to("methods/approach")


def test_an_empty_page_asks_its_questions_and_leads_to_an_example(qtbot: QtBot, open_window: Open) -> None:
    desk = start_plan(qtbot, open_window(), "Purbeck")
    desk.go_to("profile")
    page, edit = page_of(desk), text_of(desk, "The area in brief")
    asked = page.findChild(Questions)
    assert isinstance(asked, Questions) and asked.isVisible()
    assert asked.text().split("\n") == list(page.shown.section.prompts[:3])
    qtbot.mouseClick(page.example_button, Qt.MouseButton.LeftButton)
    assert desk.side.currentWidget() is desk.side.examples
    qtbot.keyClicks(edit, "Heath.")
    assert not asked.isVisible()
    desk.flush()
    assert not page.example_button.isVisible()


@pytest.mark.parametrize("zoom", [100, 200])
def test_the_questions_of_an_empty_text_can_be_read_whole(
    qtbot: QtBot, theme: Theme, open_window: Open, zoom: int
) -> None:
    theme.set_zoom(zoom)
    window = open_window()
    window.resize(1366, 768)
    desk = start_plan(qtbot, window, "Purbeck")
    desk.go_to("profile/description")
    asked = page_of(desk).findChild(Questions)
    assert isinstance(asked, Questions)
    edit = text_of(desk, "The area in brief")

    def is_whole() -> bool:
        is_high_enough = asked.height() >= asked.heightForWidth(asked.width())
        return is_high_enough and edit.viewport().rect().contains(asked.geometry())

    qtbot.waitUntil(is_whole)
    edit.insertPlainText("Heath.")
    qtbot.waitUntil(lambda: edit.height() < 100)


def test_the_forces_text_can_be_unlocked_and_changed(qtbot: QtBot, open_window: Open) -> None:
    desk = start_plan(qtbot, open_window(), "Purbeck")
    desk.go_to("introduction")
    assert text_of(desk, "Our vision").isReadOnly()
    desk.session.put(join("introduction/vision", UNLOCKED), True)
    qtbot.waitUntil(lambda: any(not edit.isReadOnly() for edit in texts_of(desk, "Our vision")))


def test_the_keyboard_begins_below_the_locked_texts_of_the_force(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    give_keyboard(qtbot, window)
    desk = start_plan(qtbot, window, "Purbeck")
    desk.go_to("introduction")
    qtbot.waitUntil(lambda: text_of(desk, "Inspector’s foreword").hasFocus())
    foreword = text_of(desk, "Inspector’s foreword")
    assert not foreword.isReadOnly() and foreword.visibleRegion().boundingRect().height() > 80
    desk.session.put(join("introduction/vision", UNLOCKED), True)
    desk.go_to("profile")
    desk.go_to("introduction")
    qtbot.waitUntil(lambda: text_of(desk, "Our vision").hasFocus())


def test_a_page_says_how_long_it_is_and_follows_the_writing(qtbot: QtBot, open_window: Open) -> None:
    desk = open_example(qtbot, open_window())
    desk.go_to("methods/approach")
    page = page_of(desk)
    desk.session.put("methods/approach", from_plain("Three words here."))
    (words,) = [field.words for field in page.shown.fields if field.words]
    told = f" · 3 words, about {words[0]} to {words[1]} are usual"
    qtbot.waitUntil(lambda: page.caption.text().endswith(told))


def test_the_button_that_goes_on_stands_out(theme: Theme, example: MainWindow) -> None:
    assert example.desk
    example.desk.go_to("methods")
    page = page_of(example.desk)
    settle()
    ground = page.end.next_button.grab().toImage().pixelColor(12, 12)
    assert ground.name() == theme.colours.accent
    assert page.end.question.font().weight() > QFont.Weight.Normal


def test_internal_is_set_for_a_field(qtbot: QtBot, open_window: Open) -> None:
    desk = start_plan(qtbot, open_window(), "Purbeck")
    desk.go_to("profile")
    desk.session.put(join("profile/challenges", INTERNAL), True)
    labels = [label.text() for label in page_of(desk).findChildren(type(desk.title_label))]
    assert "Internal" in labels


def test_what_shows_a_standard_is_chosen_on_its_page(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    desk = open_example(qtbot, window)
    plan = desk.session.plan
    desk.go_to("standards/publicise-events")
    choose = next(b for b in page_of(desk).findChildren(QPushButton) if b.text() == "Choose evidence…")
    qtbot.mouseClick(choose, Qt.MouseButton.LeftButton)
    dialog = window.findChild(LinkRecords)
    assert isinstance(dialog, LinkRecords)

    def linked() -> dict[str, tuple[str, ...]]:
        cells = {rid: plan.cell("evidence", rid, "standards") for rid in plan.record_ids("evidence")}
        return {rid: cell if isinstance(cell, tuple) else () for rid, cell in cells.items()}

    before = linked()
    row = next(n for n, rid in enumerate(before) if "publicise-events" not in before[rid])
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.wanted.setFocus()
    dialog.wanted.setText(dialog.records.item(row).text())  # it may hold what no key of the test's has
    qtbot.keyClick(dialog.wanted, Qt.Key.Key_Return)
    assert dialog.isVisible() and dialog.records.hasFocus(), "Enter goes to what was found, and does not save"
    assert dialog.records.currentRow() == row
    qtbot.keyClick(dialog.records, Qt.Key.Key_Space)
    qtbot.keyClick(dialog.save_button, Qt.Key.Key_Return)
    changed = [rid for rid in before if linked()[rid] != before[rid]]
    assert changed == [list(before)[row]]
    assert linked()[changed[0]] == (*before[changed[0]], "publicise-events")
    desk.session.undo()
    assert linked() == before


def test_tab_goes_from_the_last_field_to_what_stands_below_it(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    desk = start_plan(qtbot, window, "Purbeck")
    desk.go_to("methods/approach")
    page = page_of(desk)
    page.handling_button.setFocus()
    for button in (page.end.yes_button, page.end.no_button, page.end.next_button):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        assert window.focusWidget() is button
    page.handling_button.setFocus()
    qtbot.keyClick(page.handling_button, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    focused = window.focusWidget()
    assert focused is not None
    assert page.findChildren(FieldBlock)[-1].isAncestorOf(focused)


def test_tab_goes_from_text_to_text_and_alt_enter_opens_what_else_can_be_said_of_one(
    qtbot: QtBot, plan_window: MainWindow
) -> None:
    desk = desk_of(qtbot, plan_window)
    text = go_to_text(qtbot, plan_window, "introduction/foreword", "Inspector’s foreword")
    following = text_of(desk, "What you can expect from us")
    qtbot.keyClick(text, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(text, Qt.Key.Key_Tab)
    assert plan_window.focusWidget() is following
    qtbot.keyClick(following, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    choose(qtbot, "Internal")
    assert desk.session.plan.get(join("introduction", "expect", INTERNAL)) is True
    assert desk.session.undo() == "Change “Internal” of What you can expect from us"
    assert plan_window.focusWidget() is following, "who asked for the menu writes on where they were"


def test_a_text_of_the_force_that_is_unlocked_by_key_is_written_where_it_stands(
    qtbot: QtBot, plan_window: MainWindow
) -> None:
    desk = desk_of(qtbot, plan_window)
    locked = go_to_text(qtbot, plan_window, "introduction/vision", "Our vision")
    qtbot.keyClick(locked, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    choose(qtbot, "Unlock")
    unlocked = plan_window.focusWidget()
    assert isinstance(unlocked, TextArea) and unlocked is not locked and not unlocked.isReadOnly()
    qtbot.keyClick(unlocked, Qt.Key.Key_Tab)
    following = plan_window.focusWidget()
    assert following is text_of(desk, "Our mission")


def choose(qtbot: QtBot, words: str) -> None:
    """Choose a line of the menu that is open, by keys."""
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.setActiveAction(next(action for action in menu.actions() if action.text().startswith(words)))
    qtbot.keyClick(menu, Qt.Key.Key_Return)


def test_tab_comes_to_tables_that_were_made_anew_before_what_stands_below_them(
    qtbot: QtBot, plan_window: MainWindow
) -> None:
    desk = desk_of(qtbot, plan_window)
    desk.go_to("calendar")
    page = page_of(desk)
    before, *_ = page.findChildren(ShownTable)
    with qtbot.waitSignal(before.destroyed):
        desk.session.apply(add_record(desk.session.plan, "events", {"title": "Market stall", "date": date(2026, 5, 5)}))
    qtbot.waitUntil(lambda: len(page.findChildren(ShownTable)) == 2)
    after = next(button for button in page.findChildren(QPushButton) if button.text() == "Next month")
    after.setFocus()
    *_, last = made = page.findChildren(ShownTable)
    for stop in (*made, page.handling_button):
        qtbot.keyClick(plan_window.focusWidget(), Qt.Key.Key_Tab)
        assert plan_window.focusWidget() is stop
    qtbot.keyClick(page.handling_button, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert plan_window.focusWidget() is last


class _FirstPicture(QObject):
    """Where a page's fields stand when it is first painted, and how many texts are there to write in."""

    def __init__(self, page: SectionPage) -> None:
        super().__init__(page)
        self._page = page
        self.fields: list[QPoint] = []
        self.texts = 0
        page.page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self.fields = _places(self._page)
            self.texts = len(self._page.findChildren(TextArea))
        return False


def _places(page: SectionPage) -> list[QPoint]:
    return [block.pos() for block in page.findChildren(FieldBlock)]


def test_what_a_page_shows_first_stays_where_it_is(qtbot: QtBot, open_window: Open) -> None:
    desk = open_example(qtbot, open_window())
    desk.go_to("contact")
    page = desk.pages.currentWidget()
    assert isinstance(page, SectionPage)
    picture = _FirstPicture(page)
    count = len(page.shown.fields)
    qtbot.waitUntil(lambda: len(_places(page)) == count)
    settle()
    assert 0 < len(picture.fields) < count, "the lower fields are made when there is something to see"
    assert _places(page)[: len(picture.fields)] == picture.fields


def test_what_is_written_for_each_record_comes_bit_by_bit_and_in_their_order(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    give_keyboard(qtbot, window)
    desk = open_example(qtbot, window)
    desk.go_to("quarters/2026-04/business-update")
    page = desk.pages.currentWidget()
    assert isinstance(page, SectionPage)
    picture = _FirstPicture(page)
    texts = texts_of(desk, "Progress this quarter")
    settle()
    plan = desk.session.plan
    titles = [record_title(plan, "priorities", priority) for priority in plan.record_ids("priorities")]
    assert 0 < picture.texts < len(texts) == len(titles), "the lower ones are made when there is something to see"
    assert _places(page)[: len(picture.fields)] == picture.fields
    assert all(text.accessibleDescription().startswith(title) for text, title in zip(texts, titles, strict=True))
    heights = [text.mapTo(page, QPoint()).y() for text in texts]
    assert heights == sorted(set(heights))
    third = plan.places(page.shown, page.shown.fields[0])[-1]
    desk.go_to("cover")
    desk.go_to(third)
    qtbot.waitUntil(texts_of(desk, "Progress this quarter")[-1].hasFocus)
    assert page_of(desk).place == third


class _Pictures(QObject):
    """Which fields of a page were ever painted lower than what stands in them."""

    def __init__(self, page: SectionPage) -> None:
        super().__init__(page)
        self._page = page
        self.squeezed: list[str] = []
        page.page.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint:
            self.squeezed += [_name(block) for block in self._page.findChildren(FieldBlock) if _is_squeezed(block)]
        return False


def _name(block: FieldBlock) -> str:
    return str(block.findChild(QLabel).text())


def _is_squeezed(block: FieldBlock) -> bool:
    layout = block.layout()
    return layout is not None and block.height() < layout.totalMinimumSize().height()


@pytest.mark.parametrize("address", ["standards/publicise-events", "standards/publicise-events/actions"])
def test_no_field_is_painted_squeezed_while_others_are_made(qtbot: QtBot, open_window: Open, address: str) -> None:
    desk = open_example(qtbot, open_window())
    desk.go_to(address)
    page = desk.pages.currentWidget()
    assert isinstance(page, SectionPage)
    pictures = _Pictures(page)
    qtbot.waitUntil(lambda: len(_places(page)) == len(page.shown.fields))
    qtbot.wait(300)
    assert not pictures.squeezed


def test_the_questions_are_gone_when_redo_fills_the_text_and_come_back_when_undo_empties_it(
    qtbot: QtBot, open_window: Open
) -> None:
    window = open_window()
    give_keyboard(qtbot, window)
    desk = start_plan(qtbot, window, "Purbeck")
    desk.go_to("methods/approach")
    edit = text_of(desk, "Our approach")
    asked = edit.findChild(Questions)
    qtbot.waitUntil(edit.hasFocus)
    assert isinstance(asked, Questions) and asked.isVisible()
    qtbot.keyClicks(edit, "Text in methods")
    assert not asked.isVisible()
    window.undoing.undo()
    assert not edit.toPlainText() and asked.isVisible()
    window.undoing.redo()
    assert edit.toPlainText() == "Text in methods" and not asked.isVisible()
    window.undoing.undo()
    qtbot.keyClick(edit, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert edit.textCursor().currentList() and not asked.isVisible()


def test_the_sections_questions_stay_with_its_first_text(qtbot: QtBot, open_window: Open) -> None:
    desk = start_plan(qtbot, open_window(), "Purbeck")
    desk.go_to("profile/description")
    qtbot.keyClicks(text_of(desk, "The area in brief"), "Heath.")
    desk.go_to("methods")
    desk.go_to("profile")
    text = text_of(desk, "The area in brief")
    (asked,) = page_of(desk).findChildren(Questions)
    assert text.isAncestorOf(asked) and not asked.isVisible()
    text.clear()
    assert asked.isVisible()


def test_tab_goes_through_marking_and_note_where_they_stand(qtbot: QtBot, example: MainWindow) -> None:
    desk = example.desk
    assert desk
    give_keyboard(qtbot, example)
    desk.go_to("methods/@note")
    note = text_of(desk, "Private note")
    qtbot.waitUntil(note.hasFocus)
    page = page_of(desk)
    qtbot.keyClick(note, Qt.Key.Key_Tab)
    assert page.end.isAncestorOf(example.focusWidget())
    page.handling_button.setFocus()
    names = []
    while not page.end.isAncestorOf(example.focusWidget()):
        qtbot.keyClick(example.focusWidget(), Qt.Key.Key_Tab)
        names.append(example.focusWidget().accessibleName())
    assert names[0] == "Marking" and "Private note" in names
