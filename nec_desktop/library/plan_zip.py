"""A .necplan file as a container: whether it can be read at all, and its members.

It comes from outside, so nothing in it is trusted: how much there is of it is looked at before anything is read, names
are never used as paths, and what is read is held against the sums in its manifest.
"""

import hashlib
import re
import struct
import zlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from stat import S_IFMT, S_ISLNK
from typing import IO, Self
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from nec_desktop.library.errors import LibraryError
from nec_desktop.translation import tr

MEGABYTE = 1 << 20
LARGEST_FILE = 1024 * MEGABYTE
LARGEST_TOTAL = 1024 * MEGABYTE
"""Of all members together, unpacked."""
LARGEST_TEXT = 64 * MEGABYTE
"""Of one member in JSON or TOML; the text of a plan of a thousand pages takes a twentieth of it."""
MOST_MEMBERS = 20_000
HIGHEST_RATIO = 1000
"""Times that a member of a megabyte or more may be larger than it is packed; text is packed to a fifth."""

MEMBER = re.compile(
    r"manifest\.json|plan\.json|history\.json|versions/S\d{4,9}\.json|attachments/[0-9a-f]{64}\.[a-z0-9]{1,8}"
    r"|(standards|outlines)/[a-z0-9-]{1,100}\.toml|returned/[a-z0-9]{16}\.(json|docx)"
)
_DAMAGE = (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, struct.error, ValueError, RuntimeError)
_DATE = (1980, 1, 1, 0, 0, 0)
_END, _END_OF_LARGE, _ENTRY = b"PK\x05\x06", b"PK\x06\x07", 46
_COMMENT = 65_535


class UnreadablePlanFileError(LibraryError):
    """A file that is no handed-over plan, or cannot be read. The message says what it is and what to do."""


