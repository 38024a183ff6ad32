"""What in a record cannot be true together is told while its form is open, at the field; nothing is refused for it."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from nec_desktop.gui.field_editor import FieldEditor
from nec_desktop.gui.line_editor import LineEditor
from nec_desktop.plan.contradictions import contradictions, next_day_ends
from nec_desktop.plan.outline import Register
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.values import Content


class RecordDoubts(QObject):
    """Tells it when the keyboard leaves a line, since half a time is not yet a mistake; takes it back at once."""

    def __init__(
        self,
        plan: Plan,
        register: Register,
        editors: Mapping[str, FieldEditor],
        cells: Callable[[], Mapping[str, Content | None]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._plan, self._register, self._editors, self._cells = plan, register, editors, cells
        for editor in editors.values():
            editor.edited.connect(self._take_back)
            if isinstance(editor, LineEditor):
                editor.line.editingFinished.connect(self.tell)

    def tell(self) -> list[str]:
        """Tell all there is. Returns the columns at which something is told that was not told before."""
        self._say_next_day()
        found = self._found()
        new = [name for name, sentence in found.items() if sentence != self._editors[name].doubt]
        for name, editor in self._editors.items():
            editor.say_doubt(found.get(name, ""))
        for name in new:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._editors[name], found[name]))
        return new

    def _take_back(self) -> None:
        self._say_next_day(only_take_back=True)
        found = self._found()
        for name, editor in self._editors.items():
            if editor.doubt and name not in found:
                editor.say_doubt("")

    def _say_next_day(self, *, only_take_back: bool = False) -> None:
        """Say of what ends after midnight that it does: that is how the times were understood, and no mistake."""
        ends = next_day_ends(self._plan, self._register, self._cells())
        for name, editor in self._editors.items():
            if isinstance(editor, LineEditor) and not (only_take_back and name in ends):
                editor.say_beside(self.tr("On the next day.") if name in ends else "")

    def _found(self) -> dict[str, str]:
        return {each.at: each.sentence for each in contradictions(self._plan, self._register, self._cells())}
