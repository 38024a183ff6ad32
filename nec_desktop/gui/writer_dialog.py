"""Who is writing: name and post, asked once, on a quiet line of the start page; either may be left out."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QWidget

from nec_desktop.actions.writer import LONGEST, Writer, change_writer, read_writer
from nec_desktop.gui.alive import while_alive
from nec_desktop.gui.forms import load_form, make_main
from nec_desktop.gui.jobs import Jobs

if TYPE_CHECKING:
    from nec_desktop.library.library import Library


class WriterDialog(QDialog):
    """Asks for name and post; `told` says that they are kept."""

    name: QLineEdit
    post: QLineEdit
    note: QLabel
    cancel_button: QPushButton
    save_button: QPushButton
    told = Signal()

    def __init__(self, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent)
        load_form(self, "writer_dialog")
        self._jobs = jobs
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.note.setObjectName("caption")
        make_main(self.save_button)
        self.resize(480, self.sizeHint().height())
        known = read_writer(jobs.workspace.folder)
        for line, text in ((self.name, known.name), (self.post, known.post)):
            line.setMaxLength(LONGEST)
            line.setText(text)
        self.cancel_button.clicked.connect(self.reject)
        self.save_button.clicked.connect(self._save)
        self.name.setFocus()

    def _save(self) -> None:
        writer, workspace = Writer(self.name.text(), self.post.text()), self._jobs.workspace

        def keep(library: "Library") -> Writer:
            return change_writer(workspace, library, writer)

        def done(_kept: Writer) -> None:
            self.told.emit()
            self.accept()

        self._jobs.run(keep, while_alive(self, done), while_alive(self, self.note.setText))
