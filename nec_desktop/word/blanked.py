"""Words taken out of a file that is kept: a Word file or workbook part by part, any other byte by byte."""

import re
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from lzma import LZMAError
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile

from lxml import etree

from nec_desktop.plan.blanking import Blanking
from nec_desktop.word.package import zipped

_DAMAGED = (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, LZMAError, ValueError)
_TEXTS = ("t", "delText", "instrText")
_GAPS = ("tab", "br", "cr", "ptab")
_DEEPEST = 3
"""Zips within zips that are gone through: a document with a chart has a workbook in it."""
_LEFT_ALONE = "[Content_Types].xml"
_LEAST_BYTES = 6
"""Fewer letters come up by chance in a picture."""
_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "latin-1")


def blanked_file(data: bytes, blanking: Blanking, depth: int = 0) -> bytes:
    """Return a file's bytes without the words; the very same bytes where they are not in it.

    What is compressed or drawn inside a PDF or a picture cannot be gone through.
    """
    if data.startswith(b"PK\x03\x04") and depth < _DEEPEST:
        try:
            with ZipFile(BytesIO(data)) as file:
                members = [(name, file.read(name)) for name in dict.fromkeys(file.namelist())]
        except _DAMAGED:
            return _bytes(data, blanking)
        blanked = [(name, _member(name, part, blanking, depth)) for name, part in members]
        if blanked == members:
            return data
        target = BytesIO()
        zipped(target, blanked)
        return target.getvalue()
    return _bytes(data, blanking)


def _member(name: str, data: bytes, blanking: Blanking, depth: int) -> bytes:
    if name == _LEFT_ALONE:
        return data
    if name.endswith((".xml", ".rels", ".vml")):
        try:
            parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError):
            return _bytes(data, blanking)
        before = blanking.count
        _blank_xml(root, blanking, is_relations=name.endswith(".rels"))
        if blanking.count == before:
            return data
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return blanked_file(data, blanking, depth + 1)


def _blank_xml(root: etree._Element, blanking: Blanking, *, is_relations: bool) -> None:
    without = set[str]()  # a file says the same few things in thousands of attributes
    for element in root.iter():
        if not is_relations:
            if element.text:
                element.text = blanking.text(element.text)
            if element.tail:
                element.tail = blanking.text(element.tail)
        for name, value in element.attrib.items() if isinstance(element.tag, str) else ():
            if value in without or (is_relations and not _leads_out(element, str(name))):
                continue
            if (blanked := blanking.text(str(value))) != value:
                element.set(name, "about:blank" if is_relations else blanked)
            else:
                without.add(str(value))
    # Words that stand in several runs, as a reader sees them with all changes taken, with none, and with both.
    for paragraph in root.iter("{*}p"):
        pieces = list(_pieces(paragraph))
        for kinds in (("t",), ("delText",), _TEXTS):
            _blank_paragraph([piece for piece in pieces if piece.kind in kinds or piece.kind in _GAPS], blanking)


def _leads_out(element: etree._Element, name: str) -> bool:
    return name == "Target" and element.get("TargetMode") == "External"


class _Piece(NamedTuple):
    """Something in a paragraph that holds words, or stands for a gap between them."""

    kind: str
    element: etree._Element

    @property
    def text(self) -> str:
        return " " if self.kind in _GAPS else self.element.text or ""


def _pieces(paragraph: etree._Element) -> Iterator[_Piece]:
    for element in paragraph.iter("{*}*"):
        kind = str(element.tag).rpartition("}")[2]
        if kind in _TEXTS or kind in _GAPS:
            yield _Piece(kind, element)


def _blank_paragraph(pieces: list[_Piece], blanking: Blanking) -> None:
    texts = [piece.text for piece in pieces]
    if not blanking.stretches("".join(texts)):
        return
    for piece, before, after in zip(pieces, list(texts), blanking.texts(texts), strict=True):
        if piece.kind not in _GAPS and after != before:
            piece.element.text = after


def _bytes(data: bytes, blanking: Blanking) -> bytes:
    """Write x over the words, so that the places of everything else in the file stay as they are."""
    try:
        return blanking.text(data.decode()).encode()
    except UnicodeDecodeError:
        pass
    if len(blanking.words) < _LEAST_BYTES:
        return data
    for encoding in _ENCODINGS:
        written = blanking.words.encode(encoding, "ignore")
        data, count = re.subn(re.escape(written), _crossed_out(encoding), data, flags=re.IGNORECASE)
        blanking.count += count
    return data


def _crossed_out(encoding: str) -> Callable[[re.Match[bytes]], bytes]:
    letter = "x".encode(encoding)
    return lambda found: (letter * len(found[0]))[: len(found[0])]
