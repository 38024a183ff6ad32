"""The views of the events: the calendar, neighbourhood by quarter, and which communities are met."""

from datetime import date, time

from nec_desktop.plan.addresses import join
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.quarters import month_words, sorted_out
from nec_desktop.plan.view_tables import (
    View,
    ViewCell,
    ViewColumn,
    ViewContext,
    ViewTable,
    count_cell,
    records_by,
    words_seen,
)
from nec_desktop.plan.words import count_words, record_name, time_words

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def events_by_month(context: ViewContext) -> View:
    """The calendar: a table for each month that has events."""
    plan = context.plan
    months: dict[tuple[int, int], list[tuple[ViewCell, ...]]] = {}
    for rid in context.records("events"):
        day = plan.cell("events", rid, "date")
        if isinstance(day, date):
            months.setdefault((day.year, day.month), []).append(
                (
                    ViewCell(f"{_WEEKDAYS[day.weekday()]} {day.day}"),
                    ViewCell(_times(plan, rid)),
                    ViewCell(record_name(plan, "events", rid), join("events", rid)),
                    ViewCell(words_seen(context, rid, "neighbourhood")),
                    ViewCell(words_seen(context, rid, "venue")),
                )
            )
    columns = (
        ViewColumn("Day", 1),
        ViewColumn("Time", 1.9),
        ViewColumn("Event", 3),
        ViewColumn("Neighbourhood", 2.3),
        ViewColumn("Venue", 3),
    )
    tables = []
    for (year, month), rows in sorted(months.items()):
        name = month_words(date(year, month, 1))
        tables.append(
            ViewTable(
                f"Events in {name}",
                columns,
                tuple(rows),
                f"Events in {name}: day, time, event, neighbourhood and venue.",
                heading=name,
            )
        )
    return View(tables=tuple(tables))


def events_by_neighbourhood(context: ViewContext) -> View:
    """Neighbourhood by quarter: how many events, planned or held. Those that stand nowhere are told."""
    plan, quarters = context.plan, context.plan.quarters
    events = records_by(context, "events", "neighbourhood")
    days = {rid: plan.cell("events", rid, "date") for rid in context.records("events")}
    places = context.records("neighbourhoods")
    counted = [
        (ViewCell(record_name(plan, "neighbourhoods", place), join("neighbourhoods", place)), events.get(place, []))
        for place in places
    ]
    without = [rid for rid in days if not plan.cell("events", rid, "neighbourhood")]
    if places and without:
        counted.append((ViewCell("No neighbourhood"), without))
    rows = []
    for name, here in counted:
        by_quarter = sorted_out(quarters, {rid: days[rid] for rid in here})
        rows.append(
            (
                name,
                *(count_cell("events", found) for found in by_quarter),
                count_cell("events", [rid for found in by_quarter for rid in found]),
            )
        )
    nowhere = len(days) - sum(map(len, sorted_out(quarters, days)))
    columns = (
        ViewColumn("Neighbourhood", 3),
        *(ViewColumn(quarter.title, 1.5, True) for quarter in quarters),
        ViewColumn("In all", 1, True),
    )
    told = (f"Without a day in the period, and so in no quarter: {count_words(nowhere, 'event')}.",)
    return View(
        sentences=told if rows and nowhere else (),
        tables=(
            ViewTable(
                "Events by neighbourhood and quarter",
                columns,
                tuple(rows),
                "How many events each neighbourhood has in each quarter.",
            ),
        )
        if rows
        else (),
    )


def coverage_matrix(context: ViewContext) -> View:
    """Community by kind of event: how many events are meant for each community, and in which quarters."""
    plan = context.plan
    register = plan.outline.find_register("events")
    kind = register.find("kind") if register else None
    if kind is None:
        return View()
    events = records_by(context, "events", "communities")
    kind_of = {rid: plan.cell("events", rid, "kind") for found in events.values() for rid in found}
    used = set(kind_of.values())
    kinds = {name: label for name, label in plan.choices(kind).items() if name in used}
    rows, quarters = [], plan.quarters
    for community in context.records("communities"):
        here = events.get(community, [])
        by_quarter = sorted_out(quarters, {rid: plan.cell("events", rid, "date") for rid in here})
        met = {f"Q{quarter.number}": found for quarter, found in zip(quarters, by_quarter, strict=True) if found}
        of_kind: dict[object, list[str]] = {}
        for rid in here:
            of_kind.setdefault(kind_of[rid], []).append(rid)
        rows.append(
            (
                ViewCell(record_name(plan, "communities", community), join("communities", community)),
                *(count_cell("events", of_kind.get(name, []), "–") for name in kinds),
                ViewCell(", ".join(met) or "None", counts=tuple(join("events", r) for rs in met.values() for r in rs)),
            )
        )
    columns = (
        ViewColumn("Community", 3),
        *(ViewColumn(label, 1.4, True) for label in kinds.values()),
        ViewColumn("Quarters", 1.4),
    )
    return View(
        tables=(
            ViewTable(
                "Events meant for each community, by kind",
                columns,
                tuple(rows),
                "For each community: how many events of each kind are meant for it, and in which "
                "quarters of the period.",
            ),
        )
        if rows
        else ()
    )


def _times(plan: Plan, record_id: str) -> str:
    start, end = plan.cell("events", record_id, "start"), plan.cell("events", record_id, "end")
    words = [time_words(moment) for moment in (start, end) if isinstance(moment, time)]
    return " to ".join(words)
