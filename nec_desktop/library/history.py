"""The history of a plan: what stood at an address before it was changed, from when until when, and who changed it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from itertools import islice
from typing import Any, NamedTuple

import msgspec
from peewee import fn

from nec_desktop.library.errors import damaged
from nec_desktop.library.returned import Returns
from nec_desktop.plan.plan import Change
from nec_desktop.plan.values import Content, decode, encode, is_empty, stored_kind
from nec_desktop.translation import tr

Stored = tuple[str, str] | None
"""A content as it is kept, its kind and its JSON text; None for nothing."""
_Row = tuple[str, str, str, str | None, str, str]
"""A row: plan, address, kind, content, replaced, who."""
UNREADABLE = (ValueError, TypeError, AttributeError)
"""What reading a row raises that is damaged: a text is not one of ours, or not there at all."""
PAUSE, LONGEST = timedelta(minutes=1), timedelta(minutes=10)
"""Typing without such a pause is one change in the history, but not for longer than that."""
TAKEN_AWAY = 40
"""Characters: a change that takes away more at once is not typing, and what stood before it is kept."""
_NEXT = timedelta(microseconds=1)
"""Between the steps of one change."""
_AT_ONCE = 500
"""Rows in one statement: SQLite takes 32,766 variables."""


@dataclass(frozen=True)
class Earlier:
    """What stood at an address before: None where nothing did.

    since: the instant (UTC) from which it stood, None for the plan's beginning; until: when it was replaced.
    writer: who wrote it; replaced_by: who replaced it. Both are empty where nobody said who writes.
    """

    address: str
    content: Content | None
    since: datetime | None
    until: datetime
    writer: str
    replaced_by: str


class Step(NamedTuple):
    """A change that a colleague made: what stood there before, and who changed it."""

    before: Content | None
    who: str


class _Burst(msgspec.Struct, frozen=True, gc=False):
    """Typing that goes on at one address: by whom, since when, and the last of it.

    Python's collector passes over it: after a long paste there are a hundred thousand.
    """

    writer: str
    begun: datetime
    last: datetime

    def goes_on(self, now: datetime, writer: str) -> bool:
        return writer == self.writer and self.last <= now < self.last + PAUSE and now < self.begun + LONGEST


_Bursts = dict[tuple[str, str], _Burst]
"""By plan and address."""


class History(Returns):
    """The earlier contents of a library's plans. Nothing here is read when a plan is opened."""

    @cached_property
    def _values(self) -> Any:
        return self._table("value", "id", "plan", "address", "kind", "content", "changed")

    @cached_property
    def _history(self) -> Any:
        return self._table("history", "id", "plan", "address", "kind", "content", "replaced", "who")

    @cached_property
    def _bursts(self) -> _Bursts:
        # In memory: what another program, or this one before it was started, typed is never gone on with.
        return {}

    def _keep_earlier(self, plan_id: str, changes: Iterable[tuple[str, Stored]], now: datetime) -> _Bursts:
        """Keep what `changes` replace, within the transaction that makes them.

        Returns the bursts that these changes begin or go on with: they hold once the transaction has ended well.
        """
        changes = list(changes)
        standing = self._standing(plan_id, list(dict.fromkeys(address for address, _ in changes)))
        bursts, rows = _Bursts(), list[_Row]()
        for address, after in changes:
            before, key = standing.get(address), (plan_id, address)
            standing[address] = after
            if after == before:
                continue
            burst = bursts.get(key) or self._bursts.get(key)
            if burst and burst.goes_on(now, self.writer) and _is_typing(before, after):
                bursts[key] = _Burst(self.writer, burst.begun, now)
                continue
            bursts[key] = _Burst(self.writer, now, now)
            kind, content = before or ("", None)
            rows.append((plan_id, address, kind, content, now.isoformat(), self.writer))
        self._add_rows(rows)
        return bursts

    def _keep_taken_over(
        self, plan_id: str, changes: Iterable[tuple[str, Stored]], now: datetime, steps: Mapping[str, Sequence[Step]]
    ) -> datetime:
        """Keep what `changes` replace that bring in a colleague's copy; return the instant of the last of them.

        They come into this plan now, whenever they were written: who looks for what has changed since this morning
        finds them. `steps` says at some addresses who wrote what there in turn; all end at the same instant.
        """
        changes = list(changes)
        standing = self._standing(plan_id, [address for address, _ in changes])
        end = now + _NEXT * max((len(each) - 1 for each in steps.values()), default=0)
        rows = list[_Row]()
        for address, after in changes:
            told = steps.get(address) or (Step(None, self.writer),)
            for n, step in enumerate(told):
                before = standing.get(address) if n == 0 else stored(Change.back(address, step.before))[1]
                kind, content = before or ("", None)
                instant = end - _NEXT * (len(told) - 1 - n)
                if n or before != after:
                    rows.append((plan_id, address, kind, content, instant.isoformat(), step.who))
            self._bursts.pop((plan_id, address), None)  # what is typed now is no burst of the colleague's
        self._add_rows(rows)
        return end

    def _standing(self, plan_id: str, addresses: list[str]) -> dict[str, Stored]:
        rows, found = self._values, dict[str, Stored]()
        rest = iter(addresses)
        while part := list(islice(rest, _AT_ONCE)):
            chosen = rows.select(rows.address, rows.kind, rows.content).where(
                (rows.plan == plan_id) & rows.address.in_(part)
            )
            found.update((address, (kind, content)) for address, kind, content in chosen.tuples())
        return found

    def _take_handed_history(self, plan_id: str, history: Iterable[Earlier]) -> None:
        """Keep the history that came with a plan, the first replaced first, within a transaction."""
        rows = list[_Row]()
        for was in history:
            _, kept = stored(Change.back(was.address, was.content))
            kind, content = kept or ("", None)
            rows.append((plan_id, was.address, kind, content, was.until.isoformat(), was.replaced_by))
        self._add_rows(rows)

    def _add_rows(self, rows: list[_Row]) -> None:
        table = self._history
        columns = (table.plan, table.address, table.kind, table.content, table.replaced, table.who)
        for start in range(0, len(rows), _AT_ONCE):
            table.insert(rows[start : start + _AT_ONCE], columns=columns).execute()

    def earlier(self, plan_id: str, address: str) -> list[Earlier]:
        """Return what stood at an address before, the latest first."""
        rows = self._history
        with self._words():
            return self._told(rows.select().where((rows.plan == plan_id) & (rows.address == address)))

    def history(self, plan_id: str, since: datetime | None = None) -> list[Earlier]:
        """Return what stood anywhere in a plan before it was replaced, the latest first; all, or since an instant."""
        rows = self._history
        all_rows = rows.plan == plan_id
        with self._words():
            if since is None:
                return self._told(rows.select().where(all_rows))
            instant = since.astimezone(UTC).isoformat()
            last = rows.select(fn.MAX(rows.id)).where(all_rows & (rows.replaced <= instant)).group_by(rows.address)
            before = rows.select(rows.address, rows.replaced, rows.who).where(rows.id.in_(last)).tuples()
            written = {address: (self._instant(replaced), who) for address, replaced, who in before}
            return self._told(rows.select().where(all_rows & (rows.replaced > instant)), written)

    def changed_since(self, plan_id: str, instant: datetime) -> dict[str, Content | None]:
        """Return what stood at `instant` at every address that was changed since; None where nothing did.

        While something was being typed, it is told as it stood when the typing had ended.
        """
        rows = self._history
        later = (rows.plan == plan_id) & (rows.replaced > instant.astimezone(UTC).isoformat())
        first = rows.select(fn.MIN(rows.id)).where(later).group_by(rows.address)
        with self._words():
            found = rows.select(rows.address, rows.kind, rows.content).where(rows.id.in_(first)).tuples()
            return {address: self._stood(address, kind, content) for address, kind, content in found}

    def changed_by(self, plan_id: str, since: datetime) -> dict[str, tuple[str, ...]]:
        """Return who has changed something since an instant, by address; empty for somebody who gave no name."""
        rows = self._history
        later = (rows.plan == plan_id) & (rows.replaced > since.astimezone(UTC).isoformat())
        found: dict[str, tuple[str, ...]] = {}
        with self._words():
            chosen = rows.select(rows.address, rows.who).where(later).group_by(rows.address, rows.who)
            for address, who in chosen.order_by(fn.MIN(rows.id)).tuples():
                found[address] = (*found.get(address, ()), who)
        return found

    def replaced_at(self, plan_id: str, instant: datetime) -> dict[str, Content | None]:
        """Return what was replaced in the one save that was made at `instant`."""
        rows = self._history
        then = (rows.plan == plan_id) & (rows.replaced == instant.astimezone(UTC).isoformat())
        with self._words():
            found = rows.select(rows.address, rows.kind, rows.content).where(then).order_by(rows.id).tuples()
            return {address: self._stood(address, kind, content) for address, kind, content in found}

    def deleted_records(self, plan_id: str, register_id: str) -> list[Earlier]:
        """Return the records of a register that are no longer there, each as it last stood, the last deleted first."""
        rows, values = self._history, self._values
        there = values.select(values.address).where(values.plan == plan_id)
        # From "events/" to "events0", which is the next text after all that begin so: the index is used.
        within = (rows.plan == plan_id) & (rows.address >= f"{register_id}/") & (rows.address < f"{register_id}0")
        gone = within & (rows.kind == "record") & rows.address.not_in(there)
        last = rows.select(fn.MAX(rows.id)).where(gone).group_by(rows.address)
        with self._words():
            return self._told(rows.select().where(rows.id.in_(last)))

    def written_at(self, plan_id: str, register_id: str) -> dict[str, datetime]:
        """Return since when what stands in a register does, by address."""
        rows = self._values
        within = (rows.plan == plan_id) & (rows.address >= f"{register_id}/") & (rows.address < f"{register_id}0")
        with self._words():
            found = rows.select(rows.address, rows.changed).where(within).tuples()
            return {address: self._instant(changed) for address, changed in found}

    def history_size(self, plan_id: str) -> tuple[int, int]:
        """Return how many earlier contents of a plan are kept, and the bytes of their texts."""
        rows = self._history
        size = fn.SUM(fn.LENGTH(rows.content.cast("blob")))
        with self._words():
            count, total = rows.select(fn.COUNT(rows.id), size).where(rows.plan == plan_id).tuples().first()
        return int(count), int(total or 0)

    def _told(self, chosen: Any, before: Mapping[str, tuple[datetime, str]] | None = None) -> list[Earlier]:
        """Return rows, the latest first; `before`: when and by whom what these replaced was written."""
        written = dict(before or {})
        told = []
        for row in chosen.order_by(self._history.id):
            address, until = row["address"], self._instant(row["replaced"])
            since, writer = written.get(address, (None, ""))
            content = self._stood(address, row["kind"], row["content"])
            told.append(Earlier(address, content, since, until, writer, row["who"]))
            written[address] = until, row["who"]
        return told[::-1]

    def _instant(self, text: str) -> datetime:
        try:
            return datetime.fromisoformat(text)
        except UNREADABLE as error:
            raise damaged(self.file) from error

    def _stood(self, address: str, kind: str, content: str | None) -> Content | None:
        return None if content is None else self._decoded(address, kind, content)

    def _decoded(self, address: str, kind: str, content: str) -> Content:
        try:
            return decode(kind, content)
        except UNREADABLE as error:
            raise damaged(self.file, tr("What stands at {0} is not readable.").format(address)) from error


def stored(change: Change) -> tuple[str, Stored]:
    """Return a change as it is kept."""
    content = change.content
    return change.address, None if content is None or is_empty(content) else (stored_kind(content), encode(content))


def _is_typing(before: Stored, after: Stored) -> bool:
    """Say whether so little was taken away at once that nobody can miss it who does not miss what is typed since."""
    if before is None or after is None or before[0] != after[0]:
        return False
    old, new = before[1], after[1]
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    return len(old) - start - end <= TAKEN_AWAY


def _common(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their beginnings, in few steps for long texts."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
