"""The two copies that one plan makes, and what stands in the way of the public one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from nec_desktop.plan.addresses import INTERNAL, MARKING, join
from nec_desktop.plan.checks import Finding
from nec_desktop.plan.outline import Field, Section
from nec_desktop.plan.plan import SENSITIVE, Page, Plan


@dataclass(frozen=True)
class CopyProfile:
    """Which copy of a plan to make. prompts: show what each section asks for (review copy only)."""

    copy: Literal["review", "public"] = "review"
    prompts: bool = True
    large_print: bool = False

    @property
    def public(self) -> bool:
        """True for the copy that anybody may read."""
        return self.copy == "public"

    def shows_section(self, section: Section) -> bool:
        """Say whether the copy has this section at all."""
        return not (self.public and section.review_copy_only)

    def shows_field(self, plan: Plan, address: str, field: Field) -> bool:
        """Say whether the copy has what stands at `address` (never a private note)."""
        return not (self.public and (field.internal or plan.get(join(address, INTERNAL)) is True))

    def shows_record(self, plan: Plan, register_id: str, record_id: str) -> bool:
        """Say whether the copy has a record: a public copy leaves out what is internal or not publishable."""
        if not self.public:
            return True
        if plan.get(join(register_id, record_id, INTERNAL)) is True:
            return False
        register = plan.outline.find_register(register_id)
        asks = register is not None and register.find("publishable") is not None
        return not asks or plan.cell(register_id, record_id, "publishable") is True


def public_obstacles(plan: Plan, pages: Sequence[Page], findings: Sequence[Finding]) -> list[str]:
    """Return, in sentences, why these pages cannot go into a public copy now; empty where nothing stands in the way.

    Government Security Classifications: what is OFFICIAL-SENSITIVE does not travel with a public document.
    """
    obstacles = []
    if plan.text("cover/marking") == SENSITIVE:
        obstacles.append("The plan as a whole is marked OFFICIAL-SENSITIVE.")
    obstacles += [
        f"The section “{page.title}” is marked OFFICIAL-SENSITIVE."
        for page in pages
        if plan.text(join(page.address, MARKING)) == SENSITIVE
    ]
    obstacles += [f"{finding.message} {finding.advice}" for finding in findings if finding.severity == "error"]
    return obstacles
