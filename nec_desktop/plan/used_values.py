"""Texts that a register's column already holds, to be offered while somebody types the next one."""

from collections import Counter

from nec_desktop.plan.plan import Plan

LONGEST = 80
"""Characters: a longer text is an account of one thing, and not typed twice."""


def used_values(plan: Plan, register_id: str, column_id: str) -> list[str]:
    """Return the distinct short texts in a column, the most used first; of those used alike, the first one first."""
    contents = (plan.cell(register_id, record_id, column_id) for record_id in plan.record_ids(register_id))
    counts = Counter(text for text in contents if isinstance(text, str) and len(text) <= LONGEST)
    return [text for text, _ in counts.most_common()]
