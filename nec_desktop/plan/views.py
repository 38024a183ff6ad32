"""Views: tables worked out from the registers. A record shown here has its home elsewhere.

An outline names a view; window and document show the same one.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, time

from nec_desktop.language.acronyms import used_acronyms
from nec_desktop.plan.addresses import join
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.quarters import month_words
from nec_desktop.plan.richtext import RichText
from nec_desktop.plan.text_rules import texts
from nec_desktop.plan.words import in_words, record_name, time_words


@dataclass(frozen=True)
class ViewCell:
    """A cell's words, and the address they lead to (empty for none)."""

    text: str
    address: str = ""


@dataclass(frozen=True)
class ViewColumn:
    """A column's header, its share of the width, and whether it holds numbers."""

    header: str
    width: float = 2
    number: bool = False


@dataclass(frozen=True)
class ViewTable:
    """A table of a view. `facts`: two columns, item and entry; `heading`: a heading above it."""

    caption: str
    columns: tuple[ViewColumn, ...]
    rows: tuple[tuple[ViewCell, ...], ...]
    description: str
    heading: str = ""
    facts: bool = False


@dataclass(frozen=True)
class View:
    """What a view shows: sentences, then tables."""

    sentences: tuple[str, ...] = ()
    tables: tuple[ViewTable, ...] = ()


@dataclass(frozen=True)
class ViewContext:
    """What a view is worked out from. `today` decides what is past; acronyms: short form -> long form.

    `shows` says whether the reader may see what stands at an address (a record, a value); not all may in a public copy.
    """

    plan: Plan
    today: date
    acronyms: Mapping[str, str] = field(default_factory=dict)
    shows: Callable[[str], bool] = lambda _address: True

    def records(self, register_id: str) -> list[str]:
        """Return the ids of a register's records that the reader may see."""
        return [rid for rid in self.plan.record_ids(register_id) if self.shows(join(register_id, rid))]


def standards_summary(context: ViewContext) -> View:
    """Each standard: our grade, last time's, evidence, events, open actions."""
    plan = context.plan
    grades = {grade.id: grade.title for grade in plan.standards.grades}
    rows = []
    for number, standard in enumerate(plan.standards.standard, 1):
        page = join("standards", standard.id)
        open_actions = [
            rid
            for rid in _linked(context, "actions", standard.id)
            if plan.cell("actions", rid, "status") not in ("done", "stopped")
        ]
        rows.append(
            (
                ViewCell(str(number)),
                ViewCell(standard.title, page),
                ViewCell(grades.get(plan.text(join(page, "grade")), "Not yet graded")),
                ViewCell(grades.get(plan.text(join(page, "last-grade")), "Not graded")),
                ViewCell(str(len(_linked(context, "evidence", standard.id)))),
                ViewCell(str(len(_linked(context, "events", standard.id)))),
                ViewCell(str(len(open_actions))),
            )
        )
    columns = (
        ViewColumn("No", 0.6, True),
        ViewColumn("Standard", 4),
        ViewColumn("Our grade", 2.4),
        ViewColumn("Last time", 2.4),
        ViewColumn("Evidence", 1.2, True),
        ViewColumn("Events", 1, True),
        ViewColumn("Open actions", 1.1, True),
    )
    return View(
        tables=(
            ViewTable(
                "The standards at a glance",
                columns,
                tuple(rows),
                "For each standard: our grade, last time’s grade, and how many items of evidence, events and open "
                "actions are linked to it.",
            ),
        )
    )


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
                    ViewCell(_words(context, rid, "neighbourhood")),
                    ViewCell(_words(context, rid, "venue")),
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
    """Neighbourhood by quarter: how many events, planned or held."""
    plan = context.plan
    rows = []
    for place in context.records("neighbourhoods"):
        events = _linked(context, "events", place, "neighbourhood")
        counts = [sum(plan.cell("events", rid, "date") in quarter for rid in events) for quarter in plan.quarters]
        rows.append(
            (
                ViewCell(record_name(plan, "neighbourhoods", place), join("neighbourhoods", place)),
                *(ViewCell(str(count) if count else "None") for count in counts),
                ViewCell(str(sum(counts))),
            )
        )
    columns = (
        ViewColumn("Neighbourhood", 3),
        *(ViewColumn(quarter.title, 1.5, True) for quarter in plan.quarters),
        ViewColumn("In all", 1, True),
    )
    return View(
        tables=(
            ViewTable(
                "Events by neighbourhood and quarter",
                columns,
                tuple(rows),
                "How many events each neighbourhood has in each quarter.",
            ),
        )
        if rows
        else ()
    )


