"""What a power cut leaves on a disk, from a trace of what was done to its files (disk.c).

What was synced is there. Of what was written since, any part may be: a disk keeps its own order, and writes sectors. A
kill shows nothing of this, since what a killed program wrote is kept by the system.
"""

import random
import struct
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512
_HEAD = struct.Struct("=c4Q")


@dataclass(frozen=True)
class Act:
    """One act, or what a program told. `at`: where in the file, or how long it is from then on."""

    what: str
    path: str
    to: str
    at: int
    data: bytes


def acts_in(trace: Path) -> list[Act]:
    """Return all acts of a trace, in order."""
    return list(_read(trace.read_bytes()))


def _read(data: bytes) -> Iterator[Act]:
    place = 0
    while place + _HEAD.size <= len(data):
        what, path, to, at, length = _HEAD.unpack_from(data, place)
        place += _HEAD.size
        ends = place + path, place + path + to, place + path + to + length
        texts = data[place : ends[0]].decode(), data[ends[0] : ends[1]].decode()
        place = ends[2]
        yield Act(what.decode(), *texts, at, data[ends[1] : place])


@dataclass
class Disk:
    """The files of a folder as they are on the disk, and what was done to each since it was last synced."""

    folder: Path
    files: dict[str, bytearray] = field(default_factory=dict)
    told: str = ""
    _since: dict[str, list[Act]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, folder: Path) -> "Disk":
        """Take a folder as it is, all of it synced."""
        files = {str(path): bytearray(path.read_bytes()) for path in folder.rglob("*") if path.is_file()}
        return cls(folder, files)

    def do(self, act: Act) -> None:
        """Go on by one act."""
        match act.what:
            case "T":
                self.told += act.data.decode()
            case "S":
                for each in self._since.pop(act.path, ()):
                    _apply(self.files.setdefault(act.path, bytearray()), each)
            case "U":
                self.files.pop(act.path, None)
                self._since.pop(act.path, None)
            case "R":
                self.files[act.to] = self.files.pop(act.path, bytearray())
                self._since[act.to] = self._since.pop(act.path, [])
            case "W" | "L":
                self._since[act.path].append(act)

    def cut(self, target: Path, chance: random.Random) -> None:
        """Write what is there after a power cut, here and now, into a folder."""
        for path in self.files.keys() | self._since.keys():
            data = bytearray(self.files.get(path, b""))
            for act in self._since.get(path, ()):
                for part in _parts(act, chance):
                    _apply(data, part)
            file = target / Path(path).relative_to(self.folder)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)


def _apply(data: bytearray, act: Act) -> None:
    if act.what == "L":
        del data[act.at :]
        data.extend(bytes(act.at - len(data)))
        return
    data.extend(bytes(max(0, act.at - len(data))))
    data[act.at : act.at + len(act.data)] = act.data


def _parts(act: Act, chance: random.Random) -> Iterator[Act]:
    """Yield what of an act has come to the disk: all, nothing, or some of its sectors."""
    fate = chance.random()
    if fate < 0.4:
        yield act
    elif fate > 0.8 and act.what == "W":
        for start in range(0, len(act.data), SECTOR):
            if chance.random() < 0.5:
                yield Act("W", act.path, "", act.at + start, act.data[start : start + SECTOR])
