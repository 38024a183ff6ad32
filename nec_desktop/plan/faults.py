"""What is wrong with a data file, told all at once and with the place of each fault."""

from pathlib import Path
from typing import NamedTuple

from nec_desktop.translation import tr


class Fault(NamedTuple):
    """One fault in a standards or outline file. `line` counts from 1; 0 where it is not known."""

    file: str
    line: int
    place: str
    found: str
    expected: str

    def __str__(self) -> str:
        line = tr(", line {0}").format(self.line) if self.line else ""
        place = f", {self.place}" if self.place else ""
        return tr("{0}{1}{2}: found {3}; expected {4}.").format(self.file, line, place, self.found, self.expected)


class FaultyFileError(Exception):
    """A data file that cannot be used, with every fault found in it, in the order of its lines."""

    def __init__(self, path: Path, faults: list[Fault]) -> None:
        faults = sorted(faults, key=lambda fault: fault.line)
        super().__init__(tr("{0} cannot be used:").format(path.name) + " " + " ".join(str(fault) for fault in faults))
        self.path = path
        self.faults = faults


class MissingError(Exception):
    """A standards set or outline that a plan needs and that is not there; the message says what to do."""
