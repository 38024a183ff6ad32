"""What a copy carried when it was sent, and brings back: our own tracked changes, and comments of earlier rounds.

Our changes are part of what was sent, so they count as accepted. Threads that come back as they were sent say nothing
new; one to which somebody has added, or that was resolved, is read like any other.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from msgspec.structs import replace

from nec_desktop.document.sent import Sent
from nec_desktop.review.reading import Block, Cell, CommentText, Mark, Paragraph, Piece, Reading, Row, Table


def without_carried(reading: Reading, sent: Sent) -> Reading:
    """Return `reading` without what the copy carried when it was sent."""
    if sent.changes_by:
        blocks = tuple(_blocks(reading.blocks, sent.changes_by))
        reading = replace(reading, blocks=blocks)
    if not sent.remarks:
        return reading
    gone = frozenset(_as_sent(reading.comments, sent))
    if not gone:
        return reading
    kept = tuple(comment for comment in reading.comments if comment.id not in gone)
    return replace(reading, comments=kept, blocks=tuple(_without_marks(reading.blocks, gone)))


def _as_sent(comments: Sequence[CommentText], sent: Sent) -> Iterator[str]:
    """Yield the ids of the comments in threads that were sent, to which nothing was added, and as open as they were."""
    known = [(_key(remark.text), remark.author, _minute(remark.date)) for remark in sent.remarks]
    done = {(_key(remark.text), remark.author, _minute(remark.date)) for remark in sent.remarks if remark.resolved}
    is_known = {comment.id: _is_known(comment, known) for comment in comments}
    threads: dict[str, list[CommentText]] = {}
    for comment in comments:
        threads.setdefault(comment.parent or comment.id, []).append(comment)
    for thread in threads.values():
        resolved_now = any(comment.resolved and not _is_known(comment, done) for comment in thread)
        if not resolved_now and all(is_known[comment.id] for comment in thread):
            yield from (comment.id for comment in thread)


def _is_known(comment: CommentText, known: Iterable[tuple[str, str, str]]) -> bool:
    """Say whether a comment was in the file: by its text and author, or the time where names were taken out."""
    text, minute = _key(comment.text), _minute(comment.date)
    return any(text == other and (comment.author == author or minute == at) for other, author, at in known)


def _key(text: str) -> str:
    return " ".join(text.split())


def _minute(date: str) -> str:
    try:
        return datetime.fromisoformat(date).strftime("%Y-%m-%dT%H:%M")
    except ValueError:
        return ""


def _blocks(blocks: Iterable[Block], ours: str) -> Iterator[Block]:
    """Yield blocks with our changes accepted; a paragraph whose end we show as gone is joined with the next."""
    before: tuple[Piece, ...] = ()
    for block in blocks:
        if isinstance(block, Table):
            rows = tuple(
                replace(row, inserted=_not_ours(row.inserted, ours), cells=tuple(_cells(row, ours)))
                for row in block.rows
                if not _is_ours(row.deleted, ours)
            )
            if before:
                yield Paragraph(before)
                before = ()
            if rows:
                yield replace(block, rows=rows)
            continue
        pieces = (*before, *_pieces(block.pieces, ours))
        before = ()
        if _is_ours(block.deleted, ours):
            before = pieces
        else:
            yield replace(block, pieces=pieces, inserted=_not_ours(block.inserted, ours))
    if before:
        yield Paragraph(before)


def _cells(row: Row, ours: str) -> Iterator[Cell]:
    for cell in row.cells:
        if not _is_ours(cell.deleted, ours):
            blocks = tuple(_blocks(cell.blocks, ours))
            yield replace(cell, blocks=blocks, inserted=_not_ours(cell.inserted, ours))


def _pieces(pieces: Iterable[Piece], ours: str) -> Iterator[Piece]:
    for piece in pieces:
        if not _is_ours(piece.deleted, ours):
            yield replace(piece, inserted=_not_ours(piece.inserted, ours))
        elif piece.comments:  # a comment on words that are shown as gone stays where they were
            yield Piece("", comments=piece.comments)


def _is_ours(mark: Mark | None, ours: str) -> bool:
    return mark is not None and mark.author == ours


def _not_ours(mark: Mark | None, ours: str) -> Mark | None:
    return None if _is_ours(mark, ours) else mark


def _without_marks(blocks: Iterable[Block], gone: frozenset[str]) -> Iterator[Block]:
    """Yield blocks without the marks of these comments."""
    for block in blocks:
        if isinstance(block, Table):
            yield replace(
                block,
                rows=tuple(
                    replace(
                        row,
                        cells=tuple(
                            replace(cell, blocks=tuple(_without_marks(cell.blocks, gone))) for cell in row.cells
                        ),
                    )
                    for row in block.rows
                ),
            )
        elif any(gone.intersection(piece.comments) for piece in block.pieces):
            yield replace(block, pieces=tuple(_unmarked(block.pieces, gone)))
        else:
            yield block


def _unmarked(pieces: Iterable[Piece], gone: frozenset[str]) -> Iterator[Piece]:
    """Yield pieces without these comments; what stood for a comment on a point goes with it."""
    for piece in pieces:
        kept = tuple(comment for comment in piece.comments if comment not in gone)
        if piece.text or piece.picture or kept or not piece.comments:
            yield replace(piece, comments=kept)
