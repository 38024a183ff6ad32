"""A reading with all its changes accepted, or all rejected: what the reviewer wants, or what the reviewer was given.

A paragraph whose end is gone runs on into the next one and takes what that one is, since a paragraph's properties
belong to its end. Where nothing follows that it could run into (only a table, or the end of a cell), it stays if it has
content.
"""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from nec_desktop.review.reading import Block, Cell, Mark, Paragraph, Piece, Row, Table


def projected(blocks: Iterable[Block], *, accept: bool) -> tuple[Block, ...]:
    """Return `blocks` with all changes accepted or all rejected, so that none are left in them.

    Comments over text that goes stay as pieces without text.
    """
    return tuple(_merged(_kept(blocks, accept=accept), accept=accept))


def _is_gone(inserted: Mark | None, deleted: Mark | None, *, accept: bool) -> bool:
    return (deleted if accept else inserted) is not None


def _kept(blocks: Iterable[Block], *, accept: bool) -> Iterator[Block]:
    """Yield the blocks without the tables that go: paragraphs before and after one run together."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif table := _table(block, accept=accept):
            yield table


def _table(table: Table, *, accept: bool) -> Table | None:
    rows = [row for row in (_row(row, accept=accept) for row in table.rows) if row is not None]
    return Table(tuple(rows)) if rows or not table.rows else None


def _row(row: Row, *, accept: bool) -> Row | None:
    if _is_gone(row.inserted, row.deleted, accept=accept):
        return None
    cells = tuple(
        Cell(_cell_blocks(cell, accept=accept), span=cell.span, continues=cell.continues)
        for cell in row.cells
        if not _is_gone(cell.inserted, cell.deleted, accept=accept)
    )
    return Row(cells, header=row.header) if cells or not row.cells else None


def _cell_blocks(cell: Cell, *, accept: bool) -> tuple[Block, ...]:
    return projected(cell.blocks, accept=accept) or ((Paragraph(),) if cell.blocks else ())


def _merged(blocks: Iterable[Block], *, accept: bool) -> Iterator[Block]:
    held: list[Piece] = []
    bookmarks: list[str] = []
    last: Paragraph | None = None
    for block in blocks:
        if isinstance(block, Paragraph):
            held += (piece for piece in (_piece(piece, accept=accept) for piece in block.pieces) if piece)
            bookmarks += block.bookmarks
            last = block
            if _is_gone(block.inserted, block.deleted, accept=accept):
                continue
            yield _paragraph(block, held, bookmarks, accept=accept)
        else:
            if last is not None and any(piece.text for piece in held):
                yield _paragraph(last, held, bookmarks, accept=accept)
            yield block
        held, bookmarks, last = [], [], None
    if last is not None and any(piece.text for piece in held):
        yield _paragraph(last, held, bookmarks, accept=accept)


def _piece(piece: Piece, *, accept: bool) -> Piece | None:
    look = piece.look_before if piece.formatting and not accept else piece.look
    text, picture = piece.text, piece.picture
    if _is_gone(piece.inserted, piece.deleted, accept=accept):
        if not piece.comments:
            return None
        text, picture = "", None
    return Piece(
        text,
        look=look,
        link=piece.link,
        comments=piece.comments,
        picture=picture,
        tag=piece.tag,
        placeholder=piece.placeholder,
    )


def _paragraph(paragraph: Paragraph, pieces: list[Piece], bookmarks: list[str], *, accept: bool) -> Paragraph:
    what = paragraph if accept or paragraph.was is None else paragraph.was
    return replace(
        paragraph,
        style=what.style,
        heading=what.heading,
        kind=what.kind,
        level=what.level,
        pieces=tuple(_joined(pieces)),
        bookmarks=tuple(bookmarks),
        inserted=None,
        deleted=None,
        move="",
        formatting=None,
        was=None,
    )


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield pieces with neighbours joined of which the same is true."""
    texts: list[str] = []
    current: Piece | None = None
    for piece in pieces:
        alike = current is not None and replace(piece, text=current.text) == current and piece.picture is None
        if current is not None and not alike:
            yield replace(current, text="".join(texts))
            texts = []
        if not alike:
            current = piece
        texts.append(piece.text)
    if current is not None:
        yield replace(current, text="".join(texts))
