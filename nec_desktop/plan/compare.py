"""What differs between two states of one plan, address by address: history, versions and merges all go by this.

Nothing is left out but the numbers by which records stand in order: of those it is told which records were moved.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import msgspec

from nec_desktop.plan.addresses import RECORD_ID, join, last_part, parent
from nec_desktop.plan.marks import Mark, line_marks
from nec_desktop.plan.parts import Change
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.review_registers import REVIEW_REGISTERS
from nec_desktop.plan.texts import reading_order
from nec_desktop.plan.values import Content, Picture, Record, written
from nec_desktop.plan.words import in_words

Values = Mapping[str, Content]
"""A state of a plan: what stood at each address."""
Kind = Literal["added", "removed", "changed", "moved"]


@dataclass(frozen=True)
class Difference:
    """What stood and what stands at an address, None for nothing.

    page: the address of the page on which it is written, empty where the plan has none. register and record: where it
    belongs to a record of a register, the ids of both; both empty else. label: of the field, column or record.
    kind "moved": the record itself is as it was, and stands elsewhere among the others.
    """

    address: str
    kind: Kind
    before: Content | None
    after: Content | None
    page: str
    register: str
    record: str
    label: str

    @property
    def change(self) -> Change:
        """The change that makes of what stood what stands."""
        return Change.back(self.address, self.after)

    @property
    def is_record(self) -> bool:
        """Whether it tells of the record itself: that it is there, its shown number, its place."""
        return isinstance(self.before, Record) or isinstance(self.after, Record)


def differences(before: Values, after: Values, plan: Plan) -> tuple[Difference, ...]:
    """Return what differs between two states, in the order in which `plan` is read; `plan` says what is written where.

    Applied to `before`, the changes of all give `after`, but for the numbers by which records stand in order.
    """
    place = reading_order(plan)

    def key(difference: Difference) -> tuple[object, ...]:
        page, field, record, column = place(difference.address)
        there = difference.register or parent(difference.address)
        return page, field, there, record, difference.record, not difference.is_record, column, difference.address

    return tuple(sorted(_differences(before, after, plan), key=key))


def same(one: Content | None, other: Content | None) -> bool:
    """Say whether two contents are the same; Python takes True for 1."""
    return one == other and isinstance(one, bool) == isinstance(other, bool)


def changes_between(before: Values, after: Values) -> tuple[Change, ...]:
    """Return the changes that make exactly `after` of `before`, order numbers and all."""
    gone = [Change.back(address, None) for address in before if address not in after]
    new = [
        Change.back(address, content) for address, content in after.items() if not same(before.get(address), content)
    ]
    return (*gone, *new)


def places_between(before: Values, after: Values) -> frozenset[str]:
    """Return the places at which two states differ: a field's address, and a record's, whatever of it differs."""
    return frozenset(_place(change.address) for change in changes_between(before, after))


def _place(address: str) -> str:
    register_id, _, rest = address.partition("/")
    record_id = rest.partition("/")[0]
    return join(register_id, record_id) if RECORD_ID.fullmatch(record_id) else address


def word_marks(difference: Difference, now: Plan, then: Plan) -> tuple[Mark, ...]:
    """Return in words what stayed, what is gone and what is new; `then` and `now` know the names of what was linked.

    Empty, or all the same, where what differs shows in no word: bold words, a picture of the same description.
    """
    address = difference.address
    return line_marks(content_words(then, address, difference.before), content_words(now, address, difference.after))


def content_words(plan: Plan, address: str, content: Content | None) -> str:
    """Return what stands, or stood, at an address in a reader's words."""
    field = plan.field_at(address)
    if field is None:
        return written(content)
    if isinstance(content, Picture):
        return f"{content.name}: {content.alt}" if content.alt else content.name
    return in_words(plan, field, content)


def _differences(before: Values, after: Values, plan: Plan) -> Iterator[Difference]:
    moved = _moved(before, after)
    for address in (*before, *(address for address in after if address not in before)):
        was, now = before.get(address), after.get(address)
        if same(was, now):
            continue
        kind: Kind = "added" if was is None else "removed" if now is None else "changed"
        if isinstance(was, Record) and isinstance(now, Record) and _without_place(was) == _without_place(now):
            if address not in moved:
                continue
            kind = "moved"
        yield Difference(address, kind, was, now, *_told(plan, address))


def _without_place(record: Record) -> Record:
    return msgspec.structs.replace(record, position=0)


def _told(plan: Plan, address: str) -> tuple[str, str, str, str]:
    """Return of an address its page, register, record and label."""
    register_id, _, rest = address.partition("/")
    record_id = rest.partition("/")[0]
    register = plan.outline.find_register(register_id) or REVIEW_REGISTERS.get(register_id)
    page, field = plan.page_of(address), plan.field_at(address)
    where = page.address if page else ""
    if register is None or not RECORD_ID.fullmatch(record_id):
        return where, "", "", field.label if field else last_part(address)
    return (
        where,
        register_id,
        record_id,
        register.singular if rest == record_id else field.label if field else last_part(rest),
    )


def _moved(before: Values, after: Values) -> set[str]:
    """Return the records that stand elsewhere among those that were there before and are there still: as few as can."""
    registers: dict[str, list[tuple[str, Record, Record]]] = defaultdict(list)
    for address, was in before.items():
        if isinstance(was, Record) and isinstance(now := after.get(address), Record):
            registers[parent(address)].append((address, was, now))
    moved: set[str] = set()
    for found in registers.values():
        if any(was.position != now.position for _, was, now in found):
            earlier = sorted(found, key=lambda each: (each[1].position, each[0]))
            stayed = _longest_rise([(now.position, address) for address, _, now in earlier])
            moved.update(address for n, (address, _, _) in enumerate(earlier) if n not in stayed)
    return moved


def _longest_rise(places: Sequence[tuple[float, str]]) -> set[int]:
    """Return the numbers of as many places as can be that rise one after another."""
    ends: list[tuple[float, str]] = []
    last: list[int] = []
    previous: list[int] = []
    for n, place in enumerate(places):
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
        last[at : at + 1] = [n]
        previous.append(last[at - 1] if at else -1)
    rise: set[int] = set()
    n = last[-1] if last else -1
    while n >= 0:
        rise.add(n)
        n = previous[n]
    return rise
