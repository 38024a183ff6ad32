"""Lines of a list that can be changed: each bears the word “Change” at its right, and says so to a screen reader."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from nec_desktop.gui.theme import tokens
from nec_desktop.gui.whole_lines import ModelIndex, WholeLines
from nec_desktop.translation import tr

_AROUND = 12
"""Pixels on either side of the word."""


class ChangeLines(WholeLines):
    """A click anywhere on a line does what the word says."""

    @property
    def beside(self) -> int:
        """Room for the word."""
        return self.view.fontMetrics().horizontalAdvance(change_word()) + 2 * _AROUND

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        """Draw the line's ground, its words, and beside them the one."""
        ground, words = QStyleOptionViewItem(option), QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        self.initStyleOption(words, index)
        ground.text = ""
        words.rect = QRect(option.rect)
        words.rect.setWidth(option.rect.width() - self.beside)
        if chosen := bool(option.state & QStyle.StateFlag.State_Selected):  # the ground is drawn by then
            words.state &= ~QStyle.StateFlag.State_Selected
            words.palette.setColor(QPalette.ColorRole.Text, words.palette.color(QPalette.ColorRole.HighlightedText))
        words.state &= ~QStyle.StateFlag.State_HasFocus
        painter.save()
        for part in (ground, words):
            self.view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, part, painter, self.view)
        font = self.view.font()
        font.setUnderline(True)
        painter.setFont(font)
        role = QPalette.ColorRole.HighlightedText
        painter.setPen(option.palette.color(role) if chosen else QColor(tokens().accent))
        place = option.rect.adjusted(option.rect.width() - self.beside, 0, -_AROUND, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, change_word())
        painter.restore()


def change_word() -> str:
    """Return the word, as a screen reader says it too."""
    return tr("Change")
