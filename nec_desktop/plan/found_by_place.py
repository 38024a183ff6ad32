"""What the checks find, sorted by where it is: once, and not whenever a page asks."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from nec_desktop.plan.checks import Finding, page_address
from nec_desktop.plan.plan import Plan


@dataclass(frozen=True)
class FoundByPlace:
    """All findings in their order, and those of each page by its address.

    about_words: those about words in registers, by the register and by the address of the cell; with_errors: the pages
    on which errors are found.
    """

    findings: list[Finding] = field(default_factory=list)
    on_pages: Mapping[str, list[Finding]] = field(default_factory=dict)
    about_words: Mapping[str, Mapping[str, list[Finding]]] = field(default_factory=dict)
    with_errors: frozenset[str] = frozenset()


def by_place(plan: Plan, findings: Iterable[Finding]) -> FoundByPlace:
    """Sort what was found in a plan."""
    found = list(findings)
    on_pages: dict[str, list[Finding]] = defaultdict(list)
    about_words: dict[str, dict[str, list[Finding]]] = defaultdict(lambda: defaultdict(list))
    for finding in found:
        on_pages[page_address(plan, finding)].append(finding)
        if finding.remark is not None:
            about_words[finding.address.partition("/")[0]][finding.address].append(finding)
    with_errors = (page for page, here in on_pages.items() if any(each.severity == "error" for each in here))
    return FoundByPlace(found, dict(on_pages), dict(about_words), frozenset(with_errors))
