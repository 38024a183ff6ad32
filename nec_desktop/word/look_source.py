"""A Word file chosen as the source of a look: opened with care, or refused with a sentence that says what to do."""

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import NoReturn
from zipfile import BadZipFile, ZipFile, ZipInfo

from lxml import etree

from nec_desktop.translation import tr
from nec_desktop.word.markup import W
from nec_desktop.word.opened import Package

LARGEST_FILE = 40_000_000
LARGEST_UNPACKED = 200_000_000
LARGEST_XML = 30_000_000
MOST_PARTS = 3_000
"""Bytes and parts beyond which a file is not unpacked: what is small may hold very much (a zip bomb)."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_STRICT = "http://purl.oclc.org/ooxml/"
_TYPES = "[Content_Types].xml"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_MAIN_TYPES = (f"{_WORD}document.main+xml", f"{_WORD}template.main+xml")
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_SHOWN = 80
_DAMAGED = (BadZipFile, EOFError, KeyError, NotImplementedError, RuntimeError, ValueError, etree.XMLSyntaxError)


class LookRefusedError(Exception):
    """A file that cannot be the source of a look; the message is a sentence for the person."""


@dataclass(frozen=True)
class Relationship:
    """What a part points to: the last word of its kind ("image"), and a part's name or an address outside."""

    id: str
    kind: str
    target: str
    outside: bool


