"""Snapshots that wait beside the library: made while another program writes to it, taken in by whoever writes next.

Each is a file of its own, named after its plan and number, and made only where there is none of that name: so two
programs never give one number twice.
"""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

from nec_desktop.library.errors import LibraryError
from nec_desktop.plan.review_code import snapshot_code
from nec_desktop.translation import tr

FOLDER = "snapshots-waiting"
"""In the data folder."""
_NAME = re.compile(r"(?P<plan>[a-z0-9]+)-S(?P<number>\d{4,9})\.json")


class _Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A row of the snapshot table."""

    id: str
    plan: str
    number: int
    made: str
    kind: str
    name: str
    document: str
    copy: str
    content: bytes
    blocks: bytes | None


class Waiting:
    """The snapshots that wait in a library's folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / FOLDER

    def highest(self, plan_id: str) -> int:
        """Return the highest number of a plan's snapshots that wait, 0 where none does."""
        return max((number for _file, plan, number in self._files() if plan == plan_id), default=0)

    def add(self, row: dict[str, Any]) -> None:
        """Let a row of the snapshot table wait.

        Raises LibraryError where its number has been given meanwhile, or the disk stops it.
        """
        file = self._folder / f"{row['plan']}-{snapshot_code(row['number'])}.json"
        partial = self._folder / f"{row['id']}.partial"
        try:
            self._folder.mkdir(exist_ok=True)
            with partial.open("wb") as opened:
                opened.write(msgspec.json.encode(row))
                opened.flush()
                os.fsync(opened.fileno())
            if file.exists():
                raise LibraryError(
                    tr(
                        "Another snapshot of this plan was made at the same moment, so this one could not be kept. Do "
                        "it once more."
                    )
                )
            partial.replace(file)
        except OSError as error:
            raise LibraryError(
                tr(
                    "What is sent for review is kept in {0}, which cannot be written ({1}). Give yourself permission "
                    "to write there, or make room on the disk, and do it once more."
                ).format(self._folder, error.strerror)
            ) from error
        finally:
            with suppress(OSError):
                partial.unlink(missing_ok=True)

    def remove(self, identifier: str) -> None:
        """Take away the snapshot of that id, if it waits."""
        for file, row in self.rows():
            if row["id"] == identifier:
                file.unlink(missing_ok=True)

    def rows(self) -> Iterator[tuple[Path, dict[str, Any]]]:
        """Yield what waits, lowest number first: its file and its row. A damaged file stays where it is, unread."""
        for file, _plan, _number in sorted(self._files()):
            with suppress(OSError, msgspec.DecodeError):
                yield file, msgspec.structs.asdict(msgspec.json.decode(file.read_bytes(), type=_Row))

    def _files(self) -> Iterator[tuple[Path, str, int]]:
        with suppress(OSError):
            for file in self._folder.iterdir():
                if found := _NAME.fullmatch(file.name):
                    yield file, found["plan"], int(found["number"])
