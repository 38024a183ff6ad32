"""Many suggestions accepted at once: what that does is worked out bit by bit, and can be stopped, before it is done."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QLabel, QProgressBar, QPushButton, QWidget

from nec_desktop.gui.forms import load_form
from nec_desktop.gui.slices import PAINTED, Slices
from nec_desktop.review.deciding import AcceptedAll, accepting
from nec_desktop.review.inbox import Inbox
from nec_desktop.review.items import Item

_FEW = 20
"""Suggestions that are worked out before anybody could press Stop."""
_WIDTH = 30
"""Of the dialog, in broad letters."""


class AcceptingAll(QDialog):
    """`worked_out` carries an AcceptedAll. Nothing is changed here, and nobody can change the plan meanwhile.

    keep: is called before that, where anything is to be changed; nothing more comes of it where that gives False.
    """

    said_note: QLabel
    progress: QProgressBar
    stop_button: QPushButton
    worked_out = Signal(object)

    def __init__(self, inbox: Inbox, items: Sequence[Item], keep: Callable[[], bool], parent: QWidget) -> None:
        super().__init__(parent)
        load_form(self, "accepting_all")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._count, self._looked_at = len(items), 0
        self._result: AcceptedAll | None = None
        self._keep = keep
        self._steps = self._all_steps(inbox, items)
        self._slices = Slices(self)
        self.progress.setMaximum(self._count)
        self.setMinimumWidth(_WIDTH * self.fontMetrics().horizontalAdvance("m"))
        self.stop_button.clicked.connect(self.reject)

    def start(self) -> None:
        """Begin: a few are worked out at once, for many the dialog is shown."""
        if self._count <= _FEW:
            for _ in self._steps:
                pass
            if self._is_kept():
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

    def _all_steps(self, inbox: Inbox, items: Sequence[Item]) -> Iterator[None]:
        steps = accepting(inbox, items)
        while True:
            try:
                self._looked_at = next(steps)
            except StopIteration as end:
                self._result = end.value
                return
            yield

    def _tell(self) -> None:
        self.said_note.setText(
            self.tr("{0:,} of {1:,} suggestions are worked out …").format(self._looked_at, self._count)
        )
        self.progress.setValue(self._looked_at)

    def _finish(self) -> None:
        """Keep the plan, and hand over what was worked out: each takes a moment, between which the window lives."""
        if self._is_kept():
            QTimer.singleShot(PAINTED, self, self._hand_over)
        else:
            self.accept()

    def _is_kept(self) -> bool:
        return self._result is not None and (not self._result.edit.changes or self._keep())

    def _hand_over(self) -> None:
        if self._result:
            self.accept()
            self.worked_out.emit(self._result)
