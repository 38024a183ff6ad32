"""The rules about records and fields that an outline's checks can name.

Each rule's docstring says what it needs (register, columns, options) and which words it offers to the message.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from nec_desktop.language.language import Language
from nec_desktop.plan.addresses import join
from nec_desktop.plan.carried_rules import carried_rules
from nec_desktop.plan.checks import Finding, Found, Rule, run_checks
from nec_desktop.plan.contradictions import not_at_night, not_more_than, time_order
from nec_desktop.plan.dismissals import undismissed
from nec_desktop.plan.link_rules import link_rules
from nec_desktop.plan.outline import Check, Field
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.plausibility import statistics_plausible
from nec_desktop.plan.quarters import sorted_out
from nec_desktop.plan.text_rules import text_rules
from nec_desktop.plan.words import date_words, list_words, record_name, record_title
from nec_desktop.translation import tr


def required_fields_filled(plan: Plan, check: Check, today: date) -> Iterator[Found]:
    """Each required field of the plan's own pages is filled: of `kinds`, none of `but-kinds`. Words: field, page."""
    kinds, but_kinds = _strings(check, "kinds"), _strings(check, "but-kinds")
    for page in plan.pages():
        for field in page.fields:
            if field.kind in but_kinds or (kinds and field.kind not in kinds):
                continue
            for address in plan.places(page, field):
                if field.required and plan.get(address) is None:
                    yield Found(address, {"field": field.label, "page": page.title})


def required_columns_filled(plan: Plan, check: Check, today: date) -> Iterator[Found]:
    """Each required column of each record is filled. Words: record, columns, register."""
    for register in plan.outline.register:
        required = [column for column in register.column if column.required]
        for record_id in plan.record_ids(register.id):
            yield from _missing(plan, register.id, record_id, required)


def columns_filled(plan: Plan, check: Check, today: date) -> Iterator[Found]:
    """`columns` are filled in each record of `register`. Words: record, columns."""
    columns = _columns(plan, check)
    for record_id in plan.record_ids(check.register):
        yield from _missing(plan, check.register, record_id, columns)


def past_has_outcome(plan: Plan, check: Check, today: date) -> Iterator[Found]:
    """A record whose date (first of `columns`) is past has the other columns filled. Words: record, columns."""
    day_column, *columns = _columns(plan, check)
    for record_id in plan.record_ids(check.register):
        day = plan.cell(check.register, record_id, day_column.id)
        if isinstance(day, date) and day < today:
            yield from _missing(plan, check.register, record_id, columns)


def standard_has_record(plan: Plan, check: Check, today: date) -> Iterator[Found]:
    """Each standard is linked from a record of `register` dated in the period, or up to `days-before` before it.

    columns: the link, the date. Words: standard, number.
    """
    link, day_column = check.columns[:2]
    linked: set[str] = set()
    for record_id in plan.record_ids(check.register):
        day = plan.cell(check.register, record_id, day_column)
        early = plan.period and plan.period.first - timedelta(days=_int(check, "days-before", 0))
        if plan.period is None or (isinstance(day, date) and early and early <= day <= plan.period.last):
            linked.update(_links(plan, check.register, record_id, link))
    for number, standard in enumerate(plan.standards.standard, 1):
        if standard.id not in linked:
            yield Found(join("standards", standard.id), {"standard": standard.title, "number": str(number)})


def weak_grade_has_action(plan: Plan, check: Check, today: date) -> Iterator[Found]:
    """A standard graded below good has an open record in `register`; `closed`: the statuses that do not count.

    columns: the link, the status. Words: standard, number, grade.
    """
    link, status = check.columns[:2]
    grades = {grade.id: grade for grade in plan.standards.grades}
    open_for: set[str] = set()
    for record_id in plan.record_ids(check.register):
        if plan.cell(check.register, record_id, status) not in _strings(check, "closed"):
            open_for.update(_links(plan, check.register, record_id, link))
    for number, standard in enumerate(plan.standards.standard, 1):
        address = join("standards", standard.id, "grade")
        grade = grades.get(plan.text(address))
        if grade and not grade.meets and standard.id not in open_for:
            yield Found(address, {"standard": standard.title, "number": str(number), "grade": grade.title.lower()})


