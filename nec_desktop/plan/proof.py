"""What the checks would say of a line while it is written, where its words stand, and how it is put right."""

from collections.abc import Iterator

from nec_desktop.language.language import ACRONYMS, PASSIVE, TEXT_RULES, Language
from nec_desktop.plan.checks import Finding, as_finding
from nec_desktop.plan.dismissals import undismissed
from nec_desktop.plan.folding import stretches
from nec_desktop.plan.plan import Change, Plan
from nec_desktop.plan.text_rules import concerns, found_at
from nec_desktop.plan.texts import text_of

_WHOLE_TEXT = (ACRONYMS, PASSIVE)
"""Rules that a line alone does not decide: the checks of the whole plan tell these."""


def line_findings(plan: Plan, language: Language, address: str, line: str) -> list[Finding]:
    """Return the findings about words in one line of the text at `address` in their order, dismissed ones left out.

    Their remarks count characters from the line's beginning.
    """
    found = undismissed(plan, _findings(plan, language, address, line)) if line.strip() else []
    return sorted(found, key=lambda finding: finding.remark.start if finding.remark else 0)


def number_of(plan: Plan, finding: Finding) -> int:
    """Say which of the places that hold the words of a finding it is about, counted from 0, capitals or not."""
    remark = finding.remark
    text = text_of(plan, finding.address, plan.get(finding.address))
    return sum(1 for _ in stretches(text[: remark.start], remark.words)) if remark else 0


def put_right(plan: Plan, finding: Finding, words: str) -> Change | None:
    """Return the change of a line that puts `words` in place of those that a finding is about.

    None where these do not stand there any more, and for a text of paragraphs, which is mended where it is written.
    """
    remark, line = finding.remark, plan.get(finding.address)
    if remark is None or not isinstance(line, str) or line[remark.start : remark.end] != remark.words:
        return None
    return Change(finding.address, line[: remark.start] + words + line[remark.end :])


def _findings(plan: Plan, language: Language, address: str, line: str) -> Iterator[Finding]:
    found = language.remarks(line)
    for check in plan.outline.check if found else ():
        if check.rule in TEXT_RULES and check.rule not in _WHOLE_TEXT and concerns(check, address):
            for remark in found.get(check.rule, ()):
                yield as_finding(check, found_at(address, remark))
