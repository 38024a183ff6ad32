"""The small plan, sent for review: its library, the file that went out, and files that reviewers made of it."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from nec_desktop.actions.export import export_plan
from nec_desktop.actions.order import Order
from nec_desktop.actions.plans import keep_picture, open_plan
from nec_desktop.actions.workspace import Workspace
from nec_desktop.plan.example import example_changes, read_example
from tests.small_plan import NOW, SMALL_PLAN, empty_plan

PROJECT = Path(__file__).parents[2]
UNO_PYTHON = "/usr/bin/python3"
"""Debian's Python, to which LibreOffice's interface belongs."""


@dataclass(frozen=True)
class SentCopy:
    """A plan that was sent. folder: the data folder of its library; file: the review copy."""

    folder: Path
    plan_id: str
    file: Path

    def workspace(self, folder: Path) -> Workspace:
        """Return a data folder of one's own, in which nothing has come back yet."""
        shutil.copytree(self.folder, folder)
        return Workspace(folder, now=lambda: NOW)


def send_small_plan(folder: Path) -> SentCopy:
    """Keep the small plan in a new library in `folder`, and export its review copy."""
    workspace = Workspace(folder / "data", now=lambda: NOW)
    data = read_example(SMALL_PLAN)
    with workspace.write("a test") as library:
        changes = example_changes(SMALL_PLAN, data, empty_plan(), lambda path: keep_picture(library, path))
        plan_id = library.add_plan(data["outline"], data["standards"], changes)
        export_plan(workspace, library, Order(open_plan(workspace, library, plan_id).plan, folder / "sent.docx"))
    return SentCopy(folder / "data", plan_id, folder / "sent.docx")


def reviewed_in_libreoffice(sent: Path, folder: Path) -> Path:
    """Play every scenario of `libreoffice_scenarios` on a file; return the folder of the files that come back."""
    play = [UNO_PYTHON, "-m", "tests.review.libreoffice_scenarios", str(sent), str(folder)]
    done = subprocess.run(play, cwd=PROJECT, capture_output=True, encoding="utf-8", timeout=400, check=False)
    assert done.returncode == 0, done.stderr
    return folder
