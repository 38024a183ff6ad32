"""F8: each place at which something is to be done, one after another, from wherever one is."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from nec_desktop.gui.choice_editors import TickEditor
from nec_desktop.gui.desk import Desk
from nec_desktop.gui.record_form import RecordForm
from nec_desktop.gui.register_table import RegisterTable
from nec_desktop.plan.edits import delete_record
from nec_desktop.plan.richtext import from_plain
from tests.gui.keys import give_keyboard
from tests.gui.reviewing import Reviewed
from tests.gui.windows import page_of, text_of


def go_on(qtbot: QtBot, desk: Desk) -> str:
    """Go to the next thing to do, and return the place that is reached."""
    with qtbot.waitSignal(desk.next_to_do.told):
        desk.next_to_do.go()
    return page_of(desk).row


def test_it_goes_to_each_needed_field_of_a_page_and_then_to_the_next_page(qtbot: QtBot, reviewed: Reviewed) -> None:
    window = reviewed()
    desk = window.desk
    assert desk
    for address in ("cover/area", "cover/prepared-by", "methods/approach"):
        desk.session.put(address, None)
    desk.go_to("cover/force")
    qtbot.waitUntil(lambda: page_of(desk).row == "cover/force")
    wanted = ["cover/area", "cover/prepared-by", "methods/approach", "cover/area"]
    assert [go_on(qtbot, desk) for _ in wanted] == wanted
    assert window.statusBar().currentMessage() == "“Area” is not yet written."


def test_it_goes_from_where_the_keyboard_is(qtbot: QtBot, reviewed: Reviewed) -> None:
    desk = reviewed().desk
    assert desk
    for address in ("cover/area", "cover/prepared-by"):
        desk.session.put(address, None)
    desk.go_to("cover/due")
    qtbot.waitUntil(lambda: page_of(desk).row == "cover/due")
    assert go_on(qtbot, desk) == "cover/prepared-by"


def test_it_selects_one_word_to_look_at_after_the_other(qtbot: QtBot, reviewed: Reviewed) -> None:
    desk = reviewed().desk
    assert desk
    desk.session.put("methods/approach", from_plain("We organize talks. We like color. We organize walks."))
    desk.go_to("methods")
    places = []
    for _ in range(3):
        go_on(qtbot, desk)
        cursor = text_of(desk, "Our approach").textCursor()
        places.append((cursor.selectedText(), cursor.selectionStart()))
    assert places == [("organize", 3), ("color", 27), ("organize", 37)]


def test_what_is_told_of_a_word_goes_when_the_cursor_leaves_it(qtbot: QtBot, reviewed: Reviewed) -> None:
    window = reviewed()
    desk, status = window.desk, window.statusBar()
    assert desk
    desk.session.put("methods/approach", from_plain("We like color. We organize walks."))
    desk.go_to("methods")
    go_on(qtbot, desk)
    assert "color" in status.currentMessage()
    qtbot.keyClick(text_of(desk, "Our approach"), Qt.Key.Key_Right)
    assert not status.currentMessage() and window.saved_note.isVisible()
    go_on(qtbot, desk)
    assert "organize" in status.currentMessage()
    desk.go_to("cover/force")
    qtbot.waitUntil(lambda: page_of(desk).row == "cover/force")
    assert not status.currentMessage()
    desk.go_to("methods")
    go_on(qtbot, desk)
    status.showMessage("Undone: typing")
    qtbot.keyClick(text_of(desk, "Our approach"), Qt.Key.Key_Right)
    assert status.currentMessage() == "Undone: typing", "only what was told of the word goes"


def test_what_is_told_of_a_record_goes_when_another_is_chosen(qtbot: QtBot, reviewed: Reviewed) -> None:
    window = reviewed()
    desk = window.desk
    assert desk
    first, second, *_ = desk.session.plan.record_ids("events")
    desk.session.put(f"events/{first}/title", None)
    desk.go_to("events")
    go_on(qtbot, desk)
    table = page_of(desk).findChild(RegisterTable)
    assert table.form
    table.form.reject()
    assert "“event” not given" in window.statusBar().currentMessage(), "the record is still chosen"
    table.select(second)
    assert not window.statusBar().currentMessage()


def test_a_record_that_was_looked_at_is_left_for_the_next(qtbot: QtBot, reviewed: Reviewed) -> None:
    desk = reviewed().desk
    assert desk
    first, second, *_ = desk.session.plan.record_ids("events")
    for record in (first, second):
        desk.session.put(f"events/{record}/title", None)
    desk.go_to("events")
    reached = []
    for _ in range(2):
        reached.append(go_on(qtbot, desk))
        form = page_of(desk).findChild(RegisterTable).form
        assert form
        form.reject()
    assert reached == [f"events/{first}", f"events/{second}"]


def test_it_says_so_where_nothing_is_left(reviewed: Reviewed) -> None:
    window = reviewed()
    assert window.desk
    window.desk.next_to_do.go()
    assert window.statusBar().currentMessage() == "Nothing is left to do: the checks find nothing."


def form_of(qtbot: QtBot, desk: Desk) -> RecordForm:
    """Return the form that is open, when it has the keyboard."""
    table = page_of(desk).findChild(RegisterTable)
    qtbot.waitUntil(lambda: table.form is not None and table.form.isActiveWindow())
    assert isinstance(table.form, RecordForm)
    return table.form


def with_two_gaps(qtbot: QtBot, desk: Desk) -> tuple[str, str, RecordForm]:
    """Return the ids of two events without a title, and the form of the first, to which F8 has led."""
    first, second, *_ = desk.session.plan.record_ids("events")
    for record in (first, second):
        desk.session.put(f"events/{record}/title", None)
    desk.go_to("events")
    go_on(qtbot, desk)
    return first, second, form_of(qtbot, desk)


def test_a_form_says_why_one_is_led_there_and_f8_goes_on_from_it(qtbot: QtBot, reviewed: Reviewed) -> None:
    desk = reviewed().desk
    assert desk
    _, second, form = with_two_gaps(qtbot, desk)
    title: Any = form.editors["title"]
    assert title.error.isVisible() and "“event” not given" in title.error.text()
    assert title.line.hasFocus() and title.line.accessibleDescription().startswith(title.error.text())
    with qtbot.waitSignal(desk.next_to_do.told):
        qtbot.keyClick(title.line, Qt.Key.Key_F8)
    form = form_of(qtbot, desk)
    assert (form.record_id, page_of(desk).row) == (second, f"events/{second}")
    title = form.editors["title"]
    qtbot.keyClicks(title.line, "A walk")
    title.flush()
    assert not title.error.isVisible(), "what is written is not asked for any more"
    form.done(0)


def test_f8_in_a_form_asks_where_something_is_not_saved(qtbot: QtBot, reviewed: Reviewed) -> None:
    desk = reviewed().desk
    assert desk
    first, second, form = with_two_gaps(qtbot, desk)
    title: Any = form.editors["title"]
    qtbot.keyClicks(title.line, "A walk")
    for answer in ("Go on writing", "Save"):
        qtbot.keyClick(title.line, Qt.Key.Key_F8)
        (box,) = [box for box in form.findChildren(QMessageBox) if box.isVisible()]
        button = next(b for b in box.buttons() if b.text() == answer)
        if answer == "Save":
            with qtbot.waitSignal(desk.next_to_do.told):
                button.click()
            continue
        button.click()
        assert form.isVisible() and title.line.text() == "A walk"
        qtbot.waitUntil(lambda: not form.findChildren(QMessageBox))
        form.activateWindow()
        qtbot.waitUntil(form.isActiveWindow)
    assert desk.session.plan.text(f"events/{first}/title") == "A walk"
    assert form_of(qtbot, desk).record_id == second
    form_of(qtbot, desk).reject()


def test_ctrl_f_in_a_form_leaves_it_to_find(qtbot: QtBot, reviewed: Reviewed) -> None:
    window = reviewed()
    desk = window.desk
    assert desk
    _, _, form = with_two_gaps(qtbot, desk)
    before = dict(desk.session.plan.values)
    form.editors["kind"].setFocus()
    qtbot.keyClick(form.editors["kind"].focusProxy(), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.finding.panel is not None and window.finding.panel.wanted.hasFocus())
    assert page_of(desk).findChild(RegisterTable).form is None
    assert desk.session.plan.values == before


def test_f8_in_a_form_that_was_opened_from_a_form_leaves_both(qtbot: QtBot, reviewed: Reviewed) -> None:
    desk = reviewed().desk
    assert desk
    for place in desk.session.plan.record_ids("neighbourhoods"):
        desk.session.apply(delete_record(desk.session.plan, "neighbourhoods", place))
    desk.go_to("events")
    table = page_of(desk).findChild(RegisterTable)
    assert isinstance(table, RegisterTable)
    table.buttons["add"].click()
    event = form_of(qtbot, desk)
    editor = event.editors["neighbourhood"]
    assert isinstance(editor, TickEditor) and editor.add_button is not None
    editor.add_button.click()
    (place_form,) = [each for each in event.findChildren(RecordForm) if each.isVisible()]
    qtbot.waitUntil(place_form.isActiveWindow)
    left: list[int] = []
    event.finished.connect(left.append)
    with qtbot.waitSignal(desk.next_to_do.told):
        qtbot.keyClick(place_form.focusWidget(), Qt.Key.Key_F8)
    assert left == [RecordForm.DialogCode.Rejected.value]


def test_a_plan_is_put_away_though_a_form_to_which_it_went_is_open(qtbot: QtBot, reviewed: Reviewed) -> None:
    window = reviewed()
    desk = window.desk
    assert desk
    event = desk.session.plan.record_ids("events")[0]
    desk.session.put(f"events/{event}/title", None)
    desk.go_to("cover")
    give_keyboard(qtbot, window)
    assert go_on(qtbot, desk) == f"events/{event}"
    table = page_of(desk).table
    assert table
    qtbot.waitUntil(lambda: table.form is not None and table.form.isActiveWindow())
    with qtbot.waitSignal(desk.destroyed):
        window.show_start()  # as where another program asks for another plan
    assert window.start.isVisible()
