"""An open plan in the window: every change goes through here, is saved at once, and can be undone."""

from PySide6.QtCore import QObject, QTimer, Signal

from nec_desktop.gui.jobs import Jobs
from nec_desktop.plan.checks import Finding, run_checks
from nec_desktop.plan.edits import set_value
from nec_desktop.plan.plan import Change, Edit, Plan
from nec_desktop.plan.rules import RULES
from nec_desktop.plan.values import Content


class PlanSession(QObject):
    """The plan being written. `changed` carries the addresses; `saved` the time as HH:MM; `failed` a sentence."""

    changed = Signal(object)
    saved = Signal(str)
    failed = Signal(str)
    checked = Signal()

    def __init__(self, plan: Plan, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.plan = plan
        self.jobs = jobs
        self.findings: list[Finding] = []
        self._unsaved: list[Change] = []
        self._saving = False
        self._undo: list[Edit] = []
        self._redo: list[Edit] = []
        self._check_timer = QTimer(self, singleShot=True, interval=500)
        self._check_timer.timeout.connect(self.check)

    def put(self, address: str, content: Content | None) -> None:
        """Write a value, if it differs from what is there."""
        if self.plan.get(address) != content:
            self.apply(set_value(self.plan, address, content))

    def apply(self, edit: Edit) -> None:
        """Make an edit and save it."""
        self._undo.append(self._make(edit))
        self._redo.clear()

    def undo(self) -> str:
        """Take back the last edit, and return what it was; empty where there is none."""
        if not self._undo:
            return ""
        edit = self._undo.pop()
        self._redo.append(self._make(edit))
        return edit.label

    def redo(self) -> str:
        """Make again what was taken back last, and return what it was; empty where there is none."""
        if not self._redo:
            return ""
        edit = self._redo.pop()
        self._undo.append(self._make(edit))
        return edit.label

    def _make(self, edit: Edit) -> Edit:
        inverse = Edit(edit.label, self.plan.apply(edit.changes))
        self._unsaved += edit.changes
        self._save()
        self.changed.emit({change.address for change in edit.changes})
        self._check_timer.start()
        return inverse

    def _save(self) -> None:
        """Save what is not saved yet. What could not be saved stays, and goes with the next change."""
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
            self.failed.emit(sentence)

        self.jobs.run(lambda library: library.save(plan_id, changes), done, failed)

    @property
    def is_saved(self) -> bool:
        """True where everything written is on the disk."""
        return not self._unsaved

    def check(self) -> None:
        """Run the checks and say that there are new findings."""
        self.findings = run_checks(self.plan, self.jobs.workspace.now().astimezone().date(), RULES)
        self.checked.emit()
