"""The rules about what is written: each looks through every text of the plan."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from nec_desktop.language import plain_checks
from nec_desktop.language.plain_checks import Match
from nec_desktop.plan.addresses import INTERNAL, join, last_part, parent
from nec_desktop.plan.checks import Found, Rule
from nec_desktop.plan.outline import Check
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.richtext import RichText
from nec_desktop.plan.values import Picture


def texts(plan: Plan) -> Iterator[tuple[str, str]]:
    """Yield each text that a reader could see, with its address: no private notes, nothing internal."""
    for address, content in plan.values.items():
        internal = (plan.get(join(place, INTERNAL)) is True for place in (address, parent(address)))
        if last_part(address).startswith("@") or any(internal):
            continue
        if isinstance(content, RichText):
            yield address, content.plain()
        elif isinstance(content, Picture):
            yield address, content.alt
        elif isinstance(content, str):
            field = plan.field_at(address)
            if field is not None and field.kind == "text" and field.format != "url":
                yield address, content


def _text_rule(find: Callable[[str], Iterable[Match]]) -> Rule:
    def rule(plan: Plan, check: Check, today: date) -> Iterator[Found]:
        for address, text in texts(plan):
            for match in find(text):
                yield Found(address, {"words": match.words})

    return rule


TEXT_RULES: Mapping[str, Rule] = {
    "placeholders": _text_rule(plain_checks.placeholders),
    "date-forms": _text_rule(plain_checks.date_forms),
    "phone-numbers": _text_rule(plain_checks.phone_numbers),
    "email-addresses": _text_rule(plain_checks.email_addresses),
}
