"""Taking in what a busy reviewer returned, the whole command, against pandoc's reading of the same file."""

import json
import shutil
from collections.abc import Iterator
from functools import partial
from hashlib import blake2s
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.reviewed import write_reviewed
from benchmarks.start import display
from benchmarks.table import Figure, Limit
from benchmarks.timing import NotMeasuredError, medians, python, run
from nec_desktop.actions.export import export_plan
from nec_desktop.actions.order import Order
from nec_desktop.actions.plans import make_example, open_plan
from nec_desktop.actions.workspace import Workspace
from nec_desktop.library.library import FILE_NAME, Library
from nec_desktop.plan.addresses import RECORD_ID
from nec_desktop.plan.plan import Change
from nec_desktop.plan.richtext import RichText

CHANGES, COMMENTS = 500, 200
TIMES = 10
RUNS = 5
THINGS = 1000
"""On the desk: half of them suggestions, half comments."""


def figures(folder: Path) -> Iterator[Figure]:
    """Yield the figures; `folder` is for what is written."""
    workspace = Workspace(folder / "sent")
    with workspace.write() as library:
        once = make_example(workspace, library)
        plans = {1: once, TIMES: _many(library, once)}
        for times, plan_id in plans.items():
            _return(workspace, library, plan_id, folder, times)

    def ours(times: int) -> None:
        """Take in a file, in a library to which nothing came back yet: the same file once more would be known."""
        data = folder / "taken-in"
        shutil.rmtree(data, ignore_errors=True)
        data.mkdir()
        shutil.copy(workspace.folder / FILE_NAME, data)
        run(
            python("nec_desktop", "take-in", plans[times], str(_file(folder, times)), "--json", "--data-dir", str(data))
        )

    taking, ten = medians(RUNS, partial(ours, 1), partial(ours, TIMES))
    what = f"Taking in {CHANGES} changes and {COMMENTS} comments"
    yield Figure("Ten times the document, changes and comments", ten, "once", taking, 8)
    if not shutil.which("pandoc"):
        raise NotMeasuredError("pandoc is not installed, so nothing was set against taking in")
    reading = ["pandoc", "--track-changes=all", "-t", "json", str(_file(folder, 1)), "-o", str(folder / "pandoc.json")]
    taking, theirs = medians(RUNS, partial(ours, 1), partial(run, reading))
    yield Figure(what, taking, "pandoc, reading them to JSON", theirs, 0.5)


def desk_figures(folder: Path) -> Iterator[Limit]:
    """Yield how the review desk moves; `folder` is for what is written."""
    workspace = Workspace(folder / "on-the-desk")
    with workspace.write() as library:
        plan_id = make_example(workspace, library)
        plan, sent, back = open_plan(workspace, library, plan_id).plan, folder / "desk.docx", folder / "desk-back.docx"
        export_plan(workspace, library, Order(plan, sent))
        write_reviewed(sent, back, THINGS // 2, THINGS // 2)
    run(python("nec_desktop", "take-in", plan_id, str(back), "--data-dir", str(workspace.folder)))
    with display() as name:
        desk = python("benchmarks.windows.reviewing", str(workspace.folder), plan_id)
        found: dict[str, Any] = json.loads(run(desk, DISPLAY=name, QT_QPA_PLATFORM="xcb"))
    yield Limit(f"Review desk of {found['listed']:,} things, opened", 1000 * median(found["opening"]), 200, "ms")
    yield Limit("Longest of 40 steps of scrolling there", 1000 * max(found["scrolling"]), 50, "ms")
    yield Limit("Longest stall as all is decided there, or undone", 1000 * max(found["many"]), 100, "ms")
    yield Limit("One decision there", 1000 * median(found["deciding"]), None, "ms")


def _file(folder: Path, times: int) -> Path:
    return folder / f"returned-{times}.docx"


def _return(workspace: Workspace, library: Library, plan_id: str, folder: Path, times: int) -> None:
    """Send a plan, and make what comes back of it."""
    plan, sent = open_plan(workspace, library, plan_id).plan, folder / f"sent-{times}.docx"
    export_plan(workspace, library, Order(plan, sent))
    write_reviewed(sent, _file(folder, times), times * CHANGES, times * COMMENTS)


def _many(library: Library, plan_id: str) -> str:
    """Keep a plan of so many times the content: each text goes on with itself, each record has as many twins."""
    entry, changes = library.find(plan_id), []
    for address, content in library.values(plan_id).items():
        more = RichText(content.blocks * TIMES) if isinstance(content, RichText) else content
        parts = address.split("/")
        copies = TIMES if any(map(RECORD_ID.fullmatch, parts)) else 1
        for number in range(copies):
            twins = [_twin(part, number) if RECORD_ID.fullmatch(part) else part for part in parts]
            changes.append(Change("/".join(twins), content if copies > 1 else more))
    return library.add_plan(entry.outline, entry.standards, changes)


def _twin(record_id: str, number: int) -> str:
    return blake2s(f"{record_id} {number}".encode(), digest_size=8).hexdigest() if number else record_id
