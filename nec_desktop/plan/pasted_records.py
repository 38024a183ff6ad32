"""Pasted rows as records to be: what each row will become, and which cells cannot be read."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from nec_desktop.plan.figures import number_and_unit
from nec_desktop.plan.outline import Field
from nec_desktop.plan.pasted_table import Rows
from nec_desktop.plan.times import time_range
from nec_desktop.plan.values import Content
from nec_desktop.translation import tr


@dataclass(frozen=True)
class Unread:
    """A cell that cannot be read: its row and column as a person counts them, what stands there, and why.

    `missing`: what it names that is not there.
    """

    row: int
    column: Field
    text: str
    why: str
    missing: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """The whole of it, on one line."""
        text = " ".join(self.text.split())
        why = self.why if text in self.why else f"“{text}”. {self.why}"
        return tr("Row {0}, {1}: {2}").format(self.row, self.column.label, why)


@dataclass(frozen=True)
class PastedRecord:
    """What one pasted row becomes; `row` counts from 1, the headings included."""

    row: int
    cells: Mapping[str, Content]
    unread: tuple[Unread, ...]


@dataclass(frozen=True)
class Refusal:
    """Why a cell cannot be read, and what it names that is not there."""

    why: str
    missing: tuple[str, ...] = ()


Reader = Callable[[Field, str], Content | Refusal | None]


def read_records(
    rows: Rows,
    columns: Sequence[Field | None],
    read: Reader,
    *,
    has_headings: bool,
    ends: Mapping[str, Field],
    units: Mapping[str, Field],
) -> Iterator[PastedRecord]:
    """Yield what each row becomes. Every cell with text in it is among the cells or the unread, or its column is None.

    `ends` says by a column's id where the end goes of what begins there: “10:00-12:00” fills both, unless the end has a
    pasted column of its own. `units` says the same of units: “28.5%” fills both where no unit stands beside it. What
    has been read once is not read again: thousands of rows name the same few places.
    """
    chosen = {column.id for column in columns if column}
    ends = {start: end for start, end in ends.items() if end.id not in chosen}
    known: dict[tuple[str, str], Content | Refusal | None] = {}

    def read_once(column: Field, text: str) -> Content | Refusal | None:
        key = (column.id, text)
        if key not in known:
            known[key] = read(column, text)
        return known[key]

    for number, row in enumerate(rows[has_headings:], 1 + has_headings):
        cells: dict[str, Content] = {}
        unread = []
        said = {column.id: text for column, text in zip(columns, row, strict=False) if column}
        for column, text in zip(columns, row, strict=False):
            if column is None or not text:
                continue
            pieces = _pieces(column, text, ends)
            if (unit := units.get(column.id)) and (both := number_and_unit(text, unit)):
                beside = said.get(unit.id, "")
                if not beside:
                    pieces = [(column, both[0]), (unit, both[1])]
                elif read_once(unit, beside) == both[1]:
                    pieces = [(column, both[0])]
            for each, piece in pieces:
                content = read_once(each, piece)
                if isinstance(content, Refusal):
                    unread.append(Unread(number, each, piece, content.why, content.missing))
                elif content is not None:
                    cells[each.id] = content
        yield PastedRecord(number, cells, tuple(unread))


def _pieces(column: Field, text: str, ends: Mapping[str, Field]) -> list[tuple[Field, str]]:
    """Return what a cell says, and of which column: a start and an end may stand in one."""
    end = ends.get(column.id)
    both = time_range(text) if end else None
    return [(column, both[0]), (end, both[1])] if end and both else [(column, text)]


def left_out(rows: Rows, columns: Sequence[Field | None], *, has_headings: bool) -> list[str]:
    """Return the names of the pasted columns that hold something and go nowhere."""
    names = []
    for number in range(len(rows[0]) if rows else 0):
        goes = columns[number] if number < len(columns) else None
        if goes is None and any(row[number] for row in rows[has_headings:]):
            names.append(column_name(rows, number, has_headings=has_headings))
    return names


def column_name(rows: Rows, number: int, *, has_headings: bool) -> str:
    """Return what a pasted column is called: its heading, or which it is."""
    heading = " ".join(rows[0][number].split()) if has_headings and rows else ""
    return heading if heading else tr("Column {0}").format(number + 1)
