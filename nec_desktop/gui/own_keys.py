"""Keys that belong to the window even where a line of text would take them."""

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent

_OWN = (QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_E),)
"""Ctrl+E creates the document; on Linux a line of text would go to its end."""


class OwnKeys(QObject):
    """An event filter for the application."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Leave the window's own keys to its menu."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.keyCombination() in _OWN
        ):
            event.ignore()
            return True
        return super().eventFilter(watched, event)