class Source:
    """The parts of a chosen file. Raises LookRefusedError with a sentence, here and later on."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        try:
            _refuse_other_kinds(path)
            with ZipFile(path) as file:
                self._refuse_large(file.infolist())
            self.package = Package(path)
            self._refuse_contents()
            self.main = self._main_part()
        except OSError as error:
            why = error.strerror or str(error)
            raise LookRefusedError(
                tr("{0} cannot be opened ({1}). Choose another file.").format(self.name, why)
            ) from error
        except _DAMAGED as error:
            self._refuse_damaged(error)

    def root(self, name: str) -> etree._Element | None:
        """Return the root element of a part, nothing where there is none."""
        if not self.package.has(name):
            return None
        try:
            return self.package.root(name)
        except _DAMAGED as error:
            self._refuse_damaged(error)

    def related(self, name: str, kind: str) -> list[Relationship]:
        """Return what a part points to, of one kind."""
        return [relationship for relationship in self._relationships(_rels(name)) if relationship.kind == kind]

    def part(self, kind: str) -> etree._Element | None:
        """Return the root of the part of a kind ("styles") that belongs to the document."""
        found = self.related(self.main, kind)
        return self.root(found[0].target) if found else None

    def _relationships(self, rels: str) -> list[Relationship]:
        root = self.root(rels)
        folder = PurePosixPath(rels).parent.parent
        found = []
        for element in () if root is None else root.iterfind("{*}Relationship"):
            target, outside = element.get("Target", ""), element.get("TargetMode") == "External"
            kind = element.get("Type", "").rpartition("/")[2]
            found.append(Relationship(element.get("Id", ""), kind, target if outside else _at(folder, target), outside))
        return found

    def _refuse_large(self, members: list[ZipInfo]) -> None:
        xml = [member.file_size for member in members if member.filename.endswith((".xml", ".rels"))]
        unpacked = sum(member.file_size for member in members)
        if len(members) > MOST_PARTS or unpacked > LARGEST_UNPACKED or max(xml, default=0) > LARGEST_XML:
            raise LookRefusedError(
                tr(
                    "{0} holds more than a style source needs. Save it in Word with its first page only, and choose "
                    "that copy."
                ).format(self.name)
            )

    def _refuse_contents(self) -> None:
        names = self.package.names
        if any("vbaproject" in name.casefold() for name in names):
            self._refuse_macros()
        for name in names:
            if name.endswith((".xml", ".rels")) and any(mark in self.package.data(name) for mark in _DOCTYPES):
                raise LookRefusedError(
                    tr(
                        "{0} holds definitions that no Word file has (a DOCTYPE), so it is not safe to read. Choose "
                        "another file."
                    ).format(self.name)
                )
        for name in names:
            if name.endswith(".rels"):
                for relationship in self._relationships(name):
                    self._refuse_outside(relationship)

    def _refuse_outside(self, relationship: Relationship) -> None:
        if not relationship.outside or relationship.kind == "hyperlink":
            return
        target = relationship.target[:_SHOWN]
        if relationship.kind == "attachedTemplate":
            raise LookRefusedError(
                tr(
                    "{0} is tied to a template elsewhere ({1}), which Word would fetch. Choose that template itself, "
                    "or untie the file in Word: File, Options, Add-ins, Manage: Templates, Go, write Normal, save."
                ).format(self.name, target)
            )
        raise LookRefusedError(
            tr(
                "{0} fetches something from outside the file ({1}), so it is not taken. In Word, put it into the file "
                "itself (File, Info, Edit Links to Files, Break Link), save, and choose the file again."
            ).format(self.name, target)
        )

    def _main_part(self) -> str:
        """Return the name of the document part, if it is one that can be read."""
        types = self.package.root(_TYPES)
        main = next((found for found in self._relationships("_rels/.rels") if found.kind == "officeDocument"), None)
        if main is None:
            self._refuse_other()
        kind = _content_type(types, main.target)
        if "macroEnabled" in kind:
            self._refuse_macros()
        if kind not in _MAIN_TYPES:
            self._refuse_other()
        space = etree.QName(self.package.root(main.target)).namespace or ""
        if space.startswith(_STRICT):
            raise LookRefusedError(
                tr(
                    "{0} is a Strict Open XML document. In Word, save it as “Word Document (*.docx)” and choose that "
                    "file."
                ).format(self.name)
            )
        if space != W:
            self._refuse_other()
        return main.target

    def _refuse_macros(self) -> NoReturn:
        raise LookRefusedError(
            tr(
                "{0} holds macros, which are never taken. In Word, save it as “Word Document (*.docx)” and choose that "
                "file."
            ).format(self.name)
        )

    def _refuse_other(self) -> NoReturn:
        raise LookRefusedError(_not_word(self.name))

    def _refuse_damaged(self, error: Exception) -> NoReturn:
        raise LookRefusedError(
            tr(
                "{0} is damaged, so its look cannot be read. Open it in Word, save it under another name, and choose "
                "that file."
            ).format(self.name)
        ) from error


def _refuse_other_kinds(path: Path) -> None:
    """Refuse what is no zip at all, by its first bytes, and what is too large to look into."""
    if path.is_dir():
        raise LookRefusedError(tr("{0} is a folder. Choose a Word file (.docx).").format(path.name))
    if path.stat().st_size > LARGEST_FILE:
        raise LookRefusedError(
            tr("{0} is larger than {1} MB. Save it in Word with its first page only, and choose that copy.").format(
                path.name, LARGEST_FILE // 1_000_000
            )
        )
    with path.open("rb") as file:
        start = file.read(8)
        if start == _OLE:
            if _ENCRYPTED in start + file.read():
                raise LookRefusedError(
                    tr(
                        "{0} is protected with a password. Take the password off in Word (File, Info, Protect "
                        "Document), save it, and choose it again."
                    ).format(path.name)
                )
            raise LookRefusedError(
                tr(
                    "{0} is a document of an old kind (.doc). Open it in Word, save it as “Word Document (*.docx)”, "
                    "and choose that file."
                ).format(path.name)
            )
    if not start:
        raise LookRefusedError(tr("{0} is empty. Choose another file.").format(path.name))
    if not start.startswith(b"PK"):
        raise LookRefusedError(_not_word(path.name))


def _not_word(name: str) -> str:
    return tr("{0} is not a Word document. Choose a file that Word saved as .docx.").format(name)


def _content_type(types: etree._Element, name: str) -> str:
    """Return the content type of a part: its own, else that of all parts with its ending."""
    own = {element.get("PartName", ""): element.get("ContentType", "") for element in types.iterfind("{*}Override")}
    usual = {element.get("Extension", ""): element.get("ContentType", "") for element in types.iterfind("{*}Default")}
    return own.get(f"/{name}") or usual.get(PurePosixPath(name).suffix.lstrip("."), "")


def _rels(name: str) -> str:
    part = PurePosixPath(name)
    return str(part.parent / "_rels" / f"{part.name}.rels")


def _at(folder: PurePosixPath, target: str) -> str:
    """Return a part's name; `target` may climb up ("../media/image1.png") or begin at the top."""
    steps: list[str] = []
    for step in (PurePosixPath(target.lstrip("/")) if target.startswith("/") else folder / target).parts:
        if step == "..":
            del steps[-1:]
        else:
            steps.append(step)
    return "/".join(steps)
