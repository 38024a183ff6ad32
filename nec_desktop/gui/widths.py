"""Widths in letters of the text: what is as wide as a line of it grows with it, at whatever size it is shown."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QWidget

from nec_desktop.gui.text_size import TextSize

_ALPHABET = "abcdefghijklmnopqrstuvwxyz"


def letters(widget: QWidget, count: float) -> int:
    """Return how many pixels a line of so many letters is wide in the text of a widget, as its size is now."""
    return round(QFontMetricsF(widget.font()).horizontalAdvance(_ALPHABET) / len(_ALPHABET) * count)


def keep_within(widget: QWidget, count: float) -> None:
    """Let a widget be no wider than a line of so many letters, also when the text gets another size."""

    def fit() -> None:
        widget.setMaximumWidth(letters(widget, count))

    fit()
    TextSize(widget, fit)


class Column(QObject):
    """Keeps the parts of a page no wider than can be read well, at its left or in its middle."""

    def __init__(self, page: QWidget, parts: Sequence[QWidget], count: float) -> None:
        super().__init__(page)
        self._page, self._parts, self._count = page, parts, count
        self._is_centred = False
        page.installEventFilter(self)
        TextSize(page, self.fit)
        self.fit()

    def centre(self, centred: bool) -> None:
        """Stand in the middle of a pane that is wider than the column, or at its left."""
        if centred != self._is_centred:
            self._is_centred = centred
            self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Follow the width of the page."""
        if event.type() == QEvent.Type.Resize:
            self.fit()
        return super().eventFilter(watched, event)

    def fit(self) -> None:
        """Give the parts their width; one that stands on another has it from that."""
        # By margins, so that the wheel turns the page wherever the mouse is, and the bar stays at the edge.
        widest = letters(self._page, self._count)
        beside = max(0, (self._page.width() - widest) // 2) if self._is_centred else 0
        for part in self._parts:
            is_within = any(other is not part and other.isAncestorOf(part) for other in self._parts)
            aside = 0 if is_within else beside
            part.setContentsMargins(aside, 0, 0, 0)
            part.setMaximumWidth(aside + widest)
