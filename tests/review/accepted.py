"""Many suggestions accepted in one go, as the window does it bit by bit."""

from collections.abc import Sequence

from nec_desktop.review.deciding import AcceptedAll, accepting
from nec_desktop.review.inbox import Inbox
from nec_desktop.review.items import Item


def accept_all(inbox: Inbox, items: Sequence[Item]) -> AcceptedAll:
    """Accept the open suggestions among `items` in one step."""
    steps = accepting(inbox, items)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            done: AcceptedAll = end.value
            return done
