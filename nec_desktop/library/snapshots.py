"""Snapshots: a plan frozen as it was sent, published or named, with what was sent."""

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

import msgspec
from peewee import fn

from nec_desktop.library.errors import LibraryError, damaged
from nec_desktop.library.store import Store
from nec_desktop.library.waiting import Waiting
from nec_desktop.plan.addresses import new_record_id
from nec_desktop.plan.review_code import snapshot_code
from nec_desktop.plan.values import Content, decode, stored_kind
from nec_desktop.translation import tr

if TYPE_CHECKING:  # a window that starts keeps no snapshot
    from nec_desktop.document.sent import Sent

Kind = Literal["sent", "published", "version", "handed-over", "brought-together", "automatic"]
"""version: a person named it; handed-over, brought-together: kept as the plan left here, as a colleague’s copy came."""
UNREADABLE = (ValueError, TypeError, zlib.error, msgspec.DecodeError)
"""What reading a row raises that is damaged."""


class _Kept(msgspec.Struct, frozen=True):
    """A plan's values as JSON: address, kind and content of each, in the order of their addresses; what it follows."""

    values: tuple[tuple[str, str, msgspec.Raw], ...]
    v: Literal[1] = 1
    follows: tuple[str, ...] = ()


@dataclass(frozen=True)
class SnapshotEntry:
    """A line of the list of snapshots. `made` is an instant in UTC.

    document: empty for the plan itself, else the second document and its quarter (quarterly-update/2026-07).
    copy: review, public, or empty where nothing was made.
    """

    id: str
    plan: str
    number: int
    made: datetime
    kind: Kind
    name: str = ""
    document: str = ""
    copy: Literal["review", "public", ""] = ""

    @property
    def code(self) -> str:
        """Its number as it stands on a review copy: S0003."""
        return snapshot_code(self.number)


@dataclass(frozen=True)
class Snapshot:
    """A snapshot with the plan's values, and what was sent, if anything was.

    follows: the ids of those that the copy of the plan had in which it was made: what stands in it knows of them. Empty
    for the first one, and where it was made before that was kept.
    """

    entry: SnapshotEntry
    values: Mapping[str, Content]
    sent: "Sent | None"
    follows: tuple[str, ...] = ()


