"""Comparing two versions of a plan of 20,000 words, and what a version adds to the library."""

import random
from collections.abc import Iterator
from pathlib import Path

from benchmarks.table import Limit
from benchmarks.timing import medians
from nec_desktop.actions.plans import make_example, open_plan
from nec_desktop.actions.versions import keep_version
from nec_desktop.actions.workspace import Workspace
from nec_desktop.plan.compare import differences
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.richtext import Paragraph, RichText, Run
from nec_desktop.plan.told_changes import told_pages
from nec_desktop.plan.values import Content

WORDS, PARAGRAPHS, CHANGED = 20_000, 8, 12
"""Words in all rich texts together; paragraphs in each; words changed in each."""
RUNS = 7
_VOCABULARY = [
    "the",
    "police",
    "village",
    "coast",
    "shops",
    "young",
    "people",
    "meet",
    "rural",
    "crime",
    "speed",
    "patrol",
    "parish",
    "council",
]


def figures(folder: Path) -> Iterator[Limit]:
    """Yield the figures; the library of `folder` is made."""
    workspace = Workspace(folder)
    with workspace.write() as library:
        plan = open_plan(workspace, library, make_example(workspace, library)).plan
        then, now = _versions(plan)
        (taken,) = medians(RUNS, lambda: told_pages(differences(then.values, now.values, now), now, then))
        texts = sum(isinstance(content, RichText) for content in plan.values.values())
        yield Limit(f"Comparing {WORDS:,} words, {texts * CHANGED} of them new", taken, 0.3, "s")
        before = library.file.stat().st_size
        for number in range(50):
            keep_version(library, now, f"Version {number}")
        library.close()
    yield Limit("A version in the library", (library.file.stat().st_size - before) / 50 / 1000, None, "kB")


def _versions(plan: Plan) -> tuple[Plan, Plan]:
    """Return the example with its texts of so many words, and the same with some words of each text changed."""
    chance = random.Random(6)
    then: dict[str, Content] = dict(plan.values)
    now = dict(then)
    rich = [address for address, content in then.items() if isinstance(content, RichText)]
    each = WORDS // len(rich) // PARAGRAPHS
    for address in rich:
        lines = [[chance.choice(_VOCABULARY) for _ in range(each)] for _ in range(PARAGRAPHS)]
        then[address] = _text(lines)
        for _ in range(CHANGED):
            line = chance.choice(lines)
            line[chance.randrange(each)] = "other"
        now[address] = _text(lines)
    return plan.with_values(then), plan.with_values(now)


def _text(lines: list[list[str]]) -> RichText:
    return RichText(tuple(Paragraph((Run(" ".join(line)),)) for line in lines))
