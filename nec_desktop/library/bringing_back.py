"""A plan brought back from a backup: with its history, snapshots, returned files and pictures."""

import re
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from nec_desktop.library.errors import in_words
from nec_desktop.library.history import History

_HASH = re.compile(rb"\b[0-9a-f]{64}\b")


class BringingBack(History):
    """Takes what belongs to a plan out of a backup. The backup has this program's schema, and nobody writes to it."""

    def bring_back_plan(self, backup: Path, plan_id: str) -> None:
        """Bring a plan back that is not here, with all that belongs to it, under the id it had."""
        with self._words(), _reading(backup) as source, self._transaction():
            self._insert("plan", _rows(source, "SELECT * FROM plan WHERE id = ?", plan_id))
            for table in ("value", "history"):
                for row in _rows(source, f"SELECT * FROM {table} WHERE plan = ? ORDER BY id", plan_id):
                    self._insert(table, [{name: cell for name, cell in row.items() if name != "id"}])
            self._bring_belongings(source, plan_id)

    def bring_back_belongings(self, backup: Path, plan_id: str) -> None:
        """Bring back what belongs to a plan that is here: the snapshots, files and pictures that are not here."""
        with self._words(), _reading(backup) as source, self._transaction():
            self._bring_belongings(source, plan_id)

    def bring_back_pictures(self, backup: Path, plan_id: str) -> None:
        """Bring back the pictures and files of a plan that are not here, for a copy of it."""
        with self._words(), _reading(backup) as source, self._transaction():
            self._bring_pictures(source, plan_id)

    def _bring_belongings(self, source: sqlite3.Connection, plan_id: str) -> None:
        for row in _rows(source, "SELECT * FROM snapshot WHERE plan = ? ORDER BY number", plan_id):
            self._take(row)
        for row in _rows(source, "SELECT * FROM returned WHERE plan = ?", plan_id):
            same = (self._returned.plan == plan_id) & (self._returned.hash == row["hash"])
            if not self._returned.select().where((self._returned.id == row["id"]) | same).exists():
                self._insert("returned", [row])
        self._bring_pictures(source, plan_id)

    def _bring_pictures(self, source: sqlite3.Connection, plan_id: str) -> None:
        wanted = {found.decode() for text in _texts(source, plan_id) for found in _HASH.findall(text)}
        here = {identifier for (identifier,) in self._database.execute_sql("SELECT hash FROM attachment")}
        for identifier in sorted(wanted - here):
            self._insert("attachment", _rows(source, "SELECT * FROM attachment WHERE hash = ?", identifier))

    def _insert(self, table: str, rows: Any) -> None:
        for row in rows:
            names, marks = ", ".join(row), ", ".join("?" * len(row))
            self._database.execute_sql(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(row.values()))


@contextmanager
def _reading(backup: Path) -> Iterator[sqlite3.Connection]:
    from nec_desktop.library.backup_file import open_still  # noqa: PLC0415 - a window that starts brings nothing back

    try:  # what goes wrong with the library itself comes from peewee
        with closing(open_still(backup)) as source:
            yield source
    except sqlite3.Error as error:
        raise in_words(error, backup) from error


def _rows(source: sqlite3.Connection, query: str, wanted: str) -> Iterator[dict[str, Any]]:
    found = source.execute(query, (wanted,))
    names = [column[0] for column in found.description]
    for row in found:
        yield dict(zip(names, row, strict=True))


def _texts(source: sqlite3.Connection, plan_id: str) -> Iterator[bytes]:
    """Yield every text of a plan in which a picture may be named: as it is, and as it was frozen."""
    for row in _rows(source, "SELECT content FROM value WHERE plan = ?", plan_id):
        yield row["content"].encode()
    for row in _rows(source, "SELECT content, blocks FROM snapshot WHERE plan = ?", plan_id):
        yield from (zlib.decompress(cell) for cell in row.values() if cell is not None)
