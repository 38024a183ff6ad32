"""A plan that a colleague handed over: first what it holds and would change here, then taken over if that is wanted."""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.files import written_beside
from nec_desktop.actions.plans import open_plan
from nec_desktop.actions.versions import keep_automatic
from nec_desktop.actions.workspace import Workspace
from nec_desktop.library.library import Library, new_plan_id
from nec_desktop.library.plan_file import HandedPlan
from nec_desktop.library.plan_file_reader import PlanFile, read_plan_file
from nec_desktop.library.plan_file_writer import picture_hashes
from nec_desktop.library.plan_zip import UnreadablePlanFileError
from nec_desktop.library.snapshots import SnapshotEntry
from nec_desktop.plan.addresses import new_record_id
from nec_desktop.plan.catalogue import stand_in_standards
from nec_desktop.plan.compare import Difference, Values, changes_between, differences
from nec_desktop.plan.entrance import misfits
from nec_desktop.plan.faults import FaultyFileError
from nec_desktop.plan.merge import Conflict, Merged, Side, merge
from nec_desktop.plan.outline import Outline
from nec_desktop.plan.outline_checks import read_outline
from nec_desktop.plan.parts import Change
from nec_desktop.plan.pictures import is_kept_picture
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.review_registers import REMOVALS, ROUNDS
from nec_desktop.plan.standards import StandardsSet, read_standards
from nec_desktop.plan.values import Content


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
    file = _with_own_versions(library, _with_pictures(read_plan_file(path)))
    theirs, strange, problems = _as_plan(workspace, file)
    if wrong := misfits(theirs):
        left_out = (*file.left_out, *wrong)
        values = {address: content for address, content in theirs.values.items() if address not in wrong}
        file = replace(file, plan=replace(file.plan, values=values), left_out=left_out)
        theirs = Plan(theirs.id, theirs.outline, theirs.standards, values, theirs.updates)
        problems.append(f"What its place cannot hold was left out: {', '.join(wrong[:5])}.")
    problems = [*file.problems, *problems]
    if theirs.id not in {entry.id for entry in library.plans()}:
        return Offer(file, theirs, None, None, (), (), strange, tuple(problems))
    mine = open_plan(workspace, library, theirs.id).plan
    problems += _removed_since(mine, theirs)
    common, merged = _merged(library, file, mine, {})
    found = differences(
        mine.values, merged.values, Plan(mine.id, mine.outline, mine.standards, merged.values, mine.updates)
    )
    return Offer(file, theirs, mine, common, merged.conflicts, found, strange, tuple(problems))


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
            f"The plan is built on the outline “{offer.file.plan.outline}”, which is not on this computer, so it could "
            "not be shown. Take it over together with its files."
        )
    here = any(entry.id == offer.file.plan.id for entry in library.plans())
    if as_new or not here:
        plan = _renamed(offer.file.plan, here=here) if as_new else offer.file.plan
        changes = [Change.back(address, content) for address, content in plan.values.items()]
        library.take_over(plan, changes, offer.file.attachment, new=True)
        return plan.id
    mine = open_plan(workspace, library, offer.file.plan.id).plan
    _, merged = _merged(library, offer.file, mine, decided or {})
    if open_ones := [each.address for each in merged.conflicts if each.address not in (decided or {})]:
        raise RefusedError(
            f"Both copies changed {', '.join(open_ones[:5])}{' …' if len(open_ones) > 5 else ''}. Decide whose words "
            "stand there. Nothing was taken over."
        )
    keep_automatic(library, mine, f"Before the copy of {offer.file.plan.by or 'a colleague'} was taken over")
    library.take_over(offer.file.plan, changes_between(mine.values, merged.values), offer.file.attachment, new=False)
    return mine.id


def keep_strange_files(workspace: Workspace, offer: Offer) -> None:
    """Keep the standards set and outlines that this computer lacks in the data folder."""
    for name in offer.strange:
        target = workspace.folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        with written_beside(target) as partial:
            partial.write_bytes(offer.file.plan.files[name])
    vars(workspace).pop("catalogue", None)  # it is read anew


def _merged(
    library: Library, file: PlanFile, mine: Plan, decided: Mapping[str, Side]
) -> tuple[SnapshotEntry | None, Merged]:
    common, before = _common(library, file.plan, mine)
    theirs = dict(file.plan.values)
    # What could not be had of the file is not taken for deleted there.
    for address in file.left_out:
        if (content := mine.values.get(address)) is not None:
            theirs[address] = content
    return common, merge(before, mine.values, theirs, decided)


