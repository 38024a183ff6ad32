"""The files that were taken in: what came with each, whose copy it is, and the way to take it out again."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QLabel, QListWidget, QPushButton, QWidget

from nec_desktop.actions.files import save_returned
from nec_desktop.gui.alive import while_alive
from nec_desktop.gui.ask import ask_to_leave
from nec_desktop.gui.file_places import beside_the_last
from nec_desktop.gui.forms import load_form
from nec_desktop.gui.guide import Guide
from nec_desktop.gui.reviews import Reviews
from nec_desktop.gui.taken_in import kept_html
from nec_desktop.library.library import Library
from nec_desktop.plan.words import count_words
from nec_desktop.review.kept import KeptReturn
from nec_desktop.review.known import count_items
from nec_desktop.review.rounds import copy_words, rounds_of


class FilesTakenIn(QDialog):
    """Shows the files of a plan, the last one first."""

    files: QListWidget
    said_note: QLabel
    report: Guide
    reviewer: QComboBox
    reviewer_button: QPushButton
    save_button: QPushButton
    remove_button: QPushButton
    close_button: QPushButton

    def __init__(self, reviews: Reviews, parent: QWidget) -> None:
        super().__init__(parent)
        load_form(self, "files_taken_in", Guide)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._reviews, self._session = reviews, reviews.session
        room = parent.window().size()
        self.resize(min(760, room.width() - 40), min(560, room.height() - 60))
        if line := self.reviewer.lineEdit():
            line.setAccessibleName(self.reviewer.accessibleName())
        self.files.setWordWrap(True)
        self.files.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.files.setMaximumHeight(6 * self.fontMetrics().lineSpacing())
        self.said_note.hide()
        self.files.currentRowChanged.connect(self._show_file)
        self.reviewer_button.clicked.connect(self._change_reviewer)
        self.save_button.clicked.connect(self._save)
        self.remove_button.clicked.connect(self._remove)
        self.close_button.clicked.connect(self.accept)
        reviews.changed.connect(self._fill)
        self._fill()

    @property
    def shown(self) -> KeptReturn | None:
        """The file that is shown, if there is one."""
        row, returns = self.files.currentRow(), self._reviews.returns
        return returns[len(returns) - 1 - row] if 0 <= row < len(returns) else None

    def _fill(self, _ids: object = None) -> None:
        row = max(0, self.files.currentRow())
        plan, words = self._session.plan, self.tr("{0} · the copy of {1} · {2}")
        with QSignalBlocker(self.files):
            self.files.clear()
            for kept in reversed(self._reviews.returns):
                copy = copy_words(plan, kept.snapshot.id, kept.snapshot.number)
                self.files.addItem(words.format(kept.name, kept.reviewer, copy))
            self.files.setCurrentRow(min(row, self.files.count() - 1))
        self._show_file()

    def _show_file(self, _row: int = 0) -> None:
        kept, plan = self.shown, self._session.plan
        self.report.show_html(kept_html(plan, kept) if kept else self.tr("<p>No file has been taken in.</p>"))
        expected = [name for each in rounds_of(plan) for name in each.reviewers]
        self.reviewer.clear()
        self.reviewer.addItems(list(dict.fromkeys([kept.reviewer, *expected] if kept else [])))
        for widget in (self.reviewer, self.reviewer_button, self.save_button, self.remove_button):
            widget.setEnabled(kept is not None)

    def _change_reviewer(self) -> None:
        kept, name = self.shown, self.reviewer.currentText().strip()
        if not kept or name == kept.reviewer:
            return
        if not name:
            self._say(self.tr("Write whose copy it is first."))
            return
        said = self.tr("“{0}” counts as the copy of {1} now. What is signed in it keeps its author.").format(
            kept.name, name
        )
        self._do(lambda library: library.set_reviewer(kept.id, name), said)

    def _save(self) -> None:
        kept = self.shown
        if not kept:
            return
        target, _ = QFileDialog.getSaveFileName(self, self.tr("Save the file as it came"), beside_the_last(kept.name))
        if target:
            said = self.tr("Saved as {0}.").format(target)
            self._do(lambda library: save_returned(library, kept.id, Path(target)), said)

    def _remove(self) -> None:
        kept = self.shown
        if not kept:
            return
        what = self.tr("Take “{0}” out of this plan?").format(kept.name)
        things = count_words(count_items(kept.returned), self.tr("thing"))
        why = self.tr(
            "The {0} that came with it leave the review desk, and the library’s own copy of the file goes: save it "
            "first if you have no other. Ctrl+Z does not bring it back; taking the file in again does. Your plan’s "
            "text, and what you have decided, stay as they are."
        ).format(things)
        if ask_to_leave(self, what, why, self.tr("Keep the file"), self.tr("Take it out")):
            said = self.tr("“{0}” was taken out.").format(kept.name)
            self._do(lambda library: library.remove_return(kept.id), said)

    def _do(self, work: Callable[[Library], None], said: str) -> None:
        """Do something to a file in the library, and say that it was done."""

        def done(_result: object) -> None:
            self._say(said)
            self._reviews.read()

        self._session.jobs.run(work, while_alive(self, done), while_alive(self, self._say))

    def _say(self, words: str) -> None:
        self.said_note.setText(words)
        self.said_note.show()
