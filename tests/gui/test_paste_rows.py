"""Rows pasted from a spreadsheet into a register."""

from collections.abc import Callable, Iterator
from datetime import time

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication

from nec_desktop.gui.paste_rows import PasteRows
from nec_desktop.gui.session import PlanSession
from nec_desktop.plan.edits import delete_record
from tests.gui.registers import CTRL, Show, Shown

Copy = Callable[..., None]
TABLE = "When\tEvent\tVenue\tWeather\n14/7/2026\tSurgery\tThe library\tdry\n15/7/2026\tStall\tMarket\twet\n"


@pytest.fixture
def copy(qapp: object) -> Iterator[Copy]:  # noqa: ARG001 - a clipboard needs it
    """Put something on the clipboard, as another program does."""
    clipboard = QGuiApplication.clipboard()

    def put(text: str = "", html: str = "") -> None:
        mime = QMimeData()
        if text:
            mime.setText(text)
        if html:
            mime.setHtml(html)
        clipboard.setMimeData(mime)

    yield put
    clipboard.clear()


def pasted(s: Shown) -> PasteRows:
    """Return the dialog, when it has read everything."""
    dialog = s.register.pasting
    assert dialog is not None
    s.bot.waitUntil(lambda: dialog.isActiveWindow() and dialog.progress.isHidden())
    return dialog


def preview(dialog: PasteRows) -> list[list[str]]:
    model = dialog.preview.model()
    columns = range(model.columnCount())
    heads = [model.headerData(n, Qt.Orientation.Horizontal) for n in columns]
    return [heads, *([model.index(row, n).data() for n in columns] for row in range(model.rowCount()))]


def test_rows_are_pasted_by_keyboard_as_one_step(show_register: Show, session: PlanSession, copy: Copy) -> None:
    s = show_register("events")
    before, values = s.ids, dict(session.plan.values)
    copy(TABLE)
    s.press(Qt.Key.Key_V, CTRL)
    dialog = pasted(s)
    assert dialog.has_headings.isChecked()
    assert [box.currentText() for box in dialog._boxes.boxes] == ["Date", "Event", "Venue", "Leave out"]
    assert preview(dialog) == [
        ["Date", "Event", "Venue"],
        ["14 July 2026", "Surgery", "The library"],
        ["15 July 2026", "Stall", "Market"],
    ]
    assert dialog.note.text() == "2 rows found. Left out: “Weather”."
    assert dialog.add_button.text() == "Add 2 records"
    dialog.has_headings.setFocus()
    for stop in (*dialog._boxes.boxes, dialog.preview, dialog.cancel_button, dialog.add_button):
        s.bot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        assert dialog.focusWidget() is stop
    s.bot.keyClick(dialog.add_button, Qt.Key.Key_Return)
    s.bot.waitUntil(lambda: s.register.pasting is None)
    added = [record for record in s.ids if record not in before]
    assert {session.plan.cell("events", record, "title") for record in added} == {"Surgery", "Stall"}
    assert s.register.note.text() == "2 records added. Ctrl+Z takes them back."
    assert set(s.register.chosen()) == set(added) and s.selected == added[0]  # they are what the person looks for
    assert s.table.viewport().rect().contains(s.table.visualRect(s.table.currentIndex()))
    kept = session.jobs.ask(lambda library: library.snapshot(library.snapshots(session.plan.id)[-1].id))
    assert (kept.entry.kind, kept.entry.name, kept.values) == ("automatic", "Before rows were pasted: Events", values)
    assert session.undo() == "Paste rows into Events"
    assert s.ids == before


def test_what_cannot_be_read_is_told_kept_in_sight_and_left_empty(
    show_register: Show, session: PlanSession, copy: Copy
) -> None:
    s = show_register("events")
    before = s.ids
    copy("Date\tEvent\tCame\n31/2/2026\tSurgery\tmany\n1/7/2026\tStall\t12\n")
    s.bot.mouseClick(s.register.paste_button, Qt.MouseButton.LeftButton)
    dialog = pasted(s)
    assert preview(dialog)[1] == ["✗ 31/2/2026", "Surgery", "✗ many"]
    unread = dialog.preview.model().index(0, 0)
    assert "February 2026 has 28 days" in unread.data(Qt.ItemDataRole.AccessibleTextRole)
    listed = [dialog.problems.model().index(row, 0).data() for row in range(dialog.problems.model().rowCount())]
    assert len(listed) == 2 and listed[1] == "Row 2, Came: “many” is not a number for “Came”."
    assert dialog.problems_label.text().startswith("2 cells cannot be read and will be left empty.")
    s.bot.mouseClick(dialog.add_button, Qt.MouseButton.LeftButton)
    s.bot.waitUntil(dialog.copy_button.isVisible)
    assert dialog.heading.text() == "2 records added. Ctrl+Z takes them back."
    assert dialog.problems.isVisible() and dialog.cancel_button.text() == "Close"
    s.bot.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "\n".join(listed)
    s.bot.mouseClick(dialog.cancel_button, Qt.MouseButton.LeftButton)
    (surgery,) = [rid for rid in s.ids if rid not in before and session.plan.cell("events", rid, "title") == "Surgery"]
    assert session.plan.cell("events", surgery, "date") is None


