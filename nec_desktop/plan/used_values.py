"""Texts to be offered while somebody types in a register's column: those it holds, and names of records elsewhere."""

from collections import Counter
from collections.abc import Iterator

from nec_desktop.plan.plan import Plan

LONGEST = 80
"""Characters: a longer text is an account of one thing, and not typed twice."""


def used_values(plan: Plan, register_id: str, column_id: str) -> list[str]:
    """Return the names that a column is offered, then the distinct short texts in it, the most used first; of those
    used alike, the first one first.
    """
    column = plan.register(register_id).find(column_id)
    offering = plan.outline.find_register(column.offer) if column and column.offer else None
    names = _texts(plan, offering.id, offering.summary) if offering else ()
    return list(
        dict.fromkeys([*names, *(text for text, _ in Counter(_texts(plan, register_id, column_id)).most_common())])
    )


def _texts(plan: Plan, register_id: str, column_id: str) -> Iterator[str]:
    contents = (plan.cell(register_id, record_id, column_id) for record_id in plan.record_ids(register_id))
    return (text for text in contents if isinstance(text, str) and len(text) <= LONGEST)
