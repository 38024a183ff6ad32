"""A table that only shows: records whose home is elsewhere, and tables worked out from the registers."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from nec_desktop.gui.session import PlanSession
from nec_desktop.plan.addresses import join
from nec_desktop.plan.counts import cell_words
from nec_desktop.plan.outline import Field, Register
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.view_tables import ViewCell, ViewColumn, ViewTable

_ADDRESS = Qt.ItemDataRole.UserRole
TALLEST = 360
"""Pixels: a longer table scrolls."""


class ShownTable(QTableWidget):
    """Rows to read. A double click or Enter on one goes to the place it comes from: `chosen` carries the address."""

    chosen = Signal(str)

    def __init__(self, name: str, columns: Sequence[ViewColumn], rows: Sequence[Sequence[ViewCell]]) -> None:
        super().__init__(len(rows), len(columns))
        self._shares = [column.width for column in columns]
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels([column.header for column in columns])
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for row, cells in enumerate(rows):
            address = next((cell.address for cell in cells if cell.address), "")
            for number, (cell, column) in enumerate(zip(cells, columns, strict=True)):
                item = QTableWidgetItem(cell.text)
                item.setData(_ADDRESS, address)
                if column.number:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.setItem(row, number, item)
        self.itemActivated.connect(self._choose)
        self.itemDoubleClicked.connect(self._choose)

    def resizeEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        """Share the width out, then give each row the height its words need."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        header = self.horizontalHeader()
        least = [header.sectionSizeFromContents(number).width() for number in range(self.columnCount())]
        width, whole = self.viewport().width(), sum(self._shares) or 1
        # A column that would not hold its header gets room for it; the others share what is left.
        held = {n for n, share in enumerate(self._shares) if width * share / whole < least[n]}
        left = width - sum(least[n] for n in held)
        free = sum(share for n, share in enumerate(self._shares) if n not in held) or 1
        for number, share in enumerate(self._shares):
            fair = max(int(left * share / free), least[number])
            self.setColumnWidth(number, least[number] if number in held else fair)
        self.resizeRowsToContents()
        rows = sum(self.rowHeight(row) for row in range(self.rowCount()))
        self.setFixedHeight(min(rows + self.horizontalHeader().height() + 4, TALLEST))

    def _choose(self, item: QTableWidgetItem) -> None:
        if address := item.data(_ADDRESS):
            self.chosen.emit(address)


def view_table(table: ViewTable) -> ShownTable:
    """Return a table worked out from the registers."""
    return ShownTable(table.description, table.columns, table.rows)


def records_table(session: PlanSession, field: Field, register: Register, record_ids: Sequence[str]) -> ShownTable:
    """Return some records of a register whose home is elsewhere, with the columns that `field` names."""
    columns = [column for name in field.columns if (column := register.find(name))]
    headers = [ViewColumn(column.label, column.width, column.kind == "number") for column in columns]
    rows = [_row(session.plan, register, record_id, columns, session) for record_id in record_ids]
    if register.prefix:
        headers.insert(0, ViewColumn("Ref", 0.8))
    return ShownTable(field.label, headers, rows)


def _row(
    plan: Plan, register: Register, record_id: str, columns: Sequence[Field], session: PlanSession
) -> list[ViewCell]:
    address = join(register.id, record_id)
    cells = [
        ViewCell(cell_words(plan, register.id, record_id, column, session.today).replace("\n", " "), address)
        for column in columns
    ]
    if register.prefix:
        cells.insert(0, ViewCell(plan.shown_number(register.id, record_id), address))
    return cells
