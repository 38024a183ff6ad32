"""What a plan was begun with from an earlier period, and whether somebody has looked at it since.

It stands beside the value: at `profile/description/@carried` the period's name, then a mark for each paragraph as it
was carried; at `events/<record id>/@carried` one for the whole record. What was changed since has another mark, so it
counts as looked at, and counts no more once the change is undone. To say “I have looked at this” takes the value away.
Where it is still there, what words were taken out of for good waits to be looked at: nobody has seen what is left, and
a version or a backup that is gone back to has the marks of the texts as they were before.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from hashlib import blake2s

import msgspec

from nec_desktop.plan.addresses import CARRIED, RECORD_ID, join, last_part, parent
from nec_desktop.plan.blanking import REMOVED
from nec_desktop.plan.plan import Change, Edit, Page, Plan
from nec_desktop.plan.richtext import Block, RichText, block_lines
from nec_desktop.plan.texts import text_of
from nec_desktop.plan.values import Content, Record, encode
from nec_desktop.plan.words import list_words, record_title
from nec_desktop.translation import tr


@dataclass(frozen=True)
class Unlooked:
    """A field or record that nobody has looked at since it was carried.

    since: the name of the period it comes from; paragraphs: how many of a text's, 0 for what is not a text of
    paragraphs; spans: where they stand in the field's text, in characters. A record has no spans of its own.
    """

    address: str
    since: str
    paragraphs: int
    spans: tuple[tuple[int, int], ...] = ()


def carried_mark(since: str, content: Content) -> tuple[str, ...]:
    """Return what is kept beside a field that was begun with `content` of the period called `since`."""
    marks = map(_block_mark, content.blocks) if isinstance(content, RichText) else [_mark(encode(content))]
    return (since, *dict.fromkeys(marks))


def record_mark(plan: Plan, register_id: str, record_id: str, since: str) -> tuple[str, ...]:
    """Return what is kept beside a record that stands in `plan` as it was carried."""
    return (since, _mark(_said_in_record(plan, register_id, record_id)))


def unlooked(plan: Plan, address: str) -> Unlooked | None:
    """Return what nobody has looked at of the field or record at `address`, or None."""
    kept = plan.get(join(address, CARRIED))
    content = plan.get(address)
    if not isinstance(kept, tuple) or content is None:
        return None
    since, marks = kept[0], set(kept[1:])
    if isinstance(content, Record):
        said = _said_in_record(plan, *address.split("/"))
        return Unlooked(address, since, 0) if _mark(said) in marks or REMOVED in said else None
    if not isinstance(content, RichText):
        whole = ((0, len(text_of(plan, address, content))),)
        said = encode(content)
        return Unlooked(address, since, 0, whole) if _mark(said) in marks or REMOVED in said else None
    spans, start = [], 0
    for block in content.blocks:
        text = "\n".join(block_lines(block))
        end = start + len(text)
        if _block_mark(block) in marks or REMOVED in text:
            spans.append((start, end))
        start = end + 1
    return Unlooked(address, since, len(spans), tuple(spans)) if spans else None


def unlooked_at(plan: Plan, address: str) -> list[Unlooked]:
    """Return what nobody has looked at of a field or a record; of a register, of all of its records."""
    if plan.outline.find_register(address) is None:
        places = [address]
    else:
        marked = (record_id for record_id in plan.record_ids(address) if plan.cell(address, record_id, CARRIED))
        places = [join(address, record_id) for record_id in marked]
    return [found for place in places if (found := unlooked(plan, place))]


def unlooked_on(plan: Plan, page: Page) -> list[Unlooked]:
    """Return what nobody has looked at on a page, in the order in which it stands there."""
    places = [
        place
        for field in page.fields
        for place in ([field.id] if field.kind == "register" else plan.places(page, field))
    ]
    return [found for place in places for found in unlooked_at(plan, place)]


def all_unlooked(plan: Plan) -> Iterator[Unlooked]:
    """Yield every field and record that nobody has looked at, in the order of the plan's values."""
    for address in plan.values:
        if last_part(address) == CARRIED and (found := unlooked(plan, parent(address))):
            yield found


