"""The plans in a backup, and how each differs from now."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from nec_desktop.actions.backups import Comparison, when_words
from nec_desktop.actions.workspace import Workspace
from nec_desktop.gui.backup_words import beside_now
from nec_desktop.gui.whole_columns import WholeColumns

_ID = Qt.ItemDataRole.UserRole
_BESIDE = 2
"""The column that says how a plan differs from now."""


class BackupPlans(QTreeWidget):
    """A plan that is chosen stays chosen when the plans are shown again, as after one was brought back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted = ""

    @property
    def chosen(self) -> str:
        """The id of the plan that is chosen, empty for none."""
        item = self.currentItem()
        return str(item.data(0, _ID)) if item else ""

    @property
    def chosen_title(self) -> str:
        """What the plan that is chosen is called."""
        item = self.currentItem()
        return item.text(0) if item else ""

    def set_headings(self) -> None:
        """Name the columns; the titles have all the room that the others leave."""
        self.setHeaderLabels([self.tr("Plan"), self.tr("Changed then"), self.tr("Beside now")])
        WholeColumns(self)

    def put_away(self) -> None:
        """Show nothing until the plans are there to be shown again."""
        self._wanted = self.chosen or self._wanted
        self.clear()

    def show_plans(self, workspace: Workspace, found: Comparison, *, beside: bool) -> None:
        """Show the plans of a backup. beside: there is something whole to hold them against."""
        self.put_away()
        self.setColumnHidden(_BESIDE, not beside)
        for plan in found.plans:
            changed = when_words(workspace, plan.entry.changed)
            line = [plan.entry.title or plan.entry.area or plan.entry.id, changed, beside_now(plan)]
            item = QTreeWidgetItem(line)
            for column, words in enumerate(line):
                item.setToolTip(column, words)
            item.setData(0, _ID, plan.entry.id)
            self.addTopLevelItem(item)
            if plan.entry.id == self._wanted:
                self.setCurrentItem(item)
