"""What the last period's plan has and the next one does not begin with, each with the rule by which it stays behind."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from itertools import groupby

from nec_desktop.plan.addresses import UNLOCKED, join, last_part
from nec_desktop.plan.carried import place_name
from nec_desktop.plan.carry_forward import Choices
from nec_desktop.plan.carry_records import CarriedRegister, carried_records
from nec_desktop.plan.outline import CarriedRecords, Field, Register, Section
from nec_desktop.plan.places import page_name
from nec_desktop.plan.plan import Page, Plan
from nec_desktop.plan.values import Period
from nec_desktop.plan.words import count_words, record_title
from nec_desktop.translation import tr


@dataclass(frozen=True)
class LeftBehind:
    """Texts, records or columns that stay behind by one rule. where: the title of their section or register.

    of: how many records there are, 0 where it is about texts or columns.
    """

    where: str
    rule: str
    items: tuple[str, ...]
    of: int = 0


def left_behind(plan: Plan, choices: Choices, period: Period) -> tuple[LeftBehind, ...]:
    """Return what stays in `plan` when the plan of `period` is begun from it, section by section.

    Of the cover only its records are told: its texts say what the new plan itself is.
    """
    registers = [register for register in plan.outline.register if plan.outline.home_of(register.id)]
    kept = {
        register.id: carried_records(plan, register, choices.register(plan, register), period) for register in registers
    }
    gone = {record_id for each in kept.values() for record_id in (*each.left, *each.without_day)}
    return tuple(
        each
        for section in plan.outline.section
        for each in (*_texts(plan, section, choices, gone), *_registers(plan, section, choices, kept))
    )


def left_words(left: LeftBehind) -> str:
    """Say in one line what stays behind and why, with the first of it by name."""
    named = "; ".join(left.items[:3]) + (
        tr(" and {0:,} more").format(len(left.items) - 3) if len(left.items) > 3 else ""
    )
    return tr("{0}. {1}: {2}.").format(count_title(left), left.rule, named.rstrip("."))


def count_title(left: LeftBehind) -> str:
    """Return where something stays behind, and how much of it."""
    if left.of:
        return tr("{0}: {1:,} of {2:,}").format(left.where, len(left.items), left.of)
    return f"{left.where}: {count_words(len(left.items), tr('text or column'), tr('texts or columns'))}"


def _texts(plan: Plan, section: Section, choices: Choices, gone: Set[str]) -> Iterator[LeftBehind]:
    found = [
        (rule, _name(plan, page, field, place))
        for page in plan.pages()
        if page.section.id == section.id and section.id != "cover"
        for field in page.fields
        for place in plan.places(page, field)
        if plan.get(place) is not None and (rule := _why_left(plan, page, field, place, choices, gone))
    ]
    for rule, each in groupby(sorted(found, key=lambda one: one[0]), key=lambda one: one[0]):
        yield LeftBehind(section.title, rule, tuple(name for _rule, name in each))


def _why_left(plan: Plan, page: Page, field: Field, place: str, choices: Choices, gone: Set[str]) -> str:
    """Return by which rule a text stays behind, empty where it goes over or is the force's own."""
    chosen = choices.section(plan, page.section.id)
    if field.locked and plan.get(join(place, UNLOCKED)) is not True:
        return ""  # the new plan has it as the force gives it now
    if field.default and plan.get(place) == plan.parse(field, field.default):
        return ""  # every new plan begins with it
    if chosen == "drop":
        return _section_is_dropped()
    if any(each.carry_from == field.id for each in page.fields):
        return ""  # it goes over to where the last period's stands
    if field.carry == "drop" or field.carry_from:
        return _begins_anew()
    if chosen == "rework" and field.kind == "rich":
        return tr("To be reworked: it stands beside")
    return tr("The record it is about stays behind") if field.each and last_part(place) in gone else ""


def _section_is_dropped() -> str:
    return tr("The section is dropped")


def _begins_anew() -> str:
    return tr("Begins anew each period")


def _why_not(rule: CarriedRecords) -> str:
    """Return why a record stays behind by a rule."""
    return {
        "keep": "",
        "open": tr("No longer open"),
        "living": tr("Has ended"),
        "recurring": tr("Does not recur"),
        "drop": tr("None goes over"),
    }[rule]


def _name(plan: Plan, page: Page, field: Field, place: str) -> str:
    name = place_name(plan, place) if field.each else field.label
    return name if page.address == page.section.id else f"{page_name(page)}: {name}"


def _registers(
    plan: Plan, section: Section, choices: Choices, kept: Mapping[str, CarriedRegister]
) -> Iterator[LeftBehind]:
    for field in section.field:
        if field.kind != "register" or not plan.record_ids(field.id):
            continue
        register, each = plan.register(field.id), kept[field.id]
        rule = choices.register(plan, register)
        words = _section_is_dropped() if choices.section(plan, section.id) == "drop" else _why_not(rule)
        for why, ids in ((words, each.left), (tr("No day in the new period"), each.without_day)):
            if ids:
                titles = tuple(record_title(plan, register.id, record_id) for record_id in ids)
                yield LeftBehind(register.title, why, titles, len(plan.record_ids(register.id)))
        if columns := tuple(_columns(plan, register, each)):
            yield LeftBehind(register.title, _begins_anew(), columns)


def _columns(plan: Plan, register: Register, kept: CarriedRegister) -> Iterator[str]:
    """Yield the columns in which something stands of a record that goes over, and nothing will."""
    for column in register.column:
        if any(
            plan.cell(register.id, record.id, column.id) is not None and column.id not in record.cells
            for record in kept.records
        ):
            yield column.label
