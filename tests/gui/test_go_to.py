"""Ctrl+K: anything by a few letters of its name."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from nec_desktop.gui.go_to import GoTo
from nec_desktop.gui.main_window import MainWindow
from nec_desktop.gui.section_page import SectionPage
from tests.gui.keys import give_keyboard


def _ask(qtbot: QtBot, window: MainWindow) -> GoTo:
    give_keyboard(qtbot, window)
    qtbot.keyClick(window.focusWidget() or window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    dialog = window.findChild(GoTo)
    assert isinstance(dialog, GoTo)
    return dialog


def _names(dialog: GoTo) -> list[str]:
    items = (dialog.results.topLevelItem(n) for n in range(dialog.results.topLevelItemCount()))
    return [item.text(0) for item in items if isinstance(item, QTreeWidgetItem)]


def _address(window: MainWindow) -> str:
    assert window.desk
    page = window.desk.pages.currentWidget()
    assert isinstance(page, SectionPage)
    return page.shown.address


def test_a_section_is_reached_by_keys_even_out_of_a_text(qtbot: QtBot, example: MainWindow) -> None:
    assert example.desk
    example.desk.go_to("profile/description")
    qtbot.waitUntil(lambda: example.focusWidget() is not None)
    before = dict(example.desk.session.plan.values)
    dialog = _ask(qtbot, example)
    qtbot.keyClicks(dialog.wanted, "LOCAL PRI")
    qtbot.keyClick(dialog.wanted, Qt.Key.Key_Return)
    assert _address(example) == "local-priorities"
    assert example.desk.session.plan.values == before


def test_the_arrows_move_in_the_list_while_the_keyboard_is_on_the_line(qtbot: QtBot, example: MainWindow) -> None:
    dialog = _ask(qtbot, example)
    second = _names(dialog)[1]
    qtbot.keyClick(dialog.wanted, Qt.Key.Key_Down)
    current = dialog.results.currentItem()
    assert current and current.text(0) == second
    qtbot.keyClick(dialog.wanted, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: example.findChild(GoTo) is None)


def test_a_record_is_found_by_its_number_and_by_the_mouse(qtbot: QtBot, example: MainWindow) -> None:
    assert example.desk
    plan = example.desk.session.plan
    record_id = plan.record_ids("feedback")[2]
    dialog = _ask(qtbot, example)
    qtbot.keyClicks(dialog.wanted, plan.shown_number("feedback", record_id))
    item = dialog.results.topLevelItem(0)
    assert item
    place = dialog.results.visualItemRect(item).center()
    qtbot.mouseClick(dialog.results.viewport(), Qt.MouseButton.LeftButton, pos=place)
    home = plan.page_of(f"feedback/{record_id}")
    assert home and _address(example) == home.address


def test_a_command_is_given_by_its_name_and_shows_its_key(qtbot: QtBot, example: MainWindow) -> None:
    dialog = _ask(qtbot, example)
    qtbot.keyClicks(dialog.wanted, "focus m")
    item = dialog.results.topLevelItem(0)
    assert item and (item.text(0), item.text(1)) == ("Focus mode", "F11")
    qtbot.keyClick(dialog.wanted, Qt.Key.Key_Return)
    assert example.desk and example.desk.leave_focus_button.isVisible()


def test_on_the_start_page_it_offers_commands_that_work_there_and_plans(qtbot: QtBot, example: MainWindow) -> None:
    example.show_start()
    dialog = _ask(qtbot, example)
    assert "Start a new plan" in _names(dialog) and "Plan home" not in _names(dialog)
    qtbot.keyClicks(dialog.wanted, "east dorset")
    qtbot.waitUntil(lambda: any("East Dorset" in name for name in _names(dialog)))
    qtbot.keyClick(dialog.wanted, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: example.desk is not None, timeout=20000)


def test_what_has_no_name_is_said(qtbot: QtBot, example: MainWindow) -> None:
    dialog = _ask(qtbot, example)
    qtbot.keyClicks(dialog.wanted, "qqqq")
    assert "Ctrl+F" in _names(dialog)[0]
    qtbot.keyClick(dialog.wanted, Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_a_page_of_the_update_leads_to_the_quarter_that_runs(qtbot: QtBot, example: MainWindow) -> None:
    assert example.desk
    session = example.desk.session
    (running,) = [quarter for quarter in session.plan.quarters if session.today in quarter]
    assert running.number > 1, "else the first would come first anyway"
    dialog = _ask(qtbot, example)
    qtbot.keyClicks(dialog.wanted, "promise this quarter")
    qtbot.keyClick(dialog.wanted, Qt.Key.Key_Return)
    assert _address(example).startswith(f"quarters/{running.id}/")
