"""The library's tables, step by step, and the runner that brings an older file up to date.

To change the schema: add a step at the end of STEPS (frozen SQL, never the live tables), keep a library of the
version before it in tests/data/, and add its test in tests/library/test_schema.py. Never edit a released step.
"""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from nec_desktop.library.errors import DamagedLibraryError, LibraryError
from nec_desktop.translation import tr

Steps = tuple[tuple[str, ...], ...]

STEPS: Steps = (
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
    (
        # A plan as it was sent, published or named. content: its values; blocks: what was sent; both compressed JSON.
        "CREATE TABLE snapshot (id TEXT PRIMARY KEY,"
        " plan TEXT NOT NULL REFERENCES plan (id) ON DELETE CASCADE,"
        " number INTEGER NOT NULL, made TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,"
        " document TEXT NOT NULL, copy TEXT NOT NULL, content BLOB NOT NULL, blocks BLOB,"
        " UNIQUE (plan, number)) STRICT",
    ),
    (
        # A file that a reviewer returned. content: what it says about the snapshot, compressed JSON; file: itself.
        # hash: of the file; parts: of what is read of it. A snapshot to which something came back stays.
        "CREATE TABLE returned (id TEXT PRIMARY KEY,"
        " plan TEXT NOT NULL REFERENCES plan (id) ON DELETE CASCADE,"
        " snapshot TEXT NOT NULL REFERENCES snapshot (id),"
        " hash TEXT NOT NULL, parts TEXT NOT NULL, name TEXT NOT NULL, reviewer TEXT NOT NULL, taken TEXT NOT NULL,"
        " producer TEXT NOT NULL, recognised TEXT NOT NULL, content BLOB NOT NULL, file BLOB NOT NULL,"
        " UNIQUE (plan, hash)) STRICT",
    ),
    (
        # What stood at an address before. content: NULL where nothing stood there; replaced: when; who: replaced it.
        # The content is last: whoever looks for a time does not read through long texts.
        "CREATE TABLE history (id INTEGER PRIMARY KEY,"
        " plan TEXT NOT NULL REFERENCES plan (id) ON DELETE CASCADE,"
        " address TEXT NOT NULL, replaced TEXT NOT NULL, who TEXT NOT NULL, kind TEXT NOT NULL, content TEXT) STRICT",
        "CREATE INDEX history_place ON history (plan, address, id)",
        "CREATE INDEX history_time ON history (plan, replaced, address)",
    ),
    (
        # What a version is that was kept as a plan was handed over or brought together: only its name told that before.
        "UPDATE snapshot SET kind = 'handed-over' WHERE kind = 'version'"
        " AND (name = 'Handed over' OR name GLOB 'Handed over to *')",
        "UPDATE snapshot SET kind = 'brought-together' WHERE kind = 'version'"
        " AND name GLOB 'Brought together with the copy of *'",
    ),
)
VERSION = len(STEPS)
PROBES = (
    "SELECT id, outline, standards, created, changed FROM plan LIMIT 0",
    "SELECT id, plan, address, kind, content, changed FROM value LIMIT 0",
    "SELECT hash, media_type, data FROM attachment LIMIT 0",
    "SELECT id, plan, number, made, kind, name, document, copy, content, blocks FROM snapshot LIMIT 0",
    "SELECT id, plan, snapshot, hash, parts, name, reviewer, taken, producer, recognised, content, file"
    " FROM returned LIMIT 0",
    "SELECT id, plan, address, replaced, who, kind, content FROM history LIMIT 0",
    # EXPLAIN does nothing; it is made only where the keys that saving relies on are there.
    "EXPLAIN INSERT INTO value (plan, address, kind, content, changed) VALUES ('', '', '', '', '')"
    " ON CONFLICT (plan, address) DO UPDATE SET content = ''",
    "EXPLAIN INSERT INTO history (plan, address, replaced, who, kind, content) VALUES ('', '', '', '', '', '')",
    "EXPLAIN INSERT INTO attachment (hash, media_type, data) VALUES ('', '', '') ON CONFLICT (hash) DO NOTHING",
)
"""Each fails in a library of VERSION only if its list of tables is damaged."""


