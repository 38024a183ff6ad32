"""Lines of a list whose words wrap: each is as high as all of its words need."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtWidgets import QListWidget, QStyledItemDelegate, QStyleOptionViewItem

ModelIndex = QModelIndex | QPersistentModelIndex
_AROUND = 16
"""Pixels that the style sheet keeps free beside the words: Qt forgets them, and would leave the last words out."""


class WholeLines(QStyledItemDelegate):
    """For a list that shows its items one below another."""

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self.view = view

    @property
    def beside(self) -> int:
        """Pixels at an item's right that its words leave free."""
        return 0

    def sizeHint(self, option: QStyleOptionViewItem, index: ModelIndex) -> QSize:  # noqa: N802 - Qt's name
        """Return how high an item is in the list's width."""
        narrow = QStyleOptionViewItem(option)
        narrow.rect = QRect(0, 0, self.view.viewport().width() - _AROUND - self.beside, option.rect.height())
        return super().sizeHint(narrow, index)
