"""Checks: what is still missing or doubtful in a plan, with the place, the reason and what to do.

An outline's check lines name a rule (plan/rules.py, plan/text_rules.py); the rule finds the places.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from nec_desktop.language.findings import Remark
from nec_desktop.plan.outline import Check
from nec_desktop.plan.plan import Plan
from nec_desktop.translation import tr

Severity = Literal["error", "warning", "advice"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "advice")
_BRACES = re.compile(r"\{([a-z-]+)\}")


@dataclass(frozen=True)
class Finding:
    """One thing to look at. `rule` is the id of the check; `address` the value, record or page it is about.

    `remark` says which words of a text it is about, counted in the characters that `text_of` gives.
    """

    severity: Severity
    rule: str
    address: str
    message: str
    advice: str
    remark: Remark | None = None


@dataclass(frozen=True)
class Found:
    """What a rule reports: where, and the words that the check's message and advice ask for in braces."""

    address: str
    words: Mapping[str, str]
    remark: Remark | None = None


Rule = Callable[[Plan, Check, date], Iterable[Found]]


def run_checks(plan: Plan, today: date, rules: Mapping[str, Rule]) -> list[Finding]:
    """Return all findings in the order of the plan's pages, errors first within a page.

    `today` decides what is past. A check whose rule the program does not know is itself a finding.
    """
    findings: list[Finding] = []
    for check in plan.outline.check:
        rule = rules.get(check.rule)
        if rule is None:
            findings.append(
                Finding(
                    "warning",
                    check.id,
                    "cover",
                    tr("The check “{0}” asks for the rule “{1}”, which this program does not have.").format(
                        check.id, check.rule
                    ),
                    tr("Update the program."),
                )
            )
            continue
        findings += (as_finding(check, found) for found in rule(plan, check, today))
    order = {address: n for n, address in enumerate(plan.every_page())}
    return sorted(
        findings,
        key=lambda finding: (
            order.get(page_address(plan, finding), len(order)),
            SEVERITIES.index(finding.severity),
        ),
    )


def as_finding(check: Check, found: Found) -> Finding:
    """Return what a rule found, in the words of the check."""
    message, advice = (_filled(text, found.words) for text in (check.message, check.advice))
    return Finding(check.severity, check.id, found.address, message, advice, found.remark)


def page_address(plan: Plan, finding: Finding) -> str:
    """Return the address of the page a finding belongs to, empty where none shows it."""
    page = plan.page_of(finding.address)
    return page.address if page else ""


def _filled(text: str, words: Mapping[str, str]) -> str:
    """Return `text` with words in its braces; what the rule does not offer stays there for the outline’s author."""
    return _BRACES.sub(lambda match: words.get(match[1], match[0]), text)
