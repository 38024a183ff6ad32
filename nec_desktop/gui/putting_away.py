"""How a window lets go of a plan, and closes: only when everything that was written is on the disk."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from nec_desktop.gui.desk import Desk
    from nec_desktop.gui.main_window import MainWindow
    from nec_desktop.gui.session import PlanSession

# What is imported inside a function here is what the first picture of the window does without.


class PuttingAway(QObject):
    """Puts plans away for a window, one after another."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._is_making = self._has_failed = False
        self._gone: list[QObject] = []
        """What is thrown away when the long edit that is being made is done."""

    def follow(self, session: "PlanSession") -> None:
        """Notice when a long edit is being made in a plan that was opened."""
        session.making.connect(self._follow)

    def may_put_away(self, desk: "Desk") -> bool:
        """Save what is written; False where that could not be done, or something is still being made, and one stays."""
        if not (desk.may_leave() and desk.screens.may_put_away()):
            return False
        desk.session.finish_saving()
        if desk.session.is_saved:
            return True
        what = self.tr("Your last changes could not be saved.")
        why = self.tr("Stay, and mend what is in the way (see the line at the bottom); or leave, and lose them.")
        return self._ask(what, why, self.tr("Leave and lose them"))

    def throw_away(self, desk: "Desk") -> None:
        """Throw away all that showed a plan; while a long edit is made, when whoever asked for that is done."""
        self._gone += [desk, desk.session]
        if not self._is_making:
            self._let_go()

    def may_close(self, close: Callable[[], bool]) -> bool:
        """Return what `close` says. Where a fault of ours is in its way, nothing is closed; the next time it is asked
        whether to close all the same.
        """
        if self._has_failed:
            self._has_failed = False
            what = self.tr("NEC Desktop made a mistake when it was to be closed.")
            why = self.tr(
                "Stay, and copy what you wrote last, unless the line at the bottom says that it is saved; or close all "
                "the same, and lose what is not saved."
            )
            return self._ask(what, why, self.tr("Close all the same"))
        try:
            return close()
        except Exception:
            self._has_failed = True
            raise

    def _ask(self, what: str, why: str, leave: str) -> bool:
        from nec_desktop.gui.ask import ask_to_leave  # noqa: PLC0415

        return ask_to_leave(self._window, what, why, self.tr("Stay"), leave)

    def _follow(self, _label: str, percent: int) -> None:
        self._is_making = percent < 100
        if not self._is_making:
            QTimer.singleShot(0, self, self._let_go)

    def _let_go(self) -> None:
        for each in self._gone:
            each.deleteLater()
        self._gone.clear()
