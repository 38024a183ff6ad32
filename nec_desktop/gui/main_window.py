"""The window: the start page, the three questions of a new plan, or the desk of an open plan."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

from nec_desktop.gui.finding import Finding
from nec_desktop.gui.garbage import pass_over_what_is_there
from nec_desktop.gui.help import Help
from nec_desktop.gui.jobs import Jobs
from nec_desktop.gui.menus import Menus
from nec_desktop.gui.opening import Opening
from nec_desktop.gui.own_keys import OwnKeys
from nec_desktop.gui.preview import Preview
from nec_desktop.gui.putting_away import PuttingAway
from nec_desktop.gui.recovery import Recovery
from nec_desktop.gui.remembered import Remembered
from nec_desktop.gui.stacked import Stack
from nec_desktop.gui.start_page import StartPage
from nec_desktop.gui.steps import KeptSteps
from nec_desktop.gui.theme import restyle
from nec_desktop.gui.undoing import Undoing
from nec_desktop.gui.ways_to_start import WaysToStart
from nec_desktop.gui.zoom import Zoom

if TYPE_CHECKING:
    from nec_desktop.actions.plans import OpenedPlan
    from nec_desktop.gui.desk import Desk
    from nec_desktop.gui.new_plan_page import NewPlanPage
    from nec_desktop.gui.session import PlanSession
    from nec_desktop.plan.found_by_place import FoundByPlace

# What is imported inside a function here is what the first picture of the window does without.

NAME = "NEC Desktop"


class MainWindow(QMainWindow):
    """Shows one thing at a time, and passes the menu's commands on to it.

    `painted` says once that the window is on the screen: what takes time begins then.
    """

    painted = Signal()

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._jobs = jobs
        self._remembered = Remembered(jobs.workspace.folder)
        self.desk: Desk | None = None
        self.kept_steps = KeptSteps()
        self.setWindowTitle(NAME)
        self.resize(1366, 740)
        self.restoreGeometry(self._remembered.state("window"))
        self.resize(self.size().boundedTo(self.screen().availableSize()))
        self.screens = Stack()
        self.setCentralWidget(self.screens)
        self.saved_note, self.left_note = QLabel(), QLabel()
        self.statusBar().addWidget(self.saved_note, 1)
        self.statusBar().addPermanentWidget(self.left_note)
        self.statusBar().setSizeGripEnabled(False)
        # Qt shows what it has hidden behind a message again as soon as it lays out the bar.
        self.statusBar().messageChanged.connect(lambda words: self.saved_note.setHidden(bool(words)))
        self.zoom = Zoom(self._remembered, self)
        self.zoom.changed.connect(self._show_zoom)
        self.finding = Finding(self)
        self.preview = Preview(self)
        self.help = Help(self, jobs.workspace.folder)
        self.start = StartPage(jobs, self._remembered)
        self.undoing = Undoing(self)
        self.ways = WaysToStart(self, jobs)
        self.opening = Opening(self, jobs)
        self.recovery = Recovery(self, jobs)
        self._putting_away = PuttingAway(self)
        self._menus = Menus(self)
        self._own_keys = OwnKeys(self)
        self._own_keys.help.connect(self.help.show_for_screen)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._own_keys.follow)
        application.commitDataRequest.connect(self._keep_written)
        self.start.open_plan.connect(self.open_plan)
        self.start.continue_plan.connect(self.continue_plan)
        self.start.new.connect(self.show_new)
        self.start.carry.connect(self.show_carry)
        self.start.example.connect(self.show_example)
        self.start.failed.connect(self.tell)
        self.screens.addWidget(self.start)
        self._is_painted = False
        # Where the library cannot be opened, whoever started the window says so, once.
        self.painted.connect(lambda: jobs.when_open(lambda _library: self.start.refresh(), lambda _sentence: None))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Say that the first picture is there."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self._go_on)

    def _go_on(self) -> None:
        """Begin what the first picture did without."""
        from nec_desktop.gui.given_files import GivenFiles  # noqa: PLC0415

        self.painted.emit()
        self.given_files = GivenFiles(self)
        self.given_files.refused.connect(self.tell)
        self._own_keys.take_paste = self.given_files.take_paste

    @property
    def session(self) -> "PlanSession | None":
        """The plan that is open, if one is."""
        return self.desk.session if self.desk else None

    @property
    def new_plan(self) -> "NewPlanPage":
        """The page with the three questions."""
        return self.ways.new_plan

    # -- screens

    def show_start(self) -> None:
        """Show the plans there are, and the ways to start."""
        if self.close_plan():
            self.screens.setCurrentWidget(self.start)
            self.start.refresh()

    def show_new(self) -> None:
        """Ask the three questions that start a plan."""
        if self.close_plan():
            self.screens.setCurrentWidget(self.new_plan)
            self.new_plan.begin()

    def show_carry(self) -> None:
        """Ask what this period's plan begins with from the last one."""
        plan_id = self.session.plan.id if self.session else ""
        if self.close_plan():
            self.screens.setCurrentWidget(self.ways.carry)
            self.ways.carry.begin(plan_id)

    def show_example(self) -> None:
        """Open the finished example, made anew where the library has none."""
        self.opening.open_example()

    def continue_plan(self, plan_id: str) -> None:
        """Open a plan at the place where the person was."""
        self.opening.open(plan_id, at_place=True)

    def open_plan(self, wanted: str) -> None:
        """Open a plan by id or title, on its home."""
        self.opening.open(wanted)

    def show_plan(self, opened: "OpenedPlan", found: "FoundByPlace", *, at_place: bool) -> None:
        """Show a plan that has been read and checked: its home, or the place where the person was."""
        from nec_desktop.gui.desk import Desk  # noqa: PLC0415
        from nec_desktop.gui.session import PlanSession  # noqa: PLC0415

        session = PlanSession(opened.plan, self._jobs, self)
        self.kept_steps.give_back(session)
        session.saved.connect(self._show_saved)
        session.failed.connect(self._show_failed)
        session.saved.connect(self.recovery.remember_place)
        self.desk = Desk(session, opened.notices, self._remembered)
        self.desk.preview.connect(self.preview.show)
        self.desk.next_to_do.told.connect(lambda words: self.statusBar().showMessage(words, 10000))
        self.desk.next_to_do.left.connect(self._unsay)
        session.making.connect(self._show_making)
        self._putting_away.follow(session)
        self._own_keys.pressed.connect(session.checking.hold)
        session.checked.connect(self._show_left)
        session.changed.connect(self._show_left)
        session.changed.connect(self._name_undo)
        self.screens.addWidget(self.desk)
        self.screens.setCurrentWidget(self.desk)
        self.setWindowTitle(f"{opened.plan.title} - {NAME}")
        self.saved_note.setText(self.tr("All changes are saved"))
        self._remembered.last_plan = opened.plan.id  # though no more than its home is looked at
        session.checking.show(found)
        self.desk.show_home()
        if at_place:
            self.desk.resume()
        self._menus.allow_plan_commands(allowed=True)
        self._say_undo()
        QTimer.singleShot(0, self, pass_over_what_is_there)

    def close_plan(self) -> bool:
        """Put an open plan away. Returns False where it holds what could not be saved, and the person stays."""
        desk = self.desk
        if desk is None:
            return True
        if not self._putting_away.may_put_away(desk):
            return False
        desk.remember()
        self._remembered.write()
        self.kept_steps.keep(desk.session)
        self.desk = None
        self.finding.close()
        self.preview.close()
        self.screens.removeWidget(desk)
        self._putting_away.throw_away(desk)
        self.setWindowTitle(NAME)
        self.saved_note.clear()
        self.left_note.clear()
        self._menus.name_undo("", "")
        self._menus.allow_plan_commands(allowed=False)
        return True

    # -- what the status bar says

    def _show_saved(self, time: str) -> None:
        restyle(self.saved_note, "")
        self.saved_note.setText(self.tr("Saved {0}").format(time))

    def _show_failed(self, sentence: str) -> None:
        told = self.saved_note.objectName() == "error"
        restyle(self.saved_note, "error")
        self.saved_note.setText(self.tr("Not saved. It is tried again every few seconds. {0}").format(sentence))
        if not told:
            self.tell(
                self.tr("{0}\n\nWhat you wrote is still in the window, and saving is tried again.").format(sentence)
            )

    def _unsay(self, words: str) -> None:
        """Show no longer what was true of a place; what is said meanwhile stays."""
        if self.statusBar().currentMessage() == words:
            self.statusBar().clearMessage()

    def _show_left(self, _addresses: object = None) -> None:
        if self.desk:
            self.left_note.setText(self.desk.home.status_words())

    # -- commands

    def _show_making(self, label: str, percent: int) -> None:
        self.statusBar().showMessage(self.tr("{0}: {1} %").format(label, percent), 3000)  # gone soon after the last

    def _name_undo(self, _addresses: object = None) -> None:
        QTimer.singleShot(0, self, self._say_undo)  # while an edit is being made, its name is not there yet

    def _say_undo(self) -> None:
        if self.session:
            self._menus.name_undo(
                *(each.label if each else "" for each in (self.session.to_undo, self.session.to_redo))
            )

    def show_go_to(self) -> None:
        """Ask where to go, by a few letters: a place in the plan, a command, or a plan."""
        from nec_desktop.gui.go_to import ask_where  # noqa: PLC0415

        ask_where(self, self._jobs, self._menus.actions)

    def _show_zoom(self, percent: int) -> None:
        if self.desk:
            self.desk.make_room()
        self.statusBar().showMessage(self.tr("Text at {0} %").format(percent), 3000)

    def tell(self, sentence: str) -> None:
        """Put a sentence in front of the person."""
        from nec_desktop.gui.tell import tell  # noqa: PLC0415

        tell(self, sentence)

    # -- closing

    def _keep_written(self, _session: object = None) -> None:
        """Save what is being typed: the system ends the session, and no window is closed before the program ends."""
        if self.desk:
            self.desk.flush()
            self.desk.session.finish_saving()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Close only when everything written is on the disk."""
        event.ignore()  # where a fault of ours comes in between, Qt would close it
        self._remembered.set_state("window", self.saveGeometry())
        if self._putting_away.may_close(lambda: self.close_plan() and self.recovery.may_close()):
            self._remembered.write()
            self.opening.held.hold(False)  # a plan that was still on its way comes no more
            event.accept()
