"""One file of a backup: what it holds, and whether it is good."""

import hashlib
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from nec_desktop.library import schema
from nec_desktop.library.entry import COVER, PlanEntry, entry_of
from nec_desktop.plan.values import Content, decode
from nec_desktop.translation import tr

NAME = re.compile(r"library-(?P<made>\d{8}-\d{6})\.db")


class _OtherFileError(ValueError):
    """A file that is no whole library of this version or an older one. The message is a sentence for the person."""


_UNREADABLE = (ValueError, TypeError, AttributeError)
_EVER = datetime(1, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Backup:
    """A backup. `made` is an instant in UTC, `size` in bytes; `trouble` is a sentence where it is bad, else empty."""

    file: Path
    made: datetime
    size: int
    plans: tuple[PlanEntry, ...] = ()
    trouble: str = ""

    @property
    def name(self) -> str:
        """What it is called on the command line: its file's name without the ending."""
        return self.file.stem


@dataclass(frozen=True)
class Contents:
    """What a library holds: rows of each table, and a hash of all of them."""

    rows: dict[str, int]
    hash: str


def look(file: Path) -> Backup:
    """Open a backup and return what it holds; what is wrong with it is told in its `trouble`."""
    made = _made(file)
    try:
        size = file.stat().st_size
        with closing(open_still(file)) as connection:
            _refuse_other(connection, size)
            return Backup(file, made, size, tuple(_plans(connection)))
    except (sqlite3.Error, *_UNREADABLE) as error:
        return Backup(file, made, size, trouble=_trouble_words(error))
    except OSError as error:
        return Backup(file, made, 0, trouble=tr("It cannot be read ({0}).").format(error.strerror))


def trouble_in(file: Path, held: Contents | None = None) -> str:
    """Try all of a backup out: return a sentence about what is wrong, empty where nothing is.

    held: what the library held when it was copied; without it the hash that was written beside the backup then.
    """
    try:
        with closing(open_still(file)) as connection:
            _refuse_other(connection, file.stat().st_size)
            (first,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
            if first != "ok":
                return tr("Its pages do not fit together.")
            if connection.execute("PRAGMA foreign_key_check").fetchone():
                return tr("Some of its entries have lost what they belong to.")
            if held is not None and contents(connection) != held:
                return tr("It does not hold the same as the library.")
        if held is None and (expected := _written_hash(file)) and expected != hash_of(file):
            return tr("It is not as it was when it was made: some of its bytes have changed.")
    except (sqlite3.Error, *_UNREADABLE) as error:
        return _trouble_words(error)
    except OSError as error:
        return tr("It cannot be read ({0}).").format(error.strerror)
    return ""


def open_still(file: Path) -> sqlite3.Connection:
    """Open a file that nobody writes to, without leaving anything beside it."""
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True)


def contents(connection: sqlite3.Connection) -> Contents:
    """Return what a library holds: every row of every table counts."""
    rows, sha = {}, hashlib.sha256()
    tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name"
    for (table,) in connection.execute(tables).fetchall():
        rows[table] = 0
        for row in connection.execute(f'SELECT * FROM "{table}" ORDER BY rowid'):
            rows[table] += 1
            for cell in row:
                sha.update(cell if isinstance(cell, bytes) else repr(cell).encode())
                sha.update(b"\0")
    return Contents(rows, sha.hexdigest())


def state(connection: sqlite3.Connection) -> tuple[object, ...]:
    """Return what differs where something was saved since: cheap to ask for, and the same in a faithful backup."""
    tables = [table for (table,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    counted = [connection.execute(f'SELECT COUNT(*) FROM "{table}"').fetchone()[0] for table in sorted(tables)]
    plans = connection.execute("SELECT id, changed FROM plan ORDER BY id").fetchall()  # a clock may be set back
    return (len(plans), *plans, *sorted(tables), *counted)


def check_file(file: Path) -> Path:
    """Return the file beside a backup in which its hash stands, as sha256sum writes and reads it."""
    return file.with_name(f"{file.name}.sha256")


def write_hash(file: Path, of: Path) -> None:
    """Say in the file beside a backup which bytes it has: those of `of`, which is moved into its place, or its own."""
    check_file(file).write_text(f"{hash_of(of)}  {file.name}\n", encoding="utf-8")


def _written_hash(file: Path) -> str:
    try:
        return check_file(file).read_text(encoding="utf-8").split()[0]
    except (OSError, ValueError, IndexError):
        return ""  # somebody has put away the file beside it: the backup is then judged by what it holds


def hash_of(file: Path) -> str:
    """Return the SHA-256 of a file's bytes."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _refuse_other(connection: sqlite3.Connection, size: int) -> None:
    """Raise _OtherFileError with a sentence where the file is none of ours, newer, or cut off."""
    version = schema.version_of(connection)
    if version < 1:
        raise _OtherFileError(tr("It is not a library of NEC Desktop."))
    if version > schema.VERSION:
        raise _OtherFileError(tr("A newer version of NEC Desktop made it. Install that to use it."))
    pages = connection.execute("PRAGMA page_count").fetchone()[0] * connection.execute("PRAGMA page_size").fetchone()[0]
    if pages > size:
        raise _OtherFileError(tr("A part of it is missing."))


def _plans(connection: sqlite3.Connection) -> Iterator[PlanEntry]:
    cover: dict[str, dict[str, Content]] = {}
    marks = ", ".join("?" * len(COVER))
    for plan, address, kind, content in connection.execute(
        f"SELECT plan, address, kind, content FROM value WHERE plan IN (SELECT id FROM plan) AND address IN ({marks})",
        COVER,
    ):
        with suppress(*_UNREADABLE):
            cover.setdefault(plan, {})[address] = decode(kind, content)
    names = "id", "outline", "standards", "changed"
    for row in connection.execute(f"SELECT {', '.join(names)} FROM plan ORDER BY changed DESC, id").fetchall():
        yield entry_of(dict(zip(names, row, strict=True)), cover.get(row[0], {}))


def _made(file: Path) -> datetime:
    found = NAME.fullmatch(file.name)
    try:
        return datetime.strptime(found["made"], "%Y%m%d-%H%M%S").replace(tzinfo=UTC) if found else _EVER
    except ValueError:  # as 20269999-000000, which somebody has typed
        return _EVER


def _trouble_words(error: Exception) -> str:
    if isinstance(error, _OtherFileError):
        return str(error)
    return tr("It is damaged and cannot be read.")