def test_a_time_that_says_when_it_ends_fills_the_end_too(show_register: Show, session: PlanSession, copy: Copy) -> None:
    s = show_register("events")
    before = s.ids
    copy("Date\tTime\tEvent\n14/7/2026\t10:00-12:00\tBig surgery\n15/7/2026\t2-4\tStall\n")
    s.press(Qt.Key.Key_V, CTRL)
    dialog = pasted(s)
    assert [box.currentText() for box in dialog._boxes.boxes] == ["Date", "Start", "Event"]
    assert preview(dialog) == [
        ["Date", "Start", "End", "Event"],
        ["14 July 2026", "10am", "midday", "Big surgery"],
        ["15 July 2026", "✗ 2-4", "", "Stall"],
    ]
    s.bot.mouseClick(dialog.add_button, Qt.MouseButton.LeftButton)
    s.bot.waitUntil(dialog.copy_button.isVisible)
    s.bot.mouseClick(dialog.cancel_button, Qt.MouseButton.LeftButton)
    (surgery,) = [
        rid for rid in s.ids if rid not in before and session.plan.cell("events", rid, "title") == "Big surgery"
    ]
    times = [session.plan.cell("events", surgery, column) for column in ("start", "end")]
    assert times == [time(10), time(12)]


def test_neighbourhoods_that_are_not_there_yet_are_added_with_the_rows_in_one_step(
    show_register: Show, session: PlanSession, copy: Copy
) -> None:
    s = show_register("events")
    before, places = dict(session.plan.values), session.plan.record_ids("neighbourhoods")
    copy("Date\tEvent\tNeighbourhood\n14/7/2026\tSurgery\tAtlantis\n15/7/2026\tStall\tatlantis; Avalon\n")
    s.press(Qt.Key.Key_V, CTRL)
    dialog = pasted(s)
    assert dialog.add_missing.isVisible() and not dialog.add_missing.isChecked()
    assert dialog.add_missing.text() == "Also add 2 neighbourhoods that are not there yet"
    assert preview(dialog)[1][-1] == "✗ Atlantis"
    s.bot.keyClick(dialog.add_missing, Qt.Key.Key_Space)
    assert [row[-1] for row in preview(pasted(s))[1:]] == ["Atlantis", "Atlantis, Avalon"]
    assert dialog.problems.isHidden() and session.plan.values == before
    s.bot.mouseClick(dialog.add_button, Qt.MouseButton.LeftButton)
    s.bot.waitUntil(lambda: s.register.pasting is None)
    added = [rid for rid in session.plan.record_ids("neighbourhoods") if rid not in places]
    assert [session.plan.cell("neighbourhoods", rid, "name") for rid in added] == ["Atlantis", "Avalon"]
    assert session.undo() == "Paste rows into Events"
    assert session.plan.values == before


@pytest.mark.parametrize("rows", [1, 3, 400])
def test_the_boxes_and_the_rows_share_the_dialog_without_a_gap(show_register: Show, copy: Copy, rows: int) -> None:
    s = show_register("events")
    copy("Date\tEvent\tWhere\tStart\tEnd\tKind\n" + "14/7/2026\tSurgery\tHub\t10am\t11am\tsurgery\n" * rows)
    s.press(Qt.Key.Key_V, CTRL)
    dialog = pasted(s)
    boxes, table = dialog.columns_area, dialog.preview
    empty = table.viewport().height() - table.verticalHeader().length()
    if rows == 400:
        assert empty < 0 and table.height() > dialog.height() // 3
    else:
        assert boxes.verticalScrollBar().maximum() == 0, "every box is in sight"
        assert empty < table.rowHeight(0), "no room that nothing stands in"
    s.bot.keyClick(dialog, Qt.Key.Key_Escape)
    s.bot.waitUntil(lambda: s.register.pasting is None)


