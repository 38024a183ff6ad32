"""What pasted rows will become, as a table to look at before they are added."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from nec_desktop.gui.theme import tokens
from nec_desktop.plan.outline import Field
from nec_desktop.plan.pasted_records import PastedRecord, Unread
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.words import in_words

_Index = QModelIndex | QPersistentModelIndex


class PastePreview(QAbstractTableModel):
    """A row for each pasted one, a column for each that is filled. What cannot be read is marked, with the reason."""

    def __init__(self, plan: Plan, parent: QObject) -> None:
        super().__init__(parent)
        self._plan = plan  # whose records the rows name
        self._columns: list[Field] = []
        self._records: Sequence[PastedRecord] = []

    def show(self, plan: Plan, columns: list[Field], records: Sequence[PastedRecord]) -> None:
        """Show what some rows become in a plan."""
        self.beginResetModel()
        self._plan, self._columns, self._records = plan, columns, records
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and form
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and form
        """Return the number of columns that are filled."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802
        """Return a column's name, or the number of a row in what was pasted."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self._columns[section].label
        return str(self._records[section].row)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's words as a register shows them, or what cannot be read behind a cross."""
        if not index.isValid():
            return None
        record, column = self._records[index.row()], self._columns[index.column()]
        unread = next((cell for cell in record.unread if cell.column.id == column.id), None)
        if role == Qt.ItemDataRole.DisplayRole:
            if unread:
                return f"✗ {' '.join(unread.text.split())}"
            return " ".join(in_words(self._plan, column, record.cells.get(column.id)).split())
        if unread:
            return self._of_unread(unread, role)
        return None

    def _of_unread(self, unread: Unread, role: int) -> Any:
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(tokens().error)
        if role == Qt.ItemDataRole.ToolTipRole:
            return unread.why
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.tr("Cannot be read: {0}. {1}").format(unread.text, unread.why)
        return None
