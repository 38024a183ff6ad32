"""Lists of lines that lead somewhere, with headings between them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from nec_desktop.gui.whole_lines import WholeLines


class LineList(QListWidget):
    """Its lines break where it is narrow. Enter or a click on one goes where it leads."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setItemDelegate(WholeLines(self))
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self.go)
        self.itemActivated.connect(self.go)

    def go(self, item: QListWidgetItem) -> None:
        """Go where a line leads, if it leads anywhere."""
        raise NotImplementedError


def add_heading(listed: QListWidget, words: str) -> None:
    """Add a heading of the lines below it, which nobody can choose."""
    item = QListWidgetItem(words, listed)
    item.setFlags(Qt.ItemFlag.ItemIsEnabled)
    strengthen(item)


def strengthen(item: QListWidgetItem) -> None:
    """Show a line in stronger letters than those around it."""
    font = QFont()  # its size stays the list's
    font.setWeight(QFont.Weight.DemiBold)
    item.setFont(font)
