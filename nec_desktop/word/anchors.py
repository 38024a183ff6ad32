"""Anchors: what a field, a record or a picture of a returned review copy is found by. No other copy bears any.

They delimit, they do not wrap. A bookmark lies inside one paragraph: one over several comes back from LibreOffice with
two beginnings. A content control stands on a label's number alone: LibreOffice loses tracked changes in one that holds
whole paragraphs. Names hold the block's id in the snapshot, never an address.
"""

from collections.abc import Sequence
from typing import NamedTuple

from nec_desktop.document.blocks import Block, Row, Table
from nec_desktop.document.sent import block_id, is_home, labels, row_id
from nec_desktop.document.visible import one_line
from nec_desktop.word.markup import attribute, run

BLOCK, ROW, TAG = "_nec_", "_necr_", "nec:"
"""Beginnings of the names of bookmarks of labels and of rows, and of the names of controls and pictures."""
LONGEST_ALIAS = 64
"""Characters of the name that a control shows; Word takes no more."""


class Ids:
    """Hands out every w:id and docPr id of a package, so that no two are alike."""

    def __init__(self) -> None:
        self._last = 0

    def next(self) -> int:
        """Return an id that was not handed out before."""
        self._last += 1
        return self._last


class RowAnchor(NamedTuple):
    """The bookmarks in a row's first cell, and the tag of the control in which a reviewer chooses on it."""

    bookmarks: Sequence[tuple[int, str]] = ()
    tag: str = ""


class Anchors:
    """The anchors of one document's blocks: none at all unless it is a review copy."""

    def __init__(self, blocks: Sequence[Block], ids: Ids, *, wanted: bool) -> None:
        self._ids = ids
        self._wanted = wanted
        self._labels = labels(blocks) if wanted else frozenset()

    def bookmarks(self, *names: str) -> list[tuple[int, str]]:
        """Return ids and names of the bookmarks of these names, those without one left out."""
        return [(self._ids.next(), name) for name in names if name]

    def label(self, place: int) -> str:
        """Return the name of the bookmark on the heading at `place`; nothing where it begins no field."""
        return f"{BLOCK}{block_id(place)}" if place in self._labels else ""

    def number(self, place: int, number: str, gap: str, alias: str) -> str:
        """Return a heading's number and the gap after it; a label's number in a control that no slip deletes."""
        if not number or place not in self._labels:
            return run(number + gap) if number else ""
        return (
            f'<w:sdt><w:sdtPr><w:alias w:val="{attribute(alias_of(alias))}"/><w:tag w:val="{TAG}{block_id(place)}"/>'
            f'<w:id w:val="{self._ids.next()}"/><w:lock w:val="sdtLocked"/></w:sdtPr>'
            f"<w:sdtContent>{run(number)}</w:sdtContent></w:sdt>{run(gap) if gap else ''}"
        )

    def row(self, place: int | None, n: int, table: Table, row: Row) -> RowAnchor:
        """Return the anchor of row `n` of the table at `place`; None is the cover's, which is the home of nothing."""
        if place is None or not self._wanted or not is_home(table, row):
            return RowAnchor()
        return RowAnchor(self.bookmarks(f"{ROW}{row_id(place, n)}"), f"{TAG}{row_id(place, n)}")

    def picture(self, place: int, number: int) -> str:
        """Return the name of the picture at `place`, whose docPr id is `number`."""
        return f"{TAG}{block_id(place)}" if self._wanted else f"Picture {number}"


def alias_of(text: str) -> str:
    """Return `text` as the name that a control shows. Word counts in UTF-16."""
    return one_line(text).encode("utf-16-le")[: 2 * LONGEST_ALIAS].decode("utf-16-le", "ignore").strip()
