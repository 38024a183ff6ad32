"""What is kept of a plan as a screen reader meets it: versions, backups, history, carrying forward, handing over."""

import sys
from pathlib import Path

from nec_desktop.actions.backups import back_up
from nec_desktop.actions.packing import pack
from nec_desktop.actions.plans import make_example, open_plan, save
from nec_desktop.actions.unpacking import inspect, take_over
from nec_desktop.actions.versions import keep_version
from nec_desktop.actions.workspace import Workspace
from nec_desktop.plan.edits import set_value
from nec_desktop.plan.richtext import from_plain
from tests.accessibility.walking import walk

TEXT = "profile/description"


def _write(workspace: Workspace, plan_id: str, words: str) -> None:
    with workspace.write() as library:
        plan = open_plan(workspace, library, plan_id).plan
        save(library, plan, set_value(plan, TEXT, from_plain(words)))


def test_what_is_kept_has_names_and_roles_that_say_what_is_there(tmp_path: Path) -> None:
    here, there = Workspace(tmp_path / "data"), Workspace(tmp_path / "a colleague")
    out, back = tmp_path / "out.necplan", tmp_path / "back.necplan"
    with here.write() as library:
        plan_id = make_example(here, library)
        plan = open_plan(here, library, plan_id).plan
        keep_version(library, plan, "Before the panel")
        pack(here, library, plan, out)
    back_up(here)
    _write(here, plan_id, "East Dorset lies between the Stour and the New Forest.")
    with there.write() as library:
        take_over(there, library, inspect(there, library, out))
    _write(there, plan_id, "East Dorset has four market towns and many villages.")
    with there.write() as library:
        pack(there, library, open_plan(there, library, plan_id).plan, back)
    walk("kept_screens", sys.executable, "-m", "nec_desktop", "--data-dir", here.folder, back)
