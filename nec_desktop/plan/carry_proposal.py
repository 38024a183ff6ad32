"""What a person is asked before a plan is begun from the last one: section by section, with what each choice keeps."""

from collections.abc import Sequence
from dataclasses import dataclass

from nec_desktop.plan.carry_records import carried_records, rule_words, rules_offered
from nec_desktop.plan.outline import CarriedRecords, CarriedSection, Field, Register
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.values import Period
from nec_desktop.plan.words import count_words
from nec_desktop.translation import tr


def section_words() -> dict[CarriedSection, str]:
    """Return what can become of a section, and what each is called."""
    return {
        "keep": tr("Keep its texts"),
        "rework": tr("Rework: begin empty, with the texts beside"),
        "drop": tr("Drop: begin empty"),
    }


@dataclass(frozen=True)
class RuleRow:
    """A rule for a register, in words and numbers."""

    rule: CarriedRecords
    count: int
    words: str


@dataclass(frozen=True)
class RegisterRow:
    """A register that holds records, and the rules to choose from; the outline's own is the first."""

    id: str
    title: str
    count: int
    rules: tuple[RuleRow, ...]


@dataclass(frozen=True)
class SectionRow:
    """A section in which something is written. texts: how many fields are; carry: the outline's own choice."""

    id: str
    title: str
    texts: int
    carry: CarriedSection
    registers: tuple[RegisterRow, ...]


def proposed(plan: Plan, period: Period) -> tuple[SectionRow, ...]:
    """Return what there is to choose for each section of `plan` but its cover; empty ones are left out."""
    rows = []
    for section in plan.outline.section:
        pages = [page for page in plan.pages() if page.section.id == section.id]
        fields = [(page, field) for page in pages for field in page.fields if _goes_over(field)]
        texts = sum(plan.get(place) is not None for page, field in fields for place in plan.places(page, field))
        registers = tuple(
            _row(plan, plan.register(field.id), period)
            for field in section.field
            if field.kind == "register" and plan.record_ids(field.id)
        )
        if section.id != "cover" and (texts or registers):
            rows.append(SectionRow(section.id, section.title, texts, section.carry, registers))
    return tuple(rows)


def _goes_over(field: Field) -> bool:
    return field.holds_value and not field.locked and field.carry == "keep" and not field.carry_from


def _row(plan: Plan, register: Register, period: Period) -> RegisterRow:
    total = len(plan.record_ids(register.id))
    rules = []
    for rule in rules_offered(register):
        count = len(carried_records(plan, register, rule, period).records)
        rules.append(RuleRow(rule, count, tr("{0}: {1:,} of {2:,}").format(rule_words(rule), count, total)))
    return RegisterRow(register.id, register.title, total, tuple(rules))


def told(texts: int, records: int, without_day: Sequence[str], without_place: Sequence[str]) -> tuple[str, ...]:
    """Return in sentences what went over, and what did not though it was chosen."""
    sentences = [
        tr("{0} and {1} are carried over. Each says where it comes from until somebody has looked at it.").format(
            count_words(texts, tr("text")), count_words(records, tr("record"))
        )
    ]
    if without_day:
        sentences.append(tr("No day in the new period for {0}.").format(_some(without_day)))
    if without_place:
        sentences.append(tr("No place in the new plan for {0}. It stays in the old one.").format(_some(without_place)))
    return tuple(sentences)


def _some(items: Sequence[str]) -> str:
    more = tr(" and {0} more").format(len(items) - 5) if len(items) > 5 else ""
    return "; ".join(items[:5]) + more
