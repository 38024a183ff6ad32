"""Undo in the window: what it takes back, on whichever page, and in which steps."""

from datetime import date
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QTextCursor
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from nec_desktop.gui.desk import Desk
from nec_desktop.gui.field_block import FieldBlock
from nec_desktop.gui.main_window import MainWindow
from nec_desktop.gui.rich_dialogs import PictureDialog
from nec_desktop.gui.session import LONG, PlanSession
from nec_desktop.plan.edits import delete_record, records_to_add, set_value
from nec_desktop.plan.plan import Edit
from nec_desktop.plan.richtext import Paragraph, RichText, Run, Table, from_plain
from nec_desktop.plan.values import Content
from tests.gui.keys import give_keyboard
from tests.gui.reviewing import Reviewed
from tests.gui.windows import Open, desk_of, go_to_text, line_of, page_of, start_plan, text_of


def test_the_menu_says_what_undo_takes_back(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    desk = start_plan(qtbot, window, "Purbeck")
    (undo,) = [action for action in window.findChildren(QAction) if action.shortcut() == QKeySequence("Ctrl+Z")]
    desk.session.put("methods/approach", from_plain("We meet people."))
    qtbot.waitUntil(lambda: undo.text() == "&Undo: Typing in Our approach")
    undo.trigger()
    qtbot.waitUntil(lambda: undo.text() != "&Undo: Typing in Our approach")
    assert "Undone: Typing in Our approach" in window.statusBar().currentMessage()


def test_undo_takes_back_what_was_done_on_another_page_and_the_page_shows_it(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    desk = start_plan(qtbot, window, "Purbeck")
    desk.go_to("cover/approver")
    qtbot.keyClicks(line_of(desk, "Approved by"), "Superintendent")
    desk.go_to("profile")
    assert desk.session.plan.text("cover/approver") == "Superintendent"
    desk.go_to("cover")
    desk.session.undo()
    assert desk.session.plan.text("cover/approver") == ""
    assert line_of(desk, "Approved by").text() == ""


def test_undo_goes_to_the_place_where_it_acts_and_so_does_redo(qtbot: QtBot, reviewed: Reviewed) -> None:
    window = reviewed()
    desk = window.desk
    assert desk
    text = go_to_text(qtbot, window, "methods/approach", "Our approach")
    before = text.toPlainText()
    text.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClicks(text, "Now: ")
    desk.go_to("cover")
    window.undoing.undo()
    assert page_of(desk).shown.address == "methods"
    text = text_of(desk, "Our approach")
    qtbot.waitUntil(text.hasFocus)
    assert text.toPlainText() == before
    desk.show_home()
    window.undoing.redo()
    text = text_of(desk, "Our approach")
    qtbot.waitUntil(text.hasFocus)
    assert text.toPlainText() == f"Now: {before}" and text.textCursor().position() == len("Now: ")


def test_undo_on_the_page_shown_scrolls_to_the_field(qtbot: QtBot, reviewed: Reviewed) -> None:
    window = reviewed()
    desk = window.desk
    assert desk
    window.resize(1000, 500)
    desk.go_to("cover/prepared-by")
    qtbot.waitUntil(lambda: line_of(desk, "Prepared by").hasFocus())
    qtbot.keyClicks(line_of(desk, "Prepared by"), " again")
    desk.go_to("cover/scheme")
    qtbot.waitUntil(lambda: line_of(desk, "Prepared by").visibleRegion().isEmpty())
    window.undoing.undo()
    qtbot.waitUntil(lambda: line_of(desk, "Prepared by").hasFocus())
    assert not line_of(desk, "Prepared by").visibleRegion().isEmpty()


def test_undo_selects_the_record_it_brings_back(qtbot: QtBot, reviewed: Reviewed) -> None:
    window = reviewed()
    desk = window.desk
    assert desk
    record = desk.session.plan.record_ids("events")[1]
    desk.session.apply(delete_record(desk.session.plan, "events", record))
    desk.go_to("methods")
    window.undoing.undo()
    qtbot.waitUntil(lambda: page_of(desk).row == f"events/{record}")


def test_undo_and_redo_are_there_still_after_a_look_at_the_start_page_and_at_another_plan(
    qtbot: QtBot, plan_window: MainWindow
) -> None:
    window, plan_id, before = plan_window, *_plan_of(plan_window)
    desk = window.desk
    assert desk
    desk.session.put("cover/approver", "Superintendent")
    desk.session.put("cover/issue", "7")
    window.undoing.undo()
    window.show_example()
    qtbot.waitUntil(lambda: window.desk is not None and window.desk.session.plan.id != plan_id, timeout=20000)
    window.undoing.undo()  # there is nothing to take back there
    window.show_start()
    desk = _again(qtbot, window, plan_id)
    (undo,) = [action for action in window.findChildren(QAction) if action.shortcut() == QKeySequence("Ctrl+Z")]
    assert "Approved by" in undo.text()
    window.undoing.redo()
    assert desk.session.plan.text("cover/issue") == "7"
    window.undoing.undo()
    window.undoing.undo()
    assert desk.session.plan.values == before
    desk.session.finish_saving()
    assert desk.session.jobs.ask(lambda library: library.values(plan_id)) == before


def test_nothing_is_undone_in_a_plan_that_has_changed_while_it_was_put_away(
    qtbot: QtBot, plan_window: MainWindow
) -> None:
    window, plan_id, _ = plan_window, *_plan_of(plan_window)
    desk = window.desk
    assert desk
    desk.session.put("cover/approver", "Superintendent")
    window.show_start()
    other = set_value(desk.session.plan, "cover/approver", "Chief Inspector")
    desk.session.jobs.ask(lambda library: library.save(plan_id, other.changes))
    desk = _again(qtbot, window, plan_id)
    window.undoing.undo()
    assert desk.session.plan.text("cover/approver") == "Chief Inspector"


def _plan_of(window: MainWindow) -> tuple[str, dict[str, Content]]:
    assert window.desk
    plan = window.desk.session.plan
    return plan.id, dict(plan.values)


def _again(qtbot: QtBot, window: MainWindow, plan_id: str) -> Desk:
    window.open_plan(plan_id)
    return desk_of(qtbot, window)


def test_typing_without_a_pause_is_one_step_of_undo(qtbot: QtBot, open_window: Open) -> None:
    desk = start_plan(qtbot, open_window(), "Purbeck")
    for text in ("S", "Su", "Superintendent"):
        desk.session.put("cover/approver", text)
    desk.session.put("cover/issue", "2")
    desk.session.undo()
    assert desk.session.plan.text("cover/approver") == "Superintendent"
    desk.session.undo()
    assert desk.session.plan.text("cover/approver") == ""
    desk.session.redo()
    assert desk.session.plan.text("cover/approver") == "Superintendent"


def test_what_was_just_typed_and_is_taken_away_comes_back_alone(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    desk = start_plan(qtbot, window, "Purbeck")
    desk.session.typing.PAUSE = 60.0  # however slow the machine is, it is done without a pause
    text = go_to_text(qtbot, window, "profile/towns", "Towns and villages")
    qtbot.keyClicks(text, "Swanage, Wareham and Corfe Castle.")
    desk.flush()
    text.selectAll()
    qtbot.keyClick(text, Qt.Key.Key_Delete)
    desk.flush()
    qtbot.keyClicks(text, "Only")
    desk.flush()
    qtbot.keyClicks(text, " Arne.")
    window.undoing.undo()
    assert text.toPlainText() == "Swanage, Wareham and Corfe Castle."
    window.undoing.undo()
    assert text.toPlainText() == ""
    window.undoing.redo()
    window.undoing.redo()
    assert text.toPlainText() == "Only Arne."


def test_taking_away_little_by_little_is_one_step(session: PlanSession) -> None:
    session.typing.PAUSE = 60.0
    whole = "Swanage, Wareham and Corfe Castle, and Arne, which has more heath than people."
    for text in (whole, whole[:50], whole[:25], whole[:2], "Swanage"):
        session.put("profile/towns", from_plain(text))
    session.undo()
    assert session.plan.get("profile/towns") == from_plain(whole)
    for text in (f"{whole} So", f"{whole} So it is."):
        session.put("profile/towns", from_plain(text))
    session.undo()
    assert session.plan.get("profile/towns") == from_plain(whole)


def test_who_writes_on_for_long_takes_back_a_part_at_a_time(session: PlanSession) -> None:
    session.typing.PAUSE, session.typing.LONGEST = 60.0, 0.0
    for text in ("One", "One two", "One two three"):
        session.put("profile/towns", from_plain(text))
    session.undo()
    assert session.plan.get("profile/towns") == from_plain("One two")


def test_a_picture_a_paste_and_a_button_are_steps_of_their_own(qtbot: QtBot, open_window: Open, tmp_path: Path) -> None:
    window = open_window()
    desk = start_plan(qtbot, window, "Purbeck")
    text = go_to_text(qtbot, window, "profile/towns", "Towns and villages")
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    clipboard = QGuiApplication.clipboard()
    qtbot.keyClicks(text, "One.")
    picture = tmp_path / "hall.png"
    Image.new("RGB", (200, 100), (0, 128, 0)).save(picture)
    file = QMimeData()
    file.setUrls([QUrl.fromLocalFile(str(picture))])
    clipboard.setMimeData(file)
    qtbot.keyClick(text, Qt.Key.Key_V, control)
    qtbot.waitUntil(lambda: any(dialog.isVisible() for dialog in desk.findChildren(PictureDialog)))
    dialog = desk.findChild(PictureDialog)
    assert isinstance(dialog, PictureDialog)
    qtbot.keyClicks(dialog.alt_line, "The hall")
    qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(text.hasFocus)
    qtbot.keyClicks(text, "Words after it.")
    clipboard.setText(" Pasted.")
    qtbot.keyClick(text, Qt.Key.Key_V, control)
    qtbot.keyClicks(text, " More.")
    qtbot.keyClick(text, Qt.Key.Key_L, control | shift)
    shown = text.toPlainText()
    assert shown == "One.\n\ufffc\nWords after it. Pasted. More." and text.textCursor().currentList()
    undone = []
    while (label := desk.session.to_undo) and label.label.endswith("in Towns and villages"):
        window.undoing.undo()
        undone.append((label.label.removesuffix(" in Towns and villages"), text.toPlainText()))
    assert undone == [
        ("Bulleted list", shown),
        ("Typing", "One.\n\ufffc\nWords after it. Pasted."),
        ("Paste", "One.\n\ufffc\nWords after it."),
        ("Typing", "One.\n\ufffc"),
        ("Picture", "One."),
        ("Typing", ""),
    ]
    for _ in undone:
        window.undoing.redo()
    assert text.toPlainText() == shown and text.textCursor().currentList()


def long_paste(session: PlanSession) -> Edit:
    rows: list[dict[str, Content]] = [{"title": f"Event {n}", "venue": "The library"} for n in range(LONG)]
    return Edit("Paste rows", tuple(records_to_add(session.plan, "events", rows)))


def test_a_long_edit_and_its_undo_tell_how_far_they_are(session: PlanSession) -> None:
    before, told = dict(session.plan.values), list[tuple[str, int]]()
    session.making.connect(lambda label, percent: told.append((label, percent)))
    session.apply(long_paste(session))
    assert len(session.plan.record_ids("events")) > LONG
    there, percents = {label for label, _ in told}, [percent for _, percent in told]
    assert there == {"Paste rows"} and percents == sorted(percents) and percents[-1] == 100
    told.clear()
    assert session.undo() == "Paste rows"
    assert session.plan.values == before and told


def test_what_is_changed_while_a_long_edit_is_made_comes_after_the_whole_of_it(session: PlanSession) -> None:
    events, approver = len(session.plan.record_ids("events")), session.plan.text("cover/approver")
    seen: list[int] = []

    def change(_label: str, _percent: int) -> None:
        if not seen:
            session.put("cover/approver", "Superintendent")
            seen.append(len(session.plan.record_ids("events")))

    session.making.connect(change)
    session.apply(long_paste(session))
    assert seen == [events + LONG]
    session.finish_saving()
    kept = session.jobs.ask(lambda library: library.values(session.plan.id))
    assert kept == session.plan.values
    session.undo()
    assert session.plan.text("cover/approver") == approver
    assert len(session.plan.record_ids("events")) == events + LONG
    session.undo()
    assert len(session.plan.record_ids("events")) == events


def test_a_page_to_which_a_long_undo_goes_reads_its_lower_fields_when_all_of_it_is_undone(
    qtbot: QtBot, plan_window: MainWindow
) -> None:
    desk = desk_of(qtbot, plan_window)
    events, fields = len(desk.session.plan.record_ids("events")), list[int]()
    desk.session.apply(long_paste(desk.session))
    desk.session.making.connect(lambda _label, _percent: fields.append(len(shown_fields(desk))))
    plan_window.undoing.undo()
    assert len(set(fields[:-1])) == 1
    page = page_of(desk)
    assert page.shown.address == "calendar" and page.table
    assert len(page.table.model.record_ids()) == events == len(desk.session.plan.record_ids("events"))


def shown_fields(desk: Desk) -> list[FieldBlock]:
    return desk.pages.currentWidget().findChildren(FieldBlock)


def test_a_row_that_one_tab_too_many_added_is_no_step_once_it_has_gone_again(
    qtbot: QtBot, plan_window: MainWindow
) -> None:
    desk = desk_of(qtbot, plan_window)
    table = Table((((Run("When"),), (Run("Where"),)), ((Run("May"),), (Run("Verwood"),))))
    desk.session.put("methods/approach", RichText((table, Paragraph((Run("After it."),)))))
    desk.session.end_step()
    steps = list(desk.session.steps.undo)
    text = go_to_text(qtbot, plan_window, "methods/approach", "Our approach")
    text.setTextCursor(text.document().find("Verwood"))
    qtbot.keyClick(text, Qt.Key.Key_Tab)
    assert len(desk.session.steps.undo) == len(steps) + 1
    assert "A row at a table’s end" in desk.session.steps.undo[-1].label
    for _ in range(2):
        qtbot.keyClick(text, Qt.Key.Key_Tab)
    assert not text.hasFocus(), "out of the last cell"
    assert desk.session.plan.get("methods/approach") == RichText((table, Paragraph((Run("After it."),))))
    assert desk.session.steps.undo == steps
    text.setFocus()
    text.setTextCursor(text.document().find("Verwood"))
    qtbot.keyClick(text, Qt.Key.Key_Tab)
    qtbot.keyClicks(text, "June")
    desk.flush()
    assert len(desk.session.steps.undo) == len(steps) + 2, "what is written in it is a step, and so is the row"


def test_ctrl_z_takes_back_a_date_while_the_keyboard_is_on_it(qtbot: QtBot, example: MainWindow) -> None:
    desk = example.desk
    assert desk
    give_keyboard(qtbot, example)
    desk.go_to("cover/due")
    qtbot.waitUntil(lambda: isinstance(example.focusWidget(), QLineEdit))
    line, before = example.focusWidget(), desk.session.plan.get("cover/due")
    assert isinstance(line, QLineEdit)
    shown = line.text()
    line.selectAll()
    qtbot.keyClicks(line, "14/7/2026")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert desk.session.plan.get("cover/due") == date(2026, 7, 14)
    qtbot.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.session.plan.get("cover/due") == before and line.text() == shown
    qtbot.keyClick(line, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert desk.session.plan.get("cover/due") == date(2026, 7, 14) and line.text() == "14 July 2026"
