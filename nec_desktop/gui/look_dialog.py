"""Choose the look of Word documents: a file of the force's, seen in words and in a sample before it is adopted."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QPushButton, QTextBrowser, QWidget

from nec_desktop.actions.looks import adopt_look, drop_look, kept_look, look_of, own_look
from nec_desktop.gui.alive import while_alive
from nec_desktop.gui.file_places import beside_the_last
from nec_desktop.gui.forms import load_form, make_main
from nec_desktop.gui.guide import Guide
from nec_desktop.gui.jobs import Jobs

if TYPE_CHECKING:
    from nec_desktop.word.look import ForceLook

_SIZE = QSize(980, 660)


class LookDialog(QDialog):
    """Nothing is changed before Adopt is pressed."""

    note: QLabel
    shown_name: QLabel
    error: QLabel
    report: Guide
    sample: QTextBrowser
    choose_button: QPushButton
    own_button: QPushButton
    cancel_button: QPushButton
    adopt_button: QPushButton

    def __init__(self, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent)
        load_form(self, "look_dialog", Guide)
        self.resize(_SIZE.boundedTo(self.screen().availableSize() * 0.9))
        self._jobs = jobs
        self._look: ForceLook | None = None
        self._is_own = False
        make_main(self.adopt_button)
        self.error.setObjectName("error")
        self.shown_name.setObjectName("heading")
        self.error.hide()
        self.sample.setOpenLinks(False)
        self.choose_button.clicked.connect(self._ask_for_file)
        self.own_button.clicked.connect(self.show_own)
        self.cancel_button.clicked.connect(self.reject)
        self.adopt_button.clicked.connect(self.accept)
        self.adopt_button.setEnabled(False)
        self._in_use = ""
        self._think(lambda: kept_look(jobs.workspace) or own_look(), self._show_kept)
        self.choose_button.setFocus()

    def show_file(self, path: Path) -> None:
        """Show what a file's look would be; a file that cannot be used is refused with a sentence."""
        self._work(self.tr("Reading {0} …").format(path.name), lambda: look_of(path), self._offer)

    def show_own(self) -> None:
        """Show the program's own look, to go back to."""
        self._work("", own_look, lambda look: self._offer(look, own=True))

    def accept(self) -> None:
        """Adopt the look that is shown, and close when that is done."""
        look, workspace = self._look, self._jobs.workspace
        if look is None:
            return
        work = (lambda: drop_look(workspace)) if self._is_own else (lambda: adopt_look(workspace, look))
        self._work(self.tr("Adopting the look …"), work, lambda _: super(LookDialog, self).accept())

    def _ask_for_file(self) -> None:
        kinds = self.tr("Word (*.docx *.dotx);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("A Word file of your force"), beside_the_last(), kinds)
        if name:
            self.show_file(Path(name))

    def _work(self, words: str, work: Callable[[], object], done: Callable[["ForceLook"], None]) -> None:
        self.error.hide()
        if words:
            self.shown_name.setText(words)
        self._think(work, done)

    def _think(self, work: Callable[[], object], done: Callable[["ForceLook"], None]) -> None:
        self._jobs.think(work, while_alive(self, done), while_alive(self, self._refuse))

    def _offer(self, look: "ForceLook", *, own: bool = False) -> None:
        self._look, self._is_own = look, own
        self._show(look)
        self.shown_name.setText(self.tr("Not yet in use: {0}").format(look.name))
        self.adopt_button.setEnabled(True)
        self.adopt_button.setFocus()

    def _show_kept(self, look: "ForceLook") -> None:
        self._show(look)
        self._in_use = self.tr("In use: {0}").format(look.name)
        self.shown_name.setText(self._in_use)

    def _show(self, look: "ForceLook") -> None:
        from nec_desktop.gui.look_sample import report_html, show_sample  # noqa: PLC0415 - not before it is needed

        self.report.show_html(report_html(look))
        show_sample(self.sample, look)

    def _refuse(self, sentence: str) -> None:
        """Say why this cannot be; the look stays, and so does what could be adopted."""
        self.shown_name.setText(self.tr("Not yet in use: {0}").format(self._look.name) if self._look else self._in_use)
        self.error.setText(sentence)
        self.error.show()
        self.choose_button.setFocus()
