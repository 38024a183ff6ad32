"""The whole command: the peers' content kept as a plan, and exported as a person does it, against pandoc."""

import os
import subprocess
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.model import picture_name
from benchmarks.table import Figure
from benchmarks.timing import NotMeasuredError, environment, medians, python
from nec_desktop.actions.plans import keep_picture
from nec_desktop.actions.workspace import Workspace
from nec_desktop.library.library import Library
from nec_desktop.plan.plan import Change, Plan
from nec_desktop.plan.richtext import Block, Heading, ListItem, Paragraph, Picture, RichText, Run, Runs, Table, tidy

OUTLINE, STANDARDS = "nec-plan", "dorset-nec-2019"
RUNS = 5


def figures(model: Any, pictures: Path, folder: Path, pandoc: Callable[[int], Sequence[str]]) -> Iterator[Figure]:
    """Yield the figures; `pandoc` returns the command that writes the content so many times over."""
    workspace = Workspace(folder / "data")
    with workspace.write() as library:
        plans = {times: _keep(workspace, library, model * times, pictures) for times in (1, 10)}

    def command(times: int) -> list[str]:
        return python(
            "nec_desktop", "export", plans[times], str(folder / "plan.docx"), "--data-dir", str(workspace.folder)
        )

    ours, theirs, ten = medians(
        RUNS, partial(_peak, command(1)), partial(_peak, pandoc(1)), partial(_peak, command(10))
    )
    yield Figure("Export, the whole command (kept, compared)", ours, "pandoc, a whole process", theirs, 1)
    yield Figure("Ten times the content, the whole command", ten, "the content once", ours, 6)
    our_peak, their_peak = _peak(command(10)), _peak(pandoc(10))
    yield Figure("Ten times the content, peak memory", our_peak, "pandoc", their_peak, 1, "MB")


def _peak(command: Sequence[str]) -> float:
    """Run a command to its end and return the most memory that it held, in megabytes."""
    silent = subprocess.DEVNULL
    process = subprocess.Popen(command, env=environment(), stdout=silent, stderr=silent, stdin=silent)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise NotMeasuredError(f"{' '.join(command[:4])} failed")
    return used.ru_maxrss / 1024


def _keep(workspace: Workspace, library: Library, model: Any, pictures: Path) -> str:
    """Keep the content as a plan: its sections stand in the plan's long texts, one after the other, and over again."""
    outline, standards = workspace.catalogue.outline(OUTLINE), workspace.catalogue.standards_set(STANDARDS)
    plan = Plan("", outline, standards, {}, workspace.catalogue.updates_of(OUTLINE))
    places = [
        place
        for page in plan.every_page().values()
        for field in page.fields
        if field.kind == "rich"
        for place in plan.places(page, field)
    ]
    texts: dict[str, list[Block]] = {place: [] for place in places}
    sections = [section for chapter in model for section in chapter["secs"]]
    for number, section in enumerate(sections):
        blocks = texts[places[number % len(places)]]
        blocks.append(Heading(_runs(section["h2"]), 1))
        for block in section["blocks"]:
            blocks += _blocks(
                block, lambda name: keep_picture(library, pictures / picture_name(name), "A picture.").hash
            )
    changes = [Change(place, tidy(RichText(tuple(blocks)))) for place, blocks in texts.items() if blocks]
    return library.add_plan(OUTLINE, STANDARDS, [Change("cover/area", "Model"), *changes])


def _runs(words: str) -> Runs:
    return (Run(words),)


def _blocks(block: Any, kept: Callable[[str], str]) -> Iterator[Block]:
    match block["t"]:
        case "p":
            yield Paragraph(_runs(block["text"]))
        case "list":
            for item in block["items"]:
                yield ListItem(_runs(item), "number" if block["ordered"] else "bullet", 0)
        case "table":
            yield Table(tuple(tuple(_runs(words) for words in row) for row in block["rows"]))
        case "img":
            yield Picture(kept(str(block["n"] % 100)), "A picture.")
