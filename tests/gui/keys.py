"""The keyboard for a window, as a window manager gives it."""

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot


def give_keyboard(qtbot: QtBot, window: QWidget) -> None:
    """Make `window` the active one: only there do keys of the menu work."""
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window, timeout=5000)
