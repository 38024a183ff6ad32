"""Views: tables worked out from the registers. A record shown here has its home elsewhere.

An outline names a view; window and document show the same one.
"""

from collections.abc import Callable, Generator, Mapping
from itertools import islice

from nec_desktop.language.acronyms import used_acronyms
from nec_desktop.plan.addresses import join
from nec_desktop.plan.assessment import assessment_sheet
from nec_desktop.plan.chart_views import attendance_by_quarter, feedback_by_source, feedback_by_theme
from nec_desktop.plan.event_views import coverage_matrix, events_by_month, events_by_neighbourhood
from nec_desktop.plan.overview import grade_words, open_actions
from nec_desktop.plan.texts import texts
from nec_desktop.plan.view_tables import View, ViewCell, ViewColumn, ViewContext, ViewTable, records_by, words_seen

Steps = Generator[None, None, View]
"""What works a view out bit by bit, and returns it in the end."""
_AT_ONCE = 200
"""Texts that are read between two looks at the clock."""


def standards_summary(context: ViewContext) -> View:
    """Each standard: our grade, last time's, evidence, events, open actions."""
    evidence, events = (records_by(context, register, "standards") for register in ("evidence", "events"))
    rows = [
        (
            ViewCell(str(number)),
            ViewCell(standard.title, join("standards", standard.id)),
            ViewCell(grade_words(context, standard.id)),
            ViewCell(grade_words(context, standard.id, "last-grade", "Not graded")),
            ViewCell(str(len(evidence.get(standard.id, ())))),
            ViewCell(str(len(events.get(standard.id, ())))),
            ViewCell(str(len(open_actions(context, standard.id)))),
        )
        for number, standard in enumerate(context.plan.standards.standard, 1)
    ]
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


def _glossary_steps(context: ViewContext) -> Steps:
    """The known short forms that the plan's texts use."""
    used: dict[str, str] = {}
    shown = (text for address, text in texts(context.plan) if context.shows(address))
    while some := list(islice(shown, _AT_ONCE)):
        used |= used_acronyms(some, context.acronyms)
        yield
    rows = tuple((ViewCell(short), ViewCell(long)) for short, long in sorted(used.items()))
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


def sources(context: ViewContext) -> View:
    """Where the statistics come from: source, year and geography, each once."""
    seen = {
        tuple(words_seen(context, rid, column, "statistics") for column in ("source", "year", "geography"))
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
    first, *others = standards.note.strip().split("\n\n")
    return View((f"Standards used: {standards.title}. {first}".strip(), *others))


VIEWS: Mapping[str, Callable[[ViewContext], View]] = {
    "standards-summary": standards_summary,
    "events-by-month": events_by_month,
    "events-by-neighbourhood": events_by_neighbourhood,
    "coverage-matrix": coverage_matrix,
    "attendance-by-quarter": attendance_by_quarter,
    "feedback-by-theme": feedback_by_theme,
    "feedback-by-source": feedback_by_source,
    "glossary": lambda context: _whole(_glossary_steps(context)),
    "assessment-sheet": assessment_sheet,
    "sources": sources,
    "method-note": method_note,
}


def view_steps(name: str, context: ViewContext) -> Steps:
    """Work out the view of that name, bit by bit where it reads all texts of the plan, which nobody may change then."""
    if name == "glossary":
        return (yield from _glossary_steps(context))
    return view_of(name, context)


def _whole(steps: Steps) -> View:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            view: View = end.value
            return view


def view_of(name: str, context: ViewContext) -> View:
    """Return the view of that name; a sentence for one that this program does not know."""
    if name not in VIEWS:
        return View((f"The outline asks for the view “{name}”, which this program does not have. Update the program.",))
    return VIEWS[name](context)
