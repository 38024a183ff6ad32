"""The program as people and scripts start it: a process of its own, its two streams and its exit code."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

from nec_desktop.actions.plans import new_plan, open_plan
from nec_desktop.actions.workspace import Workspace
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.values import Period, written

PROGRAM = (sys.executable, "-m", "nec_desktop")
EXAMPLE_TITLE = "East Dorset: area engagement plan 2026–27 (example)"
PERIOD = ("--from", "2026-04-01", "--to", "2027-03-31")


class Program:
    """The program, run on a data folder. A run takes a third of a second: what is not under test is done without."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, *arguments: str | bytes | Path, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a command."""
        return run_bare("--data-dir", self.folder, *arguments, **environment)

    def out(self, *arguments: str | Path) -> str:
        """Run a command that is to work, and return what it printed."""
        done = self.run(*arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout.rstrip("\n")

    def refused(self, *arguments: str | bytes | Path) -> str:
        """Run a command that is to be refused, and return the words that say why."""
        done = self.run(*arguments)
        assert (done.returncode, done.stdout) == (1, ""), (done.stdout, done.stderr)
        assert "Traceback" not in done.stderr
        return done.stderr.strip()

    def new(self, area: str = "Little Testing") -> str:
        """Start a plan, without a process, and return its id."""
        workspace = Workspace(self.folder)
        with workspace.write() as library:
            return new_plan(workspace, library, area, Period(date(2026, 4, 1), date(2027, 3, 31)))

    def plan(self, plan_id: str) -> Plan:
        """Return a plan as it is kept, without a process."""
        workspace = Workspace(self.folder)
        with workspace.read() as library:
            return open_plan(workspace, library, plan_id).plan

    def written(self, plan_id: str) -> dict[str, str]:
        """Return a plan's values as they are written, without a process."""
        return {address: written(content) for address, content in self.plan(plan_id).values.items()}


def run_bare(*arguments: str | bytes | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program with these arguments and no others."""
    return subprocess.run(
        [*PROGRAM, *arguments], env={**os.environ, **environment}, capture_output=True, encoding="utf-8", check=False
    )
