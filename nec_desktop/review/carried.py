"""What a suggestion would do to the plan as it stands now, in words for the person who decides."""

from dataclasses import dataclass
from typing import Literal

from nec_desktop.plan.marks import Mark, marks
from nec_desktop.plan.plan import Change

Verdict = Literal["carried", "already", "conflict", "by hand"]
"""It can be carried out; the plan says so already; the same words were changed since; a person has to do it."""


@dataclass(frozen=True)
class Carried:
    """What a suggestion would do now. why: a sentence where it is not simply carried out, and what could not be read.

    sent, now: the lines that it is about, as they were sent and as they stand now; suggested: as sent, with what it
    changes; result: as they would stand; suggested_marks, result_marks: the same with the words that change.
    Lines are joined by sent_texts.BREAK. can_be_edited: other words can be taken over in their place.
    """

    verdict: Verdict
    why: str = ""
    sent: str = ""
    now: str = ""
    suggested: str = ""
    result: str = ""
    suggested_marks: tuple[Mark, ...] = ()
    result_marks: tuple[Mark, ...] = ()
    changes: tuple[Change, ...] = ()
    can_be_edited: bool = False

    @property
    def since_marks(self) -> tuple[Mark, ...]:
        """What has changed since it was sent."""
        return marks(self.sent, self.now)

    @property
    def was_changed(self) -> bool:
        """Whether the lines are others now than those that were sent."""
        return self.sent != self.now
