"""Words taken out of a library's tables for good: wherever they stand, in what is written now and in all that is kept.

Rows stay, with their ids; what refers to them finds them. Works on any library that a released program made, so that
backups are gone through in the same way.
"""

import hashlib
import sqlite3
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

import msgspec

from nec_desktop.document.sent import Sent, decode_sent, encode_sent
from nec_desktop.plan.blanking import Blanking
from nec_desktop.plan.review_code import snapshot_code
from nec_desktop.review.blanking import blanked_return, blanked_sent
from nec_desktop.review.returned import Return, decode_return, encode_return
from nec_desktop.translation import tr

What = Literal["text", "earlier", "version", "returned", "file"]
"""What is written now; what stood before; snapshots; files of reviewers; pictures and files that were added."""
UNREADABLE = (ValueError, TypeError, KeyError, zlib.error, msgspec.DecodeError)
_CANNOT_BE_GONE_THROUGH = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8")


@dataclass(frozen=True)
class Removal:
    """What is to be taken out. plan: an id; empty for all plans. keep: as `Blanking` has it.

    file: returns a file's bytes without the words. known: what was gone through, by its bytes: a library and its copies
    hold the same many times. What was written anew has other bytes, so whoever tries it out does go through it.
    """

    words: str
    keep: frozenset[str]
    file: Callable[[bytes, Blanking], bytes]
    plan: str = ""
    known: dict[bytes, "Known"] = field(default_factory=dict, compare=False)


_Columns = dict[str, bytes]
"""Columns of a row as they are without the words; those that did not hold them are left out."""


@dataclass(frozen=True)
class Known:
    """What becomes of a row: in how many places it holds the words, what it is without, and the files it names."""

    count: int
    columns: _Columns
    named: frozenset[str]


@dataclass
class Places:
    """Where the words stand, or stood: how often, by plan and what it is; by plan and address for what is written now.

    snapshots: the ids of those that hold them. not_looked_into: how many pictures and PDFs could not be gone through.
    unreadable: what is damaged, in words. A file that two plans use counts for the plan "".
    """

    counts: Counter[tuple[str, What]] = field(default_factory=Counter)
    addresses: Counter[tuple[str, str]] = field(default_factory=Counter)
    snapshots: Counter[str] = field(default_factory=Counter)
    not_looked_into: int = 0
    unreadable: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        """How many places there are in all."""
        return self.counts.total()

    def of(self, what: What) -> int:
        """Return how many places of one sort there are."""
        return sum(count for (_plan, its), count in self.counts.items() if its == what)


def go_through(connection: sqlite3.Connection, removal: Removal, *, write: bool) -> Places:
    """Return where the words stand; take them out there if `write`, within the caller's transaction."""
    return _Pass(connection, removal, write=write).places()


