"""Returned files that were taken in: what each says about its snapshot, and the file itself as it came."""

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from nec_desktop.library.errors import LibraryError, damaged
from nec_desktop.library.snapshots import UNREADABLE, Snapshots
from nec_desktop.plan.addresses import new_record_id
from nec_desktop.translation import tr

if TYPE_CHECKING:  # a window that starts takes nothing in
    from nec_desktop.review.kept import KeptReturn, SentPlan
    from nec_desktop.review.returned import Return

Recognised = Literal["properties", "code", "text", "person"]
"""By what a file was recognised: what it says of itself, its review code, its text, or what the person said."""
_ENTRY = ("id", "plan", "snapshot", "hash", "parts", "name", "reviewer", "taken", "producer", "recognised")
_COLUMNS = (*_ENTRY, "content", "file")


@dataclass(frozen=True)
class NewReturn:
    """A returned file that is to be kept. `snapshot` is the id of one.

    hash: SHA-256 of the file in hex; parts: of what is read of it, so that two files of one content are known.
    producer: the program that wrote it, in words; empty where unknown.
    """

    plan: str
    snapshot: str
    hash: str
    parts: str
    name: str
    reviewer: str
    producer: str
    recognised: Recognised


@dataclass(frozen=True)
class ReturnedEntry(NewReturn):
    """A line of the list of returned files. `taken` is an instant in UTC."""

    id: str
    taken: datetime


class Returns(Snapshots):
    """The returned files of a library's plans."""

    @cached_property
    def _returned(self) -> Any:
        return self._table("returned", *_COLUMNS)

    def add_return(self, new: NewReturn, returned: "Return", file: bytes) -> ReturnedEntry:
        """Keep a returned file under a new id, taken in now; return its line in the list. `file` is all of its bytes.

        Raises LibraryError where the plan has it already, or its snapshot is not there.
        """
        from nec_desktop.review.returned import encode_return  # noqa: PLC0415

        now, content = self._now(), zlib.compress(encode_return(returned))
        row = vars(new) | {"id": new_record_id(), "taken": now.isoformat(), "content": content, "file": file}
        with self._words():
            self._take_waiting()
            with self._transaction():
                same = (self._returned.plan == new.plan) & (self._returned.hash == new.hash)
                if self._returned.select(self._returned.id).where(same).exists():
                    raise LibraryError(tr("{0} was taken in already.").format(new.name))
                if not self._snapshots.select(self._snapshots.id).where(self._snapshots.id == new.snapshot).exists():
                    raise LibraryError(
                        tr("The snapshot that {0} was made from is no longer in {1}.").format(new.name, self.file)
                    )
                self._returned.insert(**row).execute()
        return ReturnedEntry(**vars(new) | {"id": row["id"], "taken": now})

    def _take_handed_return(self, plan_id: str, entry: ReturnedEntry, returned: "Return", file: bytes) -> None:
        """Keep a returned file that came with a plan, within a transaction, unless it is here already."""
        from nec_desktop.review.returned import encode_return  # noqa: PLC0415

        rows = self._returned
        same = (rows.id == entry.id) | ((rows.plan == plan_id) & (rows.hash == entry.hash))
        if not rows.select(rows.id).where(same).exists():
            content = zlib.compress(encode_return(returned))
            told = {"plan": plan_id, "taken": entry.taken.isoformat(), "content": content, "file": file}
            rows.insert(**vars(entry) | told).execute()

    def return_owners(self, identifiers: Iterable[str]) -> dict[str, str]:
        """Return to which plan the returned files of these ids came; those that are not here are left out."""
        rows = self._returned
        with self._words():
            return dict(rows.select(rows.id, rows.plan).where(rows.id.in_(list(identifiers))).tuples())

    def returned_files(self, plan_id: str) -> list[ReturnedEntry]:
        """Return the returned files of a plan, the first taken in first, without their contents being read."""
        rows = self._returned
        columns = [getattr(rows, name) for name in _ENTRY]
        with self._words():
            found = rows.select(*columns).where(rows.plan == plan_id).order_by(rows.taken, rows.id)
            return [self._returned_entry(row) for row in found]

    def returns(self, plan_id: str) -> "list[KeptReturn]":
        """Return what came back to a plan, the first taken in first, each with the plan as it was sent."""
        rows, sent = self._returned, dict[str, "SentPlan"]()
        columns = [getattr(rows, name) for name in (*_ENTRY, "content")]
        with self._words():
            found = list(rows.select(*columns).where(rows.plan == plan_id).order_by(rows.taken, rows.id))
        for identifier in {row["snapshot"] for row in found}:
            sent[identifier] = self._sent_plan(identifier)
        return [self._kept_return(row, sent[row["snapshot"]]) for row in found]

    def returned_file(self, identifier: str) -> bytes:
        """Return the bytes of a returned file, as it came; raises LibraryError where there is none."""
        with self._words():
            row = self._returned.select(self._returned.file).where(self._returned.id == identifier).first()
        if row is None:
            raise LibraryError(tr("There is no returned file “{0}” in {1}.").format(identifier, self.file))
        return bytes(row["file"])

    def set_reviewer(self, identifier: str, reviewer: str) -> None:
        """Say whose copy a returned file is."""
        with self._words(), self._transaction():
            self._returned.update(reviewer=reviewer).where(self._returned.id == identifier).execute()

    def remove_return(self, identifier: str) -> None:
        """Take away a returned file with all it says. Decisions about its items stay in the plan."""
        with self._words(), self._transaction():
            self._returned.delete().where(self._returned.id == identifier).execute()

    def remove_snapshot(self, identifier: str) -> None:
        """Take away a snapshot; raises LibraryError where something came back to it, which it explains."""
        with self._words():
            found = self._returned.select(self._returned.name).where(self._returned.snapshot == identifier).first()
        if found:
            raise LibraryError(
                tr("This snapshot stays: {0}, which was taken in, speaks of it. Take away that file first.").format(
                    found["name"]
                )
            )
        super().remove_snapshot(identifier)

    def _sent_plan(self, identifier: str) -> "SentPlan":
        from nec_desktop.review.kept import SentPlan  # noqa: PLC0415

        snapshot = self.snapshot(identifier)
        if snapshot.sent is None:
            raise damaged(self.file, tr("What was sent with its snapshot {0} is missing.").format(identifier))
        return SentPlan(identifier, snapshot.entry.number, snapshot.sent, snapshot.values)

    def _kept_return(self, row: Mapping[str, Any], sent: "SentPlan") -> "KeptReturn":
        from nec_desktop.review.kept import KeptReturn  # noqa: PLC0415
        from nec_desktop.review.returned import decode_return  # noqa: PLC0415

        entry = self._returned_entry(row)
        try:
            returned = decode_return(zlib.decompress(row["content"]))
        except UNREADABLE as error:
            raise damaged(self.file, tr("What {0} brought back is not readable.").format(entry.name)) from error
        return KeptReturn(entry.id, sent, entry.reviewer, entry.taken, entry.name, returned)

    def _returned_entry(self, row: Mapping[str, Any]) -> ReturnedEntry:
        told = {name: row[name] for name in _ENTRY}
        try:
            return ReturnedEntry(**told | {"taken": datetime.fromisoformat(row["taken"])})
        except UNREADABLE as error:
            raise damaged(self.file) from error