class PlanZip:
    """The members of a .necplan file, each read when asked for. Close it when done.

    strangers: names that no such file has. Raises UnreadablePlanFileError.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            size = path.stat().st_size
            if not path.is_file():
                raise UnreadablePlanFileError(
                    tr("“{0}” is no file. Choose the file that ends in .necplan.").format(path.name)
                )
            if size > LARGEST_FILE:
                raise self.too_much()
            with path.open("rb") as opened:
                self._refuse_large_directory(opened, size)
            self._zip = ZipFile(path)
        except UnreadablePlanFileError:
            raise
        except OSError as error:
            reason = error.strerror or tr("no reason given")
            raise UnreadablePlanFileError(
                tr("“{0}” could not be opened: {1}. See that it is still there, and try again.").format(
                    path.name, reason
                )
            ) from error
        except _DAMAGE as error:
            raise self.damaged() from error
        self._infos: dict[str, ZipInfo] = {}
        self.strangers: list[str] = []
        try:
            self._admit_all()
        except BaseException:
            self.close()
            raise

    def _admit_all(self) -> None:
        for info in self._zip.infolist():
            self._admit(info)
        if sum(info.file_size for info in self._infos.values()) > LARGEST_TOTAL:
            raise self.too_much()
        if "manifest.json" not in self._infos:
            raise UnreadablePlanFileError(
                tr(
                    "“{0}” is not a plan that was handed over: it is another program’s file. Choose the file that ends "
                    "in .necplan."
                ).format(self.path.name)
            )

    def close(self) -> None:
        """Close the file."""
        self._zip.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    @property
    def names(self) -> list[str]:
        """The names of the members that a handed-over plan can have, in the order of the file."""
        return list(self._infos)

    def read(self, name: str, limit: int = LARGEST_TOTAL) -> bytes:
        """Return a member's bytes; raises UnreadablePlanFileError where it is missing, damaged or too large."""
        info = self._infos.get(name)
        if info is None:
            raise self.damaged(tr("{0} is missing in it.").format(name))
        try:
            with self._zip.open(info) as member:
                data = member.read(limit + 1)
        except _DAMAGE as error:
            raise self.damaged(tr("{0} in it cannot be read.").format(name)) from error
        if len(data) > limit:
            raise self.too_much()
        return data

    def damaged(self, where: str = "") -> UnreadablePlanFileError:
        """Return the sentence for a file that did not arrive whole; `where`, a sentence, says more."""
        return UnreadablePlanFileError(
            tr("“{0}” is damaged or incomplete.{1} Nothing of it was taken over. Ask for it once more.").format(
                self.path.name, f" {where}" if where else ""
            )
        )

    def too_much(self) -> UnreadablePlanFileError:
        """Return the sentence for a file that is larger than any plan."""
        return UnreadablePlanFileError(
            tr(
                "“{0}” holds more than a plan can reasonably hold, so it was not read. Ask who sent it where it comes "
                "from."
            ).format(self.path.name)
        )

    def _refuse_large_directory(self, opened: IO[bytes], size: int) -> None:
        """Raise where the list of members is too long: to read it alone would fill the memory."""
        opened.seek(max(size - _COMMENT - 22, 0))
        end = opened.read()
        place = end.rfind(_END)
        if place < 0:
            opened.seek(0)
            if opened.read(4) == b"PK\x03\x04":
                raise self.damaged()
            raise UnreadablePlanFileError(
                tr("“{0}” is not a plan that was handed over. Choose the file that ends in .necplan.").format(
                    self.path.name
                )
            )
        with suppress(struct.error):
            count, length = struct.unpack_from("<HI", end, place + 10)
            if end[max(place - 20, 0) :].startswith(_END_OF_LARGE):
                raise self.too_much()
            if count > MOST_MEMBERS or length > MOST_MEMBERS * (_ENTRY + 150):
                raise self.too_much()

    def _admit(self, info: ZipInfo) -> None:
        name = info.orig_filename
        parts = re.split(r"[/\\]", name)
        if ".." in parts or name.startswith(("/", "\\")) or ":" in name or "\x00" in name or _is_link(info):
            raise UnreadablePlanFileError(
                tr(
                    "“{0}” was not made by this program: it holds something that would be written outside of its "
                    "place. Nothing of it was taken over. Ask who sent it where it comes from."
                ).format(self.path.name)
            )
        if info.flag_bits & 1:
            raise UnreadablePlanFileError(
                tr("“{0}” is protected with a password, which this program never sets. Ask for it without.").format(
                    self.path.name
                )
            )
        if not MEMBER.fullmatch(name):
            if not name.endswith("/"):
                self.strangers.append(name)
            return
        if name in self._infos:
            raise self.damaged(tr("{0} is in it twice.").format(name))
        if info.file_size > MEGABYTE and info.file_size > HIGHEST_RATIO * info.compress_size:
            raise self.too_much()
        self._infos[name] = info


def _is_link(info: ZipInfo) -> bool:
    return S_ISLNK(S_IFMT(info.external_attr >> 16))


def sha256(data: bytes) -> str:
    """Return the SHA-256 of `data` in hex."""
    return hashlib.sha256(data).hexdigest()


class PlanZipWriter:
    """Writes members one after the other: the same members give the same bytes."""

    def __init__(self, opened: ZipFile) -> None:
        self._zip = opened
        self.sums: dict[str, str] = {}

    def add(self, name: str, data: bytes) -> None:
        """Write a member. Pictures and files are packed already, and are kept as they are."""
        info = ZipInfo(name, _DATE)
        info.external_attr = 0o644 << 16
        info.create_system = 3  # the same on every system
        info.compress_type = ZIP_DEFLATED if name.endswith((".json", ".toml")) else ZIP_STORED
        self._zip.writestr(info, data)
        self.sums[name] = sha256(data)


def wrong_sums(file: PlanZip, sums: Mapping[str, str]) -> list[str]:
    """Return the members that are missing, damaged, or other than the manifest says, in its order."""
    wrong = []
    for name, expected in sums.items():
        try:
            right = sha256(file.read(name)) == expected
        except UnreadablePlanFileError:
            right = False
        if not right:
            wrong.append(name)
    return wrong
