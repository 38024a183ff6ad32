"""Where everything starts: a new plan, one begun earlier, or the finished example."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QLineEdit, QListWidget, QListWidgetItem, QPushButton, QWidget

from nec_desktop.actions.plans import new_plan
from nec_desktop.gui.forms import load_form
from nec_desktop.gui.jobs import Jobs
from nec_desktop.library.library import PlanEntry
from nec_desktop.plan.values import Period


class StartPage(QWidget):
    """`open_plan` carries an id; `example` asks for the example; `failed` carries a sentence."""

    area: QLineEdit
    first_day: QDateEdit
    last_day: QDateEdit
    standards_set: QComboBox
    new_button: QPushButton
    plan_list: QListWidget
    example_button: QPushButton
    open_plan = Signal(str)
    example = Signal()
    failed = Signal(str)

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        load_form(self, "start_page")
        self._jobs = jobs
        year = date.today().year
        self.first_day.setDate(date(year, 4, 1))
        self.last_day.setDate(date(year + 1, 3, 31))
        for standards in jobs.workspace.catalogue.offered_standards():
            self.standards_set.addItem(standards.title, standards.id)
        self.new_button.setObjectName("primary")
        self.new_button.clicked.connect(self._new)
        self.example_button.clicked.connect(self.example)
        self.plan_list.itemActivated.connect(lambda item: self.open_plan.emit(item.data(Qt.ItemDataRole.UserRole)))

    def refresh(self) -> None:
        """Show the plans in the library."""
        self._jobs.run(lambda library: library.plans(), self._fill, self.failed.emit)

    def _fill(self, entries: list[PlanEntry]) -> None:
        self.plan_list.clear()
        for entry in entries:
            item = QListWidgetItem(entry.title or entry.area or entry.id, self.plan_list)
            item.setData(Qt.ItemDataRole.UserRole, entry.id)

    def _new(self) -> None:
        workspace, area, standards = self._jobs.workspace, self.area.text(), self.standards_set.currentData()
        period = Period(self.first_day.date().toPython(), self.last_day.date().toPython())
        self._jobs.run(
            lambda library: new_plan(workspace, library, area, period, "", standards),
            self.open_plan.emit,
            self.failed.emit,
        )
