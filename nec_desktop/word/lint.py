"""Faults of a Word file that validators pass and Word does not, or that a reader with a screen reader meets."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from lxml import etree

from nec_desktop.word.chart_reader import CHART
from nec_desktop.word.markup import A, R
from nec_desktop.word.opened import Package
from nec_desktop.word.reader import Reading
from nec_desktop.word.tags import HYPERLINK, SDT, SECTPR, TBL, TC, TR, w

LONGEST_BOOKMARK = 40
_VAL, _ID, _NAME = w("val"), w("id"), w("name")
_COLUMNS = f"{w('tblGrid')}/{w('gridCol')}"
_CORE = "docProps/core.xml"
_ANNOTATIONS = {w("bookmarkStart"): "bookmark", w("comment"): "comment"} | dict.fromkeys(
    map(w, ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "cellIns")),
    "tracked change",
)
_LETTERS = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def file_faults(package: Package) -> Iterator[str]:
    """Yield faults of the package: names that are there twice, properties that are, settings that ask questions."""
    for name in _twice(package.names):
        yield f"The file has two parts named {name}."
    if package.has(_CORE):
        for tag in _twice(str(element.tag) for element in package.root(_CORE)):
            yield f"The file has the property {etree.QName(tag).localname} twice."
        if b"python-docx" in package.data(_CORE):
            yield "The file's properties name the library that wrote it."
    else:
        yield "The file has no title or author."
    settings = package.root("word/settings.xml")
    if settings.find(w("updateFields")) is not None:
        yield "Word would ask whether to update the fields of the file."
    language = package.root("word/styles.xml").find(f"{w('docDefaults')}//{w('lang')}")
    if language is None or language.get(_VAL) != "en-GB":
        yield "The file's language is not set to British English (en-GB)."


def body_faults(reading: Reading) -> Iterator[str]:
    """Yield faults of the body, beside those that reading it finds."""
    body = reading.body
    yield from _bookmark_faults(body)
    yield from _control_faults(body)
    yield from _shared_ids(reading)
    yield from _reference_faults(reading)
    yield from _table_faults(body)
    drawn = (element.get("id", "") for element in body.iter("{*}docPr"))
    for number in _twice(drawn):
        yield f"Two pictures have the id {number}."


def _bookmark_faults(body: etree._Element) -> Iterator[str]:
    names: list[str] = []
    numbers: list[str] = []
    opened: dict[str, str] = {}
    for element in body.iter(w("bookmarkStart"), w("bookmarkEnd")):
        number = element.get(_ID, "")
        if element.tag == w("bookmarkStart"):
            name = element.get(_NAME, "")
            names.append(name)
            numbers.append(number)
            opened[number] = name
            if len(name) > LONGEST_BOOKMARK or not _LETTERS.fullmatch(name):
                yield f"The bookmark {name} has a name that Word would change."
        elif opened.pop(number, None) is None:
            yield f"Bookmark {number} ends before it starts."
    for name in opened.values():
        yield f"The bookmark {name} does not end."
    for name in _twice(names):
        yield f"Two bookmarks are named {name}."
    for number in _twice(numbers):
        yield f"Two bookmarks have the id {number}."


def _control_faults(body: etree._Element) -> Iterator[str]:
    """Yield faults of content controls: LibreOffice writes a file that cannot be read from one inside a link."""
    controls = list(body.iter(SDT))
    for number in _twice(found.get(_VAL, "") for sdt in controls for found in sdt.iterfind(f"{w('sdtPr')}/{_ID}")):
        yield f"Two content controls have the id {number}."
    for sdt in controls:
        if next(sdt.iterancestors(HYPERLINK), None) is not None:
            yield "A content control stands inside a link."


def _shared_ids(reading: Reading) -> Iterator[str]:
    """Yield ids that bookmarks, tracked changes and comments share with each other."""
    comments = "word/comments.xml"
    roots = [reading.body, *([reading.package.root(comments)] if reading.package.has(comments) else [])]
    kinds: dict[str, list[str]] = {}
    for element in (element for root in roots for element in root.iter(*_ANNOTATIONS)):
        kinds.setdefault(element.get(_ID, ""), []).append(_ANNOTATIONS[str(element.tag)])
    for number, sharing in kinds.items():
        if len(set(sharing)) > 1:
            yield f"A {' and a '.join(sorted(set(sharing)))} have the same id {number}."
        elif len(sharing) > 1 and sharing[0] != "bookmark":
            yield f"{len(sharing)} {sharing[0]}s have the same id {number}."


def _reference_faults(reading: Reading) -> Iterator[str]:
    """Yield what is referred to and not there: styles, relationships, bookmarks."""
    body = reading.body
    for element in body.iter(w("rStyle"), w("tblStyle")):
        if element.get(_VAL, "") not in reading.style_ids:
            yield f"The style “{element.get(_VAL, '')}” is used, but the file does not define it."
    names = {element.get(_NAME, "") for element in body.iter(w("bookmarkStart"))}
    for element in body.iter(w("hyperlink"), f"{{{A}}}blip", CHART):
        related = element.get(f"{{{R}}}id") or element.get(f"{{{R}}}embed")
        if related and related not in reading.targets:
            yield f"A link, picture or chart refers to {related}, which the file does not have."
        anchor = element.get(w("anchor"))
        if anchor and anchor not in names:
            yield f"A link leads to {anchor}, which the file does not have."


def _table_faults(body: etree._Element) -> Iterator[str]:
    """Yield faults of tables: rows without cells, no header row marked both ways, wider than their page."""
    waiting: list[etree._Element] = []
    for element in body.iter(TBL, SECTPR):
        if element.tag == TBL:
            waiting.append(element)
            yield from _header_faults(element)
            continue
        width = _text_width(element)
        for table in waiting:
            if sum(int(column.get(w("w"), "0")) for column in table.iterfind(_COLUMNS)) > width:
                yield f"A table is wider than its page ({_first_words(table)})."
        waiting = []


def _header_faults(table: etree._Element) -> Iterator[str]:
    look = table.find(f"{w('tblPr')}/{w('tblLook')}")
    repeats = table.find(f"{TR}/{w('trPr')}/{w('tblHeader')}") is not None
    if look is None or look.get(w("firstRow")) != "1" or not repeats:
        yield f"The first row of a table is not marked as its header row ({_first_words(table)})."
    if any(row.find(TC) is None for row in table.iterchildren(TR)):
        yield f"A table has a row without cells ({_first_words(table)})."


def _text_width(section: etree._Element) -> int:
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    if size is None or margins is None:
        return 0
    return int(size.get(w("w"), "0")) - int(margins.get(w("left"), "0")) - int(margins.get(w("right"), "0"))


def _first_words(table: etree._Element) -> str:
    row = next(table.iter(TR), None)
    texts = [] if row is None else [text.text or "" for text in row.iter(w("t"))]
    return " | ".join(texts)[:60]


def _twice(values: Iterable[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1]
