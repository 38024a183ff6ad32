"""Many suggestions accepted, or many things answered, at once: the window does it step by step."""

from collections.abc import Generator, Sequence
from typing import TypeVar

from nec_desktop.plan.plan import Edit
from nec_desktop.review.deciding import AcceptedAll, accepting, answering
from nec_desktop.review.inbox import Inbox
from nec_desktop.review.items import Item

Result = TypeVar("Result")


def accept_all(inbox: Inbox, items: Sequence[Item]) -> AcceptedAll:
    """Accept the open suggestions among `items`."""
    return _at_once(accepting(inbox, items))


def decide_all(inbox: Inbox, items: Sequence[Item], state: str, reply: str | None = None) -> Edit:
    """Answer `items` alike."""
    return _at_once(answering(inbox, items, state, reply))


def _at_once(steps: Generator[int, None, Result]) -> Result:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: Result = end.value
            return result
