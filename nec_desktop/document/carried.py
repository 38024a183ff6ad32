"""What the next review copy carries from the round before: threads of comments, and what has changed since."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from nec_desktop.document.sent import SentBlock, SentLine, SentRow


class LinePlace(NamedTuple):
    """A line of a document by the ids of its block and row; column and line count from 0, -1 outside a table.

    row is empty for a table's header row.
    """

    block: str
    row: str = ""
    column: int = -1
    line: int = -1


class Spot(NamedTuple):
    """A place between two characters of a line."""

    place: LinePlace
    offset: int


class Remark(NamedTuple):
    """One contribution to a thread. date: as it came, ISO 8601, or empty."""

    author: str
    initials: str
    date: str
    text: str


class Thread(NamedTuple):
    """A comment with its replies, and the characters that it is about. item: the id of what it carries on."""

    item: str
    start: Spot
    end: Spot
    remarks: tuple[Remark, ...]
    resolved: bool = False


class Part(NamedTuple):
    """Neighbouring characters of a line that stay (""), are new ("+") or are gone ("-")."""

    kind: Literal["", "+", "-"]
    text: str


class Unmarked(NamedTuple):
    """A change that no tracked change shows, and the address at which it is.

    column: what is gone with the column that showed it; look: bold, italic, or what a paragraph is; picture: another
    picture, or one fewer or more; title: a heading that is called after a record.
    """

    kind: Literal["column", "look", "picture", "title"]
    address: str


@dataclass(frozen=True)
class Changes:
    """What has changed in a document since an earlier one, told by the places of the later one.

    author: who is named for the changes; date: ISO 8601. lines: what has become of lines that both have. added: lines
    that are new, in the body or in a cell that both have. rows_added: blocks and rows (an empty one is the header
    row). gone: what is gone from the body, after which block; lines_gone, rows_gone: the same in cells and tables. An
    empty id stands for the beginning. unmarked: what has changed and cannot be marked.
    """

    author: str
    date: str
    lines: Mapping[LinePlace, tuple[Part, ...]] = field(default_factory=dict)
    added: frozenset[LinePlace] = frozenset()
    rows_added: frozenset[tuple[str, str]] = frozenset()
    gone: Mapping[str, tuple[SentBlock, ...]] = field(default_factory=dict)
    lines_gone: Mapping[LinePlace, tuple[SentLine, ...]] = field(default_factory=dict)
    rows_gone: Mapping[tuple[str, str], tuple[SentRow, ...]] = field(default_factory=dict)
    unmarked: tuple[Unmarked, ...] = ()

    def __bool__(self) -> bool:
        return any((self.lines, self.added, self.rows_added, self.gone, self.lines_gone, self.rows_gone))
