"""People who write on one plan, each with a library of their own, and send it to each other."""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from nec_desktop.actions.packing import pack
from nec_desktop.actions.plans import open_plan, save
from nec_desktop.actions.unpacking import inspect, take_over
from nec_desktop.actions.workspace import Workspace
from nec_desktop.actions.writer import Writer, change_writer
from nec_desktop.plan.compare import changes_between
from nec_desktop.plan.edits import set_value
from nec_desktop.plan.merge import Side
from nec_desktop.plan.parts import Change
from nec_desktop.plan.plan import Edit, Plan
from nec_desktop.plan.values import Content
from tests.small_plan import NOW


class Clock:
    """Moves on by two minutes whenever somebody looks at it, so that no two changes are one burst of typing."""

    def __init__(self) -> None:
        self.time = NOW

    def __call__(self) -> datetime:
        self.time += timedelta(minutes=2)
        return self.time


class Person:
    """Somebody with a library of their own."""

    def __init__(self, folder: Path, name: str, clock: Clock) -> None:
        self.workspace = Workspace(folder / name, clock)
        self.name, self.file, self.history = name, folder / f"{name}.necplan", True
        self.library = self.workspace.write()
        change_writer(self.workspace, self.library, Writer(name, "officer"))
        self.plan_id = ""

    @property
    def plan(self) -> Plan:
        return open_plan(self.workspace, self.library, self.plan_id).plan

    @property
    def values(self) -> dict[str, Content]:
        return dict(self.library.values(self.plan_id))

    def do(self, edit: Edit) -> None:
        save(self.library, self.plan, edit)

    def put(self, address: str, text: str) -> None:
        self.do(set_value(self.plan, address, text))

    def send(self) -> Path:
        pack(self.workspace, self.library, self.plan, self.file, history=self.history)
        return self.file

    def take(self, file: Path, side: Side = "mine") -> int:
        """Take a file over, and return how many conflicts there were."""
        offer = inspect(self.workspace, self.library, file)
        assert offer.problems == ()
        self.plan_id = take_over(
            self.workspace, self.library, offer, {conflict.address: side for conflict in offer.conflicts}
        )
        return len(offer.conflicts)

    def who_changed(self, address: str) -> list[tuple[Content | None, str]]:
        return [(was.content, was.replaced_by) for was in self.library.earlier(self.plan_id, address)]


@contextmanager
def people_named(*names: str) -> Iterator[list[Person]]:
    """People with one plan: the first has begun it, and sent it to the others."""
    with tempfile.TemporaryDirectory() as name, ExitStack() as closing:
        clock = Clock()
        people = [Person(Path(name), each, clock) for each in names]
        for person in people:
            closing.callback(person.library.close)
        first, *others = people
        changes = [Change("cover/title", "A plan"), Change("cover/area", "Here")]
        first.plan_id = first.library.add_plan("nec-plan", "dorset-nec-2019", changes)
        for other in others:
            other.take(first.send())
        yield people


def taken(one: Person, other: Person, side: Side) -> int:
    """Let one take over what the other sends, with nothing lost; return how many conflicts there were."""
    written, before, opened = other.values, one.values, one.workspace.now()
    conflicts = one.take(other.send(), side)
    assert other.values == written
    now = one.values
    for address, was in one.library.changed_since(one.plan_id, opened).items():
        now = {place: content for place, content in now.items() if place != address}
        if was is not None:
            now[address] = was
    assert not changes_between(now, before), "its history leads back to what stood before"
    return conflicts
