"""Backups of the library: made, looked into, and gone back to, the whole or one plan."""

import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.files import written_beside
from nec_desktop.actions.workspace import Workspace
from nec_desktop.library.aside import set_aside
from nec_desktop.library.backup_file import Backup, open_still
from nec_desktop.library.backups import Backups, has_changed
from nec_desktop.library.entry import PlanEntry
from nec_desktop.library.errors import BadBackupError, DamagedLibraryError, LibraryError
from nec_desktop.library.library import FILE_NAME, Library
from nec_desktop.library.replacing import copied_beside, held, put_in_place
from nec_desktop.library.schema import VERSION, bring_up_to_date, version_of
from nec_desktop.plan.compare import changes_between, places_between
from nec_desktop.plan.parts import Change
from nec_desktop.plan.words import count_words, date_words, time_words
from nec_desktop.translation import tr

SETTINGS = "backups.json"
"""In the data folder: what a person chose about backups."""


class _Settings(msgspec.Struct, forbid_unknown_fields=True):
    """folder: where backups are made, empty for the one in the data folder; without its beginning where it lies in the
    data folder, so that it goes along when that is moved.
    """

    folder: str = ""


@dataclass(frozen=True)
class PlanThen:
    """A plan in a backup beside the library now. differing: at how many places the two differ, see `places_between`."""

    entry: PlanEntry
    now: PlanEntry | None
    differing: int = 0


@dataclass(frozen=True)
class Comparison:
    """How a backup differs from now. missing: plans that are here and not in the backup."""

    plans: tuple[PlanThen, ...]
    missing: tuple[PlanEntry, ...]


@dataclass(frozen=True)
class Restored:
    """What became of the library that a backup took the place of: backed up, or where it was damaged set aside."""

    backup: Backup | None
    aside: Path | None


def backup_folder(workspace: Workspace) -> Path:
    """Return where backups are made; raises RefusedError where the file that says so cannot be read."""
    return _backups(workspace).folder


def _backups(workspace: Workspace) -> Backups:
    file = workspace.folder / SETTINGS
    try:
        chosen = msgspec.json.decode(file.read_bytes(), type=_Settings).folder
    except FileNotFoundError:
        chosen = ""
    except (OSError, msgspec.DecodeError) as error:
        raise RefusedError(
            tr("{0} says where backups are made, and it cannot be read. Choose the folder for backups again.").format(
                file
            )
        ) from error
    return Backups(workspace.folder / (chosen or "backups"), chosen=bool(chosen))


def choose_backup_folder(workspace: Workspace, folder: Path | None) -> None:
    """Make backups in another folder from now on, None for the one in the data folder. Those made before stay there.

    Raises RefusedError where the folder is not there or cannot be written.
    """
    if folder is not None:
        folder = folder.absolute()
        if not folder.is_dir():
            raise RefusedError(tr("{0} is not a folder that is there. Choose another one for backups.").format(folder))
        try:
            with tempfile.TemporaryFile(dir=folder):
                pass
        except OSError as error:
            raise RefusedError(
                tr("{0} cannot be written ({1}). Choose another folder for backups.").format(folder, error.strerror)
            ) from error
        if folder.is_relative_to(workspace.folder.absolute()):
            folder = folder.relative_to(workspace.folder.absolute())
    workspace.folder.mkdir(parents=True, exist_ok=True)
    with written_beside(workspace.folder / SETTINGS) as partial:
        partial.write_bytes(msgspec.json.encode(_Settings(str(folder) if folder else "")))


def back_up(workspace: Workspace) -> Backup:
    """Back the library up and try the backup out.

    Raises RefusedError where there is no library yet, LibraryError with a sentence where it did not work.
    """
    library = workspace.folder / FILE_NAME
    if not library.exists():
        raise RefusedError(tr("There is no library yet, so there is nothing to back up."))
    return _backups(workspace).make(library, workspace.now())


def back_up_if_changed(workspace: Workspace) -> Backup | None:
    """Back the library up where something was saved since the last backup that is good; None where nothing was."""
    newest = _backups(workspace).newest_good()
    return back_up(workspace) if has_changed(workspace.folder / FILE_NAME, newest) else None


def list_backups(workspace: Workspace) -> list[Backup]:
    """Return the backups there are, the last made first. What is wrong with one is told in its `trouble`.

    Raises LibraryError where the folder that was chosen for them is not there.
    """
    return _backups(workspace).entries()


def good_backup(workspace: Workspace, name: str) -> Backup:
    """Return the backup of that name, after all of it was tried out; raises BadBackupError where it is no good."""
    backup = _backups(workspace).find(name)
    if backup.trouble:
        raise BadBackupError(
            tr("The backup {0} is no good: {1} Choose another one.").format(backup.name, backup.trouble)
        )
    return backup


