"""A document as blocks that know no format. Each remembers the address in the plan it came from.

Writers (Word, preview, web page) and the check after writing all work from these. An empty address means
that the words are the program's own (a heading, a prompt, a table worked out from registers).
"""

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal

from nec_desktop.plan.charts import Chart
from nec_desktop.plan.richtext import Run, Runs
from nec_desktop.plan.view_tables import FillIn

if TYPE_CHECKING:  # what is carried is told by the blocks that were sent, which are made of these
    from nec_desktop.document.carried import Changes, Thread

Alignment = Literal["left", "right"]


@dataclass(frozen=True)
class Heading:
    """A heading. level 1 to 4; number is literal text ("5.4"), empty for none; part: the part it opens, if any.

    title: the address whose words it shows, where it is called after a record.
    """

    level: int
    text: str
    number: str = ""
    address: str = ""
    part: str = ""
    in_contents: bool = True
    title: str = ""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph. Styles: body; asked (what is asked, set apart from answers); note (small print);
    missing (a required answer that is not there); label (bold line over what follows, kept with it).
    fill_in: a reviewer is to put something of their own in the place of the words.
    """

    runs: Runs
    style: Literal["body", "asked", "note", "missing", "label"] = "body"
    address: str = ""
    fill_in: FillIn | None = None


@dataclass(frozen=True)
class Item:
    """A list item, level 0 to 2. Neighbouring items of one document position make one list."""

    runs: Runs
    kind: Literal["bullet", "number"] = "bullet"
    level: int = 0
    address: str = ""


Cell = tuple[Paragraph | Item, ...]


@dataclass(frozen=True)
class Column:
    """A table's column: its header, its share of the width, and how its cells are aligned."""

    header: str
    width: float = 1
    align: Alignment = "left"


@dataclass(frozen=True)
class Row:
    """A table's row: as many cells as the table has columns.

    address: of the record it shows, if it is that record's home; of what a reviewer fills in there.
    """

    cells: tuple[Cell, ...]
    address: str = ""


@dataclass(frozen=True)
class Table:
    """A simple table with one header row. `description` says in a sentence what it holds (its alt text).
    kind: records (horizontal hairlines, header tint) or facts (two columns, Item and Entry; first column bold).
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    description: str
    kind: Literal["records", "facts"] = "records"
    address: str = ""


@dataclass(frozen=True)
class Figure:
    """A picture in line: the hash of its attachment, its alt text, and a caption."""

    hash: str
    alt: str
    caption: str = ""
    address: str = ""


@dataclass(frozen=True)
class Contents:
    """Where the list of contents stands. The writer fills it from the headings."""

    title: str = "Contents"


Block = Heading | Paragraph | Item | Table | Figure | Chart | Contents


@dataclass(frozen=True)
class Cover:
    """The first page: small line above, the area's name large, lines under it, a band, and a table of facts.

    compact: it is the head of a short document, which goes on below it on the same page.
    """

    scheme: str
    name: str
    lines: tuple[str, ...]
    band: str
    facts: tuple[tuple[str, str], ...]
    notes: tuple[str, ...] = ()
    compact: bool = False


@dataclass(frozen=True)
class Document:
    """A whole document, ready for any writer. `made_on` is passed in, so that the same plan gives the same file.

    review_code: that of a review copy, whose file bears anchors by which it can be read back; empty for other copies.
    threads, changes: what a review copy carries from the round before. They are told by the blocks that are shown.
    """

    title: str
    organisation: str
    marking: str
    footer: str
    made_on: date
    cover: Cover
    blocks: tuple[Block, ...]
    subject: str = ""
    keywords: tuple[str, ...] = ()
    large_print: bool = False
    properties: dict[str, str] = field(default_factory=dict)
    review_code: str = ""
    threads: "tuple[Thread, ...]" = ()
    changes: "Changes | None" = None


def plain(text: str, *, bold: bool = False) -> Runs:
    """Return `text` as runs of one look, none for an empty text."""
    return (Run(text, bold=bold),) if text else ()


def cell(text: str, address: str = "") -> Cell:
    """Return `text`, which stands at `address`, as a table cell: one paragraph for each line."""
    return tuple(Paragraph(plain(line), address=address) for line in text.split("\n"))
