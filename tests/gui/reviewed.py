"""A plan that was sent, and to which something came back: kept in its library as a file that was taken in is."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from hashlib import sha256
from itertools import islice

from nec_desktop.document.compose import Composer
from nec_desktop.document.profile import CopyProfile
from nec_desktop.document.sent import sent_of
from nec_desktop.library.library import Library
from nec_desktop.library.returned import NewReturn
from nec_desktop.plan.plan import Plan
from nec_desktop.review.item_ids import ItemIds
from nec_desktop.review.returned import Comment, Kind, Outside, Reply, Return, Suggestion, Unplaced
from nec_desktop.review.sent_texts import SentText, sent_texts

WHEN = "2026-07-10T14:30:00Z"
Said = Callable[["Copy"], Return]


class Copy:
    """A reviewer's copy, on which changes and comments are made in the words of what was sent."""

    def __init__(self, reviewer: str, texts: Mapping[str, SentText], ids: ItemIds) -> None:
        self.reviewer, self._texts, self._ids = reviewer, texts, ids

    def replace(self, address: str, before: str, after: str) -> Suggestion:
        """Write `after` in the place of `before`."""
        start = self._texts[address].text.index(before)
        return self.replace_at(address, start, start + len(before), after)

    def every_word(self, most: int) -> list[Suggestion]:
        """Write every second word in capitals, up to so many of them."""
        places = (
            (address, *found.span(), found[0].upper())
            for address, text in self._texts.items()
            for found in list(re.finditer(r"\w+", text.text))[::2]
        )
        return [self.replace_at(*place) for place in islice(places, most)]

    def replace_at(self, address: str, start: int, end: int, after: str) -> Suggestion:
        """Write `after` in the place of some characters."""
        text = self._texts[address].text
        before = text[start:end]
        kind: Kind = "replacement" if before and after else "insertion" if after else "deletion"
        return Suggestion(
            id=self._ids.of("suggestion", self.reviewer, WHEN, address, start, end, after),
            kind=kind,
            address=address,
            start=start,
            end=end,
            before=before,
            after=after,
            author=self.reviewer,
            date=WHEN,
            around=(text[max(0, start - 30) : start], text[end : end + 30]),
        )

    def comment(self, address: str, quote: str, words: str, *replies: str) -> Comment:
        """Say something about words of a text."""
        start = self._texts[address].text.index(quote)
        return Comment(
            id=self._ids.comment(self.reviewer, WHEN, address, words),
            address=address,
            start=start,
            end=start + len(quote),
            quote=quote,
            author=self.reviewer,
            date=WHEN,
            text=words,
            replies=tuple(Reply(author="Another reviewer", date=WHEN, text=reply) for reply in replies),
        )

    def outside(self, where: str, before: str, after: str) -> Outside:
        """Change what is in no field."""
        identifier = self._ids.of("outside", self.reviewer, WHEN, where, after)
        return Outside(
            id=identifier, where=where, kind="replacement", before=before, after=after, author=self.reviewer, date=WHEN
        )

    def unplaced(self, text: str, why: str) -> Unplaced:
        """Write something of which nobody knows where it belongs."""
        identifier = self._ids.of("unplaced", self.reviewer, WHEN, text)
        return Unplaced(id=identifier, kind="text", text=text, author=self.reviewer, date=WHEN, why=why)


def keep_returns(library: Library, plan: Plan, today: date, returned: Mapping[str, Said]) -> None:
    """Send the plan, and keep what each reviewer says in the words of what was sent."""
    sent = sent_of(Composer(plan, CopyProfile(), today, {}).plan_document())
    entry = library.add_snapshot(plan.id, plan.values, "sent", copy="review", sent=sent)
    texts = sent_texts(sent)
    for reviewer, say in returned.items():
        copy = Copy(reviewer, texts, ItemIds(plan.id, entry.id, reviewer))
        name = f"{reviewer}.docx"
        hashed = sha256(name.encode()).hexdigest()
        new = NewReturn(plan.id, entry.id, hashed, hashed, name, reviewer, "Microsoft Word", "properties")
        library.add_return(new, say(copy), name.encode())
