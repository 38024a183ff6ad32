"""Versions of a plan: kept by name or before much is changed at once, compared, exported, and brought back."""

import re
from dataclasses import dataclass

from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.plans import LONGEST_TITLE, save
from nec_desktop.actions.tidying import tidy_versions
from nec_desktop.library.library import Library
from nec_desktop.library.snapshots import Snapshot, SnapshotEntry
from nec_desktop.plan.clean import clean_line
from nec_desktop.plan.compare import Difference, differences
from nec_desktop.plan.plan import Edit, Plan
from nec_desktop.plan.restore import restored
from nec_desktop.review.rounds import sent_in_rounds
from nec_desktop.translation import tr

NOW = "now"
"""What a person calls the plan as it stands."""
_NUMBER = re.compile(r"[sS]?0*(\d{1,9})")


@dataclass(frozen=True)
class Version:
    """A line of the list of versions. changed: how many fields and records differ from the plan as it stands."""

    entry: SnapshotEntry
    changed: int


@dataclass(frozen=True)
class Compared:
    """Two states of a plan, and what differs between them."""

    then: Plan
    now: Plan
    found: tuple[Difference, ...]


def keep_version(library: Library, plan: Plan, name: str) -> SnapshotEntry:
    """Keep a plan as it stands under a name that tells it apart, and return its line in the list."""
    name = clean_line(name)
    if not name:
        raise RefusedError(
            tr("A version needs a name by which you find it again, such as “Before the panel”. Give one.")
        )
    if len(name) > LONGEST_TITLE:
        raise RefusedError(
            tr("The name of a version may have up to {0} characters; this has {1}.").format(LONGEST_TITLE, len(name))
        )
    return library.add_snapshot(plan.id, plan.values, "version", name=name)


def keep_automatic(library: Library, plan: Plan, why: str) -> SnapshotEntry:
    """Keep a plan as it stands before much of it is changed at once, and tidy older ones away.

    why: what is about to be done, in a few words: “accepting all suggestions”.
    """
    entry = library.add_snapshot(plan.id, plan.values, "automatic", name=why)
    tidy_versions(library, plan, entry.made)
    return entry


def versions(library: Library, plan: Plan) -> list[Version]:
    """Return a plan's versions, the last one first, each with how much differs from the plan as it stands."""
    found = []
    for entry in reversed(library.snapshots(plan.id)):
        differing = differences(library.snapshot(entry.id).values, plan.values, plan)
        found.append(Version(entry, len({each.record or each.address for each in differing})))
    return found


def find_version(library: Library, plan: Plan, wanted: str) -> Snapshot:
    """Return the version of that number (S0003, or 3) or name, the last one of a name; raises RefusedError else."""
    wanted = clean_line(wanted)
    entries = library.snapshots(plan.id)
    number = _NUMBER.fullmatch(wanted)
    for entry in reversed(entries):
        if entry.name.casefold() == wanted.casefold() or (number and entry.number == int(number[1])):
            return library.snapshot(entry.id)
    known = ", ".join(entry.code for entry in entries[-5:]) or tr("none yet")
    raise RefusedError(
        tr("This plan has no version “{0}”. It has: {1}. The command “versions” lists them.").format(wanted, known)
    )


def kind_words(plan: Plan, entry: SnapshotEntry) -> str:
    """Return what a version is. A review copy was sent where the plan knows of a round that sent it."""
    match entry.kind:
        case "sent":
            return tr("Sent for review") if entry.id in sent_in_rounds(plan) else tr("Review copy made")
        case "published":
            return tr("Published")
        case "automatic":
            return tr("Kept automatically")
        case "handed-over":
            return tr("Kept as it was handed over")
        case "brought-together":
            return tr("Kept as two copies were brought together")
        case "version":
            return tr("Kept by hand")


def version_name(entry: SnapshotEntry) -> str:
    """Return what a version is called in a sentence: its number, and its name where it has one."""
    return f"{entry.code} “{entry.name}”" if entry.name else entry.code


def compare_versions(library: Library, plan: Plan, earlier: str, later: str = NOW) -> Compared:
    """Return what differs between two versions of a plan; each is a number, a name, or “now”."""
    then, now = (
        plan if clean_line(wanted).casefold() == NOW else plan.with_values(find_version(library, plan, wanted).values)
        for wanted in (earlier, later)
    )
    return Compared(then, now, differences(then.values, now.values, now))


def restore_edit(plan: Plan, version: Snapshot, page: str = "") -> Edit:
    """Return the edit that makes a plan, or one page or section of it, as it was in a version.

    Raises RefusedError where there is no such page, or nothing would change.
    """
    shown = plan.page(page)
    if page and shown is None:
        known = ", ".join(found.address for found in plan.pages())
        raise RefusedError(tr("The plan has no section “{0}”. It has: {1}.").format(page, known))
    what = shown.title if shown else tr("the whole plan")
    edit = restored(plan, version.values, tr("Restore {0} from {1}").format(what, version.entry.code), page)
    if not edit.changes:
        raise RefusedError(
            tr("Nothing has to be restored: {0} is as it was in {1}.").format(what, version_name(version.entry))
        )
    return edit


def why_restored(version: SnapshotEntry) -> str:
    """Return what is noted of the version that is kept before another is restored."""
    return tr("Before {0} was restored").format(version.code)


def restore(library: Library, plan: Plan, version: Snapshot, page: str = "") -> Edit:
    """Keep the plan as it stands, then make it, or a section of it, as it was; return what was done."""
    edit = restore_edit(plan, version, page)
    keep_automatic(library, plan, why_restored(version.entry))
    save(library, plan, edit)
    return edit