def coverage_matrix(context: ViewContext) -> View:
    """Community by kind of event: how many events are meant for each community, and in which quarters."""
    plan = context.plan
    register = plan.outline.find_register("events")
    kind = register.find("kind") if register else None
    if kind is None:
        return View()
    kinds = {
        name: label
        for name, label in plan.choices(kind).items()
        if any(
            plan.cell("events", rid, "kind") == name and plan.cell("events", rid, "communities")
            for rid in context.records("events")
        )
    }
    rows = []
    for community in context.records("communities"):
        events = _linked(context, "events", community, "communities")
        counts = [sum(plan.cell("events", rid, "kind") == name for rid in events) for name in kinds]
        met = [
            f"Q{quarter.number}"
            for quarter in plan.quarters
            if any(plan.cell("events", rid, "date") in quarter for rid in events)
        ]
        rows.append(
            (
                ViewCell(record_name(plan, "communities", community), join("communities", community)),
                *(ViewCell(str(count) if count else "–") for count in counts),
                ViewCell(", ".join(met) or "None"),
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


def glossary(context: ViewContext) -> View:
    """The known short forms that the plan's texts use."""
    shown = (text for address, text in texts(context.plan) if context.shows(address))
    used = used_acronyms(shown, context.acronyms)
    rows = tuple((ViewCell(short), ViewCell(long)) for short, long in used.items())
    if not rows:
        return View(("No short forms are used in this plan.",))
    return View(
        tables=(
            ViewTable(
                "Short forms",
                (ViewColumn("Short form", 1), ViewColumn("What it stands for", 4)),
                rows,
                "Short forms used in this plan and what they stand for.",
            ),
        )
    )


def assessment_sheet(context: ViewContext) -> View:
    """For the reviewer: a part for each standard, with places to write, and one for the whole plan."""
    plan = context.plan
    grades = [grade.title for grade in plan.standards.grades]
    choose = f"Choose a grade: {', '.join(grade.lower() for grade in grades)}"
    columns = (ViewColumn("Item", 1), ViewColumn("Entry", 2.6))
    tables = []
    for number, standard in enumerate(plan.standards.standard, 1):
        page = join("standards", standard.id)
        numbers = [plan.shown_number("evidence", rid) for rid in _linked(context, "evidence", standard.id)]
        claimed = plan.get(join(page, "what-worked"))
        rows = (
            ("What is claimed", _first_sentences(claimed) or "Nothing yet"),
            (
                "Our own grade",
                {grade.id: grade.title for grade in plan.standards.grades}.get(
                    plan.text(join(page, "grade")), "Not yet graded"
                ),
            ),
            ("Evidence in the plan", ", ".join(numbers) or "None"),
            ("Evidence seen", "Write here"),
            ("Your grade", choose),
            ("Strengths", "Write here"),
            ("To improve", "Write here"),
        )
        tables.append(
            ViewTable(
                f"Assessment of standard {number}",
                columns,
                _fact_rows(rows),
                f"For the reviewer to fill in: standard {number}, {standard.title}.",
                heading=f"Standard {number}: {standard.title}",
                facts=True,
            )
        )
    whole = (
        ("Overall recommendation", "Write here"),
        ("What should change before publication", "Write here"),
        ("Assessed by (post)", "Write here"),
        ("Date", "Write here"),
    )
    tables.append(
        ViewTable(
            "Assessment of the whole plan",
            columns,
            _fact_rows(whole),
            "For the reviewer to fill in: the plan as a whole.",
            heading="The plan as a whole",
            facts=True,
        )
    )
    return View(
        ("Please fill in this sheet with Track Changes on, and return the whole document as a Word file.",),
        tuple(tables),
    )


def sources(context: ViewContext) -> View:
    """Where the statistics come from: source, year and geography, each once."""
    seen = {
        tuple(_words(context, rid, column, "statistics") for column in ("source", "year", "geography"))
        for rid in context.records("statistics")
    }
    rows = tuple(tuple(ViewCell(word) for word in words) for words in sorted(seen) if words[0])
    if not rows:
        return View(("No figures are given in this plan.",))
    columns = (ViewColumn("Source", 4), ViewColumn("Year", 1), ViewColumn("Geography", 3))
    return View(
        tables=(
            ViewTable(
                "Sources of the figures",
                columns,
                rows,
                "Each source of the plan’s figures, with its year and geography.",
            ),
        )
    )


def method_note(context: ViewContext) -> View:
    """Which standards were used, and what their wording is."""
    standards = context.plan.standards
    return View((f"Standards used: {standards.title}. {standards.note}",))


VIEWS: Mapping[str, Callable[[ViewContext], View]] = {
    "standards-summary": standards_summary,
    "events-by-month": events_by_month,
    "events-by-neighbourhood": events_by_neighbourhood,
    "coverage-matrix": coverage_matrix,
    "glossary": glossary,
    "assessment-sheet": assessment_sheet,
    "sources": sources,
    "method-note": method_note,
}


_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def view_of(name: str, context: ViewContext) -> View:
    """Return the view of that name; a sentence for one that this program does not know."""
    if name not in VIEWS:
        return View((f"The outline asks for the view “{name}”, which this program does not have. Update the program.",))
    return VIEWS[name](context)


def _linked(context: ViewContext, register_id: str, target: str, column: str = "standards") -> list[str]:
    """Return the records of a register whose link column names `target`."""
    found = []
    for rid in context.records(register_id):
        content = context.plan.cell(register_id, rid, column)
        if isinstance(content, tuple) and target in content:
            found.append(rid)
    return found


def _words(context: ViewContext, record_id: str, column_id: str, register_id: str = "events") -> str:
    """Return a column in words, without links to what the reader may not see."""
    register = context.plan.outline.find_register(register_id)
    column = register.find(column_id) if register else None
    content = context.plan.cell(register_id, record_id, column_id)
    if column and column.kind == "links" and isinstance(content, tuple):
        content = tuple(link for link in content if context.shows(join(column.to, link)))
    return in_words(context.plan, column, content) if column else ""


def _times(plan: Plan, record_id: str) -> str:
    start, end = plan.cell("events", record_id, "start"), plan.cell("events", record_id, "end")
    words = [time_words(moment) for moment in (start, end) if isinstance(moment, time)]
    return " to ".join(words)


def _first_sentences(content: object) -> str:
    """Return the first paragraph of a rich text, at most about 300 characters of it."""
    if not isinstance(content, RichText):
        return ""
    first = next((line for line in content.plain().splitlines() if line.strip()), "")
    return first if len(first) <= 300 else first[:300].rsplit(" ", 1)[0] + " …"


def _fact_rows(rows: Iterable[tuple[str, str]]) -> tuple[tuple[ViewCell, ...], ...]:
    return tuple((ViewCell(item), ViewCell(entry)) for item, entry in rows)
