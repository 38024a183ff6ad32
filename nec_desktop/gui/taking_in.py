"""Returned files get in: asked for by a dialog, or handed over by whoever has them."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from nec_desktop.gui.file_places import beside_the_last

if TYPE_CHECKING:
    from nec_desktop.gui.desk import Desk
    from nec_desktop.gui.files_taken_in import FilesTakenIn
    from nec_desktop.gui.take_in import TakeIn


class TakingIn(QObject):
    """Takes files in for a desk. What comes of it is told in a dialog."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk

    def ask(self) -> None:
        """Ask for files, and take them in."""
        title = self.tr("Choose the files that came back")
        kinds = self.tr("Word files (*.docx);;All files (*)")
        names, _ = QFileDialog.getOpenFileNames(self._desk, title, beside_the_last(), kinds)
        if names:
            self.take([Path(name) for name in names])

    def take(self, files: Sequence[Path]) -> "TakeIn":
        """Take files in, and tell what came of each."""
        dialog = self._dialog()
        dialog.open()
        dialog.take(files)
        return dialog

    def show_files(self) -> "FilesTakenIn":
        """Show the files that were taken in before, with what came with each."""
        from nec_desktop.gui.files_taken_in import FilesTakenIn  # noqa: PLC0415

        dialog = FilesTakenIn(self._desk.reviews, self._desk)
        dialog.open()
        return dialog

    def _dialog(self) -> "TakeIn":
        from nec_desktop.gui.take_in import TakeIn  # noqa: PLC0415 - the reader of Word files is not for every start

        dialog = TakeIn(self._desk.reviews, self._desk)
        dialog.review.connect(self._desk.show_review)
        return dialog
