"""What holds after anything that was done to a worker: the library opens, is whole, and has all that was told."""

import sqlite3
import zipfile
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

from nec_desktop.actions.backups import good_backup, list_backups
from nec_desktop.actions.workspace import Workspace
from nec_desktop.library.library import FILE_NAME, Library
from nec_desktop.plan.richtext import RichText
from nec_desktop.plan.values import Content
from tests.library.harness.worker import TEXT, TITLE, written


def check(workspace: Workspace, plan_id: str, told: Sequence[str]) -> int:
    """Check all that a worker told, as a reader sees it and after a writer has tidied up; return the last number."""
    saved = max([0, *(int(words[1]) for words in _told(told, "saved"))])
    found = 0
    for writing in (False, True):
        with Library(workspace.folder, writing=writing) as library:
            found = _number(library.values(plan_id))
            assert found >= saved, "a save that was told is not there"
            _check_versions(library, plan_id, told)
            for entry in library.snapshots(plan_id):
                _number(library.snapshot(entry.id).values)
    for name in (FILE_NAME, *(f"backups/{backup.file.name}" for backup in list_backups(workspace))):
        with closing(sqlite3.connect(workspace.folder / name)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    _check_backups(workspace, told)
    _check_exports(workspace.folder.with_name("exports"), told)
    return found


def _told(told: Sequence[str], what: str) -> list[list[str]]:
    return [words for line in told if (words := line.split())[:1] == [what]]


def _number(values: Mapping[str, Content]) -> int:
    """Return the number of the save whose values these are: all of one save, and nothing of another."""
    title, text = str(values[TITLE]), values[TEXT]
    assert isinstance(text, RichText)
    number = int(title.split(maxsplit=1)[0])
    assert {change.address: change.content for change in written(number)} == {TITLE: title, TEXT: text}
    return number


def _check_versions(library: Library, plan_id: str, told: Sequence[str]) -> None:
    kept = {entry.name: entry for entry in library.snapshots(plan_id)}
    for _what, number in _told(told, "version"):
        assert _number(library.snapshot(kept[f"Version {number}"].id).values) == int(number)


def _check_backups(workspace: Workspace, told: Sequence[str]) -> None:
    there = {backup.name for backup in list_backups(workspace)}
    for _what, name, _number_then in _told(told, "backup")[-1:]:  # the rule may let go of earlier ones
        assert name in there
    for name in there:
        good_backup(workspace, name)  # raises where it is bad: a backup that counts is whole


def _check_exports(folder: Path, told: Sequence[str]) -> None:
    for _what, number in _told(told, "exported"):
        assert (folder / f"{number}.docx").exists()
    for file in folder.glob("*.docx"):
        if file.stem.isdigit():  # what is under its name is whole; what was cut off has another
            with zipfile.ZipFile(file) as parts:
                assert parts.testzip() is None
