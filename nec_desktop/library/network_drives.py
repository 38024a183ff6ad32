"""Network drives, told from the disks of this computer as each system names them."""

import os
import re
import sys
from contextlib import suppress
from pathlib import Path, PureWindowsPath

MOUNTS = Path("/proc/self/mounts")
_NETWORK = {
    *("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "ncpfs", "davfs", "lustre", "ocfs2", "gfs2"),
    *("vboxsf", "prl_fs", "fuse.sshfs", "fuse.rclone", "fuse.davfs", "fuse.davfs2", "fuse.glusterfs", "fuse.s3fs"),
    *("fuse.gvfsd-fuse", "fuse.vmhgfs-fuse", "fuse.smbnetfs", "fuse.cifs", "fuse.curlftpfs"),
}
"""File systems whose files lie on another computer, as Linux names them."""
_REMOTE = 4
"""What Windows calls a drive that lies on another computer."""
_MAC_FLAGS, _MAC_LOCAL, _MAC_NAME = 64, 0x1000, 72
"""In macOS' `struct statfs`: where the flags are, which of them says “local”, and where the file system's name is."""


def network_drive(place: Path, mounts: Path) -> str:
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
