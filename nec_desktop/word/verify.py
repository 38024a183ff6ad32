"""Reopen a file that was written, and say where it differs from what it was made from."""

import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import BadZipFile

from lxml import etree

from nec_desktop.document.blocks import Document
from nec_desktop.document.compare import Difference, differences
from nec_desktop.document.sent import Sent, sent_of
from nec_desktop.plan.clean import clean_text
from nec_desktop.word.accepted import with_all
from nec_desktop.word.anchored import THE_FILE, anchor_differences
from nec_desktop.word.carried import carried_faults
from nec_desktop.word.content import expected_content
from nec_desktop.word.furniture import core_value, footer_words, marking_words
from nec_desktop.word.lint import body_faults, file_faults
from nec_desktop.word.lint_parts import part_faults
from nec_desktop.word.look import ForceLook
from nec_desktop.word.look_check import look_faults
from nec_desktop.word.markup import R
from nec_desktop.word.opened import Package
from nec_desktop.word.reader import Reading
from nec_desktop.word.tags import SECTPR, w

__all__ = ["Difference", "verify_document"]

_DAMAGED = (
    BadZipFile,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    etree.XMLSyntaxError,
    zlib.error,
)
"""What zipfile and lxml raise for files that are cut off, scribbled over or of another kind."""


def verify_document(
    document: Document,
    path: Path,
    picture: Callable[[str], bytes],
    look: ForceLook | None = None,
    sent: Sent | None = None,
) -> list[Difference]:
    """Return every difference between the file at `path` and `document`; none is what a good file gives.

    Text, looks, links, lists with their printed numbers, tables, pictures, the contents, the marking on every
    page, the properties, the anchors and a force's look are compared, and the file is looked through for what would
    damage it. What it carries from an earlier round is compared by itself, and the text with the changes since then
    accepted. A file that cannot be read is a difference too. Raises what `picture` raises.
    sent: what is kept of a review copy, by which its anchors go; worked out of the document where it is not given.
    """
    if sent is None:
        sent = sent_of(document) if document.review_code else Sent(())
    expected = expected_content(document, picture)
    try:
        package = Package(path)
        whole = Reading(package)
        carries = bool(document.threads or document.changes)
        reading = Reading(package, with_all(whole.body, accepted=True)) if carries else whole
        found = differences(expected, reading.entries())
        found += _marking_differences(document, reading)
        found += anchor_differences(document, sent, package, reading)
        faults = [
            *file_faults(package),
            *dict.fromkeys(reading.faults),
            *body_faults(whole),
            *part_faults(package),
            *carried_faults(document, package, whole),
            *_property_faults(document, package),
        ]
        if look:
            faults += look_faults(look, package, reading, large_print=document.large_print)
    except _DAMAGED as error:
        return [Difference(THE_FILE, f"The file cannot be read ({_words(error)}).")]
    return found + [Difference(THE_FILE, fault) for fault in faults]


def _words(error: Exception) -> str:
    if isinstance(error, KeyError):
        return f"it has no part {error.args[0] if error.args else ''}"
    return str(error) or type(error).__name__


def _marking_differences(document: Document, reading: Reading) -> Iterator[Difference]:
    """Yield differences in the headers and footers of each section, the cover's first page included."""
    marking = clean_text(marking_words(document))
    footer = footer_words(document)
    for number, section in enumerate(reading.body.iter(SECTPR), 1):
        place = "Cover" if number == 1 else f"Pages of section {number}"
        pages = ["default", *(["first"] if section.find(w("titlePg")) is not None else [])]
        for kind in ("header", "footer"):
            shown = {
                reference.get(w("type"), ""): reading.targets.get(reference.get(f"{{{R}}}id", ""), "")
                for reference in section.iterfind(w(f"{kind}Reference"))
            }
            for page in pages:
                lines = reading.text_lines(shown[page]) if page in shown else []
                yield from (Difference(place, what) for what in _line_faults(kind, lines, marking, footer))


def _line_faults(kind: str, lines: list[str], marking: str, footer: str) -> Iterator[str]:
    has = lines[0] if lines else ""
    if has != marking:
        yield f"The {kind} should bear the marking “{marking}”, but the file has “{has}”."
    if kind == "footer":
        has = lines[1] if len(lines) > 1 else ""
        if not has.startswith(footer) or " of " not in has:
            yield f"The footer should read “{footer}1 of …”, but the file has “{has}”."


def _property_faults(document: Document, package: Package) -> Iterator[str]:
    core = package.root("docProps/core.xml")
    wanted = {"title": document.title, "creator": document.organisation, "lastModifiedBy": document.organisation}
    for name, value in (wanted | {"language": "en-GB"}).items():
        element = core.find(f"{{*}}{name}")
        has = "" if element is None else element.text or ""
        if has != core_value(value):
            yield f"The property {name} should be “{value}”, but the file has “{has}”."
