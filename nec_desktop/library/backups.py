"""Backups of the library: each a whole library in one file, tried out after it is made, and before it counts."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from nec_desktop.library.backup_file import (
    NAME,
    Backup,
    Contents,
    check_file,
    contents,
    look,
    open_still,
    state,
    trouble_in,
    write_hash,
)
from nec_desktop.library.backup_rule import to_keep
from nec_desktop.library.errors import READ_ONLY, BadBackupError, LibraryError, code_of, damaged, in_words
from nec_desktop.translation import tr

_KILLED_BY_NOW = 24 * 60 * 60
"""Seconds for which no backup is being made: a half one that is older was killed."""

_JUST_BEFORE = 60
"""Seconds by which names may be ahead of the clock, where several backups are made within one: farther ahead, the clock
has been set back."""


class Backups:
    """The backups in a folder.

    chosen: by a person. It is never made: where it has gone, its drive has, and what took its place would be another.
    """

    def __init__(self, folder: Path, *, chosen: bool = False) -> None:
        self.folder = folder
        self._is_chosen = chosen

    def make(self, library: Path, now: datetime) -> Backup:
        """Back a library up, try the backup out, and put it in its place; then clear away what the rule lets go.

        Other programs write to the library meanwhile as they like: the backup holds what stood there when it began.
        Raises LibraryError where it could not be made, or made but not well; the backups made before are then all kept.
        """
        with _disk_words(self.folder), _copying_words(library, self.folder):
            if not self._is_chosen:
                self.folder.mkdir(exist_ok=True)
            made = now.astimezone(UTC).replace(microsecond=0)
            # Later by its name than those made just before, though one of their seconds has been cleared away since.
            while any(self._file(made + timedelta(seconds=ahead)).exists() for ahead in range(_JUST_BEFORE)):
                made += timedelta(seconds=1)
            partial = self.folder / f".{self._file(made).stem}.{os.getpid()}.partial"
            try:
                held = _copy(library, partial)
                if trouble := trouble_in(partial, held):
                    raise BadBackupError(
                        tr(
                            "The backup {0} was made, but it is no good: {1} It has been thrown away, and the backups "
                            "made before are kept. The library itself may be damaged: make a backup in another folder, "
                            "and if that is no good either, save what can be saved of the library."
                        ).format(self._file(made).name, trouble)
                    )
                _put_in_place(partial, self._file(made))
            finally:
                for end in ("", "-wal", "-shm", "-journal"):
                    partial.with_name(f"{partial.name}{end}").unlink(missing_ok=True)
        self._clear(now, made)
        return look(self._file(made))

    def entries(self) -> list[Backup]:
        """Return all backups, the last made first, each opened to see what it holds.

        Raises LibraryError where the folder that was chosen is not there.
        """
        return [look(file) for file in sorted(self._files(), reverse=True)]

    def find(self, name: str) -> Backup:
        """Return the backup of that name, after all of it was tried out; raises LibraryError where there is none."""
        for file in self._files():
            if name in (file.stem, file.name):
                found = look(file)
                trouble = found.trouble or trouble_in(file)
                return replace(found, trouble=trouble)
        raise LibraryError(
            tr("There is no backup “{0}” in {1}. The command “backups” shows which there are.").format(
                name, self.folder
            )
        )

    def newest_good(self) -> Backup | None:
        """Return the last backup that can be opened, None where there is none."""
        return next((found for file in sorted(self._files(), reverse=True) if not (found := look(file)).trouble), None)

    def _file(self, made: datetime) -> Path:
        return self.folder / f"library-{made:%Y%m%d-%H%M%S}.db"

    def _files(self) -> Iterator[Path]:
        if not self._is_chosen and not self.folder.exists():
            return  # none was made yet
        with _disk_words(self.folder):
            for file in list(self.folder.iterdir()):
                if NAME.fullmatch(file.name):
                    yield file

    def _clear(self, now: datetime, made_now: datetime) -> None:
        """Delete what the rule lets go, and what backups that were killed left.

        Bad backups are neither counted nor deleted: a person may yet want them.
        Nor is the one that was made just now, which is not the newest by its name where the clock has been set back.
        """
        good = {found.made: found for file in self._files() if not (found := look(file)).trouble}
        for made in good.keys() - to_keep(good, now.astimezone(UTC)) - {made_now}:
            with suppress(OSError):  # it is in the way of nothing, and is tried again after the next backup
                good[made].file.unlink()
                check_file(good[made].file).unlink(missing_ok=True)
        for left in list(self.folder.glob(".library-*.partial*")):
            with suppress(OSError):
                if now.timestamp() - left.stat().st_mtime > _KILLED_BY_NOW:
                    left.unlink()


def has_changed(library: Path, since: Backup | None) -> bool:
    """Tell whether a library holds anything that the backup does not. An empty one needs no backup."""
    if not library.exists():
        return False
    with _words(library), closing(_open_beside(library)) as connection:
        now = state(connection)
    if since is None:
        return bool(now[0])
    try:
        with closing(open_still(since.file)) as connection:
            return state(connection) != now
    except sqlite3.Error:
        return True


def _copy(library: Path, target: Path) -> Contents:
    """Copy a library, and return what it held at that moment."""
    with closing(_open_beside(library)) as source:
        source.execute("BEGIN")  # what is counted and what is copied is one state, whatever is written meanwhile
        held = contents(source)
        with closing(sqlite3.connect(target)) as copied:
            source.backup(copied)
            copied.execute("PRAGMA journal_mode = DELETE")  # one file, that can be read where nothing can be written
        source.execute("ROLLBACK")
    return held


def _open_beside(library: Path) -> sqlite3.Connection:
    """Open a library that this or another program may be writing to."""
    connection = sqlite3.connect(f"{library.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
    connection.execute("PRAGMA busy_timeout = 5000")
    return connection


def _put_in_place(partial: Path, file: Path) -> None:
    with partial.open("rb+") as opened:
        os.fsync(opened.fileno())
    write_hash(file, partial)
    partial.replace(file)
    if os.name == "posix":  # the name is on the disk too; Windows knows no such call
        folder = os.open(file.parent, os.O_RDONLY)
        try:
            with suppress(OSError):  # a shared folder may not know it either
                os.fsync(folder)
        finally:
            os.close(folder)


@contextmanager
def _words(library: Path) -> Iterator[None]:
    try:
        yield
    except UnicodeDecodeError as error:
        raise damaged(library) from error
    except sqlite3.Error as error:
        raise in_words(error, library) from error


@contextmanager
def _copying_words(library: Path, folder: Path) -> Iterator[None]:
    """Tell what stopped a copy: what a full or read-only disk says is said of the folder, all else of the library."""
    with _words(library):
        try:
            yield
        except sqlite3.Error as error:
            if not folder.is_dir():
                raise LibraryError(_not_there(folder)) from error
            if library.exists() and code_of(error) in {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, *READ_ONLY}:
                raise LibraryError(_no_backup(folder, tr("its disk is full, fails or can only be read"))) from error
            raise


@contextmanager
def _disk_words(folder: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise LibraryError(_not_there(folder)) from error
    except OSError as error:
        raise LibraryError(_no_backup(folder, error.strerror or tr("no reason given"))) from error


def _not_there(folder: Path) -> str:
    return tr(
        "The folder for backups, {0}, is not there, so nothing is backed up. Connect the drive that it is on and try "
        "again, or choose another folder for backups."
    ).format(folder)


def _no_backup(folder: Path, why: str) -> str:
    return tr(
        "Nothing could be backed up to {0} ({1}). Make room there or give yourself permission to write, or choose "
        "another folder for backups."
    ).format(folder, why)
