"""Lines that were sent, and whose text each is part of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from nec_desktop.document.sent import Looks
from nec_desktop.review.sent_texts import BREAK
from nec_desktop.review.typography import folded


class Title(NamedTuple):
    """Whose words a heading shows: the address, and where in the heading they begin."""

    address: str
    start: int


class SentPicture(NamedTuple):
    """A picture as it was sent: the SHA-256 of its data, whose it is, and where in the text of that it stands."""

    hash: str
    address: str
    place: int


@dataclass(frozen=True, slots=True, eq=False)
class Owner:
    """Whose text a stretch of lines is.

    address: of the field, empty where the words are the program's own. base: where the stretch begins in the text of
    the address, -1 where that text has no such line. text: its lines, parted by BREAK. near: the address that a comment
    on it is about. where: the place in words; in English, since they count in the id of what is said there. choices:
    what a reviewer can choose in its place. anchor: the block id of the label that it stands under. title: of a heading
    that is called after a record. is_nowhere: nothing was sent there.
    """

    text: str
    address: str = ""
    base: int = -1
    near: str = ""
    where: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    anchor: str = ""
    is_label: bool = False
    title: Title | None = None
    is_nowhere: bool = False

    @property
    def is_field(self) -> bool:
        """Say whether a suggestion can be made about it."""
        return self.base >= 0


@dataclass(frozen=True, slots=True, eq=False)
class SentUnit:
    """A line. owner, offset: the stretch that it is part of, and where in it. look: "heading", "bullet" or the like.

    looks: what of it is bold or italic, None where that is not known. picture: what it shows, instead of words.
    """

    text: str
    owner: Owner
    offset: int
    look: str = ""
    level: int = 0
    names: tuple[str, ...] = ()
    looks: Looks | None = None
    picture: SentPicture | None = None

    @property
    def key(self) -> str:
        """The text as it is compared."""
        return folded(self.text)


@dataclass(frozen=True, slots=True)
class RawLine:
    """A line of which the stretch is not known yet. place: where it stands among the texts of addresses."""

    text: str
    look: str
    level: int = 0
    address: str = ""
    start: int = -1
    near: str = ""
    where: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    names: tuple[str, ...] = ()
    is_label: bool = False
    looks: Looks | None = None
    title: Title | None = None
    picture: SentPicture | None = None


def lines_of(raw: Sequence[RawLine], anchor: str) -> list[SentUnit]:
    """Return lines with the stretches that they make together; `anchor` is the label above them."""
    units: list[SentUnit] = []
    stretch: list[RawLine] = []
    for line in raw:
        if stretch and not _goes_on(stretch[-1], line):
            anchor = _anchor_of(stretch[0]) or anchor
            units += _stretch(stretch, anchor)
            stretch = []
        stretch.append(line)
    return [*units, *_stretch(stretch, _anchor_of(stretch[0]) or anchor)] if stretch else units


def _stretch(lines: Sequence[RawLine], anchor: str) -> Iterator[SentUnit]:
    first = lines[0]
    text = BREAK.join(line.text for line in lines)
    place = first.address, first.start, first.near, first.where, first.choices
    owner = Owner(text, *place, anchor, first.is_label, first.title)
    offset = 0
    for line in lines:
        yield SentUnit(line.text, owner, offset, line.look, line.level, line.names, line.looks, line.picture)
        offset += len(line.text) + 1


def _anchor_of(line: RawLine) -> str:
    """Return the block id of a label, nothing for other lines."""
    return line.names[0].rpartition("_")[2] if line.is_label else ""


def _goes_on(before: RawLine, line: RawLine) -> bool:
    """Say whether a line is the next one of the same text."""
    if before.start >= 0 or line.start >= 0:
        return before.address == line.address and line.start == before.start + len(before.text) + 1
    same = (before.address, before.near, before.where, before.look)
    return same == (line.address, line.near, line.where, line.look) and not line.names and not before.names


def by_owner(units: Sequence[SentUnit]) -> Iterator[tuple[Owner, list[SentUnit]]]:
    """Yield stretches and their lines, in order."""
    for owner, lines in groupby(units, lambda unit: unit.owner):
        yield owner, list(lines)
