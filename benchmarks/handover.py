"""Handing over: packing, inspecting and taking over a plan, against a zip of the same content made and read."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from zipfile import ZipFile, ZipInfo

from benchmarks.table import Figure
from benchmarks.timing import medians
from nec_desktop.actions.packing import pack
from nec_desktop.actions.plans import make_example, open_plan
from nec_desktop.actions.unpacking import inspect, take_over
from nec_desktop.actions.workspace import Workspace
from nec_desktop.library.library import Library
from nec_desktop.plan.addresses import new_record_id, parent
from nec_desktop.plan.parts import Change
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.richtext import RichText
from nec_desktop.plan.values import Content, Record

TIMES = 10
RUNS = 7


@dataclass(frozen=True)
class _Taken:
    """Seconds: ours, and a zip's of the same content."""

    packing: float
    inspecting: float
    taking_over: float
    zipping: float
    unzipping: float


def figures(folder: Path) -> Iterator[Figure]:
    """Yield the figures; `folder` does not exist yet."""
    workspace, other = Workspace(folder / "mine"), Workspace(folder / "theirs")
    with workspace.write() as library, other.write() as theirs:
        plan = open_plan(workspace, library, make_example(workspace, library)).plan
        changes = [Change(address, content) for address, content in _enlarged(plan).items()]
        large = library.add_plan(plan.outline.id, plan.standards.id, changes)
        once = _measured(workspace, library, plan, other, theirs)
        many = _measured(workspace, library, open_plan(workspace, library, large).plan, other, theirs)
    for of, taken in (("the example", once), (f"a plan {TIMES} times as large", many)):
        yield Figure(f"Packing {of}", taken.packing, "zipping the same", taken.zipping)
        yield Figure(f"Inspecting {of}", taken.inspecting, "unzipping the same", taken.unzipping)
        yield Figure(f"Taking over {of}", taken.taking_over, "unzipping the same", taken.unzipping)
    wanted = 1.2 * TIMES
    yield Figure(f"Packing {TIMES} times as much", many.packing, "once", once.packing, wanted)
    yield Figure(f"Inspecting {TIMES} times as much", many.inspecting, "once", once.inspecting, wanted)
    yield Figure(f"Taking over {TIMES} times as much", many.taking_over, "once", once.taking_over, wanted)


def _measured(workspace: Workspace, library: Library, plan: Plan, other: Workspace, theirs: Library) -> _Taken:
    file = workspace.folder / f"{plan.id}.necplan"
    pack(workspace, library, plan, file)  # the version by which it is handed over is there from now on
    with ZipFile(file) as opened:
        members = [(info, opened.read(info)) for info in opened.infolist()]
    offer = inspect(other, theirs, file)
    return _Taken(
        *medians(
            RUNS,
            partial(pack, workspace, library, plan, file),
            partial(inspect, other, theirs, file),
            partial(take_over, other, theirs, offer, as_new=True),
            partial(_zip, file.with_suffix(".zip"), members),
            partial(_unzip, file),
        )
    )


def _zip(target: Path, members: list[tuple[ZipInfo, bytes]]) -> None:
    with ZipFile(target, "w") as written:
        for info, data in members:
            written.writestr(info.filename, data, info.compress_type)


def _unzip(file: Path) -> None:
    with ZipFile(file) as opened:
        for name in opened.namelist():
            opened.read(name)


def _enlarged(plan: Plan) -> dict[str, Content]:
    """Return the plan's values with each text and each register so many times as long."""
    values: dict[str, Content] = {
        address: RichText(content.blocks * TIMES) if isinstance(content, RichText) else content
        for address, content in plan.values.items()
    }
    records = [address for address, content in plan.values.items() if isinstance(content, Record)]
    for record in records:
        own = {address: content for address, content in plan.values.items() if address.startswith(f"{record}/")}
        for _ in range(TIMES - 1):
            again = f"{parent(record)}/{new_record_id()}"
            values[again] = plan.values[record]
            values |= {f"{again}{address.removeprefix(record)}": content for address, content in own.items()}
    return values
