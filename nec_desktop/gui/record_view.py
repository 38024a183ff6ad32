"""The table in which a register's records are shown: as tall as it needs to be, its columns as wide as their words."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from nec_desktop.gui.cell_editor import CellDelegate
from nec_desktop.gui.frozen_columns import FrozenTable
from nec_desktop.gui.record_model import ID, RecordModel
from nec_desktop.gui.text_size import TextSize
from nec_desktop.gui.widths import letters
from nec_desktop.plan.cell_names import NAMED, can_be_typed

_TALLEST = 420
"""Pixels: a longer table scrolls."""
_SAMPLE = 14
"""Rows whose words are measured for the width of a column: those that are seen first. To read more takes its time."""
_NARROWEST, _READABLE, _WIDEST = 7, 27, 46
"""Letters of a column. One that gives way to others stays readable: then the table scrolls."""
_AROUND, _ROW = 22, 14
"""Pixels around the words of a column, and of a row."""


class _Run(NamedTuple):
    """Cells of a row written one after another with Tab: the column where that began, whether the row was a new one."""

    column: int
    is_new: bool


class RecordView(FrozenTable):
    """Rows to choose from; a click on a column's name sorts by it, a third one goes back to the own order.

    `form_wanted` asks for the form of the row that the keyboard is on, with one column's field; empty for the first.
    """

    form_wanted = Signal(str)

    def __init__(self, model: RecordModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(model.naming_column, parent)
        self._records = model
        self._run: _Run | None = None
        """The row that is being written from cell to cell."""
        self.setModel(model)
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.AnyKeyPressed)
        self.cells = CellDelegate(self, model)
        self.setItemDelegate(self.cells)
        self.cells.written.connect(self._go_on)
        self.activated.connect(self._open)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        # It shows nothing of what is selected, but asks every row for it when it is painted: of thousands that is felt.
        header.setSelectionModel(QItemSelectionModel(model, header))
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        model.modelReset.connect(self.fit)
        TextSize(self, self.fit)
        model.remarks.told.connect(self._paint_told)

    def fit(self) -> None:
        """Give the table its height and the columns their widths; whether a record is internal has one if any is."""
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + _ROW)
        with QSignalBlocker(self.horizontalHeader()):  # else it is painted, and again when it has heard of each width
            self.setColumnHidden(self._records.internal_column, not self._records.has_internal)
            is_wider = self._fit_columns()
        self.updateGeometries()
        rows = self._records.rowCount() * self.verticalHeader().defaultSectionSize()
        bar = self.horizontalScrollBar().sizeHint().height() if is_wider else 0
        self.setFixedHeight(min(rows + self.horizontalHeader().sizeHint().height() + bar + 6, _TALLEST))

    def shown_column(self, column: int) -> int:
        """Return `column`, or the one beside it where that is hidden: nobody could see or write what is there."""
        internal = self._records.internal_column
        return column + 1 if column == internal and not self._records.has_internal else column

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Share out the width anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Scroll the page, unless the person is at work in the table."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        """Keep the keyboard when the cell that has it closes: the page would scroll to what follows the table."""
        if self.cells.editor is not None and self.cells.editor.hasFocus():
            with QSignalBlocker(self.selectionModel()):  # while rows are read anew, Qt takes the first one for current
                self.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return super().focusNextPrevChild(forward)

    def write(self) -> None:
        """Write in the cell that the keyboard is on, or in the form where that does it, or does it better."""
        index = self.currentIndex()
        if index.isValid() and self._is_written(index) and not self._is_named(index):
            self.edit(index)
        else:
            self.form_wanted.emit(self._column_id(index))

    def _open(self, index: QModelIndex) -> None:
        """Ask for the form at the cell that was pressed; a new record begins with its first field."""
        self.form_wanted.emit(self._column_id(index) if index.data(ID) else "")

    def _column_id(self, index: QModelIndex) -> str:
        column = self._records.column(index.column()) if index.isValid() else None
        return column.id if column else ""

    def mark(self, rows: Sequence[int]) -> None:
        """Select several rows, and show the first of them."""
        if not rows:
            return
        first = self._records.index(min(rows), self.shown_column(0))
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(first, flags.NoUpdate)
        self.selectionModel().select(self._records.whole_rows(rows), flags.ClearAndSelect)
        self.scrollTo(first)

    def _paint_told(self, addresses: Any) -> None:  # a signal carries any object
        """Paint those cells anew of which the checks say something else, of the rows in view.

        To say that the data has changed would write over what is being typed in a cell.
        """
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        for row, column in self._records.cells(addresses):
            if first <= row and (row <= last or last < 0):
                self.update(self._records.index(row, column))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Begin anew what Enter goes back to: whoever moves about writes in another row next. What is typed where only
        the form can write asks for that.
        """
        if self.state() != QAbstractItemView.State.EditingState:
            self._run = None
            index = self.currentIndex()
            if _is_typed(event) and index.isValid() and not self._is_written(index):
                self.form_wanted.emit(self._column_id(index))
                return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Begin anew what Enter goes back to."""
        self._run = None
        super().mousePressEvent(event)

    def _go_on(self, key: int) -> None:
        """Take the keyboard back from a cell, and go where the key that left it leads, as in a spreadsheet: Tab writes
        on in the next cell, Up and Down go to the next row, and Enter after Tab to where its row is begun.
        """
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        index = self.currentIndex()
        if step := {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}.get(Qt.Key(key), 0):
            self._run = self._run or _Run(index.column(), self.cells.is_new)
            self._write_beside(index, step)
        elif by := {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(key), 0):
            self._go_to(index.siblingAtRow(index.row() + by))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._run is not None:
            row = self._records.rowCount() - 1 if self._run.is_new else index.row() + 1
            self._go_to(self._records.index(row, self._run.column))
            self._run = None

    def _write_beside(self, index: QModelIndex, step: int) -> None:
        while (index := index.siblingAtColumn(index.column() + step)).isValid():
            if not self.isColumnHidden(index.column()) and self._is_written(index):
                self._go_to(index)
                self.edit(index)
                return

    def _go_to(self, index: QModelIndex) -> None:
        if index.isValid():
            flags = QItemSelectionModel.SelectionFlag  # by itself, Shift+Tab would select what lies between
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.scrollTo(index)

    def _is_written(self, index: QModelIndex) -> bool:
        if not index.flags() & Qt.ItemFlag.ItemIsEditable:
            return False
        column, records = self._records.column(index.column()), self._records
        content = index.data(Qt.ItemDataRole.EditRole)
        return not self._is_named(index) or (
            column is not None and can_be_typed(records.plan, column, content, records.today)
        )

    def _is_named(self, index: QModelIndex) -> bool:
        column = self._records.column(index.column())
        return column is not None and column.kind in NAMED

    def _fit_columns(self) -> bool:
        """Give each column the width of its words; where that is too much, the wide ones give way.

        Returns True where the columns are still wider than the table.
        """
        columns = [column for column in range(self._records.columnCount()) if not self.isColumnHidden(column)]
        wanted = [self._wanted(column) for column in columns]
        room = self.viewport().width()
        over = sum(wanted) - room
        if over > 0:
            readable = letters(self, _READABLE)
            spare = [max(width - readable, 0) for width in wanted]
            share = min(over / (sum(spare) or 1), 1)
            wanted = [width - int(each * share + 0.999) for width, each in zip(wanted, spare, strict=True)]
        elif wanted:
            wanted[wanted.index(max(wanted))] -= over
        for column, width in zip(columns, wanted, strict=True):
            self.setColumnWidth(column, width)
        return sum(wanted) > room

    def _wanted(self, column: int) -> int:
        model, metrics = self.model(), self.fontMetrics()
        header = model.headerData(column, Qt.Orientation.Horizontal)
        widest = metrics.horizontalAdvance(str(header)) + 12  # the arrow of a sorted column
        for row in range(min(model.rowCount(), _SAMPLE)):
            widest = max(widest, metrics.horizontalAdvance(str(model.index(row, column).data())))
        return min(max(widest + _AROUND, letters(self, _NARROWEST)), letters(self, _WIDEST))


def _is_typed(event: QKeyEvent) -> bool:
    """Say whether a key is a letter, a figure or a sign, and no command."""
    commands = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
    return bool(event.text().strip()) and event.text().isprintable() and not event.modifiers() & commands
