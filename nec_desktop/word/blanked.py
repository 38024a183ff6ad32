"""Words taken out of a file that is kept: a Word file or workbook part by part, any other byte by byte."""

import re
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from lzma import LZMAError
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
    for element in root.iter():
        if not is_relations:
            if element.text:
                element.text = blanking.text(element.text)
            if element.tail:
                element.tail = blanking.text(element.tail)
        for name, value in element.attrib.items() if isinstance(element.tag, str) else ():
            if is_relations and (name != "Target" or element.get("TargetMode") != "External"):
                continue
            if (blanked := blanking.text(str(value))) != value:
                element.set(name, "about:blank" if is_relations else blanked)
    # Words that stand in several runs, as a reader sees them with all changes taken, with none, and with both.
    for kinds in (("t",), ("delText",), _TEXTS):
        for paragraph in root.iter("{*}p"):
            _blank_paragraph(list(_pieces(paragraph, kinds)), blanking)


def _pieces(paragraph: etree._Element, kinds: tuple[str, ...]) -> Iterator[tuple[etree._Element | None, str]]:
    for element in paragraph.iter("{*}*"):
        name = etree.QName(element).localname
        if name in kinds:
            yield element, element.text or ""
        elif name in _GAPS:
            yield None, " "


def _blank_paragraph(pieces: list[tuple[etree._Element | None, str]], blanking: Blanking) -> None:
    texts = [text for _element, text in pieces]
    if not blanking.stretches("".join(texts)):
        return
    for (element, before), after in zip(pieces, blanking.texts(texts), strict=True):
        if element is not None and after != before:
            element.text = after


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
