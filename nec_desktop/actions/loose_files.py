"""Words in the files beside the library: backups and other copies of it, lists of words, notes of faults."""

import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from nec_desktop.actions.backups import backup_folder
from nec_desktop.actions.files import written_beside
from nec_desktop.actions.workspace import Workspace
from nec_desktop.library.errors import LibraryError
from nec_desktop.library.library import FILE_NAME
from nec_desktop.library.removal import Removal
from nec_desktop.library.waiting import Waiting
from nec_desktop.library.wiped_copies import SQLITE, find_in_copy, remove_from_copy
from nec_desktop.plan.blanking import Blanking

_OWN = frozenset((FILE_NAME, *(f"{FILE_NAME}{end}" for end in ("-wal", "-shm")), "library.lock", "library.holder.json"))
_WAITING = "snapshots-waiting"
_LOG = ".log"
_PLAN_FILE = ".necplan"


@dataclass
class Loose:
    """In how many places the words stand, by file. copies: those files that are libraries, most of them backups.

    left: what could not be gone through or written, and why, as a sentence.
    """

    counts: Counter[Path] = field(default_factory=Counter)
    copies: set[Path] = field(default_factory=set)
    left: dict[Path, str] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """In how many places there are in all."""
        return self.counts.total()


def go_through_files(workspace: Workspace, removal: Removal, *, write: bool) -> Loose:
    """Return where the words stand in files of the data folder and in backups; take them out if `write`.

    A file that is of no plan is gone through whichever plan is asked for.
    """
    found = Loose()
    for file in sorted(_files(workspace)):
        try:
            with file.open("rb") as opened:
                is_copy = opened.read(len(SQLITE)) == SQLITE
            count = _copy(file, removal, write=write) if is_copy else _other(file, removal, found, write=write)
        except (LibraryError, OSError) as error:
            found.left[file] = str(error) if isinstance(error, LibraryError) else f"It cannot be read ({error})."
            continue
        if count:
            found.counts[file] += count
            found.copies |= {file} if is_copy else set()
    for file, row in Waiting(workspace.folder).rows():
        # The library has taken in what waits for its own plans: this belongs to none that is here.
        blanking = Blanking(removal.words)
        for packed in (row["content"], row["blocks"] or b""):
            blanking.text(zlib.decompressobj().decompress(packed).decode(errors="replace"))
        if blanking.count:
            found.left[file] = "It belongs to a plan that is not in this library, and it holds the words."
    return found


def _files(workspace: Workspace) -> Iterator[Path]:
    backups = backup_folder(workspace)
    beside = [] if backups.is_relative_to(workspace.folder) else [*backups.glob("library-*")]
    for file in (*workspace.folder.rglob("*"), *beside):
        if file.is_file() and not file.is_symlink() and file.name not in _OWN and file.parent.name != _WAITING:
            yield file


def _copy(file: Path, removal: Removal, *, write: bool) -> int:
    found = find_in_copy(file, removal)
    if found.total and write:
        remove_from_copy(file, removal)
    return found.total


def _other(file: Path, removal: Removal, found: Loose, *, write: bool) -> int:
    blanking = Blanking(removal.words)
    before = file.read_bytes()
    after = removal.file(before, blanking)
    if after == before:
        return 0
    if file.suffix == _PLAN_FILE:
        found.left[file] = "It is a plan file, which is sealed, and it holds the words."
        return 0
    if write and file.suffix == _LOG:
        file.write_bytes(after)  # in its place: the program has it open, and goes on writing to it
    elif write:
        with written_beside(file) as partial:
            partial.write_bytes(after)
    return blanking.count
