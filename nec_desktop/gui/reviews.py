"""What came back to the plan that is open: read from the library, and brought together when somebody looks."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from nec_desktop.gui.alive import while_alive
from nec_desktop.gui.session import PlanSession
from nec_desktop.plan.review_registers import ANSWERS, REVIEW_REGISTERS

if TYPE_CHECKING:
    from nec_desktop.review.inbox import Count, Inbox
    from nec_desktop.review.kept import KeptReturn


class Reviews(QObject):
    """`changed`: something came back, or answers were given or taken back: those to items of these ids."""

    changed = Signal(object)

    def __init__(self, session: PlanSession) -> None:
        super().__init__(session)
        self.session = session
        self.returns: list[KeptReturn] = []
        self.problem = ""
        """Why what came back could not be read, empty where it could."""
        self._inbox: Inbox | None = None
        self._counts: dict[str, Count] | None = None
        self._is_behind = False
        """Whether the plan itself, and not only an answer, has changed since all was brought together."""
        session.changed.connect(self._follow)

    def read(self) -> None:
        """Read what came back from the library, in its thread."""
        plan_id = self.session.plan.id
        self.session.jobs.run(
            lambda library: library.returns(plan_id), while_alive(self, self._show), while_alive(self, self._tell)
        )

    @property
    def inbox(self) -> "Inbox":
        """Everything that reviewers said, as it is answered now."""
        if self._inbox is None:
            from nec_desktop.review.inbox import Inbox  # noqa: PLC0415 - a plan that nothing came back to needs none

            self._inbox = Inbox(self.session.plan, self.returns)
        return self._inbox

    @property
    def counts(self) -> "dict[str, Count]":
        """How much was said in each section, and how much of it is to be answered; counted once for all who ask."""
        if self._counts is None:
            self._counts = self.inbox.counts() if self.returns else {}
        return self._counts

    def catch_up(self) -> None:
        """Bring everything together anew, where something has changed in the plan that may be called otherwise now."""
        if self._is_behind:
            self._look_again()

    def _look_again(self) -> None:
        self._inbox, self._counts, self._is_behind = None, None, False

    def _show(self, returns: "list[KeptReturn]") -> None:
        self.returns, self.problem = returns, ""
        self._look_again()
        self.changed.emit(set())

    def _tell(self, sentence: str) -> None:
        self.problem = sentence
        self.changed.emit(set())

    def _follow(self, touched: Any) -> None:
        if not touched.first_parts <= REVIEW_REGISTERS.keys():
            self._is_behind = True
        if not touched.first_parts.isdisjoint(REVIEW_REGISTERS):
            self._counts = None
            self.changed.emit(set(touched.records.get(ANSWERS, ())))