class _Pass:
    def __init__(self, connection: sqlite3.Connection, removal: Removal, *, write: bool) -> None:
        self._connection = connection
        self._removal = removal
        self._write = write
        self._found = Places()
        self._hashes: set[str] = set()
        self._tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}

    def places(self) -> Places:
        """Go through every table there is."""
        self._contents("value", "text")
        if "history" in self._tables:
            self._contents("history", "earlier")
            self._texts("history", "earlier", "who")
        if "returned" in self._tables:
            self._returned()
            self._texts("returned", "returned", "name", "reviewer", "producer")
        if "snapshot" in self._tables:
            self._snapshots()
            self._texts("snapshot", "version", "name")
        self._attachments()
        return self._found

    # -- tables

    def _contents(self, table: str, what: What) -> None:
        for row, plan, address, kind, content in self._rows(table, "id, plan, address, kind, content"):
            if content is None:
                continue
            with _Reading(self._found, f"{address}, {what}"):
                before = msgspec.json.decode(content)
                after, count = self._blanked(Blanking.content, kind, before)
                if after != before:
                    self._count(plan, what, count)
                    if table == "value":
                        self._found.addresses[plan, address] += count
                    self._update(table, row, content=msgspec.json.encode(after).decode())

    def _texts(self, table: str, what: What, *columns: str) -> None:
        for row, plan, *texts in self._rows(table, f"id, plan, {', '.join(columns)}"):
            for column, text in zip(columns, texts, strict=True):
                after, count = self._blanked(Blanking.text, text)
                if count:
                    self._count(plan, what, count)
                    self._update(table, row, **{column: after})

    def _snapshots(self) -> None:
        for row, plan, number, content, blocks in self._rows("snapshot", "id, plan, number, content, blocks"):
            with _Reading(self._found, tr("snapshot {0}").format(snapshot_code(number))):
                count = self._row("snapshot", row, self._snapshot, content, blocks)
                if count:
                    self._found.snapshots[row] += count
                    self._count(plan, "version", count)

    def _snapshot(self, columns: _Columns, content: bytes, blocks: bytes | None) -> int:
        kept = msgspec.json.decode(zlib.decompress(content))
        values, count = self._blanked(_values, kept["values"])
        if values != kept["values"]:
            columns["content"] = zlib.compress(msgspec.json.encode(kept | {"values": values}))
        if blocks is None:
            return count
        sent = decode_sent(zlib.decompress(blocks))
        after, also = self._blanked(_sent, sent)
        if after != sent:
            columns["blocks"] = zlib.compress(encode_sent(after))
        return count + also

    def _returned(self) -> None:
        """Before the snapshots: what came back is said in the coordinates of what was sent."""
        for row, plan, name, snapshot, content, file in self._rows(
            "returned", "id, plan, name, snapshot, content, file"
        ):
            with _Reading(self._found, name):
                (blocks,) = self._connection.execute("SELECT blocks FROM snapshot WHERE id = ?", (snapshot,)).fetchone()
                count = self._row("returned", row, self._return, content, blocks, file)
                self._count(plan, "returned", count)

    def _return(self, columns: _Columns, content: bytes, blocks: bytes, file: bytes) -> int:
        returned, sent = decode_return(zlib.decompress(content)), decode_sent(zlib.decompress(blocks))
        after, count = self._blanked(_return, returned, sent)
        if after != returned:
            columns["content"] = zlib.compress(encode_return(after))
        bare, also = self._blanked(self._bare, bytes(file))
        if bare != file:
            columns["file"] = bare
        return count + also

    def _row(self, table: str, row: str, go_through: Callable[..., int], *packed: bytes | None) -> int:
        """Go through what is kept in a row, where that is not known; return in how many places the words stood."""
        key = b"".join(hashlib.sha256(each or b"").digest() for each in packed)
        known = self._removal.known.get(key)
        if known is None:
            columns, hashes = _Columns(), self._hashes
            self._hashes = set()
            try:
                count = go_through(columns, *packed)
                known = self._removal.known[key] = Known(count, columns, frozenset(self._hashes))
            finally:
                self._hashes |= hashes
                self._update_all(table, row, columns)  # also where the rest of the row turns out to be damaged
        else:
            self._hashes |= known.named
            self._update_all(table, row, known.columns)
        return known.count

    def _update_all(self, table: str, row: str, columns: _Columns) -> None:
        for column, after in columns.items():
            self._update(table, row, **{column: after})

    def _attachments(self) -> None:
        """Of one plan: what it names, and what no plan names any more."""
        for (before,) in self._connection.execute("SELECT hash FROM attachment").fetchall():
            data = self._connection.execute("SELECT data FROM attachment WHERE hash = ?", (before,)).fetchone()[0]
            is_of_plan = not self._removal.plan or before in self._hashes
            bare, count = self._blanked(self._bare, data)
            self._found.not_looked_into += is_of_plan and data.startswith(_CANNOT_BE_GONE_THROUGH)
            if bare != data and (is_of_plan or not self._is_named(before)):
                self._count(self._removal.plan, "file", count)
                self._replace_attachment(before, bare)

    def _is_named(self, attachment: str) -> bool:
        """Say whether any plan names a file, now or in what is kept of it."""
        for table in {"value", "history"} & self._tables:
            if self._connection.execute(
                f"SELECT 1 FROM {table} WHERE instr(content, ?) LIMIT 1", (attachment,)
            ).fetchone():
                return True
        named = attachment.encode()
        return any(named in unpacked for _table, _column, _row, unpacked in self._packed())

    def _replace_attachment(self, before: str, data: bytes) -> None:
        """Keep a file under the hash of what it is now, and let all that names it name that."""
        if not self._write:
            return
        after = hashlib.sha256(data).hexdigest()
        self._connection.execute(
            "INSERT OR IGNORE INTO attachment SELECT ?, media_type, ? FROM attachment WHERE hash = ?",
            (after, data, before),
        )
        self._connection.execute("DELETE FROM attachment WHERE hash = ?", (before,))
        for table in {"value", "history"} & self._tables:
            self._connection.execute(
                f"UPDATE {table} SET content = replace(content, ?, ?) WHERE instr(content, ?)", (before, after, before)
            )
        named, new = before.encode(), after.encode()
        for table, column, row, unpacked in self._packed():
            if named in unpacked:
                self._update(table, row, **{column: zlib.compress(unpacked.replace(named, new))})

    def _packed(self) -> Iterator[tuple[str, str, str, bytes]]:
        """Yield what is kept compressed: its table, column and row, and its bytes unpacked."""
        for table, column in (("snapshot", "content"), ("snapshot", "blocks"), ("returned", "content")):
            if table in self._tables:
                for row, packed in self._connection.execute(f"SELECT id, {column} FROM {table}").fetchall():
                    with _Reading(Places(), ""):  # it has been told that it is unreadable
                        yield table, column, row, zlib.decompress(packed) if packed is not None else b""

    # -- what they have in common

    def _rows(self, table: str, columns: str) -> Iterator[Any]:
        """Yield rows; each is read when it is asked for, since returned files are large."""
        condition, given = ("WHERE plan = ?", (self._removal.plan,)) if self._removal.plan else ("", ())
        for (row,) in self._connection.execute(f"SELECT id FROM {table} {condition}", given).fetchall():
            yield self._connection.execute(f"SELECT {columns} FROM {table} WHERE id = ?", (row,)).fetchone()

    def _bare(self, blanking: Blanking, data: bytes) -> bytes:
        return self._removal.file(data, blanking)

    def _blanked(self, work: Callable[..., Any], *given: Any) -> tuple[Any, int]:
        """Return what `work` makes of what is given, and how many places it has blanked."""
        blanking = Blanking(self._removal.words, self._removal.keep)
        after = work(blanking, *given)
        self._hashes |= blanking.met
        return after, blanking.count

    def _count(self, plan: str, what: What, count: int) -> None:
        if count:
            self._found.counts[plan, what] += count

    def _update(self, table: str, row: Any, **columns: Any) -> None:
        if self._write:
            ((name, content),) = columns.items()
            self._connection.execute(f"UPDATE {table} SET {name} = ? WHERE id = ?", (content, row))


class _Reading:
    """Notes what cannot be read, and goes on with the next row."""

    def __init__(self, found: Places, what: str) -> None:
        self._found, self._what = found, what

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _trace: object) -> bool:
        if isinstance(error, UNREADABLE):
            self._found.unreadable.append(self._what)
            return True
        return False


def _values(blanking: Blanking, kept: list[list[Any]]) -> list[list[Any]]:
    return [[address, kind, blanking.content(kind, content)] for address, kind, content in kept]


def _sent(blanking: Blanking, sent: Sent) -> Sent:
    return blanked_sent(sent, blanking)


def _return(blanking: Blanking, returned: Return, sent: Sent) -> Return:
    return blanked_return(returned, sent, blanking)
