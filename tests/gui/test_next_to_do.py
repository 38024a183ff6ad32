"""F8: each place at which something is to be done, one after another, from wherever one is."""

from pytestqt.qtbot import QtBot

from nec_desktop.gui.desk import Desk
from nec_desktop.gui.register_table import RegisterTable
from nec_desktop.plan.richtext import from_plain
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
