"""An open plan in the window: every change goes through here, is saved at once, and can be undone."""

from collections.abc import Iterator, Mapping
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from nec_desktop.gui.checking import Checking
from nec_desktop.gui.jobs import Jobs
from nec_desktop.gui.slices import Turns, live_through, waiting
from nec_desktop.gui.steps import Steps
from nec_desktop.gui.typing_step import TypingStep
from nec_desktop.plan.checks import Finding
from nec_desktop.plan.edits import set_value
from nec_desktop.plan.making import Making
from nec_desktop.plan.places import pages_of
from nec_desktop.plan.plan import STATUSES, Change, Edit, Page, Plan
from nec_desktop.plan.touched import Touched
from nec_desktop.plan.values import Content

LONG = 5000
"""Changes of an edit, from which on the window shows that it is being made."""
PROBLEM = "problem"
"""The status of a page whose author called it completed and in which a check finds an error."""


class PlanSession(QObject):
    """The plan being written. `changed` carries the addresses; `saved` the time as HH:MM; `failed` a sentence.

    `look_changed`: its documents have another look from now on. `making`: a long edit, by its label, is so many per
    cent made; the window lives meanwhile, but what the person does waits.
    """

    changed = Signal(object)
    saved = Signal(str)
    failed = Signal(str)
    checked = Signal()
    look_changed = Signal()
    making = Signal(str, int)
    RETRY_PAUSE = 5000
    """Milliseconds after a failed save until it is tried again."""

    def __init__(self, plan: Plan, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.plan = plan
        self.jobs = jobs
        self.turns = Turns(self)
        """In which what is worked out from the plan follows a change."""
        self.opened = jobs.workspace.now()
        """Since when the plan is open in the window (UTC)."""
        self.checking = Checking(plan, jobs, self)
        self.checking.checked.connect(self.checked)
        self.checking.failed.connect(self.failed)
        self._statuses: dict[str, str] = {}
        """By page its author's word, until something changes there: after each change all pages are asked for it."""
        self._unsaved: list[Change] = []
        self._saving = False
        self._undo: list[Edit] = []
        self._redo: list[Edit] = []
        self.typing = TypingStep()
        self._doing: tuple[str, str] | None = None
        """Where something is done that is a step of undo of its own, and what."""
        self._steps: Iterator[int] = iter(())
        self.is_making = False
        """Whether a long edit is half made."""
        self._retry_timer = QTimer(self, singleShot=True, interval=self.RETRY_PAUSE)
        self._retry_timer.timeout.connect(self._save)

    @property
    def today(self) -> date:
        """The day it is where the person sits."""
        return self.jobs.workspace.today

    # -- changes

    def put(self, address: str, content: Content | None) -> None:
        """Write a value, if it differs from what is there. What is typed without a pause is one step of undo."""
        self._finish_making()
        if self.plan.get(address) == content:
            return
        if self._doing and self._doing[0] == address:
            edit, last = set_value(self.plan, address, content, self._doing[1]), self.to_undo
            self.apply(edit)
            if last and (last.label, last.changes) == (edit.label, edit.changes):  # done and taken back: no step at all
                del self._undo[-2:]
            return
        goes_on = self.typing.goes_on(address, self.plan.get(address), content)
        before = self._undo[-1] if goes_on and self._undo and not self._redo else None
        self._make(set_value(self.plan, address, content), self._undo)
        self._redo.clear()
        if before:
            self._undo[-2:] = [before]

    def do_apart(self, address: str, doing: str) -> None:
        """Let what is written at an address be a step of undo of its own, called by what is `doing`: empty, it is not
        any more.
        """
        self._doing = (address, doing) if doing else None

    def end_step(self) -> None:
        """Let what is written next be a step of undo of its own, however soon it comes."""
        self.typing.end()

    def apply(self, edit: Edit) -> None:
        """Make an edit and save it."""
        self._make(edit, self._undo)
        self._redo.clear()
        self.typing.end()

    def add_step(self, back: Edit) -> None:
        """Let undo take back what was done before the plan was opened: by `back`, whose label says what that was."""
        self._undo.append(back)
        self.typing.end()
        self.changed.emit(Touched())  # what undo would take back

    @property
    def steps(self) -> Steps:
        """All edits that undo and redo would make."""
        return Steps(self._undo, self._redo)

    def take_up(self, steps: Steps) -> None:
        """Go on with the steps that the plan had when it was put away as it is now."""
        self._undo, self._redo = steps

    @property
    def to_undo(self) -> Edit | None:
        """The edit that undo would make, with the words for what it takes back; None for nothing."""
        return self._undo[-1] if self._undo else None

    @property
    def to_redo(self) -> Edit | None:
        """The edit that redo would make; None for nothing."""
        return self._redo[-1] if self._redo else None

    def undo(self) -> str:
        """Take back the last edit, and return what it was; empty where there is none."""
        self._finish_making()
        if not self._undo:
            return ""
        self.typing.end()
        edit = self._undo.pop()
        self._make(edit, self._redo)
        return edit.label

    def redo(self) -> str:
        """Make again what was taken back last, and return what it was; empty where there is none."""
        self._finish_making()
        if not self._redo:
            return ""
        edit = self._redo.pop()
        self._make(edit, self._undo)
        return edit.label

    def _make(self, edit: Edit, other_way: list[Edit]) -> None:
        """Make an edit, and put what takes it back to the edits that go the other way."""
        self._finish_making()
        self._steps = self._making(Making(self.plan, edit), other_way)
        if len(edit.changes) < LONG:
            self._finish_making()
            return
        self.is_making = True
        try:
            with waiting():
                for made in live_through(self._steps):
                    self.making.emit(edit.label, made * 100 // len(edit.changes))
        finally:
            self.is_making = False
        self.making.emit(edit.label, 100)

    def _making(self, made: Making, other_way: list[Edit]) -> Iterator[int]:
        yield from made.steps()
        self._steps = iter(())  # whoever follows may change the plan again
        other_way.append(made.inverse)
        self._unsaved += made.edit.changes
        self._forget_statuses(made.touched)
        self.changed.emit(made.touched)
        self._save()
        self.checking.follow()

    def _finish_making(self) -> None:
        """Make the rest of an edit at once: of one that is short, or before something else is done to the plan."""
        for _ in self._steps:
            pass

    # -- saving

    def _save(self) -> None:
        """Save what is not saved yet. What could not be saved stays, and is tried again."""
        if self._saving or not self._unsaved:
            return
        self._saving = True
        changes, plan_id = list(self._unsaved), self.plan.id

        def done(_: object) -> None:
            del self._unsaved[: len(changes)]
            self._saving = False
            self.saved.emit(f"{self.jobs.workspace.now().astimezone():%H:%M}")
            self._save()

        def failed(sentence: str) -> None:
            self._saving = False
            self._retry_timer.start()
            self.failed.emit(sentence)

        self.jobs.run(lambda library: library.save(plan_id, changes), done, failed)

    def finish_saving(self) -> None:
        """Wait until what is being saved is saved, or has failed."""
        self._finish_making()
        while self._saving:
            self.jobs.wait()

    @property
    def is_saved(self) -> bool:
        """True where everything written is on the disk."""
        return not self._unsaved

    # -- checks and statuses

    def check(self) -> None:
        """Find what there is to find in the plan, unless that is known; in a large plan it is known a moment later."""
        self.checking.run()

    @property
    def findings(self) -> list[Finding]:
        """What the checks last found, in the order of the pages."""
        return self.checking.found.findings

    def findings_on(self, page: Page) -> list[Finding]:
        """Return what the checks last found on a page."""
        return self.checking.found.on_pages.get(page.address, [])

    def about_words_in(self, register_id: str) -> Mapping[str, list[Finding]]:
        """Return what the checks last found about words in a register's records, by the address of the cell."""
        return self.checking.found.about_words.get(register_id, {})

    def status(self, page: Page) -> str:
        """Return a page's status: its author's word, unless that is “completed” and an error stands against it."""
        status = self._statuses.get(page.address)
        if status is None:
            status = self._statuses[page.address] = self.plan.status(page)
        if status != "completed":
            return status
        return PROBLEM if page.address in self.checking.found.with_errors else status

    def _forget_statuses(self, touched: Touched) -> None:
        if touched.records:  # a page may have a text for each of them
            self._statuses.clear()
            return
        for address in pages_of(self.plan, touched):
            self._statuses.pop(address, None)

    def status_words(self, page: Page) -> str:
        """Return a page's status as a person reads it."""
        status = self.status(page)
        return self.tr("There is a problem") if status == PROBLEM else STATUSES[status]
