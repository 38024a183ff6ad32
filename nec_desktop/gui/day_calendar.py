"""A month to choose a day from."""

import datetime

from PySide6.QtCore import QDate, QLocale, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QWidget

from nec_desktop.gui.theme import tokens

_SMALLEST = QSize(320, 270)


class DayCalendar(QCalendarWidget):
    """Begins on Monday. The days before and after the month are paler, so that none is taken for one of the month."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setLocale(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(day, QTextCharFormat())  # Qt's red says nothing here, and is hard to read
        self.setMinimumSize(_SMALLEST)

    def paintCell(self, painter: QPainter, rect: QRect, date: QDate | datetime.date) -> None:  # noqa: N802 - Qt's name
        """Draw a day; one of another month in the soft ink and slanted, so that not colour alone tells it."""
        day = QDate(date)
        if day.month() == self.monthShown():
            super().paintCell(painter, rect, date)
            return
        painter.save()
        painter.fillRect(rect, self.palette().base())  # as Qt does: it covers the inner edge of the frame
        font = painter.font()
        font.setItalic(True)
        painter.setFont(font)
        painter.setPen(QColor(tokens().soft))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(day.day()))
        painter.restore()