def days_between(plan: Plan, check: Check, today: date) -> Iterator[Found]:
    """From the first date of `columns` to the second there are `at-least` days. Words: record, days, wanted."""
    wanted = _int(check, "at-least", 0)
    for record_id, first, second in _two(plan, check):
        if isinstance(first, date) and isinstance(second, date) and (second - first).days < wanted:
            yield _found(
                plan,
                check,
                record_id,
                check.columns[0],
                {"days": str((second - first).days), "wanted": str(wanted)},
            )


def each_neighbourhood_each_quarter(plan: Plan, check: Check, today: date) -> Iterator[Found]:
    """Each record of `places` is linked, in each quarter of the period, from a record of one of `kinds`.

    columns: the link, the date, the kind. Words: neighbourhood, quarter.
    """
    places, kinds = str(check.options["places"]), _strings(check, "kinds")
    link, day_column, kind = check.columns[:3]
    met: set[tuple[str, str]] = set()
    quarters = plan.quarters
    of_kinds = [rid for rid in plan.record_ids(check.register) if plan.cell(check.register, rid, kind) in kinds]
    days = {rid: plan.cell(check.register, rid, day_column) for rid in of_kinds}
    for quarter, found in zip(quarters, sorted_out(quarters, days), strict=True):
        met.update((place, quarter.id) for rid in found for place in _links(plan, check.register, rid, link))
    for place in plan.record_ids(places):
        for quarter in quarters:
            if (place, quarter.id) not in met:
                yield Found(
                    join(places, place),
                    {"neighbourhood": record_name(plan, places, place), "quarter": quarter.title},
                )


def date_within(plan: Plan, check: Check, today: date) -> Iterator[Found]:
    """A date is neither past nor more than `days` ahead. Words: record, date, problem."""
    days = _int(check, "days", 0)
    for record_id, day, _ in _two(plan, check):
        if isinstance(day, date) and (day < today or (day - today).days > days):
            problem = (
                "past"
                if day < today
                else tr("more than three months ahead")
                if days == 92
                else tr("more than {0} days ahead").format(days)
            )
            yield _found(plan, check, record_id, check.columns[0], {"date": date_words(day), "problem": problem})


def date_not_older(plan: Plan, check: Check, today: date) -> Iterator[Found]:
    """A date is no more than `days` ago. Words: record, days."""
    for record_id, day, _ in _two(plan, check):
        if isinstance(day, date) and (today - day).days > _int(check, "days", 0):
            yield _found(plan, check, record_id, check.columns[0], {"days": str((today - day).days)})


def contact_within(plan: Plan, check: Check, today: date) -> Iterator[Found]:
    """One of the dates in `columns` lies within `days` of today. Words: record."""
    for record_id, last, following in _two(plan, check):
        days = [abs((day - today).days) for day in (last, following) if isinstance(day, date)]
        if not days or min(days) > _int(check, "days", 0):
            yield _found(plan, check, record_id, check.columns[-1])


def date_in_period(plan: Plan, check: Check, today: date) -> Iterator[Found]:
    """A date lies within the plan's period. Words: record."""
    for record_id, day, _ in _two(plan, check):
        if plan.period and isinstance(day, date) and day not in plan.period:
            yield _found(plan, check, record_id, check.columns[0])


def not_overdue(plan: Plan, check: Check, today: date) -> Iterator[Found]:
    """A record due before today has one of the statuses in `closed`. columns: due, status. Words: record, date."""
    for record_id, due, status in _two(plan, check):
        if isinstance(due, date) and due < today and status not in _strings(check, "closed"):
            yield _found(plan, check, record_id, check.columns[0], {"date": date_words(due)})


def record_count(plan: Plan, check: Check, today: date) -> Iterator[Found]:
    """`register` holds `at-least` and `at-most` so many records. Words: count."""
    count = len(plan.record_ids(check.register))
    home = plan.outline.home_of(check.register)
    if home and (count < _int(check, "at-least", 0) or count > _int(check, "at-most", count)):
        yield Found(home.id, {"count": str(count)})


