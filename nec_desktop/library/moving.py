"""Move a library to another folder: copied, compared, and the old one left where it is, with a note."""

import filecmp
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import datetime
from itertools import zip_longest
from pathlib import Path
from urllib.parse import quote

from nec_desktop.library.errors import LibraryError, damaged
from nec_desktop.library.lock import WriterLock
from nec_desktop.library.moved import NOTE, refuse_left
from nec_desktop.library.places import ACCEPTED, danger_of
from nec_desktop.plan.words import date_words
from nec_desktop.translation import tr

_NOT_COPIED = {NOTE, ACCEPTED, "library.lock", "library.holder.json"}


def free_folder(wanted: Path) -> Path:
    """Return the first of `wanted`, “wanted 2”, “wanted 3” ... that is not there or empty."""
    place, number = wanted, 1
    while place.exists() and (not place.is_dir() or any(place.iterdir())):
        number += 1
        place = wanted.with_name(f"{wanted.name} {number}")
    return place


def move_library(file: Path, target: Path, now: datetime) -> None:
    """Copy the folder of a library, compare the copy, put it at `target`, and leave a note in the old folder.

    target: a folder that is not there yet, or empty, on a disk of this computer. Whoever uses the library is kept out
    meanwhile. Raises LibraryLockedError or LibraryError; nothing has changed then, and no half of a copy is left.
    """
    source, target = file.parent, target.absolute()
    _refuse_target(source, target)
    lock = WriterLock(source, tr("a NEC Desktop program that moves it"))
    partial = target.with_name(f"{target.name}.partial")
    try:
        source.mkdir(parents=True, exist_ok=True)
        lock.acquire()
        refuse_left(source)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(partial, ignore_errors=True)  # of a move that was cut off
        partial.mkdir()
        _copy_files(file, partial)
        if file.exists():
            _copy_database(file, partial / file.name)
        with suppress(FileNotFoundError):
            target.rmdir()
        partial.rename(target)
        try:
            (source / NOTE).write_text(_note(target, now), encoding="utf-8")
        except OSError:
            target.rename(partial)  # without the note there would be two libraries, each taken for the right one
            raise
    except sqlite3.Error as error:
        raise damaged(file, tr("It was not moved ({0}).").format(error)) from error
    except OSError as error:
        raise LibraryError(
            tr("The library could not be moved to {0} ({1}). It is where it was, and as it was.").format(
                target, error.strerror
            )
        ) from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)
        lock.release()


def _refuse_target(source: Path, target: Path) -> None:
    if danger := danger_of(target):
        raise LibraryError(
            tr("{0} is {1} as well. Give a folder on a disk of this computer.").format(target, danger.words)
        )
    here, there = source.resolve(), target.resolve()
    if there.is_relative_to(here) or here.is_relative_to(there):
        raise LibraryError(
            tr("{0} lies in the library’s own folder, or around it. Give another folder.").format(target)
        )
    if free_folder(target) != target:
        raise LibraryError(
            tr("There is something in {0} already, and nothing is overwritten. Give another folder.").format(target)
        )


def _copy_files(file: Path, target: Path) -> None:
    """Copy what lies beside the library, and compare every byte."""
    left_out = {*_NOT_COPIED, file.name, f"{file.name}-wal", f"{file.name}-shm", f"{file.name}-journal"}
    for path in sorted(file.parent.rglob("*")):
        within = path.relative_to(file.parent)
        if str(within) in left_out:
            continue
        copy = target / within
        if path.is_dir():
            copy.mkdir(parents=True, exist_ok=True)
            continue
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, copy)
        if not filecmp.cmp(path, copy, shallow=False):
            raise LibraryError(
                tr("The copy of {0} is not like it, so the library was not moved. Try again.").format(path)
            )


def _copy_database(file: Path, copy: Path) -> None:
    """Copy the library with what its log holds, and compare every row.

    It is opened for writing, so that SQLite puts the log into the library left behind when it is closed.
    """
    with closing(sqlite3.connect(f"file:{quote(str(file.absolute()))}?mode=rw", uri=True)) as source:
        with closing(sqlite3.connect(copy)) as target:
            source.backup(target)
        with closing(sqlite3.connect(copy)) as made:
            if made.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                raise damaged(file, tr("It was not moved."))
            for ours, theirs in zip_longest(_rows(source), _rows(made)):
                if ours != theirs:
                    raise LibraryError(
                        tr("The copy of {0} is not like it, so the library was not moved. Try again.").format(file)
                    )


def _rows(connection: sqlite3.Connection) -> Iterator[object]:
    yield connection.execute("PRAGMA user_version").fetchone()
    tables = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    for name, statement in tables:
        yield name, statement
        quoted = '"' + name.replace('"', '""') + '"'
        yield from connection.execute(f"SELECT * FROM {quoted}")


def _note(target: Path, now: datetime) -> str:
    day = date_words(now.astimezone().date())
    was_moved = tr("The library that was kept in this folder was moved on {0} to:").format(day)
    what_is_left = tr(
        "What is left here is as it was on that day, and NEC Desktop does not use it any more. Keep it until you have\n"
        "seen that everything is in the new place; then you may delete this folder. To use what is here again, delete\n"
        "this note.\n"
    )
    return f"{was_moved}\n{target}\n\n{what_is_left}"
