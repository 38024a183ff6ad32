"""One date: a line to type it in, and a calendar to choose it from."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from nec_desktop.gui.day_calendar import DayCalendar
from nec_desktop.gui.text_line import TextLine
from nec_desktop.plan.words import date_words
from nec_desktop.translation import tr

_LONGEST, _AROUND = "30 September 2026", 40
"""A date needs no more room than this one, and so many pixels around it."""


def calendar_hint() -> str:
    """Say how the calendar is opened by key, for who does not see its button."""
    return tr("Alt+Down opens a calendar.")


class DateLine(QWidget):
    """One date: a line to type in and a button with a calendar (Alt+Down). Whichever way the calendar is closed by
    key, the keyboard is on the line again.
    """

    typed = Signal()
    left = Signal()
    chosen = Signal()

    def __init__(self, name: str, nearby: Callable[[], date]) -> None:
        super().__init__()
        self._nearby = nearby
        self.line = TextLine("", corrects=False)
        self.line.keeps_undo = True
        self.line.setPlaceholderText(self.tr("such as 14/7/26"))
        self.line.setAccessibleName(name)
        self.button = QToolButton(text=self.tr("Calendar"), objectName="calendar")
        self.button.setAccessibleName(self.tr("Choose {0} in a calendar").format(name))
        self.button.setToolTip(self.tr("Choose in a calendar (Alt+Down)"))
        self.button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab goes to the next field: Alt+Down opens it from here
        self.button.clicked.connect(self.open_calendar)
        self.line.setAccessibleDescription(calendar_hint())
        for widget, keys in ((self.line, ("Alt+Down",)), (self.button, ("Return", "Enter", "Alt+Down"))):
            _on_keys(widget, self.tr("Choose in a calendar"), keys, self.open_calendar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.line)
        row.addWidget(self.button)
        row.addStretch(1)  # where there is more room than a date needs, it stands at the left
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self.typed)  # by keys, or by speech: that sets the text as a whole
        self.line.editingFinished.connect(self.left)
        self.line.left.connect(self.left)
        self.calendar: QFrame | None = None
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the size of text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        self.line.setFixedWidth(self.fontMetrics().horizontalAdvance(_LONGEST) + _AROUND)

    def open_calendar(self) -> None:
        """Show a calendar below the line, at the date that is there or at one near by."""
        popup = QFrame(self, Qt.WindowType.Popup, objectName="popup")
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.setFrameShape(QFrame.Shape.StyledPanel)
        calendar = DayCalendar(popup)
        calendar.setAccessibleName(self.button.accessibleName())
        calendar.setSelectedDate(_to_qt(self._nearby()))
        calendar.clicked.connect(lambda day: self._choose(day, popup))
        layout = QVBoxLayout(popup)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(calendar)
        days = calendar.focusProxy() or calendar
        keys = ("Space", "Return", "Enter")
        _on_keys(days, self.tr("Choose this day"), keys, lambda: self._choose(calendar.selectedDate(), popup))
        _on_keys(popup, self.tr("Close the calendar"), ("Esc", "Alt+Up", "Alt+Down"), lambda: self._leave(popup))
        popup.destroyed.connect(self._forget)
        popup.adjustSize()
        popup.move(_on_screen(self.line, popup))
        popup.show()
        calendar.setFocus(Qt.FocusReason.PopupFocusReason)
        self.calendar = popup

    def _forget(self) -> None:
        self.calendar = None

    def _choose(self, day: QDate, popup: QFrame) -> None:
        self.line.setText(date_words(date(day.year(), day.month(), day.day())))
        self._leave(popup)
        self.chosen.emit()

    def _leave(self, popup: QFrame) -> None:
        popup.close()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)


def _on_keys(widget: QWidget, words: str, keys: tuple[str, ...], call: Callable[[], None]) -> None:
    """Let keys do something while a widget has the keyboard: once, however long they are held."""
    action = QAction(widget, text=words)
    action.setShortcuts([QKeySequence(key) for key in keys])
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.setAutoRepeat(False)
    action.triggered.connect(call)
    widget.addAction(action)


def _to_qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _on_screen(line: QLineEdit, popup: QFrame) -> QPoint:
    """Return where a popup is to stand: below the line, above it where there is no room."""
    place = line.mapToGlobal(QPoint(0, line.height() + 2))
    room = line.screen().availableGeometry()
    if place.y() + popup.height() > room.bottom():
        place.setY(line.mapToGlobal(QPoint(0, -popup.height() - 2)).y())
    place.setX(max(min(place.x(), room.right() - popup.width()), room.left()))
    return place
