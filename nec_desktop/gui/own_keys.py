"""Keys that belong to the window even where a line of text would take them."""

import sys
from collections.abc import Callable

from PySide6.QtCore import QEvent, QKeyCombination, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget

_OWN = tuple(QKeyCombination(Qt.KeyboardModifier.ControlModifier, key) for key in (Qt.Key.Key_E, Qt.Key.Key_K))
"""Ctrl+E creates the document and Ctrl+K goes anywhere; on Linux a text would go to its line's end, or delete it."""

_ALT = (Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier)
_KEYS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)

REDO = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Y)
"""On every system, since the window has it so."""


_SHIFT, _KEYPAD = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier
PLAIN = (Qt.KeyboardModifier.NoModifier, _SHIFT, _KEYPAD, _SHIFT | _KEYPAD)
"""What is held with a key that means what stands on it. To compare is cheaper than to compute with flags."""


def writes(event: QKeyEvent) -> bool:
    """Say whether a key writes what stands on it: then it is no command, whatever the system."""
    return bool(text := event.text()) and text.isprintable() and event.modifiers() in PLAIN


def is_undo_or_redo(event: QKeyEvent) -> bool:
    """Say whether a key takes something back, or makes it again."""
    keys = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
    return not writes(event) and (any(map(event.matches, keys)) or event.keyCombination() == REDO)


def _would_write_alt(event: QKeyEvent) -> bool:
    """Say whether Alt and a letter, which is no button's here, would write that letter. On a Mac it writes another, as
    AltGr does elsewhere, which is not Alt alone.
    """
    is_alt = event.modifiers() in _ALT and sys.platform != "darwin"
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

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.take_paste: Callable[[QObject, QKeyEvent], bool] = lambda _watched, _event: False
        """Takes what is pasted where the keyboard is, and says whether it did."""

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
        if kind == QEvent.Type.KeyPress:
            self.pressed.emit()
        if writes(event):
            return False
        if event.matches(QKeySequence.StandardKey.Paste):
            return self.take_paste(watched, event)
        if kind == QEvent.Type.ShortcutOverride:
            if event.keyCombination() in _OWN:
                event.ignore()
                return True
            return False
        if isinstance(watched, QLineEdit | QTextEdit) and _would_write_alt(event):
            event.ignore()
            return True
        if _is_menu_key(event) and isinstance(watched, QWidget):
            _open_menu(watched)
            return True
        if event.key() == Qt.Key.Key_F1 and isinstance(watched, QWidget) and QApplication.activeModalWidget():
            self.help.emit()
            return True
        return False
