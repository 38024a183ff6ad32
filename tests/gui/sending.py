"""A review copy sent from the window by keyboard."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from nec_desktop.gui.desk import Desk
from nec_desktop.gui.export_page import ExportPage
from nec_desktop.gui.main_window import MainWindow
from nec_desktop.gui.send_dialog import SendDialog
from nec_desktop.review.rounds import rounds_of
from tests.gui.keys import give_keyboard


def send_by_keyboard(qtbot: QtBot, window: MainWindow, desk: Desk, *reviewers: str) -> None:
    """Send the plan to reviewers, and wait until the copy is made."""
    before = len(rounds_of(desk.session.plan))
    qtbot.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    page = desk.pages.currentWidget()
    assert isinstance(page, ExportPage)
    qtbot.keyClick(page.document, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: any(found.isVisible() for found in window.findChildren(SendDialog)))
    dialog = next(found for found in window.findChildren(SendDialog) if found.isVisible())
    give_keyboard(qtbot, dialog)
    qtbot.keyClick(dialog.stage, Qt.Key.Key_Tab)
    for reviewer in reviewers:
        qtbot.keyClicks(dialog.reviewers, reviewer)
        qtbot.keyClick(dialog.reviewers, Qt.Key.Key_Return)
    qtbot.keyClick(dialog.due.line, Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: len(rounds_of(desk.session.plan)) > before, timeout=30000)
    give_keyboard(qtbot, window)
