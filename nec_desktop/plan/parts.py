"""What a plan is made of and changed by: pages, changes, edits, and what can be said about a place."""

from dataclasses import dataclass

import msgspec
from msgspec.structs import force_setattr

from nec_desktop.plan.addresses import (
    CAME_FROM,
    CARRIED,
    DISMISSED,
    HOLDER,
    INTERNAL,
    LAST_NUMBER,
    MARKING,
    NOTE,
    STATUS,
    UNLOCKED,
)
from nec_desktop.plan.outline import Field, Section
from nec_desktop.plan.quarters import Quarter
from nec_desktop.plan.standards import Standard
from nec_desktop.plan.values import Content, cleaned, is_empty

STATUSES = {"not-started": "Not started", "in-progress": "In progress", "completed": "Completed"}
SENSITIVE = "official-sensitive"
PUBLISHED = "published"
"""The stage of a plan that anybody may read."""

MARK_FIELDS: dict[str, Field] = {
    STATUS: Field(id="status", kind="choice", label="Status", choices=dict(STATUSES)),
    NOTE: Field(id="note", kind="rich", label="Private note", internal=True),
    MARKING: Field(
        id="marking",
        kind="choice",
        label="Marking",
        choices={"official": "OFFICIAL", SENSITIVE: "OFFICIAL-SENSITIVE"},
    ),
    INTERNAL: Field(id="internal", kind="yes-no", label="Internal"),
    UNLOCKED: Field(id="unlocked", kind="yes-no", label="Unlocked"),
    LAST_NUMBER: Field(id="last-number", kind="number", label="Last number given"),
    DISMISSED: Field(id="dismissed", kind="rich", label="Dismissed findings", internal=True),
    CARRIED: Field(id="carried", kind="links", label="From the last period, not yet looked at", internal=True),
    CAME_FROM: Field(id="came-from", kind="text", label="The plan it was started from", internal=True),
    HOLDER: Field(id="holder", kind="text", label="Lent to", internal=True),
}
"""What can be said about a section, field or record: addresses that end in @something."""


class Change(msgspec.Struct, frozen=True, gc=False):
    """A new content at an address; None takes away what is there.

    What it carries is clean and never empty, whoever made it: memory and library get the same. It holds nothing that
    could hold it, so Python's collector need not look at it: of a long paste there are a hundred thousand.
    """

    address: str
    content: Content | None

    def __post_init__(self) -> None:
        if self.content is not None:
            clean = cleaned(self.content)
            force_setattr(self, "content", None if is_empty(clean) else clean)

    @classmethod
    def back(cls, address: str, content: Content | None) -> "Change":
        """Return the change back to what a plan held, which is clean: undo of a long paste has a hundred thousand."""
        change = cls(address, None)
        force_setattr(change, "content", content)
        return change


@dataclass(frozen=True)
class Edit:
    """Changes that belong together, with words for what they do ("Delete event")."""

    label: str
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Page:
    """One page to write: a section, or one standard's or quarter's page of a repeated section."""

    address: str
    number: str
    title: str
    section: Section
    fields: tuple[Field, ...]
    standard: Standard | None = None
    quarter: Quarter | None = None

    @property
    def key(self) -> str:
        """What this page is for, among the pages of its section: a standard's id, or empty."""
        return self.standard.id if self.standard else ""
