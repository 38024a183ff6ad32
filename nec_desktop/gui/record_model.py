"""A register's records as rows of a table, read from the plan only when they are shown."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QItemSelectionRange,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QColor

from nec_desktop.gui.cell_remarks import CellRemarks, Place, explained
from nec_desktop.gui.record_texts import REF, RecordTexts
from nec_desktop.gui.session import PlanSession
from nec_desktop.gui.theme import tokens
from nec_desktop.plan.addresses import INTERNAL, join
from nec_desktop.plan.cell_names import NAMED
from nec_desktop.plan.edits import add_record
from nec_desktop.plan.folding import fold
from nec_desktop.plan.outline import Field, Register
from nec_desktop.plan.plan import Change, Edit, Plan
from nec_desktop.plan.used_values import used_values
from nec_desktop.plan.words import count_words, record_title

ID = Qt.ItemDataRole.UserRole
_WRITTEN_IN_TABLE = ("text", "number", "date", "time", "choice", "yes-no", *NAMED)
"""Kinds of column that can be written in the table; the others have the form."""
_EXPLAINED = (
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
_Index = QModelIndex | QPersistentModelIndex


class RecordModel(QAbstractTableModel):
    """Rows in the register's own order, or sorted by a column; only those that hold the words looked for.

    Below them, while all are shown, stands a row without an id: what is written there makes a new record.
    Columns: the shown number where the register gives one; whether a record is internal; what the register shows in
    tables, its date and the column that names a record before the others, since a row must be known at a glance.
    """

    def __init__(self, session: PlanSession, register: Register, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._register = session, register
        shown = [column for column in register.column if column.in_table]
        shown.sort(key=lambda column: column.id not in (register.date, register.summary))
        self._columns: list[Field | str] = [*((REF,) if register.prefix else ()), INTERNAL, *shown]
        ids = [column.id if isinstance(column, Field) else column for column in self._columns]
        self.internal_column = ids.index(INTERNAL)
        """The number of the column that says whether a record is internal."""
        self.naming_column = ids.index(register.summary) if register.summary in ids else 0
        """The last of the first columns, which say which record a row is."""
        self._rows: list[str] = []
        self._row_numbers: dict[str, int] = {}
        self._texts = RecordTexts(session, register, self._columns)
        self._wanted: list[str] = []
        self._sorted: tuple[int, Qt.SortOrder] | None = None
        self.remarks = CellRemarks(session, register.id, self)
        self.total = 0
        """How many records there are, shown or not."""
        self.refresh(set())

    # -- what the table asks

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and form
        """Return the number of records shown, and the row for a new one."""
        return 0 if parent.isValid() else len(self._rows) + self._has_new_row

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and form
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802
        """Return a column's name, or a record's: it is not shown, but a screen reader says it of each row."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return self._row_name(section)
        column = self._columns[section]
        if isinstance(column, Field):
            return column.label
        return self.tr("Ref") if column == REF else self.tr("Internal")

    def _row_name(self, row: int) -> str:
        if row < len(self._rows):
            return record_title(self.plan, self._register.id, self._rows[row])
        return self.tr("New {0}").format(self._register.singular)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell says."""
        if not index.isValid():
            return None
        if index.row() == len(self._rows):
            return self._of_new_row(index.column(), role)
        record_id = self._rows[index.row()]
        if role == ID:
            return record_id
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts.of(record_id, index.column())
        if role == Qt.ItemDataRole.EditRole:
            column = self.column(index.column())
            return self._session.plan.cell(self._register.id, record_id, column.id) if column else None
        if role in _EXPLAINED:
            return self._explained(index, role)
        if role == Qt.ItemDataRole.TextAlignmentRole and self._is_number(index.column()):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Say which cells can be written in the table."""
        flags = super().flags(index)
        column = self.column(index.column()) if index.isValid() else None
        if column is None or column.kind not in _WRITTEN_IN_TABLE:
            return flags
        record_id = self._rows[index.row()] if index.row() < len(self._rows) else ""
        if column.counted_by and record_id and self._texts.counts.of(record_id, column) is not None:
            return flags
        return flags | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        """Write a content into the plan, as one step of undo."""
        column = self.column(index.column())
        if column is None or role != Qt.ItemDataRole.EditRole:
            return False
        register, plan = self._register, self._session.plan
        if index.row() == len(self._rows):
            self._session.apply(add_record(plan, register.id, {column.id: value}))
        else:
            change = plan.checked(Change(join(register.id, self._rows[index.row()], column.id), value))
            self._session.apply(Edit(self.tr("Change {0}").format(register.singular), (change,)))
        return True

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; by the register's own order for -1."""
        wanted = (column, order) if column >= 0 else None
        if wanted != self._sorted:
            self._sorted = wanted
            self._rearrange()

    # -- what the register and its editors ask

    @property
    def session(self) -> PlanSession:
        return self._session

    def address(self, index: _Index) -> str:
        """Return where a cell's content stands in the plan; in the row for a new record, where none does yet."""
        column = self.column(index.column())
        return join(self._register.id, index.data(ID) or "new", column.id if column else "")

    def to_look_at(self, index: _Index) -> list[Place]:
        """Return the words to look at in what a cell shows, and what the checks say of them."""
        row, column = index.row(), self._columns[index.column()]
        if row >= len(self._rows) or not isinstance(column, Field):
            return []
        address = join(self._register.id, self._rows[row], column.id)
        return self.remarks.places(address, self._texts.of(self._rows[row], index.column()))

    def cells(self, addresses: Iterable[str]) -> Iterator[tuple[int, int]]:
        """Yield the row and the column of each of these addresses that the table shows."""
        numbers = {column.id: number for number, column in enumerate(self._columns) if isinstance(column, Field)}
        for address in addresses:
            _, record_id, column_id = (*address.split("/"), "", "")[:3]
            if (row := self.row_of(record_id)) >= 0 and column_id in numbers:
                yield row, numbers[column_id]

    @property
    def plan(self) -> Plan:
        return self._session.plan

    @property
    def today(self) -> date:
        return self._session.today

    def column(self, number: int) -> Field | None:
        """Return a column of the register, None where the table shows something else there."""
        column = self._columns[number]
        return column if isinstance(column, Field) else None

    def used_values(self, column_id: str) -> list[str]:
        """Return the texts that stand in a column, the most used first."""
        return used_values(self.plan, self._register.id, column_id)

    @property
    def _has_new_row(self) -> bool:
        return bool(self._rows) and not self._wanted

    def _of_new_row(self, number: int, role: int) -> Any:
        """Return what a cell of the row for a new record says: where it is written first, that it is one."""
        if role == ID:
            return ""
        column = self.column(number)
        is_named = column is not None and column.id == self._register.summary
        if role == Qt.ItemDataRole.DisplayRole:
            return self.tr("New {0}").format(self._register.singular) if is_named else ""
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.tr("Write here to add one; Enter opens the form")
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(tokens().soft)
        return None

    @property
    def has_internal(self) -> bool:
        """Whether any record is internal."""
        return self._texts.has_internal

    @property
    def is_own_order(self) -> bool:
        """True where every record is shown, in the register's own order."""
        return self._sorted is None and not self._wanted

    def record_ids(self) -> list[str]:
        """Return the ids of the records shown, in order."""
        return list(self._rows)

    def row_of(self, record_id: str) -> int:
        """Return a record's row, -1 where it is not shown."""
        return self._row_numbers.get(record_id, -1)

    def whole_rows(self, rows: Iterable[int]) -> QItemSelection:
        """Return these rows as they are selected: those that follow one another are one range."""
        selection, last = QItemSelection(), len(self._columns) - 1
        for _, run in groupby(enumerate(sorted(rows)), lambda pair: pair[1] - pair[0]):
            together = [row for _, row in run]
            # Not by `index`, which asks for the number of rows and columns each time: there may be thousands of ranges.
            ends = self.createIndex(together[0], 0), self.createIndex(together[-1], last)
            selection.append(QItemSelectionRange(*ends))
        return selection

    def look_for(self, text: str) -> None:
        """Show only the records that hold every word of `text`."""
        self._wanted = fold(text).split()
        self._rearrange()

    def refresh(self, record_ids: set[str]) -> None:
        """Read what was changed about these records anew; about all of them for none."""
        self._texts.forget(record_ids)
        self._rearrange()

    def _rearrange(self) -> None:
        plan, register = self._session.plan, self._register
        every = plan.record_ids(register.id)
        self.beginResetModel()
        self.total = len(every)
        wanted, texts = self._wanted, self._texts
        self._rows = [record_id for record_id in every if texts.holds(record_id, wanted)] if wanted else every
        if self._sorted is not None:
            column, order = self._sorted
            with_key = [(texts.sort_key(record_id, column), record_id) for record_id in self._rows]
            there = [pair for pair in with_key if pair[0] is not None]
            there.sort(key=lambda pair: pair[0], reverse=order == Qt.SortOrder.DescendingOrder)  # type: ignore[arg-type, return-value]
            # What is empty stands last, whichever way the rest is sorted.
            self._rows = [rid for _, rid in there] + [rid for key, rid in with_key if key is None]
        self._row_numbers = {record_id: row for row, record_id in enumerate(self._rows)}
        self.endResetModel()

    def _explained(self, index: _Index, role: int) -> str | None:
        """Return what a cell says in full, since a row is one line high, and what is said of its words: as its tool
        tip; a screen reader says with a cell that something is, and what as its description.
        """
        text, places = self._texts.of(self._rows[index.row()], index.column()), self.to_look_at(index)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n\n".join(part for part in (text, explained(places)) if part) or None
        if not places:
            return None
        is_name = role == Qt.ItemDataRole.AccessibleTextRole
        return f"{text}, {count_words(len(places), 'remark')}" if is_name else explained(places)

    def _is_number(self, number: int) -> bool:
        column = self._columns[number]
        return isinstance(column, Field) and column.kind == "number"
