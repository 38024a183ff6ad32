"""Listing and opening with many plans in the library, and what is done with the example plan."""

from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.table import Figure
from benchmarks.timing import medians
from nec_desktop.actions.check import check_plan
from nec_desktop.actions.export import compose_document, export_plan
from nec_desktop.actions.order import Order
from nec_desktop.actions.plans import make_example, open_plan
from nec_desktop.actions.workspace import Workspace
from nec_desktop.document.profile import CopyProfile
from nec_desktop.library.library import Library
from nec_desktop.plan.plan import Change
from nec_desktop.word.writer import write_document

FEW, MANY = 50, 1000
RUNS = 21


def fill(workspace: Workspace, library: Library, plans: int, say: Callable[[str], None]) -> str:
    """Bring the library to that many plans, each a copy of the example; return the id of the first."""
    there = library.plans()
    first = there[-1].id if there else make_example(workspace, library)
    entry = library.find(first)
    changes = [Change(address, content) for address, content in library.values(first).items()]
    say(f"Filling a library with {plans} plans of {len(changes):,} values")
    for _ in range(plans - len(library.plans())):
        library.add_plan(entry.outline, entry.standards, changes)
    return first


def figures(folder: Path, say: Callable[[str], None]) -> Iterator[Figure]:
    """Yield the figures of a library that grows from FEW to MANY; `folder` holds FEW plans when they are all told."""
    few, many = Workspace(folder), Workspace(folder.with_name(f"{folder.name}-many"))
    with few.write() as small, many.write() as large:
        first = fill(few, small, FEW, say)
        of_many = fill(many, large, MANY, say)
        list_few, list_many, open_few, open_many = medians(
            RUNS,
            small.plans,
            large.plans,
            lambda: open_plan(few, small, first),
            lambda: open_plan(many, large, of_many),
        )
        yield Figure(f"Listing {MANY:,} plans", list_many, f"listing {FEW}", list_few, 20)
        yield Figure(f"Opening a plan among {MANY:,}", open_many, f"opening one among {FEW}", open_few, 1.5)
        yield from _example(few, small, first, folder / "example.docx")


def _example(workspace: Workspace, library: Library, plan_id: str, target: Path) -> Iterator[Figure]:
    plan = open_plan(workspace, library, plan_id).plan
    profile, today = CopyProfile(), workspace.now().date()
    document, _ = compose_document(workspace, plan, profile, "", today)
    opening, checking, composing, writing, exporting = medians(
        RUNS // 2,
        lambda: open_plan(workspace, library, plan_id),
        lambda: check_plan(workspace, plan),
        lambda: compose_document(workspace, plan, profile, "", today),
        lambda: write_document(document, target, library.attachment),
        lambda: export_plan(workspace, library, Order(plan, target, profile)),
    )
    yield Figure("All checks of the example plan", checking, "opening it", opening)
    yield Figure("Composing its review copy", composing, "opening it", opening)
    yield Figure("Exporting it: composed, written, compared", exporting, "writing alone", writing)
