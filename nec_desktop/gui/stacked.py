"""Pages of which one is shown at a time."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget


class Stack(QStackedWidget):
    """Asks for as little room as the page that is shown can do with.

    The others ask for none, else a small window would get as high as the highest of them. What would suit them best is
    not worked out either: all of them would be laid out for that whenever something on one changes, and the room that
    is there is shared out by the person and the window.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentChanged.connect(self._follow)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the least size."""
        return self.minimumSizeHint()

    def _follow(self, shown: int) -> None:
        for n in range(self.count()):
            policy = QSizePolicy.Policy.Preferred if n == shown else QSizePolicy.Policy.Ignored
            if page := self.widget(n):
                page.setSizePolicy(policy, policy)
