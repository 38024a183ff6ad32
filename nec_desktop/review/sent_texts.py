"""The text of each address as it was sent: the coordinates in which everything about a snapshot is said."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from nec_desktop.document.sent import Sent, SentBlock

BREAK = "\N{PARAGRAPH SEPARATOR}"
"""Stands between two lines (paragraphs, items, cells) of an address's text: "\\n" is a line break inside one."""


@dataclass(frozen=True)
class SentPlace:
    """A line of text in what was sent: that of a block, or one in the cell of a row.

    block, row: the ids of its block and row (none for a header row); column, line: counted from 0 in the row and cell;
    -1 outside a table.
    kind, level: as `NewLine` has them.
    """

    block: str
    text: str
    kind: str = ""
    level: int = 0
    row: str = ""
    column: int = -1
    line: int = -1
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class SentText:
    """All lines of one address, in order."""

    address: str
    places: tuple[SentPlace, ...]

    @property
    def text(self) -> str:
        """The lines as one text."""
        return BREAK.join(place.text for place in self.places)

    @property
    def starts(self) -> tuple[int, ...]:
        """Where each line begins in `text`."""
        lengths = (len(place.text) + 1 for place in self.places)
        return tuple(accumulate(lengths, initial=0))[:-1]


def sent_texts(sent: Sent) -> dict[str, SentText]:
    """Return the texts of all addresses that were sent.

    A label (an anchored heading) is not text of its field. What a document shows in several tables counts where it is
    at home, else in the first row that shows it; edits of the others are edits of the same address.
    """
    at_home: dict[str, list[SentPlace]] = {}
    elsewhere: dict[str, list[SentPlace]] = {}
    for block in sent.blocks:
        for address, place, is_home in _places(block):
            if address:
                (at_home if is_home else elsewhere).setdefault(address, []).append(place)
    first = {
        address: [place for place in places if (place.block, place.row) == (places[0].block, places[0].row)]
        for address, places in elsewhere.items()
    }
    return {address: SentText(address, tuple(places)) for address, places in (first | at_home).items()}


def all_texts(sent: Sent) -> dict[str, SentText]:
    """Return the texts of all addresses, and those that are shown in no place but a heading that is called after them.

    A heading's number is no part of its text.
    """
    titles = {
        block.title: SentText(block.title, (SentPlace(block.id, block.text),)) for block in sent.blocks if block.title
    }
    return titles | sent_texts(sent)


def _places(block: SentBlock) -> Iterator[tuple[str, SentPlace, bool]]:
    if block.kind == "table":
        if "/" in block.address and block.style == "records":  # a text's own table: its header is written by a person
            for column, header in enumerate(block.columns):
                yield block.address, SentPlace(block.id, header, "", 0, "", column, 0), True
        for row in block.rows:
            for column, cell in enumerate(row.cells):
                for n, line in enumerate(cell):
                    place = SentPlace(block.id, line.text, line.kind, line.level, row.id, column, n, line.choices)
                    yield line.address, place, row.anchored
    elif block.kind in ("paragraph", "item") or (block.kind == "heading" and not block.anchored):
        kind = {"paragraph": "", "heading": "heading"}.get(block.kind, block.style)
        yield block.address, SentPlace(block.id, block.text, kind, block.level), True
