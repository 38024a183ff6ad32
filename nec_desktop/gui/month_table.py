"""A month as a table of weeks and days, each of which says what is on it."""

from datetime import date

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from nec_desktop.gui.text_size import TextSize
from nec_desktop.gui.theme import tokens
from nec_desktop.gui.widths import letters
from nec_desktop.plan.month_grid import WEEKDAYS, DayEvent, day_words, weeks_of
from nec_desktop.plan.quarters import MONTHS
from nec_desktop.translation import tr

_DAY = Qt.ItemDataRole.UserRole
_IS_TODAY = Qt.ItemDataRole.UserRole + 1
_MOST = 4
"""Events that a day's cell names; of more, it says how many."""
_WHOLE = Qt.ItemDataRole.UserRole + 2
"""The words of a day before those of its events are shortened."""
_LINES = 3
"""Lines of a cell that an event may take: with large text a long name would make a week as high as the screen."""
_NARROWEST = 11
"""Letters of a day: narrower, no word of an event fits, and the table scrolls."""
_LOWEST, _AROUND = 62, 14
"""Pixels: the height of a day on which nothing is, and what stands beside its words."""


class _DayDelegate(QStyledItemDelegate):
    """Writes the line that says which day it is on a ground of its own, for today: one word among many is not seen."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Show a day."""
        super().paint(painter, option, index)
        if not index.data(_IS_TODAY):
            return
        drawn = QStyleOptionViewItem(option)
        self.initStyleOption(drawn, index)
        style = drawn.widget.style()
        room = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, drawn, drawn.widget)
        margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, drawn, drawn.widget) + 1
        font, words = QFont(drawn.font), str(index.data()).partition("\n")[0]
        font.setBold(True)
        metrics = QFontMetrics(font)
        width = min(metrics.horizontalAdvance(words) + 2 * margin + 2, room.width())
        ground = QRect(room.left(), room.top(), width, metrics.height())
        painter.save()
        painter.setFont(font)
        painter.fillRect(ground, QColor(tokens().accent))
        painter.setPen(QColor(tokens().on_accent))
        painter.drawText(ground.adjusted(margin, 0, 0, 0), Qt.AlignmentFlag.AlignLeft, words)
        painter.restore()


