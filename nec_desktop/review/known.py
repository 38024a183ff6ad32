"""What of a return is new: a file that comes back again, with more in it, adds only that."""

from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from nec_desktop.document.sent import SentRemark
from nec_desktop.review.returned import Comment, Reply, Return


class News(NamedTuple):
    """What of a return was not known: `known` counts the rest."""

    returned: Return
    known: int


def only_new(returned: Return, before: Iterable[Return], carried: Iterable[SentRemark] = ()) -> News:
    """Return what `returned` brings that no return before it brought.

    A comment whose thread has grown, or that was resolved meanwhile, comes again under its id: the last one counts.
    carried: the comments and replies that were in the file when it was sent.
    """
    earlier = list(before)
    kinds = ((each.suggestions, each.grades, each.outside, each.unplaced) for each in earlier)
    seen = {item.id for each in kinds for kind in each for item in kind}
    threads = _Threads(earlier, carried)
    told = [comment for comment in map(threads.known_as, returned.comments) if not threads.have(comment)]
    new = msgspec.structs.replace(
        returned,
        comments=tuple(told),
        suggestions=tuple(item for item in returned.suggestions if item.id not in seen),
        grades=tuple(item for item in returned.grades if item.id not in seen),
        outside=tuple(item for item in returned.outside if item.id not in seen),
        unplaced=tuple(item for item in returned.unplaced if item.id not in seen),
    )
    return News(new, count_items(returned) - count_items(new))


def count_items(returned: Return) -> int:
    """Return how many things a return says."""
    kinds = (returned.comments, returned.suggestions, returned.grades, returned.outside, returned.unplaced)
    return sum(map(len, kinds))


class _Threads:
    """The comments that are known already."""

    def __init__(self, before: Iterable[Return], carried: Iterable[SentRemark]) -> None:
        self._comments = {comment.id: comment for each in before for comment in each.comments}
        self._durable = {comment.durable: comment for comment in self._comments.values() if comment.durable}
        self._carried = {_said(remark): remark.item for remark in carried}

    def known_as(self, comment: Comment) -> Comment:
        """Return `comment` under the id that it had before, where it came before or was carried by what was sent.

        Word keeps an id of its own for a comment whose author changes the words.
        """
        same = self._durable.get(comment.durable) if comment.durable else None
        if same and (same.author, same.date) == (comment.author, comment.date):
            return msgspec.structs.replace(comment, id=same.id)
        return msgspec.structs.replace(comment, id=self._carried.get(_said(comment), comment.id))

    def have(self, comment: Comment) -> bool:
        """Say whether a comment brings nothing: its words, its replies and its state are known.

        A carried reply can come back as a comment of its own: some programs take threads apart.
        """
        known = self._comments.get(comment.id)
        if _said(comment) not in self._carried and (known is None or _said(known) != _said(comment)):
            return False
        replies = {_said(reply) for reply in known.replies} if known else set()
        grown = any(_said(reply) not in replies and _said(reply) not in self._carried for reply in comment.replies)
        resolved = comment.resolved and not (known and known.resolved)
        reopened = comment.resolved is False and known and known.resolved
        return not (grown or resolved or reopened)


def _said(remark: Comment | Reply | SentRemark) -> tuple[str, str, str]:
    """Return by whom, when to the second, and with which words, however programs space them."""
    return remark.author.strip(), remark.date[:19], " ".join(remark.text.split())
