"""What holds after a program that saves was killed, or the power cut."""

import sqlite3
from contextlib import closing
from pathlib import Path

from nec_desktop.library.library import FILE_NAME, Library
from tests.library.saver import PLACES, numbered, trace


def check_after_kill(folder: Path, plan_id: str, told: int) -> None:
    """Check that everything told is there and whole, first as a reader sees it, then after a writer has tidied up."""
    for writing in (False, True):
        with Library(folder, writing=writing) as library:
            values = library.values(plan_id)
        numbers = {int(str(values[place]).split()[0]) for place in PLACES}
        assert len(numbers) == 1, "a save is there as a whole or not at all"
        (saved,) = numbers
        assert saved >= told
        expected = [*numbered(saved), *map(trace, range(saved))]
        assert {change.address: change.content for change in expected} == values, "every save that was told is there"
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
