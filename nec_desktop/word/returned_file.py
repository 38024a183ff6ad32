"""A returned file as a container: whether it can be read at all, its parts, and what they point to.

It comes from outside, so nothing in it is trusted: sizes are limited, entities are not expanded, nothing is fetched.
"""

import hashlib
import re
import struct
import zlib
from io import BytesIO
from lzma import LZMAError
from pathlib import Path, PurePosixPath
from posixpath import normpath
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile, ZipInfo

from lxml import etree

from nec_desktop.translation import tr
from nec_desktop.word.returned_refusals import UnreadableFileError, other_document, other_format
from nec_desktop.word.tags import w

MEGABYTE = 1 << 20
LARGEST_FILE = 200 * MEGABYTE
MOST_PARTS = 20_000
LARGEST_PART = 64 * MEGABYTE
"""The size of one part in XML; the text of a plan of a thousand pages takes a quarter of it."""
MOST_TAGS = 2_000_000
"""Tags of one part: a plan of a thousand pages has two fifths of that, and more would take gigabytes of memory."""
LARGEST_TOTAL = 400 * MEGABYTE
"""The size of all parts that are read, pictures included."""

_ENTRY = b"PK\x01\x02"
_STRICT = re.compile(rb"""(xmlns(?::[\w.-]+)?\s*=\s*["'])http://purl\.oclc\.org/ooxml/(\w+)/""")
_TRANSITIONAL = rb"\1http://schemas.openxmlformats.org/\2/2006/"
_DAMAGE = (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, struct.error, LZMAError, ValueError)
_BROKEN_OFF = (
    "ERR_RESOURCE_LIMIT",
    "ERR_TAG_NOT_FINISHED",
    "ERR_ATTRIBUTE_NOT_FINISHED",
    "ERR_GT_REQUIRED",
    "ERR_DOCUMENT_END",
)
"""Faults of XML behind which there may have been more."""
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_CONTENT_TYPES = "[Content_Types].xml"


class Relation(NamedTuple):
    """What a part points to. kind: the last word of its type ("image"). target: a part's name, outside an address."""

    kind: str
    target: str
    external: bool


