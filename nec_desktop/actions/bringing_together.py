"""A colleague's copy and the one that is here: the version that both came from, what they come to, who wrote what."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from nec_desktop.actions.common_ground import common_ground
from nec_desktop.library.history import Earlier, Step
from nec_desktop.library.library import Library
from nec_desktop.library.plan_file import HandedPlan
from nec_desktop.library.plan_file_reader import PlanFile
from nec_desktop.library.snapshots import Snapshot, SnapshotEntry
from nec_desktop.plan.addresses import new_record_id
from nec_desktop.plan.compare import Values, changes_between, same
from nec_desktop.plan.merge import Merged, Side, merge
from nec_desktop.plan.parts import Change
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.words import date_words
from nec_desktop.translation import tr


def brought_together(
    library: Library, file: PlanFile, mine: Plan, decided: Mapping[str, Side]
) -> tuple[SnapshotEntry | None, Merged]:
    """Return the last version that both copies have, None where there is none, and what the two come to."""
    common = common_ground(library, file.plan, mine.id)
    theirs = dict(file.plan.values)
    # What could not be had of the file is not taken for deleted there.
    for address in file.left_out:
        if (content := mine.values.get(address)) is not None:
            theirs[address] = content
    return common.last, merge(common.values, mine.values, theirs, decided, common.unsettled)


def together_version(
    library: Library, plan: HandedPlan, plan_id: str, values: Values, now: datetime, *, is_changed: bool
) -> list[Snapshot]:
    """Return the version to keep of two copies that are brought together here, none where it would say nothing new.

    Without it none would say that it follows both, and next time what both came from would be older: what was deleted
    since would come back. The other's last one says so where that knows of all that is here.
    """
    here = {entry.id: entry.kind for entry in library.snapshots(plan_id)}
    new = [snapshot for snapshot in plan.snapshots if snapshot.entry.id not in here]
    own = {identifier for identifier, kind in here.items() if kind != "automatic"}
    is_as_theirs = (
        bool(new)
        and new[-1] is plan.snapshots[-1]
        and own <= {*new[-1].follows}
        and not changes_between(new[-1].values, values)
    )
    if is_as_theirs or (not is_changed and not new):
        return []
    name = tr("Brought together with the copy of {0}").format(plan.by or tr("a colleague"))
    entry = SnapshotEntry(new_record_id(), plan_id, 0, now, "brought-together", name)
    return [Snapshot(entry, values, None, (*here, *(snapshot.entry.id for snapshot in new)))]


def steps_taken(
    plan: HandedPlan, common: SnapshotEntry | None, changes: Iterable[Change], writer: str
) -> dict[str, list[Step]]:
    """Return who made those of `changes` that are the colleague's, by address: one after the other where that is known.

    What came of both copies at once, as a new number, was made by whoever brings them together, and is not told of.
    """
    since = [was for was in plan.history or () if common is None or was.until > common.made]
    earlier: defaultdict[str, list[Earlier]] = defaultdict(list)
    for was in since:
        earlier[was.address].append(was)
    taken = tr("; taken over by {0}").format(writer) if writer else tr("; taken over")
    copy = tr("{0}, in the copy of {1}{2}").format(
        plan.by or tr("a colleague"), date_words(plan.made.astimezone()), taken
    )
    return {
        change.address: [
            Step(
                was.content,
                tr("{0}, on {1}{2}").format(
                    was.replaced_by or tr("a colleague"), date_words(was.until.astimezone()), taken
                ),
            )
            for was in earlier[change.address]
        ]
        or [Step(None, copy)]
        for change in changes
        if same(change.content, plan.values.get(change.address))
    }
