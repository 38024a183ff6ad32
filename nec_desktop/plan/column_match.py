"""Which column of a register each pasted column belongs to: by its heading, else by what stands in it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from nec_desktop.plan.outline import Field, Register
from nec_desktop.plan.pasted_table import Rows

Reads = Callable[[Field, str], bool]
"""Says whether a text can stand in a column."""
MOST = 40
"""Pasted columns that can be matched; no register has as many."""
_SAMPLE = 20
_MOSTLY = 0.8
"""Of a sample of a pasted column, what must be readable for it to be taken for a column of that kind."""
_ENOUGH = 0.5
"""Of a sample of a pasted column, what must be readable for a heading to count that only sounds like a column's."""
_TELLING = ("date", "time", "yes-no", "choice", "links", "choices")
"""Kinds that few texts fit. A number alone says too little, and any text fits a text."""
_WORD = re.compile(r"[^\W_]+")
_SAID_OTHERWISE = {
    "when": "date",
    "what": "title",
    "where": "venue",
    "place": "venue",
    "location": "venue",
    "who": "lead",
    "type": "kind",
    "time": "start",
    "times": "start",
    "from": "start",
    "begins": "start",
    "until": "end",
    "to": "end",
    "finish": "end",
    "ends": "end",
}
"""Headings that people give, and the id of the column that they mean, where a register has it."""


@dataclass(frozen=True)
class Match:
    """Whether the first row holds headings, and for each pasted column the id of a register's column or None."""

    has_headings: bool
    columns: tuple[str | None, ...]


def columns_to_fill(register: Register) -> list[Field]:
    """Return the columns that can be filled with what is pasted."""
    return [column for column in register.column if column.kind not in ("picture", "file")]


def match_columns(rows: Rows, register: Register, reads: Reads, has_headings: bool | None = None) -> Match:
    """Guess where each pasted column goes; and, unless that is said, whether the first row holds headings."""
    if not rows:
        return Match(False, ())
    named = _by_heading(rows, register, reads)
    if has_headings is None:
        has_headings = any(named) or _is_unlike(rows, register, reads)
    found: list[str | None] = list(named) if has_headings else [None for _ in named]
    _by_content(rows[1:] if has_headings else rows, register, reads, found)
    if not any(found):
        found = _in_order(rows[0][:MOST], register)
    return Match(has_headings, tuple(found))


def key_of(text: str) -> tuple[str, ...]:
    """Return a heading's words, without regard to case and punctuation."""
    return tuple(_WORD.findall(text.casefold()))


def _by_heading(rows: Rows, register: Register, reads: Reads) -> list[str | None]:
    """Match headings that are a column's name or id; then those that hold all words of one name, or are part of it.

    One that only sounds like a column's goes to none that cannot read what stands below: “Time” is not a number.
    """
    headings = rows[0][:MOST]
    free = {column.id: {key_of(column.label), key_of(column.id)} for column in columns_to_fill(register)}
    found: list[str | None] = [None] * len(headings)
    for fits in (_is_same, _is_said_otherwise, _is_part):
        for number, heading in enumerate(headings):
            key = key_of(heading)
            if found[number] or not key:
                continue
            fitting = [column_id for column_id, names in free.items() if fits(key, column_id, names)]
            if fits is not _is_same:
                texts = _sample(rows[1:], number)
                fitting = [column_id for column_id in fitting if _suits(register.find(column_id), texts, reads)]
            if len(fitting) == 1 or (fits is _is_same and fitting):
                found[number] = fitting[0]
                del free[fitting[0]]
    return found


def _suits(column: Field | None, texts: Sequence[str], reads: Reads) -> bool:
    """Say whether a column takes enough of some texts. What a link names may be entered later: that it always may."""
    if column is None or column.kind == "links":
        return column is not None
    return sum(reads(column, text) for text in texts) >= _ENOUGH * len(texts)


def _is_same(key: tuple[str, ...], _column_id: str, names: set[tuple[str, ...]]) -> bool:
    return key in names


def _is_said_otherwise(key: tuple[str, ...], column_id: str, _names: set[tuple[str, ...]]) -> bool:
    return len(key) == 1 and _SAID_OTHERWISE.get(key[0]) == column_id


def _is_part(key: tuple[str, ...], _column_id: str, names: set[tuple[str, ...]]) -> bool:
    return len(key) <= 5 and any(set(name) <= set(key) or set(key) <= set(name) for name in names)


def _by_content(rows: Rows, register: Register, reads: Reads, found: list[str | None]) -> None:
    """Match what has no heading by its kind; the first date of a register is the one that places a record in time."""
    columns = [column for column in columns_to_fill(register) if column.kind in _TELLING]
    columns.sort(key=lambda column: column.id != register.date)
    for number in range(len(found)):
        texts = _sample(rows, number)
        if found[number] or not texts:
            continue
        for column in columns:
            if column.id not in found and sum(_tells(column, text, reads) for text in texts) >= _MOSTLY * len(texts):
                found[number] = column.id
                break
    if register.summary in found or not any(found):
        return
    summary = register.find(register.summary)
    if summary and summary.kind in ("text", "rich"):
        free = [n for n, column_id in enumerate(found) if column_id is None and _sample(rows, n)]
        if free:
            found[free[0]] = register.summary


def _tells(column: Field, text: str, reads: Reads) -> bool:
    """Say whether a text can stand in a column and is no number alone, as an hour may be."""
    return reads(column, text) and not (column.kind == "time" and text.isdecimal() and len(text) <= 2)


def _is_unlike(rows: Rows, register: Register, reads: Reads) -> bool:
    """Say whether nothing of the first row can stand where the rows below it tell what does: it holds headings."""
    found: list[str | None] = [None for _ in rows[0][:MOST]]
    _by_content(rows[1:], register, reads, found)
    told = [(register.find(column_id or ""), text) for column_id, text in zip(found, rows[0], strict=False) if text]
    unlike = [not reads(column, text) for column, text in told if column and column.kind in _TELLING]
    return bool(unlike) and all(unlike)


def _in_order(cells: Sequence[str], register: Register) -> list[str | None]:
    """Return, where nothing is known, the first pasted column as what names a record: the rest is the person's."""
    summary = register.find(register.summary)
    known = summary is not None and summary.kind in ("text", "rich")
    return [register.summary if known and n == 0 else None for n in range(len(cells))]


def _sample(rows: Rows, number: int) -> list[str]:
    texts = (row[number] for row in rows[: 5 * _SAMPLE] if row[number])
    return [text for text, _ in zip(texts, range(_SAMPLE), strict=False)]
