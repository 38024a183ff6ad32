"""What was sent: the blocks of a document as a snapshot keeps them, so that a returned copy can be compared with them.

Every block has an id, unique in its snapshot, by which its anchor in the file is named; the address of what it shows
is told here only. An address that a file carried would tell whoever receives it how the plan is kept, and would mislead
once the plan has changed.
"""

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from nec_desktop.document.blocks import Block, Cell, Document, Figure, Heading, Item, Paragraph, Row, Table
from nec_desktop.document.visible import captions, chart_alt, is_visible, part_of, shown_blocks, shown_cell, text_of
from nec_desktop.plan.charts import Chart
from nec_desktop.plan.clean import clean_text
from nec_desktop.plan.richtext import Runs

VERSION: Literal[1] = 1

Looks = tuple[tuple[int, int, str], ...]
"""Stretches of a line that are bold ("b"), italic ("i") or both ("bi"): start, end, look."""


class SentLine(msgspec.Struct, frozen=True, omit_defaults=True):
    """A paragraph or list item in a table cell. kind: "bullet" or "number" for an item, else nothing.

    choices: what a reviewer can choose in its place, as title and id.
    """

    text: str
    address: str = ""
    kind: str = ""
    level: int = 0
    choices: tuple[tuple[str, str], ...] = ()
    looks: Looks = ()


class SentRow(msgspec.Struct, frozen=True, omit_defaults=True):
    """A table's row. anchored: its first cell bears a bookmark, since this is the home of what the row shows."""

    id: str
    cells: tuple[tuple[SentLine, ...], ...]
    address: str = ""
    anchored: bool = False


class SentBlock(msgspec.Struct, frozen=True, omit_defaults=True):
    """A block as it was sent.

    style: a paragraph's style, an item's or a table's kind. number: a heading's, or that of a caption ("Table 3").
    text: the words, of a table or figure those of its caption. anchored: it is a label, which begins a section or
    field and bears a bookmark, or a picture that bears its id. title: of a heading that is called after a record, the
    address whose words it shows.
    """

    id: str
    kind: Literal["heading", "paragraph", "item", "table", "figure", "chart", "contents"]
    text: str = ""
    style: str = ""
    level: int = 0
    number: str = ""
    address: str = ""
    anchored: bool = False
    part: str = ""
    columns: tuple[str, ...] = ()
    rows: tuple[SentRow, ...] = ()
    hash: str = ""
    alt: str = ""
    looks: Looks = ()
    title: str = ""


class SentRemark(msgspec.Struct, frozen=True, omit_defaults=True):
    """A comment, or a reply to one, that was in the file as it was sent. item: the id of what it carries on.

    resolved: its thread was sent as dealt with.
    """

    item: str
    author: str
    date: str
    text: str
    resolved: bool = False


class Sent(msgspec.Struct, frozen=True, omit_defaults=True):
    """A document as it was sent: its review code, the lines of its cover, and its blocks in order.

    remarks: the comments of earlier rounds in it. changes_by: who is named for the tracked changes in it, which show
    what is new since an earlier round; the blocks are those with all of these accepted. has_looks: what is bold
    and italic is told, which was not always so.
    """

    blocks: tuple[SentBlock, ...]
    cover: tuple[str, ...] = ()
    code: str = ""
    remarks: tuple[SentRemark, ...] = ()
    changes_by: str = ""
    has_looks: bool = False
    v: Literal[1] = VERSION


def block_id(place: int) -> str:
    """Return the id of the block at `place` among those that are shown."""
    return str(place + 1)


def row_id(place: int, row: int) -> str:
    """Return the id of a row of the table at `place`."""
    return f"{place + 1}_{row + 1}"


