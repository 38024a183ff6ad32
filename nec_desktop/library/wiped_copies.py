"""Words taken out of copies of a library, such as backups: each is written anew, tried out, and then put in place."""

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from mmap import ACCESS_READ, mmap
from pathlib import Path

from nec_desktop.library.backup_file import check_file, write_hash
from nec_desktop.library.errors import LibraryError
from nec_desktop.library.removal import Places, Removal, go_through
from nec_desktop.library.wal import last_changes
from nec_desktop.translation import tr

SQLITE = b"SQLite format 3\0"
"""How such a file begins."""


def find_in_copy(file: Path, removal: Removal) -> Places:
    """Return where the words stand in a copy of a library, which stays as it is.

    Raises LibraryError where it cannot be read, or holds them beside changes that cannot be.
    """
    with _told(file):
        with _as_it_stands(file) as connection:
            found = go_through(connection, removal, write=False)
        if last_changes(file).lost and (found.total or _has_bytes(_log_of(file), removal.words)):
            raise LibraryError(
                tr(
                    "It was set aside together with changes that cannot be read, so it is not written anew, and it "
                    "holds the words."
                )
            )
    return found


def may_hold_remains(file: Path, removal: Removal) -> bool:
    """Say whether the words may stand where no row is any more: in pages that are free, or in changes taken in."""
    with _told(file):
        if any(_has_bytes(each, removal.words) for each in (file, _log_of(file)) if each.exists()):
            return True
        with _as_it_stands(file) as connection:
            return bool(connection.execute("PRAGMA freelist_count").fetchone()[0])


def _has_bytes(file: Path, words: str) -> bool:
    if not file.stat().st_size:
        return False
    longest = max(words.split(), key=len)
    with file.open("rb") as opened, mmap(opened.fileno(), 0, access=ACCESS_READ) as data:
        return re.search(re.escape(longest).encode(), data, re.IGNORECASE) is not None


def remove_from_copy(file: Path, removal: Removal) -> Places:
    """Write a copy of a library anew without the words, open it to try it, and put it in the place of the old one.

    Raises LibraryError where that cannot be done; the old one is then as it was.
    """
    partial = file.with_name(f".{file.name}.partial")
    try:
        with _told(file):
            _take_in_changes(file)
            with _as_it_stands(file) as source, closing(sqlite3.connect(partial, isolation_level=None)) as target:
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
            if check_file(file).exists():
                write_hash(file, file)
            return found
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


def _try_out(file: Path, removal: Removal) -> None:
    with _as_it_stands(file) as connection:
        whole = connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        if not whole or connection.execute("PRAGMA foreign_key_check").fetchone():
            raise LibraryError(tr("{0} was not whole when it had been written.").format(file.name))
        if go_through(connection, removal, write=False).total:
            raise LibraryError(tr("{0} still held the words when it had been written.").format(file.name))


def _log_of(file: Path) -> Path:
    return file.with_name(f"{file.name}-wal")


def _take_in_changes(file: Path) -> None:
    """Let a copy take in what stands beside it: once it is written anew, that belongs to nothing any more."""
    if _log_of(file).exists():
        with closing(sqlite3.connect(file)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@contextmanager
def _as_it_stands(file: Path) -> Iterator[sqlite3.Connection]:
    """Open a copy to read it with the changes that stand beside it; it and they stay, and nothing is left there."""
    index = file.with_name(f"{file.name}-shm")
    is_new = not index.exists()
    how = "mode=ro" if _log_of(file).exists() else "immutable=1"
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?{how}", uri=True)) as connection:
            yield connection
    finally:
        if is_new:
            index.unlink(missing_ok=True)


@contextmanager
def _told(file: Path) -> Iterator[None]:
    """Turn what the disk and the file do into sentences."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise LibraryError(tr("{0} could not be gone through: {1}.").format(file.name, error)) from error
