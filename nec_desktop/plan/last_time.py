"""What stood in the last period where something is written now: texts, records, grades, and what was recommended."""

from collections.abc import Iterator
from dataclasses import dataclass

from nec_desktop.plan.addresses import CARRIED, join, last_part
from nec_desktop.plan.carried import carried_mark
from nec_desktop.plan.carry_quarter import page_before
from nec_desktop.plan.outline import Field
from nec_desktop.plan.plan import Change, Edit, Page, Plan
from nec_desktop.plan.review_registers import AGREED
from nec_desktop.plan.richtext import RichText
from nec_desktop.plan.values import Content
from nec_desktop.plan.words import in_words, record_title, years
from nec_desktop.translation import tr

_RECOMMENDATIONS = "recommendations"
"""The register of an outline in which recommendations are followed up."""


@dataclass(frozen=True)
class LastText:
    """A field of the last period that held something. address: where its place is now.

    can_insert: its content can be put there without anything being overwritten, and is not there already.
    """

    address: str
    label: str
    content: Content
    words: str
    can_insert: bool


@dataclass(frozen=True)
class LastPage:
    """The page of the last period. since: what that period is called; plan: the one that `page` is in."""

    plan: Plan
    page: Page
    since: str


def last_page(plan: Plan, page: Page, before: Plan | None) -> LastPage | None:
    """Return the same page of the last period: for a quarter's page that of the quarter before, here or in `before`."""
    if page.quarter and (found := page_before(plan, page)) and found.quarter:
        return LastPage(plan, found, found.quarter.title)
    if before is None:
        return None
    address = page.address
    if page.quarter:
        last = before.quarters[-1].id if before.quarters else ""
        address = join(address.partition("/")[0], last, page.section.id)
    there = before.page(address)
    since = there.quarter.title if there and there.quarter else years(before.period) if before.period else before.title
    return LastPage(before, there, since) if there else None


def last_texts(plan: Plan, page: Page, last: LastPage) -> list[LastText]:
    """Return what stood in the fields of a page in the last period, in the page's order; empty ones are left out."""
    found = []
    for field in page.fields:
        for address, place in _places(plan, page, field, last):
            content = last.plan.get(place)
            if content is not None:
                label = record_title(plan, field.each, last_part(address)) if field.each else field.label
                words = in_words(last.plan, field, content)
                found.append(LastText(address, label, content, words, _can_insert(plan, field, address, content)))
    return found


def last_records(page: Page, last: LastPage) -> list[tuple[str, list[str]]]:
    """Return the registers at home on a page, and what their records were called in the last period."""
    if last.page.quarter:
        return []
    fields = [field for field in page.fields if field.kind == "register" and last.plan.outline.find_register(field.id)]
    found = [(f.label, [record_title(last.plan, f.id, r) for r in last.plan.record_ids(f.id)]) for f in fields]
    return [(label, titles) for label, titles in found if titles]


def panel_said(last: LastPage) -> list[str]:
    """Return what the panel said of a standard in the last period: grades with their notes, then recommendations."""
    standard, plan = last.page.standard, last.plan
    if standard is None:
        return []
    grades = {grade.id: grade.title for grade in plan.standards.grades}
    said = []
    for record_id in plan.record_ids(AGREED):
        if plan.text(join(AGREED, record_id, "standard")) == standard.id:
            grade = plan.text(join(AGREED, record_id, "grade"))
            note = plan.text(join(AGREED, record_id, "note"))
            said.append(": ".join(part for part in (grades.get(grade, grade), note) if part))
    for record_id in plan.record_ids(_RECOMMENDATIONS) if plan.outline.find_register(_RECOMMENDATIONS) else ():
        linked = plan.cell(_RECOMMENDATIONS, record_id, "standards")
        if isinstance(linked, tuple) and standard.id in linked:
            columns = plan.register(_RECOMMENDATIONS).column
            words = (in_words(plan, column, plan.cell(_RECOMMENDATIONS, record_id, column.id)) for column in columns)
            said.append(
                " · ".join(text for column, text in zip(columns, words, strict=True) if text and column.to == "")
            )
    return said


def insert_last(plan: Plan, text: LastText, since: str) -> Edit:
    """Put what stood in the last period behind what is written now, as not yet looked at."""
    now, content, mark = plan.get(text.address), text.content, carried_mark(since, text.content)
    kept = plan.get(join(text.address, CARRIED))
    if isinstance(now, RichText) and isinstance(content, RichText):
        content = RichText(now.blocks + content.blocks)
    if isinstance(kept, tuple):
        mark = (since, *dict.fromkeys((*kept[1:], *mark[1:])))
    changes = (plan.checked(Change(text.address, content)), Change(join(text.address, CARRIED), mark))
    return Edit(tr("Insert “{0}” from {1}").format(text.label, since), changes)


def _places(plan: Plan, page: Page, field: Field, last: LastPage) -> Iterator[tuple[str, str]]:
    """Yield each place of a field now with the one of the last period: of a record, with that of what it came from."""
    if not field.holds_value or field.locked:
        return
    for address in plan.places(page, field):
        if not field.each:
            yield address, join(last.page.address, field.id)
            continue
        record = plan.record(field.each, last_part(address))
        there = last_part(address) if last.plan is plan else record.came_from if record else ""
        if there:
            yield address, join(last.page.address, field.id, there)


def _can_insert(plan: Plan, field: Field, address: str, content: Content) -> bool:
    now = plan.get(address)
    if now is None:
        # Links name records of the other plan; what has a day of its own begins anew each time.
        return field.kind != "links" and field.carry == "keep"
    return isinstance(now, RichText) and isinstance(content, RichText) and not set(content.blocks) <= set(now.blocks)
