"""A plan that a colleague handed over: first what it holds and would change here, then taken over if that is wanted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from nec_desktop.actions.bringing_together import brought_together, steps_taken, together_version
from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.files import written_beside
from nec_desktop.actions.handed_file import usable
from nec_desktop.actions.plans import open_plan
from nec_desktop.actions.versions import keep_automatic
from nec_desktop.actions.workspace import Workspace
from nec_desktop.library.entry import PlanEntry
from nec_desktop.library.library import Library, new_plan_id
from nec_desktop.library.plan_file import HandedPlan
from nec_desktop.library.plan_file_reader import PlanFile, read_plan_file
from nec_desktop.library.snapshots import SnapshotEntry
from nec_desktop.plan.addresses import new_record_id
from nec_desktop.plan.compare import Difference, changes_between, differences
from nec_desktop.plan.merge import Conflict, Side
from nec_desktop.plan.parts import Change
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.review_registers import REMOVALS, ROUNDS
from nec_desktop.plan.values import Content
from nec_desktop.translation import tr


@dataclass(frozen=True)
class Offer:
    """What a file holds, and what it would change here. Nothing has been changed.

    theirs: the plan as it is in the file, for its words. mine: the plan of the same id that is here, or None.
    common: the last version that both have, None where there is none. found: what would differ here afterwards, where
    conflicts stay as they are here. strange: files of an outline or a standards set in it that this computer lacks, and
    that can be kept here. problems: sentences about what is missing, or left out.
    """

    file: PlanFile
    theirs: Plan
    mine: Plan | None
    common: SnapshotEntry | None
    conflicts: tuple[Conflict, ...]
    found: tuple[Difference, ...]
    strange: tuple[str, ...]
    problems: tuple[str, ...]


def inspect(workspace: Workspace, library: Library, path: Path) -> Offer:
    """Read a file, and work out what it would change here; raises LibraryError where it cannot be read."""
    file, theirs, strange = usable(workspace, library, read_plan_file(path))
    here = library.plans()
    if theirs.id not in {entry.id for entry in here}:
        return Offer(file, theirs, None, None, (), (), strange, (*file.problems, *_namesakes(theirs, here)))
    mine = open_plan(workspace, library, theirs.id).plan
    common, merged = brought_together(library, file, mine, {})
    found = differences(mine.values, merged.values, mine.with_values(merged.values))
    problems = (*file.problems, *_removed_since(mine, theirs))
    return Offer(file, theirs, mine, common, merged.conflicts, found, strange, problems)


def take_over(
    workspace: Workspace,
    library: Library,
    offer: Offer,
    decided: Mapping[str, Side] | None = None,
    *,
    as_new: bool = False,
    keep_files: bool = False,
) -> str:
    """Take a plan over, and return its id: as a new plan, or brought together with the one of its id that is here.

    decided: whose content stands, for each conflict. What the other wrote stays in the versions. as_new: as a plan of
    its own in any case. keep_files: keep the standards set or outline that this computer lacks. Raises RefusedError.
    """
    if keep_files:
        keep_strange_files(workspace, offer)
    if offer.file.plan.outline not in workspace.catalogue.outlines:
        raise RefusedError(
            tr(
                "The plan is built on the outline “{0}”, which is not on this computer, so it could "
                "not be shown. Take it over together with its files."
            ).format(offer.file.plan.outline)
        )
    here = any(entry.id == offer.file.plan.id for entry in library.plans())
    if as_new or not here:
        plan = _renamed(offer.file.plan, here=here) if as_new else offer.file.plan
        changes = [Change.back(address, content) for address, content in plan.values.items()]
        library.take_over(plan, changes, offer.file.attachment, None)
        return plan.id
    mine = open_plan(workspace, library, offer.file.plan.id).plan
    common, merged = brought_together(library, offer.file, mine, decided or {})
    if open_ones := [each.address for each in merged.conflicts if each.address not in (decided or {})]:
        raise RefusedError(
            tr("Both copies changed {0}{1}. Decide whose words stand there. Nothing was taken over.").format(
                ", ".join(open_ones[:5]), " …" if len(open_ones) > 5 else ""
            )
        )
    plan, made = offer.file.plan, changes_between(mine.values, merged.values)
    steps = steps_taken(plan, common, made, workspace.writer)
    if made:
        keep_automatic(library, mine, tr("Before the copy of {0} was taken over").format(plan.by or tr("a colleague")))
    together = together_version(library, plan, mine.id, merged.values, workspace.now(), is_changed=bool(made))
    library.take_over(replace(plan, snapshots=(*plan.snapshots, *together)), made, offer.file.attachment, steps)
    return mine.id


def keep_strange_files(workspace: Workspace, offer: Offer) -> None:
    """Keep the standards set and outlines that this computer lacks in the data folder."""
    for name in offer.strange:
        target = workspace.folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        with written_beside(target) as partial:
            partial.write_bytes(offer.file.plan.files[name])
    vars(workspace).pop("catalogue", None)  # it is read anew


def _namesakes(theirs: Plan, here: Sequence[PlanEntry]) -> list[str]:
    """Return a sentence where another plan has the name of one that would be added."""
    if not theirs.title or all(entry.title.casefold() != theirs.title.casefold() for entry in here):
        return []
    return [
        tr(
            "Another plan here is called “{0}”, too. It is not the one in the file, and stays as "
            "it is: the two would stand beside each other, with what tells them apart."
        ).format(theirs.title)
    ]


def _removed_since(mine: Plan, theirs: Plan) -> list[str]:
    """Return a sentence where words were taken out of the plan for good that the file may still hold."""
    if {*mine.record_ids(REMOVALS)} <= {*theirs.record_ids(REMOVALS)}:
        return []
    return [
        tr(
            "Personal data was removed from this plan after the file was made, and the file may "
            "bring it back. Remove it once more when the file has been taken over."
        )
    ]


def _renamed(plan: HandedPlan, *, here: bool) -> HandedPlan:
    """Return a plan as one of its own: with a new id, and its versions and what was returned to them with new ones."""
    new = {snapshot.entry.id: new_record_id() for snapshot in plan.snapshots}
    values: dict[str, Content] = {
        address: new.get(content, content)
        if isinstance(content, str) and address.startswith(f"{ROUNDS}/") and address.endswith("/snapshot")
        else content
        for address, content in plan.values.items()
    }
    title = values.get("cover/title")
    if here and isinstance(title, str):
        values["cover/title"] = tr("{0} (copy)").format(title)
    return replace(
        plan,
        id=new_plan_id(),
        values=values,
        snapshots=tuple(
            replace(
                each,
                entry=replace(each.entry, id=new[each.entry.id]),
                follows=tuple(new[version] for version in each.follows if version in new),
            )
            for each in plan.snapshots
        ),
        returns=tuple(
            replace(each, entry=replace(each.entry, id=new_record_id(), snapshot=new[each.entry.snapshot]))
            for each in plan.returns
        ),
    )
