"""Keys that belong to the window even where a line of text would take them."""

import sys

from PySide6.QtCore import QEvent, QKeyCombination, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget

_OWN = tuple(QKeyCombination(Qt.KeyboardModifier.ControlModifier, key) for key in (Qt.Key.Key_E, Qt.Key.Key_K))
"""Ctrl+E creates the document and Ctrl+K goes anywhere; on Linux a text would go to its line's end, or delete it."""

_KEYS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)

REDO = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Y)
"""On every system, since the window has it so."""


def is_undo_or_redo(event: QKeyEvent) -> bool:
    """Say whether a key takes something back, or makes it again."""
    keys = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
    return any(event.matches(key) for key in keys) or event.keyCombination() == REDO


def _would_write_alt(event: QKeyEvent) -> bool:
    """Say whether Alt and a letter, which is no button's here, would write that letter. On a Mac it writes another, as
    AltGr does elsewhere, which is not Alt alone.
    """
    held = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
    is_alt = held == Qt.KeyboardModifier.AltModifier and sys.platform != "darwin"
    return is_alt and bool(event.text()) and event.text().isprintable()


def _is_menu_key(event: QKeyEvent) -> bool:
    """Say whether Shift+F10 is to open the context menu: on Windows and a Mac the system says by itself what does."""
    is_unheard = QApplication.platformName() not in ("windows", "cocoa")
    return is_unheard and event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier


def _open_menu(widget: QWidget) -> None:
    """Open the context menu of the widget that has the keyboard, as the menu key does."""
    place = QRectF(widget.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)).center().toPoint()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, widget.mapToGlobal(place))
    QApplication.sendEvent(widget, asked)


class OwnKeys(QObject):
    """Follows the keyboard and filters what it sends: to look at every event of the application would slow all of it.

    `help`: F1 is pressed in a dialog, where the menu does not hear it. `pressed`: some key is.
    """

    help = Signal()
    pressed = Signal()

    def follow(self, before: QWidget | None, now: QWidget | None) -> None:
        """Filter the events of the widget that has the keyboard now."""
        if before:
            before.removeEventFilter(self)
        if now:
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Leave the window's own keys to its menu, hear F1 in dialogs, and let Alt with a letter write nothing."""
        if not isinstance(event, QKeyEvent):  # first: to ask every event for its type would slow each key
            return False
        kind = event.type()
        if kind not in _KEYS:
            return False
        if kind == QEvent.Type.ShortcutOverride and event.keyCombination() in _OWN:
            event.ignore()
            return True
        if kind == QEvent.Type.KeyPress:
            self.pressed.emit()
        if kind == QEvent.Type.KeyPress and isinstance(watched, QLineEdit | QTextEdit) and _would_write_alt(event):
            event.ignore()
            return True
        if kind == QEvent.Type.KeyPress and _is_menu_key(event) and isinstance(watched, QWidget):
            _open_menu(watched)
            return True
        is_help = kind == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_F1 and isinstance(watched, QWidget)
        if is_help and QApplication.activeModalWidget():
            self.help.emit()
            return True
        return False
