"""Backups made while the window is open and when it is closed, and what is said and done about a damaged library."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from nec_desktop.gui.jobs import Jobs

if TYPE_CHECKING:
    from nec_desktop.gui.main_window import MainWindow
    from nec_desktop.gui.restore_page import RestorePage
    from nec_desktop.library.library import Library

# What is imported inside a function here is what the first picture of the window does without.

Work = Callable[[], str]
"""Done while no library is open; returns a sentence about what was done."""


class Recovery(QObject):
    """`again` carries work that is to be done when this window is closed; then the window opens anew."""

    again = Signal(object)
    BACK_UP_EVERY, PLACE_PAUSE, LOOK_AFTER = 10 * 60 * 1000, 1000, 500
    """Milliseconds between two backups of what is being written, after a save until the place is remembered, and after
    the opening until all of the library is read to see whether it is whole: the list of plans comes first."""

    def __init__(self, window: "MainWindow", jobs: Jobs) -> None:
        super().__init__(window)
        self._window, self._jobs = window, jobs
        self._page: RestorePage | None = None
        self._is_open = False
        self._trouble = self._told = ""
        self._timer = QTimer(self, interval=self.BACK_UP_EVERY)
        self._timer.timeout.connect(self._back_up)
        self._place_timer = QTimer(self, singleShot=True, interval=self.PLACE_PAUSE)
        self._place_timer.timeout.connect(self._keep_place)
        window.start.backups_button.clicked.connect(self.show_backups)
        window.painted.connect(self._begin)

    def _begin(self) -> None:
        self._jobs.when_open(self._opened, lambda _sentence: None)

    def _opened(self, _library: object) -> None:
        self._is_open = True
        self._timer.start()

        def look_back(library: "Library") -> str:
            if library.recovered is None:
                return ""
            from nec_desktop.actions.recovery import recovered_words  # noqa: PLC0415

            return recovered_words(self._jobs.workspace, library)

        self._jobs.run(look_back, self._tell, self._show_trouble)
        QTimer.singleShot(self.LOOK_AFTER, self, self._look_for_damage)

    def _look_for_damage(self) -> None:
        self._jobs.run_apart(_damage, self._show_trouble, self._show_trouble)

    def _tell(self, sentence: str) -> None:
        if sentence:
            self._window.start.notices.append(sentence)
            self._window.start.refresh()

    def tell(self, sentence: str) -> None:
        """Say above the list of plans what was done when this window was opened anew."""
        if sentence:
            self._window.start.notices.append(sentence)

    def _show_trouble(self, sentence: str) -> None:
        if sentence:
            self.show_damaged(sentence)

    # -- the page of backups

    def show_backups(self) -> None:
        """Show the backups there are; of a library that is damaged, what can be done about it as well."""
        self._window.show_start()
        if self._window.desk is None:
            self._show_page()

    def show_damaged(self, sentence: str) -> None:
        """Show what can be done about a library that cannot be opened, or not all of it."""
        self._window.show_start()
        if self._window.desk is None:
            self._trouble = sentence
            self._show_page()

    def _show_page(self) -> None:
        if self._page is None:
            from nec_desktop.gui.restore_page import RestorePage  # noqa: PLC0415

            self._page = RestorePage(self._jobs)
            self._page.again.connect(self.again)
            self._page.closed.connect(self._leave_page)
            self._page.told.connect(lambda sentence: self._window.statusBar().showMessage(sentence, 10000))
            self._page.failed.connect(self._say)
            self._window.screens.addWidget(self._page)
        self._window.screens.setCurrentWidget(self._page)
        self._page.begin(self._trouble, is_open=self._is_open)

    def _leave_page(self) -> None:
        if self._is_open:
            self._window.show_start()
        else:
            self._window.close()

    def _say(self, sentence: str) -> None:
        from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415

        from nec_desktop.gui.tell import tell  # noqa: PLC0415

        tell(self._window, sentence, QMessageBox.Icon.Warning)

    # -- while one writes, and at the end

    def remember_place(self) -> None:
        """Remember where the person is, soon: after a crash the window opens there."""
        self._place_timer.start()

    def _keep_place(self) -> None:
        if self._window.desk:
            self._window.desk.remember()

    def _back_up(self) -> None:
        self._jobs.run_apart(self._backing_up, lambda _made: self._say_once(""), self._say_once)

    def _backing_up(self, _library: "Library") -> object:
        from nec_desktop.actions.backups import back_up_if_changed  # noqa: PLC0415

        return back_up_if_changed(self._jobs.workspace)

    def _say_once(self, sentence: str) -> None:
        """Say why there is no backup; not every ten minutes, if nothing else is wrong than before."""
        if sentence and sentence != self._told:
            self._say(self.tr("{0}\n\nWhat you write is saved all the same.").format(sentence))
        self._told = sentence

    def may_close(self) -> bool:
        """Back up what was written; where that fails, say why, and return False where the person stays."""
        while self._is_open and not self._trouble:
            sentence = self._back_up_now()
            if not sentence:
                break
            answer = self._ask(sentence)
            if answer != "again":
                return answer == "close"
        return True

    def _back_up_now(self) -> str:
        """Back up while the window stays alive; return a sentence where it failed, empty where all is well."""
        from PySide6.QtCore import QEventLoop  # noqa: PLC0415

        loop, failures = QEventLoop(), list[str]()

        def failed(sentence: str) -> None:
            failures.append(sentence)
            loop.quit()

        self._window.statusBar().showMessage(self.tr("Backing up…"))
        self._window.setEnabled(False)
        self._jobs.run_apart(self._backing_up, lambda _made: loop.quit(), failed)
        loop.exec()
        self._window.setEnabled(True)
        self._window.statusBar().clearMessage()
        return "".join(failures)

    def _ask(self, sentence: str) -> str:
        """Return what the person chose: "again", "close" or "stay"."""
        from nec_desktop.gui.ask import Role, ask  # noqa: PLC0415

        what = self.tr("There is no backup of today’s changes.")
        why = self.tr("{0}\n\nWhat you wrote is saved; only the backup is missing.").format(sentence)
        answers = {
            "again": (self.tr("Try again"), Role.AcceptRole),
            "close": (self.tr("Close without a backup"), Role.DestructiveRole),
            "stay": (self.tr("Stay"), Role.RejectRole),
        }
        return ask(self._window, what, why, answers, first="again", escape="stay")


def _damage(library: "Library") -> str:
    from nec_desktop.actions.recovery import damage_words  # noqa: PLC0415

    return damage_words(library)
