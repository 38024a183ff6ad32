"""Which look Word documents have, and the way to change it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from nec_desktop.actions.looks import kept_look
from nec_desktop.gui.alive import while_alive
from nec_desktop.gui.jobs import Jobs

if TYPE_CHECKING:
    from nec_desktop.gui.look_dialog import LookDialog
    from nec_desktop.word.look import ForceLook


class LookRow(QWidget):
    """The name of the look, and a button. It is read in another thread, since Word files take a while to open."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs: Jobs | None = None
        self.name = QLabel(wordWrap=True)
        self.change_button = QPushButton(self.tr("Chan&ge…"))
        self.change_button.setAutoDefault(True)
        self.change_button.setAccessibleName(self.tr("Change the look"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.name)
        row.addWidget(self.change_button)
        row.addStretch(1)
        self.change_button.clicked.connect(self.change)

    def of(self, jobs: Jobs) -> None:
        """Show the look that is kept in the data folder of `jobs`, whenever this is shown."""
        self._jobs = jobs

    def refresh(self) -> None:
        """Read the look that is kept."""
        jobs = self._jobs
        if jobs:
            jobs.think(
                lambda: kept_look(jobs.workspace), while_alive(self, self._show), while_alive(self, self.name.setText)
            )

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Read it again: it may have been changed by the command line, or in Word."""
        super().showEvent(event)
        self.refresh()

    def change(self) -> "LookDialog | None":
        """Open the dialog that changes it."""
        from nec_desktop.gui.look_dialog import LookDialog  # noqa: PLC0415 - opened by few

        if self._jobs is None:
            return None
        dialog = LookDialog(self._jobs, self.window())
        dialog.finished.connect(dialog.deleteLater)
        dialog.accepted.connect(self.changed)
        dialog.finished.connect(lambda _: self._come_back())
        dialog.open()
        return dialog

    def _come_back(self) -> None:
        self.refresh()  # after what the dialog has begun, even if it was closed meanwhile: one thread does both
        self.change_button.setFocus()

    def _show(self, look: "ForceLook | None") -> None:
        self.name.setText(look.name if look else self.tr("The program’s own"))
