"""Lines of a list of which the beginning stands out: in strong letters and a colour of its own, before plain words."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPalette, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from nec_desktop.gui.whole_lines import ModelIndex

STRONG = Qt.ItemDataRole.UserRole + 20
"""How many letters at the beginning of an item stand out; of one that says nothing here, all are in its colour."""
_SIDE, _ABOVE = 7, 8
"""Pixels around the words; the line below an item is one more."""


class CardLines(QStyledItemDelegate):
    """For a list whose items are as high as their words need in its width, with as much space above as below them."""

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        """Draw an item's ground as the style does, and its words."""
        self.initStyleOption(option, index)
        words = self._words(option, index)
        option.text = ""
        self._view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, self._view)
        role = QPalette.ColorRole
        if option.state & QStyle.StateFlag.State_Selected:
            colour = option.palette.color(role.HighlightedText)
        else:
            colour = (self._view.palette() if index.data(STRONG) else option.palette).color(role.Text)
        painter.setPen(colour)
        words.draw(painter, QPointF(option.rect.left() + _SIDE, option.rect.top() + _ABOVE))

    def sizeHint(self, option: QStyleOptionViewItem, index: ModelIndex) -> QSize:  # noqa: N802 - Qt's name
        """Return how high an item is in the list's width."""
        self.initStyleOption(option, index)
        return QSize(0, round(self._words(option, index).boundingRect().height()) + 2 * _ABOVE + 1)

    def _words(self, option: QStyleOptionViewItem, index: ModelIndex) -> QTextLayout:
        words = QTextLayout(option.text, option.font)
        strong = QTextLayout.FormatRange()
        strong.start, strong.length, strong.format = 0, index.data(STRONG) or 0, QTextCharFormat()
        strong.format.setFontWeight(QFont.Weight.DemiBold)
        if not option.state & QStyle.StateFlag.State_Selected:  # what is chosen is in one colour
            strong.format.setForeground(option.palette.text())
        words.setFormats([strong])
        words.beginLayout()
        height = 0.0
        while (line := words.createLine()).isValid():
            line.setLineWidth(max(40, self._view.viewport().width() - 2 * _SIDE))
            line.setPosition(QPointF(0, height))
            height += line.height()
        words.endLayout()
        return words
