"""Export a version of a plan: the document that it would have made on the day on which it was kept."""

from pathlib import Path
from typing import Literal

from nec_desktop.actions.export import Progress, export_plan
from nec_desktop.actions.order import Order
from nec_desktop.actions.sending import Writing
from nec_desktop.actions.workspace import Workspace
from nec_desktop.document.profile import CopyProfile
from nec_desktop.library.library import Library
from nec_desktop.library.snapshots import Snapshot
from nec_desktop.plan.plan import Plan


def export_version(
    workspace: Workspace,
    library: Library,
    plan: Plan,
    version: Snapshot,
    target: Path,
    copy: Literal["review", "public"] = "review",
    progress: Progress = lambda _words: None,
    writing: Writing | None = None,
) -> str:
    """Write a version to `target` as Word, dated as it was made, and return what was written, in words.

    Nothing of a later round is carried in it. A review copy is a copy like any other: it has a snapshot of its own, so
    that it can come back. Raises RefusedError, and leaves the target as it was, where something stands in the way.
    """
    then = Workspace(workspace.folder, now=lambda: version.entry.made)
    order = Order(plan.with_values(version.values), target, CopyProfile(copy).without_last_round())
    return export_plan(then, library, order, progress, writing=writing)