def labels(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the places of the headings that begin a section or field.

    All do but those inside a text, which have the address of the field whose heading came before them.
    """
    found, seen = set(), set()
    for place, block in enumerate(blocks):
        if isinstance(block, Heading) and block.address not in seen:
            found.add(place)
            seen.update({block.address} - {""})
    return frozenset(found)


def is_home(table: Table, row: Row) -> bool:
    """Say whether a row is the home of what it shows: a record's own row, a field's, a row of a table in a text."""
    return bool(row.address or table.address)


def sent_of(document: Document) -> Sent:
    """Return what is sent with `document`: the blocks that it shows."""
    blocks = shown_blocks(document.blocks)
    numbers, begun = captions(blocks), labels(blocks)
    sent = (
        _block(place, block, *numbers.get(place, ("", "")), is_label=place in begun)
        for place, block in enumerate(blocks)
    )
    remarks = (
        SentRemark(thread.item, clean_text(remark.author), remark.date, clean_text(remark.text), thread.resolved)
        for thread in document.threads
        for remark in thread.remarks
    )
    changes_by = document.changes.author if document.changes else ""
    return Sent(tuple(sent), tuple(_cover(document)), document.review_code, tuple(remarks), changes_by, has_looks=True)


def encode_sent(sent: Sent) -> bytes:
    """Return `sent` as JSON."""
    return msgspec.json.encode(sent)


def decode_sent(data: bytes) -> Sent:
    """Return what `encode_sent` wrote; raises ValueError where it is none."""
    try:
        return msgspec.json.decode(data, type=Sent)
    except msgspec.DecodeError as error:
        raise ValueError(f"not what was sent, of version {VERSION}: {error}") from error


def _block(place: int, block: Block, number: str, caption: str, *, is_label: bool) -> SentBlock:
    identifier = block_id(place)
    match block:
        case Heading():
            text, numbered, part = clean_text(block.text), clean_text(block.number), clean_text(part_of(block))
            heading = SentBlock(identifier, "heading", text, "", block.level, numbered, block.address)
            return msgspec.structs.replace(heading, anchored=is_label, part=part, title=block.title)
        case Paragraph():
            words = clean_text(text_of(block.runs))
            looks = looks_of(block.runs)
            return SentBlock(identifier, "paragraph", words, block.style, address=block.address, looks=looks)
        case Item():
            words = clean_text(text_of(block.runs))
            looks = looks_of(block.runs)
            return SentBlock(identifier, "item", words, block.kind, block.level, address=block.address, looks=looks)
        case Table():
            columns = tuple(clean_text(column.header) for column in block.columns)
            rows = tuple(_row(place, n, block, row) for n, row in enumerate(block.rows))
            table = SentBlock(identifier, "table", caption, block.kind, number=number, address=block.address)
            return msgspec.structs.replace(table, columns=columns, rows=rows)
        case Figure():
            alt = clean_text(block.alt)
            figure = SentBlock(identifier, "figure", caption, number=number, address=block.address, anchored=True)
            return msgspec.structs.replace(figure, hash=block.hash, alt=alt)
        case Chart():
            chart = SentBlock(identifier, "chart", caption, number=number, anchored=True)
            return msgspec.structs.replace(chart, alt=chart_alt(block))
        case _:
            return SentBlock(identifier, "contents", clean_text(block.title))


def _row(place: int, n: int, table: Table, row: Row) -> SentRow:
    cells = tuple(tuple(_lines(cell)) for cell in row.cells)
    return SentRow(row_id(place, n), cells, row.address, is_home(table, row))


def _lines(cell: Cell) -> Iterator[SentLine]:
    for line in shown_cell(cell):
        words = clean_text(text_of(line.runs))
        if isinstance(line, Item):
            yield SentLine(words, line.address, line.kind, line.level, looks=looks_of(line.runs))
        else:
            choices = line.fill_in.choices if line.fill_in else ()
            yield SentLine(words, line.address, choices=choices, looks=looks_of(line.runs))


def looks_of(runs: Runs) -> Looks:
    """Return which characters of runs are bold or italic, as they are sent: without those that no document can hold."""
    if not any(run.bold or run.italic for run in runs):
        return ()
    found, place = [], 0
    for run in runs:
        end = place + len(clean_text(run.text))
        if end > place and (look := f"{'b' if run.bold else ''}{'i' if run.italic else ''}"):
            found.append((place, end, look))
        place = end
    return tuple(found)


def _cover(document: Document) -> Iterator[str]:
    cover = document.cover
    facts = (f"{item}\t{entry}" for item, entry in cover.facts)
    name = cover.name if is_visible(cover.name) else document.title
    for line in (cover.scheme, name, *cover.lines, cover.band, *facts, *cover.notes, document.organisation):
        if words := clean_text(line):
            yield words
