"""The threads that the next review copy carries: what reviewers said, and what we replied, on the words as they are."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from nec_desktop.document.carried import LinePlace, Remark, Spot, Thread
from nec_desktop.document.sent import Sent, SentBlock
from nec_desktop.plan.addresses import join
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.review_registers import ANSWERS, STATES
from nec_desktop.review.alike import offset_now
from nec_desktop.review.answers import Answer
from nec_desktop.review.inbox import Inbox
from nec_desktop.review.items import Item
from nec_desktop.review.kept import KeptReturn
from nec_desktop.review.returned import Comment, Suggestion
from nec_desktop.review.sent_texts import SentText, sent_texts


def open_threads(
    plan: Plan, returns: Sequence[KeptReturn], document: Sent, writer: str, written: Mapping[str, datetime]
) -> tuple[Thread, ...]:
    """Return the threads that `document`, which is to be sent, carries on from what came back.

    These are all comments that are not done with, and of the last snapshot to which anything came back those that are,
    and the suggestions that we replied to. writer: who replies; written: when what stands at an address was.
    """
    if not document.blocks:
        return ()
    places = _Places(document)
    last = max((kept.snapshot.number for kept in returns), default=0)
    inbox = Inbox(plan, returns)
    found = []
    for item in inbox.items:
        answer = inbox.answer(item)
        remarks = tuple(_remarks(item, answer, writer, _when(item, written)))
        if remarks and _is_carried(item, answer, last):
            start, end = places.of(item)
            found.append(Thread(item.id, start, end, remarks, answer.done))
    return tuple(found)


def reply_words(answer: Answer) -> str:
    """Return what we answered in words: the state, then our reply."""
    state = STATES.get(answer.state, "")
    return f"{state}. {answer.reply}" if state and answer.reply else answer.reply or (f"{state}." if state else "")


def _when(item: Item, written: Mapping[str, datetime]) -> str:
    """Return when we answered an item, as Word writes times: by the clock on the wall here, though marked as universal.

    Word shows what stands there as it is, so that any other way the hour would be wrong. Empty where nobody knows.
    """
    cells = (join(ANSWERS, said.what.id, column) for said in item.said for column in ("state", "reply"))
    times = [written[cell] for cell in cells if cell in written]
    return f"{max(times).astimezone():%Y-%m-%dT%H:%M:%SZ}" if times else ""


def _is_carried(item: Item, answer: Answer, last: int) -> bool:
    if isinstance(item.what, Suggestion):
        return bool(answer.reply) and item.said[0].of.snapshot.number == last
    if answer.done or (isinstance(item.what, Comment) and item.what.resolved):
        return bool(reply_words(answer)) and item.said[0].of.snapshot.number == last
    return True


def _remarks(item: Item, answer: Answer, writer: str, date: str) -> Iterator[Remark]:
    what, reviewer = item.what, item.said[0].reviewer
    if isinstance(what, Comment):
        yield Remark(reviewer, what.initials, what.date, what.text)
        for reply in what.replies:
            yield Remark(reply.author or reviewer, "", reply.date, reply.text)
        said = {reply.text for reply in what.replies}
    elif isinstance(what, Suggestion):
        yield Remark(reviewer, "", what.date, f"Suggested: {item.told(str)}")
        said = set()
    else:
        return
    words = reply_words(answer)
    if words and words not in said:
        yield Remark(writer, "", date, words)


class _Places:
    """Finds the words of a document that an item is about."""

    def __init__(self, document: Sent) -> None:
        self._texts: Mapping[str, SentText] = sent_texts(document)
        self._blocks = document.blocks
        self._labels = {block.address: block for block in reversed(document.blocks) if _is_label(block)}

    def of(self, item: Item) -> tuple[Spot, Spot]:
        """Return the first and the last place of the words: those of a label where there are none."""
        what = item.what
        start, end = (what.start, what.end) if isinstance(what, Comment | Suggestion) else (0, 0)
        address = item.place.address
        before, now = item.said[0].of.snapshot.texts.get(address), self._texts.get(address)
        if now is None or before is None or (start == end == 0 and address in self._labels):
            return self._on_label(address, now)
        first, last = (offset_now(before.text, now.text, offset) for offset in (start, end))
        return _spot(now, first), _spot(now, last) if last > first else _spot(now, first)._replace(offset=-1)

    def _on_label(self, address: str, text: SentText | None) -> tuple[Spot, Spot]:
        parts = address.split("/")
        labels = (self._labels.get("/".join(parts[:n])) for n in range(len(parts), 0, -1))
        block = next((label for label in labels if label), None)
        if block is None and text:
            place = _spot(text, 0)
            return place, place._replace(offset=-1)
        place = Spot(LinePlace((block or self._first()).id), 0)
        return place, place._replace(offset=-1)

    def _first(self) -> SentBlock:
        """Return the first block that is one paragraph: a document has a heading before all else."""
        return next(block for block in self._blocks if block.kind in ("heading", "paragraph", "item"))


def _is_label(block: SentBlock) -> bool:
    return block.kind == "heading" and block.anchored and bool(block.address)


def _spot(text: SentText, offset: int) -> Spot:
    n = max(n for n, start in enumerate(text.starts) if start <= offset)
    place = text.places[n]
    return Spot(LinePlace(place.block, place.row, place.column, place.line), offset - text.starts[n])
