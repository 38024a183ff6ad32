"""Words taken out of what was sent and what came back: what a reviewer said stays at the place it is about."""

from bisect import bisect_right

import msgspec

from nec_desktop.document.sent import Sent
from nec_desktop.plan.blanking import REMOVED, Blanking
from nec_desktop.review.returned import Comment, Return, Suggestion, Words
from nec_desktop.review.sent_texts import all_texts
from nec_desktop.review.telling import around_of


def blanked_sent(sent: Sent, blanking: Blanking) -> Sent:
    """Return what was sent without the words."""
    return msgspec.convert(blanking.tree(msgspec.to_builtins(sent)), Sent)


def blanked_return(returned: Return, sent: Sent, blanking: Blanking) -> Return:
    """Return what came back without the words, in the coordinates of `blanked_sent(sent)`."""
    texts = all_texts(sent)
    moved = {address: _Moved(text.text, blanking) for address, text in texts.items()}
    followed = msgspec.structs.replace(
        returned,
        comments=tuple(_comment(comment, moved.get(comment.address)) for comment in returned.comments),
        suggestions=tuple(
            _suggestion(_as_one(said, blanking), moved.get(said.address)) for said in returned.suggestions
        ),
    )
    return msgspec.convert(blanking.tree(msgspec.to_builtins(followed)), Return)


class _Moved:
    """A text before and after its words were taken out: where a place of the one is in the other."""

    def __init__(self, text: str, blanking: Blanking) -> None:
        self._cuts = blanking.stretches(text)
        self.text, self._shifts, shift = "", [0], 0
        at = 0
        for start, end in self._cuts:
            self.text += text[at:start] + REMOVED
            at = end
            shift += len(REMOVED) - (end - start)
            self._shifts.append(shift)
        self.text += text[at:]
        self._starts = [start for start, _end in self._cuts]

    @property
    def is_same(self) -> bool:
        """Whether nothing was taken out."""
        return not self._cuts

    def touches(self, start: int, end: int) -> bool:
        """Say whether a stretch holds some of what was taken out."""
        return any(start < last and first < end for first, last in self._cuts)

    def cuts_through(self, start: int, end: int) -> bool:
        """Say whether a stretch holds a part of something that was taken out, but not all of it."""
        return any(start < last and first < end and not (start <= first and last <= end) for first, last in self._cuts)

    def place(self, at: int, *, is_end: bool) -> int:
        """Return where a place is now: one inside of what was taken out is at its beginning or its end."""
        n = bisect_right(self._starts, at)
        if n and self._starts[n - 1] < at < self._cuts[n - 1][1]:
            start = self._starts[n - 1] + self._shifts[n - 1]
            return start + len(REMOVED) if is_end else start
        if n and at == self._starts[n - 1]:
            return at + self._shifts[n - 1]
        return at + self._shifts[n]


def _comment(comment: Comment, moved: _Moved | None) -> Comment:
    if moved is None or moved.is_same:
        return comment
    start, end = moved.place(comment.start, is_end=False), moved.place(comment.end, is_end=True)
    quote = moved.text[start:end] if moved.touches(comment.start, comment.end) else comment.quote
    around = around_of(moved.text, start, end) if comment.around != ("", "") else comment.around
    return msgspec.structs.replace(comment, start=start, end=end, quote=quote, around=around)


def _as_one(said: Suggestion, blanking: Blanking) -> Suggestion:
    """Return a suggestion as one of all its words, where some go from it: what it keeps would stand elsewhere."""
    is_met = said.kept and (blanking.stretches(said.before) or blanking.stretches(said.after))
    return msgspec.structs.replace(said, kept=()) if is_met else said


def _suggestion(said: Suggestion, moved: _Moved | None) -> Suggestion:
    if moved is None or moved.is_same:
        return said
    is_insertion = said.start == said.end
    start = moved.place(said.start, is_end=is_insertion)
    end = start if is_insertion else moved.place(said.end, is_end=True)
    # Cut off at so many letters, these can begin or end within what was taken out.
    around = around_of(moved.text, start, end) if said.around != ("", "") else said.around
    by = start - said.start
    kept = tuple(msgspec.structs.replace(each, start=each.start + by, end=each.end + by) for each in said.kept)
    changed = msgspec.structs.replace(said, start=start, end=end, around=around, kept=kept)
    if moved.touches(said.start, said.end):
        changed = msgspec.structs.replace(changed, before=moved.text[start:end])
    if moved.cuts_through(said.start, said.end) and said.after:
        # Half a name was changed: what it was changed to is as good as the name.
        changed = msgspec.structs.replace(changed, after=REMOVED, words=(Words(REMOVED),), lines=(), kept=())
    return changed
