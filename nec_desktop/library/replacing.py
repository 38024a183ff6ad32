"""Another file in the library's place: what was there is set aside, never overwritten or deleted."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from nec_desktop.library.aside import copy_to_disk
from nec_desktop.library.errors import LibraryError
from nec_desktop.library.lock import WriterLock
from nec_desktop.library.store import FILE_NAME
from nec_desktop.translation import tr


@contextmanager
def held(folder: Path, program: str) -> Iterator[None]:
    """Keep every other program from writing to the library; raises LibraryLockedError where one already does."""
    lock = WriterLock(folder, program)
    lock.acquire()
    try:
        yield
    finally:
        lock.release()


def put_in_place(new: Path, folder: Path) -> None:
    """Move a library that is whole to the place of the one that was set aside, or backed up.

    What stands beside the old one goes first: SQLite would read it into the new one. What can be read of it is in the
    old one by then, which would be without its last changes where the program is stopped in between. Only while `held`.
    """
    library = folder / FILE_NAME
    try:
        with new.open("rb+") as opened:
            os.fsync(opened.fileno())
        if library.exists():
            with suppress(sqlite3.Error), closing(sqlite3.connect(library)) as old:  # it may be damaged
                old.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        for end in ("-wal", "-shm"):
            library.with_name(f"{library.name}{end}").unlink(missing_ok=True)
        new.replace(library)
    except OSError as error:
        raise LibraryError(
            tr("{0} could not be replaced ({1}). Close other programs that have it open, and do it once more.").format(
                library, error.strerror
            )
        ) from error


@contextmanager
def copied_beside(file: Path, folder: Path) -> Iterator[Path]:
    """Copy a file to where the library will be moved into place from, and give that copy; it is gone afterwards."""
    new = folder / f"{FILE_NAME}.restored"
    try:
        try:
            copy_to_disk(file, new)
        except OSError as error:
            raise LibraryError(
                tr(
                    "{0} could not be copied to {1} ({2}), so nothing was changed. Make room on the disk, or give "
                    "yourself permission to write there, and do it once more."
                ).format(file.name, folder, error.strerror)
            ) from error
        yield new
    finally:
        with suppress(OSError):  # what stopped the work is told; this copy is written over the next time
            new.unlink(missing_ok=True)
