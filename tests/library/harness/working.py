"""A worker at work: how it is begun, what it tells, and how it ends."""

import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from subprocess import PIPE, Popen

from nec_desktop.actions.plans import new_plan
from nec_desktop.actions.workspace import Workspace
from nec_desktop.plan.values import Period
from tests.library.harness.worker import written
from tests.library.holders import Program
from tests.library.machine import ROOT

WORKER = (sys.executable, "-m", "tests.library.harness.worker")


def begun(folder: Path) -> str:
    """Begin a library with a plan that a worker can work on; return the plan's id."""
    workspace = Workspace(folder)
    with workspace.write() as library:
        plan_id = new_plan(workspace, library, "Harness", Period(date(2026, 4, 1), date(2027, 3, 31)))
        library.save(plan_id, written(0))
    return plan_id


@contextmanager
def working(command: Sequence[str], environment: dict[str, str] | None = None) -> Iterator[Program]:
    """Run a worker, which has told that it is ready; it is killed with the block."""
    with Popen(command, cwd=ROOT, stdout=PIPE, stderr=PIPE, encoding="utf-8", env=environment) as started:
        try:
            assert started.stdout and started.stderr
            assert started.stdout.readline() == "ready\n", started.stderr.read()
            yield started
        finally:
            started.kill()


def lines(worker: Program) -> Iterator[str]:
    """Return what a worker tells, line by line, as it comes."""
    assert worker.stdout
    while line := worker.stdout.readline():
        yield line.rstrip("\n")


def until(worker: Program, told: list[str], what: str, seconds: float = 30) -> str:
    """Read on until something is told, and return the line."""
    end = time.monotonic() + seconds
    for line in lines(worker):
        told.append(line)
        if line.startswith(what):
            return line
        assert time.monotonic() < end, f"“{what}” is never told"
    raise AssertionError("the worker ended")


def lines_of(told: str) -> list[str]:
    """Return whole lines only: a kill may cut off the last one in the middle of its number."""
    return told[: told.rfind("\n") + 1].splitlines()


def end_of(started: Program) -> list[str]:
    """Kill a program as a power cut would, and return what it had told that was not read."""
    assert started.stdout
    with suppress(ProcessLookupError):
        started.kill()
    return lines_of(started.stdout.read())
