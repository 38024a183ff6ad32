"""The views that a document also draws: events and attendance by quarter, feedback by what it was about."""

from collections.abc import Iterator, Sequence

from nec_desktop.plan.addresses import join
from nec_desktop.plan.charts import Series, all_words, drawn, ranked_words
from nec_desktop.plan.counts import Standing, standing_of, uncounted
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.quarters import Quarter, sorted_out
from nec_desktop.plan.view_tables import (
    View,
    ViewCell,
    ViewColumn,
    ViewContext,
    ViewTable,
    count_cell,
    records_by,
)
from nec_desktop.plan.words import count_words, number_words

NOT_YET, NOT_GIVEN = "Not yet", "Not given"
"""Of a quarter that has not begun, and of one whose numbers nobody has entered: neither is a nought."""


def attendance_by_quarter(context: ViewContext) -> View:
    """Quarter by quarter: events held and to come, how many people came, and how many of them for the first time.

    Each event of a quarter is in one column, or told above as cancelled.
    """
    quarters = context.plan.quarters
    seen = context.records("events")
    if not quarters or not seen:
        return View()
    in_quarters = sorted_out(quarters, {rid: context.plan.cell("events", rid, "date") for rid in seen})
    standing = {rid: standing_of(context.plan, rid, context.today) for ids in in_quarters for rid in ids}
    held, coming, not_held = (
        [[rid for rid in ids if standing[rid] is wanted] for ids in in_quarters] for wanted in Standing
    )
    came = _sums(context, quarters, held, "attended")
    new = _sums(context, quarters, held, "first-time")
    columns = (
        ViewColumn("Quarter", 3),
        ViewColumn("Events held", 1.2, True),
        ViewColumn("Events to come", 1.2, True),
        ViewColumn("People who came", 1.3, True),
        ViewColumn("For the first time", 1.3, True),
    )
    rows = tuple(
        (
            ViewCell(quarter.title),
            count_cell("events", held[n]),
            count_cell("events", coming[n]),
            _number_cell(came[n], held[n]),
            _number_cell(new[n], held[n]),
        )
        for n, quarter in enumerate(quarters)
    )
    titles = [quarter.title for quarter in quarters]
    events = [
        Series("Held", tuple(len(ids) for ids in held)),
        Series("To come", tuple(len(ids) for ids in coming)),
    ]
    people = [Series("People who came", tuple(came)), Series("Of them for the first time", tuple(new))]
    kept = [one for one in events if any(one.numbers)], [one for one in people if any(one.numbers)]
    charts = (
        drawn("column", "Events by quarter", titles, kept[0], all_words(titles, kept[0]), stacked=True),
        drawn("column", "People who came to events, by quarter", titles, kept[1], all_words(titles, kept[1])),
    )
    description = (
        "For each quarter: how many events were held, how many are to come, how many people came and how many of them "
        "for the first time."
    )
    table = ViewTable(
        "Events and attendance by quarter",
        columns,
        rows,
        description,
        charts=tuple(chart for chart in charts if chart),
    )
    return View(tuple(_not_as_usual(context.plan, held, not_held)), (table,))


def feedback_by_theme(context: ViewContext) -> View:
    """What feedback is about: how many items on each theme, the most frequent first, and how many were answered."""
    return _feedback(context, "theme", "Theme", "No theme given")


def feedback_by_source(context: ViewContext) -> View:
    """Which way feedback came: how many items, the most frequent way first, and how many were answered."""
    return _feedback(context, "source", "Source", "No source given")


def _feedback(context: ViewContext, column_id: str, header: str, none: str) -> View:
    plan = context.plan
    register = plan.outline.find_register("feedback")
    column = register.find(column_id) if register else None
    ids = context.records("feedback")
    if column is None or not ids:
        return View()
    groups = records_by(context, "feedback", column_id)
    labels = plan.choices(column)
    ranked = sorted(groups.items(), key=lambda group: -len(group[1]))  # those of a size stay in their order
    given = {labels.get(name, name): found for name, found in ranked}
    rest = [rid for rid in ids if plan.cell("feedback", rid, column_id) is None]
    given |= {none: rest} if rest else {}
    names, numbers = list(given), [len(found) for found in given.values()]
    rows = tuple(
        (
            ViewCell(name),
            count_cell("feedback", found),
            count_cell("feedback", [rid for rid in found if plan.cell("feedback", rid, "response") is not None]),
        )
        for name, found in given.items()
    )
    caption = f"Feedback by {header.lower()}"
    items = count_words(len(ids), "item")
    words = f"{items} in all; {ranked_words(names, numbers, '', whole=False)}"
    chart = drawn("bar", caption, names, [Series("Items", tuple(numbers))], words)
    table = ViewTable(
        caption,
        (ViewColumn(header, 3), ViewColumn("Items", 1, True), ViewColumn("Answered", 1, True)),
        rows,
        f"For each {header.lower()}: how many items of feedback there are, and how many of them were answered.",
        charts=(chart,) if chart else (),
    )
    return View(tables=(table,))


def _not_as_usual(plan: Plan, held: Sequence[Sequence[str]], not_held: Sequence[Sequence[str]]) -> Iterator[str]:
    """Say of which events the number of people is still missing, and that some are in no column."""
    if missing := sum(len(uncounted(plan, ids)) for ids in held):
        yield f"Held, but not yet recorded how many came: {count_words(missing, 'event')}."
    if off := sum(map(len, not_held)):
        yield f"Cancelled, or nobody came, and so not counted as held: {count_words(off, 'event')}."


def _sums(
    context: ViewContext, quarters: Sequence[Quarter], held: Sequence[Sequence[str]], column: str
) -> list[int | None]:
    """Return the sum of a column for each quarter.

    Nothing for those that have not begun, and where events were held and of none it is known: 0 would be a number.
    """
    return [
        _sum(context, ids, column) if quarter.first <= context.today else None
        for quarter, ids in zip(quarters, held, strict=True)
    ]


def _sum(context: ViewContext, record_ids: Sequence[str], column: str) -> int | None:
    shown = [rid for rid in record_ids if context.shows(join("events", rid, column))]
    contents = [context.plan.cell("events", rid, column) for rid in shown]
    numbers = [int(content) for content in contents if isinstance(content, int | float)]
    return sum(numbers) if numbers or not record_ids else None


def _number_cell(number: int | None, held: Sequence[str]) -> ViewCell:
    return ViewCell(number_words(number) if number is not None else NOT_GIVEN if held else NOT_YET)
