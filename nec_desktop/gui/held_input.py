"""What is pressed while a plan is on its way into the window does nothing: it was meant for what stood there before."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication, QMainWindow

_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
_KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)


class HeldInput(QObject):
    """While it holds, the pointer waits and the window hears no key and no press.

    Keys are heard again at once when it ends. The mouse is heard only after the time in which a second press makes a
    double click: whoever double-clicks a plan in the list presses again when its home is there already.
    """

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._surface: QWindow | None = None
        """The window's surface, while something is kept from it: it gets what is pressed before any widget does."""
        self._holds = self._is_down = False
        self._after = QTimer(self, singleShot=True)
        self._after.timeout.connect(self._let_go)

    def hold(self, holds: bool) -> None:
        """Hold what is pressed, or end it; doing so twice does no more."""
        if holds == self._holds:
            return
        self._holds = holds
        if holds:
            QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
            self._after.stop()
            if self._surface is None and (surface := self._window.windowHandle()):
                self._surface = surface
                surface.installEventFilter(self)
        else:
            QGuiApplication.restoreOverrideCursor()
            self._after.start(QApplication.doubleClickInterval())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Keep presses from the window, each with its release; keys only while it holds."""
        if event.type() in _PRESSES:
            if self._holds or self._after.isActive():
                self._is_down = True
            return self._is_down
        if event.type() == QEvent.Type.MouseButtonRelease and self._is_down:
            self._is_down = False
            self._let_go()
            return True
        return (self._holds and event.type() in _KEYS) or super().eventFilter(watched, event)

    def _let_go(self) -> None:
        """Listen no longer, unless something is still to be kept from the window."""
        if self._surface and not (self._holds or self._is_down or self._after.isActive()):
            self._surface.removeEventFilter(self)
            self._surface = None
