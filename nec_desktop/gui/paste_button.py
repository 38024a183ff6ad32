"""The button that pastes rows: it can be pressed while the clipboard holds a table."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from nec_desktop.plan.pasted_table import holds_table


class PasteButton(QPushButton):
    """`wanted` carries the clipboard's HTML and its text; both empty where it holds no table."""

    wanted = Signal(str, str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setText(self.tr("Paste rows…"))
        self.setToolTip(self.tr("Paste rows copied in Excel or Word (Ctrl+V)"))
        self.setAccessibleDescription(name)
        self.setAutoDefault(True)
        self.clicked.connect(self.paste)
        QGuiApplication.clipboard().dataChanged.connect(self._look)
        self._look()

    def paste(self) -> None:
        """Ask for what the clipboard holds to be pasted."""
        html, text = clipboard_words()
        self.wanted.emit(*((html, text) if holds_table(html, text) else ("", "")))

    def _look(self) -> None:
        self.setEnabled(holds_table(*clipboard_words()))


def clipboard_words() -> tuple[str, str]:
    """Return the clipboard's HTML and its text, each empty where it has none."""
    mime = QGuiApplication.clipboard().mimeData()
    return (mime.html() if mime.hasHtml() else "", mime.text() if mime.hasText() else "") if mime else ("", "")
