"""A cell that holds several choices or links, written as their names with commas between them."""

import re
from collections.abc import Sequence
from datetime import date

from nec_desktop.plan.cell_reading import read_cell
from nec_desktop.plan.folding import fold
from nec_desktop.plan.outline import STANDARDS, Field
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.values import Content, NotAValueError
from nec_desktop.plan.words import in_words, record_name

NAMED = ("choices", "links")
"""Kinds of column that hold names."""


def names_offered(plan: Plan, column: Field) -> list[str]:
    """Return the names that a column may hold, in their order."""
    if column.kind == "choices":
        return list(plan.choices(column).values())
    if column.to == STANDARDS:
        return [standard.title for standard in plan.standards.standard]
    return [record_name(plan, column.to, record_id) for record_id in plan.record_ids(column.to)]


def can_be_typed(plan: Plan, column: Field, content: Content | None, today: date) -> bool:
    """Say whether there is something to name, and whether what stands there would be read again as what it is."""
    if not isinstance(content, tuple):
        return bool(names_offered(plan, column))
    try:
        again = read_cell(plan, column, in_words(plan, column, content), today)
    except NotAValueError:
        return False
    return isinstance(again, tuple) and set(again) == set(content)


def in_full(text: str, names: Sequence[str]) -> str:
    """Return what is typed with each part in full that only one of the names begins with."""
    return ", ".join(_whole(part.strip(), names) for part in re.split("[,;]", text) if part.strip())


def _whole(part: str, names: Sequence[str]) -> str:
    fitting = [name for name in names if fold(name).startswith(fold(part))]
    return fitting[0] if len(fitting) == 1 else part
