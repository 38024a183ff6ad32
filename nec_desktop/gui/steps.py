"""What undo and redo would do in a plan: kept while the plan is put away, as long as the window is open."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from nec_desktop.gui.session import PlanSession
    from nec_desktop.plan.plan import Edit
    from nec_desktop.plan.values import Content


class Steps(NamedTuple):
    """The edits that undo and redo would make, each with the next one last."""

    undo: list["Edit"]
    redo: list["Edit"]


class KeptSteps:
    """The steps of plans that were put away. They fit a plan only as it was left: where it differs, none comes back."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[Mapping[str, Content], Steps]] = {}

    def keep(self, session: "PlanSession") -> None:
        """Keep the steps of a plan that is put away."""
        self._kept[session.plan.id] = session.plan.values, session.steps

    def give_back(self, session: "PlanSession") -> None:
        """Give a plan that is opened again the steps it had, if nothing has changed it meanwhile."""
        kept = self._kept.pop(session.plan.id, None)
        if kept and kept[0] == session.plan.values:
            session.take_up(kept[1])

    def forget(self) -> None:
        """Let no step come back: words that are taken out for good may stand in any of them."""
        self._kept.clear()
