"""One standard as the assessment panel will see it: what is required, what was written, what is there to show it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from nec_desktop.plan.addresses import join
from nec_desktop.plan.counts import cell_words
from nec_desktop.plan.outline import STANDARDS, Field, Register
from nec_desktop.plan.plan import Page, Plan
from nec_desktop.plan.values import Content
from nec_desktop.plan.words import in_words, record_title


@dataclass(frozen=True)
class Answer:
    """A field of the standard's page; `words` is empty where nothing is written."""

    label: str
    address: str
    words: str
    is_short: bool


@dataclass(frozen=True)
class Shown:
    """The records of one register that name the standard: address and words of each."""

    title: str
    records: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class PanelView:
    """What the panel sees of a standard."""

    title: str
    requirement: str
    answers: tuple[Answer, ...]
    shown: tuple[Shown, ...]


def panel_view(plan: Plan, page: Page, today: date) -> PanelView:
    """Return what the panel sees of the standard whose page this is; raises ValueError for any other page."""
    standard = page.standard
    if standard is None:
        raise ValueError(page.address)
    answers = tuple(
        Answer(field.label, address, in_words(plan, field, plan.get(address)), field.kind != "rich")
        for field in page.fields
        if field.holds_value
        for address in plan.places(page, field)
    )
    title = f"Standard {plan.standards.number(standard.id)}: {standard.title}"
    shown = tuple(Shown(*found) for found in _registers(plan, standard.id, today))
    return PanelView(title, standard.requirement, answers, shown)


def _registers(plan: Plan, standard: str, today: date) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """Yield each register that can name a standard, and its records that name this one."""
    for register in plan.outline.register:
        link = next((column for column in register.column if column.kind == "links" and column.to == STANDARDS), None)
        if link is None:
            continue
        records = tuple(
            (join(register.id, record_id), _record_words(plan, register, record_id, today))
            for record_id in plan.record_ids(register.id)
            if _names(plan.cell(register.id, record_id, link.id), standard)
        )
        yield register.title, records


def _names(content: Content | None, standard: str) -> bool:
    return isinstance(content, tuple) and standard in content


def _record_words(plan: Plan, register: Register, record_id: str, today: date) -> str:
    """Return a record's title; of a measure its figures too, since they are what the panel asks for."""
    title = record_title(plan, register.id, record_id)
    counted = [column for column in register.column if column.counted_by]
    if not counted:
        return title
    figures = [
        f"{column.label}: {words}"
        for column in (*_texts(register), *counted)
        if (words := cell_words(plan, register.id, record_id, column, today))
    ]
    return f"{title} ({'; '.join(figures)})" if figures else title


def _texts(register: Register) -> list[Field]:
    return [column for column in register.column if column.id in ("baseline", "target")]
