"""The ways by which returned files get in: asked for, or dropped onto the plan."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from nec_desktop.gui.desk import Desk
    from nec_desktop.gui.take_in import TakeIn


class TakingIn(QObject):
    """Takes files in for a desk. What comes of it is told in a dialog."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk
        desk.setAcceptDrops(True)
        desk.installEventFilter(self)

    def ask(self) -> None:
        """Ask for files, and take them in."""
        title = self.tr("Take in reviewed files")
        names, _ = QFileDialog.getOpenFileNames(self._desk, title, "", self.tr("Word files (*.docx);;All files (*)"))
        if names:
            self.take([Path(name) for name in names])

    def take(self, files: Sequence[Path]) -> "TakeIn":
        """Take files in, and tell what came of each."""
        dialog = self._dialog()
        dialog.open()
        dialog.take(files)
        return dialog

    def show_reports(self) -> None:
        """Show what came with the files that were taken in before."""
        dialog = self._dialog()
        dialog.show_reports(self._desk.reviews.returns)
        dialog.open()

    def _dialog(self) -> "TakeIn":
        from nec_desktop.gui.take_in import TakeIn  # noqa: PLC0415 - the reader of Word files is not for every start

        dialog = TakeIn(self._desk.reviews, self._desk)
        dialog.review.connect(self._desk.show_review)
        return dialog

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let Word files be dropped onto the desk."""
        if isinstance(event, QDragEnterEvent) and _files(event.mimeData()):
            event.acceptProposedAction()
            return True
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop and (files := _files(event.mimeData())):
            event.acceptProposedAction()
            self.take(files)
            return True
        return super().eventFilter(watched, event)


def _files(dragged: QMimeData) -> list[Path]:
    """Return the Word files among what is dragged; whether they can be read is said when they are."""
    paths = [Path(url.toLocalFile()) for url in dragged.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() == ".docx"]
