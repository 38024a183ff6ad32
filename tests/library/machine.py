"""What the machine can refuse: permission and room. Root is held back too, since tests often run as root.

`python -m tests.library.machine [--ordinary] [--largest-file BYTES] COMMAND ...` runs a command held back so.
"""

import ctypes
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from argparse import REMAINDER, ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
_CAPABILITIES = 0x20080522  # version 3 of the kernel's structure
_OVERRIDES = 1 << 1 | 1 << 2  # CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH: to write and read whatever the modes say
_DROP_FROM_BOUNDS = 24  # prctl's PR_CAPBSET_DROP


class _Header(ctypes.Structure):
    _fields_ = [("version", ctypes.c_uint32), ("pid", ctypes.c_int)]


class _Set(ctypes.Structure):
    _fields_ = [("effective", ctypes.c_uint32), ("permitted", ctypes.c_uint32), ("inheritable", ctypes.c_uint32)]


@contextmanager
def ordinary_user() -> Iterator[None]:
    """Within this, file modes hold for this thread even where root runs it."""
    libc = ctypes.CDLL(None, use_errno=True)
    header, sets = _Header(_CAPABILITIES, 0), (_Set * 2)()
    assert libc.capget(ctypes.byref(header), sets) == 0
    before = sets[0].effective
    sets[0].effective = before & ~_OVERRIDES
    assert libc.capset(ctypes.byref(header), sets) == 0
    try:
        yield
    finally:
        sets[0].effective = before
        assert libc.capset(ctypes.byref(header), sets) == 0


@contextmanager
def read_only(path: Path) -> Iterator[None]:
    """Within this, a file, or a folder with what lies directly in it, can only be read."""
    places = [*path.iterdir(), path] if path.is_dir() else [path]
    modes = [place.stat().st_mode for place in places]
    for place, mode in zip(places, modes, strict=True):
        place.chmod(mode & ~0o222)
    try:
        with ordinary_user():
            yield
    finally:
        for place, mode in zip(reversed(places), reversed(modes), strict=True):
            place.chmod(mode)


@dataclass(frozen=True)
class SmallDisk:
    """A disk with little room; a folder where this user may not mount one."""

    path: Path
    is_mounted: bool

    @property
    def words(self) -> str:
        """What the library says when nothing more can be written: a file that may not grow is a failing disk to it."""
        return "The disk is full" if self.is_mounted else "The disk that holds"

    @contextmanager
    def left(self, room: int) -> Iterator[None]:
        """Within this there is room for so many bytes; where nothing is mounted, no file of this process may be larger."""
        if self.is_mounted:
            ballast = self.path / "ballast"
            ballast.write_bytes(bytes(shutil.disk_usage(self.path).free - room))
            try:
                yield
            finally:
                ballast.unlink()
            return
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, before[1]))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def small_disk(size: str) -> Iterator[SmallDisk]:
    """A disk of its own with room for `size` (as 2m), or what comes nearest to it."""
    with tempfile.TemporaryDirectory() as name:
        mounted = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", name], check=False, capture_output=True
        )
        if mounted.returncode:
            yield SmallDisk(Path(name), is_mounted=False)
            return
        try:
            yield SmallDisk(Path(name), is_mounted=True)
        finally:
            subprocess.run(["umount", "--lazy", name], check=True)


def held_back(*command: str, ordinary: bool = False, largest_file: int = 0) -> list[str]:
    """Return the command that runs `command` with the rights of an ordinary user, or with small files only."""
    options = ["--ordinary"] * ordinary + ["--largest-file", str(largest_file)] * bool(largest_file)
    return [sys.executable, "-m", "tests.library.machine", *options, *command]


def main() -> None:
    """Hold this process back and become the command."""
    parser = ArgumentParser()
    parser.add_argument("--ordinary", action="store_true")
    parser.add_argument("--largest-file", type=int, default=0)
    parser.add_argument("command", nargs=REMAINDER)
    options = parser.parse_args()
    if options.ordinary and os.geteuid() == 0:
        for capability in (1, 2):
            assert ctypes.CDLL(None).prctl(_DROP_FROM_BOUNDS, capability, 0, 0, 0) == 0
    if options.largest_file:
        resource.setrlimit(resource.RLIMIT_FSIZE, (options.largest_file,) * 2)
    os.execv(options.command[0], options.command)


if __name__ == "__main__":
    main()
