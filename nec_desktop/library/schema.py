"""The library's tables, step by step, and the runner that brings an older file up to date.

To change the schema: add a step at the end of STEPS (frozen SQL, never the live tables), keep a library of the
version before it in tests/data/, and add its test in tests/library/test_schema.py. Never edit a released step.
"""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from nec_desktop.library.errors import LibraryError

STEPS: tuple[tuple[str, ...], ...] = (
    (
        "CREATE TABLE plan (id TEXT PRIMARY KEY, outline TEXT NOT NULL, standards TEXT NOT NULL,"
        " created TEXT NOT NULL, changed TEXT NOT NULL) STRICT",
        # A row id of its own, so that a full-text index can take this table as its external content.
        "CREATE TABLE value (id INTEGER PRIMARY KEY,"
        " plan TEXT NOT NULL REFERENCES plan (id) ON DELETE CASCADE,"
        " address TEXT NOT NULL, kind TEXT NOT NULL, content TEXT NOT NULL, changed TEXT NOT NULL,"
        " UNIQUE (plan, address)) STRICT",
        "CREATE TABLE attachment (hash TEXT PRIMARY KEY, media_type TEXT NOT NULL, data BLOB NOT NULL) STRICT",
    ),
)
VERSION = len(STEPS)


def bring_up_to_date(file: Path, now: datetime) -> Path | None:
    """Create `file`, or upgrade it to VERSION after a dated copy, whose path is returned.

    One exclusive transaction holds all steps. Foreign keys are off before it begins (the pragma is ignored inside
    one): with them on, rebuilding a parent table would silently delete its children.
    Raises LibraryError for a newer file, sqlite3.Error for what the disk or the file do.
    """
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        version = version_of(connection)
        refuse_newer(version, file)
        if version == VERSION:
            return None
        copy = _dated_copy(connection, file, version, now) if version else None
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("BEGIN EXCLUSIVE")
        try:
            for step in STEPS[version:]:
                for statement in step:
                    connection.execute(statement)
            broken = connection.execute("PRAGMA foreign_key_check").fetchall()
            if broken:
                raise LibraryError(
                    f"The library {file} could not be brought up to date: {len(broken)} of its entries have lost what "
                    f"they belong to. It has been left as it was; a copy is beside it ({copy.name if copy else ''})."
                )
            connection.execute(f"PRAGMA user_version = {VERSION}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        return copy


def version_of(connection: sqlite3.Connection) -> int:
    """Return the schema version of an open library, 0 for an empty file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def refuse_newer(version: int, file: Path) -> None:
    """Raise LibraryError where a newer program made the file."""
    if version > VERSION:
        raise LibraryError(
            f"The library {file} was made by a newer version of NEC Desktop (its version is {version}, this program "
            f"knows {VERSION}). Install the newer program to open it. It has been left as it was."
        )


def _dated_copy(connection: sqlite3.Connection, file: Path, version: int, now: datetime) -> Path:
    copy = file.with_name(f"{file.stem}-v{version}-{now:%Y%m%d-%H%M%S}{file.suffix}")
    with closing(sqlite3.connect(copy)) as target:
        connection.backup(target)
    return copy