def test_a_column_goes_where_the_person_says_and_only_one_goes_there(
    show_register: Show, session: PlanSession, copy: Copy
) -> None:
    s = show_register("events")
    copy(TABLE)
    s.press(Qt.Key.Key_V, CTRL)
    dialog = pasted(s)
    weather = dialog._boxes.boxes[3]
    assert weather.accessibleName() == "Weather, for example dry, goes to"
    weather.setFocus()
    s.bot.keyClicks(weather, "Ven")
    weather.activated.emit(weather.currentIndex())
    dialog = pasted(s)
    assert [box.currentText() for box in dialog._boxes.boxes] == ["Date", "Event", "Leave out", "Venue"]
    assert preview(dialog)[1] == ["14 July 2026", "Surgery", "dry"]
    s.bot.keyClick(dialog, Qt.Key.Key_Escape)
    s.bot.waitUntil(lambda: s.register.pasting is None)
    assert session.undo() == ""


def test_without_headings_the_first_row_becomes_a_record_too(show_register: Show, copy: Copy) -> None:
    s = show_register("events")
    copy("14/7/2026\tBig surgery\n15/7/2026\tStall\n")
    s.press(Qt.Key.Key_V, CTRL)
    dialog = pasted(s)
    assert not dialog.has_headings.isChecked()
    assert preview(dialog)[1:] == [["14 July 2026", "Big surgery"], ["15 July 2026", "Stall"]]
    s.bot.keyClick(dialog.has_headings, Qt.Key.Key_Space)
    assert len(preview(pasted(s))) == 2
    s.bot.keyClick(dialog, Qt.Key.Key_Escape)
    s.bot.waitUntil(lambda: s.register.pasting is None)


def test_the_button_can_be_pressed_while_the_clipboard_holds_a_table(show_register: Show, copy: Copy) -> None:
    s = show_register("events")
    copy("words")
    assert not s.register.paste_button.isEnabled()
    s.press(Qt.Key.Key_V, CTRL)
    assert s.register.pasting is None
    assert s.register.note.text() == "The clipboard holds no table. Copy the rows in Excel or Word first."
    copy("x", "<table><tr><td>a<td>b</table>")
    assert s.register.paste_button.isEnabled()


def test_rows_are_pasted_into_an_empty_register(show_register: Show, session: PlanSession, copy: Copy) -> None:
    for partner in session.plan.record_ids("partners"):
        session.apply(delete_record(session.plan, "partners", partner))
    s = show_register("partners")
    copy("", "<table><tr><td>Organisation</td><td>How often</td></tr><tr><td>Council</td><td>Weekly</td></tr></table>")
    assert s.register.buttons["add"].hasFocus()
    s.bot.keyClick(s.register.buttons["add"], Qt.Key.Key_V, CTRL)
    dialog = pasted(s)
    s.bot.mouseClick(dialog.add_button, Qt.MouseButton.LeftButton)
    s.bot.waitUntil(lambda: s.register.pasting is None)
    (added,) = s.ids
    assert session.plan.cell("partners", added, "organisation") == "Council"
    assert s.table.isVisible()


def test_rows_that_are_given_up_while_they_are_added_are_not_told_as_added(show_register: Show, copy: Copy) -> None:
    s = show_register("events")
    before = s.ids
    copy(TABLE)
    s.press(Qt.Key.Key_V, CTRL)
    dialog = pasted(s)
    dialog.accept()
    s.bot.keyClick(dialog, Qt.Key.Key_Escape)
    s.bot.waitUntil(lambda: s.register.pasting is None)
    assert s.ids == before
    assert "added" not in s.register.note.text()


def test_thousands_of_rows_are_read_and_added_and_can_be_given_up(
    show_register: Show, session: PlanSession, copy: Copy
) -> None:
    s = show_register("events")
    before = len(s.ids)
    rows = "".join(f"{1 + n % 28}/7/2026\t10:00\tEvent {n}\tHall {n % 9}\n" for n in range(5000))
    copy("Date\tStart\tEvent\tVenue\n" + rows)
    s.press(Qt.Key.Key_V, CTRL)
    dialog = s.register.pasting
    assert dialog is not None and dialog.progress.isVisible()
    s.bot.keyClick(dialog, Qt.Key.Key_Escape)
    s.bot.waitUntil(lambda: s.register.pasting is None)
    assert len(s.ids) == before
    s.press(Qt.Key.Key_V, CTRL)
    dialog = s.register.pasting
    assert dialog is not None
    s.bot.waitUntil(dialog.add_button.isEnabled, timeout=30_000)
    s.bot.mouseClick(dialog.add_button, Qt.MouseButton.LeftButton)
    s.bot.waitUntil(lambda: s.register.pasting is None, timeout=30_000)
    assert len(s.ids) == before + 5000
    session.undo()
    assert len(s.ids) == before
