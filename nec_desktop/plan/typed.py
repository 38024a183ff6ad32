"""What a person means by a text in one field of a plan: as `parse` has it, and what a link names is looked up."""

from collections.abc import Iterable

from nec_desktop.plan.clean import clean_line
from nec_desktop.plan.folding import fold
from nec_desktop.plan.outline import STANDARDS, Field
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.values import Content, NotAValueError
from nec_desktop.plan.words import record_name
from nec_desktop.translation import tr


def content_from_text(plan: Plan, field: Field, text: str) -> Content | None:
    """Return what `text` means in `field` of this plan; raises NotAValueError with a sentence."""
    content = plan.parse(field, text)
    if field.kind == "links" and isinstance(content, tuple):
        if _linkable(plan, field, clean_line(text)):
            return links(plan, field, [clean_line(text)])
        try:
            return links(plan, field, content)
        except NotAValueError:
            joined = _joined(plan, field, content)
            if len(joined) == len(content):
                raise
            return links(plan, field, joined)
    return content


def _joined(plan: Plan, field: Field, parts: tuple[str, ...]) -> list[str]:
    """Return parts between commas as names, which may hold commas themselves: “Verwood, Cross and West Moors”."""
    names: list[str] = []
    at = 0
    while at < len(parts):
        ends = range(len(parts), at, -1)
        end = next((end for end in ends if _linkable(plan, field, ", ".join(parts[at:end]))), at + 1)
        names.append(", ".join(parts[at:end]))
        at = end
    return names


def links(plan: Plan, field: Field, items: Iterable[str]) -> tuple[str, ...]:
    """Return the ids that a person means by ids, shown numbers or names; raises NotAValueError for none or several."""
    return tuple(dict.fromkeys(_link(plan, field, item) for item in items))


def _link(plan: Plan, field: Field, item: str) -> str:
    found = _linkable(plan, field, item)
    if len(found) > 1:
        raise NotAValueError(
            tr("“{0}” fits {1} in “{2}”: {3}. Give one of these ids.").format(
                item, len(found), field.to, ", ".join(found)
            )
        )
    if not found:
        raise NotAValueError(
            tr("“{0}” cannot link to “{1}”: nothing in “{2}” has that id, number or name.").format(
                field.label, item, field.to
            )
        )
    return found[0]


def _linkable(plan: Plan, field: Field, item: str) -> list[str]:
    """Return the ids of what an id, a shown number or else a name fits."""
    key = fold(item)
    if field.to == STANDARDS:
        names = {
            standard.id: (str(number), standard.title) for number, standard in enumerate(plan.standards.standard, 1)
        }
    else:
        names = {
            rid: (plan.shown_number(field.to, rid), record_name(plan, field.to, rid))
            for rid in plan.record_ids(field.to)
        }
    exact = [identifier for identifier, (number, _) in names.items() if key in (identifier, fold(number))]
    return exact or [identifier for identifier, (_, name) in names.items() if key == fold(name)]
