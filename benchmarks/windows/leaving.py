"""End the process when its window has been painted: the time it took is then the time to that moment."""

import os
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMainWindow, QWidget

_LOOK_EVERY = 2  # milliseconds


class LeaveAfterPaint(QObject):
    """Ends the process once the first paint event of `widget` has been handled."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let the event through; the timer fires when it has been handled."""
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, lambda: os._exit(0))
        return False


def leave_when_painted(window: QMainWindow, rows: int = 0) -> None:
    """End the process when `window` is painted; with `rows`, when a list in it shows so many rows or more."""
    if not rows:
        LeaveAfterPaint(window)
        return
    timer = QTimer(window)

    def look() -> None:
        for view in window.findChildren(QAbstractItemView):
            if view.isVisible() and view.model() is not None and view.model().rowCount() >= rows:
                timer.stop()
                LeaveAfterPaint(view.viewport())
                view.viewport().update()
                return

    timer.timeout.connect(look)
    timer.start(_LOOK_EVERY)


def before_exec(do: Callable[[QMainWindow], None]) -> None:
    """Call `do` with the main window when the application begins to handle events."""
    begin = QApplication.exec

    def watched() -> int:
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QMainWindow):
                do(widget)
        return begin()

    setattr(QApplication, "exec", staticmethod(watched))  # noqa: B010 - a stub does not allow the assignment
