"""Returned files as readings, made from what was sent as the reader makes them from our own export, and then edited."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import pairwise
from typing import Literal

from msgspec.structs import replace

from nec_desktop.document.compose import Composer
from nec_desktop.document.profile import CopyProfile
from nec_desktop.document.sent import Looks, Sent, SentBlock, SentLine, SentRow, sent_of
from nec_desktop.document.visible import numbered
from nec_desktop.review.compare import compare
from nec_desktop.review.item_ids import ItemIds
from nec_desktop.review.reading import (
    OBJECT,
    Block,
    Cell,
    CommentText,
    Mark,
    Paragraph,
    Picture,
    Piece,
    Reading,
    Row,
    Table,
)
from nec_desktop.review.returned import Return
from nec_desktop.review.sent_texts import sent_texts
from tests.small_plan import TODAY, small_plan

ANN, BOB = Mark("Ann", "2026-08-01T10:00:00Z"), Mark("Bob", "2026-08-02T11:00:00Z")


@cache
def small_sent() -> Sent:
    """Return the small plan as it is sent for review."""
    return sent_of(Composer(small_plan(), CopyProfile(), TODAY, {}).plan_document())


def sent_of_fields(fields: list[list[str]]) -> Sent:
    """Return a document with a section for each field, a line that is no field's, and a table of records."""
    blocks = [SentBlock("1", "heading", "Section", level=1, number="1", address="s", anchored=True)]
    for n, lines in enumerate(fields, 1):
        blocks.append(
            SentBlock(f"{n}00", "heading", f"Field {n}", level=2, number=f"1.{n}", address=f"s/f{n}", anchored=True)
        )
        if n % 2:
            blocks.append(SentBlock(f"{n}01", "paragraph", f"What is asked  Question {n}", "asked"))
        blocks += [SentBlock(f"{n}1{k}", "paragraph", text, "body", address=f"s/f{n}") for k, text in enumerate(lines)]
    rows = tuple(
        SentRow(
            f"900_{k}",
            tuple((SentLine(text, f"events/r{k}/c{c}"),) for c, text in enumerate(texts)),
            f"events/r{k}",
            True,
        )
        for k, texts in enumerate((("Market", "the road"), ("Fair", "the town")), 1)
    )
    table = SentBlock("900", "table", "Events", "records", number="Table 1", address="events")
    return Sent((*blocks, replace(table, columns=("Event", "Where"), rows=rows)))


def sent_text(sent: Sent, address: str) -> str:
    """Return the text of an address as it was sent."""
    return sent_texts(sent)[address].text


def reading_of(sent: Sent) -> Reading:
    """Return what the reader makes of the file that was sent, when nobody has done anything to it."""
    return Reading((*_cover(sent), *(made for block in sent.blocks for made in _blocks(block, sent))))


def compared(reading: Reading, sent: Sent | None = None) -> Return:
    """Return what a reading says about what was sent."""
    return compare(reading, sent or small_sent(), ItemIds("plan", "snapshot", "Reviewer"))


def line(*pieces: str | Piece, **properties: object) -> Paragraph:
    """Return a paragraph of pieces; words are pieces without any mark."""
    return replace(Paragraph(tuple(Piece(p) if isinstance(p, str) else p for p in pieces)), **properties)


def ins(text: str, mark: Mark = ANN, **more: object) -> Piece:
    """Return words that somebody inserted."""
    return replace(Piece(text, inserted=mark), **more)


def gone(text: str, mark: Mark = ANN, **more: object) -> Piece:
    """Return words that somebody deleted."""
    return replace(Piece(text, deleted=mark), **more)


def edited(reading: Reading, find: str, *new: Block) -> Reading:
    """Return a reading in which the one paragraph, in the body or a cell, that reads `find` is replaced."""
    hits: list[Paragraph] = []

    def change(paragraph: Paragraph) -> Sequence[Block]:
        if "".join(piece.text for piece in paragraph.pieces) != find or paragraph.contents:
            return (paragraph,)
        hits.append(paragraph)
        first, *rest = new or (None,)
        if isinstance(first, Paragraph) and not first.bookmarks:
            first = replace(first, bookmarks=paragraph.bookmarks, style=paragraph.style, heading=paragraph.heading)
            if not first.kind:
                first = replace(first, kind=paragraph.kind, level=paragraph.level)
        return () if first is None else (first, *rest)

    made = replace(reading, blocks=each_paragraph(reading.blocks, change))
    assert len(hits) == 1, f"{len(hits)} paragraphs read “{find}”"
    return made


