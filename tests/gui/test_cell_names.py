"""Names of neighbourhoods and communities in the cells of a register’s table."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from nec_desktop.gui.session import PlanSession
from nec_desktop.plan.edits import delete_records
from tests.gui.registers import Show, add, at, go_to, line


def test_f2_on_what_needs_the_form_opens_it_there(show_register: Show) -> None:
    s = show_register("events")
    go_to(s, 0, "Neighbourhood")
    s.press(Qt.Key.Key_F2)
    form = s.form()
    assert QApplication.focusWidget() is form.editors["neighbourhood"].focusProxy()
    s.bot.keyClick(form, Qt.Key.Key_Escape)
    s.closed()


def test_neighbourhoods_are_typed_by_their_names(show_register: Show, session: PlanSession) -> None:
    ids = [add(session, "neighbourhoods", name=name) for name in ("Gillingham", "Upper Testing", "Upper Hill, East")]
    s = show_register("events")
    event = s.ids[0]
    go_to(s, 0, "Neighbourhood")
    s.bot.keyClicks(s.table, "g")
    s.bot.keyClicks(line(s), "ill, Upper Hill, East")
    s.bot.keyClick(line(s), Qt.Key.Key_Return)
    assert session.plan.cell("events", event, "neighbourhood") == (ids[0], ids[2])
    assert s.texts("Neighbourhood")[0] == "Gillingham, Upper Hill, East"
    s.bot.keyClicks(s.table, "U")
    s.bot.keyClicks(line(s), "pper")
    s.bot.keyClick(line(s), Qt.Key.Key_Return)
    assert "may be “Upper Testing” or “Upper Hill, East”" in s.register.note.text() and line(s).text() == "Upper"
    s.bot.keyClick(line(s), Qt.Key.Key_Escape)
    assert session.undo() == "Change event"


def test_tab_goes_to_the_names_too_and_leaves_what_stands_there(show_register: Show, session: PlanSession) -> None:
    s = show_register("events")
    event = s.ids[0]
    before = session.plan.cell("events", event, "neighbourhood")
    go_to(s, 0, "Kind")
    s.press(Qt.Key.Key_F2)
    assert s.table.cells.editor is not None
    s.bot.keyClick(s.table.cells.editor, Qt.Key.Key_Tab)
    assert at(s) == (0, "Neighbourhood") and line(s).text() == s.texts("Neighbourhood")[0] != ""
    s.bot.keyClick(line(s), Qt.Key.Key_Tab)
    assert at(s) == (0, "Venue") and session.plan.cell("events", event, "neighbourhood") == before
    assert session.undo() == ""


def test_what_is_typed_where_there_is_nothing_to_name_yet_opens_the_form(
    show_register: Show, session: PlanSession
) -> None:
    for community in session.plan.record_ids("communities"):
        session.apply(delete_records(session.plan, "communities", [community]))
    s = show_register("events")
    go_to(s, 0, "Audience")
    s.bot.keyClicks(s.table, "y")
    form = s.form()
    s.bot.keyClick(form, Qt.Key.Key_Escape)
    s.closed()
