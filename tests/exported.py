"""Documents of every kind, exported once for all tests that look at the files."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from nec_desktop.actions.export import compose_document, export_plan
from nec_desktop.actions.looks import adopt_look, drop_look, look_of
from nec_desktop.actions.order import Order
from nec_desktop.actions.plans import keep_picture, make_example, new_plan, open_plan
from nec_desktop.actions.workspace import Workspace
from nec_desktop.document.blocks import Document
from nec_desktop.document.profile import CopyProfile
from nec_desktop.library.library import Library
from nec_desktop.plan.addresses import join, new_record_id
from nec_desktop.plan.example import example_changes, read_example
from nec_desktop.plan.plan import Change
from nec_desktop.plan.values import Period, Record
from tests.small_plan import NOW, SMALL_PLAN, empty_plan
from tests.word.sources import force_template

UPDATE = "quarterly-update"
LOOK = "small plan in a force's look"
KINDS: dict[str, tuple[str, CopyProfile, str]] = {
    "review": ("example", CopyProfile(), ""),
    "public": ("example", CopyProfile("public"), ""),
    "large print": ("example", CopyProfile(large_print=True), ""),
    "public, large print, no annexes": ("example", CopyProfile("public", large_print=True, annexes=False), ""),
    "quarterly update": ("example", CopyProfile(), UPDATE),
    "public quarterly update": ("example", CopyProfile("public"), UPDATE),
    "empty plan": ("empty", CopyProfile(), ""),
    "small plan": ("small", CopyProfile(), ""),
    "public small plan": ("small", CopyProfile("public"), ""),
    LOOK: ("small", CopyProfile(), ""),
    "long register": ("long", CopyProfile(), ""),
}
"""Kind of document -> which plan, which copy of it, which of its documents."""
ROWS = 300
"""Events of the long register."""


@dataclass(frozen=True)
class Exported:
    """One document: its file, and the blocks that it was made from."""

    path: Path
    document: Document


def export_every_kind(folder: Path) -> dict[str, Exported]:
    """Export each of KINDS into a folder."""
    workspace = Workspace(folder / "data", now=lambda: NOW)
    source = force_template(folder / "Testshire.docx")
    with workspace.write() as library:
        plans = {
            "example": make_example(workspace, library),
            "empty": new_plan(workspace, library, "Purbeck", Period(date(2026, 4, 1), date(2027, 3, 31))),
            "small": _small(library),
            "long": _long(library),
        }
        made = {}
        for kind, (plan, profile, document) in KINDS.items():
            if kind == LOOK:
                adopt_look(workspace, look_of(source))
            made[kind] = _export(workspace, library, plans[plan], profile, document, folder / f"{kind}.docx")
            drop_look(workspace)
        return made


def _export(
    workspace: Workspace, library: Library, plan_id: str, profile: CopyProfile, document: str, path: Path
) -> Exported:
    plan = open_plan(workspace, library, plan_id).plan
    export_plan(workspace, library, Order(plan, path, profile, document))
    return Exported(path, compose_document(workspace, plan, profile, document, NOW.date())[0])


def _small(library: Library) -> str:
    data = read_example(SMALL_PLAN)
    changes = example_changes(SMALL_PLAN, data, empty_plan(), lambda path: keep_picture(library, path))
    return library.add_plan(data["outline"], data["standards"], changes)


def _long(library: Library) -> str:
    """Keep a plan of many events and nothing else."""
    changes = [Change("cover/period", Period(date(2026, 4, 1), date(2027, 3, 31)))]
    for number in range(1, ROWS + 1):
        place = join("events", new_record_id())
        changes += [
            Change(place, Record(float(number), number)),
            Change(join(place, "title"), f"Surgery {number} at the library"),
            Change(join(place, "date"), date(2026, 4 + number % 9, 1 + number % 28)),
        ]
    return library.add_plan("nec-plan", "dorset-nec-2019", changes)
