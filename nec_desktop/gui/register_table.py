"""A register as a table, with a form for a record."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from nec_desktop.gui.editors import make_editor
from nec_desktop.gui.session import PlanSession
from nec_desktop.plan.addresses import join
from nec_desktop.plan.edits import add_record, delete_record, duplicate_record
from nec_desktop.plan.outline import Register
from nec_desktop.plan.plan import Change, Edit
from nec_desktop.plan.values import Content
from nec_desktop.plan.words import in_words


class RegisterTable(QWidget):
    """Shows a register's records; Enter or a double click opens a record's form, Delete deletes it."""

    def __init__(self, session: PlanSession, register: Register) -> None:
        super().__init__()
        self._session, self._register = session, register
        self._columns = [column for column in register.column if column.in_table]
        self.table = QTableWidget(0, len(self._columns))
        self.table.setAccessibleName(register.title)
        self.table.setHorizontalHeaderLabels([column.label for column in self._columns])
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.setMinimumHeight(220)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.activated.connect(lambda _: self._edit())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table)
        row = QHBoxLayout()
        for words, slot in (
            (self.tr("Add"), self._add),
            (self.tr("Open"), lambda: self._edit("")),
            (self.tr("Duplicate"), self._duplicate),
            (self.tr("Delete"), self._delete),
        ):
            button = QPushButton(f"{words} {register.singular}")
            button.clicked.connect(slot)
            row.addWidget(button)
        row.addStretch()
        layout.addLayout(row)
        self.setFocusProxy(self.table)
        session.changed.connect(self._changed)
        self._fill()

    def select(self, record_id: str) -> None:
        """Select a record's row, and put the keyboard there."""
        record_ids = self._session.plan.record_ids(self._register.id)
        if record_id in record_ids:
            self.table.setCurrentCell(record_ids.index(record_id), 0)
        self.table.setFocus()

    def open_record(self, record_id: str, column_id: str = "") -> None:
        """Open a record's form, with the keyboard on one column's editor."""
        self.select(record_id)
        self._edit(column_id)

    def _changed(self, addresses: Any) -> None:
        if any(address.startswith(f"{self._register.id}/") for address in addresses):
            self._fill()

    def _fill(self) -> None:
        plan, register = self._session.plan, self._register
        record_ids = plan.record_ids(register.id)
        self.table.setRowCount(len(record_ids))
        for row, record_id in enumerate(record_ids):
            for number, column in enumerate(self._columns):
                item = QTableWidgetItem(in_words(plan, column, plan.cell(register.id, record_id, column.id)))
                item.setData(Qt.ItemDataRole.UserRole, record_id)
                self.table.setItem(row, number, item)

    def _current(self) -> str:
        item = self.table.item(self.table.currentRow(), 0)
        return str(item.data(Qt.ItemDataRole.UserRole)) if item else ""

    def _add(self) -> None:
        form = RecordForm(self._session, self._register, "", self)
        if form.exec():
            self._session.apply(add_record(self._session.plan, self._register.id, form.filled()))

    def _edit(self, column_id: str = "") -> None:
        record_id = self._current()
        if record_id:
            form = RecordForm(self._session, self._register, record_id, self)
            form.show_column(column_id)
            if form.exec() and form.cells:
                changes = [Change(join(self._register.id, record_id, name), cell) for name, cell in form.cells.items()]
                self._session.apply(Edit(f"Change {self._register.singular}", tuple(changes)))

    def _duplicate(self) -> None:
        if record_id := self._current():
            self._session.apply(duplicate_record(self._session.plan, self._register.id, record_id))

    def _delete(self) -> None:
        if record_id := self._current():
            self._session.apply(delete_record(self._session.plan, self._register.id, record_id))


class RecordForm(QDialog):
    """A form for one record. `cells` holds what was changed, by column."""

    def __init__(self, session: PlanSession, register: Register, record_id: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(register.singular.capitalize())
        self.resize(640, 600)
        self.cells: dict[str, Content | None] = {}
        body = QWidget(objectName="page")
        form = QFormLayout(body)
        self._editors: dict[str, QWidget] = {}
        for column in register.column:
            content = session.plan.cell(register.id, record_id, column.id) if record_id else None
            editor = make_editor(session.plan, session.jobs, column, content)
            editor.edited.connect(partial(self.cells.__setitem__, column.id))  # type: ignore[attr-defined]
            form.addRow(column.label, editor)
            self._editors[column.id] = editor
        area = QScrollArea(widgetResizable=True)
        area.setWidget(body)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(area)
        layout.addWidget(buttons)

    def show_column(self, column_id: str) -> None:
        """Put the keyboard on a column's editor."""
        if editor := self._editors.get(column_id):
            editor.setFocus()

    def filled(self) -> dict[str, Content]:
        """Return the columns that hold something."""
        return {name: cell for name, cell in self.cells.items() if cell is not None}

    def _accept(self) -> None:
        for editor in self._editors.values():
            if hasattr(editor, "flush"):
                editor.flush()
        self.accept()
