"""The rules about where links lead: in the texts of the plan, and where a web address is asked for."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache

from nec_desktop.language.findings import Remark
from nec_desktop.language.links import fault_of, personal_in
from nec_desktop.language.sentences import sentence_at
from nec_desktop.plan.checks import Found, Rule
from nec_desktop.plan.outline import Check
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.richtext import Picture, RichText, Table, all_runs
from nec_desktop.plan.text_rules import concerns, found_at
from nec_desktop.plan.texts import seen

Link = tuple[str, Remark, str]
"""The address of a text, the words of the link there, and where it leads."""


def link_rules(plan: Plan) -> Mapping[str, Rule]:
    """Return the rules about links, for one run over `plan` as it stands: its links are read once for all of them.

    Words: words, note (where a link leads, and what is wrong with that).
    """

    @cache
    def read() -> tuple[Link, ...]:
        return tuple(_links(plan))

    def rule_about(note_of: Callable[[str], str]) -> Rule:
        def rule(plan: Plan, check: Check, today: date) -> Iterator[Found]:
            for address, remark, target in read():
                if concerns(check, address) and (note := note_of(target)):
                    yield found_at(address, replace(remark, note=note))

        return rule

    return {name: rule_about(note_of) for name, note_of in LINK_RULES.items()}


def _fault(target: str) -> str:
    return f"“{target}”, {fault}" if (fault := fault_of(target)) else ""


def _owner(target: str) -> str:
    return f"“{own}”" if (own := personal_in(target)) else ""


LINK_RULES: Mapping[str, Callable[[str], str]] = {"link-targets": _fault, "links-to-people": _owner}
"""What each rule has to say of where a link leads: that it is no sound address; that it is somebody's own."""


def _links(plan: Plan) -> Iterator[Link]:
    for address, content in seen(plan):
        if isinstance(content, RichText):
            text = content.plain() if any(run.link for run in all_runs(content)) else ""
            for start, end, target in links_in(content) if text else ():
                # By its target too a dismissed link is known again: it may change where no word does.
                sentence = f"{sentence_at(text, start)} → {target}"
                yield address, Remark(start, end, text[start:end], sentence=sentence), target
        elif isinstance(content, str) and (field := plan.field_at(address)) is not None and field.format == "url":
            yield address, Remark(0, len(content), content, sentence=content), content


def links_in(text: RichText) -> Iterator[tuple[int, int, str]]:
    """Yield from where to where each link stands in the plain text, and where it leads."""
    at = 0
    for block in text.blocks:
        if isinstance(block, Picture):
            at += len(block.alt) + 1
            continue
        for cell in (cell for row in block.rows for cell in row) if isinstance(block, Table) else (block.runs,):
            link, start = "", at
            for run in cell:
                if run.link != link:
                    if link:
                        yield start, at, link
                    link, start = run.link, at
                at += len(run.text)
            if link:
                yield start, at, link
            at += 1
