"""Where a library may live: on a disk of this computer, or where a person goes on knowingly.

The write-ahead log needs memory that all its readers share, which a network drive does not give; and a program that
keeps folders in step copies the library and its log each for itself, so that one of them can be older than the other.
"""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from nec_desktop.library.errors import UnsafePlaceError
from nec_desktop.library.network_drives import MOUNTS, network_drive
from nec_desktop.library.synced_folders import synced_by
from nec_desktop.translation import tr

HOLDER = "library.holder.json"
"""Says, in the library's folder, who holds its lock; it outlives a program that is killed, which the lock does not."""
ACCEPTED = "library.place.json"
"""Says, in the library's folder, on which computer a person goes on there knowingly, and what it is called there."""


class Danger(NamedTuple):
    """Why a folder is no place for a library. `name`: of the program or the kind of drive."""

    kind: str
    name: str

    @property
    def words(self) -> str:
        """What the folder is, to go on after “is” or “lies”."""
        if self.kind == "network":
            return tr("on a network drive ({0})").format(self.name)
        return tr("in a folder that {0} keeps in step with other computers").format(self.name)

    @property
    def meaning(self) -> str:
        """What can happen there, in sentences."""
        if self.kind == "network":
            return tr(
                "A network drive does not say reliably what has been written, nor keep two computers from writing at "
                "once: what was saved can be lost, and the library damaged."
            )
        return tr(
            "{0} copies the library while it is being written, piece by piece, and puts older copies back: what was "
            "saved can be lost, and the library damaged."
        ).format(self.name)


def danger_of(
    folder: Path,
    *,
    mounts: Path = MOUNTS,
    environment: Mapping[str, str] = os.environ,
    home: Path | None = None,
) -> Danger | None:
    """Return why `folder`, which need not be there yet, is no place for a library; None where it is one.

    mounts: the system's table of what is mounted; environment and home tell where synced folders are.
    """
    place = Path(os.path.realpath(folder))  # Path's own raises where links go in a circle
    if drive := network_drive(place, mounts):
        return Danger("network", drive)
    if program := synced_by(place, environment, home or Path.home()):
        return Danger("synced", program)
    return None


def is_accepted(folder: Path, danger: Danger) -> bool:
    """Whether a person has said, on this computer, to go on there all the same."""
    with suppress(OSError, ValueError):
        said = json.loads((folder / ACCEPTED).read_text(encoding="utf-8"))
        return bool(said == _acceptance(danger))
    return False


def accept(folder: Path, danger: Danger) -> None:
    """Note that a person, told of the danger, goes on there on this computer. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ACCEPTED).write_text(json.dumps(_acceptance(danger)), encoding="utf-8")


def journal_for(folder: Path) -> str:
    """Return how SQLite is to keep what it is about to write there: "wal", or "delete" where that is not safe.

    Raises UnsafePlaceError where the place is no place for a library and nobody has said to go on all the same.
    """
    danger = danger_of(folder)
    if danger is None:
        return "wal"
    if not is_accepted(folder, danger):
        raise UnsafePlaceError(
            tr(
                "The library’s folder {0} is {1}. {2} Move it to a disk of this computer: nec-desktop where --move. To "
                "go on there all the same: nec-desktop where --go-on. Give both the same --data-dir, if you use one."
            ).format(folder, danger.words, danger.meaning)
        )
    return "delete"  # nothing shared, and nothing beside the library once a save is over; slower


def _acceptance(danger: Danger) -> dict[str, str]:
    import platform  # noqa: PLC0415 - hardly ever asked

    return {"computer": platform.node(), "kind": danger.kind, "name": danger.name}
