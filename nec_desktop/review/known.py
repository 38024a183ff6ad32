"""What of a return is new: a file that comes back again, with more in it, adds only that."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import msgspec

from nec_desktop.review.returned import Comment, Reply, Return


class News(NamedTuple):
    """What of a return was not known: `known` counts the rest."""

    returned: Return
    known: int


def only_new(returned: Return, before: Iterable[Return], answers: Mapping[str, str]) -> News:
    """Return what `returned` brings that no return before it brought.

    A comment whose thread has grown, or that was resolved meanwhile, comes again under its id: the last one counts.
    answers: our replies by the ids of what they answer; a copy that carried them brings them back as replies.
    """
    earlier = list(before)
    seen = {
        item.id
        for each in earlier
        for kind in (each.suggestions, each.grades, each.outside, each.unplaced)
        for item in kind
    }
    comments = {comment.id: comment for each in earlier for comment in each.comments}
    durable = {comment.durable: comment for comment in comments.values() if comment.durable}
    again = [_same(comment, durable) for comment in returned.comments]
    told = [comment for comment in again if not _adds_nothing(comment, comments.get(comment.id), answers)]
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


def _same(comment: Comment, durable: Mapping[str, Comment]) -> Comment:
    """Return `comment` under the id of the one that bears the same id of Word's, whose text was changed since."""
    known = durable.get(comment.durable) if comment.durable else None
    if known is None or (known.author, known.date) != (comment.author, comment.date):
        return comment
    return msgspec.structs.replace(comment, id=known.id)


def _adds_nothing(comment: Comment, known: Comment | None, answers: Mapping[str, str]) -> bool:
    if known is None or comment.text != known.text:
        return False
    replies = {_said(reply) for reply in known.replies}
    ours = answers.get(comment.id, "").split()
    fresh = [reply for reply in comment.replies if _said(reply) not in replies and reply.text.split() != ours]
    return not fresh and comment.resolved in (None, known.resolved)


def _said(reply: Reply) -> tuple[str, str, str]:
    return reply.author, reply.date, reply.text
