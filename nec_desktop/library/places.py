"""Where a library may live: on a disk of this computer. Network drives and synced folders are told from it.

The write-ahead log needs memory that all its readers share, which a network drive does not give; and a program that
keeps folders in step copies the library and its log each for itself, so that one of them can be older than the other.
"""

import json
import os
import platform
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path, PureWindowsPath
from typing import NamedTuple

from nec_desktop.library.errors import MovedError, UnsafePlaceError

MOUNTS = Path("/proc/self/mounts")
HOLDER = "library.holder.json"
"""Says, in the library's folder, who holds its lock; it outlives a program that is killed, which the lock does not."""
ACCEPTED = "library.place.json"
"""Says, in the library's folder, on which computer a person goes on there knowingly, and what it is called there."""
NOTE = "library has moved.txt"
"""Says, in a folder whose library was moved, where it is now: on its second line, the folder alone."""

_NETWORK = {
    *("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "ncpfs", "davfs", "lustre", "ocfs2", "gfs2"),
    *("vboxsf", "prl_fs", "fuse.sshfs", "fuse.rclone", "fuse.davfs", "fuse.davfs2", "fuse.glusterfs", "fuse.s3fs"),
    *("fuse.gvfsd-fuse", "fuse.vmhgfs-fuse", "fuse.smbnetfs", "fuse.cifs", "fuse.curlftpfs"),
}
"""File systems whose files lie on another computer, as Linux names them."""
_SYNCED = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "mobile documents": "iCloud",
    "box sync": "Box",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "pclouddrive": "pCloud",
    "seafile": "Seafile",
}
"""Folders of programs that keep folders in step, in small letters, and what people call the programs."""
_MARKERS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".tmp.driveupload": "Google Drive",
    ".tmp.drivedownload": "Google Drive",
    ".stfolder": "Syncthing",
    ".owncloudsync.log": "ownCloud",
    ".nextcloudsync.log": "Nextcloud",
}
"""What such programs leave in the folders that they keep in step."""
_ONEDRIVE = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
"""Environment variables in which Windows has the folders of OneDrive."""
_REMOTE = 4
"""What Windows calls a drive that lies on another computer."""
_MAC_FLAGS, _MAC_LOCAL, _MAC_NAME = 64, 0x1000, 72
"""In macOS' `struct statfs`: where the flags are, which of them says “local”, and where the file system's name is."""


class Danger(NamedTuple):
    """Why a folder is no place for a library. `name`: of the program or the kind of drive."""

    kind: str
    name: str

    @property
    def words(self) -> str:
        """What the folder is, to go on after “is” or “lies”."""
        if self.kind == "network":
            return f"on a network drive ({self.name})"
        return f"in a folder that {self.name} keeps in step with other computers"

    @property
    def meaning(self) -> str:
        """What can happen there, in sentences."""
        if self.kind == "network":
            return (
                "A network drive does not say reliably what has been written, nor keep two computers from writing at "
                "once: what was saved can be lost, and the library damaged."
            )
        return (
            f"{self.name} copies the library while it is being written, piece by piece, and puts older copies back: "
            "what was saved can be lost, and the library damaged."
        )


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
    if drive := _network_drive(place, mounts):
        return Danger("network", drive)
    if program := _synced_by(place, environment, home or Path.home()):
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
            f"The library’s folder {folder} is {danger.words}. {danger.meaning} Move it to a disk of this computer: "
            "nec-desktop where --move. To go on there all the same: nec-desktop where --go-on. Give both the same "
            "--data-dir, if you use one."
        )
    return "delete"  # nothing shared, and nothing beside the library once a save is over; slower


def _acceptance(danger: Danger) -> dict[str, str]:
    return {"computer": platform.node(), "kind": danger.kind, "name": danger.name}


# -- libraries that were moved


def moved_to(folder: Path) -> Path | None:
    """Return where the library of a folder was moved to, None where it was not."""
    with suppress(OSError, ValueError):
        lines = (folder / NOTE).read_text(encoding="utf-8").splitlines()
        return Path(lines[1]) if len(lines) > 1 and lines[1] else None
    return None


