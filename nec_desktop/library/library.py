"""The library: one SQLite file with every plan of a person, as values at addresses."""

import errno
import os
import secrets
import sqlite3
import string
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from peewee import OperationalError, PeeweeException, SqliteDatabase, Table

from nec_desktop.library import schema
from nec_desktop.library.entry import COVER, PlanEntry, entry_of
from nec_desktop.library.errors import READ_ONLY, LibraryError, code_of, damaged, in_words
from nec_desktop.library.lock import WriterLock
from nec_desktop.plan.clean import clean_line
from nec_desktop.plan.plan import Change
from nec_desktop.plan.values import Content, decode, encode, is_empty, stored_kind

FILE_NAME = "library.db"
_UNREADABLE = (ValueError, TypeError, AttributeError)
"""What reading a row raises that is damaged: a text is not one of ours, or not there at all."""
_ID_ALPHABET = string.ascii_lowercase + string.digits


class Library:
    """An open library. Use one object in one thread at a time; close it when done.

    Every method raises LibraryError, with a sentence for the person, where the disk or the file stop it.
    """

    def __init__(
        self,
        folder: Path,
        *,
        writing: bool,
        program: str = "a NEC Desktop command",
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.file = folder / FILE_NAME
        self._now = now
        self._lock = WriterLock(folder, program) if writing else None
        try:
            if folder.exists() and not folder.is_dir():
                raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
            if self._lock:
                folder.mkdir(parents=True, exist_ok=True)
                self._lock.acquire()
            with self._words():
                self._database = self._open_to_write() if writing else self._open_to_read()
        except OSError as error:
            self._release()
            raise LibraryError(
                f"The folder {folder} cannot be used ({error.strerror}). Start the program with "
                "--data-dir and another folder."
            ) from error
        except BaseException:
            self._release()
            raise
        # Any: peewee makes the columns attributes of the table when the program runs.
        self._plans: Any = Table("plan", ("id", "outline", "standards", "created", "changed")).bind(self._database)
        self._values: Any = Table("value", ("id", "plan", "address", "kind", "content", "changed")).bind(self._database)
        self._attachments: Any = Table("attachment", ("hash", "media_type", "data")).bind(self._database)

    def _open_to_write(self) -> SqliteDatabase:
        schema.bring_up_to_date(self.file, self._now())
        # FULL: a save that was reported survives a power cut (0.6 ms a save, off the window's thread).
        pragmas = {"foreign_keys": 1, "busy_timeout": 5000, "journal_mode": "wal", "synchronous": "full"}
        # In WAL mode a read-only file is found out by a statement that writes, not by a transaction that may.
        self._opened = self.file.stat()
        attempt = ("BEGIN IMMEDIATE", "UPDATE plan SET changed = changed WHERE FALSE", "ROLLBACK")
        return self._connect(str(self.file), *attempt, pragmas=pragmas)

    def _open_to_read(self) -> SqliteDatabase:
        if not self.file.exists():
            schema.refuse_orphan(self.file)
            return _empty_library()
        try:
            return self._connect(str(self.file), pragmas={"busy_timeout": 5000, "query_only": 1})
        except PeeweeException as error:
            if code_of(error) not in READ_ONLY:
                raise
            # A folder that cannot be written has no room for WAL's side files: read the file as it stands.
            schema.refuse_stranded(self.file)
            return self._connect(f"{self.file.absolute().as_uri()}?immutable=1", uri=True)

    def _connect(self, name: str, *statements: str, **options: Any) -> SqliteDatabase:
        database = SqliteDatabase(name, **options)
        try:
            database.connect()
            for statement in statements:
                database.execute_sql(statement)
            ((version,),) = database.execute_sql("PRAGMA user_version")
            schema.refuse_other(version, self.file)
            for statement in schema.PROBES:
                database.execute_sql(statement)
            return database
        except BaseException as error:
            database.close()
            if isinstance(error, OperationalError) and code_of(error) == sqlite3.SQLITE_ERROR:
                raise damaged(self.file) from error  # nothing said here is wrong in a file that is whole
            raise

    def close(self) -> None:
        """Close the library and let go of its lock."""
        try:
            with self._words():
                self._database.close()
        finally:
            self._release()

    def _release(self) -> None:
        if self._lock:
            self._lock.release()

    def __enter__(self) -> "Library":
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    # -- plans

    def plans(self) -> list[PlanEntry]:
        """Return all plans, the last changed first."""
        return self._entries(self._plans.select())

    def _entries(self, chosen: Any) -> list[PlanEntry]:
        with self._words():
            # Before their values: a plan that another program adds in between is not listed without its title.
            plans = list(chosen.order_by(self._plans.changed.desc(), self._plans.id))
            cover: dict[str, dict[str, Content]] = {}
            rows = (
                self._values.select(self._values.plan, self._values.address, self._values.kind, self._values.content)
                # Naming the plans lets SQLite look up four values of each instead of reading every value there is.
                .where(self._values.plan.in_(chosen.select(self._plans.id)), self._values.address.in_(COVER))
                .tuples()
            )
            for plan, address, kind, content in rows:
                with suppress(*_UNREADABLE):  # one damaged line does not hide the other plans
                    cover.setdefault(plan, {})[address] = decode(kind, content)
            try:
                return [entry_of(row, cover.get(row["id"], {})) for row in plans]
            except _UNREADABLE as error:
                raise damaged(self.file) from error

    def find(self, wanted: str) -> PlanEntry:
        """Return the plan of that id, or the only one whose title holds `wanted`; raises LibraryError else."""
        wanted = clean_line(wanted)  # as titles are: accents come in two forms, and a terminal may send no text at all
        if exact := self._entries(self._plans.select().where(self._plans.id == wanted)):
            return exact[0]
        key = wanted.casefold()
        titles = [(clean_line(plan.title).casefold(), plan) for plan in self.plans()] if key else []
        for matches in (
            [plan for title, plan in titles if title == key],
            [plan for title, plan in titles if key in title],
        ):
            if len(matches) == 1:
                return matches[0]
            if matches:
                named = ", ".join(f"{plan.id} ({plan.title})" for plan in matches[:5])
                raise LibraryError(f"“{wanted}” fits {len(matches)} plans: {named}. Give the plan’s id.")
        raise LibraryError(f"There is no plan “{wanted}” in {self.file}. The command “list” shows what is there.")

    def add_plan(self, outline: str, standards: str, changes: Iterable[Change]) -> str:
        """Add a plan with its first values, and return its id (10 lower-case letters and digits)."""
        plan_id = "".join(secrets.choice(_ID_ALPHABET) for _ in range(10))
        now = self._now().isoformat()
        with self._words(), self._transaction():
            self._plans.insert(id=plan_id, outline=outline, standards=standards, created=now, changed=now).execute()
            self._write(plan_id, changes, now)
        return plan_id

    def values(self, plan_id: str) -> dict[str, Content]:
        """Return all values of a plan."""
        with self._words():
            rows = (
                self._values.select(self._values.address, self._values.kind, self._values.content)
                .where(self._values.plan == plan_id)
                .tuples()
            )
            return {address: self._decoded(address, kind, content) for address, kind, content in rows}

    def _decoded(self, address: str, kind: str, content: str) -> Content:
        try:
            return decode(kind, content)
        except _UNREADABLE as error:
            raise damaged(self.file, f" What stands at {address} is not readable.") from error

    def save(self, plan_id: str, changes: Iterable[Change]) -> datetime:
        """Write changes in one transaction, and return the time at which they were safely on the disk."""
        now = self._now()
        with self._words(), self._transaction():
            self._write(plan_id, changes, now.isoformat())
            self._plans.update(changed=now.isoformat()).where(self._plans.id == plan_id).execute()
        return now

    def _write(self, plan_id: str, changes: Iterable[Change], now: str) -> None:
        rows: dict[str, dict[str, str]] = {}
        removed: list[str] = []
        for change in changes:
            if change.content is None or is_empty(change.content):
                removed.append(change.address)
                rows.pop(change.address, None)
            else:
                rows[change.address] = {
                    "plan": plan_id,
                    "address": change.address,
                    "kind": stored_kind(change.content),
                    "content": encode(change.content),
                    "changed": now,
                }
        for address in removed:
            self._values.delete().where((self._values.plan == plan_id) & (self._values.address == address)).execute()
        written = list(rows.values())
        for start in range(0, len(written), 500):  # SQLite takes 32,766 variables in one statement
            self._values.insert(written[start : start + 500]).on_conflict(
                conflict_target=(self._values.plan, self._values.address),
                preserve=(self._values.kind, self._values.content, self._values.changed),
            ).execute()

    # -- attachments

    def add_attachment(self, identifier: str, media_type: str, data: bytes) -> None:
        """Keep a picture or file under the hash of its bytes; the same bytes are kept once."""
        with self._words(), self._transaction():
            self._attachments.insert(hash=identifier, media_type=media_type, data=data).on_conflict_ignore().execute()

    def attachment(self, identifier: str) -> bytes:
        """Return the bytes kept under a hash; raises LibraryError where there are none."""
        with self._words():
            row = (
                self._attachments.select(self._attachments.data)
                .where(self._attachments.hash == identifier)
                .tuples()
                .first()
            )
        if row is None:
            raise LibraryError("A picture or file of this plan is missing from the library. Add it again in its field.")
        if not isinstance(row[0], bytes):
            raise damaged(self.file)
        return row[0]

    def _refuse_moved(self) -> None:
        """Raise LibraryError where the open file is no longer in its place.

        SQLite would go on: what it then saves is lost with the file, or spoils the one that was put in its place.
        """
        try:
            here = os.path.samestat(self.file.stat(), self._opened)
        except OSError:
            here = False
        if not here:
            raise LibraryError(
                f"The library {self.file} has been moved, replaced or deleted while it was open, so nothing more is "
                "saved to it. Close the program, put the right file in its place, and start again."
            )

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """Write all or nothing.

        Not peewee's: on a full disk SQLite has rolled back by itself when COMMIT fails, and peewee's own ROLLBACK
        would then fail and hide why.
        """
        self._refuse_moved()
        self._database.execute_sql("BEGIN IMMEDIATE")
        try:
            yield
            self._database.execute_sql("COMMIT")
        except BaseException:
            if self._database.connection().in_transaction:
                self._database.execute_sql("ROLLBACK")
            raise

    @contextmanager
    def _words(self) -> Iterator[None]:
        """Turn the database's errors into sentences."""
        try:
            yield
        except UnicodeDecodeError as error:  # SQLite quotes damaged bytes in the message of its error
            raise damaged(self.file) from error
        except (PeeweeException, sqlite3.Error) as error:
            raise in_words(error, self.file) from error


def _empty_library() -> SqliteDatabase:
    """Return a library without plans, for reading where there is no file yet (and none is made by reading)."""
    database = SqliteDatabase(":memory:")
    database.connect()
    for statement in (statement for step in schema.STEPS for statement in step):
        database.execute_sql(statement)
    return database
