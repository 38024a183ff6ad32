"""Looking back in the window: earlier texts, deleted records, what has changed since; one is put back and undone."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QToolButton
from pytestqt.qtbot import QtBot

from nec_desktop.gui.changed_since import ChangedSince
from nec_desktop.gui.desk import Desk
from nec_desktop.gui.earlier_cells import EarlierCells, EarlierRecord
from nec_desktop.gui.earlier_texts import DeletedRecords, EarlierTexts
from nec_desktop.gui.record_form import RecordForm
from nec_desktop.gui.register_table import RegisterTable
from nec_desktop.gui.section_page import SectionPage
from nec_desktop.plan.edits import delete_record
from nec_desktop.plan.plan import Change, Edit
from nec_desktop.plan.richtext import RichText, from_plain
from nec_desktop.plan.values import Content
from nec_desktop.plan.words import record_title
from tests.gui.keys import give_keyboard
from tests.gui.look_back import dialog_shown, items_of, rows
from tests.gui.windows import Open, desk_of, open_example, page_of, text_of

PLACE = "profile/description"
NEW = "A text that is quite another one, and longer than what anybody types within a second."


def press(desk: Desk, words: str) -> None:
    """Give a command of the menu bar, as its key does."""
    action = next(action for action in desk.window()._menus.actions if words in action.text().replace("&", ""))  # type: ignore[attr-defined]
    action.trigger()


def test_an_earlier_text_is_read_put_back_and_that_undone(qtbot: QtBot, open_window: Open) -> None:
    desk = open_example(qtbot, open_window())
    session = desk.session
    before = session.plan.get(PLACE)
    session.apply(Edit("Write", (Change(PLACE, from_plain(NEW)),)))
    desk.go_to(PLACE)
    page = page_of(desk)
    desk.window().activateWindow()
    qtbot.waitUntil(desk.window().isActiveWindow)
    text_of(desk, "The area in brief").setFocus()
    qtbot.waitUntil(lambda: page.place == PLACE)
    press(desk, "Earlier texts")
    dialog = dialog_shown(qtbot, desk, EarlierTexts)
    (line,) = rows(dialog)
    assert line.endswith(" | not said")
    assert "quite another one" in dialog.told.toPlainText() and "As it stood" in dialog.told.toPlainText()
    assert "line-through" in dialog.told.toHtml() and "underline" in dialog.told.toHtml(), "not by colour alone"
    qtbot.keyClick(dialog.restore_button, Qt.Key.Key_Return)
    assert session.plan.get(PLACE) == before
    session.undo()
    assert session.plan.get(PLACE) == from_plain(NEW)


def test_the_menu_of_a_field_and_of_a_table_leads_to_what_was_there(qtbot: QtBot, open_window: Open) -> None:
    desk = open_example(qtbot, open_window())
    plan, home = desk.session.plan, desk.session.plan.outline.home_of("events")
    assert home
    event = plan.record_ids("events")[0]
    title, stood = record_title(plan, "events", event), dict(plan.values)
    desk.session.apply(delete_record(plan, "events", event))
    assert f"events/{event}" not in plan.values
    desk.go_to("events")
    field = next(field for field in page_of(desk).shown.fields if field.id == "events")
    button = next(b for b in desk.findChildren(QToolButton) if b.accessibleName() == f"More about {field.label}")
    menu = button.menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == "Deleted records…").trigger()
    dialog = dialog_shown(qtbot, desk, DeletedRecords)
    (line,) = rows(dialog)
    assert line.startswith(title)
    assert title in dialog.told.toPlainText()
    dialog.restore_button.click()
    assert plan.values == stood, "all that stood in it, and all links to it, are back"


def test_what_stood_in_a_record_is_put_into_its_form_and_saved_with_it(qtbot: QtBot, open_window: Open) -> None:
    desk = open_example(qtbot, open_window())
    session, plan = desk.session, desk.session.plan
    event = plan.record_ids("events")[0]
    venue = f"events/{event}/venue"
    stood = plan.get(venue)
    session.apply(Edit("Write", (Change(f"events/{event}/title", "Another title than there was"),)))
    session.apply(Edit("Write", (Change(venue, "The Hub, by the library"),)))
    desk.go_to("events")
    table = page_of(desk).findChild(RegisterTable)
    assert isinstance(table, RegisterTable)
    table.open_record(event)
    form = desk.findChild(RecordForm)
    assert isinstance(form, RecordForm)
    give_keyboard(qtbot, form)
    form.show_column("venue")
    qtbot.keyClick(form, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: form.findChild(EarlierCells) is not None)
    dialog = form.findChild(EarlierCells)
    assert isinstance(dialog, EarlierCells)
    qtbot.waitUntil(lambda: "2 earlier texts" in dialog.note.text())
    chosen = dialog.lines.currentItem()
    assert chosen and chosen.parent().text(0) == "Venue", "it begins with the column that has the keyboard"
    assert "The Hub" in dialog.told.toPlainText() and "line-through" in dialog.told.toHtml()
    qtbot.keyClick(dialog.restore_button, Qt.Key.Key_Return)
    assert plan.get(venue) == "The Hub, by the library", "nothing is in the plan before the form is saved"
    form.accept()
    assert plan.get(venue) == stood and plan.text(f"events/{event}/title") == "Another title than there was"
    session.undo()
    assert plan.get(venue) == "The Hub, by the library"


def changed_event(desk: Desk) -> tuple[str, Content | None]:
    """Change an event's venue and title; return the venue's address, and what stood there."""
    plan = desk.session.plan
    event = plan.record_ids("events")[0]
    venue = f"events/{event}/venue"
    stood = plan.get(venue)
    desk.session.apply(Edit("Write", (Change(f"events/{event}/title", "Another title than there was"),)))
    desk.session.apply(Edit("Write", (Change(venue, "The Hub, by the library"),)))
    return venue, stood


def test_what_stood_in_a_record_is_shown_and_put_back_from_its_table_by_key_and_by_menu(
    qtbot: QtBot, open_window: Open
) -> None:
    desk = open_example(qtbot, open_window())
    plan, (venue, stood) = desk.session.plan, changed_event(desk)
    desk.go_to("events")
    table = page_of(desk).findChild(RegisterTable)
    assert isinstance(table, RegisterTable)
    table.select(venue.split("/")[1])
    give_keyboard(qtbot, desk.window())
    column = next(n for n in range(table.model.columnCount()) if (c := table.model.column(n)) and c.id == "venue")
    table.table.setCurrentIndex(table.model.index(table.table.currentIndex().row(), column))
    qtbot.waitUntil(lambda: page_of(desk).place == "events")
    press(desk, "Earlier texts")
    dialog = dialog_shown(qtbot, desk, EarlierRecord)
    assert "2 earlier texts. To put one back can be undone" in dialog.note.text()
    chosen = dialog.lines.currentItem()
    assert chosen and chosen.parent().text(0) == "Venue", "it begins with the column selected"
    qtbot.keyClick(dialog.restore_button, Qt.Key.Key_Return)
    assert plan.get(venue) == stood
    desk.session.undo()
    assert plan.get(venue) == "The Hub, by the library"
    qtbot.waitUntil(lambda: not any(each.isVisible() for each in desk.findChildren(EarlierRecord)))
    menu = table.menu.menu()
    assert [action.text().partition("\t")[0] for action in menu.actions() if action.text()] == [
        "Open",
        "Duplicate",
        "Delete",
        "Earlier texts…",
        "Deleted records…",
    ]
    next(action for action in menu.actions() if "Earlier" in action.text()).trigger()
    dialog_shown(qtbot, desk, EarlierRecord).reject()


def test_what_has_changed_leads_to_all_that_stood_in_a_record_or_field(qtbot: QtBot, open_window: Open) -> None:
    desk = open_example(qtbot, open_window())
    plan, (venue, stood) = desk.session.plan, changed_event(desk)
    desk.session.put(PLACE, from_plain(NEW))
    press(desk, "Changed since")
    since = dialog_shown(qtbot, desk, ChangedSince)
    told = rows(since)
    event = next(n for n, line in enumerate(told) if "Another title" in line)
    since.lines.setCurrentItem(items_of(since)[event])
    since.earlier_button.click()
    record = dialog_shown(qtbot, desk, EarlierRecord)
    venues = [item for item in items_of(record) if item.parent().text(0) == "Venue"]
    record.lines.setCurrentItem(venues[0])
    record.restore_button.click()
    assert plan.get(venue) == stood
    qtbot.waitUntil(lambda: "Venue" not in since.told.toPlainText())
    since.lines.setCurrentItem(items_of(since)[rows(since).index("The area in brief | Changed")])
    since.earlier_button.click()
    dialog_shown(qtbot, desk, EarlierTexts).reject()
    desk.session.apply(delete_record(plan, "events", venue.split("/")[1]))
    since._compare()
    qtbot.waitUntil(lambda: any(line.endswith("Taken away") for line in rows(since)))
    gone = next(n for n, line in enumerate(rows(since)) if line.endswith("Taken away"))
    since.lines.setCurrentItem(items_of(since)[gone])
    assert not since.earlier_button.isEnabled()
    since.reject()


def test_a_new_record_has_no_earlier_texts(qtbot: QtBot, open_window: Open) -> None:
    desk = open_example(qtbot, open_window())
    form = RecordForm(desk.session, desk.session.plan.register("events"), "", [], desk)
    form.show()
    assert form.earlier_button.isHidden()


def test_what_has_changed_since_is_listed_by_section_gone_to_and_put_back(qtbot: QtBot, open_window: Open) -> None:
    desk = open_example(qtbot, open_window())
    session, plan = desk.session, desk.session.plan
    stood, event = dict(plan.values), plan.record_ids("events")[0]
    desk.home.changed_button.click()
    dialog = dialog_shown(qtbot, desk, ChangedSince)
    assert (rows(dialog), dialog.note.text()) == ([], "Nothing has changed since then.")
    dialog.close_button.click()

    session.apply(Edit("Write", (Change(PLACE, from_plain(NEW)),)))
    session.apply(delete_record(plan, "events", event))
    press(desk, "Changed since")
    dialog = dialog_shown(qtbot, desk, ChangedSince)
    told = rows(dialog)
    assert "The area in brief | Changed" in told
    deleted = next(n for n, line in enumerate(told) if line.endswith("Taken away"))
    written = items_of(dialog)[told.index("The area in brief | Changed")]
    assert written.parent().text(0).endswith(plan.every_page()["profile"].title)

    dialog.lines.setCurrentItem(items_of(dialog)[deleted])
    dialog.restore_button.click()
    press(desk, "Changed since")
    dialog = dialog_shown(qtbot, desk, ChangedSince)
    assert rows(dialog) == ["The area in brief | Changed"]
    dialog.go_button.click()
    qtbot.waitUntil(lambda: isinstance(desk.pages.currentWidget(), SectionPage))
    assert page_of(desk).shown.address == "profile"

    press(desk, "Changed since")
    dialog = dialog_shown(qtbot, desk, ChangedSince)
    dialog.restore_button.click()
    assert plan.values == stood


def test_since_a_day_before_the_plan_was_there_tells_all_that_was_changed(qtbot: QtBot, open_window: Open) -> None:
    desk = open_example(qtbot, open_window())
    desk.session.apply(Edit("Write", (Change(PLACE, from_plain(NEW)),)))
    press(desk, "Changed since")
    dialog = dialog_shown(qtbot, desk, ChangedSince)
    dialog.since.setCurrentIndex(dialog.since.count() - 1)
    dialog.since.activated.emit(dialog.since.currentIndex())
    line = dialog.day.line
    qtbot.waitUntil(line.isVisible)

    def write(text: str) -> None:
        line.setFocus()
        line.selectAll()
        qtbot.keyClicks(line, text)
        qtbot.keyClick(line, Qt.Key.Key_Return)

    write("1/1/20")
    qtbot.waitUntil(lambda: rows(dialog) == ["The area in brief | Changed"])
    assert dialog.isVisible(), "Enter presses no button"
    assert line.text() == "1 January 2020"
    write("31 Feb 2020")
    assert dialog.error.isVisible() and "February 2020 has 29 days" in dialog.error.text()
    assert line.accessibleDescription().startswith(dialog.error.text())
    write("1 January 2199")
    qtbot.waitUntil(lambda: rows(dialog) == [])
    assert not dialog.error.isVisible()


def test_what_is_typed_on_after_the_plan_was_opened_again_has_changed_since(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    desk = open_example(qtbot, window)
    plan_id, text = desk.session.plan.id, desk.session.plan.get(PLACE)
    assert isinstance(text, RichText)
    desk.session.put(PLACE, from_plain(f"{text.plain()} One"))
    window.show_start()
    window.open_plan(plan_id)
    again = desk_of(qtbot, window)
    again.session.put(PLACE, from_plain(f"{text.plain()} One more"))
    press(again, "Changed since")
    dialog = dialog_shown(qtbot, again, ChangedSince)
    assert rows(dialog) == ["The area in brief | Changed"]
    dialog.restore_button.click()
    assert again.session.plan.get(PLACE) == from_plain(f"{text.plain()} One")
