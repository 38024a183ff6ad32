"""Keep a page that scrolls where it is for the eye, while its width changes and what stands on it flows anew."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtWidgets import QApplication, QScrollArea, QTextEdit, QWidget

_ROUNDS = 8
"""A text that flows anew has another height, which its page hears of in the next round, and so on up to the window."""


@contextmanager
def holding_still(area: QScrollArea, parts: Sequence[QWidget]) -> Iterator[None]:
    """Whatever happens to the area's width meanwhile: where the keyboard is, or the first of `parts` that can be seen,
    stands as high as before.
    """
    held = _before_the_eye(area, parts)
    before = _height_of(held) if held else 0
    yield
    settle()
    if held:
        bar = area.verticalScrollBar()
        bar.setValue(bar.value() + _height_of(held) - before)


def settle() -> None:
    """Give everything that is laid out anew its size now."""
    for _ in range(_ROUNDS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)


def _before_the_eye(area: QScrollArea, parts: Sequence[QWidget]) -> QWidget | None:
    focused = QApplication.focusWidget()
    held = [focused, *parts] if focused and area.isAncestorOf(focused) else parts
    return next((widget for widget in held if not widget.visibleRegion().isEmpty()), None)


def _height_of(widget: QWidget) -> int:
    """Return how far below the window's top a widget stands, or the cursor in a text."""
    within = QPoint(0, 0)
    if isinstance(widget, QTextEdit):
        within = widget.viewport().mapTo(widget, widget.cursorRect().topLeft())
    return widget.mapTo(widget.window(), within).y()
