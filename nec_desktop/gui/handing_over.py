"""The ways by which plans go to colleagues and come from them: the menu, the start page, files given to the window."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from nec_desktop.actions.unpacking import Offer
    from nec_desktop.gui.desk import Desk
    from nec_desktop.gui.jobs import Jobs
    from nec_desktop.gui.main_window import MainWindow
    from nec_desktop.library.library import Library
    from nec_desktop.plan.plan import Plan

# What is imported inside a function here is what the first picture of the window does without.


class HandingOver(QObject):
    """Hands plans over for a window, and shows what came."""

    def __init__(self, window: "MainWindow", jobs: "Jobs") -> None:
        super().__init__(window)
        self._window, self._jobs = window, jobs
        self._opened: tuple[str, datetime] | None = None
        """The plan that was open when a file came, and since when."""

    def ask(self) -> None:
        """Ask for a file that a colleague sent, and show what is in it."""
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415

        from nec_desktop.gui.file_places import beside_the_last  # noqa: PLC0415

        title = self.tr("Open a colleague’s file")
        name, _ = QFileDialog.getOpenFileName(
            self._window, title, beside_the_last(), self.tr("Plans handed over (*.necplan);;All files (*)")
        )
        if name:
            self.show_file(Path(name))

    def show_file(self, path: Path) -> None:
        """Show what a file holds and would change here. What is being written is put away first."""

        def look(library: "Library") -> "Offer":
            from nec_desktop.actions.unpacking import inspect  # noqa: PLC0415

            return inspect(self._jobs.workspace, library, path)

        session = self._window.session
        self._opened = (session.plan.id, session.opened) if session else None
        self._window.show_start()
        if self._window.desk is None:
            self._jobs.run(look, self._show, self._tell)

    def _show(self, offer: "Offer") -> None:
        from nec_desktop.gui.offer_dialog import OfferDialog  # noqa: PLC0415

        dialog = OfferDialog(self._jobs, offer, self._window)
        dialog.taken.connect(lambda plan_id: self._open(plan_id, offer))
        dialog.open()

    def _open(self, plan_id: str, offer: "Offer") -> None:
        """Open what was taken over; where it was brought together with a plan that was here, it can be taken back."""
        window, mine = self._window, offer.mine

        def say(_screen: int) -> None:
            if window.desk is None:
                return
            window.screens.currentChanged.disconnect(say)
            if mine is None or window.desk.session.plan.id != mine.id or plan_id != mine.id:
                return
            from nec_desktop.gui.offer_words import back_edit, taken_words  # noqa: PLC0415

            if self._opened and self._opened[0] == mine.id:
                window.desk.session.opened = self._opened[1]  # it was put away only to bring the two together
            back = back_edit(offer, window.desk.session.plan)
            window.desk.head.show_taken(back, taken_words(offer, back))

        window.screens.currentChanged.connect(say)
        window.open_plan(plan_id)

    def hand_over(self, desk: "Desk") -> None:
        """Ask how the open plan is handed over."""
        from nec_desktop.gui.hand_over_dialog import HandOverDialog  # noqa: PLC0415

        desk.flush()
        HandOverDialog(desk.session, self._window).open()

    def may_write(self, plan: "Plan") -> bool:
        """Ask before a plan is opened that somebody else has; True where nobody has, or the person says so."""
        from nec_desktop.gui.ask import ask_to_leave  # noqa: PLC0415
        from nec_desktop.plan.lending import is_with, lent_to  # noqa: PLC0415

        holder = lent_to(plan)
        if not holder or is_with(plan, self._jobs.workspace.writer):
            return True
        opened = ask_to_leave(
            self._window,
            self.tr("“{0}” is with {1}.").format(plan.title, holder),
            self.tr(
                "Whoever has it writes on in a file of their own. What you write here meanwhile is brought together "
                "with that when it comes back, and where both of you changed the same words you are asked."
            ),
            self.tr("Leave it closed"),
            self.tr("Open it all the same"),
        )
        if not opened:
            self._window.show_start()
        return opened

    def _tell(self, sentence: str) -> None:
        from nec_desktop.gui.tell import tell  # noqa: PLC0415

        tell(self._window, sentence)
