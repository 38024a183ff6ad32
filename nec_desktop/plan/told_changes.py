"""Differences as a person reads them: page by page, field by field, and what belongs to a record together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from nec_desktop.plan.addresses import LAST_NUMBER, last_part, parent
from nec_desktop.plan.compare import Difference, Kind, word_marks
from nec_desktop.plan.marks import Mark
from nec_desktop.plan.places import page_name
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.review_registers import REVIEW_REGISTERS, UNTOLD
from nec_desktop.plan.richtext import RichText
from nec_desktop.plan.values import Content
from nec_desktop.plan.words import record_title
from nec_desktop.translation import tr


def kind_words(kind: Kind) -> str:
    """Return how something has changed, in a word."""
    return {"added": tr("Added"), "removed": tr("Taken out"), "changed": tr("Changed"), "moved": tr("Moved")}[kind]


@dataclass(frozen=True)
class ToldCell:
    """A column, or a field's own text. note: what differs where that shows in no word."""

    label: str
    marks: tuple[Mark, ...]
    note: str = ""


@dataclass(frozen=True)
class ToldChange:
    """A field, or a record with those of its columns that differ."""

    address: str
    title: str
    kind: Kind
    cells: tuple[ToldCell, ...]


@dataclass(frozen=True)
class ToldPage:
    """The changes on a page; its address is empty for what no page of the plan shows."""

    address: str
    name: str
    changes: tuple[ToldChange, ...]


def told_pages(found: Iterable[Difference], now: Plan, then: Plan) -> list[ToldPage]:
    """Return differences in words, in the order given. What is the program's own is left out."""
    shown = [difference for difference in found if not _is_untold(difference)]
    return [
        ToldPage(page, name, tuple(_changes(list(own), now, then)))
        for (page, name), own in groupby(shown, key=lambda each: (each.page, _page_name(each, now)))
    ]


def _is_untold(difference: Difference) -> bool:
    last = last_part(difference.address)
    return last == LAST_NUMBER or last in UNTOLD.get(difference.register, ())


def _page_name(difference: Difference, plan: Plan) -> str:
    page = plan.page(difference.page) if difference.page else None
    if page is not None:
        return f"{page_name(page)}, {page.quarter.title}" if page.quarter else page_name(page)
    register = REVIEW_REGISTERS.get(difference.register)
    return register.title if register else tr("Without a place in this outline")


def _changes(found: Sequence[Difference], now: Plan, then: Plan) -> Iterable[ToldChange]:
    for (record, _), own in groupby(found, key=lambda each: (each.record, each.address if not each.record else "")):
        differences = list(own)
        first = differences[0]
        if not record:
            yield ToldChange(first.address, _field_title(first, now, then), first.kind, (_cell(first, now, then),))
            continue
        itself = first if first.is_record else None
        cells = tuple(_cell(each, now, then) for each in differences if not each.is_record)
        kind = itself.kind if itself else "changed"
        if itself and itself.kind == "changed":
            cells = (ToldCell(tr("Number"), word_marks(itself, now, then)), *cells)
        title = _record_title(first, then if kind == "removed" else now)
        yield ToldChange(f"{first.register}/{record}", title, kind, cells)


def _cell(difference: Difference, now: Plan, then: Plan) -> ToldCell:
    found = word_marks(difference, now, then)
    note = "" if any(mark.kind != "same" for mark in found) else _unseen(difference.before, difference.after)
    return ToldCell(difference.label, found, note)


def _unseen(before: Content | None, after: Content | None) -> str:
    if isinstance(before, RichText) and isinstance(after, RichText):
        return tr("The words are the same; their looks, a link or a picture differ.")
    return tr("It reads the same, and is another file or name.")


def _field_title(difference: Difference, now: Plan, then: Plan) -> str:
    """Return a field's label; of one that is written for each record, which one."""
    record_id = last_part(parent(difference.address)) if "@" in difference.address else last_part(difference.address)
    for plan in (now, then):
        if register := plan.find_register_of(record_id):
            return f"{difference.label}: {record_title(plan, register, record_id)}"
    return difference.label


def _record_title(difference: Difference, plan: Plan) -> str:
    register = plan.register(difference.register)
    if difference.register in REVIEW_REGISTERS:
        return plan.text(f"{register.id}/{difference.record}/{register.summary}") or register.singular.capitalize()
    return record_title(plan, register.id, difference.record)
