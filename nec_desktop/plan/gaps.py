"""What stands against a page that its author calls completed."""

from collections.abc import Iterable
from dataclasses import dataclass

from nec_desktop.plan.checks import Finding
from nec_desktop.plan.plan import Page, Plan


@dataclass(frozen=True)
class Gaps:
    """How many needed answers of a page are missing, and how many errors stand there besides."""

    missing: int = 0
    errors: int = 0

    def __bool__(self) -> bool:
        return bool(self.missing or self.errors)


def gaps(plan: Plan, page: Page, findings: Iterable[Finding]) -> Gaps:
    """Count them, by what the checks found on the page; an update's pages have no checks, but needed answers too."""
    missing = {
        address
        for field in page.fields
        if field.required and field.holds_value
        for address in plan.places(page, field)
        if plan.get(address) is None
    }
    errors = sum(finding.severity == "error" and finding.address not in missing for finding in findings)
    return Gaps(len(missing), errors)