def refuse_left(folder: Path) -> None:
    """Raise MovedError where the library of a folder was moved: what is there is what it was on that day."""
    if (target := moved_to(folder)) is not None:
        raise MovedError(
            f"The library of {folder} was moved to {target}. Start the program with --data-dir and that folder. What "
            f"is left here is as it was on that day; to use it again, delete the file “{NOTE}”.",
            target,
        )


# -- network drives


def _network_drive(place: Path, mounts: Path) -> str:
    """Return what a network drive calls itself, empty for a disk of this computer or where it cannot be told."""
    if sys.platform == "win32":
        return windows_share(str(place)) or ("drive letter" if _windows_remote(place) else "")
    if sys.platform == "darwin":
        return _mac_remote(place)
    with suppress(OSError):
        kind = mounted_as(place, mounts.read_text(encoding="utf-8", errors="surrogateescape"))
        return kind if kind in _NETWORK else ""
    return ""


def mounted_as(place: Path, table: str) -> str:
    """Return the kind of file system on which an absolute path lies, by Linux's table of what is mounted."""
    found, longest = "", -1
    for line in table.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = Path(re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), fields[1]))
        # The later of two in one place hides the earlier.
        if (place == point or point in place.parents) and len(point.parts) >= longest:
            found, longest = fields[2], len(point.parts)
    return found


def windows_share(path: str) -> str:
    """Return the share on which a Windows path lies (`\\\\\\\\server\\\\share`), empty where it is on a drive."""
    drive = PureWindowsPath(path).drive
    if drive.upper().startswith("\\\\?\\UNC\\"):
        return "\\\\" + drive[8:]
    return drive if drive.startswith("\\\\") and not drive.startswith(("\\\\?\\", "\\\\.\\")) else ""


def _windows_remote(place: Path) -> bool:
    import ctypes  # noqa: PLC0415 - not for every start

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - there only on Windows
    return bool(kernel.GetDriveTypeW(place.anchor) == _REMOTE)


def _mac_remote(place: Path) -> str:
    import ctypes  # noqa: PLC0415 - not for every start

    there = next((each for each in (place, *place.parents) if each.exists()), None)
    libc, told = ctypes.CDLL(None), ctypes.create_string_buffer(4096)
    # On Intel's processors the plain name is that of an older form of the structure.
    statfs = getattr(libc, "statfs$INODE64", None) or libc.statfs
    if there is None or statfs(os.fsencode(there), told):
        return ""
    return mac_network(told.raw)


def mac_network(told: bytes) -> str:
    """Return what macOS' `struct statfs` calls a file system that is not local, empty for a local one."""
    flags = int.from_bytes(told[_MAC_FLAGS : _MAC_FLAGS + 4], sys.byteorder)
    if flags & _MAC_LOCAL:
        return ""
    return told[_MAC_NAME : _MAC_NAME + 16].split(b"\0")[0].decode("ascii", "replace") or "unknown"


# -- synced folders


def _synced_by(place: Path, environment: Mapping[str, str], home: Path) -> str:
    for program, root in _known_roots(environment, home):
        with suppress(OSError, ValueError):
            if place.is_relative_to(os.path.realpath(root)):
                return program
    for folder in (place, *place.parents):
        if program := _by_name(folder.name):
            return program
        for marker, left_by in _MARKERS.items():
            # Dropbox keeps its own settings in the home folder, in a folder named like its marker.
            if folder != home and os.path.lexists(folder / marker):
                return left_by
    return ""


def _by_name(name: str) -> str:
    """Return the program whose folder is named so, also with an organisation's name or an address behind."""
    plain = re.sub(r"(?:\s*[-(].*|\s+\d+)$", "", name.casefold()).strip()
    return _SYNCED.get(plain, "")


def _known_roots(environment: Mapping[str, str], home: Path) -> Iterator[tuple[str, Path]]:
    for variable in _ONEDRIVE:
        if root := environment.get(variable):
            yield "OneDrive", Path(root)
    settings = [home / ".dropbox" / "info.json"]
    settings += [Path(local) / "Dropbox" / "info.json" for local in (environment.get("LOCALAPPDATA"),) if local]
    for file in settings:
        with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
            for account in json.loads(file.read_text(encoding="utf-8")).values():
                yield "Dropbox", Path(account["path"])
