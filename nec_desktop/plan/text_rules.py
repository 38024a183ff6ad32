"""The rules about what is written: each looks through every text of the plan."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache

from nec_desktop.language.acronyms import EXPLAINED
from nec_desktop.language.findings import Remark
from nec_desktop.language.language import ACRONYMS, TEXT_RULES, Language
from nec_desktop.plan.checks import Found, Rule
from nec_desktop.plan.outline import Check
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.texts import reading_order, texts
from nec_desktop.translation import tr

LONGEST_QUOTATION = 60
"""Characters of a finding's words that its message repeats."""


def text_rules(plan: Plan, language: Language) -> Mapping[str, Rule]:
    """Return the rules about texts, for one run over `plan` as it stands: its texts are read once for all of them."""

    @cache
    def read() -> dict[str, list[tuple[str, Remark]]]:
        found: defaultdict[str, list[tuple[str, Remark]]] = defaultdict(list)
        for address, text in texts(plan):
            for rule, remarks in language.remarks(text).items():
                found[rule] += ((address, remark) for remark in remarks)
        return found

    def rule_about(name: str) -> Rule:
        def rule(plan: Plan, check: Check, today: date) -> Iterator[Found]:
            remarks: Iterable[tuple[str, Remark]] = read().get(name, ())
            for address, remark in unexplained(plan, remarks) if name == ACRONYMS else remarks:
                if concerns(check, address):
                    yield found_at(address, remark)

        return rule

    return {name: rule_about(name) for name in TEXT_RULES}


def concerns(check: Check, address: str) -> bool:
    """Say whether a check looks at an address: not where one of its parts is in the option `not-in`."""
    spared = check.options.get("not-in", ())
    return not (isinstance(spared, tuple) and spared and any(part in spared for part in address.split("/")))


def found_at(address: str, remark: Remark) -> Found:
    """Return what a text's check tells. Words: words, note, suggestions, and in-full for a short form."""
    words = remark.words if len(remark.words) <= LONGEST_QUOTATION else remark.words[:LONGEST_QUOTATION].rstrip() + "…"
    suggestions = tr(" or ").join(f"“{suggestion}”" for suggestion in remark.suggestions)
    in_full = next(iter(remark.suggestions), tr("what the letters stand for ({0})").format(words))
    told = {"words": words, "note": remark.note, "suggestions": suggestions, "in-full": in_full}
    return Found(address, told, remark)


def unexplained(plan: Plan, uses: Iterable[tuple[str, Remark]]) -> Iterator[tuple[str, Remark]]:
    """Yield the first use of each short form in the plan's reading order, where it is not explained.

    The second documents are left out: each is short, and is read with the plan.
    """
    second = {update.address for update in plan.updates}
    found = [use for use in uses if use[0].partition("/")[0] not in second]
    place = reading_order(plan)
    met: set[str] = set()
    for address, remark in sorted(found, key=lambda use: (place(use[0]), use[1].start)):
        short = remark.words.removesuffix("s")
        if short not in met and remark.note != EXPLAINED:
            yield address, remark
        met.add(short)
