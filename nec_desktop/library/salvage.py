"""As much as possible saved out of a damaged library into a new one; what could not be read is counted and named."""

import sqlite3
import zlib
from collections import Counter, defaultdict
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from nec_desktop.library import schema
from nec_desktop.library.backup_file import open_still
from nec_desktop.library.errors import in_words
from nec_desktop.library.pages import Cell, rows_in_pages
from nec_desktop.library.salvage_words import damaged_words, missing_words, nouns, time_lost_words
from nec_desktop.library.wal import last_changes
from nec_desktop.plan.values import decode
from nec_desktop.translation import tr

_UNREADABLE = (ValueError, TypeError, AttributeError, zlib.error)
_TABLES = ("plan", "value", "attachment", "snapshot", "returned", "history")
"""In the order in which they need each other."""
_TIMES = {"created", "changed", "made", "taken", "replaced"}
_KEYS = {"plan": "id", "value": "plan, address", "snapshot": "plan, number", "attachment": "hash"}
"""What SQLite keeps apart from these tables, so that what is lost can be named."""
_Rows = list[tuple[Cell, ...]]


@dataclass(frozen=True)
class Salvaged:
    """What was saved (rows by table) and what was not: sentences, each with its place."""

    rows: dict[str, int]
    lost: tuple[str, ...]

    @property
    def counts(self) -> list[tuple[int, str, str]]:
        """How many of what were saved, in the singular and in the plural."""
        return [(self.rows[table], *nouns(table)) for table in _TABLES if self.rows[table]]


def salvage(damaged: Path, new: Path, folder: Path, now: datetime) -> Salvaged:
    """Save what can be read of a library into the new file `new`, working in the empty `folder`.

    The damaged file, and what stands beside it, are only read, and nobody else may have them open. A returned file that
    cannot be kept in the new library is put beside it. Raises OSError or LibraryError where the disk stops it; there
    is no new file then.
    """
    try:
        return _salvage(damaged, new, folder, now)
    except BaseException as error:
        for end in ("", "-journal"):
            with suppress(OSError):
                new.with_name(f"{new.name}{end}").unlink(missing_ok=True)
        if isinstance(error, sqlite3.Error):
            raise in_words(error, new) from error
        raise


def _salvage(damaged: Path, new: Path, folder: Path, now: datetime) -> Salvaged:
    copy = folder / "copy.db"
    copy.write_bytes(_image(damaged))
    schema.bring_up_to_date(new, now)
    with closing(sqlite3.connect(new, isolation_level=None)) as target:
        target.execute("PRAGMA foreign_keys = OFF")
        target.execute("BEGIN")
        found, lost = _read(copy, target)
        writing = _Writing(target, found, lost, now)
        writing.write(new.parent)
        writing.name_missing(copy)
        schema.change_rows(target, _version(copy))
        target.execute("COMMIT")
    return Salvaged(writing.rows, tuple(writing.lost))


def _image(damaged: Path) -> bytes:
    """Return the library's pages with the last changes in their places, also those that SQLite would not read."""
    data = bytearray(damaged.read_bytes())
    changes = last_changes(damaged)
    if changes.pages:
        size = len(next(iter(changes.pages.values())))
        for number, page in changes.pages.items():
            if 0 < number < 2**24:
                data.extend(bytes(max(0, number * size - len(data))))
                data[(number - 1) * size : number * size] = page
    if len(data) > 20:
        data[18:20] = b"\1\1"  # everything is in this one file
    return bytes(data)


def _version(copy: Path) -> int:
    """Return which version of the program's tables the damaged library has; 0 where that cannot be read."""
    try:
        with closing(open_still(copy)) as source:
            return schema.version_of(source)
    except sqlite3.Error:
        return 0


def _read(copy: Path, target: sqlite3.Connection) -> tuple[dict[str, _Rows], list[str]]:
    """Return the rows of each table, by SQLite where it can, else from the pages."""
    found: dict[str, _Rows] = {}
    lost: list[str] = []
    broken = [table for table in _TABLES if not _read_table(copy, target, table, found)]
    if broken:
        loose, unread = _from_pages(copy, target)
        for table in broken:
            found[table] = [*found.get(table, []), *loose[table]]
        if unread:
            lost.append(tr("{0} entries are so broken that it cannot be told what they were.").format(unread))
    return found, lost


