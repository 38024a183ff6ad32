"""The events of one month as a calendar: what is on a day is opened there, and a new event is begun on it."""

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from nec_desktop.gui.date_entry import within
from nec_desktop.gui.flow_layout import FlowLayout
from nec_desktop.gui.month_table import MonthTable
from nec_desktop.gui.record_form import RecordForm
from nec_desktop.gui.session import PlanSession
from nec_desktop.plan.addresses import last_part
from nec_desktop.plan.month_grid import DayEvent, day_events, month_to_show, next_month, records_by_day, weeks_of
from nec_desktop.plan.quarters import month_words
from nec_desktop.plan.view_tables import ViewContext
from nec_desktop.plan.words import count_words


class MonthView(QWidget):
    """The events of a month; who opens or begins one is back on its day when the form is closed."""

    def __init__(self, session: PlanSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._days: dict[date, list[str]] = {}
        """The events of every day, by their ids."""
        self._shown: dict[date, list[DayEvent]] = {}
        """The events of the days that are shown: of thousands, only these are read in full."""
        self.previous_button = QPushButton(self.tr("Previous month"), autoDefault=True)
        self.next_button = QPushButton(self.tr("Next month"), autoDefault=True)
        self.previous_button.setToolTip(self.tr("Previous month (Page Up in the table)"))
        self.next_button.setToolTip(self.tr("Next month (Page Down in the table)"))
        self.title = QLabel(objectName="subheading")
        self.count = QLabel(objectName="caption")
        self.grid = MonthTable(self)
        self.form: RecordForm | None = None
        """The form of an event, while it is open."""
        words = QWidget()
        beside = QHBoxLayout(words)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(8)
        for label in (self.title, self.count):
            beside.addWidget(label)
        head = FlowLayout()
        for widget in (self.previous_button, self.next_button, words):
            head.addWidget(widget)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addLayout(head)
        rows.addWidget(self.grid)
        self.previous_button.clicked.connect(lambda: self.turn(-1))
        self.next_button.clicked.connect(lambda: self.turn(1))
        self.grid.turned.connect(self.turn)
        self.grid.opened.connect(self._open)
        self.grid.begun.connect(self._add)
        self.grid.menu_wanted.connect(self._show_menu)
        self._read()
        self.month = month_to_show(self._days, within(session.today, session.plan.period))
        self._show()
        session.changed.connect(self._follow)

    def take_keyboard(self) -> None:
        """Put the keyboard on the days."""
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def turn(self, by: int) -> None:
        """Show the month after, or the one before for -1."""
        if by < 0 or self.month.year < date.max.year:
            self.month = next_month(self.month, by)
            self._show()

    def _follow(self, touched: Any) -> None:
        if not touched.first_parts.isdisjoint(("events", "neighbourhoods")):
            self._session.turns.take(self, self._refresh)

    def _refresh(self) -> None:
        """Read the events anew; where the month shown has none, go to what was added elsewhere."""
        known = {event for events in self._days.values() for event in events}
        self._read()
        new = {day: found for day, found in self._days.items() if not known.issuperset(found)}
        if new and not any(day.replace(day=1) == self.month for day in self._days):
            self.month = month_to_show(new, self._session.today)
        self._show()

    def _read(self) -> None:
        self._days = records_by_day(self._context)

    @property
    def _context(self) -> ViewContext:
        return ViewContext(self._session.plan, self._session.today)

    def _show(self) -> None:
        name = month_words(self.month)
        days = [day for week in weeks_of(self.month) for day in week if day in self._days]
        self._shown = {day: day_events(self._context, self._days[day]) for day in days}
        count = sum(len(self._days[day]) for day in days if day.replace(day=1) == self.month)
        self.title.setText(name)
        self.count.setText(count_words(count, "event") if count else self.tr("no events"))
        self.grid.setAccessibleName(self.tr("Events in {0}").format(name))
        self.grid.show_month(self.month, self._shown, self._session.today)

    # -- opening and adding

    def _open(self, day: Any) -> None:  # a signal carries any object
        """Open the event of a day; of several, let the person choose; where there is none, begin one."""
        events = self._shown.get(day, [])
        if events and day.replace(day=1) != self.month:
            self._show_day(day)
        if len(events) == 1:
            self._choose(events[0])
        elif events:
            self._popup(self._menu_of(events), self.grid.place_below(day))
        else:
            self._add(day)

    def _show_day(self, day: date) -> None:
        """Show the month of a day, with the keyboard on it."""
        self.month = day.replace(day=1)
        self._refresh()
        self.grid.go_to(day)

    def _show_menu(self, day: Any, place: QPoint) -> None:
        """Offer what a day holds, and a new event on it."""
        menu = self._menu_of(self._shown.get(day, []))
        if menu.actions():
            menu.addSeparator()
        menu.addAction(self.tr("Add an event on this day"), partial(self._add, day))
        self._popup(menu, place)

    def _menu_of(self, events: list[DayEvent]) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for event in events:
            menu.addAction(event.words.replace("&", "&&"), partial(self._choose, event))
        return menu

    def _popup(self, menu: QMenu, place: QPoint) -> None:
        menu.setActiveAction(menu.actions()[0])
        menu.popup(place)

    def _choose(self, event: DayEvent) -> None:
        """Show the form of an event, from which one goes on to the others that are in view."""
        in_view = [last_part(each.address) for day in sorted(self._shown) for each in self._shown[day]]
        register = self._session.plan.register("events")
        self._show_form(RecordForm(self._session, register, last_part(event.address), in_view, self), register.summary)

    def _add(self, day: Any) -> None:
        """Show the form of a new event on a day."""
        register = self._session.plan.register("events")
        self._show_form(RecordForm(self._session, register, "", (), self, {register.date: day}), "")

    def _show_form(self, form: RecordForm, column: str) -> None:
        """Show a form; when it is closed, the calendar shows where its event stands."""
        self.form = form

        def done() -> None:
            self.form = None
            self.activateWindow()  # not every desktop gives the keyboard back by itself
            date_column = self._session.plan.register("events").date
            on = self._session.plan.cell("events", form.record_id, date_column) if form.record_id else None
            if isinstance(on, date):
                self._show_day(on)
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
            form.deleteLater()

        form.finished.connect(done)
        form.open()
        form.show_column(column)
