"""The events of a month, day by day, as a calendar shows them: weeks that begin on Monday."""

from calendar import Calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from nec_desktop.plan.addresses import join
from nec_desktop.plan.view_tables import ViewContext, words_seen
from nec_desktop.plan.words import date_words, record_name, time_words
from nec_desktop.translation import tr

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True)
class DayEvent:
    """An event on a day: when it begins (empty where that is open), its name, its neighbourhood, its address."""

    start: str
    name: str
    place: str
    address: str

    @property
    def line(self) -> str:
        """The event in a calendar's cell."""
        return f"{self.start} {self.name}".strip()

    @property
    def words(self) -> str:
        """The whole of it, as it is read aloud: Police surgery, Verwood 10am."""
        return f"{', '.join(filter(None, (self.name, self.place)))} {self.start}".strip()


def records_by_day(context: ViewContext) -> dict[date, list[str]]:
    """Return the events of each day that has any, in order."""
    days: dict[date, list[str]] = {}
    for rid in context.records("events"):
        day = context.plan.cell("events", rid, "date")
        if isinstance(day, date):
            days.setdefault(day, []).append(rid)
    return days


def day_events(context: ViewContext, record_ids: Sequence[str]) -> list[DayEvent]:
    """Return these events in words, for the days that are shown: to read thousands takes a while."""
    starts = {rid: context.plan.cell("events", rid, "start") for rid in record_ids}
    return [
        DayEvent(
            time_words(start) if isinstance(start, time) else "",
            record_name(context.plan, "events", rid),
            words_seen(context, rid, "neighbourhood"),
            join("events", rid),
        )
        for rid, start in starts.items()
    ]


def weeks_of(month: date) -> list[list[date]]:
    """Return the weeks that hold a month, each from Monday to Sunday."""
    return Calendar().monthdatescalendar(month.year, month.month)


def next_month(month: date, by: int = 1) -> date:
    """Return the first day of the month after, or before for -1."""
    return (month.replace(day=15) + timedelta(30 * by)).replace(day=1)


def month_to_show(days: Mapping[date, object], today: date) -> date:
    """Return this month, or where it has no events the nearest one that has: the coming one before the one past."""
    first = today.replace(day=1)
    ahead = [day for day in days if day >= first]
    return min(ahead, default=max(days, default=today)).replace(day=1)


def day_words(day: date, events: Sequence[DayEvent]) -> str:
    """Return a day and its events as they are read aloud."""
    told = "; ".join(event.words for event in events) or tr("no events")
    return f"{date_words(day)}: {told}"
