"""A plan file as it can be had here: what this computer lacks or cannot show is left out, and told."""

import tempfile
from dataclasses import replace
from pathlib import Path

from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.workspace import Workspace
from nec_desktop.library.library import Library
from nec_desktop.library.plan_file_reader import PlanFile
from nec_desktop.library.plan_file_writer import picture_hashes
from nec_desktop.library.plan_zip import UnreadablePlanFileError
from nec_desktop.plan.catalogue import stand_in_standards
from nec_desktop.plan.entrance import misfits
from nec_desktop.plan.faults import Fault, FaultyFileError
from nec_desktop.plan.outline import Outline
from nec_desktop.plan.outline_checks import read_outline
from nec_desktop.plan.pictures import is_kept_picture
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.standards import StandardsSet, read_standards
from nec_desktop.translation import tr


def usable(workspace: Workspace, library: Library, file: PlanFile) -> tuple[PlanFile, Plan, tuple[str, ...]]:
    """Return the file without what cannot be had here, the plan in it, and which files in it this computer lacks.

    What was left out is told in the file's `problems`. Raises RefusedError where the plan could not be shown at all.
    """
    file = _with_own_versions(library, _with_pictures(file))
    plan, strange, problems = _as_plan(workspace, file)
    if wrong := misfits(plan):
        problems.append(tr("What its place cannot hold was left out: {0}.").format(", ".join(wrong[:5])))
        values = {address: content for address, content in plan.values.items() if address not in wrong}
        file = replace(file, plan=replace(file.plan, values=values), left_out=(*file.left_out, *wrong))
        plan = plan.with_values(values)
    return replace(file, problems=(*file.problems, *problems)), plan, strange


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
    problem = tr("Files that say they are pictures but cannot be shown were left out: {0}.").format(len(wrong))
    return replace(file, plan=replace(file.plan, media=media), problems=(*file.problems, problem))


def _with_own_versions(library: Library, file: PlanFile) -> PlanFile:
    """Leave out versions and returned files whose ids another plan of this library has, and what came back to those."""
    plan = file.plan
    others = library.owners(snapshot.entry.id for snapshot in plan.snapshots)
    others |= library.return_owners(each.entry.id for each in plan.returns)
    clashing = {identifier for identifier, owner in others.items() if owner != plan.id}
    if not clashing:
        return file
    snapshots = tuple(each for each in plan.snapshots if each.entry.id not in clashing)
    returns = tuple(each for each in plan.returns if clashing.isdisjoint((each.entry.id, each.entry.snapshot)))
    count = len(plan.snapshots) + len(plan.returns) - len(snapshots) - len(returns)
    problem = tr("Versions and returned files that belong to another plan here were left out: {0}.").format(count)
    return replace(file, plan=replace(plan, snapshots=snapshots, returns=returns), problems=(*file.problems, problem))


def _as_plan(workspace: Workspace, file: PlanFile) -> tuple[Plan, tuple[str, ...], list[str]]:
    """Return the plan in a file; the names of the files in it that this computer lacks; and what is to be said."""
    catalogue, plan, problems = workspace.catalogue, file.plan, list[str]()
    sets, outlines = dict(catalogue.standards), dict(catalogue.outlines)
    strange = []
    for name, data in plan.files.items():
        if name.removesuffix(".toml") in catalogue.files:
            if catalogue.files[name.removesuffix(".toml")].read_bytes() != data:
                problems.append(tr("{0} is another one on this computer; the one here is used.").format(name))
            continue
        try:
            read = _read_strange(name, data)
        except FaultyFileError as error:
            problems.append(tr("{0} in the file cannot be used: {1}").format(name, error))
            continue
        strange.append(name)
        if isinstance(read, StandardsSet):
            sets[read.id] = read
        else:
            outlines[read.id] = read
    outline = outlines.get(plan.outline)
    if outline is None or outline.kind != "plan":
        raise RefusedError(
            tr(
                "The plan is built on the outline “{0}”, which is neither on this computer nor in "
                "the file, so it cannot be shown. Ask for the outline’s file, and put it into the "
                "folder “outlines” of your data folder."
            ).format(plan.outline)
        )
    standards = sets.get(plan.standards)
    if standards is None:
        standards = stand_in_standards(plan.standards, outline, plan.values)
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
            raise FaultyFileError(
                path, [Fault(path.name, 0, "id", f"“{read.id}”", tr("“{0}”, as its file says").format(path.stem))]
            )
        return read
