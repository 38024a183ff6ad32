"""Whether a file bears exactly the anchors, and the identity, that what was sent asks for."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from lxml import etree

from nec_desktop.document.blocks import Document
from nec_desktop.document.compare import Difference
from nec_desktop.document.entries import COVER
from nec_desktop.document.sent import Sent, SentBlock
from nec_desktop.document.visible import numbered
from nec_desktop.plan.clean import clean_text
from nec_desktop.word.anchors import BLOCK, ROW, TAG, alias_of
from nec_desktop.word.opened import Package
from nec_desktop.word.reader import Reading
from nec_desktop.word.settings import TRACK
from nec_desktop.word.tags import DOCPR, SDT, SDT_CONTENT, TC, TR, P, w

THE_FILE = "The file"
"""Where a difference is that no section has."""
OWN_PROPERTIES = "NEC "
"""How the names of the properties begin that say which snapshot a file is."""

_START, _END, _NAME, _ID, _VAL = w("bookmarkStart"), w("bookmarkEnd"), w("name"), w("id"), w("val")
_PROPERTIES = w("sdtPr")
_CUSTOM, _CORE = "docProps/custom.xml", "docProps/core.xml"


class Anchor(NamedTuple):
    """A bookmark or picture: its name, the words of the paragraph that it is in, and the control there, if any."""

    name: str
    text: str
    where: str
    """ "label", "row" or "picture": the place that it has to be in."""
    control: tuple[str, ...] = ()
    """The control's tag, alias, lock and words."""


def anchor_differences(document: Document, sent: Sent, package: Package, reading: Reading) -> Iterator[Difference]:
    """Yield how the anchors and the identity of a file differ from those of the review copy, or other copy, it is."""
    wanted = dict(_wanted(sent))
    found = list(_found(reading))
    if list(wanted) != found:
        yield from _told(wanted, found)
    yield from (Difference(THE_FILE, what) for what in _control_faults(sent, wanted, reading))
    yield from (Difference(THE_FILE, what) for what in _identity_faults(document, package))


def _wanted(sent: Sent) -> Iterator[tuple[Anchor, str]]:
    """Yield each anchor that a file has to have, with the section it is in."""
    section = COVER
    for block in sent.blocks:
        if block.kind == "heading":
            section = numbered(block.number, block.text)
            if block.anchored:
                yield _label(block, section), section
        elif block.kind in ("figure", "chart"):
            yield Anchor(f"{TAG}{block.id}", "", "picture"), section
        for row in block.rows:
            if row.anchored:
                yield Anchor(f"{ROW}{row.id}", row.cells[0][0].text if row.cells else "", "row"), section


def _label(block: SentBlock, text: str) -> Anchor:
    control = (f"{TAG}{block.id}", alias_of(block.text or block.number), "sdtLocked", block.number)
    return Anchor(f"{BLOCK}{block.id}", text, "label", control if block.number else ())


def _found(reading: Reading) -> Iterator[Anchor]:
    for element in reading.body.iter(_START, DOCPR):
        name = element.get("name" if element.tag == DOCPR else _NAME, "")
        if element.tag == DOCPR:
            if name.startswith(TAG):
                yield Anchor(name, "", "picture")
        elif name.startswith(ROW) or name.startswith(BLOCK):
            yield _anchor(name, element, reading)


def _anchor(name: str, start: etree._Element, reading: Reading) -> Anchor:
    paragraph = start.getparent()
    if paragraph is None or paragraph.tag != P:
        return Anchor(name, "", "no paragraph")
    ends = [end.get(_ID) for end in start.itersiblings(_END)]
    if start.get(_ID) not in ends:
        return Anchor(name, reading.text_of(paragraph), "several paragraphs")
    is_row = _is_first_of_row(paragraph)
    controls = [
        control for sdt in start.itersiblings(SDT) if (control := _control(sdt, reading)) and control[0].startswith(TAG)
    ]
    return Anchor(
        name, reading.text_of(paragraph), "row" if is_row else "label", controls[0] if len(controls) == 1 else ()
    )


