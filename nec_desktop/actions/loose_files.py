"""Words in the files beside the library: backups and other copies of it, lists of words, notes of faults."""

import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from nec_desktop.actions.backups import SETTINGS, backup_folder
from nec_desktop.actions.files import written_beside
from nec_desktop.actions.workspace import Workspace
from nec_desktop.library.errors import LibraryError
from nec_desktop.library.library import FILE_NAME
from nec_desktop.library.moved import NOTE
from nec_desktop.library.places import ACCEPTED
from nec_desktop.library.plan_zip import LARGEST_TEXT, PlanZip
from nec_desktop.library.removal import Removal
from nec_desktop.library.waiting import FOLDER as WAITING
from nec_desktop.library.waiting import Waiting
from nec_desktop.library.wiped_copies import SQLITE, find_in_copy, may_hold_remains, remove_from_copy
from nec_desktop.plan.blanking import Blanking
from nec_desktop.translation import tr

_OWN = frozenset((FILE_NAME, *(f"{FILE_NAME}{end}" for end in ("-wal", "-shm")), "library.lock", "library.holder.json"))
_NAME_FOLDERS = frozenset((SETTINGS, ACCEPTED, NOTE))
"""Files that say where something is: without the words they would name a folder that is not there."""
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
            count = (_copy if is_copy else _other)(file, removal, found, write=write)
        except (LibraryError, OSError) as error:
            found.left[file] = (
                str(error) if isinstance(error, LibraryError) else tr("It cannot be read ({0}).").format(error)
            )
            continue
        if count:
            found.counts[file] += count
            found.copies |= {file} if is_copy else set()
        if Blanking(removal.words).stretches(file.stem):
            found.left[file] = tr("{0} Its name holds the words.").format(found.left.get(file, "")).strip()
    for file in sorted((workspace.folder / WAITING).glob("*.partial")):
        found.left[file] = tr("It is a version that was never finished, and cannot be gone through.")
    for file, row in Waiting(workspace.folder).rows():
        # The library has taken in what waits for its own plans: this belongs to none that is here.
        blanking = Blanking(removal.words)
        for packed in (row["content"], row["blocks"] or b""):
            blanking.text(zlib.decompressobj().decompress(packed).decode(errors="replace"))
        if blanking.count:
            found.left[file] = tr("It belongs to a plan that is not in this library, and it holds the words.")
    return found


def _files(workspace: Workspace) -> Iterator[Path]:
    backups = backup_folder(workspace)
    beside = [] if backups.is_relative_to(workspace.folder) else [*backups.glob("library-*")]
    for file in (*workspace.folder.rglob("*"), *beside):
        is_ours = file.name in _OWN or file.parent.name == WAITING
        if file.is_file() and not file.is_symlink() and not is_ours and not _belongs_to_copy(file):
            yield file


def _belongs_to_copy(file: Path) -> bool:
    """Say whether a file is what SQLite keeps beside another, with which it is gone through."""
    name, mark, end = file.name.rpartition("-")
    return bool(mark) and end in ("wal", "shm") and file.with_name(name).exists()


def _copy(file: Path, removal: Removal, found: Loose, *, write: bool) -> int:
    stands = find_in_copy(file, removal)
    if stands.unreadable:
        found.left[file] = tr("Damaged in it, and not gone through: {0}.").format(", ".join(stands.unreadable[:5]))
    elif write and (stands.total or may_hold_remains(file, removal)):
        remove_from_copy(file, removal)
    return stands.total


def _other(file: Path, removal: Removal, found: Loose, *, write: bool) -> int:
    blanking = Blanking(removal.words)
    if file.suffix == _PLAN_FILE and _is_in_plan_file(file, blanking):
        found.left[file] = tr("It is a plan file, which is sealed, and it holds the words.")
        return 0
    before = file.read_bytes()
    after = removal.file(before, blanking)
    if after == before:
        return 0
    if file.name in _NAME_FOLDERS:
        found.left[file] = tr(
            "It names a folder whose own name holds the words. Rename that folder, and choose it anew."
        )
        return 0
    if write and file.suffix == _LOG:
        file.write_bytes(after)  # in its place: the program has it open, and goes on writing to it
    elif write:
        with written_beside(file) as partial:
            partial.write_bytes(after)
    return blanking.count


def _is_in_plan_file(file: Path, blanking: Blanking) -> bool:
    """Say whether the words are in a plan file; one that is none, or damaged, is a file like any other."""
    with suppress(LibraryError, msgspec.DecodeError, RecursionError), PlanZip(file) as zipped:
        for name in zipped.names:
            data = zipped.read(name, LARGEST_TEXT)
            blanking.tree(msgspec.json.decode(data)) if name.endswith(".json") else blanking.text(name)
    return bool(blanking.count)
