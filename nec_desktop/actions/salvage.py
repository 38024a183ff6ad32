"""What is done about a damaged library: looked at, saved into a new one, and that put in its place when chosen."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from nec_desktop.actions.backups import Restored, compare_files, good_backup, list_backups, when_words
from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.workspace import Workspace
from nec_desktop.library.aside import ASIDE, set_aside
from nec_desktop.library.backup_file import Backup, look
from nec_desktop.library.entry import PlanEntry
from nec_desktop.library.errors import LibraryError
from nec_desktop.library.library import FILE_NAME
from nec_desktop.library.replacing import copied_beside, held, put_in_place
from nec_desktop.library.salvage import Salvaged, salvage
from nec_desktop.plan.words import count_words, list_words
from nec_desktop.translation import tr


@dataclass(frozen=True)
class Rescue:
    """What was saved of a damaged library into `file`, beside the newest backup that is good.

    only_in_backup: plans of the backup that were not saved; differing: at how many places the plans that are in both
    differ, some of it because of what was written since.
    """

    file: Path
    salvaged: Salvaged
    plans: tuple[PlanEntry, ...]
    backup: Backup | None = None
    only_in_backup: tuple[PlanEntry, ...] = ()
    differing: int = 0


def rescue(workspace: Workspace) -> Rescue:
    """Save what can be read of the library into a new file, and change nothing else.

    Raises RefusedError where there is no library, LibraryError where the disk stops it.
    """
    library = workspace.folder / FILE_NAME
    if not library.exists():
        raise RefusedError(tr("There is no library here, so there is nothing to save. A backup can be gone back to."))
    new = _free_name(workspace)
    try:
        with held(workspace.folder, _mending()), tempfile.TemporaryDirectory() as name:
            new.parent.mkdir(exist_ok=True)
            salvaged = salvage(library, new, Path(name), workspace.now())
    except OSError as error:
        raise LibraryError(
            tr(
                "What can be read of the library could not be saved to {0} ({1}). Make room on the "
                "disk, or give yourself permission to write there, and try again. The library is as "
                "it was."
            ).format(new.parent, error.strerror)
        ) from error
    return _beside_backup(workspace, new, salvaged)


def _free_name(workspace: Workspace) -> Path:
    """Return where to save to: nothing is there, nor beside it what is left of one that was stopped half way."""
    first = new = workspace.folder / ASIDE / f"library-salvaged-{workspace.now():%Y%m%d-%H%M%S}.db"
    number = 1
    while any(new.parent.glob(f"{new.name}*")):
        number += 1
        new = first.with_name(f"{first.stem}-{number}.db")
    return new


def _mending() -> str:
    """Return who has the library, for other programs that want it."""
    return tr("a NEC Desktop program that mends the library")


def use_rescued(workspace: Workspace, rescued: Rescue) -> Restored:
    """Put what was saved in the library's place; the damaged library is set aside, never deleted."""
    with held(workspace.folder, _mending()), copied_beside(rescued.file, workspace.folder) as new:
        aside = set_aside(workspace.folder / FILE_NAME, workspace.now())
        put_in_place(new, workspace.folder)
    return Restored(None, aside)


def rescue_words(workspace: Workspace, rescued: Rescue) -> str:
    """Return what was saved and what was not, in sentences, the lost ones named up to twenty."""
    counted = list_words([count_words(*pair) for pair in rescued.salvaged.counts])
    told = [tr("Saved: {0}.").format(counted) if counted else tr("Nothing could be saved.")]
    lost = rescued.salvaged.lost
    told += (
        [tr("Not saved, as far as can be told: {0}.").format(len(lost)), *lost[:20]]
        if lost
        else [tr("Nothing is known to be lost.")]
    )
    if len(lost) > 20:
        told.append(tr("… and {0} more.").format(len(lost) - 20))
    if rescued.backup:
        when = when_words(workspace, rescued.backup.made)
        titles = list_words([entry.title or entry.id for entry in rescued.only_in_backup])
        told.append(
            tr("The newest good backup, of {0}, differs from what was saved in {1}").format(
                when, count_words(rescued.differing, tr("place"), tr("places"))
            )
            + (tr(", and it alone has {0}.").format(titles) if titles else ".")
        )
    else:
        told.append(tr("There is no good backup to compare it with."))
    return "\n".join(told)


def _beside_backup(workspace: Workspace, new: Path, salvaged: Salvaged) -> Rescue:
    plans = look(new).plans
    try:
        newest = next((backup for backup in list_backups(workspace) if not backup.trouble), None)
        if newest is None:
            return Rescue(new, salvaged, plans)
        found = compare_files(good_backup(workspace, newest.name), new)
    except (LibraryError, RefusedError):  # a backup that turns out to be bad, or is out of reach, is no help
        return Rescue(new, salvaged, plans)
    only = tuple(plan.entry for plan in found.plans if plan.now is None)
    return Rescue(new, salvaged, plans, newest, only, sum(plan.differing for plan in found.plans))
