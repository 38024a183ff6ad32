"""Lines under words to look at: how they look, and how they are drawn in a cell that only shows the words."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from nec_desktop.gui.select_words import units
from nec_desktop.gui.theme import tokens
from nec_desktop.language.language import SPELLING

LONG = 80
"""Characters, beyond which what is marked is a sentence rather than words."""
Line = tuple[int, int, QTextCharFormat]
"""From which character to which, and how."""


def line_under(rule: str, length: int) -> QTextCharFormat:
    """Return a line under words, so that colour says nothing alone: wavy for spelling, dashed for other words,
    dotted for a whole sentence, in which words may be marked too.
    """
    colours, lines = tokens(), QTextCharFormat.UnderlineStyle
    look = QTextCharFormat()
    if rule == SPELLING:
        line, colour = lines.WaveUnderline, colours.error
    elif length > LONG:
        line, colour = lines.DotLine, colours.soft
    else:
        line, colour = lines.DashUnderline, colours.warning
    look.setUnderlineStyle(line)
    look.setUnderlineColor(QColor(colour))
    return look


def draw_lines(painter: QPainter, option: QStyleOptionViewItem, lines: Sequence[Line]) -> None:
    """Draw lines under words of a cell that Qt has drawn, where they are seen; under the “…” where they are not.

    The same words are laid out once more as Qt does it, and drawn without colour: what is seen of them is the lines.
    """
    room = _room_for_words(option)
    wraps = QStyleOptionViewItem.ViewItemFeature.WrapText in option.features
    cut = QFontMetrics(option.font).elidedText(option.text, option.textElideMode, room.width())
    seen = option.text if wraps else cut
    layout = QTextLayout(seen, option.font)
    as_qt = QTextOption(QStyle.visualAlignment(option.direction, option.displayAlignment))
    as_qt.setWrapMode(QTextOption.WrapMode.WordWrap if wraps else QTextOption.WrapMode.ManualWrap)
    as_qt.setTextDirection(option.direction)
    layout.setTextOption(as_qt)
    layout.setFormats([_range(option, seen, line) for line in lines])
    size = QSize(room.width(), round(_laid_out(layout, room.width())))
    place = QStyle.alignedRect(option.direction, Qt.AlignmentFlag.AlignVCenter, size, room)
    painter.save()
    painter.setPen(QColor(Qt.GlobalColor.transparent))
    layout.draw(painter, place.topLeft())
    painter.restore()


def _laid_out(layout: QTextLayout, width: int) -> float:
    """Lay words out in lines below each other, and return how high they are."""
    height = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return height


def _room_for_words(option: QStyleOptionViewItem) -> QRect:
    """Return where Qt puts the words of a cell."""
    widget = option.widget
    style = widget.style()
    beside = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, widget) + 1
    room: QRect = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, widget)
    return room.adjusted(beside, 0, -beside, 0)


def _range(option: QStyleOptionViewItem, seen: str, line: Line) -> QTextLayout.FormatRange:
    """Return what is to be drawn under the words that are seen, of a text that may end before its time."""
    start, end, look = line
    kept = len(seen) if seen == option.text else len(seen) - 1
    start, end = min(start, kept), min(end, kept + 1)
    found = QTextLayout.FormatRange()
    found.start, found.length = units(seen[:start]), units(seen[start:end])
    found.format = QTextCharFormat(look)
    is_selected = QStyle.StateFlag.State_Selected in option.state
    if is_selected and look.underlineColor() == QColor(tokens().accent):  # where contrast is high, that is its ground
        found.format.setUnderlineColor(QColor(tokens().on_accent))
    return found
