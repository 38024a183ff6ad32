"""A page's title with its buttons beside it; below it where there is no room for both."""

from PySide6.QtCore import QEvent, QMargins, QObject
from PySide6.QtWidgets import QBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from nec_desktop.gui.flow_layout import FlowLayout
from nec_desktop.gui.widths import letters

_TITLE = 22
"""Letters of a title that a line is to hold: with less room its words would stand one below the other."""


class TitleRow(QObject):
    """Lays out a row that holds a title, or other words, and a widget with buttons.

    least: how many letters of it a line is to hold.
    """

    def __init__(self, row: QBoxLayout, title: QLabel, buttons: QWidget, least: int = _TITLE) -> None:
        super().__init__(buttons)
        self._least = least
        self._row, self._title, self._buttons = row, title, buttons
        flow = FlowLayout(buttons, 12)
        for button in buttons.findChildren(QPushButton):
            flow.addWidget(button)
        self._head = row.parentWidget()
        for watched in (self._head, title, buttons):
            watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Lay it out anew for another width, other buttons or another size of text."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.FontChange, QEvent.Type.LayoutRequest):
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        wanted = self._buttons.sizeHint().width() + letters(self._title, self._least)
        layout, room = self._head.layout(), self._head.contentsRect().width()
        margins = layout.contentsMargins() if layout else QMargins()
        is_beside = wanted <= room - margins.left() - margins.right()
        way = QBoxLayout.Direction.LeftToRight if is_beside else QBoxLayout.Direction.TopToBottom
        if way != self._row.direction():
            self._row.setDirection(way)
        across = QSizePolicy.Policy.Fixed if is_beside else QSizePolicy.Policy.Preferred
        if across != self._buttons.sizePolicy().horizontalPolicy():
            self._buttons.setSizePolicy(across, QSizePolicy.Policy.Preferred)