def bring_up_to_date(file: Path, now: datetime, steps: Steps = STEPS) -> Path | None:
    """Create `file`, or do the steps that it lacks after a dated copy, whose path is returned.

    A new file is made beside its place and moved there whole, so that an empty one is never ours: it is refused.
    One exclusive transaction holds all steps. Foreign keys are off before it begins (the pragma is ignored inside
    one): with them on, rebuilding a parent table would silently delete its children.
    Raises LibraryError for a newer file, sqlite3.Error for what the disk or the file do.
    """
    if not file.exists():
        refuse_orphan(file)
        _create(file, steps)
        return None
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        version = version_of(connection)
        refuse_newer(version, file, len(steps))
        refuse_strange(version, file)
        if version == len(steps):
            return None
        copy = _dated_copy(connection, file, version, now)
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("BEGIN EXCLUSIVE")
        try:
            for step in steps[version:]:
                for statement in step:
                    connection.execute(statement)
            broken = connection.execute("PRAGMA foreign_key_check").fetchall()
            if broken:
                raise LibraryError(
                    tr(
                        "The library {0} could not be brought up to date: {1} of its entries have lost what they "
                        "belong to. It has been left as it was; a copy is beside it ({2})."
                    ).format(file, len(broken), copy.name)
                )
            connection.execute(f"PRAGMA user_version = {len(steps)}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        return copy


def change_rows(connection: sqlite3.Connection, version: int, steps: Steps = STEPS) -> None:
    """Change rows that were taken over from a library of an older version into new tables, as the steps since would."""
    for step in steps[version:] if version > 0 else ():
        for statement in step:
            if statement.startswith("UPDATE"):
                connection.execute(statement)


def refuse_orphan(file: Path) -> None:
    """Raise LibraryError where saved data waits for a library that is not there: a new one would swallow it."""
    for orphan in (file.with_name(f"{file.name}{end}") for end in ("-wal", "-journal")):
        if orphan.exists() and orphan.stat().st_size:
            raise LibraryError(
                tr(
                    "The library {0} is missing, but {1}, which belongs to it and holds the last changes, is there. "
                    "Put {2} back beside it, or move {1} away to start with an empty library."
                ).format(file, orphan.name, file.name)
            )


def refuse_stranded(file: Path) -> None:
    """Raise LibraryError where the last changes stand beside a file that can only be read as it stands."""
    changes = file.with_name(f"{file.name}-wal")
    if changes.exists() and changes.stat().st_size:
        raise LibraryError(
            tr(
                "The last changes to the library {0} stand in {1} beside it, and they cannot be read while the folder "
                "cannot be written. Give yourself permission to write there, or copy the whole folder and start the "
                "program with --data-dir and the copy."
            ).format(file, changes.name)
        )


def _create(file: Path, steps: Steps) -> None:
    new = file.with_name(f"{file.name}.new")
    new.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(new, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = MEMORY")  # what is left of a broken start cannot be rolled back
            connection.execute("BEGIN EXCLUSIVE")
            for statement in (statement for step in steps for statement in step):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {len(steps)}")
            connection.execute("COMMIT")
        new.replace(file)
    finally:
        new.unlink(missing_ok=True)


def version_of(connection: sqlite3.Connection) -> int:
    """Return the schema version of an open library, 0 for an empty file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def refuse_newer(version: int, file: Path, known: int = VERSION) -> None:
    """Raise LibraryError where a newer program made the file."""
    if version > known:
        raise LibraryError(
            tr(
                "The library {0} was made by a newer version of NEC Desktop (its version is {1}, this program knows "
                "{2}). Install the newer program to open it. It has been left as it was."
            ).format(file, version, known)
        )


def refuse_strange(version: int, file: Path) -> None:
    """Raise LibraryError where the file is not one that this program ever made."""
    if version < 1:
        raise DamagedLibraryError(
            tr(
                "The file {0} is not a library of NEC Desktop: it is empty, or another program’s. It has been left as "
                "it was. Put a copy of your library in its place, or move it away and start the program again."
            ).format(file)
        )


def refuse_other(version: int, file: Path) -> None:
    """Raise LibraryError where this program, as it reads and writes, does not know the file's tables."""
    refuse_newer(version, file)
    refuse_strange(version, file)
    if version < VERSION:
        raise LibraryError(
            tr(
                "The library {0} was made by an older version of NEC Desktop. Open it once in the window, which brings "
                "it up to date and keeps a copy of it as it was."
            ).format(file)
        )


def _dated_copy(connection: sqlite3.Connection, file: Path, version: int, now: datetime) -> Path:
    copy = file.with_name(f"{file.stem}-v{version}-{now:%Y%m%d-%H%M%S}{file.suffix}")
    try:
        with closing(sqlite3.connect(copy)) as target:
            connection.backup(target)
    except BaseException:
        copy.unlink(missing_ok=True)
        raise
    return copy
