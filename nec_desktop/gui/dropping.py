"""Word files that are dropped anywhere on the window, whatever they fall on: no text takes in a file's path instead."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from nec_desktop.gui.main_window import MainWindow


class Dropping(QObject):
    """Takes files in for the plan that is open; `refused` carries a sentence where none is. Whatever else is dropped is
    left to what it falls on.

    The window's own surface is watched, since each widget would otherwise have its say before the window does.
    """

    refused = Signal(str)

    def __init__(self, window: "MainWindow") -> None:
        """Watch a window that is on the screen."""
        super().__init__(window)
        self._window = window
        if surface := window.windowHandle():
            surface.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take Word files, unless a dialog is to be answered first."""
        if not isinstance(event, QDropEvent) or not (files := _word_files(event.mimeData())):
            return super().eventFilter(watched, event)
        if QApplication.activeModalWidget():
            event.ignore()
            return True
        event.acceptProposedAction()
        if not isinstance(event, QDragMoveEvent):
            self.take(files)
        return True

    def take(self, files: list[Path]) -> None:
        """Take files in for the plan that is open, however they were given to the window."""
        if desk := self._window.desk:
            desk.taking_in.take(files)
        else:
            self.refused.emit(self.tr("Open the plan that this is a copy of, and drop the file there to take it in."))


def _word_files(dragged: QMimeData) -> list[Path]:
    """Return the Word files among what is dragged; whether they can be read is said when they are."""
    paths = [Path(url.toLocalFile()) for url in dragged.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() == ".docx"]
