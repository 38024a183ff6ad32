"""The pages on which a plan is started: each is made when it is first asked for."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from nec_desktop.gui.handing_over import HandingOver

if TYPE_CHECKING:
    from nec_desktop.gui.carry_page import CarryPage
    from nec_desktop.gui.jobs import Jobs
    from nec_desktop.gui.main_window import MainWindow
    from nec_desktop.gui.new_plan_page import NewPlanPage

# What is imported inside a function here is what the first picture of the window does without.


class WaysToStart(QObject):
    """Makes the pages for a window. A plan that was started on one is opened; cancelling leads to the start page."""

    def __init__(self, window: "MainWindow", jobs: "Jobs") -> None:
        super().__init__(window)
        self._window, self._jobs = window, jobs
        self.handing_over = HandingOver(window, jobs)
        window.start.file_button.clicked.connect(self.handing_over.ask)

    @cached_property
    def new_plan(self) -> "NewPlanPage":
        """The page with the three questions."""
        from nec_desktop.gui.new_plan_page import NewPlanPage  # noqa: PLC0415

        page = NewPlanPage(self._jobs)
        self._add(page)
        return page

    @cached_property
    def carry(self) -> "CarryPage":
        """The page that starts this period's plan from the last one."""
        from nec_desktop.gui.carry_page import CarryPage  # noqa: PLC0415

        page = CarryPage(self._jobs)
        self._add(page)
        return page

    def _add(self, page: "NewPlanPage | CarryPage") -> None:
        page.making.connect(self._window.opening.held.hold)
        page.made.connect(self._window.open_plan)
        page.cancelled.connect(self._window.show_start)
        self._window.screens.addWidget(page)
