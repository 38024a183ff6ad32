"""An edit on its way into a plan: made bit by bit, with what undoes it and what it has touched."""

from collections.abc import Iterator
from itertools import chain

from nec_desktop.plan.plan import Change, Edit, Plan
from nec_desktop.plan.touched import Touched

_AT_ONCE = 500
"""Changes that are made between two looks at the clock."""


class Making:
    """Makes `edit`. What undoes it is known when all steps are done."""

    def __init__(self, plan: Plan, edit: Edit) -> None:
        self._plan, self.edit = plan, edit
        self.touched = Touched()
        self._back: list[tuple[Change, ...]] = []

    def steps(self) -> Iterator[int]:
        """Make the changes, and yield now and then how many are made."""
        changes = self.edit.changes
        for start in range(0, len(changes), _AT_ONCE):
            part = changes[start : start + _AT_ONCE]
            self._back.append(self._plan.apply(part))
            self.touched.take(change.address for change in part)
            yield start + len(part)

    @property
    def inverse(self) -> Edit:
        """The edit that undoes it."""
        return Edit(self.edit.label, tuple(chain.from_iterable(reversed(self._back))))