class Snapshots(Store):
    """The snapshots of a library's plans.

    One that is made by a library open for reading waits beside it, since another program may be writing: whoever has
    the library open for writing takes it in before it next looks.
    """

    @cached_property
    def _snapshots(self) -> Any:
        names = "id", "plan", "number", "made", "kind", "name", "document", "copy", "content", "blocks"
        return self._table("snapshot", *names)

    @cached_property
    def _waiting(self) -> Waiting:
        return Waiting(self.file.parent)

    def _take_waiting(self) -> None:
        if not self.writing:
            return
        plans = self._table("plan", "id")
        for file, row in self._waiting.rows():
            if not plans.select().where(plans.id == row["plan"]).exists():
                continue
            with self._transaction():
                self._take(row)
            file.unlink(missing_ok=True)

    def _take(self, row: dict[str, Any]) -> None:
        rows = self._snapshots
        if rows.select().where(rows.id == row["id"]).exists():
            return  # it was taken in before, and its file could not be deleted
        if rows.select().where((rows.plan == row["plan"]) & (rows.number == row["number"])).exists():
            row = row | {"number": self._next_number(row["plan"])}
        rows.insert(**row).execute()

    def next_snapshot(self, plan_id: str) -> int:
        """Return the number that the next snapshot of a plan has: they count from 1."""
        with self._words():
            return self._next_number(plan_id)

    def _next_number(self, plan_id: str) -> int:
        rows = self._snapshots
        highest = rows.select(fn.MAX(rows.number)).where(rows.plan == plan_id).tuples().first()
        return max(int((highest and highest[0]) or 0), self._waiting.highest(plan_id)) + 1

    def add_snapshot(
        self,
        plan_id: str,
        values: Mapping[str, Content],
        kind: Kind,
        *,
        identifier: str = "",
        number: int = 0,
        name: str = "",
        document: str = "",
        copy: Literal["review", "public", ""] = "",
        sent: "Sent | None" = None,
    ) -> SnapshotEntry:
        """Keep a snapshot, with an id and number that were told before or new ones, and return its line in the list.

        Raises LibraryError where the number has been given to another snapshot meanwhile.
        """
        from nec_desktop.document.sent import encode_sent  # noqa: PLC0415

        now, identifier = self._now(), identifier or new_record_id()
        follows = [entry.id for entry in self.snapshots(plan_id)]
        content, blocks = _packed(values, follows), zlib.compress(encode_sent(sent)) if sent else None
        with self._words(), self._kept_or_waiting() as keep:
            following = self._next_number(plan_id)
            if number not in (0, following):
                raise LibraryError(
                    tr(
                        "Another snapshot of this plan was made at the same moment, so this one could not be kept. Do "
                        "it once more."
                    )
                )
            entry = SnapshotEntry(identifier, plan_id, following, now, kind, name, document, copy)
            row = vars(entry) | {"made": now.isoformat(), "content": content, "blocks": blocks}
            keep(row)
        return entry

    def _take_handed(self, plan_id: str, snapshot: Snapshot) -> None:
        """Keep a snapshot that came with a plan, within a transaction, under its id, unless it is here already.

        It keeps its number only where that comes after all that are here: so the numbers tell in which order a copy got
        its versions.
        """
        from nec_desktop.document.sent import encode_sent  # noqa: PLC0415

        blocks = zlib.compress(encode_sent(snapshot.sent)) if snapshot.sent else None
        number = max(snapshot.entry.number, self._next_number(plan_id))
        told = {"plan": plan_id, "made": snapshot.entry.made.isoformat(), "number": number}
        content = _packed(snapshot.values, snapshot.follows)
        self._take(vars(snapshot.entry) | told | {"content": content, "blocks": blocks})

    def owners(self, identifiers: Iterable[str]) -> dict[str, str]:
        """Return of which plan the snapshots of these ids are; those that are not here are left out."""
        rows = self._snapshots
        with self._words():
            self._take_waiting()
            return dict(rows.select(rows.id, rows.plan).where(rows.id.in_(list(identifiers))).tuples())

    @contextmanager
    def _kept_or_waiting(self) -> Iterator[Callable[[dict[str, Any]], object]]:
        if not self.writing:
            yield self._waiting.add
            return
        with self._transaction():
            yield lambda row: self._snapshots.insert(**row).execute()

    def remove_snapshot(self, identifier: str) -> None:
        """Take away a snapshot, as where the document that it was made for could not be put in its place."""
        self._waiting.remove(identifier)
        if not self.writing:
            return
        with self._words(), self._transaction():
            self._snapshots.delete().where(self._snapshots.id == identifier).execute()

    def snapshots(self, plan_id: str) -> list[SnapshotEntry]:
        """Return the snapshots of a plan, the first made first, without their contents being read."""
        rows = self._snapshots
        columns = rows.id, rows.plan, rows.number, rows.made, rows.kind, rows.name, rows.document, rows.copy
        with self._words():
            self._take_waiting()
            found = rows.select(*columns).where(rows.plan == plan_id).order_by(rows.number)
            return [self._entry(row) for row in found]

    def snapshot(self, identifier: str) -> Snapshot:
        """Return the snapshot of that id; raises LibraryError where there is none."""
        with self._read(identifier) as row:
            kept = msgspec.json.decode(zlib.decompress(row["content"]), type=_Kept)
            values = {address: decode(kind, bytes(content).decode()) for address, kind, content in kept.values}
            return Snapshot(self._entry(row), values, _blocks(row), kept.follows)

    def sent(self, identifier: str) -> "Sent | None":
        """Return what was sent as a snapshot, None for nothing, without all of the plan's values being read.

        Raises LibraryError as `snapshot` does.
        """
        with self._read(identifier) as row:
            return _blocks(row)

    @contextmanager
    def _read(self, identifier: str) -> Iterator[Mapping[str, Any]]:
        """Give the row of a snapshot, and say in a sentence where it is not there, or cannot be read."""
        with self._words():
            self._take_waiting()
            row = self._snapshots.select().where(self._snapshots.id == identifier).first()
        if row is None:
            raise LibraryError(tr("There is no snapshot “{0}” in {1}.").format(identifier, self.file))
        try:
            yield row
        except UNREADABLE as error:
            raise damaged(self.file, tr("Its snapshot {0} is not readable.").format(identifier)) from error

    def _entry(self, row: Mapping[str, Any]) -> SnapshotEntry:
        told = {name: row[name] for name in SnapshotEntry.__dataclass_fields__}
        try:
            return SnapshotEntry(**told | {"made": datetime.fromisoformat(row["made"])})
        except UNREADABLE as error:
            raise damaged(self.file) from error


def _blocks(row: Mapping[str, Any]) -> "Sent | None":
    from nec_desktop.document.sent import decode_sent  # noqa: PLC0415

    return None if row["blocks"] is None else decode_sent(zlib.decompress(row["blocks"]))


def _packed(values: Mapping[str, Content], follows: Sequence[str]) -> bytes:
    rows = [(address, stored_kind(content), content) for address, content in sorted(values.items())]
    return zlib.compress(msgspec.json.encode({"values": rows, "v": 1, "follows": follows}))
