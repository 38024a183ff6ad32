"""The package of a Word file: parts, and a zip that comes out the same, byte for byte, from the same parts.

python-docx keeps the parts and their relationships. The zip is written here, since python-docx stamps it with
the time of day and compresses pictures, which are compressed already.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from docx.opc.packuri import PackURI
from docx.opc.part import Part

from nec_desktop.word.markup import DECLARATION, attribute

if TYPE_CHECKING:
    from docx.opc.package import OpcPackage

FIXED_DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip can hold, for every member."""
MS_DOS = 0
"""The zip's "made by" system; without it the bytes would differ between Windows and Linux."""
COMPRESSION = 5
"""Measured on a plan: a fifth faster than zlib's usual 6, for files a twentieth larger."""
STORED = ("png", "jpeg", "xlsx")
"""Name endings of parts that are compressed already."""

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_DEFAULTS = {
    "jpeg": "image/jpeg",
    "png": "image/png",
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
}


def new_part(package: "OpcPackage", name: str, content_type: str, blob: bytes) -> Part:
    """Return a part for `package` to relate to; `name` is absolute ("/word/header1.xml")."""
    return Part(PackURI(name), content_type, blob, package)  # type: ignore[arg-type]  # a Package is an OpcPackage


def save_package(package: "OpcPackage", path: Path, replaced: dict[str, bytes]) -> None:
    """Write the package to `path`; `replaced` holds the bytes of parts, by name, that were made outside it."""
    zipped(path, _members(package, list(package.iter_parts()), replaced))


def zipped(target: Path | BinaryIO, members: Iterable[tuple[str, bytes]]) -> None:
    """Write members, given as names and bytes, to a zip that is always the same."""
    with ZipFile(target, "w") as file:
        for name, blob in members:
            info = ZipInfo(name.removeprefix("/"), FIXED_DATE)
            info.create_system = MS_DOS
            info.compress_type = ZIP_STORED if name.endswith(STORED) else ZIP_DEFLATED
            file.writestr(info, blob, compresslevel=COMPRESSION)


def _members(package: "OpcPackage", parts: Iterable[Part], replaced: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield names and bytes in the order that Open Packaging (ECMA-376 part 2) readers like: the types first."""
    yield "[Content_Types].xml", _content_types(parts)
    yield "_rels/.rels", _xml_bytes(package.rels.xml)
    for part in parts:
        yield str(part.partname), replaced.get(str(part.partname), part.blob)
        if len(part.rels):
            yield str(part.partname.rels_uri), _xml_bytes(part.rels.xml)


def _xml_bytes(xml: str | bytes) -> bytes:
    return xml.encode() if isinstance(xml, str) else xml


def _content_types(parts: Iterable[Part]) -> bytes:
    entries = [f'<Default Extension="{ending}" ContentType="{kind}"/>' for ending, kind in _DEFAULTS.items()]
    entries += sorted(
        f'<Override PartName="{attribute(str(part.partname))}" ContentType="{attribute(part.content_type)}"/>'
        for part in parts
        if _DEFAULTS.get(part.partname.ext) != part.content_type
    )
    return f'{DECLARATION}<Types xmlns="{_TYPES}">{"".join(entries)}</Types>'.encode()
