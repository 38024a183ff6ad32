"""Remove personal data: where words stand, and the one question before they are taken out for good."""

from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
)

from nec_desktop.actions.remove_personal import Standing, find_personal, left_words, remove_personal, sorts
from nec_desktop.gui.alive import while_alive
from nec_desktop.gui.ask import ask_to_leave
from nec_desktop.gui.forms import load_form
from nec_desktop.gui.line_list import add_heading
from nec_desktop.gui.session import PlanSession
from nec_desktop.gui.tell import tell
from nec_desktop.plan.blanking import Blanking
from nec_desktop.plan.places import page_name
from nec_desktop.plan.texts import reading_order
from nec_desktop.plan.words import count_words
from nec_desktop.translation import tr

if TYPE_CHECKING:
    from nec_desktop.actions.workspace import Workspace
    from nec_desktop.gui.main_window import MainWindow
    from nec_desktop.library.library import Library
    from nec_desktop.plan.plan import Plan


class RemovePersonal(QDialog):
    """Shows where words stand in the plan that is open, or in all plans, and takes them out.

    The plan is closed for it and opened again, so that neither its texts nor its undo bring the words back.
    """

    title: QLabel
    why_note: QLabel
    words: QLineEdit
    find_button: QPushButton
    everywhere: QCheckBox
    count_note: QLabel
    places: QListWidget
    cancel_button: QPushButton
    remove_button: QPushButton

    def __init__(self, window: "MainWindow", session: PlanSession, words: str = "") -> None:
        super().__init__(window)
        load_form(self, "remove_personal")
        self.setWindowTitle(self.title.text())
        self.resize(QSize(720, 560).boundedTo(window.size() - QSize(40, 60)))
        self._window, self._session, self._jobs = window, session, session.jobs
        self._asked = 0
        self._standing: Standing | None = None
        self.title.setObjectName("title")
        self.why_note.setObjectName("caption")
        self.find_button.setAutoDefault(False)
        self.remove_button.setAutoDefault(False)
        self.remove_button.setEnabled(False)
        self.words.setText(words)
        self.words.textChanged.connect(self._forget)
        self.words.returnPressed.connect(self.look)
        self.everywhere.toggled.connect(self._forget)
        self.find_button.clicked.connect(self.look)
        self.cancel_button.clicked.connect(self.reject)
        self.cancel_button.setAutoDefault(False)
        self.remove_button.clicked.connect(self.remove)
        if words:
            self.look()

    # -- where the words stand

    def look(self) -> None:
        """Look where the words stand, and show it."""
        self._forget()
        work = partial(_found, self._jobs.workspace, self.words.text(), self._plan())
        self.count_note.setText(self.tr("Looking through the plan and all that is kept of it…"))
        asked = self._asked

        def done(standing: Standing) -> None:
            if asked == self._asked:
                self._show(standing)

        def failed(sentence: str) -> None:
            if asked == self._asked:
                self.count_note.setText(sentence)

        self._jobs.run(work, while_alive(self, done), while_alive(self, failed))

    def _plan(self) -> "Plan | None":
        return None if self.everywhere.isChecked() else self._session.plan

    def _forget(self) -> None:
        """Show nothing of words that are no longer those asked for."""
        self._asked += 1
        self._standing = None
        self.remove_button.setEnabled(False)
        self.remove_button.setText(self.tr("&Remove…"))
        self.places.clear()
        self.count_note.clear()

    def _show(self, standing: Standing) -> None:
        self._standing = standing
        places = count_words(standing.total, self.tr("place"))
        self.count_note.setText(
            self.tr("They stand in {0}.").format(places) if standing.total else self.tr("They stand nowhere.")
        )
        for words in self._lines(standing):
            self.places.addItem(words)
        add_heading(self.places, self.tr("Out of reach, or left as it is"))
        for words in (*left_words(standing, self._jobs.workspace.folder), *standing.out_of_reach):
            self.places.addItem(words)
        self.remove_button.setEnabled(bool(standing.total))
        if standing.total:
            self.remove_button.setText(self.tr("&Remove from {0}…").format(places))

    def _lines(self, standing: Standing) -> Iterator[str]:
        for what, where in sorts().items():
            if count := standing.here.of(what):
                yield f"{count} {where}"
            if what == "text":
                yield from (f"      {name}: {here}" for name, here in self._names(standing).items())
        copies = sum(count for file, count in standing.files.counts.items() if file in standing.files.copies)
        if copies:
            files = count_words(len(standing.files.copies), self.tr("backup"))
            yield self.tr("{0} in {1}, which are written anew").format(copies, files)
        if others := standing.files.total - copies:
            yield self.tr("{0} in other files of your data folder").format(others)
        if standing.elsewhere:
            yield self.tr("{0} in other plans, which stay unless you tick “In all plans”").format(standing.elsewhere)

    def _names(self, standing: Standing) -> Counter[str]:
        """Return how often the words stand in the fields of the plan that is open, in reading order."""
        plan, found = self._session.plan, Counter[str]()
        here = {address: count for (of, address), count in standing.here.addresses.items() if of == plan.id}
        for address in sorted(here, key=reading_order(plan)):
            page, field = plan.page_of(address), plan.field_at(address)
            parts = (page_name(page) if page else "", field.label if field else "")
            found[", ".join(part for part in parts if part) or address] += here[address]
        return found

    # -- removing

    def remove(self) -> None:
        """Ask once, with how many places there are, and take the words out."""
        if self._standing is None:
            return
        words, plan_id = self.words.text(), self._session.plan.id
        places = count_words(self._standing.total, self.tr("place"))
        why = self.tr("This cannot be undone, and no earlier text, version or backup brings the words back.")
        what = self.tr("Remove “{0}” from {1}?").format(words, places)
        if not ask_to_leave(self, what, why, self.tr("Keep the words"), self.tr("Remove for good")):
            return
        window, jobs = self._window, self._jobs
        work = partial(_removed, jobs.workspace, words, self._plan())
        window.show_start()
        if window.desk is not None:  # something there could not be saved, and the person stays
            return
        self.accept()
        window.kept_steps.forget()
        _clear_clipboard(words)
        window.setEnabled(False)

        def back(sentence: str, report: str = "") -> None:
            window.setEnabled(True)
            window.continue_plan(plan_id)
            tell(window, sentence, report=report)

        def done(standing: Standing) -> None:
            back(_told(standing), "\n\n".join((*left_words(standing, jobs.workspace.folder), *standing.out_of_reach)))

        jobs.run(work, done, back)


def ask_what_to_remove(window: "MainWindow", words: str = "") -> None:
    """Show the dialog for the plan that is open, beginning with `words`."""
    if window.desk is None or not window.desk.may_leave():
        return
    dialog = RemovePersonal(window, window.desk.session, words)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def _found(workspace: "Workspace", words: str, plan: "Plan | None", library: "Library") -> Standing:
    return find_personal(workspace, library, words, plan)


def _removed(workspace: "Workspace", words: str, plan: "Plan | None", library: "Library") -> Standing:
    return remove_personal(workspace, library, words, plan)


def _clear_clipboard(words: str) -> None:
    clipboard = QGuiApplication.clipboard()
    if Blanking(words).stretches(clipboard.text()):
        clipboard.clear()


def _told(standing: Standing) -> str:
    return tr("The words were removed from {0}.").format(count_words(standing.total, tr("place")))
