"""Ctrl+K: anything by a few letters of its name."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from nec_desktop.gui.go_to import GoTo
from nec_desktop.gui.go_to_targets import plain_name
from nec_desktop.gui.main_window import MainWindow
from nec_desktop.gui.month_table import MonthTable
from nec_desktop.gui.panel_view import PanelDialog
from nec_desktop.gui.section_page import SectionPage
from nec_desktop.gui.shown_table import ShownTable
from nec_desktop.gui.text_area import TextArea
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


def test_what_is_made_from_the_events_is_reached_by_its_name(qtbot: QtBot, example: MainWindow) -> None:
    for wanted, kind in (("events by month", MonthTable), ("who we meet", ShownTable)):
        dialog = _ask(qtbot, example)
        qtbot.keyClicks(dialog.wanted, wanted)
        qtbot.keyClick(dialog.wanted, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda kind=kind: isinstance(example.focusWidget(), kind))  # type: ignore[misc]
        focused = example.focusWidget()
        assert focused and not focused.visibleRegion().isEmpty()


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


def test_a_command_is_found_by_what_else_people_call_it(qtbot: QtBot, example: MainWindow) -> None:
    assert example.desk
    example.desk.go_to("introduction")
    dialog = _ask(qtbot, example)
    for wanted, meant in (
        ("print", "Create a Word document"),
        ("export", "Create a Word document"),
        ("search", "Find"),
        ("zoom in", "Larger text"),
        ("full screen", "Focus mode"),
        ("quit", "Close"),
        ("task list", "Plan home"),
        ("gdpr", "Remove personal data"),
        ("send", "Hand this plan over"),
        ("errors", "Checks"),
        ("advice", "Guidance"),
    ):
        dialog.wanted.setText(wanted)
        assert meant in _names(dialog)[:3], wanted


def test_whatever_has_a_name_on_the_screen_is_found_by_it(qtbot: QtBot, example: MainWindow) -> None:
    desk = example.desk
    assert desk
    to_a_standard = partial(desk.go_to, "standards/publicise-events")
    for show in (desk.show_home, to_a_standard, desk.show_versions, desk.show_review):
        show()
        qtbot.wait(50)
        shown = [button for button in desk.findChildren(QPushButton) if button.isVisible() and button.isEnabled()]
        tabs = [desk.side.widget(n) for n in range(desk.side.count()) if desk.side.isTabVisible(n)]
        named = {plain_name(button.text()) for button in shown} | {
            tab.accessibleName() for tab in tabs if tab and desk.side.isVisible()
        }
        menus = {plain_name(action.text()) for menu in example.menuBar().actions() for action in _actions(menu)}
        dialog = _ask(qtbot, example)
        dialog.MOST = 5000
        dialog.add(())
        assert named | menus <= set(_names(dialog))
        qtbot.keyClick(dialog.wanted, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: example.findChild(GoTo) is None)


def _actions(menu: QAction) -> list[QAction]:
    inside = menu.menu()
    return [action for action in inside.actions() if action.isEnabled()] if inside else []


def test_what_the_panel_will_see_is_found_on_its_page_and_elsewhere(qtbot: QtBot, example: MainWindow) -> None:
    assert example.desk
    example.desk.go_to("standards/publicise-events")
    dialog = _ask(qtbot, example)
    qtbot.keyClicks(dialog.wanted, "what the panel")
    assert _names(dialog)[0] == "What the panel will see"
    qtbot.keyClick(dialog.wanted, Qt.Key.Key_Escape)
    example.desk.show_home()
    qtbot.waitUntil(lambda: example.findChild(GoTo) is None)
    dialog = _ask(qtbot, example)
    qtbot.keyClicks(dialog.wanted, "what the panel social media")
    qtbot.keyClick(dialog.wanted, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: example.findChild(PanelDialog) is not None)
    assert _address(example) == "standards/use-social-media"
    view = example.findChild(PanelDialog)
    assert isinstance(view, PanelDialog) and "social media" in view.guide.toPlainText()
    view.reject()


def test_a_tab_beside_the_page_is_shown_and_has_the_keyboard(qtbot: QtBot, example: MainWindow) -> None:
    desk = example.desk
    assert desk
    desk.go_to("standards/publicise-events")
    desk.toggle_focus_mode()
    dialog = _ask(qtbot, example)
    qtbot.keyClicks(dialog.wanted, "evidence")
    names = _names(dialog)
    for _ in range(names.index("Evidence")):
        qtbot.keyClick(dialog.wanted, Qt.Key.Key_Down)
    current = dialog.results.currentItem()
    while current and current.text(1) != "Beside the page":
        qtbot.keyClick(dialog.wanted, Qt.Key.Key_Down)
        current = dialog.results.currentItem()
    qtbot.keyClick(dialog.wanted, Qt.Key.Key_Return)
    qtbot.waitUntil(desk.side.evidence.hasFocus)


def test_what_a_text_can_be_made_to_do_is_found_while_it_is_written(qtbot: QtBot, example: MainWindow) -> None:
    assert example.desk
    example.desk.go_to("profile/description")
    qtbot.waitUntil(lambda: isinstance(example.focusWidget(), TextArea))
    dialog = _ask(qtbot, example)
    qtbot.keyClicks(dialog.wanted, "insert a table")
    qtbot.keyClick(dialog.wanted, Qt.Key.Key_Return)
    text = example.focusWidget()
    assert isinstance(text, TextArea) and text.textCursor().currentTable() is not None
