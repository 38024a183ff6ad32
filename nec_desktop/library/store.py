"""The library's file: opened for reading or writing, closed, written in transactions, and its errors in sentences."""

import errno
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from peewee import OperationalError, PeeweeException, SqliteDatabase, Table

from nec_desktop.library import schema
from nec_desktop.library.errors import READ_ONLY, LibraryError, code_of, damaged, in_words
from nec_desktop.library.lock import WriterLock
from nec_desktop.library.moved import refuse_left
from nec_desktop.library.places import journal_for
from nec_desktop.translation import tr

FILE_NAME = "library.db"


@dataclass(frozen=True)
class Recovered:
    """What was found after a program had ended without closing: saves read back, those that could not be, and where
    the library stands as it was found, where there are any.
    """

    taken: int
    lost: int
    aside: Path | None


class Store:
    """An open library file. What is in it is told by the classes that are made from this one."""

    def __init__(
        self,
        folder: Path,
        *,
        writing: bool,
        program: str = "",
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        writer: str = "",
        name: str = FILE_NAME,
    ) -> None:
        """`writer`: who writes, in words (name and post); kept with every change from now on. It can be set anew.

        program: what has the library open for writing, in words; empty for a command.
        name: of the file in the folder; another one only for what is read and is no live library.
        """
        self.file = folder / name
        self.writer = writer
        self.recovered: Recovered | None = None
        self._now = now
        refuse_left(folder)
        journal = journal_for(folder) if writing else ""
        self._lock = WriterLock(folder, program or tr("a NEC Desktop command")) if writing else None
        try:
            if folder.exists() and not folder.is_dir():
                raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
            if self._lock:
                folder.mkdir(parents=True, exist_ok=True)
                self._lock.acquire()
            with self._words():
                self._database = self._open_to_write(journal) if writing else self._open_to_read()
        except OSError as error:
            self._release()
            raise LibraryError(
                tr("The folder {0} cannot be used ({1}). Start the program with --data-dir and another folder.").format(
                    folder, error.strerror
                )
            ) from error
        except BaseException:
            self._release()
            raise

    def _open_to_write(self, journal: str) -> SqliteDatabase:
        self.recovered = self._look_back()
        schema.bring_up_to_date(self.file, self._now())
        # FULL: a save that was reported survives a power cut (0.6 ms a save, off the window's thread).
        pragmas = {"foreign_keys": 1, "busy_timeout": 5000, "journal_mode": journal, "synchronous": "full"}
        # In WAL mode a read-only file is found out by a statement that writes, not by a transaction that may.
        self._opened = self.file.stat()
        attempt = ("BEGIN IMMEDIATE", "UPDATE plan SET changed = changed WHERE FALSE", "ROLLBACK")
        return self._connect(str(self.file), *attempt, pragmas=pragmas)

    def _look_back(self) -> Recovered | None:
        """Say what a program left behind that ended without closing; what SQLite would pass over is set aside first."""
        left = self.file.with_name(f"{self.file.name}-wal")
        beside = left.exists() and left.stat().st_size > 0
        if not beside and not (self._lock and self._lock.was_left):
            return None
        from nec_desktop.library.aside import set_aside  # noqa: PLC0415 - only after a crash
        from nec_desktop.library.wal import last_changes  # noqa: PLC0415

        found = last_changes(self.file)
        return Recovered(found.taken, found.lost, set_aside(self.file, self._now()) if found.lost else None)

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

    def is_whole(self) -> bool:
        """Tell whether the pages of the file fit together; reads all of it."""
        with self._words():
            ((first, *_rest),) = self._database.execute_sql("PRAGMA quick_check(1)").fetchmany(1)
        return bool(first == "ok")

    @property
    def writing(self) -> bool:
        """Whether the library is open for writing."""
        return self._lock is not None

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

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def _table(self, name: str, *columns: str) -> Any:
        """Return a table of the file. Any: peewee makes the columns attributes of it when the program runs."""
        return Table(name, columns).bind(self._database)

    def _refuse_moved(self) -> None:
        """Raise LibraryError where the open file is no longer in its place, or only to be read.

        SQLite would go on: what it then saves is lost with the file, or spoils the one that was put in its place.
        """
        if not self.writing:
            raise LibraryError(
                tr("The library {0} is open for reading only, so nothing can be saved to it.").format(self.file)
            )
        try:
            here = os.path.samestat(self.file.stat(), self._opened)
        except OSError:
            here = False
        if not here:
            raise LibraryError(
                tr(
                    "The library {0} has been moved, replaced or deleted while it was open, so nothing more is saved "
                    "to it. Close the program, put the right file in its place, and start again."
                ).format(self.file)
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
