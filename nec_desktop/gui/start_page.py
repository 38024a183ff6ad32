"""Where everything starts: a new plan, one begun earlier, or the finished example."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHeaderView, QLabel, QPushButton, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from nec_desktop.gui.flow_layout import FlowLayout
from nec_desktop.gui.forms import load_form
from nec_desktop.gui.jobs import Jobs
from nec_desktop.gui.remembered import Remembered
from nec_desktop.gui.theme import restyle
from nec_desktop.gui.widths import keep_within

if TYPE_CHECKING:
    from nec_desktop.gui.tour import Tour
    from nec_desktop.library.entry import PlanEntry
    from nec_desktop.library.library import Library

_ID = Qt.ItemDataRole.UserRole


class StartPage(QWidget):
    """`open_plan` and `continue_plan` (at the place where one was) carry a plan's id; `failed` carries a sentence.

    `new` and `example` ask for these, `carry` for a plan that follows one of those here.
    """

    continue_button: QPushButton
    continue_note: QLabel
    new_button: QPushButton
    example_button: QPushButton
    file_button: QPushButton
    carry_button: QPushButton
    plan_list: QTreeWidget
    empty_note: QLabel
    where_note: QLabel
    writer_button: QPushButton
    notice: QLabel
    heading: QLabel
    column: QWidget
    backups_button: QPushButton
    buttons: QWidget
    open_plan = Signal(str)
    continue_plan = Signal(str)
    new = Signal()
    example = Signal()
    carry = Signal()
    failed = Signal(str)
    READ_AFTER = 1500
    """Milliseconds on the screen after which what is told above the plans counts as read."""

    def __init__(self, jobs: Jobs, remembered: Remembered) -> None:
        super().__init__()
        load_form(self, "start_page")
        self._jobs, self._remembered = jobs, remembered
        self.notices: list[str] = []
        """What is to be told above the plans, as what was recovered after a crash: until it was read."""
        self._read_notices: list[str] = []
        self._reading = QTimer(self, singleShot=True, interval=self.READ_AFTER)
        self._reading.timeout.connect(self._note_read)
        self._tour: Tour | None = None
        keep_within(self.column, 140)
        row = FlowLayout(self.buttons, 12)
        for button in self.buttons.findChildren(QPushButton):
            row.addWidget(button)
        for note in (self.continue_note, self.where_note):
            note.setObjectName("caption")
        self.where_note.setText(self.tr("Everything is kept on this computer, in {0}").format(jobs.workspace.folder))
        for widget in (
            self.notice,
            self.plan_list,
            self.heading,
            self.empty_note,
            self.writer_button,
            self.carry_button,
            *self._continue_widgets,
        ):
            widget.hide()  # until the library has been read
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
        self.carry_button.clicked.connect(self.carry)
        self.writer_button.clicked.connect(self.ask_writer)
        self.continue_button.clicked.connect(lambda: self.continue_plan.emit(self.continue_button.property("plan")))

    @property
    def _continue_widgets(self) -> tuple[QWidget, QWidget]:
        return self.continue_button, self.continue_note

    def refresh(self) -> None:
        """Show the plans in the library."""
        self._jobs.run(self._read, lambda found: self._show(*found), self.failed.emit)

    def show_tour(self) -> None:
        """Show how the program works, until the person says “Got it”."""
        from nec_desktop.gui.tour import Tour  # noqa: PLC0415 - not for the first picture

        self._remembered.tour_is_wanted = True
        if self._tour is None:
            self._tour = Tour()
            self._tour.dismissed.connect(self._dismiss_tour)
            column = self.column.layout()
            assert isinstance(column, QVBoxLayout)
            column.insertWidget(column.indexOf(self.continue_note) + 1, self._tour)
        self._tour.show()

    def ask_writer(self) -> None:
        """Ask who is writing, or let it be changed."""
        from nec_desktop.gui.writer_dialog import WriterDialog  # noqa: PLC0415 - not for the first picture

        dialog = WriterDialog(self._jobs, self.window())
        dialog.told.connect(self._show_writer)
        dialog.open()

    def _show_writer(self) -> None:
        """Say who is writing, on a line that asks for it where nobody has said."""
        who = self._jobs.workspace.writer
        words = self.tr("&Who is writing? Say your name and post…")
        self.writer_button.setText(self.tr("&Writing: {0}").format(who.replace("&", "&&")) if who else words)
        self.writer_button.show()

    def _dismiss_tour(self) -> None:
        self._remembered.tour_is_wanted = False
        if self._tour:
            self._tour.hide()
        first = self.new_button if self.continue_button.isHidden() else self.continue_button
        first.setFocus()

    def _read(self, library: "Library") -> "tuple[list[PlanEntry], list[list[str]]]":
        """Return the plans, and each one's line and what tells it from its namesakes (in the library's thread)."""
        from nec_desktop.actions.plan_list import stage_words, told_apart  # noqa: PLC0415 - not for the first picture
        from nec_desktop.plan.words import date_words, period_words  # noqa: PLC0415 - likewise

        entries, workspace = library.plans(), self._jobs.workspace
        apart = told_apart(workspace, library, entries)
        lines = []
        for entry in entries:
            title = entry.title or entry.area or self.tr("A plan without a title")
            period = period_words(entry.period) if entry.period else ""
            changed = date_words(entry.changed.astimezone().date())
            lines.append([title, period, stage_words(workspace, entry), changed, apart.get(entry.id, "")])
        return entries, lines

    def _show(self, entries: "list[PlanEntry]", lines: list[list[str]]) -> None:
        notices = "\n\n".join([*self.notices, *map(str, self._jobs.workspace.catalogue.faulty)])
        self.notice.setText(notices)
        self.notice.setVisible(bool(notices))
        if self.isVisible():
            self._reading.start()
        self._show_writer()
        self.plan_list.clear()
        items = []
        for entry, (title, *others, apart) in zip(entries, lines, strict=True):
            item = QTreeWidgetItem([_twin(title, apart), *others])
            item.setToolTip(0, item.text(0))
            item.setData(0, _ID, entry.id)
            items.append(item)
        self.plan_list.addTopLevelItems(items)
        for widget in (self.plan_list, self.heading, self.carry_button):
            widget.setVisible(bool(entries))
        self.empty_note.setVisible(not entries)
        if self._remembered.tour_is_wanted:
            self.show_tour()
        # A last plan that is not there any more is not offered.
        last = next((entry for entry in entries if entry.id == self._remembered.last_plan), None)
        for part in self._continue_widgets:
            part.setVisible(last is not None)
        first, second = ("primary", "") if last else ("", "primary")
        restyle(self.continue_button, first)
        restyle(self.new_button, second)
        if last:
            self.continue_button.setProperty("plan", last.id)
            apart = lines[entries.index(last)][-1]
            words = self.tr("You were last in “{0}”.").format(last.title)
            self.continue_note.setText(f"{words} {apart[:1].upper()}{apart[1:]}".strip())
        if self.isVisible():
            (self.continue_button if last else self.new_button).setFocus()

    def _note_read(self) -> None:
        self._read_notices = list(self.notices)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Another page is shown: what was read is not told again."""
        super().hideEvent(event)
        if not event.spontaneous():  # else the whole window is put aside
            self._reading.stop()
            self.notices = [notice for notice in self.notices if notice not in self._read_notices]

    def _open(self, item: QTreeWidgetItem) -> None:
        self.open_plan.emit(item.data(0, _ID))


def _twin(title: str, apart: str) -> str:
    """Return a title, and below it what tells the plan apart from others of its name."""
    return f"{title}\n{apart}" if apart else title
