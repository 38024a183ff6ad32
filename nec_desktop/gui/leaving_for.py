"""The keys of the window that lead elsewhere, pressed in a dialog: it is left first, as it is left at other times."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog

ELSEWHERE = ("F8", "Shift+F8", "Ctrl+F")
"""What is to be done next, what is still to be looked at, and what holds some words."""


class LeavingFor(QObject):
    """Does what a key asks for when the dialog is closed; nothing where the person stays in it after all."""

    def __init__(self, dialog: QDialog, keys: Sequence[str] = ELSEWHERE) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._then: QAction | None = None
        for key in keys:
            QShortcut(QKeySequence(key), dialog).activated.connect(partial(self._leave, QKeySequence(key)))
        dialog.finished.connect(self._go)

    def stay(self) -> None:
        """Forget it: the person goes on in the dialog."""
        self._then = None

    def _leave(self, key: QKeySequence) -> None:
        window = self._dialog.parentWidget().window()
        self._then = next((action for action in window.findChildren(QAction) if key in action.shortcuts()), None)
        if self._then:
            self._dialog.reject()

    def _go(self) -> None:
        if self._then:
            # When whoever opened the dialog has the keyboard back: what comes next begins there.
            QTimer.singleShot(0, self._then, self._then.trigger)
