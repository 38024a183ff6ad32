"""Where everything starts: a new plan, one begun earlier, or the finished example."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QLabel, QPushButton, QTreeWidget, QTreeWidgetItem, QWidget

from nec_desktop.gui.forms import load_form
from nec_desktop.gui.jobs import Jobs
from nec_desktop.gui.remembered import Remembered
from nec_desktop.library.library import PlanEntry
from nec_desktop.plan.words import date_words, period_words

_ID = Qt.ItemDataRole.UserRole


class StartPage(QWidget):
    """`open_plan` carries a plan's id; `new` and `example` ask for these; `failed` carries a sentence."""

    continue_button: QPushButton
    continue_note: QLabel
    new_button: QPushButton
    example_button: QPushButton
    plan_list: QTreeWidget
    empty_note: QLabel
    where_note: QLabel
    notice: QLabel
    heading: QLabel
    column: QWidget
    open_plan = Signal(str)
    new = Signal()
    example = Signal()
    failed = Signal(str)

    def __init__(self, jobs: Jobs, remembered: Remembered) -> None:
        super().__init__()
        load_form(self, "start_page")
        self._jobs, self._remembered = jobs, remembered
        self.column.setMaximumWidth(860)
        self.column.setMinimumWidth(600)
        for button in (self.continue_button, self.new_button, self.example_button):
            button.setAutoDefault(True)
        for note in (self.continue_note, self.where_note):
            note.setObjectName("caption")
        self.where_note.setText(self.tr("Everything is kept on this computer, in {0}").format(jobs.workspace.folder))
        faulty = [str(error) for error in jobs.workspace.catalogue.faulty]
        self.notice.setText("\n\n".join(faulty))
        self.notice.setVisible(bool(faulty))
        self.plan_list.setColumnCount(4)
        self.plan_list.setHeaderLabels([self.tr("Plan"), self.tr("Period"), self.tr("Stage"), self.tr("Last changed")])
        header = self.plan_list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.plan_list.itemClicked.connect(self._open)
        self.plan_list.itemActivated.connect(self._open)
        self.new_button.clicked.connect(self.new)
        self.example_button.clicked.connect(self.example)
        self.continue_button.clicked.connect(lambda: self.open_plan.emit(self.continue_button.property("plan")))
        self._fill([])

    def refresh(self) -> None:
        """Show the plans in the library."""
        self._jobs.run(lambda library: library.plans(), self._fill, self.failed.emit)

    def _fill(self, entries: list[PlanEntry]) -> None:
        self.plan_list.clear()
        catalogue = self._jobs.workspace.catalogue
        items = []
        for entry in entries:
            outline = catalogue.outlines.get(entry.outline)
            section = outline.find_section("cover") if outline else None
            stage = next((field for field in section.field if field.id == "stage"), None) if section else None
            choices = stage.choices if stage and isinstance(stage.choices, dict) else {}
            title = entry.title or entry.area or self.tr("A plan without a title")
            period = period_words(entry.period) if entry.period else ""
            changed = date_words(entry.changed.astimezone().date())
            item = QTreeWidgetItem([title, period, choices.get(entry.stage, entry.stage), changed])
            item.setToolTip(0, title)
            item.setData(0, _ID, entry.id)
            items.append(item)
        self.plan_list.addTopLevelItems(items)
        for widget in (self.plan_list, self.heading):
            widget.setVisible(bool(entries))
        self.empty_note.setVisible(not entries)
        # A last plan that is not there any more is not offered.
        last = next((entry for entry in entries if entry.id == self._remembered.last_plan), None)
        self.continue_button.setVisible(last is not None)
        self.continue_note.setVisible(last is not None)
        first, second = ("primary", "") if last else ("", "primary")
        _name(self.continue_button, first)
        _name(self.new_button, second)
        if last:
            self.continue_button.setProperty("plan", last.id)
            self.continue_note.setText(self.tr("You were last in “{0}”.").format(last.title))
        if self.isVisible():
            (self.continue_button if last else self.new_button).setFocus()

    def _open(self, item: QTreeWidgetItem) -> None:
        self.open_plan.emit(item.data(0, _ID))


def _name(button: QPushButton, name: str) -> None:
    """Give a button another look."""
    button.setObjectName(name)
    button.style().unpolish(button)
    button.style().polish(button)
