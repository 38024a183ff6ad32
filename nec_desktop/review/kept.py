"""A return as the library gives it: with who sent it back, and with the plan as it was sent to them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

from nec_desktop.document.sent import Sent
from nec_desktop.plan.values import Content
from nec_desktop.review.returned import Return
from nec_desktop.review.sent_texts import SentText, all_texts


@dataclass(frozen=True)
class SentPlan:
    """What was sent: a snapshot by its id and number, its document, and the values it was made from.

    Returns of one snapshot share one of these, so that its texts are worked out once.
    """

    id: str
    number: int
    sent: Sent
    values: Mapping[str, Content]

    @cached_property
    def texts(self) -> Mapping[str, SentText]:
        """The text of each address as it was sent."""
        return all_texts(self.sent)


class KeptReturn(NamedTuple):
    """A returned file that was taken in. `taken` is an instant in UTC; `name` is that of the file.

    reviewer: whose copy it is, as recognised or as the person said.
    """

    id: str
    snapshot: SentPlan
    reviewer: str
    taken: datetime
    name: str
    returned: Return
