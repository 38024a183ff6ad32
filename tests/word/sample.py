"""A document with every kind of block, and what tests do with the files made from it."""

import hashlib
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree
from PIL import Image

from nec_desktop.document.blocks import (
    Block,
    Cell,
    Column,
    Contents,
    Cover,
    Document,
    Figure,
    Heading,
    Item,
    Paragraph,
    Row,
    Table,
    cell,
    plain,
)
from nec_desktop.document.review_copy import Identity, as_review_copy
from nec_desktop.plan.richtext import Run
from nec_desktop.plan.view_tables import FillIn
from nec_desktop.word.markup import W

DOCUMENT = "word/document.xml"
IDENTITY = Identity("abcdefghij", "zyxwvuts87654321", 7)


def image(width: int, height: int, form: str = "PNG", colour: str = "navy") -> bytes:
    """Return a picture file of one colour."""
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(buffer, form)
    return buffer.getvalue()


CHART, PHOTOGRAPH = image(1200, 600), image(900, 1600, "JPEG", "olive")
PICTURES = {hashlib.sha256(data).hexdigest(): data for data in (CHART, PHOTOGRAPH)}
CHART_HASH, PHOTOGRAPH_HASH = PICTURES


def picture(identifier: str) -> bytes:
    """Return the attachment of that hash."""
    return PICTURES[identifier]


def paragraph(text: str, style: str = "body", address: str = "") -> Paragraph:
    """Return a plain paragraph."""
    return Paragraph(plain(text), style, address)  # type: ignore[arg-type]  # the styles are told apart by the caller


def items(*texts: str, kind: str = "bullet", level: int = 0) -> tuple[Item, ...]:
    """Return neighbouring list items."""
    return tuple(Item(plain(text), kind, level) for text in texts)  # type: ignore[arg-type]  # as above


EVENTS = Table(
    "Events this quarter",
    (Column("Date", 1.2), Column("Event", 2), Column("Advertised", 1.5), Column("Came", 0.7, "right")),
    (
        Row((cell("14 February 2026"), cell("Surgery, Verwood Hub"), cell("Website"), cell("23")), "events/aaaa"),
        Row((cell("28 February 2026"), cell("Coffee morning"), cell("Posters"), cell("31")), "events/bbbb"),
    ),
    "Each row is an event, with its date, how it was advertised and how many came.",
)
WIDE = Table(
    "Register of events",
    tuple(Column(header) for header in ("Ref", "Date", "Start", "Event", "Venue", "Lead", "Notice", "Came", "New")),
    tuple(
        Row(
            tuple(cell(text) for text in (f"E{n}", "5 May 2026", "5:30pm", "Surgery", "The Hub", "PCSO", "9", "8", "1"))
        )
        for n in range(1, 31)
    ),
    "Each row is an event.",
)
_WHAT_WE_DO: Cell = (paragraph("Agreed with the council:"), *items("patrols", "youth work"))
CARD = Table(
    "",
    (Column("Item", 1), Column("Entry", 3)),
    (
        Row((cell("Asked by"), cell("Verwood Town Council")), "priorities/cccc/asked-by"),
        Row((cell("What we do"), _WHAT_WE_DO), "priorities/cccc/what-we-do"),
    ),
    "Priority 1: item and entry.",
    "facts",
)

GRADE = Paragraph(
    plain("Choose a grade"),
    address="assessment/aaaa/grade",
    fill_in=FillIn("assessment/aaaa/grade", "Your grade", (("Good & better", "good"), ("Weak", "weak"))),
)
GRADE_IN_TABLE = Table(
    "Assessment of standard 1",
    (Column("Item", 1), Column("Entry", 3)),
    (Row((cell("Your grade"), (GRADE,)), GRADE.address),),
    "For the reviewer to fill in.",
    "facts",
)

