"""The keys of the window that lead elsewhere, pressed in a dialog: it is left first, as it is left at other times."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

_ELSEWHERE = ("F8", "Shift+F8", "Ctrl+F", "Ctrl+H")
"""What is to be done next, what is still to be looked at, what holds some words, and these replaced."""

_MOMENT = 50
"""Milliseconds in which the desktop gives the window its keyboard back: what is done before loses it again."""


class LeavingFor(QObject):
    """Does what a key asks for when the dialog is closed; nothing where the person stays in it after all. A dialog that
    was opened from another one leaves that one too.
    """

    def __init__(self, dialog: QDialog, opener: QWidget) -> None:
        """`opener` stands in the window whose keys they are."""
        super().__init__(dialog)
        self._dialog, self._opener = dialog, opener
        self._then: Callable[[], object] | None = None
        for key in _ELSEWHERE:
            QShortcut(QKeySequence(key), dialog).activated.connect(partial(self._leave, QKeySequence(key)))
        dialog.finished.connect(self._go)

    def stay(self) -> None:
        """Forget it: the person goes on in the dialog."""
        self._then = None

    def _leave(self, key: QKeySequence) -> None:
        window = self._opener.window()
        outer = window.findChild(LeavingFor, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if isinstance(outer, LeavingFor):
            self._then = partial(outer._leave, key)
        else:
            actions = (action for action in window.findChildren(QAction) if key in action.shortcuts())
            self._then = next((action.trigger for action in actions), None)
        if self._then:
            self._dialog.reject()

    def _go(self) -> None:
        # While all of the dialog is there: a line that still has the keyboard when it is thrown away would be told of.
        if focused := self._dialog.focusWidget():
            focused.clearFocus()
        if self._then:
            QTimer.singleShot(_MOMENT, self._opener, self._then)
