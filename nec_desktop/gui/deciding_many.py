"""Much of the review desk decided at once: worked out bit by bit, and to be stopped, before anything is changed."""

from collections.abc import Generator, Iterator
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QLabel, QProgressBar, QPushButton, QWidget

from nec_desktop.gui.forms import load_form
from nec_desktop.gui.keeping import kept_before
from nec_desktop.gui.session import PlanSession
from nec_desktop.gui.slices import PAINTED, Slices
from nec_desktop.plan.parts import Edit

_FEW = 20
"""Items that are worked out before anybody could press Stop."""
_WIDTH = 30
"""Of the dialog, in broad letters."""


class Decided(NamedTuple):
    """The edit that many decisions come to, and what it does, in words."""

    edit: Edit
    words: str


class Work(NamedTuple):
    """What is to be decided. steps: yields how many items have been looked at; items: of how many.

    told: how far it is, with two numbers; why: what is noted of the plan as it is kept before.
    """

    steps: Generator[int, None, Decided]
    items: int
    told: str
    why: str


class DecidingMany(QDialog):
    """`worked_out` carries a Decided. Nothing is changed here, and nobody can change the plan meanwhile.

    The plan is kept before that, where anything is to be changed; nothing more comes of it where it cannot be.
    """

    said_note: QLabel
    progress: QProgressBar
    stop_button: QPushButton
    worked_out = Signal(object)

    def __init__(self, session: PlanSession, work: Work, parent: QWidget) -> None:
        super().__init__(parent)
        load_form(self, "deciding_many")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._work, self._looked_at = session, work, 0
        self._result: Decided | None = None
        self._steps = self._all_steps()
        self._slices = Slices(self)
        self.progress.setMaximum(work.items)
        self.setMinimumWidth(_WIDTH * self.fontMetrics().horizontalAdvance("m"))
        self.stop_button.clicked.connect(self.reject)

    def start(self) -> None:
        """Begin: a few are worked out at once, for many the dialog is shown."""
        if self._work.items <= _FEW:
            for _ in self._steps:
                pass
            if not self._changes or kept_before(self._session, self._work.why, self):
                self._hand_over()
            return
        self._tell()
        self.open()
        self._slices.run(self._steps, self._finish, self._tell)

    def reject(self) -> None:
        """Stop; nothing was changed by then."""
        self._slices.stop()
        self._result = None
        super().reject()

    def _all_steps(self) -> Iterator[None]:
        while True:
            try:
                self._looked_at = next(self._work.steps)
            except StopIteration as end:
                self._result = end.value
                return
            yield

    def _tell(self) -> None:
        self.said_note.setText(self._work.told.format(self._looked_at, self._work.items))
        self.progress.setValue(self._looked_at)

    @property
    def _changes(self) -> bool:
        return self._result is not None and bool(self._result.edit.changes)

    def _finish(self) -> None:
        """Keep the plan, and hand over what was worked out: each takes a moment, between which the window lives."""
        if not self._changes:
            self._hand_over()
            return
        self.said_note.setText(self.tr("The plan is kept as it is first …"))
        self.progress.setRange(0, 0)
        if kept_before(self._session, self._work.why, self):
            QTimer.singleShot(PAINTED, self, self._hand_over)
        else:
            self.accept()

    def _hand_over(self) -> None:
        if self._result:
            self.accept()
            self.worked_out.emit(self._result)
