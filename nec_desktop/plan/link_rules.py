"""The rules about where links lead: in the texts of the plan, and where a web address is asked for."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from nec_desktop.language.findings import Remark
from nec_desktop.language.links import fault_of, personal_in
from nec_desktop.language.sentences import sentence_at
from nec_desktop.plan.checks import Found, Rule
from nec_desktop.plan.outline import Check
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.richtext import Picture, RichText, Table, all_runs
from nec_desktop.plan.text_rules import concerns, found_at
from nec_desktop.plan.texts import seen


def link_targets(plan: Plan, check: Check, today: date) -> Iterator[Found]:
    """Each link leads to a sound address. Words: words, note (where it leads, and what is wrong with that)."""
    yield from _told(plan, check, lambda target: f"“{target}”, {fault}" if (fault := fault_of(target)) else "")


def links_to_people(plan: Plan, check: Check, today: date) -> Iterator[Found]:
    """No link leads to somebody's own e-mail address or telephone. Words: words, note (which it is)."""
    yield from _told(plan, check, lambda target: f"“{own}”" if (own := personal_in(target)) else "")


LINK_RULES: Mapping[str, Rule] = {"link-targets": link_targets, "links-to-people": links_to_people}


def _told(plan: Plan, check: Check, note_of: Callable[[str], str]) -> Iterator[Found]:
    for address, content in seen(plan):
        if not concerns(check, address):
            continue
        if isinstance(content, RichText):
            text = content.plain() if any(run.link for run in all_runs(content)) else ""
            for start, end, target in links_in(content) if text else ():
                if note := note_of(target):
                    # By its target too a dismissed link is known again: it may change where no word does.
                    sentence = f"{sentence_at(text, start)} → {target}"
                    yield found_at(address, Remark(start, end, text[start:end], note, sentence=sentence))
        elif isinstance(content, str) and _is_page(plan, address) and (note := note_of(content)):
            yield found_at(address, Remark(0, len(content), content, note, sentence=content))


def _is_page(plan: Plan, address: str) -> bool:
    """Say whether the address of a web page is asked for at a place."""
    field = plan.field_at(address)
    return field is not None and field.format == "url"


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
