"""Dates and periods: typed as people write them, or chosen in a calendar."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.write import content_from_text
from nec_desktop.gui.day_calendar import DayCalendar
from nec_desktop.gui.field_editor import FieldEditor
from nec_desktop.gui.flow_layout import FlowLayout
from nec_desktop.plan.dates import NotADateError, guessed_words, is_complete, read_date
from nec_desktop.plan.outline import Field
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.values import Content, Period
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
        self.line = QLineEdit(placeholderText=self.tr("such as 14/7/26"))
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


class DateEditor(FieldEditor):
    """A date. One that cannot be is told in words below, and kept as typed until it is mended."""

    def __init__(self, plan: Plan, today: Callable[[], date], field: Field, content: Content | None) -> None:
        super().__init__()
        self._plan, self._today, self._field = plan, today, field
        self._shown: date | None = None
        self.date_line = DateLine(field.label, self._nearby)
        self.line = self.date_line.line
        self.note = QLabel(objectName="caption")
        self.rows.addWidget(_in_a_row(self.date_line, self.note))
        self.rows.addWidget(self.error)
        self.setFocusProxy(self.line)
        self._hint = calendar_hint()
        self._timer = QTimer(self, singleShot=True, interval=self.PAUSE)
        self._timer.timeout.connect(self._try)
        self.date_line.typed.connect(self._timer.start)
        self.date_line.left.connect(self.flush)
        self.date_line.chosen.connect(self.flush)
        self._show(content if isinstance(content, date) else None)

    def show_content(self, content: Content | None) -> None:
        """Show what the plan holds now, without handing it on."""
        day = content if isinstance(content, date) else None
        if day != self._shown:
            self._show(day)

    def flush(self) -> None:
        """Hand on the date that is typed, in full; say below it why it cannot be, if so."""
        self._timer.stop()
        text = self.line.text()
        try:
            day = self._read(text)
        except (NotADateError, RefusedError) as error:
            self.note.clear()
            self.say(str(error))
            return
        guessed = day is not None and not is_complete(text)
        changed = day != self._shown
        self._show(day)
        if guessed and day:
            self.note.setText(self.tr("Taken as {0}").format(guessed_words(day)))
        if changed:
            self.edited.emit(day)

    def _try(self) -> None:
        """Hand on a date as soon as it is one; half a date is not yet a mistake."""
        try:
            day = self._read(self.line.text())
        except (NotADateError, RefusedError):
            return
        if day != self._shown and (day is None or is_complete(self.line.text())):
            self._shown = day
            self.say("")
            self.edited.emit(day)

    def _read(self, text: str) -> date | None:
        if not text.strip():
            return None
        day = read_date(text, self._today(), self._plan.period, past=self._field.past)
        content_from_text(self._plan, self._field, day.isoformat())
        return day

    def _show(self, day: date | None) -> None:
        self._shown = day
        words = date_words(day) if day else ""
        if self.line.text() != words:
            self.line.setText(words)
        self.note.setText("")
        self.say("")

    def _nearby(self) -> date:
        try:
            day = self._read(self.line.text())
        except (NotADateError, RefusedError):
            day = None
        return day or within(self._today(), self._plan.period)


class PeriodEditor(FieldEditor):
    """From a first day to a last."""

    def __init__(self, plan: Plan, today: Callable[[], date], field: Field, content: Content | None) -> None:
        super().__init__()
        self._plan, self._today, self._field = plan, today, field
        self._shown: Period | None = None
        self.first = DateLine(f"{field.label}: {self.tr('first day')}", lambda: self._nearby(self.first))
        self.last = DateLine(f"{field.label}: {self.tr('last day')}", lambda: self._nearby(self.last))
        until = QWidget()
        joined = QHBoxLayout(until)
        joined.setContentsMargins(0, 0, 0, 0)
        joined.setSpacing(8)
        joined.addWidget(QLabel(self.tr("to")))
        joined.addWidget(self.last)
        self.rows.addWidget(_in_a_row(self.first, until))
        self.rows.addWidget(self.error)
        self.setFocusProxy(self.first.line)
        self._hint = calendar_hint()
        for line in (self.first, self.last):
            line.left.connect(lambda: self._hand_on(quiet=True))
            line.chosen.connect(lambda: self._hand_on(quiet=True))
        self._show(content if isinstance(content, Period) else None)

    def show_content(self, content: Content | None) -> None:
        """Show what the plan holds now, without handing it on."""
        period = content if isinstance(content, Period) else None
        if period != self._shown:
            self._show(period)

    def flush(self) -> None:
        """Hand on the two dates; say below them what is wrong, if so."""
        self._hand_on(quiet=False)

    def _hand_on(self, *, quiet: bool) -> None:
        """`quiet`: while the other date has yet to be typed, its absence is not a mistake."""
        texts = [line.line.text().strip() for line in (self.first, self.last)]
        if quiet and not all(texts) and any(texts):
            return
        try:
            days = [read_date(text, self._today(), self._plan.period).isoformat() for text in texts if text]
            if len(days) == 1:
                raise NotADateError(self.tr("A period has a first and a last day. Write both."))
            content = content_from_text(self._plan, self._field, " to ".join(days))
        except (NotADateError, RefusedError) as error:
            self.say(str(error))
            return
        period = content if isinstance(content, Period) else None
        changed = period != self._shown
        self._show(period)
        if changed:
            self.edited.emit(period)

    def _show(self, period: Period | None) -> None:
        self._shown = period
        self.first.line.setText(date_words(period.first) if period else "")
        self.last.line.setText(date_words(period.last) if period else "")
        self.say("")

    def _nearby(self, line: DateLine) -> date:
        try:
            return read_date(line.line.text(), self._today(), self._plan.period)
        except NotADateError:
            return self._today()


def _in_a_row(*parts: QWidget) -> QWidget:
    """Return a widget with these side by side, or one below the other where there is no room. A layout alone will not
    do: a form that takes the error out of the editor's layout takes the items of all layouts within with it.
    """
    room = QWidget()
    row = FlowLayout(room)
    for part in parts:
        row.addWidget(part)
    return room


def _on_keys(widget: QWidget, words: str, keys: tuple[str, ...], call: Callable[[], None]) -> None:
    """Let keys do something while a widget has the keyboard: once, however long they are held."""
    action = QAction(widget, text=words)
    action.setShortcuts([QKeySequence(key) for key in keys])
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.setAutoRepeat(False)
    action.triggered.connect(call)
    widget.addAction(action)


def within(day: date, period: Period | None) -> date:
    """Return `day`, or the day of the period that is nearest to it."""
    return min(max(day, period.first), period.last) if period else day


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
