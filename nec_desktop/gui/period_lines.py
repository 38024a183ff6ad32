"""The first and the last day of a plan that is not there yet, typed as dates are typed in a plan."""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from nec_desktop.gui.date_line import DateLine
from nec_desktop.plan.dates import NotADateError, read_date
from nec_desktop.plan.values import Period
from nec_desktop.plan.words import date_words


class PeriodLines(QWidget):
    """Two dates, one below the other. Another first day brings the last one with it: a plan is for a year."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = self._first = date.min
        self.first = DateLine(self.tr("First day"), lambda: self._near(self.first))
        self.last = DateLine(self.tr("Last day"), lambda: self._near(self.last))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for words, line in ((self.tr("&First day"), self.first), (self.tr("&Last day"), self.last)):
            label = QLabel(words, objectName="subheading")
            label.setBuddy(line.line)
            if column.count():
                column.addSpacing(4)
            column.addWidget(label)
            column.addWidget(line, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.first)
        for signal in (self.first.left, self.first.chosen):
            signal.connect(self._follow_first)
        for signal in (self.last.left, self.last.chosen):
            signal.connect(self._complete_last)

    def show_period(self, period: Period, today: date) -> None:
        """Show what is proposed. today: from which a date without a year is near."""
        self._today, self._first = today, period.first
        self.first.line.setText(date_words(period.first))
        self.last.line.setText(date_words(period.last))

    @property
    def typed(self) -> tuple[str, str]:
        """What stands in the two lines."""
        return self.first.line.text(), self.last.line.text()

    def period(self) -> Period | str:
        """Return what is typed, or in words why it is no period."""
        try:
            first, last = self._read(self.first), self._read(self.last)
        except NotADateError as error:
            return str(error)
        if last < first:
            return self.tr("The last day is before the first. Correct one of them.")
        return Period(first, last)

    def _read(self, line: DateLine) -> date:
        if not line.line.text().strip():
            raise NotADateError(self.tr("A plan has a first and a last day. Write both."))
        return read_date(line.line.text(), self._today, None)

    def _follow_first(self) -> None:
        """Write the first day in full; where it is another one, the last day is a year on."""
        try:
            first = self._read(self.first)
        except NotADateError:
            return  # said when the person goes on
        self.first.line.setText(date_words(first))
        if first != self._first:
            self._first = first
            self.last.line.setText(date_words(_year_on(first) - timedelta(1)))

    def _complete_last(self) -> None:
        try:
            self.last.line.setText(date_words(self._read(self.last)))
        except NotADateError:
            return  # said when the person goes on

    def _near(self, line: DateLine) -> date:
        try:
            return self._read(line)
        except NotADateError:
            return self._first


def _year_on(day: date) -> date:
    leap_day = (day.month, day.day) == (2, 29)
    return date(day.year + 1, 3, 1) if leap_day else day.replace(year=day.year + 1)
