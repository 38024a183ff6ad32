"""Which automatic versions are kept: all of the last 30 days, then one a week for a year, then one a month.

What somebody named, sent or published is never touched, nor anything that a returned file or a round speaks of.
"""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from nec_desktop.library.library import Library
from nec_desktop.library.snapshots import SnapshotEntry
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.review_registers import ROUNDS

ALL_FOR, WEEKLY_FOR = timedelta(days=30), timedelta(days=365)


def tidy_versions(library: Library, plan: Plan, now: datetime) -> list[SnapshotEntry]:
    """Take away the automatic versions of a plan that the rule does not keep, and return them."""
    gone = surplus(library.snapshots(plan.id), now, spoken_of(library, plan))
    for entry in gone:
        library.remove_snapshot(entry.id)
    return gone


def spoken_of(library: Library, plan: Plan) -> set[str]:
    """Return the ids of the snapshots that a returned file, or a round of the plan, speaks of."""
    rounds = {plan.text(f"{ROUNDS}/{record_id}/snapshot") for record_id in plan.record_ids(ROUNDS)}
    return rounds | {returned.snapshot for returned in library.returned_files(plan.id)}


def surplus(entries: Iterable[SnapshotEntry], now: datetime, wanted: Collection[str] = ()) -> list[SnapshotEntry]:
    """Return the automatic ones that are older than 30 days and not the last of their week, or after a year, month.

    now: an instant in UTC. wanted: ids of those that stay whatever their age.
    """
    last: dict[tuple[int, ...], SnapshotEntry] = {}
    gone = []
    for entry in sorted(entries, key=lambda each: (each.made, each.number)):
        age = now - entry.made
        if entry.kind != "automatic" or entry.id in wanted or age <= ALL_FOR:
            continue
        span = (0, *entry.made.isocalendar()[:2]) if age <= WEEKLY_FOR else (1, entry.made.year, entry.made.month)
        if span in last:
            gone.append(last[span])
        last[span] = entry
    return gone
