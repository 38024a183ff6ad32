"""A plan for the next period, begun from the last: nothing here is applied, and the two share nothing afterwards."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import msgspec

from nec_desktop.plan.addresses import (
    CAME_FROM,
    CARRIED,
    DISMISSED,
    INTERNAL,
    LAST_NUMBER,
    MARKING,
    NOTE,
    UNLOCKED,
    join,
    new_record_id,
)
from nec_desktop.plan.carried import carried_mark, record_mark
from nec_desktop.plan.carried_rules import without_carried_words
from nec_desktop.plan.carry_records import CarriedRecord, carried_records
from nec_desktop.plan.edits import start_plan
from nec_desktop.plan.outline import STANDARDS, CarriedRecords, CarriedSection, Field, Register
from nec_desktop.plan.plan import Change, Page, Plan
from nec_desktop.plan.values import Content, Period, fits
from nec_desktop.plan.words import record_title, years

_BESIDE_TEXT = (NOTE, MARKING, INTERNAL)


@dataclass(frozen=True)
class Choices:
    """What a person chose for sections and registers, by their ids; the outline says it for the others."""

    sections: Mapping[str, CarriedSection] = field(default_factory=dict)
    registers: Mapping[str, CarriedRecords] = field(default_factory=dict)

    def section(self, plan: Plan, section_id: str) -> CarriedSection:
        """Return what is chosen for a section."""
        section = plan.outline.find_section(section_id)
        return self.sections.get(section_id, section.carry if section else "drop")

    def register(self, plan: Plan, register: Register) -> CarriedRecords:
        """Return what is chosen for a register: nothing of it where its section is dropped."""
        home = plan.outline.home_of(register.id)
        if home is None or self.section(plan, home.id) == "drop":
            return "drop"
        return self.registers.get(register.id, register.carry)


@dataclass(frozen=True)
class Carried:
    """The changes that make the new plan, and what did not go over although it was chosen.

    texts, records: how many fields and records went over. without_day: titles of records that have no day in the
    new period; without_place: addresses of fields that the new outline or standards set does not have.
    """

    changes: tuple[Change, ...]
    texts: int
    records: int
    without_day: tuple[str, ...]
    without_place: tuple[str, ...]


def carry_forward(old: Plan, new: Plan, cover: Mapping[str, Content], choices: Choices) -> Carried:
    """Return what makes `new`, which is empty, the plan that follows `old`. The cover holds at least its period.

    Raises ValueError where one of the two has no period.
    """
    period, before = cover.get("period"), old.period
    if not isinstance(period, Period) or before is None:
        raise ValueError("both plans need a period")
    since = years(before)
    kept = {
        register.id: carried_records(old, register, choices.register(old, register), period)
        for register in new.outline.register
        if old.outline.find_register(register.id)
    }
    ids = {record.id: new_record_id() for each in kept.values() for record in each.records}
    begun = [change for change in start_plan(new, cover).changes if not _is_given(change.address, kept)]
    writer = _Writer(old, new, ids, since)
    texts = [change for page in new.pages() for change in writer.page(page, choices, cover)]
    records = [change for register_id, each in kept.items() for change in writer.records(register_id, each.records)]
    changes = [*begun, *texts, *records, Change(join("cover", CAME_FROM), old.id)]
    changes += _record_marks(new, changes, ids.values(), since)
    return Carried(
        tuple(changes),
        sum(change.address.endswith(CARRIED) for change in texts),
        len(ids),
        tuple(record_title(old, name, record_id) for name, each in kept.items() for record_id in each.without_day),
        tuple(_without_place(old, new, choices)),
    )


@dataclass(frozen=True)
class _Writer:
    """Writes what goes over at its new address, with new ids and links that lead somewhere."""

    old: Plan
    new: Plan
    ids: Mapping[str, str]
    since: str

    def page(self, page: Page, choices: Choices, cover: Mapping[str, Content]) -> Iterator[Change]:
        before, chosen = self.old.page(page.address), choices.section(self.old, page.section.id)
        if before is None or chosen == "drop":
            return
        yield from self._beside(page.address, page.address)
        for each in page.fields:
            if each.holds_value and not (page.address == "cover" and each.id in cover):
                yield from self._field(before, page, each, texts=chosen == "keep")

    def _field(self, before: Page, page: Page, each: Field, *, texts: bool) -> Iterator[Change]:
        if each.carry_from:
            content = self.old.get(join(before.address, each.carry_from))
            if content is not None and self._fits(each, content):
                yield Change(join(page.address, each.id), content)
            return
        if each.carry == "drop" or not (texts or each.kind != "rich"):
            return
        for place in self.old.places(before, each):
            record_id = place.rpartition("/")[2] if each.each else ""
            if record_id and record_id not in self.ids:
                continue
            there = join(page.address, each.id, *([self.ids[record_id]] if record_id else []))
            yield from self._text(each, place, there)

    def _text(self, each: Field, place: str, there: str) -> Iterator[Change]:
        content = self.old.get(place)
        if each.default and content == self.new.parse(each, each.default):
            return  # every new plan begins with it
        if each.locked and self.old.get(join(place, UNLOCKED)) is not True:
            return  # the force's text: the new plan has it as the force gives it now
        content = self._linked(each, content)
        if content is None or not self._fits(each, content):
            return
        yield Change(there, content)
        yield Change(join(there, CARRIED), carried_mark(self.since, content))
        yield from self._beside(place, there)

    def _fits(self, field: Field, content: Content) -> bool:
        """Say whether a content is what the new plan's field holds; a grade of another scale is not."""
        choice = field.kind != "choice" or content in self.new.choices(field)
        return choice and fits(field.value_kind, content)

    def _linked(self, each: Field, content: Content | None) -> Content | None:
        """Return links with the new ids, without those that lead nowhere; any other content as it is."""
        if each.kind != "links" or not isinstance(content, tuple):
            return content
        if each.to == STANDARDS:
            return tuple(link for link in content if self.new.standards.find(link)) or None
        return tuple(self.ids[link] for link in content if link in self.ids) or None

    def _beside(self, place: str, there: str) -> Iterator[Change]:
        """Yield what is said about a place: its note, marking, whether it is internal or unlocked, and dismissals."""
        for mark in (*_BESIDE_TEXT, UNLOCKED):
            if (content := self.old.get(join(place, mark))) is not None:
                yield Change(join(there, mark), content)
        if left := without_carried_words(self.old, place):
            yield Change(join(there, DISMISSED), left)

    def records(self, register_id: str, kept: Iterable[CarriedRecord]) -> Iterator[Change]:
        """Yield a register's records with the numbers they had; counting goes on, so that no number comes twice."""
        register = self.new.register(register_id)
        for each in kept:
            there = join(register_id, self.ids[each.id])
            yield Change(there, msgspec.structs.replace(each.record, came_from=each.id))
            yield from self._beside(join(register_id, each.id), there)
            for column in register.column:
                content = self._linked(column, each.cells.get(column.id))
                if content is not None and self._fits(column, content):
                    yield Change(join(there, column.id), content)
                    yield from self._beside(join(register_id, each.id, column.id), join(there, column.id))
        given = self.old.get(join(register_id, LAST_NUMBER))
        numbers = [
            record.number for r in self.old.record_ids(register_id) if (record := self.old.record(register_id, r))
        ]
        last = max([*numbers, int(given) if isinstance(given, int | float) else 0], default=0)
        if register.prefix and last:
            # Also where no record goes over: a text that does may name E12, and means the old one.
            yield Change(join(register_id, LAST_NUMBER), last)


def _is_given(address: str, kept: Mapping[str, object]) -> bool:
    """Say whether a new plan's own beginning gives way: a register's first records, where records go over."""
    records = getattr(kept.get(address.partition("/")[0]), "records", ())
    return bool(records)


def _record_marks(new: Plan, changes: Iterable[Change], ids: Iterable[str], since: str) -> list[Change]:
    """Return the marks of the records as they stand in the new plan."""
    made = Plan("", new.outline, new.standards, {c.address: c.content for c in changes if c.content is not None})
    marks = []
    for record_id in ids:
        register_id = made.find_register_of(record_id)
        marks.append(Change(join(register_id, record_id, CARRIED), record_mark(made, register_id, record_id, since)))
    return marks


def _without_place(old: Plan, new: Plan, choices: Choices) -> Iterator[str]:
    """Yield the addresses of fields whose section goes over, and for which the new plan has no page."""
    for page in old.pages():
        if new.page(page.address) is None and choices.section(old, page.section.id) != "drop":
            for each in page.fields:
                yield from (place for place in old.places(page, each) if old.get(place) is not None)