def _is_first_of_row(paragraph: etree._Element) -> bool:
    cell = paragraph.getparent()
    if cell is None or cell.tag != TC or cell.find(P) is not paragraph:
        return False
    row = cell.getparent()
    return row is not None and row.tag == TR and row.find(TC) is cell


def _control(sdt: etree._Element, reading: Reading) -> tuple[str, ...]:
    """Return a control's tag, alias, lock and words."""
    properties, content = sdt.find(_PROPERTIES), sdt.find(SDT_CONTENT)
    said = []
    for name in ("tag", "alias", "lock"):
        element = None if properties is None else properties.find(w(name))
        said.append("" if element is None else element.get(_VAL, ""))
    return (*said, "" if content is None else reading.text_of(content))


def _told(wanted: Mapping[Anchor, str], found: Sequence[Anchor]) -> Iterator[Difference]:
    """Name each difference between the anchors that should be there and those that are."""
    by_name = {anchor.name: anchor for anchor in found}
    names = {anchor.name for anchor in wanted}
    for anchor, section in wanted.items():
        has = by_name.get(anchor.name)
        if has is None:
            yield Difference(section, f"The anchor {anchor.name} is missing ({_quoted(anchor)}).")
        elif has != anchor:
            yield Difference(section, f"The anchor {anchor.name} should be {_place(anchor)}, but is {_place(has)}.")
    for anchor in found:
        if anchor.name not in names:
            yield Difference(THE_FILE, f"The anchor {anchor.name} should not be there ({_quoted(anchor)}).")
    places = {anchor.name: place for place, anchor in enumerate(wanted)}
    kept = [anchor.name for anchor in found if anchor.name in places]
    for before, after in pairwise(kept):
        if places[before] >= places[after]:
            yield Difference(THE_FILE, f"The anchor {after} should not come after {before}.")


def _place(anchor: Anchor) -> str:
    tag, alias, lock, number = anchor.control or ("", "", "", "")
    control = f"a control {tag}, “{alias}”, {lock} on “{number}”" if anchor.control else "no control"
    return f"on a {anchor.where} that reads {_quoted(anchor)}, with {control}"


def _quoted(anchor: Anchor) -> str:
    return f"“{anchor.text[:60]}”"


def _control_faults(sent: Sent, wanted: Mapping[Anchor, str], reading: Reading) -> Iterator[str]:
    """Yield controls that are there twice or should not be, and places to choose in that are not there."""
    rows = (row for block in sent.blocks for row in block.rows if wanted and row.anchored)
    to_choose = {f"{TAG}{row.id}" for row in rows if any(line.choices for cell in row.cells for line in cell)}
    left = to_choose | {anchor.control[0] for anchor in wanted if anchor.control}
    for sdt in reading.body.iter(SDT):
        tag = _control(sdt, reading)[0]
        if tag in left:
            left.remove(tag)
        elif tag.startswith(TAG):
            yield f"The control {tag} should not be there."
    for tag in sorted(left & to_choose):
        yield f"The control {tag} is missing."


def _identity_faults(document: Document, package: Package) -> Iterator[str]:
    wanted = {name: clean_text(value) for name, value in document.properties.items() if name.startswith(OWN_PROPERTIES)}
    found = {}
    if package.has(_CUSTOM):
        for entry in package.root(_CUSTOM):
            name = entry.get("name", "")
            if name.startswith(OWN_PROPERTIES):
                found[name] = "".join(str(words) for words in entry.itertext())
    for name in sorted({*wanted, *found}):
        if wanted.get(name, "") != found.get(name, ""):
            yield f"The property {name} should be “{wanted.get(name, '')}”, but the file has “{found.get(name, '')}”."
    identifier = package.root(_CORE).findtext("{*}identifier") or ""
    if identifier != document.review_code:
        yield f"The file’s identifier should be “{document.review_code}”, but is “{identifier}”."
    tracks = package.root("word/settings.xml").find(TRACK) is not None
    if tracks != bool(document.review_code):
        yield "Word would not begin to track changes." if document.review_code else "Word would begin to track changes."
