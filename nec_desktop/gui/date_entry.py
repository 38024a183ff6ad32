"""Dates and periods: typed as people write them, or chosen in a calendar."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.write import content_from_text
from nec_desktop.gui.date_line import DateLine, calendar_hint
from nec_desktop.gui.field_editor import FieldEditor
from nec_desktop.gui.flow_layout import FlowLayout
from nec_desktop.plan.dates import NotADateError, guessed_words, is_complete, read_date
from nec_desktop.plan.outline import Field
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.values import Content, Period
from nec_desktop.plan.words import date_words


class _DateField(FieldEditor):
    """What is typed in its lines is taken back by the window, unless that never had it."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[DateLine, ...] = ()
        self._keeps_undo = False
        self._hint = calendar_hint()

    def keep_own_undo(self) -> None:
        """Undo what is written here without the window's help."""
        self._keeps_undo = True
        self.say(self.problem)

    def say(self, problem: str) -> None:
        """Say why what is typed cannot be kept, or take that back."""
        super().say(problem)
        for each in self._lines:
            each.line.keeps_undo = self._keeps_undo or bool(problem)


class DateEditor(_DateField):
    """A date. One that cannot be is told in words below, and kept as typed until it is mended."""

    def __init__(self, plan: Plan, today: Callable[[], date], field: Field, content: Content | None) -> None:
        super().__init__()
        self.date_line = DateLine(field.label, self._nearby)
        self._lines = (self.date_line,)
        self._plan, self._today, self._field = plan, today, field
        self._shown: date | None = None
        self.line = self.date_line.line
        self.note = QLabel(objectName="caption")
        self.rows.addWidget(_in_a_row(self.date_line, self.note))
        self.rows.addWidget(self.error)
        self.setFocusProxy(self.line)
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


class PeriodEditor(_DateField):
    """From a first day to a last."""

    def __init__(self, plan: Plan, today: Callable[[], date], field: Field, content: Content | None) -> None:
        super().__init__()
        self.first = DateLine(f"{field.label}: {self.tr('first day')}", lambda: self._nearby(self.first))
        self.last = DateLine(f"{field.label}: {self.tr('last day')}", lambda: self._nearby(self.last))
        self._lines = (self.first, self.last)
        self._plan, self._today, self._field = plan, today, field
        self._shown: Period | None = None
        until = QWidget()
        joined = QHBoxLayout(until)
        joined.setContentsMargins(0, 0, 0, 0)
        joined.setSpacing(8)
        joined.addWidget(QLabel(self.tr("to")))
        joined.addWidget(self.last)
        self.rows.addWidget(_in_a_row(self.first, until))
        self.rows.addWidget(self.error)
        self.setFocusProxy(self.first.line)
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


def within(day: date, period: Period | None) -> date:
    """Return `day`, or the day of the period that is nearest to it."""
    return min(max(day, period.first), period.last) if period else day
