"""What a comment is about: the address and the characters of its text as sent, with its thread and its state."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from nec_desktop.review.edits import StretchEdits, sure_of
from nec_desktop.review.got_units import shown
from nec_desktop.review.reading import CommentText, Reading
from nec_desktop.review.returned import Comment, Confidence, Reply
from nec_desktop.review.sent_lines import Owner
from nec_desktop.review.telling import around_of
from nec_desktop.translation import tr

FLATTENED = "Google"


@dataclass(eq=False)
class Spot:
    """Characters of an owner's text that a comment is over, as sent, and the words there as they came."""

    owner: Owner
    start: int
    end: int
    words: str = ""
    sure: Confidence = "exact"


class Spots:
    """Gathers what each comment is over, in the order of the file."""

    def __init__(self) -> None:
        self.of: dict[str, list[Spot]] = {}

    def add_stretch(self, edits: StretchEdits) -> None:
        """Take in the comments on a stretch of lines."""
        place = 0
        for bit in edits.bits:
            if bit.piece and bit.piece.comments:
                owner, start = edits.owner_place(place)
                span = edits.span_at(place)
                end = start + len(bit.text) if bit.was_sent and owner.text else start
                sure = sure_of(span, start, end) if span else "exact"
                for comment in bit.piece.comments:
                    self.add(comment, Spot(owner, start, end, bit.text, sure))
            place += len(bit.text) if bit.was_sent else 0

    def add(self, comment: str, spot: Spot) -> None:
        """Take in a piece that a comment is over; what touches the last one of the same text is one with it."""
        spots = self.of.setdefault(comment, [])
        last = spots[-1] if spots else None
        if last and last.owner is spot.owner and spot.start >= last.start:
            last.end, last.words = max(last.end, spot.end), last.words + spot.words
        else:
            spots.append(spot)

    def add_elsewhere(self, comments: Iterable[str], owner: Owner, words: str) -> None:
        """Take in a piece that stands in nothing that was sent, such as an inserted row."""
        for comment in comments:
            self.add(comment, Spot(owner, 0, 0, words))


def placed_comments(reading: Reading, spots: Mapping[str, Sequence[Spot]]) -> Iterator[Comment]:
    """Yield all comments of a file, without ids, in the order of what they are about; then those on nothing."""
    texts = {comment.id: comment for comment in reading.comments}
    threads = _threads(reading, spots)
    order = {comment: n for n, comment in enumerate(spots)}
    for root in sorted(threads, key=lambda comment: order.get(comment, len(order))):
        replies = [texts[reply] for reply in threads[root]]
        yield _placed(texts[root], replies, spots.get(root, ()))


def _threads(reading: Reading, spots: Mapping[str, Sequence[Spot]]) -> dict[str, list[str]]:
    """Return the comments that begin a thread, each with its replies in the order in which they were made."""
    parents = {comment.id: comment.parent for comment in reading.comments}
    told = any(parents.values())
    by_range: dict[tuple[tuple[int, int, int], ...], str] = {}
    threads: dict[str, list[str]] = {}
    for comment in _by_date(reading.comments):
        root, seen = comment.id, {comment.id}
        while (parent := parents.get(root, "")) in parents and parent not in seen:
            seen.add(parent)
            root = parent
        place = tuple((id(spot.owner), spot.start, spot.end) for spot in spots.get(comment.id, ()))
        if not told and place and flattens_threads(reading):
            root = by_range.setdefault(place, comment.id)
        if root == comment.id:
            threads.setdefault(root, [])
        else:
            threads.setdefault(root, []).append(comment.id)
    return threads


def flattens_threads(reading: Reading) -> bool:
    """Say whether a file comes from a program that writes replies as comments on the same words."""
    return FLATTENED in reading.producer


def _by_date(comments: Sequence[CommentText]) -> list[CommentText]:
    """Return comments in the order in which they were made, as far as the file tells."""
    return (
        sorted(comments, key=lambda comment: comment.utc or comment.date or "")
        if all(comment.utc or comment.date for comment in comments)
        else list(comments)
    )


def _placed(comment: CommentText, replies: Sequence[CommentText], spots: Sequence[Spot]) -> Comment:
    resolved = comment.resolved
    if resolved is None:
        resolved = next((reply.resolved for reply in replies if reply.resolved is not None), None)
    fields = [spot for spot in spots if spot.owner.is_field]
    spot = fields[0] if fields else next(iter(spots), None)
    start = end = 0
    address, quote, notes = "", "", []
    if spot is not None:
        owner = spot.owner
        address, quote = owner.near or owner.address, shown(spot.words)
        if owner.is_field:
            address, start, end = owner.address, owner.base + spot.start, owner.base + spot.end
            sent = owner.text[spot.start : spot.end]
            if sent != spot.words:
                notes.append(tr("It is about words that were changed: “{0}”.").format(shown(spot.words)))
            quote = shown(sent or spot.words)
        elif owner.where:
            notes.append(tr("On: {0}.").format(owner.where))
    if not spots:
        notes.append(tr("The file does not say what it is about."))
    elif not address:
        notes.append(tr("What it is about belongs to no section."))
    also = dict.fromkeys(other.owner.address for other in fields if other.owner.address != address)
    return Comment(
        id="",
        address=address,
        start=start,
        end=end,
        quote=quote,
        author=comment.author,
        initials=comment.initials,
        date=comment.date,
        utc=comment.utc,
        text=comment.text,
        replies=tuple(Reply(author=r.author, date=r.date, utc=r.utc, text=r.text) for r in replies),
        resolved=resolved,
        confidence=spot.sure if spot and address else "manual",
        around=around_of(spot.owner.text, spot.start, spot.end) if spot else ("", ""),
        also=tuple(also),
        note=" ".join(notes),
        durable=comment.durable,
    )
