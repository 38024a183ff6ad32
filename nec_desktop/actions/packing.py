"""Hand a plan over: all of it in one file, which is read again and compared with the plan before it is kept."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC
from pathlib import Path

from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.files import written_beside
from nec_desktop.actions.shipped import program_version
from nec_desktop.actions.workspace import Workspace
from nec_desktop.library.library import Library
from nec_desktop.library.plan_file import SUFFIX, HandedPlan, HandedReturn
from nec_desktop.library.plan_file_reader import PlanFile, read_plan_file
from nec_desktop.library.plan_file_writer import hashes, write_plan_file
from nec_desktop.library.plan_zip import sha256
from nec_desktop.library.snapshots import Snapshot
from nec_desktop.plan.compare import changes_between
from nec_desktop.plan.lending import lent_to
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.words import count_words
from nec_desktop.translation import tr


@dataclass(frozen=True)
class Packed:
    """What was handed over, and sentences about what could not be."""

    plan: HandedPlan
    notices: tuple[str, ...]


def pack(
    workspace: Workspace,
    library: Library,
    plan: Plan,
    target: Path,
    progress: Callable[[str], None] = lambda _words: None,
    *,
    history: bool = False,
    returned: bool = False,
) -> Packed:
    """Write a plan to one file: its texts, pictures, versions, standards set and outline.

    history: also what stood before; returned: also the files that reviewers returned. The plan as it stands is kept as
    a version, unless the last one is the same: by it two copies are brought together later. Raises RefusedError.
    """
    if target.suffix.lower() != SUFFIX:
        raise RefusedError(
            tr("“{0}” is not a name for a plan to hand over. Let it end in {1}.").format(target.name, SUFFIX)
        )
    snapshots, added = _versions(library, plan)
    try:
        handed, notices = _gathered(workspace, library, plan, snapshots, history=history, returned=returned)
        with written_beside(target) as partial:
            progress(tr("Writing the file"))
            write_plan_file(partial, handed, library.attachment)
            progress(tr("Reading it again and comparing it with the plan"))
            _refuse_other(handed, read_plan_file(partial))
    except BaseException:
        if added:
            library.remove_snapshot(added)
        raise
    return Packed(handed, tuple(notices))


def _versions(library: Library, plan: Plan) -> tuple[list[Snapshot], str]:
    """Return the plan's versions, the plan as it stands the last of them; and the id of that one if it is new."""
    snapshots = [library.snapshot(entry.id) for entry in library.snapshots(plan.id)]
    last = snapshots[-1] if snapshots else None
    # An automatic one may be tidied away, and the two copies would have nothing in common.
    if last and last.entry.kind != "automatic" and not changes_between(last.values, plan.values):
        return snapshots, ""
    name = tr("Handed over to {0}").format(lent_to(plan)) if lent_to(plan) else tr("Handed over")
    entry = library.add_snapshot(plan.id, plan.values, "handed-over", name=name)
    return [*snapshots, library.snapshot(entry.id)], entry.id


def _gathered(
    workspace: Workspace, library: Library, plan: Plan, snapshots: list[Snapshot], *, history: bool, returned: bool
) -> tuple[HandedPlan, list[str]]:
    notices = []
    shown = dict.fromkeys(hashes(plan.values))
    for snapshot in snapshots:
        shown.update(dict.fromkeys(hashes(snapshot.values)))
        sent = snapshot.sent.blocks if snapshot.sent else ()
        shown.update(dict.fromkeys(block.hash for block in sent if block.hash))
    media = library.media_types(shown)
    if missing := len(shown) - len(media):
        notices.append(
            tr("{0} of the plan or its versions cannot be handed over: missing from the library.").format(
                count_words(missing, tr("picture or file"), tr("pictures or files"))
            )
        )
    files = {}
    names = [f"standards/{plan.standards.id}", *(f"outlines/{each.id}" for each in (plan.outline, *plan.updates))]
    for name in names:
        if name in workspace.catalogue.files:
            files[f"{name}.toml"] = workspace.catalogue.files[name].read_bytes()
        else:
            notices.append(
                tr("The file {0}.toml is not on this computer, so it could not be handed over.").format(name)
            )
    handed = HandedPlan(
        plan.id,
        plan.outline.id,
        plan.standards.id,
        dict(plan.values),
        tuple(snapshots),
        _returns(library, plan) if returned else (),
        tuple(reversed(library.history(plan.id))) if history else None,
        media,
        files,
        workspace.now().astimezone(UTC),
        workspace.writer,
        f"NEC Desktop {program_version()}",
    )
    return handed, notices


def _returns(library: Library, plan: Plan) -> tuple[HandedReturn, ...]:
    said = {kept.id: kept.returned for kept in library.returns(plan.id)}
    files = ((entry, library.returned_file(entry.id)) for entry in library.returned_files(plan.id))
    # Of the file as it is now: words may have been taken out of it for good since it came.
    return tuple(HandedReturn(replace(entry, hash=sha256(file)), said[entry.id], file) for entry, file in files)


def _refuse_other(handed: HandedPlan, file: PlanFile) -> None:
    """Raise RefusedError where what was read again is not what was to be handed over."""
    read = file.plan
    wrong = [change.address for change in changes_between(handed.values, read.values)]
    if _versions_of(handed) != _versions_of(read):
        wrong.append(tr("its versions"))
    if _returns_of(handed) != _returns_of(read):
        wrong.append(tr("the returned files"))
    if len(handed.history or ()) != len(read.history or ()):
        wrong.append(tr("its history"))
    if handed.media != read.media or handed.files != read.files:
        wrong.append(tr("its pictures and files"))
    if replace(handed, values={}, snapshots=(), returns=(), history=None, media={}, files={}) != replace(
        read, values={}, snapshots=(), returns=(), history=None, media={}, files={}
    ):
        wrong.append(tr("what the plan is"))
    if wrong:
        raise RefusedError(
            tr(
                "The file was read again and is not the same as the plan, so it was not kept. It "
                "differs in: {0}. Look at what stands there, correct it and hand the plan over again."
            ).format(", ".join(wrong[:5]))
        )


def _versions_of(plan: HandedPlan) -> list[object]:
    return [(each.entry.id, each.entry.kind, each.values, each.sent, each.follows) for each in plan.snapshots]


def _returns_of(plan: HandedPlan) -> list[tuple[str, str, str, bytes]]:
    return sorted((each.entry.id, each.entry.hash, str(each.returned), each.file) for each in plan.returns)