def _read_table(copy: Path, target: sqlite3.Connection, table: str, found: dict[str, _Rows]) -> bool:
    """Read a table by SQLite; False where that did not come to its end."""
    names = [name for name, _kind, _needed in _columns(target, table)]
    rows = found[table] = []
    try:
        with closing(open_still(copy)) as source:
            version = schema.version_of(source)
            (made,) = source.execute("SELECT COUNT(*) FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
            if not made and 0 < version < schema.VERSION:
                return True  # an older program made it, which knew no such table
            for row in source.execute(f"SELECT {', '.join(names)} FROM {table} ORDER BY rowid"):
                rows.append(row)
            return bool(source.execute(f"PRAGMA integrity_check({table})").fetchone()[0] == "ok" or not rows)
    except (sqlite3.Error, UnicodeDecodeError):
        return False


def _from_pages(copy: Path, target: sqlite3.Connection) -> tuple[dict[str, _Rows], int]:
    shapes = {table: _columns(target, table) for table in _TABLES}
    loose: dict[str, _Rows] = defaultdict(list)
    unread = 0
    for row in rows_in_pages(copy.read_bytes()):
        if row is None:
            unread += 1
            continue
        identifier, cells = row
        for table, columns in shapes.items():
            if len(columns) == len(cells) and all(map(_fits, cells, columns)):
                # The first column of these is the row's number, which is not written twice.
                loose[table].append((identifier, *cells[1:]) if table in ("value", "history") else cells)
    return loose, unread


def _columns(target: sqlite3.Connection, table: str) -> list[tuple[str, str, bool]]:
    told = target.execute(f"PRAGMA table_info({table})").fetchall()
    return [(name, kind, bool(needed)) for _, name, kind, needed, _, _ in told]


def _fits(cell: Cell, column: tuple[str, str, bool]) -> bool:
    _name, kind, needed = column
    if cell is None:
        return not needed
    return isinstance(cell, {"TEXT": str, "INTEGER": int, "BLOB": bytes}[kind])


class _Writing:
    """Writes what was found into the new library, and keeps account of what does not come to be in it."""

    def __init__(self, target: sqlite3.Connection, found: dict[str, _Rows], lost: list[str], now: datetime) -> None:
        self.rows: Counter[str] = Counter()
        self.lost = lost
        self._target = target
        self._now = now
        self._found = {
            table: [dict(zip([name for name, *_ in _columns(target, table)], row, strict=True)) for row in found[table]]
            for table in _TABLES
        }

    def write(self, folder: Path) -> None:
        """Write all tables. What one row says twice, in a page and in an older one, is taken from the later."""
        for table in _TABLES:
            rows = self._found[table]
            for row in sorted(rows, key=lambda row: str(row.get("changed", "")), reverse=True):
                self._write_row(table, row, folder)
            if table == "value":
                self._add_missing_plans()

    def name_missing(self, copy: Path) -> None:
        """Name what the keys of the damaged library tell of, and none of its pages holds any more."""
        named = {(row["plan"], row["address"]) for row in self._found["value"] if _trouble("value", row)}
        for table, key in _KEYS.items():
            here = set(self._target.execute(f"SELECT {key} FROM {table}").fetchall())
            try:
                with closing(open_still(copy)) as source:
                    keys = source.execute(f"SELECT {key} FROM {table} ORDER BY {key}").fetchall()
            except (sqlite3.Error, UnicodeDecodeError):
                continue  # the keys are damaged too: the comparison with a backup tells more
            self.lost += [missing_words(table, key) for key in keys if key not in here and key not in named]

    def _write_row(self, table: str, row: dict[str, Cell], folder: Path) -> None:
        if trouble := _trouble(table, row):
            self.lost.append(trouble)
            return
        row = self._with_times(table, row)
        if table == "returned" and not self._has("snapshot", "id", row["snapshot"]):
            self._put_beside(row, folder)
            return
        if table in ("snapshot", "history") and not self._has("plan", "id", row["plan"]):
            made = str(row.get("made", row.get("replaced")))
            self._add_plan(str(row["plan"]), made, made)
        names, marks = ", ".join(row), ", ".join("?" * len(row))
        with suppress(sqlite3.IntegrityError):
            done = self._target.execute(
                f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({marks})", tuple(row.values())
            )
            self.rows[table] += done.rowcount

    def _with_times(self, table: str, row: dict[str, Cell]) -> dict[str, Cell]:
        """Return a row with now for each time that cannot be read: without it a whole list would not open."""
        mended = dict(row)
        for name in _TIMES & row.keys():
            try:
                datetime.fromisoformat(str(row[name]))
            except ValueError:
                mended[name] = self._now.isoformat()
                self.lost.append(time_lost_words(table, row, name))
        return mended

    def _add_missing_plans(self) -> None:
        """A plan whose own line is lost is made anew for its answers, with the outline that most plans have."""
        query = (
            "SELECT plan, MIN(changed), MAX(changed) FROM value WHERE plan NOT IN (SELECT id FROM plan) GROUP BY plan"
        )
        for plan, first, last in self._target.execute(query).fetchall():
            self._add_plan(plan, first, last)

    def _add_plan(self, plan: str, first: str, last: str) -> None:
        kinds = Counter(self._target.execute("SELECT outline, standards FROM plan").fetchall())
        outline, standards = kinds.most_common(1)[0][0] if kinds else ("nec-plan", "")
        self._target.execute("INSERT INTO plan VALUES (?, ?, ?, ?, ?)", (plan, outline, standards, first, last))
        self.rows["plan"] += 1
        self.lost.append(
            tr("The plan {0}: which outline and standards it follows is lost; it is given those of most plans.").format(
                plan
            )
        )

    def _has(self, table: str, column: str, wanted: Cell) -> bool:
        return self._target.execute(f"SELECT 1 FROM {table} WHERE {column} = ?", (wanted,)).fetchone() is not None

    def _put_beside(self, row: dict[str, Cell], folder: Path) -> None:
        name = Path(str(row["name"])).name or "returned.docx"
        beside = folder / f"salvaged-{str(row['id'])[:16]}-{name[-80:]}"
        content = row["file"]
        if isinstance(content, bytes):
            beside.write_bytes(content)
        self.lost.append(
            tr("The returned file {0}: the copy that it answers is lost, so it is kept as {1}.").format(
                name, beside.name
            )
        )


def _trouble(table: str, row: dict[str, Cell]) -> str:
    """Return what is lost with a row that can be read and not understood, empty where it is sound."""
    try:
        match table:
            case "value":
                decode(str(row["kind"]), str(row["content"]))
            case "history" if row["content"] is not None:
                decode(str(row["kind"]), str(row["content"]))
            case "snapshot" | "returned":
                for name in ("content", "blocks"):
                    if isinstance(packed := row.get(name), bytes):
                        zlib.decompress(packed).decode()
    except _UNREADABLE:
        return damaged_words(table, row)
    return ""
