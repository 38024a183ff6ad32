"""A program that does what a window does, until it is killed: python -m tests.library.harness.worker FOLDER PLAN SEED.

Each thing that is done is told on a line of its own, when it has been done: “saved 7”, “version 7”, “backup NAME 7”,
“exported 7”. A save that is refused is told as “refused” and its sentence, anything else as “not-done”, and the work
goes on.
"""

import random
import sys
from pathlib import Path

from nec_desktop.actions.backups import back_up
from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.export import export_plan
from nec_desktop.actions.order import Order
from nec_desktop.actions.plans import open_plan
from nec_desktop.actions.versions import keep_version
from nec_desktop.actions.workspace import Workspace
from nec_desktop.library.errors import LibraryError
from nec_desktop.library.library import Library
from nec_desktop.plan.plan import Change, Plan
from nec_desktop.plan.richtext import Paragraph, RichText, Run

TITLE, TEXT = "cover/title", "profile/description"
OFTEN = {"version": 0.2, "backup": 0.06, "export": 0.06}
"""How often each is done after a save."""


def written(number: int) -> tuple[Change, ...]:
    """Return what save `number` writes: two values that belong together, one of several pages of the file."""
    text = RichText((Paragraph((Run(f"{number} " + "word " * 1500),)),))
    return Change(TITLE, f"{number} times saved"), Change(TEXT, text)


def main(folder: Path, plan_id: str, seed: str) -> None:
    """Work until killed."""
    source, workspace = random.Random(int(seed)), Workspace(folder)
    _tell("ready")
    with workspace.write("a NEC Desktop window") as library:
        plan = open_plan(workspace, library, plan_id).plan
        number = int(str(plan.get(TITLE)).split()[0])
        while True:
            number += 1
            try:
                library.save(plan_id, written(number))
            except LibraryError as error:
                _tell(f"refused {error}")
                continue
            plan.apply(written(number))
            _tell(f"saved {number}")
            try:
                _do(source, workspace, library, plan, number)
            except (LibraryError, RefusedError) as error:
                _tell(f"not-done {error}")


def _do(source: random.Random, workspace: Workspace, library: Library, plan: Plan, number: int) -> None:
    if source.random() < OFTEN["version"]:
        keep_version(library, plan, f"Version {number}")
        _tell(f"version {number}")
    if source.random() < OFTEN["backup"]:
        _tell(f"backup {back_up(workspace).name} {number}")
    if source.random() < OFTEN["export"]:
        target = workspace.folder.with_name("exports") / f"{number}.docx"
        target.parent.mkdir(exist_ok=True)
        export_plan(workspace, library, Order(plan, target))
        _tell(f"exported {number}")


def _tell(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