BLOCKS: tuple[Block, ...] = (
    Heading(1, "Document control", "", "cover"),
    paragraph("What the plan covers and who answers for it.", "asked"),
    Contents(),
    Heading(1, "Profile of the area", "1", "profile", "Part 1: Self-evaluation"),
    Paragraph((Run("What is asked  ", bold=True), Run("Who lives here.")), "asked", "profile"),
    Heading(2, "Description", "1.1", "profile/description", in_contents=False),
    Paragraph(
        (
            Run("The area has "),
            Run("three towns", bold=True),
            Run(" and "),
            Run("many", italic=True),
            Run(" villages.\nFigures: "),
            Run("Office for National Statistics", link="https://www.ons.gov.uk/census?a=1&b=2"),
            Run("."),
        ),
        address="profile/description",
    ),
    *items("Wimborne", "Verwood", kind="number"),
    *items("Heatherlands", kind="number", level=1),
    *items("Ferndown", kind="number"),
    paragraph("We visit each of them:"),
    *items("ask the clerk", "book the hall", kind="number"),
    *items("the date & time <first>"),
    Figure(CHART_HASH, "Bar chart of residents by age", "Residents by age"),
    Heading(2, "Events", "1.2", "profile/events"),
    EVENTS,
    paragraph("Source: our own count.", "note"),
    paragraph("Not yet written.", "missing", "profile/events"),
    Heading(1, "Priorities", "2", "priorities", "Part 2: Plan"),
    Heading(3, "Potterne Park", "P1", "priorities/cccc", in_contents=False),
    paragraph("Where it stands", "label"),
    CARD,
    Figure(PHOTOGRAPH_HASH, "Potterne Park from the north"),
    Figure(CHART_HASH, "The same chart again"),
    Heading(2, "Register", "2.1", "events"),
    WIDE,
    Heading(1, "Annex A: Sources", "", "annex-a"),
    paragraph("None."),
)


def make_document(*blocks: Block, large_print: bool = False, marking: str = "OFFICIAL") -> Document:
    """Return a review copy of these blocks, or of every kind of block."""
    document = Document(
        title="Area engagement plan, East Dorset",
        organisation="Dorset Police",
        marking=marking,
        footer="East Dorset plan, version 0.3",
        made_on=date(2026, 2, 25),
        cover=Cover(
            "Neighbourhood Engagement Contract",
            "East Dorset",
            ("Area engagement plan", "1 April 2026 to 31 March 2027"),
            "DRAFT for review",
            (("Prepared by", "Neighbourhood inspector"), ("Version", "")),
            ("Passages on a tinted ground say what is asked.",),
        ),
        blocks=blocks or BLOCKS,
        subject="Neighbourhood Engagement Contract: East Dorset",
        keywords=("East Dorset", "NEC"),
        large_print=large_print,
    )
    return as_review_copy(document, IDENTITY)


def part(path: Path, name: str = DOCUMENT) -> str:
    """Return a part of a file as text."""
    with ZipFile(path) as file:
        return file.read(name).decode()


def root(path: Path, name: str = DOCUMENT) -> etree._Element:
    """Return the root element of a part."""
    return etree.fromstring(part(path, name).encode())


def elements(tree: etree._Element, path: str) -> list[etree._Element]:
    """Return what an XPath finds; w: is WordprocessingML."""
    found = tree.xpath(path, namespaces={"w": W})
    assert isinstance(found, list)
    return [element for element in found if isinstance(element, etree._Element)]


def values(tree: etree._Element, path: str) -> list[str]:
    """Return the texts or attribute values that an XPath finds."""
    found = tree.xpath(path, namespaces={"w": W})
    assert isinstance(found, list)
    return [str(value) for value in found]


def tamper(path: Path, change: Callable[[str], str], name: str = DOCUMENT) -> None:
    """Change a part inside a file, as another program or a fault might."""
    with ZipFile(path) as file:
        parts = {info.filename: file.read(info) for info in file.infolist()}
    before = parts[name].decode()
    after = change(before)
    assert after != before, "the change found nothing to change"
    parts[name] = after.encode()
    with ZipFile(path, "w", ZIP_DEFLATED) as file:
        for key, data in parts.items():
            file.writestr(key, data)
