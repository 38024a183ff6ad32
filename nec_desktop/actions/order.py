"""What is ordered: one document of a plan, in one copy, as one file."""

from dataclasses import dataclass, field
from pathlib import Path

from nec_desktop.document.profile import CopyProfile
from nec_desktop.plan.plan import Plan


@dataclass(frozen=True)
class Order:
    """A document that somebody asks for, and the file that it is to be.

    document_id: empty for the plan itself; else an update outline's id, alone or with a quarter
    (quarterly-update/2026-07), or what `answers_id` says of a round. exact_pages: its contents have the page numbers
    that LibreOffice counts, not our estimate.
    """

    plan: Plan
    target: Path
    profile: CopyProfile = field(default_factory=CopyProfile)
    document_id: str = ""
    exact_pages: bool = False
