"""The events of one month as a calendar: a table of weeks and days, made from the records."""

from datetime import date
from typing import Any

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from nec_desktop.gui.session import PlanSession
from nec_desktop.gui.theme import tokens
from nec_desktop.plan.month_grid import (
    WEEKDAYS,
    DayEvent,
    day_words,
    events_by_day,
    month_to_show,
    next_month,
    weeks_of,
)
from nec_desktop.plan.quarters import month_words
from nec_desktop.plan.view_tables import ViewContext
from nec_desktop.plan.words import count_words

_DAY = Qt.ItemDataRole.UserRole
_MOST = 4
"""Events that a day's cell names; of more, it says how many."""
_NARROWEST, _LOWEST = 84, 62
"""Pixels of a day: narrower, no word of an event fits, and the table scrolls."""


class MonthView(QWidget):
    """`chosen` carries the address of an event's column, so that its form opens."""

    chosen = Signal(str)

    def __init__(self, session: PlanSession) -> None:
        super().__init__()
        self._session = session
        self._days: dict[date, list[DayEvent]] = {}
        self.previous_button = QPushButton(self.tr("Previous month"), autoDefault=True)
        self.next_button = QPushButton(self.tr("Next month"), autoDefault=True)
        self.previous_button.setToolTip(self.tr("Previous month (Page Up in the table)"))
        self.next_button.setToolTip(self.tr("Next month (Page Down in the table)"))
        self.title = QLabel(objectName="subheading")
        self.count = QLabel(objectName="caption")
        self.grid = MonthGrid()
        head = QHBoxLayout()
        head.setSpacing(8)
        for widget in (self.previous_button, self.next_button, self.title, self.count):
            head.addWidget(widget)
        head.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addLayout(head)
        rows.addWidget(self.grid)
        self.previous_button.clicked.connect(lambda: self.turn(-1))
        self.next_button.clicked.connect(lambda: self.turn(1))
        self.grid.turned.connect(self.turn)
        self.grid.opened.connect(self._open)
        self._read()
        self.month = month_to_show(self._days, session.today)
        self._show()
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._refresh)
        session.changed.connect(self._follow)

    def turn(self, by: int) -> None:
        """Show the month after, or the one before for -1."""
        if by < 0 or self.month.year < date.max.year:
            self.month = next_month(self.month, by)
            self._show()

    def _follow(self, touched: Any) -> None:
        if not touched.first_parts.isdisjoint(("events", "neighbourhoods")):
            self._timer.start()

    def _refresh(self) -> None:
        self._read()
        self._show()

    def _read(self) -> None:
        self._days = events_by_day(ViewContext(self._session.plan, self._session.today))

    def _show(self) -> None:
        name = month_words(self.month)
        events = [event for day, found in self._days.items() for event in found if day.replace(day=1) == self.month]
        self.title.setText(name)
        self.count.setText(count_words(len(events), "event") if events else self.tr("no events"))
        self.grid.setAccessibleName(self.tr("Events in {0}").format(name))
        self.grid.show_month(self.month, self._days, self._session.today)

    def _open(self, day: Any) -> None:
        """Open the event of a day; of several, let the person choose."""
        events = self._days.get(day, [])
        if len(events) == 1:
            self._choose(events[0])
        elif events:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            for event in events:
                action = menu.addAction(event.words.replace("&", "&&"))
                action.triggered.connect(lambda _=False, event=event: self._choose(event))
            menu.setActiveAction(menu.actions()[0])
            menu.popup(self.grid.place_below(day))

    def _choose(self, event: DayEvent) -> None:
        self.chosen.emit(f"{event.address}/{self._session.plan.register('events').summary}")


class MonthGrid(QTableWidget):
    """Weeks and days. `opened` carries a day (Enter or a click); `turned` the month wanted: 1 the next, -1 the last."""

    opened = Signal(object)
    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__(0, len(WEEKDAYS))
        for column, name in enumerate(WEEKDAYS):
            header = QTableWidgetItem(name[:3])
            header.setData(Qt.ItemDataRole.AccessibleTextRole, name)
            self.setHorizontalHeaderItem(column, header)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(_LOWEST)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._open)

    def show_month(self, month: date, days: dict[date, list[DayEvent]], today: date) -> None:
        """Show a month; the keyboard stays on the day of the month that it was on."""
        current = self.currentItem()
        before = current.data(_DAY).day if current else today.day
        weeks = weeks_of(month)
        with QSignalBlocker(self):
            self.setRowCount(len(weeks))
            for row, week in enumerate(weeks):
                for column, day in enumerate(week):
                    events = days.get(day, []) if day.month == month.month else []
                    self.setItem(row, column, _cell(day, events, today, inside=day.month == month.month))
                    if day.month == month.month and day.day <= before:
                        self.setCurrentCell(row, column)
        self._fit()

    def place_below(self, day: date) -> QPoint:
        """Return where on the screen a day's menu belongs."""
        for item in self.findItems("*", Qt.MatchFlag.MatchWildcard):
            if item.data(_DAY) == day:
                return self.viewport().mapToGlobal(self.visualItemRect(item).bottomLeft())
        return self.viewport().mapToGlobal(QPoint(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Open the day with Enter; turn the page with Page Up and Page Down."""
        turn = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}.get(Qt.Key(event.key()))
        if turn:
            self.turned.emit(turn)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentItem())
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Scroll the page."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Share the width out among the days."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        width = max(self.viewport().width() // len(WEEKDAYS), _NARROWEST)
        for column in range(len(WEEKDAYS)):
            self.setColumnWidth(column, width)
        self.resizeRowsToContents()
        rows = sum(self.rowHeight(row) for row in range(self.rowCount()))
        bar = self.horizontalScrollBar().sizeHint().height() if width * len(WEEKDAYS) > self.viewport().width() else 0
        self.setFixedHeight(rows + self.horizontalHeader().sizeHint().height() + bar + 4)

    def _open(self, item: QTableWidgetItem | None) -> None:
        if item is not None:
            self.opened.emit(item.data(_DAY))


def _cell(day: date, events: list[DayEvent], today: date, *, inside: bool) -> QTableWidgetItem:
    lines = [
        f"{day.day}, today" if day == today and inside else str(day.day),
        *(event.line for event in events[:_MOST]),
    ]
    if len(events) > _MOST:
        lines.append(f"and {len(events) - _MOST} more")
    item = QTableWidgetItem("\n".join(lines))
    item.setData(_DAY, day)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, day_words(day, events))
    item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    if events:
        item.setToolTip("\n".join(event.words for event in events))
    if not inside:
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setForeground(QColor(tokens().soft))
    return item