def compare_with_now(workspace: Workspace, name: str) -> Comparison:
    """Return how a backup differs from the library now; raises LibraryError where that is damaged."""
    return compare_files(good_backup(workspace, name), workspace.folder / FILE_NAME)


def compare_files(backup: Backup, library: Path) -> Comparison:
    """Return how a good backup differs from a library's file."""
    with _opened(backup) as file, _reader(file) as then, _reader(library) as now:
        here = {entry.id: entry for entry in now.plans()}
        plans = []
        for entry in then.plans():
            before = here.pop(entry.id, None)
            differing = 0 if before is None else len(places_between(now.values(entry.id), then.values(entry.id)))
            plans.append(PlanThen(entry, before, differing))
    return Comparison(tuple(plans), tuple(here.values()))


def restore_plan(workspace: Workspace, library: Library, name: str, plan_id: str, *, as_copy: bool = False) -> str:
    """Bring one plan back from a backup, and return its id; what stands now is first kept as a version.

    In its place: it reads as it did then; snapshots and returned files made since stay. As a copy: a new plan beside
    it, with its texts, tables and pictures. A plan that is not here any more comes back with all that belonged to it.
    """
    backup = good_backup(workspace, name)
    with _opened(backup) as file, _reader(file) as then:
        entry = then.find(plan_id)
        values = then.values(entry.id)
        here = any(plan.id == entry.id for plan in library.plans())
        if as_copy:
            title = Change(
                "cover/title",
                tr("{0} (from the backup of {1})").format(entry.title, when_words(workspace, backup.made)),
            )
            changes = [Change.back(address, content) for address, content in values.items()]
            plan_id = library.add_plan(entry.outline, entry.standards, [*changes, title])
            library.bring_back_pictures(file, entry.id)
            return plan_id
        if not here:
            library.bring_back_plan(file, entry.id)
            return entry.id
        now = library.values(entry.id)
        why = tr("Before the backup of {0} was restored").format(when_words(workspace, backup.made))
        library.add_snapshot(entry.id, now, "automatic", name=why)
        library.bring_back_belongings(file, entry.id)
        library.save(entry.id, changes_between(now, values))
    return entry.id


def restore_library(workspace: Workspace, name: str) -> Restored:
    """Put a backup in the library's place. What is there now is backed up first, or, where damaged, set aside.

    No library may be open for writing, in this program or another: raises LibraryLockedError. Raises LibraryError or
    RefusedError before anything is changed where the backup is no good, or the disk has no room.
    """
    backup = good_backup(workspace, name)
    restoring = tr("a NEC Desktop program that restores a backup")
    with held(workspace.folder, restoring), copied_beside(backup.file, workspace.folder) as new:
        kept = keep_what_is_there(workspace)
        put_in_place(new, workspace.folder)
    return kept


def keep_what_is_there(workspace: Workspace) -> Restored:
    """Back up the library before another takes its place, or set it aside where it cannot be backed up whole."""
    if not (workspace.folder / FILE_NAME).exists():
        return Restored(None, None)
    try:
        return Restored(back_up(workspace), None)
    except (DamagedLibraryError, BadBackupError):
        return Restored(None, set_aside(workspace.folder / FILE_NAME, workspace.now()))


def when_words(workspace: Workspace, instant: datetime) -> str:
    """Return an instant as a person reads it where they are: 14 July 2026 at 10:42am."""
    local = instant.astimezone(workspace.now().astimezone().tzinfo)
    return tr("{0} at {1}").format(date_words(local.date()), time_words(local.time()))


def made_words(workspace: Workspace, backups: Iterable[Backup]) -> dict[str, str]:
    """Return by name when each backup was made, with its seconds where another one was made in the same minute."""
    made = {backup.name: (when_words(workspace, backup.made), backup.made) for backup in backups}
    alike = Counter(words for words, _made in made.values())
    return {
        name: words
        if alike[words] == 1
        else tr("{0} and {1}").format(words, count_words(instant.second, tr("second"), tr("seconds")))
        for name, (words, instant) in made.items()
    }


@contextmanager
def _opened(backup: Backup) -> Iterator[Path]:
    """Give a backup's file to be read: one of an older version as a copy that is brought up to date."""
    with closing(open_still(backup.file)) as connection:
        version = version_of(connection)
    if version == VERSION:
        yield backup.file
        return
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name) / FILE_NAME
        try:
            shutil.copyfile(backup.file, copy)
        except OSError as error:
            raise LibraryError(
                tr("{0} could not be copied to be read ({1}).").format(backup.file, error.strerror)
            ) from error
        bring_up_to_date(copy, backup.made)
        yield copy


def _reader(file: Path) -> Library:
    return Library(file.parent, writing=False, name=file.name)
