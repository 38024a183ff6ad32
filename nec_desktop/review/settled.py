"""A returned file without the changes that were in it when it was sent: they are ours, and nobody’s suggestions."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from nec_desktop.review.reading import Block, Cell, Mark, Paragraph, Piece, Reading, Row, Story, Table


def settled(reading: Reading, author: str) -> Reading:
    """Return `reading` with all tracked changes by `author` accepted, as what was sent has them.

    Where a reviewer undid one of them, the file differs from what was sent, without a mark.
    """
    if not author:
        return reading
    ours = _Ours(author)
    stories = (Story(story.kind, tuple(ours.blocks(story.blocks))) for story in reading.stories)
    return replace(reading, blocks=tuple(ours.blocks(reading.blocks)), stories=tuple(stories))


class _Ours:
    def __init__(self, author: str) -> None:
        self._author = author

    def blocks(self, blocks: Iterable[Block]) -> Iterator[Block]:
        """Yield blocks; a paragraph whose end we deleted goes on in the next one, which gives it its style."""
        begun: tuple[Piece, ...] = ()
        bookmarks: tuple[str, ...] = ()
        for block in blocks:
            if isinstance(block, Table):
                if begun or bookmarks:  # nothing follows with which it could be joined
                    yield Paragraph(begun, bookmarks=bookmarks)
                    begun, bookmarks = (), ()
                rows = tuple(self._rows(block))
                if rows:
                    yield Table(rows)
                continue
            pieces = begun + tuple(self._pieces(block.pieces))
            if self._is_ours(block.deleted):
                begun, bookmarks = pieces, bookmarks + block.bookmarks
                continue
            inserted = None if self._is_ours(block.inserted) else block.inserted
            formatting = None if self._is_ours(block.formatting) else block.formatting
            bookmarks += block.bookmarks
            yield replace(block, pieces=pieces, bookmarks=bookmarks, inserted=inserted, formatting=formatting)
            begun, bookmarks = (), ()
        if begun:
            yield Paragraph(begun, bookmarks=bookmarks)

    def _pieces(self, pieces: Iterable[Piece]) -> Iterator[Piece]:
        for piece in pieces:
            if self._is_ours(piece.deleted):
                if piece.comments:  # they are now about the place where that was
                    yield Piece("", comments=piece.comments)
                continue
            inserted = None if self._is_ours(piece.inserted) else piece.inserted
            formatting = None if self._is_ours(piece.formatting) else piece.formatting
            yield replace(piece, inserted=inserted, formatting=formatting)

    def _rows(self, table: Table) -> Iterator[Row]:
        for row in table.rows:
            if not self._is_ours(row.deleted):
                inserted = None if self._is_ours(row.inserted) else row.inserted
                yield replace(row, inserted=inserted, cells=tuple(map(self._cell, row.cells)))

    def _cell(self, cell: Cell) -> Cell:
        inserted = None if self._is_ours(cell.inserted) else cell.inserted
        return replace(cell, inserted=inserted, blocks=tuple(self.blocks(cell.blocks)))

    def _is_ours(self, mark: Mark | None) -> bool:
        return mark is not None and mark.author == self._author
