"""Two people's copies of one plan, brought together by address.

What only one of them changed since their last common version is taken; what both changed differently is a conflict, and
is decided by a person. Which copy is called mine makes no difference to the result.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal, TypeVar

import msgspec

from nec_desktop.plan.addresses import LAST_NUMBER, RECORD_ID, join, last_part, parent
from nec_desktop.plan.compare import Values, same
from nec_desktop.plan.richtext import Block, RichText
from nec_desktop.plan.values import Content, Record

Part = TypeVar("Part", float, int, str)
Side = Literal["mine", "theirs", "both"]
"""Whose content stands where both changed something; both: only of texts, one paragraph after the other."""


@dataclass(frozen=True)
class Conflict:
    """What both changed, each in another way. `mine` and `theirs` are what stands at `address`, None for nothing.

    together: the addresses that are decided as one. They are more than one where a record was taken out by one and
    written on by the other; `address` is then the record's.
    """

    address: str
    before: Content | None
    mine: Content | None
    theirs: Content | None
    together: tuple[str, ...]


@dataclass(frozen=True)
class Merged:
    """What comes of two copies; where a conflict is not decided, mine stands."""

    values: dict[str, Content]
    conflicts: tuple[Conflict, ...]


def merge(
    before: Values,
    mine: Values,
    theirs: Values,
    decided: Mapping[str, Side] | None = None,
    unsettled: Set[str] = frozenset(),
) -> Merged:
    """Bring two copies together. before: what both came from, empty where nothing is known of that.

    decided: which copy is followed at the address of a conflict, or both. All conflicts are returned, decided or not.
    unsettled: addresses at which nobody can say what both came from: where the two differ there, a person decides.
    """
    decided = decided or {}
    values: dict[str, Content] = {}
    conflicts: list[Conflict] = []

    def take(addresses: tuple[str, ...], source: Values) -> None:
        values.update((address, source[address]) for address in addresses if address in source)

    def ask(address: str, together: tuple[str, ...]) -> None:
        conflicts.append(Conflict(address, before.get(address), mine.get(address), theirs.get(address), together))
        side = decided.get(address)
        take(together, theirs if side == "theirs" else mine)
        if side == "both" and (joined := both_texts(conflicts[-1])):
            values[address] = joined

    every = before.keys() | mine.keys() | theirs.keys()
    one_sided = _taken_out(before, mine, theirs)
    together = _about(one_sided, every)
    for record, addresses in sorted(together.items()):
        keeper, remover = (mine, theirs) if record in mine else (theirs, mine)
        if unsettled.isdisjoint(addresses) and all(_alike(before.get(a), keeper.get(a)) for a in addresses):
            take(addresses, remover)
        else:
            ask(record, addresses)
    settled = {address for addresses in together.values() for address in addresses}
    for address in sorted(every - settled):
        was, here, there = before.get(address), mine.get(address), theirs.get(address)
        is_settled = address not in unsettled
        if same(here, there) or (is_settled and same(there, was)):
            content = here
        elif is_settled and same(here, was):
            content = there
        elif (content := _joined(address, was, here, there)) is None:
            ask(address, (address,))
            continue
        if content is not None and content != ():
            values[address] = content
    _number_anew(values, before, mine, theirs)
    _unlink(values, before, mine, theirs)
    return Merged(values, tuple(sorted(conflicts, key=lambda conflict: conflict.address)))


def both_texts(conflict: Conflict) -> RichText | None:
    """Return both texts of a conflict in one; None where it is not about two texts.

    A paragraph, table or picture that both have stands in it once; where they differ, mine stands before theirs.
    """
    mine, theirs = conflict.mine, conflict.theirs
    if not isinstance(mine, RichText) or not isinstance(theirs, RichText):
        return None
    blocks: list[Block] = []
    for tag, i0, i1, j0, j1 in SequenceMatcher(None, mine.blocks, theirs.blocks, autojunk=False).get_opcodes():
        blocks += mine.blocks[i0:i1]
        if tag != "equal":
            blocks += theirs.blocks[j0:j1]
    return RichText(tuple(blocks))


def _taken_out(before: Values, mine: Values, theirs: Values) -> list[str]:
    """Return the addresses of records that one has taken out and the other still has."""
    return [
        address
        for address, content in before.items()
        if isinstance(content, Record) and (address in mine) != (address in theirs)
    ]


def _about(records: list[str], every: set[str]) -> dict[str, tuple[str, ...]]:
    """Return for each record all addresses at which something is written of it: its columns, and fields about it."""
    by_id = {last_part(address): address for address in records}
    found: dict[str, list[str]] = {address: [] for address in records}
    for address in sorted(every) if by_id else ():
        if named := next((part for part in address.split("/") if part in by_id), ""):
            found[by_id[named]].append(address)
    return {record: tuple(addresses) for record, addresses in found.items()}


def _alike(was: Content | None, now: Content | None) -> bool:
    """Say whether nobody has written anything here; that a record was moved is nothing written."""
    if isinstance(was, Record) and isinstance(now, Record):
        return was.number == now.number
    return same(was, now)


def _joined(address: str, was: Content | None, here: Content | None, there: Content | None) -> Content | None:
    """Return what two changes come to where both can be had: places in an order, links, numbers given.

    An empty tuple stands for nothing; None says that a person has to decide.
    """
    if isinstance(here, Record) and isinstance(there, Record):
        old = was if isinstance(was, Record) else Record()
        return Record(
            _one_of(old.position, here.position, there.position),
            _one_of(old.number, here.number, there.number),
            _one_of(old.came_from, here.came_from, there.came_from),
        )
    if isinstance(here, tuple) and isinstance(there, tuple):
        old_items = was if isinstance(was, tuple) else ()
        kept = [item for item in old_items if item in here and item in there]
        return (*kept, *sorted({*here, *there} - {*old_items}))
    if last_part(address) == LAST_NUMBER and isinstance(here, int | float) and isinstance(there, int | float):
        return max(here, there)
    return None


def _one_of(was: Part, here: Part, there: Part) -> Part:
    if here == was:
        return there
    return here if there == was else min(here, there)


def _number_anew(values: dict[str, Content], before: Values, mine: Values, theirs: Values) -> None:
    """Give numbers of their own to records that were added on both sides under the same one."""
    shown: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for address, content in sorted(values.items()):
        if isinstance(content, Record) and content.number:
            shown[parent(address)][content.number].append(address)
    for register, by_number in shown.items():
        counter = join(register, LAST_NUMBER)
        given = values.get(counter)
        highest = max(*by_number, int(given) if isinstance(given, int | float) else 0)
        first = highest
        for number, addresses in sorted(by_number.items()):
            if len(addresses) < 2 or _has_all(mine, addresses, number) or _has_all(theirs, addresses, number):
                continue
            addresses.sort(key=lambda address: address not in before)
            for address in addresses[1:]:
                highest += 1
                record = values[address]
                assert isinstance(record, Record), "only records are numbered"
                values[address] = msgspec.structs.replace(record, number=highest)
        if highest > first:
            values[counter] = highest


def _has_all(side: Values, addresses: list[str], number: int) -> bool:
    return all(isinstance(record := side.get(address), Record) and record.number == number for address in addresses)


def _unlink(values: dict[str, Content], before: Values, mine: Values, theirs: Values) -> None:
    """Take out links to records that are gone: one has taken the record out, the other linked to it."""
    gone = _record_ids(before) | _record_ids(mine) | _record_ids(theirs)
    gone -= _record_ids(values)
    for address, content in list(values.items()) if gone else ():
        if isinstance(content, tuple) and not gone.isdisjoint(content):
            if left := tuple(item for item in content if item not in gone):
                values[address] = left
            else:
                del values[address]


def _record_ids(values: Values) -> set[str]:
    return set(_ids(values))


def _ids(values: Values) -> Iterator[str]:
    for address, content in values.items():
        if isinstance(content, Record) and RECORD_ID.fullmatch(last_part(address)):
            yield last_part(address)
