"""When the checks of an open plan run, and what they found last."""

from collections.abc import Callable
from datetime import date
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from nec_desktop.gui.alive import while_alive
from nec_desktop.gui.jobs import Jobs
from nec_desktop.plan.found_by_place import FoundByPlace, by_place
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.rules import find_all

LARGE = 10_000
"""Values of a plan, from which on its checks take longer than a key may wait."""


class Checking(QObject):
    """Checks a plan in a pause after a change, beside the window. `checked` says that something may be found anew,
    `failed` in a sentence that this went wrong.
    """

    checked = Signal()
    failed = Signal(str)
    PAUSE = 500
    """Milliseconds after a change until the checks run."""
    WITHIN = 5.0
    """Seconds after a change until the checks run though somebody writes on: a key that meets them waits for them."""

    def __init__(self, plan: Plan, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._plan, self._jobs = plan, jobs
        self.found = FoundByPlace()
        self._as_of: date | None = None
        """The day for which this is what is found in the plan as it stands; None where the plan has changed since."""
        self._waiting: tuple[QObject, Callable[[], None]] | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._check_apart)
        self._is_running = False
        self._run_by = 0.0

    def follow(self) -> None:
        """Something has changed that the checks go by: let them run soon."""
        self._as_of = None
        self._waiting = None  # whoever writes on has turned to something else
        if not self._timer.isActive():
            self._run_by = monotonic() + self.WITHIN
        self._timer.start(self.PAUSE)

    def hold(self) -> None:
        """Somebody presses a key: let checks that are to run wait for a pause, though not for ever."""
        if self._timer.isActive() and self._waiting is None and monotonic() < self._run_by:
            self._timer.start(self.PAUSE)

    def run(self) -> None:
        """Find what there is to find, unless that is known. In a large plan it is known a moment later."""
        if self._is_known:
            return
        if len(self._plan.values) >= LARGE:
            if self._timer.isActive() or not self._is_running:  # else it is being checked as it is now
                self._timer.start(0)
            return
        self._timer.stop()
        self.show(by_place(self._plan, find_all(self._plan, self._jobs.workspace.today, self._jobs.workspace.language)))

    def when_done(self, owner: QObject, do: Callable[[], None]) -> None:
        """Call `do` when it is known what is found: now, or in a large plan when it has been checked, unless something
        is changed before that or `owner` has gone.
        """
        self.run()
        if self._is_known:
            do()
        else:
            self._waiting = owner, do

    def show(self, found: FoundByPlace) -> None:
        """Take it that this is found in the plan as it is now, and say so."""
        self.found = found
        self._as_of = self._jobs.workspace.today
        self.checked.emit()
        waiting, self._waiting = self._waiting, None
        if waiting and isValid(waiting[0]):  # type: ignore[no-untyped-call] # its stub gives no types
            waiting[1]()

    @property
    def _is_known(self) -> bool:
        return self._as_of == self._jobs.workspace.today

    def _check_apart(self) -> None:
        """Check the plan as it stands now in another thread, so that nobody who writes on waits for it."""
        if self._is_running:
            self._timer.start(self.PAUSE)
            return
        self._is_running = True
        plan = self._plan.copy()
        today, language = self._jobs.workspace.today, self._jobs.workspace.language

        def work() -> FoundByPlace:
            return by_place(plan, find_all(plan, today, language))

        def done(found: FoundByPlace) -> None:
            self._is_running = False
            if self._is_known:
                return  # somebody asked meanwhile, and this is of the plan as it was
            if not self._timer.isActive():  # else the plan has changed meanwhile, and is checked again
                self.show(found)
            elif self._waiting:
                self._timer.start(0)

        def failed(sentence: str) -> None:
            self._is_running, self._waiting = False, None
            self.failed.emit(sentence)

        self._jobs.think(work, while_alive(self, done), while_alive(self, failed))