class ReturnedFile:
    """The parts of a Word file, read as they are asked for. `lost` are sentences about what could not be read of it.

    Names are compared without regard to case, as Word does. Raises UnreadableFileError where it is no Word file, or
    too large to be one.
    """

    def __init__(self, path: Path) -> None:
        self._name = path.name
        self.lost: list[str] = []
        self._roots: dict[str, etree._Element | None] = {}
        self._relations: dict[str, dict[str, Relation]] = {}
        self._broken_off: set[str] = set()
        self._hashes: dict[str, str] = {}
        self._read = 0
        self._zip = ZipFile(BytesIO(b"PK\x05\x06" + bytes(18)))
        self._parts = self._opened(path)
        if refusal := other_format(self._name, self._parts):
            raise UnreadableFileError(refusal)
        self.main = self._main_part()

    def has(self, name: str) -> bool:
        """Say whether there is such a part."""
        return name.lower() in self._parts

    def root(self, name: str) -> etree._Element | None:
        """Return the root of a part, as well as it can be read; none where it is missing or cannot be read at all."""
        key = name.lower()
        if key not in self._roots:
            self._roots[key] = self._parsed(name) if key in self._parts else None
        return self._roots[key]

    def breaks_off(self, name: str) -> bool:
        """Say whether a part that was read breaks off before its end."""
        return name.lower() in self._broken_off

    def hash_of(self, name: str) -> str:
        """Return the SHA-256 of a part's bytes in hex; nothing where it is missing or damaged."""
        key = name.lower()
        if key not in self._hashes:
            data = self._bytes(name, LARGEST_TOTAL) if key in self._parts else None
            self._hashes[key] = "" if data is None else hashlib.sha256(data).hexdigest()
        return self._hashes[key]

    def relations(self, name: str) -> dict[str, Relation]:
        """Return what a part points to, by id."""
        if name not in self._relations:
            part = PurePosixPath(name)
            root = self.root(str(part.parent / "_rels" / f"{part.name}.rels"))
            found = () if root is None else root.iter("{*}Relationship")
            self._relations[name] = {rel.get("Id", ""): _relation(part.parent, rel) for rel in found}
        return self._relations[name]

    def related(self, kind: str) -> list[str]:
        """Return the names of the parts of one kind ("header") that the document points to, in their order."""
        found = (rel.target for rel in self.relations(self.main).values() if rel.kind == kind and not rel.external)
        return [name for name in dict.fromkeys(found) if self.has(name)]

    def content_types(self) -> frozenset[str]:
        """Return the types of content that the file says it has."""
        root = self.root(_CONTENT_TYPES)
        return frozenset(() if root is None else (item.get("ContentType", "") for item in root.iter("{*}Override")))

    def lose(self, sentence: str) -> None:
        """Keep a sentence about something that could not be read; the same one only once."""
        if sentence not in self.lost:
            self.lost.append(sentence)

    def _opened(self, path: Path) -> dict[str, ZipInfo]:
        try:
            if path.stat().st_size > LARGEST_FILE:
                raise UnreadableFileError(
                    tr(
                        "“{0}” is larger than {1} MB. Make its pictures smaller in Word (Picture Format, Compress "
                        "Pictures), and take it in again."
                    ).format(self._name, LARGEST_FILE // MEGABYTE)
                )
            data = path.read_bytes()
        except OSError as error:
            reason = error.strerror or tr("it is not there")
            raise UnreadableFileError(
                tr(
                    "“{0}” could not be opened: {1}. Close it in other programs, see that it is still there, and try "
                    "again."
                ).format(self._name, reason)
            ) from error
        if refusal := other_document(self._name, data):
            raise UnreadableFileError(refusal)
        if data.count(_ENTRY) > MOST_PARTS:
            raise UnreadableFileError(
                tr("“{0}” has more than {1:,} parts, which no Word file has.").format(self._name, MOST_PARTS)
            )
        try:
            self._zip = ZipFile(BytesIO(data))
        except _DAMAGE as error:
            raise self._damaged() from error
        return self._named(self._zip.infolist())

    def _named(self, infos: list[ZipInfo]) -> dict[str, ZipInfo]:
        """Return the parts by their names in lower case; of two of one name the later, as zip programs take it."""
        parts: dict[str, ZipInfo] = {}
        for info in infos:
            name = _plain_name(info.filename).lower()
            if name and not info.filename.endswith("/"):
                if name in parts:
                    self.lose(tr("The file has two parts named {0}; the later one was read.").format(name))
                parts[name] = info
        return parts

    def _main_part(self) -> str:
        package = self.relations("")
        main = next((rel.target for rel in package.values() if rel.kind == "officeDocument"), "word/document.xml")
        if not self.has(main):
            main = "word/document.xml"
        if not self.has(main):
            raise UnreadableFileError(
                tr("“{0}” holds no Word document. Ask for it again as a Word file (.docx).").format(self._name)
            )
        root = self.root(main)
        if root is None:
            raise self._damaged()
        if root.tag != w("document"):
            kind = {"workbook": tr("an Excel workbook"), "presentation": tr("a PowerPoint file")}
            what = kind.get(str(root.tag).rpartition("}")[2], tr("no Word document"))
            raise UnreadableFileError(
                tr("“{0}” is {1}. Take in the Word file (.docx) that was returned.").format(self._name, what)
            )
        return main

    def _damaged(self) -> UnreadableFileError:
        return UnreadableFileError(
            tr(
                "“{0}” is damaged or incomplete. Open it in Word and save it again, or ask the reviewer to send it "
                "once more."
            ).format(self._name)
        )

    def _bytes(self, name: str, limit: int) -> bytes | None:
        """Return a part's bytes, none where it is damaged; raises UnreadableFileError where it passes a limit."""
        info = self._parts[name.lower()]
        if info.flag_bits & 1:
            raise UnreadableFileError(
                tr(
                    "“{0}” is protected with a password. Open it, take the password off, save it and take it in again."
                ).format(self._name)
            )
        limit = min(limit, LARGEST_TOTAL - self._read)
        try:
            with self._zip.open(info) as part:
                data = part.read(limit + 1)
        except (*_DAMAGE, RuntimeError):
            self.lose(tr("The part {0} is damaged and could not be read.").format(name))
            return None
        self._read += len(data)
        if len(data) > limit:
            raise self._too_much()
        return data

    def _too_much(self) -> UnreadableFileError:
        return UnreadableFileError(
            tr(
                "“{0}” unpacks to more than a Word file can reasonably hold, so it was not read further. Ask the "
                "reviewer where it comes from."
            ).format(self._name)
        )

    def _parsed(self, name: str) -> etree._Element | None:
        data = self._bytes(name, LARGEST_PART)
        if data is None:
            return None
        if data.count(b"<") > MOST_TAGS:
            raise self._too_much()
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            recover=True,
            remove_comments=True,
            remove_pis=True,
            collect_ids=False,
        )
        try:
            root = etree.fromstring(_transitional(data), parser)
        except (etree.XMLSyntaxError, ValueError):
            root = None
        if root is None:
            self.lose(tr("The part {0} is damaged and could not be read.").format(name))
        elif root.getroottree().docinfo.internalDTD is not None:
            self.lose(tr("The part {0} has definitions that no Word file has; they were not followed.").format(name))
        elif len(parser.error_log):
            if any(entry.type_name in _BROKEN_OFF for entry in parser.error_log):
                self._broken_off.add(name.lower())
            broken = self.breaks_off(name)
            more = (
                tr("what follows its end in the file could not be read")
                if broken
                else tr("what could be was recovered")
            )
            line = parser.error_log[0].line
            self.lose(tr("The part {0} is not well formed (first at line {1}); {2}.").format(name, line, more))
        return root


def _transitional(data: bytes) -> bytes:
    """Return XML with the names of the Strict kind of Word file changed to the usual ones."""
    if data[:2] in _UTF16:
        text = data.decode("utf-16", "replace")
        data = re.sub(r"^<\?xml[^>]*\?>", "", text).encode("utf-8", "replace")
    return _STRICT.sub(_TRANSITIONAL, data) if b"purl.oclc.org" in data else data


def _plain_name(name: str) -> str:
    return normpath("/" + name.replace("\\", "/")).lstrip("/")


def _relation(folder: PurePosixPath, element: etree._Element) -> Relation:
    target, external = element.get("Target", ""), element.get("TargetMode") == "External"
    kind = element.get("Type", "").rpartition("/")[2]
    return Relation(
        kind, target if external else _plain_name(f"{folder}/{target}" if target[:1] != "/" else target), external
    )
