"""What the list of versions says of each."""

from nec_desktop.actions.versions import Version, kind_words
from nec_desktop.library.snapshots import SnapshotEntry
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.quarters import MONTHS
from nec_desktop.plan.words import count_words
from nec_desktop.review.rounds import copy_number
from nec_desktop.translation import tr


def made_words(entry: SnapshotEntry) -> str:
    """Return when a version was kept, where the person sits: 14 Jul 2026, 10:42."""
    made = entry.made.astimezone()
    return f"{made.day} {MONTHS[made.month - 1][:3]} {made.year}, {made:%H:%M}"


def what_words(plan: Plan, entry: SnapshotEntry) -> str:
    """Return what a version is: its number and name; of one without a name, its kind and document."""
    what = entry.name or " ".join(filter(None, (kind_words(plan, entry), entry.document)))
    if not entry.name and (count := copy_number(plan, entry.id)):
        what = tr("Review copy {0}, {1}").format(count, f"{what[0].lower()}{what[1:]}")
    return f"{entry.code} {what}"


def title_words(plan: Plan, entry: SnapshotEntry) -> str:
    """Return what a version is, of what kind, and when it was kept."""
    kind = f" · {kind_words(plan, entry)}" if entry.name else ""
    return f"{what_words(plan, entry)}{kind}, {made_words(entry)}"


def version_row(plan: Plan, version: Version) -> tuple[str, str, str]:
    """Return a line of the list: when, what has changed since, and what it is."""
    since = count_words(version.changed, "change") if version.changed else tr("Nothing")
    return made_words(version.entry), since, what_words(plan, version.entry)
