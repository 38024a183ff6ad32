"""Values in words: as a reader sees them on screen and in a document."""

from collections.abc import Sequence
from datetime import date, time

from nec_desktop.plan.outline import STANDARDS, Field
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.quarters import month_words
from nec_desktop.plan.richtext import RichText
from nec_desktop.plan.values import Content, File, Period, Picture
from nec_desktop.translation import tr

ALL_FROM = 3
"""So many links to everything there is are said as “All”."""


def date_words(day: date) -> str:
    """Return a date as 14 July 2025."""
    return f"{day.day} {month_words(day)}"


def time_words(moment: time) -> str:
    """Return a time as 5:30pm; noon and midnight in words."""
    if moment in (time(12), time(0)):
        return "midday" if moment.hour else "midnight"
    hour = moment.hour % 12 or 12
    minutes = f":{moment.minute:02}" if moment.minute else ""
    return f"{hour}{minutes}{'am' if moment.hour < 12 else 'pm'}"


def period_words(period: Period) -> str:
    """Return a period as 1 April 2026 to 31 March 2027."""
    return f"{date_words(period.first)} to {date_words(period.last)}"


def years(period: Period) -> str:
    """Return a period's years as people write them: 2026, or 2026-27 with an en dash."""
    first, last = period.first.year, period.last.year
    return str(first) if first == last else f"{first}–{last % 100:02}" if last == first + 1 else f"{first}–{last}"


def number_words(number: float | int, unit: str = "") -> str:
    """Return a number with thousands separated, and its unit."""
    written = f"{number:,}" if isinstance(number, int) else f"{number:,.4f}".rstrip("0").rstrip(".")
    return f"{written}{'%' if unit == 'percent' else ''}"


def list_words(items: Sequence[str], last: str = "and") -> str:
    """Return items as a, b and c."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {last} {items[-1]}" if items else ""


def count_words(count: int, singular: str, plural: str = "") -> str:
    """Return a count with its noun: 1 event, 2 events."""
    return f"{count:,} {singular if count == 1 else plural or singular + 's'}"


def in_words(plan: Plan, field: Field, content: Content | None) -> str:
    """Return `content` of `field` in a reader's words, empty where there is none."""
    match content:
        case None:
            return ""
        case RichText():
            return content.plain()
        case bool():
            return "Yes" if content else "No"
        case int() | float():
            return f"{content}" if field.id == "year" else number_words(content)
        case Period():
            return period_words(content)
        case time():
            return time_words(content)
        case date():
            return date_words(content)
        case Picture():
            return content.alt
        case File():
            return content.name
        case tuple():
            if field.kind == "links" and _is_all(plan, field, content):
                return "All"
            items = _in_order(plan, content) if field.to == STANDARDS else content
            return ", ".join(item_words(plan, field, item) for item in items)
        case str():
            return plan.choices(field).get(content, content) if field.kind == "choice" else content
    return ""


def missing_words(field: Field) -> str:
    """Say that nothing stands in a field yet, in the words of the checks."""
    chosen = field.kind in ("choice", "yes-no")
    return (tr("“{0}” is not yet chosen.") if chosen else tr("“{0}” is not yet written.")).format(field.label)


def _in_order(plan: Plan, standards: tuple[str, ...]) -> list[str]:
    """Return standards by their numbers; those that this set does not have come last."""
    order = [standard.id for standard in plan.standards.standard]
    return sorted(standards, key=lambda s: order.index(s) if s in order else len(order))


def _is_all(plan: Plan, field: Field, links: tuple[str, ...]) -> bool:
    """Say whether the links name every standard, or every record of a register that has several."""
    known = [s.id for s in plan.standards.standard] if field.to == STANDARDS else plan.record_ids(field.to)
    return len(known) >= ALL_FROM and set(links) >= set(known)


def item_words(plan: Plan, field: Field, item: str) -> str:
    """Return one choice or link in words: the choice's label, the standard's number, the record's name."""
    if field.kind == "choices":
        return plan.choices(field).get(item, item)
    if field.to == STANDARDS:
        standard = plan.standards.find(item)
        return str(plan.standards.number(item)) if standard else item
    return record_name(plan, field.to, item)


def record_name(plan: Plan, register_id: str, record_id: str) -> str:
    """Return what a record is called: its shown number and its summary column, or "Unnamed event"."""
    register = plan.outline.find_register(register_id)
    if register is None or plan.record(register_id, record_id) is None:
        return f"(deleted: {record_id})"
    column = register.find(register.summary)
    assert column is not None, "the outline was checked when it was read"
    name = in_words(plan, column, plan.cell(register_id, record_id, column.id))
    if len(name) > 80:
        name = f"{(name[:79].rpartition(' ')[0] or name[:79]).rstrip(' ,;:')}…"
    return name or f"Unnamed {register.singular}"


def record_title(plan: Plan, register_id: str, record_id: str) -> str:
    """Return a record's name with its number and date, as a check or a list names it."""
    register = plan.register(register_id)
    parts = [plan.shown_number(register_id, record_id)]
    day = plan.cell(register_id, record_id, register.date) if register.date else None
    if isinstance(day, date):
        parts.append(date_words(day))
    parts.append(record_name(plan, register_id, record_id))
    return ", ".join(part for part in parts if part)
