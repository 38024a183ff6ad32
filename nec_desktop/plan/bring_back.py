"""Bring back a record that was deleted: itself, what was written about it, and the links that led to it."""

from collections.abc import Mapping

from nec_desktop.plan.addresses import RECORD_ID, parent
from nec_desktop.plan.plan import Change, Edit, Plan
from nec_desktop.plan.values import Content
from nec_desktop.translation import tr


def bring_back(plan: Plan, register_id: str, record_id: str, then: Mapping[str, Content | None]) -> Edit:
    """Return the edit that brings back a record; `then` is what stood before it was deleted, other addresses allowed.

    What stands there now is not overwritten, and a link is brought back only to a record that is still there.
    """
    changes, links = list[Change](), list[Change]()
    for address, content in then.items():
        if record_id in address.split("/"):
            if content is not None and plan.get(address) is None:
                changes.append(Change.back(address, content))
        elif isinstance(content, tuple) and record_id in content and _is_there(plan, address):
            now = plan.get(address)
            kept = now if isinstance(now, tuple) else ()
            if record_id not in kept:
                links.append(Change.back(address, (*kept, record_id)))
    changes.sort(key=lambda change: change.address)  # the record itself before its columns
    return Edit(tr("Bring back {0}").format(plan.register(register_id).singular), (*changes, *links))


def _is_there(plan: Plan, address: str) -> bool:
    owner = parent(address)
    return not RECORD_ID.fullmatch(owner.rpartition("/")[2]) or plan.get(owner) is not None
