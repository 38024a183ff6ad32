"""The way of a plan into the window: it is read beside the window, which waits for it."""

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from nec_desktop.gui.held_input import HeldInput
from nec_desktop.gui.jobs import Jobs
from nec_desktop.gui.slices import Slices

if TYPE_CHECKING:
    from nec_desktop.actions.plans import OpenedPlan
    from nec_desktop.gui.main_window import MainWindow
    from nec_desktop.library.library import Library
    from nec_desktop.plan.found_by_place import FoundByPlace

# What is imported inside a function here is what the first picture of the window does without.

_GUI = "nec_desktop.gui"
_NEEDED = tuple(f"{_GUI}.{name}" for name in ("session", "rich_editor", "register_table", "section_page", "desk"))
"""What shows a plan, in pieces: to read all of it at once makes whoever opens a plan wait for a tenth of a second."""
_LISTED = 500
"""Milliseconds after the first picture in which the plans are listed."""


class Opening(QObject):
    """Opens plans for a window, one that is open being put away first."""

    def __init__(self, window: "MainWindow", jobs: Jobs) -> None:
        super().__init__(window)
        self._window, self._jobs = window, jobs
        self.held = HeldInput(window)
        self._reading = Slices(self)
        window.painted.connect(self._read_ahead)

    def _read_ahead(self) -> None:
        """Read what shows a plan while the person looks for one."""
        self._reading.run(map(import_module, _NEEDED), lambda: None, after=_LISTED)

    def open(self, wanted: str, *, at_place: bool = False) -> None:
        """Open a plan by id or title: on its home, or at the place where the person was."""

        def read(library: "Library") -> "tuple[OpenedPlan, FoundByPlace]":
            from nec_desktop.actions.check import check_plan  # noqa: PLC0415
            from nec_desktop.actions.plans import open_plan  # noqa: PLC0415
            from nec_desktop.plan.found_by_place import by_place  # noqa: PLC0415

            opened = open_plan(self._jobs.workspace, library, wanted)
            return opened, by_place(opened.plan, check_plan(self._jobs.workspace, opened.plan))

        if self._window.close_plan():
            self.held.hold(True)
            self._jobs.run(read, lambda found: self._show(*found, at_place=at_place), self._refuse)

    def open_example(self) -> None:
        """Open the finished example, made anew where the library has none."""

        def find_or_make(library: "Library") -> str:
            from nec_desktop.actions.plans import example_here, make_example  # noqa: PLC0415

            return example_here(library) or make_example(self._jobs.workspace, library)

        self.held.hold(True)
        self._jobs.run(find_or_make, self._open_made, self._refuse)

    def _open_made(self, plan_id: str) -> None:
        self.held.hold(False)  # something may be asked before another plan is put away
        self.open(plan_id)

    def _show(self, opened: "OpenedPlan", found: "FoundByPlace", *, at_place: bool) -> None:
        self.held.hold(False)  # it may be asked whether a plan that somebody else has is to be opened
        if self._window.ways.handing_over.may_write(opened.plan) and self._window.close_plan():
            self.held.hold(True)
            try:
                self._window.show_plan(opened, found, at_place=at_place)
            finally:
                self.held.hold(False)

    def _refuse(self, sentence: str) -> None:
        self.held.hold(False)
        self._window.tell(sentence)
