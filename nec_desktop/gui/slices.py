"""Long work in the window's own thread, bit by bit, so that the window goes on living meanwhile."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from shiboken6 import isValid

_SLICE = 0.02
"""Seconds of work between two looks at what the person does."""
PAINTED = 30
"""Milliseconds in which a page that has been made is painted: what it can do without begins after that."""


class Slices(QObject):
    """Goes through one iterator at a time; a new one takes the place of the one before."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)
        self._work: Iterator[Any] = iter(())
        self._done: Callable[[], None] = lambda: None
        self._stepped: Callable[[], None] = lambda: None

    def run(
        self,
        work: Iterator[Any],
        done: Callable[[], None],
        stepped: Callable[[], None] = lambda: None,
        *,
        after: int = 0,
    ) -> None:
        """Go through `work`, call `stepped` now and then, and `done` at its end; begin after so many milliseconds."""
        self._work, self._done, self._stepped = work, done, stepped
        self._timer.start(after)

    def stop(self) -> None:
        """Give up what is being done."""
        self._timer.stop()
        self._work = iter(())

    def _go_on(self) -> None:
        self._timer.setInterval(0)
        until = monotonic() + _SLICE
        while monotonic() < until:
            try:
                next(self._work)
            except StopIteration:
                self._timer.stop()
                self._done()
                return
        self._stepped()


class Turns(QObject):
    """Does one thing at a time, each in a turn of the event loop of its own, so that a key can come in between."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._next)
        self._waiting: dict[QObject, Callable[[], None]] = {}

    def take(self, widget: QObject, do: Callable[[], None]) -> None:
        """Call `do` when it is its turn, once however often it is asked for, unless `widget` is gone by then."""
        self._waiting.setdefault(widget, do)
        self._timer.start()

    def _next(self) -> None:
        widget = next(iter(self._waiting))
        do = self._waiting.pop(widget)
        if isValid(widget):  # type: ignore[no-untyped-call] # its stub gives no types
            do()
        if not self._waiting:
            self._timer.stop()


def live_through(work: Iterator[int]) -> Iterator[int]:
    """Go through `work` at once, but let the window live meanwhile: it is painted, and what the person does waits.

    Yields what `work` yielded last, to be told: at first, then now and then.
    """
    until = monotonic()
    for step in work:
        if monotonic() >= until:
            yield step
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
            until = monotonic() + _SLICE


@contextmanager
def waiting() -> Iterator[None]:
    """Show by the mouse's pointer that something takes a while."""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()
