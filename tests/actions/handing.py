"""Somebody who hands plans over, and a plan with all that can belong to one."""

import hashlib
from pathlib import Path

from nec_desktop.actions.packing import pack
from nec_desktop.actions.plans import keep_picture, open_plan, save
from nec_desktop.actions.unpacking import inspect, take_over
from nec_desktop.actions.workspace import Workspace
from nec_desktop.actions.writer import Writer, keep_writer
from nec_desktop.library.returned import NewReturn
from nec_desktop.plan.edits import set_value
from nec_desktop.plan.parts import Change
from nec_desktop.plan.plan import Plan
from tests.library.kept import RETURNED, SENT
from tests.small_plan import DATA, NOW, small_plan


class Person:
    """Somebody with a library of their own."""

    def __init__(self, folder: Path, name: str) -> None:
        self.workspace = Workspace(folder, lambda: NOW)
        self.folder, self.name = folder, name
        keep_writer(self.workspace, Writer(name, "inspector"))
        self.library = self.workspace.write()

    def plan(self, plan_id: str) -> Plan:
        return open_plan(self.workspace, self.library, plan_id).plan

    def put(self, plan_id: str, address: str, text: str) -> None:
        plan = self.plan(plan_id)
        save(self.library, plan, set_value(plan, address, text))

    def pack(self, plan_id: str, target: Path, *, history: bool = False, returned: bool = False) -> Path:
        pack(self.workspace, self.library, self.plan(plan_id), target, history=history, returned=returned)
        return target

    def take(self, file: Path, side: str = "") -> str:
        offer = inspect(self.workspace, self.library, file)
        decided = {conflict.address: side for conflict in offer.conflicts} if side else {}
        return take_over(self.workspace, self.library, offer, decided)  # type: ignore[arg-type]


def start(person: Person) -> str:
    """Add the small plan with a picture, a version that was sent, and what came back to it."""
    plan = small_plan()
    picture = keep_picture(person.library, DATA / "map.png", "A map")
    values = plan.values | {"profile/map": picture}
    plan_id = person.library.add_plan(
        plan.outline.id, plan.standards.id, [Change(address, content) for address, content in values.items()]
    )
    sent = person.library.add_snapshot(plan_id, values, "sent", copy="review", sent=SENT)
    file = b"PK\x03\x04 as it came"
    digest = hashlib.sha256(file).hexdigest()
    new = NewReturn(plan_id, sent.id, digest, "cd" * 32, "Panel.docx", "Panel", "", "code")
    person.library.add_return(new, RETURNED, file)
    person.put(plan_id, "cover/area", "Written anew")
    return plan_id
