"""Draws what was found: where it stands, and below it the words in their line, marked."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QApplication, QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from nec_desktop.gui.theme import tokens

MARK = Qt.ItemDataRole.UserRole + 1
"""From where to where an item's text is marked, and how long its label is: a tuple of three numbers."""
_MARGIN = 6


class HitDelegate(QStyledItemDelegate):
    """An item's text is a label, then a line break (U+2028), then the words found in their line."""

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw an item."""
        self.initStyleOption(option, index)
        layout = self._layout(option, index)
        option.text = ""
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(option.palette.color(QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text))
        layout.draw(painter, QPointF(option.rect.left() + _MARGIN, option.rect.top() + _MARGIN))

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        """Return how much room an item needs in the view's width."""
        self.initStyleOption(option, index)
        width = self._view.viewport().width()
        return QSize(width, round(self._layout(option, index).boundingRect().height()) + 2 * _MARGIN)

    def _layout(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QTextLayout:
        layout = QTextLayout(option.text, option.font)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # then all of it has the colour of what is chosen
        mark = index.data(MARK)
        if mark:
            label, start, end = mark
            words = _format(start, end - start, None if chosen else tokens().accent, bold=True)
            layout.setFormats([_format(0, label, None if chosen else tokens().soft), words])
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(40, self._view.viewport().width() - 2 * _MARGIN))
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        return layout


def _format(start: int, length: int, colour: str | None, *, bold: bool = False) -> QTextLayout.FormatRange:
    form = QTextLayout.FormatRange()
    form.start, form.length = start, length
    look = QTextCharFormat()
    if colour:
        look.setForeground(QColor(colour))
    if bold:
        look.setFontWeight(QFont.Weight.Bold)
    form.format = look
    return form
