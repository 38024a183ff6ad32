"""What is measured in a widget's own text is measured anew when the person shows text larger or smaller."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class TextSize(QObject):
    """Calls `fit` when a widget's text has changed its size, and all its parts, such as headers, have heard of that."""

    def __init__(self, widget: QWidget, fit: Callable[[], object]) -> None:
        super().__init__(widget)
        self._widget, self._height = widget, widget.fontMetrics().height()
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(fit)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Notice a font of another size."""
        if event.type() == QEvent.Type.FontChange and self._widget.fontMetrics().height() != self._height:
            self._height = self._widget.fontMetrics().height()
            self._timer.start()
        return super().eventFilter(watched, event)
