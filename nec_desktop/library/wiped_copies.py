"""Words taken out of copies of a library, such as backups: each is written anew, tried out, and then put in place."""

import hashlib
import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from nec_desktop.library.errors import LibraryError
from nec_desktop.library.removal import Places, Removal, go_through

SQLITE = b"SQLite format 3\0"
"""How such a file begins."""


def find_in_copy(file: Path, removal: Removal) -> Places:
    """Return where the words stand in a copy of a library; raises LibraryError where it cannot be read."""
    with _told(file), closing(_opened(file)) as connection:
        return go_through(connection, removal, write=False)


def remove_from_copy(file: Path, removal: Removal) -> Places:
    """Write a copy of a library anew without the words, open it to try it, and put it in the place of the old one.

    Raises LibraryError where that cannot be done; the old one is then as it was.
    """
    partial = file.with_name(f".{file.name}.partial")
    try:
        with _told(file):
            with closing(_opened(file)) as source, closing(sqlite3.connect(partial, isolation_level=None)) as target:
                source.backup(target)
                target.execute("PRAGMA journal_mode = MEMORY")
                target.execute("PRAGMA secure_delete = ON")
                target.execute("BEGIN EXCLUSIVE")
                found = go_through(target, removal, write=True)
                target.execute("COMMIT")
                target.execute("VACUUM")
            _try_out(partial, removal)
            before = file.stat()
            with partial.open("rb+") as opened:
                os.fsync(opened.fileno())
            os.utime(partial, ns=(before.st_atime_ns, before.st_mtime_ns))  # it is as old as it was
            partial.replace(file)
            _write_hash(file)
            return found
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


def _write_hash(file: Path) -> None:
    """Say anew in the file beside a backup which bytes it has, as sha256sum does."""
    beside = file.with_name(f"{file.name}.sha256")
    if beside.exists():
        with file.open("rb") as opened:
            beside.write_text(f"{hashlib.file_digest(opened, 'sha256').hexdigest()}  {file.name}\n", encoding="utf-8")


def _try_out(file: Path, removal: Removal) -> None:
    with closing(_opened(file)) as connection:
        whole = connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        if not whole or connection.execute("PRAGMA foreign_key_check").fetchone():
            raise LibraryError(f"{file.name} was not whole when it had been written.")
        if go_through(connection, removal, write=False).total:
            raise LibraryError(f"{file.name} still held the words when it had been written.")


def _opened(file: Path) -> sqlite3.Connection:
    """Open a copy to read it as it stands, without files beside it being made."""
    has_log = file.with_name(f"{file.name}-wal").exists()
    connection = sqlite3.connect(f"{file.absolute().as_uri()}{'' if has_log else '?immutable=1'}", uri=True)
    if has_log:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return connection


class _told:  # noqa: N801 - it is used as a function
    """Turns what the disk and the file do into sentences."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def __enter__(self) -> None:
        pass

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, sqlite3.Error | OSError):
            raise LibraryError(f"{self._file.name} could not be gone through: {error}.") from error