def each_paragraph(blocks: Iterable[Block], change: Callable[[Paragraph], Sequence[Block]]) -> tuple[Block, ...]:
    """Return blocks with each paragraph changed, those in cells too."""
    made: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            made += change(block)
            continue
        rows = tuple(
            replace(row, cells=tuple(replace(cell, blocks=each_paragraph(cell.blocks, change)) for cell in row.cells))
            for row in block.rows
        )
        made.append(Table(rows))
    return tuple(made)


def each_table(reading: Reading, change: Callable[[Table], Block | None]) -> Reading:
    """Return a reading with each table changed, or left out."""
    made = (change(block) if isinstance(block, Table) else block for block in reading.blocks)
    return replace(reading, blocks=tuple(block for block in made if block is not None))


def row_reads(row: Row, words: str) -> bool:
    """Say whether a cell of a row has a paragraph that reads `words`."""
    paragraphs = (block for cell in row.cells for block in cell.blocks if isinstance(block, Paragraph))
    return any("".join(piece.text for piece in paragraph.pieces) == words for paragraph in paragraphs)


def with_comment(reading: Reading, *comments: CommentText) -> Reading:
    """Return a reading that holds these comments."""
    return replace(reading, comments=(*reading.comments, *comments))


def without_anchors(reading: Reading) -> Reading:
    """Return a reading as of a file that lost every bookmark, control and style name."""
    bare = each_paragraph(
        reading.blocks,
        lambda p: (replace(p, bookmarks=(), style="", pieces=tuple(replace(x, tag="") for x in p.pieces)),),
    )
    return replace(reading, blocks=bare)


def _cover(sent: Sent) -> Iterable[Block]:
    facts = [words.partition("\t") for words in sent.cover if "\t" in words]
    table = Table(
        tuple(
            Row((Cell((line(item),)), Cell((line(entry),))), header=n == 0)
            for n, (item, _, entry) in enumerate([("Item", "", "Entry"), *facts])
        )
    )
    told = False
    for words in sent.cover:
        if "\t" not in words:
            yield line(words, style="nec cover line")
        elif not told:
            told = True
            yield table


def _blocks(block: SentBlock, sent: Sent) -> Iterable[Block]:
    match block.kind:
        case "heading":
            if block.part:
                yield line(block.part, style="nec part")
            marks = (f"_nec_{block.id}",) if block.anchored else ()
            number = (Piece(block.number, tag=f"nec:{block.id}" if block.anchored else ""),) if block.number else ()
            words = numbered(block.number, block.text).removeprefix(block.number)
            yield line(*number, words, style=f"heading {block.level}", heading=block.level, bookmarks=marks)
        case "paragraph":
            yield line(*_looked(block.text, block.looks), style=f"nec {block.style}")
        case "item":
            kind: Literal["bullet", "number"] = "number" if block.style == "number" else "bullet"
            yield line(*_looked(block.text, block.looks), kind=kind, level=block.level)
        case "table":
            if block.number:
                yield line(numbered(block.number, block.text), style="caption")
            header = Row(tuple(Cell((line(column),)) for column in block.columns), header=True)
            yield Table((header, *(_row(row) for row in block.rows)))
            yield line(f"End of {block.number.lower() or 'table'}", style="nec table end")
        case "figure" | "chart":
            yield line(Piece(OBJECT, picture=Picture(f"nec:{block.id}", block.hash, block.alt)), style="nec figure")
            if block.number:
                yield line(numbered(block.number, block.text), style="nec figure caption")
        case _:
            yield line(block.text, style="toc heading")
            for heading in sent.blocks:
                if heading.kind == "heading":
                    yield line(f"{numbered(heading.number, heading.text)}\t7", style="toc 1", contents=True)


def _row(row: SentRow) -> Row:
    cells = []
    for n, sent_cell in enumerate(row.cells):
        marks = (f"_necr_{row.id}",) if row.anchored and n == 0 else ()
        cells.append(Cell(tuple(_cell_line(row, item, marks if k == 0 else ()) for k, item in enumerate(sent_cell))))
    return Row(tuple(cells))


def _cell_line(row: SentRow, item: SentLine, marks: tuple[str, ...]) -> Paragraph:
    prompt = (Piece(item.text, tag=f"nec:{row.id}", placeholder=True),)
    pieces = prompt if item.choices else tuple(_looked(item.text, item.looks))
    kind: Literal["", "bullet", "number"] = "bullet" if item.kind == "bullet" else "number" if item.kind else ""
    return Paragraph(pieces, kind=kind, level=item.level, bookmarks=marks)


def _looked(text: str, looks: Looks) -> Iterable[Piece]:
    """Return words as pieces of one look each."""
    edges = sorted({0, len(text), *(edge for start, end, _ in looks for edge in (start, end))})
    for start, end in pairwise(edges):
        yield Piece(text[start:end], look=next((look for a, b, look in looks if a <= start < b), ""))
    if not text:
        yield Piece("")
