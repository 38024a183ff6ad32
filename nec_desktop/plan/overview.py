"""The plan on one page: each standard's grade, and what was done, in numbers."""

from datetime import date

from nec_desktop.plan.addresses import join
from nec_desktop.plan.counts import Standing, is_held, standing_of, uncounted
from nec_desktop.plan.view_tables import View, ViewCell, ViewColumn, ViewContext, ViewTable, linked
from nec_desktop.plan.words import count_words, date_words

CLOSED = ("done", "stopped")
"""Statuses of an action about which there is nothing more to do."""
NONE_YET = "None yet"


def overview(context: ViewContext) -> View:
    """The standards with their grades in words, and the plan in numbers; only what the reader may see counts."""
    return View(tables=(_standards(context), _numbers(context)))


def open_actions(context: ViewContext, standard: str = "") -> list[str]:
    """Return the actions that are still to be done: all, or those for one standard."""
    found = linked(context, "actions", standard) if standard else context.records("actions")
    return [rid for rid in found if context.plan.cell("actions", rid, "status") not in CLOSED]


def grade_words(context: ViewContext, standard: str, field: str = "grade", none: str = "Not yet graded") -> str:
    """Return a grade in words; nothing where the reader may not see it."""
    address = join("standards", standard, field)
    titles = {grade.id: grade.title for grade in context.plan.standards.grades}
    return titles.get(context.plan.text(address), none) if context.shows(address) else ""


def _standards(context: ViewContext) -> ViewTable:
    rows = tuple(
        (
            ViewCell(str(number)),
            ViewCell(standard.title, join("standards", standard.id)),
            ViewCell(grade_words(context, standard.id)),
            ViewCell(str(len(linked(context, "evidence", standard.id)))),
            ViewCell(str(len(open_actions(context, standard.id)))),
        )
        for number, standard in enumerate(context.plan.standards.standard, 1)
    )
    columns = (
        ViewColumn("No", 0.6, True),
        ViewColumn("Standard", 4.6),
        ViewColumn("Our grade", 2.8),
        ViewColumn("Evidence", 1.3, True),
        ViewColumn("Open actions", 1.1, True),
    )
    described = "For each standard: our grade, and how many items of evidence and open actions are linked to it."
    return ViewTable("How we meet the standards", columns, rows, described)


def _numbers(context: ViewContext) -> ViewTable:
    told = {
        "events": (("Events held", _held(context)), ("People met", _met(context)), ("Next event", _next(context))),
        "feedback": (("Feedback received", _feedback(context)),),
        "actions": (("Open actions", _actions(context)),),
    }
    rows = tuple(
        (ViewCell(item), ViewCell(entry))
        for register, facts in told.items()
        if context.plan.outline.find_register(register)
        for item, entry in facts
        if entry
    )
    columns = (ViewColumn("Item", 1), ViewColumn("Entry", 2.6))
    described = "Events, people met, feedback and actions so far: item and entry."
    return ViewTable(f"The plan in numbers, {date_words(context.today)}", columns, rows, described, facts=True)


def _held(context: ViewContext) -> str:
    planned, held = len(context.records("events")), _held_events(context)
    if held:
        missing = len(uncounted(context.plan, held))
        not_yet = f"; how many came is not yet recorded for {missing:,}" if missing else ""
        return f"{len(held):,} of {planned:,} in the calendar{not_yet}"
    return f"{NONE_YET}; {planned:,} in the calendar" if planned else NONE_YET


def _met(context: ViewContext) -> str:
    met, first = (_total(context, column) for column in ("attended", "first-time"))
    return f"{met:,}, {first:,} of them for the first time" if met and first else f"{met:,}" if met else NONE_YET


def _next(context: ViewContext) -> str:
    plan, today = context.plan, context.today
    coming = (rid for rid in context.records("events") if standing_of(plan, rid, today) is Standing.TO_COME)
    days = (plan.cell("events", rid, "date") for rid in coming)
    first = min((day for day in days if isinstance(day, date)), default=None)
    return date_words(first) if first else ""


def _feedback(context: ViewContext) -> str:
    received = context.records("feedback")
    answered = sum(context.plan.cell("feedback", rid, "response") is not None for rid in received)
    told = "all answered" if answered == len(received) else f"{answered:,} of them answered"
    return f"{count_words(len(received), 'item')}, {told}" if received else NONE_YET


def _actions(context: ViewContext) -> str:
    every, left = context.records("actions"), open_actions(context)
    dues = (context.plan.cell("actions", rid, "due") for rid in left)
    late = sum(isinstance(due, date) and due < context.today for due in dues)
    overdue = f", {late:,} of them overdue" if late else ""
    return f"{len(left):,} of {len(every):,} in the action plan{overdue}" if every else NONE_YET


def _held_events(context: ViewContext) -> list[str]:
    return [rid for rid in context.records("events") if is_held(context.plan, rid, context.today)]


def _total(context: ViewContext, column: str) -> int:
    counts = (context.plan.cell("events", rid, column) for rid in _held_events(context))
    return sum(int(count) for count in counts if isinstance(count, int | float))
