"""A plan's snapshot by the number that stands on a review copy."""

from nec_desktop.library.library import Library
from nec_desktop.library.snapshots import Snapshot


def numbered(library: Library, plan_id: str, number: int) -> Snapshot:
    """Return the snapshot of that number."""
    (entry,) = (entry for entry in library.snapshots(plan_id) if entry.number == number)
    return library.snapshot(entry.id)
