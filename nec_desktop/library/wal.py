"""The last changes, in the file that SQLite keeps beside the library until it takes them in.

SQLite reads that file up to the first byte that is not as it was written, and says nothing of what comes after it.
After a power cut that is right: the rest was never told as saved. After damage to the disk it would be a silent loss.
"""

import struct
from dataclasses import dataclass
from pathlib import Path

_HEADER, _FRAME = 32, 24
_MAGIC = (0x377F0682, 0x377F0683)


@dataclass(frozen=True)
class LastChanges:
    """pages: the newest bytes of each page, whole or not. taken, lost: how many saves SQLite reads, and does not."""

    pages: dict[int, bytes]
    taken: int = 0
    lost: int = 0


def last_changes(library: Path) -> LastChanges:
    """Read what stands beside a library; OSError where it cannot be read. Only while no program has it open."""
    file = library.with_name(f"{library.name}-wal")
    data = file.read_bytes() if file.exists() else b""
    if len(data) < _HEADER + _FRAME:
        return LastChanges({})
    magic, _version, size, _checkpoint = struct.unpack(">4I", data[:16])
    size = size if size in (512, 1024, 2048, 4096, 8192, 16384, 32768, 65536) else 4096
    order = ">" if magic == _MAGIC[1] else "<"
    sums = _sum(data[:24], (0, 0), order)
    sound = magic in _MAGIC and sums == struct.unpack(">2I", data[24:32])
    # Where the header itself is damaged, the first page tells which are the newest frames.
    salt = data[16:24] if sound else data[_HEADER + 8 : _HEADER + 16]
    return _read(data, size, salt, sums, order, sound=sound)


def _read(data: bytes, size: int, salt: bytes, sums: tuple[int, int], order: str, *, sound: bool) -> LastChanges:
    pages: dict[int, bytes] = {}
    waiting: dict[int, bytes] = {}
    taken = lost = 0
    for at in range(_HEADER, len(data) - _FRAME - size + 1, _FRAME + size):
        header, page = data[at : at + _FRAME], data[at + _FRAME : at + _FRAME + size]
        number, committed = struct.unpack(">2I", header[:8])
        if header[8:16] != salt:
            if sound:
                sound = False  # the usual end: what follows is older, or not written yet
            continue
        if sound:
            sums = _sum(page, _sum(header[:8], sums, order), order)
            sound = sums == struct.unpack(">2I", header[16:24])
        waiting[number] = page
        if committed:
            pages |= waiting
            waiting = {}
            taken, lost = (taken + 1, lost) if sound else (taken, lost + 1)
    return LastChanges(pages, taken, lost)


def _sum(data: bytes, sums: tuple[int, int], order: str) -> tuple[int, int]:
    first, second = sums
    numbers = struct.unpack(f"{order}{len(data) // 4}I", data)
    for one, other in zip(numbers[::2], numbers[1::2], strict=True):
        first = (first + one + second) & 0xFFFFFFFF
        second = (second + other + first) & 0xFFFFFFFF
    return first, second