class MonthTable(QTableWidget):
    """Whole weeks: the days of the months before and after are as good as the others, only softer, and the first of
    each bears the name of its month: in high contrast all are alike.

    `opened` carries a day (Enter, a click on one that holds events, a double click on one that holds none), `begun`
    one on which an event is to be added (Insert), `menu_wanted` one whose menu is asked for, and where on the screen it
    is to stand; `turned` carries the month wanted: 1 the next, -1 the last.
    """

    opened = Signal(object)
    begun = Signal(object)
    menu_wanted = Signal(object, QPoint)
    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, len(WEEKDAYS), parent)
        for column, name in enumerate(WEEKDAYS):
            header = QTableWidgetItem(name[:3])
            header.setData(Qt.ItemDataRole.AccessibleTextRole, name)
            self.setHorizontalHeaderItem(column, header)
        self.setAccessibleDescription(
            self.tr(
                "Enter opens what is on a day, and adds an event where there is nothing yet. Insert adds one on any"
                " day. Page Up and Page Down turn to another month."
            )
        )
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setItemDelegate(_DayDelegate(self))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(_LOWEST)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._days: dict[date, list[DayEvent]] = {}
        self._month = date.min
        TextSize(self, self._fit)
        self.itemClicked.connect(self._click)
        self.itemDoubleClicked.connect(self._double_click)

    def show_month(self, month: date, days: dict[date, list[DayEvent]], today: date) -> None:
        """Show a month; the keyboard stays on the day that it was on, in another month on the one of that number."""
        current = self.currentItem()
        day = current.data(_DAY) if current else today
        is_another = month != self._month
        self._month, self._days = month, days
        weeks = weeks_of(month)
        with QSignalBlocker(self):
            self.setRowCount(len(weeks))
            for row, week in enumerate(weeks):
                for column, each in enumerate(week):
                    is_soft = each.month != month.month
                    is_first = is_soft and (each.day == 1 or each == weeks[0][0])
                    self.setItem(row, column, _cell(each, days.get(each, []), today, is_soft=is_soft, named=is_first))
        last = max(each for each in weeks[-1] if each.month == month.month)
        self.go_to(month.replace(day=min(day.day, last.day)) if is_another else day)
        self._fit()

    def go_to(self, day: date) -> None:
        """Put the keyboard on a day that is shown."""
        if item := self._item(day):
            self.setCurrentItem(item)

    def place_below(self, day: date) -> QPoint:
        """Return where on the screen a day's menu belongs."""
        item = self._item(day)
        return self.viewport().mapToGlobal(self.visualItemRect(item).bottomLeft() if item else QPoint(0, 0))

    def _item(self, day: date) -> QTableWidgetItem | None:
        return next((item for item in self._every_item() if item.data(_DAY) == day), None)

    def _every_item(self) -> list[QTableWidgetItem]:
        every = (self.item(row, column) for row in range(self.rowCount()) for column in range(self.columnCount()))
        return [item for item in every if item]

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Open the day with Enter, add to it with Insert; turn the page with Page Up and Page Down."""
        turn = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}.get(Qt.Key(event.key()))
        tell = {Qt.Key.Key_Return: self.opened, Qt.Key.Key_Enter: self.opened, Qt.Key.Key_Insert: self.begun}
        item = self.currentItem()
        if turn:
            self.turned.emit(turn)
        elif item and (signal := tell.get(Qt.Key(event.key()))):
            signal.emit(item.data(_DAY))
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Ask for the menu of the day below the mouse, or of that which the keyboard is on."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        item = self.currentItem() if by_key else self.itemAt(event.pos())
        if item:
            day = item.data(_DAY)
            self.menu_wanted.emit(day, self.place_below(day) if by_key else event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Scroll the page."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Share the width out among the days."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        least = letters(self, _NARROWEST)
        width, over = divmod(max(self.viewport().width(), least * len(WEEKDAYS)), len(WEEKDAYS))
        for column in range(len(WEEKDAYS)):
            self.setColumnWidth(column, width + (column < over))
        metrics, room = self.fontMetrics(), _LINES * (width - _AROUND)
        for item in self._every_item():
            lines = item.data(_WHOLE).splitlines()
            item.setText("\n".join(metrics.elidedText(line, Qt.TextElideMode.ElideRight, room) for line in lines))
        self.resizeRowsToContents()
        rows = sum(self.rowHeight(row) for row in range(self.rowCount()))
        bar = self.horizontalScrollBar().sizeHint().height() if least * len(WEEKDAYS) > self.viewport().width() else 0
        self.setFixedHeight(rows + self.horizontalHeader().sizeHint().height() + bar + 6)

    def _click(self, item: QTableWidgetItem) -> None:
        if item.data(_DAY) in self._days:
            self.opened.emit(item.data(_DAY))

    def _double_click(self, item: QTableWidgetItem) -> None:
        if item.data(_DAY) not in self._days:  # else the first click has opened what is there
            self.opened.emit(item.data(_DAY))


def _cell(day: date, events: list[DayEvent], today: date, *, is_soft: bool, named: bool) -> QTableWidgetItem:
    number = f"{day.day} {MONTHS[day.month - 1][:3]}" if named else str(day.day)
    if day == today:
        number = tr("{0}, today").format(number)
    lines = [number, *(event.line for event in events[:_MOST])]
    if len(events) > _MOST:
        lines.append(tr("and {0} more").format(len(events) - _MOST))
    item = QTableWidgetItem()
    item.setData(_WHOLE, "\n".join(lines))
    item.setData(_DAY, day)
    item.setData(_IS_TODAY, day == today)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, day_words(day, events))
    item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    adds = tr("Double-click, or press Enter, to add an event on this day.")
    also = tr("Right-click, or press Insert, to add another one.")
    item.setToolTip("\n".join((*(event.words for event in events), also)) if events else adds)
    if is_soft:
        item.setForeground(QColor(tokens().soft))
    return item
