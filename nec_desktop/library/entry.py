"""A line of the list of plans: a plan as it is chosen, without its values being read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from nec_desktop.plan.values import Content, Period

COVER = ("cover/title", "cover/area", "cover/period", "cover/stage")
"""The values that a line shows."""


@dataclass(frozen=True)
class PlanEntry:
    """What a list shows of a plan. `changed` is an instant in UTC."""

    id: str
    outline: str
    standards: str
    title: str
    area: str
    period: Period | None
    stage: str
    changed: datetime


def entry_of(row: Mapping[str, str], cover: Mapping[str, Content]) -> PlanEntry:
    """Return the line for a row and what stands on its cover; raises ValueError or TypeError for a damaged row."""
    period = cover.get("cover/period")
    text = {address: content if isinstance(content, str) else "" for address, content in cover.items()}
    return PlanEntry(
        row["id"],
        row["outline"],
        row["standards"],
        text.get("cover/title", ""),
        text.get("cover/area", ""),
        period if isinstance(period, Period) else None,
        text.get("cover/stage", ""),
        datetime.fromisoformat(row["changed"]),
    )