def linked_from(plan: Plan, check: Check, today: date) -> Iterator[Found]:
    """Each record of `register` is linked from column `column` of register `from`. Words: record."""
    source, column = str(check.options["from"]), str(check.options["column"])
    linked = {link for record_id in plan.record_ids(source) for link in _links(plan, source, record_id, column)}
    for record_id in plan.record_ids(check.register):
        if record_id not in linked:
            yield Found(join(check.register, record_id), {"record": record_title(plan, check.register, record_id)})


def covers_each_choice(plan: Plan, check: Check, today: date) -> Iterator[Found]:
    """Each choice of the column stands in some record. Words: choice."""
    column = _columns(plan, check)[0]
    home = plan.outline.home_of(check.register)
    present = {plan.cell(check.register, record_id, column.id) for record_id in plan.record_ids(check.register)}
    for identifier, label in plan.choices(column).items():
        if identifier not in present and home:
            yield Found(home.id, {"choice": label.lower()})


RECORD_RULES: Mapping[str, Rule] = {
    "required-fields-filled": required_fields_filled,
    "required-columns-filled": required_columns_filled,
    "columns-filled": columns_filled,
    "past-has-outcome": past_has_outcome,
    "standard-has-record": standard_has_record,
    "weak-grade-has-action": weak_grade_has_action,
    "days-between": days_between,
    "each-neighbourhood-each-quarter": each_neighbourhood_each_quarter,
    "statistics-plausible": statistics_plausible,
    "date-within": date_within,
    "date-not-older": date_not_older,
    "contact-within": contact_within,
    "date-in-period": date_in_period,
    "not-overdue": not_overdue,
    "record-count": record_count,
    "linked-from": linked_from,
    "covers-each-choice": covers_each_choice,
    "time-order": time_order,
    "not-at-night": not_at_night,
    "not-more-than": not_more_than,
}


def rules_for(plan: Plan, language: Language) -> Mapping[str, Rule]:
    """Return every rule by its name, for one run over `plan` as it stands."""
    return {**RECORD_RULES, **carried_rules(plan), **link_rules(plan), **text_rules(plan, language)}


def find_all(plan: Plan, today: date, language: Language) -> list[Finding]:
    """Return what every check of the plan's outline finds, but for what a person dismissed with a reason."""
    return undismissed(plan, run_checks(plan, today, rules_for(plan, language)))


def _columns(plan: Plan, check: Check) -> list[Field]:
    register = plan.register(check.register)
    return [column for name in check.columns if (column := register.find(name))]


def _missing(plan: Plan, register_id: str, record_id: str, columns: list[Field]) -> Iterator[Found]:
    missing = [column for column in columns if plan.cell(register_id, record_id, column.id) is None]
    if missing:
        labels = [column.label[0].lower() + column.label[1:] for column in missing]
        yield Found(
            join(register_id, record_id, missing[0].id),
            {
                "record": record_title(plan, register_id, record_id),
                "register": plan.register(register_id).title,
                "columns": list_words([f"“{label}”" for label in labels]),
            },
        )


def _two(plan: Plan, check: Check) -> Iterator[tuple[str, object, object]]:
    """Yield each record's id with its first and last column's contents (the same for one column)."""
    for record_id in plan.record_ids(check.register):
        yield (
            record_id,
            plan.cell(check.register, record_id, check.columns[0]),
            plan.cell(check.register, record_id, check.columns[-1]),
        )


def _found(plan: Plan, check: Check, record_id: str, column: str, words: Mapping[str, str] | None = None) -> Found:
    return Found(
        join(check.register, record_id, column),
        {"record": record_title(plan, check.register, record_id), **(words or {})},
    )


def _links(plan: Plan, register_id: str, record_id: str, column_id: str) -> tuple[str, ...]:
    content = plan.cell(register_id, record_id, column_id)
    return content if isinstance(content, tuple) else ()


def _int(check: Check, option: str, default: int) -> int:
    value = check.options.get(option, default)
    return int(value) if isinstance(value, int | float) else default


def _strings(check: Check, option: str) -> tuple[str, ...]:
    value = check.options.get(option, ())
    return value if isinstance(value, tuple) else (str(value),)
