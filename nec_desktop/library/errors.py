"""What the world can do to a library, as sentences for the person: what happened and what to do."""

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from nec_desktop.translation import tr

if TYPE_CHECKING:  # a window that starts names these errors before it needs peewee
    from peewee import PeeweeException


class LibraryError(Exception):
    """Something outside the program stops the library from working. The message is a sentence for the person."""


class DamagedLibraryError(LibraryError):
    """The library's file cannot be read, or a part of it."""


class BadBackupError(LibraryError):
    """A backup was made and is no good, or one that is no good was to be used."""


class LibraryLockedError(LibraryError):
    """Another program has the library open for writing."""


class UnsafePlaceError(LibraryError):
    """The library's folder is no place for a library, and nobody has said to go on there all the same."""


class MovedError(LibraryError):
    """The library of this folder was moved; `target` is where it is now."""

    def __init__(self, words: str, target: Path) -> None:
        super().__init__(words)
        self.target = target


_FULL = {sqlite3.SQLITE_FULL}
READ_ONLY = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT}
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def damaged(file: Path, where: str = "") -> DamagedLibraryError:
    """Return the sentence for a library that cannot be read; `where`, a sentence, says more, if more is known."""
    return DamagedLibraryError(
        tr(
            "The library {0} is damaged and cannot be read. It has been left exactly as it is.{1} Put a copy in its "
            "place, or start the program with --data-dir and another folder."
        ).format(file, f" {where}" if where else "")
    )


def code_of(error: "PeeweeException | sqlite3.Error") -> int | None:
    """Return SQLite's primary result code of an error; peewee wraps the error that has it."""
    code = getattr(getattr(error, "orig", error), "sqlite_errorcode", None)
    return code & 0xFF if isinstance(code, int) else None


def in_words(error: "PeeweeException | sqlite3.Error", file: Path) -> LibraryError:
    """Return the sentence for a database error. What is not the world's doing is raised again as it was."""
    primary = code_of(error)
    if primary in _FULL:
        return LibraryError(
            tr(
                "The disk is full, so nothing more could be saved to {0}. Make room on the disk and try again. What "
                "was shown as saved is safe."
            ).format(file)
        )
    # Without a code: Python itself found bytes that are no text.
    operational = type(error).__name__ == "OperationalError"  # SQLite's, or peewee's around it
    if primary in _DAMAGED or (primary is None and operational):
        return damaged(file)
    if primary in READ_ONLY:
        return LibraryError(
            tr(
                "The library {0} cannot be opened or written: the file or its folder is read-only or not yours. Give "
                "yourself permission to write there, or start the program with --data-dir and another folder."
            ).format(file)
        )
    if primary in _BUSY:
        return LibraryLockedError(
            tr("Another program is busy with the library {0}. Close it and try again.").format(file)
        )
    if primary == sqlite3.SQLITE_IOERR:
        return LibraryError(
            tr(
                "The disk that holds {0} could not be read or written. If it is a removable or network drive, connect "
                "it again. What was shown as saved is safe."
            ).format(file)
        )
    raise error
