"""A plan, or a section of it, made as it was: one edit, which can be undone like any other."""

from collections.abc import Iterator, Mapping

from nec_desktop.plan.addresses import LAST_NUMBER, last_part
from nec_desktop.plan.compare import changes_between
from nec_desktop.plan.parts import Change, Edit
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.review_registers import REVIEW_REGISTERS
from nec_desktop.plan.values import Content, Record


def restored(plan: Plan, earlier: Mapping[str, Content], label: str, page: str = "") -> Edit:
    """Return the edit that makes a plan as it was; with the address of a page or section, only what is written there.

    What is known of reviews stays: a copy that was sent since was sent. A number that was once given to a record is
    not given again. Where a section is restored alone, nothing is left that speaks of a record which is not there.
    """
    changes = [change for change in _wanted(plan, earlier) if not page or is_on(plan, change.address, page)]
    return Edit(label, tuple(_without_loose_ends(plan, earlier, changes) if page else changes))


def is_on(plan: Plan, address: str, page: str) -> bool:
    """Say whether what stands at an address is written on a page, or on one of its section's pages."""
    found = plan.page_of(address)
    return found is not None and (found.address == page or found.address.startswith(f"{page}/"))


def _wanted(plan: Plan, earlier: Mapping[str, Content]) -> Iterator[Change]:
    for change in changes_between(plan.values, earlier):
        if change.address.partition("/")[0] in REVIEW_REGISTERS:
            continue
        if last_part(change.address) == LAST_NUMBER and _number(change.content) < _number(plan.get(change.address)):
            continue
        yield change


def _number(content: Content | None) -> float:
    return content if isinstance(content, int | float) else 0


def _without_loose_ends(plan: Plan, earlier: Mapping[str, Content], changes: list[Change]) -> Iterator[Change]:
    chosen = {change.address: change.content for change in changes}
    after = {**plan.values, **chosen}
    lost = (_records(plan.values) | _records(earlier)) - _records(after)
    for address, content in after.items():
        wanted = None if lost.intersection(address.split("/")) else _without(content, lost)
        if (address in chosen or wanted != content) and (address in plan.values or wanted is not None):
            yield Change.back(address, wanted)


def _records(values: Mapping[str, Content | None]) -> set[str]:
    return {last_part(address) for address, content in values.items() if isinstance(content, Record)}


def _without(content: Content | None, lost: set[str]) -> Content | None:
    """Return a content without the links to records that are not there."""
    if isinstance(content, tuple) and lost.intersection(content):
        return tuple(item for item in content if item not in lost) or None
    return content
