"""Colleagues who send each other a plan, and what the window of one of them asks of it."""

from datetime import timedelta
from itertools import count
from pathlib import Path

from pytestqt.qtbot import QtBot

from nec_desktop.actions.packing import pack
from nec_desktop.actions.plans import open_plan, save
from nec_desktop.actions.unpacking import inspect, take_over
from nec_desktop.actions.workspace import Workspace
from nec_desktop.gui.main_window import MainWindow
from nec_desktop.gui.offer_dialog import OfferDialog
from nec_desktop.plan.edits import set_value
from nec_desktop.plan.lending import lending
from nec_desktop.plan.parts import Change
from tests.small_plan import NOW, small_plan


class Colleague:
    """Somebody with a library of their own, without a window."""

    def __init__(self, folder: Path) -> None:
        self.workspace = Workspace(folder, lambda: NOW + timedelta(seconds=next(self._seconds)))
        self.folder = folder
        self._seconds = count()
        """Each look at the clock is later than the one before."""

    def start(self) -> str:
        plan = small_plan()
        with self.workspace.write() as library:
            changes = [Change(address, content) for address, content in plan.values.items()]
            return library.add_plan(plan.outline.id, plan.standards.id, changes)

    def take(self, file: Path) -> None:
        with self.workspace.write() as library:
            take_over(self.workspace, library, inspect(self.workspace, library, file))

    def put(self, plan_id: str, **values: str) -> None:
        with self.workspace.write() as library:
            plan = open_plan(self.workspace, library, plan_id).plan
            for place, text in values.items():
                save(library, plan, set_value(plan, f"cover/{place}", text))

    def lend(self, plan_id: str, name: str) -> None:
        with self.workspace.write() as library:
            save(library, open_plan(self.workspace, library, plan_id).plan, lending(name))

    def pack(self, plan_id: str, file: Path) -> Path:
        with self.workspace.write() as library:
            pack(self.workspace, library, open_plan(self.workspace, library, plan_id).plan, file)
        return file

    def value(self, plan_id: str, address: str) -> object:
        with self.workspace.read() as library:
            return library.values(plan_id).get(address)


def plan_of_both(ann: Colleague, ben: Colleague, folder: Path) -> str:
    """Let Ann begin a plan and hand it over to Ben; return its id."""
    plan_id = ann.start()
    ben.take(ann.pack(plan_id, folder / "out.necplan"))
    return plan_id


def offer_of(qtbot: QtBot, window: MainWindow) -> OfferDialog:
    """Return the dialog that shows what came."""
    qtbot.waitUntil(lambda: any(dialog.isVisible() for dialog in window.findChildren(OfferDialog)), timeout=10000)
    return next(dialog for dialog in window.findChildren(OfferDialog) if dialog.isVisible())