def still_unlooked(before: Plan, after: Plan) -> Iterator[Change]:
    """Yield what keeps that nobody has looked at where the program itself has changed texts, paragraph by paragraph."""
    for found in all_unlooked(before):
        if change := kept_unlooked(before, after, found):
            yield change


def kept_unlooked(before: Plan, after: Plan, found: Unlooked) -> Change | None:
    """Return what keeps that nobody has looked at one place, though its text was changed; None for nothing to keep."""
    mark, old, new = join(found.address, CARRIED), before.get(found.address), after.get(found.address)
    kept = before.get(mark)
    if isinstance(old, Record):
        register_id, record_id = found.address.split("/")
        marks = record_mark(after, register_id, record_id, found.since)
    elif isinstance(old, RichText) and isinstance(new, RichText) and isinstance(kept, tuple):
        marks = (found.since, *dict.fromkeys(_still_marked(old, new, kept[1:])))
    elif new is not None:
        marks = carried_mark(found.since, new)
    else:
        return None
    return Change(mark, marks) if marks != kept else None


def _still_marked(old: RichText, new: RichText, kept: Sequence[str]) -> Iterator[str]:
    """Yield the marks of what the paragraphs with marks `kept` became; where some are gone, of all that they may be.

    A mark of none of them stays: what was written there instead may be taken back.
    """
    was, now, marks = list(map(_block_mark, old.blocks)), list(map(_block_mark, new.blocks)), set(kept)
    there = set(was)
    yield from (mark for mark in kept if mark not in there)
    if len(was) == len(now):
        steps = [(n, n + 1, n, n + 1) for n in range(len(was))]
    else:
        steps = [step[1:] for step in SequenceMatcher(None, was, now, autojunk=False).get_opcodes()]
    for start, end, new_start, new_end in steps:
        if end - start == new_end - new_start:
            pairs = zip(was[start:end], now[new_start:new_end], strict=True)
            yield from (became for mark, became in pairs if mark in marks)
        elif not marks.isdisjoint(was[start:end]):
            yield from now[new_start:new_end]


def look_at(plan: Plan, *addresses: str) -> Edit:
    """Say that somebody has looked at the fields and records at these addresses."""
    names = list_words([f"“{place_name(plan, address)}”" for address in addresses[:2]])
    more = tr(" and {0} more").format(len(addresses) - 2) if len(addresses) > 2 else ""
    changes = tuple(Change(join(address, CARRIED), None) for address in addresses)
    return Edit(tr("Looked at {0}{1}").format(names, more), changes)


def place_name(plan: Plan, address: str) -> str:
    """Return what a field or record is called: its label, with the record it is repeated for, or a title."""
    register_id, _, record_id = address.partition("/")
    if RECORD_ID.fullmatch(record_id) and plan.outline.find_register(register_id):
        return record_title(plan, register_id, record_id)
    field = plan.field_at(address)
    if field is None:
        return address
    return f"{field.label}: {record_title(plan, field.each, last_part(address))}" if field.each else field.label


def _said_in_record(plan: Plan, register_id: str, record_id: str) -> str:
    # Without lists: a link is taken out of them where what it leads to is deleted, and nobody looked at this record.
    cells = ((c.id, plan.cell(register_id, record_id, c.id)) for c in plan.register(register_id).column)
    kept = [(column, encode(cell)) for column, cell in cells if cell is not None and not isinstance(cell, tuple)]
    return repr(kept)


@lru_cache(maxsize=8192)  # a check asks for each paragraph at every pause of whoever writes
def _block_mark(block: Block) -> str:
    return _mark(msgspec.json.encode(block).decode())


def _mark(text: str) -> str:
    return blake2s(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