def _common(library: Library, plan: HandedPlan, mine: Plan) -> tuple[SnapshotEntry | None, Values]:
    """Return the last version that both copies have, and its values.

    Versions are numbered in the order in which a copy got them, which clocks do not tell. The same one is found from
    either copy.
    """
    theirs = {snapshot.entry.id: snapshot for snapshot in plan.snapshots}
    shared = [entry for entry in library.snapshots(mine.id) if entry.id in theirs]

    def key(entry: SnapshotEntry) -> tuple[int, int, str]:
        numbers = entry.number, theirs[entry.id].entry.number
        return min(numbers), max(numbers), entry.id

    for entry in sorted(shared, key=key, reverse=True):
        values = library.snapshot(entry.id).values
        if not changes_between(values, theirs[entry.id].values):
            return entry, values
    return None, {}


def _removed_since(mine: Plan, theirs: Plan) -> list[str]:
    """Return a sentence where words were taken out of the plan for good that the file may still hold."""
    if {*mine.record_ids(REMOVALS)} <= {*theirs.record_ids(REMOVALS)}:
        return []
    return [
        "Personal data was removed from this plan after the file was made, and the file may bring it back. Remove it "
        "once more when the file has been taken over."
    ]


def _with_pictures(file: PlanFile) -> PlanFile:
    """Leave out pictures that no document could show."""
    wrong = []
    for identifier in picture_hashes(file.plan.values) & file.plan.media.keys():
        try:
            right = is_kept_picture(file.attachment(identifier))
        except UnreadablePlanFileError:
            right = False
        if not right:
            wrong.append(identifier)
    if not wrong:
        return file
    media = {identifier: kind for identifier, kind in file.plan.media.items() if identifier not in wrong}
    problem = f"Files that say they are pictures but cannot be shown were left out: {len(wrong)}."
    return replace(file, plan=replace(file.plan, media=media), problems=(*file.problems, problem))


def _with_own_versions(library: Library, file: PlanFile) -> PlanFile:
    """Leave out versions whose ids another plan of this library has, and what was returned to them."""
    owners = library.owners(snapshot.entry.id for snapshot in file.plan.snapshots)
    clashing = {identifier for identifier, owner in owners.items() if owner != file.plan.id}
    if not clashing:
        return file
    snapshots = tuple(each for each in file.plan.snapshots if each.entry.id not in clashing)
    returns = tuple(each for each in file.plan.returns if each.entry.snapshot not in clashing)
    problem = f"Versions that belong to another plan here were left out: {len(clashing)}."
    plan = replace(file.plan, snapshots=snapshots, returns=returns)
    return replace(file, plan=plan, problems=(*file.problems, problem))


def _as_plan(workspace: Workspace, file: PlanFile) -> tuple[Plan, tuple[str, ...], list[str]]:
    """Return the plan in a file; the names of the files in it that this computer lacks; and what is to be said."""
    catalogue, plan, problems = workspace.catalogue, file.plan, list[str]()
    sets, outlines = dict(catalogue.standards), dict(catalogue.outlines)
    strange = []
    for name, data in plan.files.items():
        if name.removesuffix(".toml") in catalogue.files:
            if catalogue.files[name.removesuffix(".toml")].read_bytes() != data:
                problems.append(f"{name} is another one on this computer; the one here is used.")
            continue
        try:
            read = _read_strange(name, data)
        except FaultyFileError as error:
            problems.append(f"{name} in the file cannot be used: {error}")
            continue
        strange.append(name)
        if isinstance(read, StandardsSet):
            sets[read.id] = read
        else:
            outlines[read.id] = read
    outline = outlines.get(plan.outline)
    if outline is None or outline.kind != "plan":
        raise RefusedError(
            f"The plan is built on the outline “{plan.outline}”, which is neither on this computer nor in the file, so "
            "it cannot be shown. Ask for the outline’s file, and put it into the folder “outlines” of your data folder."
        )
    standards = sets.get(plan.standards)
    if standards is None:
        pages = {address.split("/")[1]: None for address in plan.values if address.startswith("standards/")}
        standards = stand_in_standards(plan.standards, list(pages))
        problems.append(standards.note)
    updates = tuple(each for each in outlines.values() if plan.outline in each.of)
    return Plan(plan.id, outline, standards, plan.values, updates), tuple(strange), problems


def _read_strange(name: str, data: bytes) -> StandardsSet | Outline:
    """Read a file of a standards set or outline apart from our own; raises FaultyFileError."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / Path(name).name
        path.write_bytes(data)
        read = read_standards(path) if name.startswith("standards/") else read_outline(path)
        if read.id != path.stem:
            raise FaultyFileError(path, [])
        return read


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
        values["cover/title"] = f"{title} (copy)"
    return replace(
        plan,
        id=new_plan_id(),
        values=values,
        snapshots=tuple(replace(each, entry=replace(each.entry, id=new[each.entry.id])) for each in plan.snapshots),
        returns=tuple(
            replace(each, entry=replace(each.entry, id=new_record_id(), snapshot=new[each.entry.snapshot]))
            for each in plan.returns
        ),
    )
