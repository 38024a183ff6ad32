"""What history costs: opening and saving with 100,000 changes kept, the window's share of a save, a year's growth."""

import random
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from PySide6.QtCore import QCoreApplication

from benchmarks.table import Figure, Limit
from benchmarks.timing import medians
from nec_desktop.actions.plans import make_example, open_plan
from nec_desktop.actions.workspace import Workspace
from nec_desktop.gui.jobs import Jobs
from nec_desktop.gui.session import PlanSession
from nec_desktop.library.library import FILE_NAME, Library
from nec_desktop.plan.plan import Change
from nec_desktop.plan.richtext import RichText, from_plain

MANY = 100_000
RUNS = 41
DAYS, FIELDS, BURSTS, SAVES = 220, 3, 4, 10
"""A year's writing: so many days, on each so many texts, each gone on with so often, for so many saves."""


class _Clock:
    """A time that goes on as it is told to, so that a year takes a minute."""

    def __init__(self) -> None:
        self.time = datetime(2026, 1, 1, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time


def figures(folder: Path) -> Iterator[Figure | Limit]:
    """Yield the figures; `folder` does not exist yet."""
    clock = _Clock()
    bare, full = Workspace(folder / "bare", clock), Workspace(folder / "full", clock)
    with bare.write() as without, full.write() as library:
        plain, plan_id = make_example(bare, without), make_example(full, library)
        texts = _texts(library, plan_id)
        _fill(library, plan_id, texts, clock)
        opening, opening_without = medians(
            RUNS, lambda: open_plan(full, library, plan_id), lambda: open_plan(bare, without, plain)
        )
        yield Figure(f"Opening a plan with {MANY:,} changes kept", opening, "without any", opening_without, 1.2)
        place, text = next(iter(texts.items()))

        def save(there: Library, plan: str) -> None:
            clock.time += timedelta(minutes=2)
            there.save(plan, [Change(place, from_plain(f"{text.plain()} {clock.time}"))])

        saving, saving_without = medians(RUNS, lambda: save(library, plan_id), lambda: save(without, plain))
        yield Figure(f"Saving a text with {MANY:,} changes kept", saving, "without any", saving_without, 1.2)
    yield from _share(folder / "window")
    yield from _year(folder / "year")


def _texts(library: Library, plan_id: str) -> dict[str, RichText]:
    return {place: content for place, content in library.values(plan_id).items() if isinstance(content, RichText)}


def _fill(library: Library, plan_id: str, texts: dict[str, RichText], clock: _Clock) -> None:
    """Change all texts, over and over, until so many changes are kept."""
    for turn in range(-(-MANY // len(texts))):
        clock.time += timedelta(minutes=2)
        ends = ((place, from_plain(f"{text.plain()} {turn}")) for place, text in texts.items())
        library.save(plan_id, [Change(place, text) for place, text in ends])


def _share(folder: Path) -> Iterator[Limit]:
    """Yield how long the window's thread works for one save of what is typed in the longest text."""
    application = QCoreApplication.instance() or QCoreApplication([])
    workspace = Workspace(folder)
    jobs = Jobs(workspace)
    plan_id = jobs.ask(lambda library: make_example(workspace, library))
    session = PlanSession(jobs.ask(lambda library: open_plan(workspace, library, plan_id)).plan, jobs)
    place, text = max(
        ((place, text) for place, text in session.plan.values.items() if isinstance(text, RichText)),
        key=lambda one: len(one[1].plain()),
    )
    contents = [from_plain(f"{text.plain()} {'x' * n}") for n in range(RUNS)]
    taken = []
    for content in contents:
        start = time.thread_time()
        session.put(place, content)
        jobs.wait()
        taken.append(time.thread_time() - start)
        application.processEvents()
    jobs.close()
    yield Limit("A save while typing, the window's share", median(taken) * 1000, 1, "ms")


def _year(folder: Path) -> Iterator[Limit]:
    """Yield by how much a library grows in a year's writing of one plan, as people write: bursts with pauses."""
    clock, chance = _Clock(), random.Random(1)
    workspace = Workspace(folder, clock)
    with workspace.write() as library:
        plan_id = make_example(workspace, library)
        texts = {place: text.plain() for place, text in _texts(library, plan_id).items()}
        begun = {place: len(text) for place, text in texts.items()}
    before = (folder / FILE_NAME).stat().st_size
    for _ in range(DAYS):
        with workspace.write() as library:  # opened anew each day
            clock.time += timedelta(days=1)
            for place in chance.sample(sorted(texts), FIELDS):
                for _ in range(BURSTS):
                    clock.time += timedelta(minutes=5)
                    for _ in range(SAVES):
                        clock.time += timedelta(seconds=24)
                        texts[place] += " some words that are new"
                        library.save(plan_id, [Change(place, from_plain(texts[place]))])
                # What is written is shortened again: the plan does not become a book.
                texts[place] = texts[place][: begun[place] + 1000]
                library.save(plan_id, [Change(place, from_plain(texts[place]))])
    with workspace.read() as library:
        rows, size = library.history_size(plan_id)
    grown = (folder / FILE_NAME).stat().st_size - before
    yield Limit(f"A year's writing ({rows:,} earlier texts): library", grown / 1e6, None, "MB")
    yield Limit("A year's writing: the earlier texts alone", size / 1e6, None, "MB")
