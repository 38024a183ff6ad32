"""A table that only shows: records whose home is elsewhere, and tables worked out from the registers."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import islice

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableWidget, QTableWidgetItem, QWidget

from nec_desktop.gui.session import PlanSession
from nec_desktop.gui.shown_remarks import ShownRemarks
from nec_desktop.gui.slices import PAINTED, Slices
from nec_desktop.gui.text_size import TextSize
from nec_desktop.gui.theme import tokens
from nec_desktop.plan.addresses import join
from nec_desktop.plan.counts import cell_words
from nec_desktop.plan.outline import Field, Register
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.view_tables import ViewCell, ViewColumn, ViewTable
from nec_desktop.plan.words import record_title

_ADDRESSES = Qt.ItemDataRole.UserRole
_ACROSS = Qt.Orientation.Horizontal
TALLEST, TALLEST_VIEW = 360, 600
"""Pixels: a longer table scrolls. One that is worked out is seen as a whole, as a text of a usual length is."""
AT_ONCE = 40
"""Rows that are there at once, more than can be seen without scrolling; those below follow bit by bit."""
_TOGETHER = 20
"""Rows that are put in between two looks at the clock."""
_AROUND, _BETWEEN, _NAME = 16, 6, 120
"""Pixels around the words of a header, between two rows, and at least for what names the rows of a table of counts."""


class ShownTable(QTableWidget):
    """Rows to read. A double click or Enter on one goes to the place it comes from: `chosen` carries the address.

    `whole`: all rows are there. `counts`: its numbers lead to what they count. tallest: in pixels.
    """

    chosen = Signal(str)
    whole = Signal()

    def __init__(
        self,
        name: str,
        columns: Sequence[ViewColumn],
        rows: Iterable[Sequence[ViewCell]],
        title_of: Callable[[str], str] = str,
        parent: QWidget | None = None,
        *,
        counts: bool = False,
        tallest: int = TALLEST,
    ) -> None:
        self._to_come = iter(rows)
        first = list(islice(self._to_come, AT_ONCE))
        super().__init__(len(first), len(columns), parent)
        self._title_of = title_of
        self._fitted = 0
        self._columns, self._counts, self._tallest = columns, counts, tallest
        self._shares = [column.width for column in columns]
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels([column.header for column in columns])
        self.setVerticalHeaderLabels(
            [cells[0].text for cells in first]
        )  # for a screen reader, which says what a row is
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        behaviour = QAbstractItemView.SelectionBehavior
        self.setSelectionBehavior(behaviour.SelectItems if counts else behaviour.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for number, column in enumerate(columns):
            side = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
            alignment = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
            self.model().setHeaderData(number, _ACROSS, int(alignment), Qt.ItemDataRole.TextAlignmentRole)
        for row, cells in enumerate(first):
            self._put_row(row, cells)
        self.is_whole = len(first) < AT_ONCE
        self._slices = Slices(self)
        self._go_on()
        TextSize(self, self._fit)
        self.itemActivated.connect(self._choose)
        self.itemClicked.connect(self._click)

    def _put_rows(self, most: int) -> None:
        """Put the next rows below the others."""
        some = list(islice(self._to_come, most))
        first = self.rowCount()
        self.setRowCount(first + len(some))
        for row, cells in enumerate(some, first):
            self._put_row(row, cells)
            self.setVerticalHeaderItem(row, QTableWidgetItem(cells[0].text))
        if len(some) < most:
            self.is_whole = True
            self.whole.emit()

    def _put_row(self, row: int, cells: Sequence[ViewCell]) -> None:
        address = next((cell.address for cell in cells if cell.address), "")
        for number, (cell, column) in enumerate(zip(cells, self._columns, strict=True)):
            item = QTableWidgetItem(cell.text)
            leads_to = cell.counts or ((cell.address if self._counts else address),)
            item.setData(_ADDRESSES, [each for each in leads_to if each])
            if number:  # read aloud, a number means nothing without its row and its column
                words = f"{cells[0].text}, {column.header}: {cell.text}"
                item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
            if cell.counts:
                self._look_like_a_link(item)
            if column.number:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.setItem(row, number, item)

    def _go_on(self) -> None:
        """Put in the rows that are still to come, and give those below the first their heights, bit by bit."""
        if not self.is_whole or self.rowCount() > AT_ONCE:
            self._slices.run(self._rest(), lambda: None, after=PAINTED)

    def _rest(self) -> Iterator[None]:
        row = AT_ONCE
        while row < self.rowCount() or not self.is_whole:
            if row == self.rowCount():
                self._put_rows(_TOGETHER)
            else:
                self._fit_row(row)
                row += 1
            yield

    def resizeEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        """Share the width out, then give each row the height its words need."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        if self.viewport().width() != self._fitted:
            self._fitted = self.viewport().width()
            self._fit()

    def _fit(self) -> None:
        header, metrics = self.horizontalHeader(), self.horizontalHeader().fontMetrics()
        names = [str(self.model().headerData(number, _ACROSS)) for number in range(self.columnCount())]
        least = [max(map(metrics.horizontalAdvance, name.split()), default=0) + _AROUND for name in names]
        if self._counts:
            least[0] = max(least[0], _NAME)
        width, whole = self.viewport().width(), sum(self._shares) or 1
        # A column that would not hold its header gets room for it; the others share what is left.
        held = {n for n, share in enumerate(self._shares) if width * share / whole < least[n]}
        left = width - sum(least[n] for n in held)
        free = sum(share for n, share in enumerate(self._shares) if n not in held) or 1
        for number, share in enumerate(self._shares):
            fair = max(int(left * share / free), least[number])
            self.setColumnWidth(number, least[number] if number in held else fair)
        wrap = Qt.TextFlag.TextWordWrap
        lines = [
            metrics.boundingRect(QRect(0, 0, self.columnWidth(number) - _AROUND + 2, 999), wrap, name).height()
            for number, name in enumerate(names)
        ]
        header.setFixedHeight(max(lines, default=0) + _AROUND)
        if self.rowCount() <= AT_ONCE:
            # All together: one by one, they would make a scroll bar come and go, and the width with it, for ever.
            self.resizeRowsToContents()
            for row in range(self.rowCount()):
                self.setRowHeight(row, self.rowHeight(row) + _BETWEEN)
        else:  # these are higher than the table in any case
            for row in range(AT_ONCE):
                self._fit_row(row)
        self._go_on()
        rows = sum(self.rowHeight(row) for row in range(self.rowCount()))
        bar = self.horizontalScrollBar().sizeHint().height() if sum(least) > width else 0
        height = rows + header.height() + bar + 6
        # Else the bar could come and go, and the width with it, for ever: with less width a bar below takes its height.
        needed, off = Qt.ScrollBarPolicy.ScrollBarAsNeeded, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(needed if height > self._tallest else off)
        self.setFixedHeight(min(height, self._tallest))

    def _fit_row(self, row: int) -> None:
        self.resizeRowToContents(row)
        self.setRowHeight(row, self.rowHeight(row) + _BETWEEN)

    def _look_like_a_link(self, item: QTableWidgetItem) -> None:
        font = QFont()  # says nothing of the size, which may change
        font.setUnderline(True)
        item.setFont(font)
        item.setForeground(QColor(tokens().accent))
        item.setToolTip(self.tr("Click, or press Enter, to see which"))

    def _click(self, item: QTableWidgetItem) -> None:
        if item.font().underline():
            self._choose(item)

    def _choose(self, item: QTableWidgetItem) -> None:
        """Go where a cell leads; where it counts several records, let the person choose one."""
        addresses: list[str] = item.data(_ADDRESSES)
        if len(addresses) == 1:
            self.chosen.emit(addresses[0])
        elif addresses:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            for address in addresses:
                action = menu.addAction(self._title_of(address).replace("&", "&&"))
                action.triggered.connect(partial(self.chosen.emit, address))
            menu.setActiveAction(menu.actions()[0])
            menu.popup(self.viewport().mapToGlobal(self.visualItemRect(item).bottomLeft()))


def view_table(table: ViewTable, plan: Plan, parent: QWidget) -> ShownTable:
    """Return a table worked out from the registers of a plan."""

    def title_of(address: str) -> str:
        register_id, _, record_id = address.partition("/")
        return record_title(plan, register_id, record_id)

    counts = any(cell.counts for cells in table.rows for cell in cells)
    return ShownTable(
        table.description, table.columns, table.rows, title_of, parent, counts=counts, tallest=TALLEST_VIEW
    )


def records_table(
    session: PlanSession, field: Field, register: Register, record_ids: Sequence[str], parent: QWidget | None = None
) -> ShownTable:
    """Return some records of a register whose home is elsewhere, with the columns that `field` names."""
    columns = [column for name in field.columns if (column := register.find(name))]
    headers = [ViewColumn(column.label, column.width, column.kind == "number") for column in columns]
    today = session.today
    rows = (_row(session.plan, register, record_id, columns, today) for record_id in record_ids)
    if register.prefix:
        headers.insert(0, ViewColumn("Ref", 0.8))
    table = ShownTable(field.label, headers, rows, parent=parent)
    addresses = {
        (row, number): join(register.id, record_id, column.id)
        for row, record_id in enumerate(record_ids)
        for number, column in enumerate(columns, bool(register.prefix))
    }
    remarks = ShownRemarks(table, session, register.id, addresses)
    table.whole.connect(remarks.tell_all)
    return table


def _row(plan: Plan, register: Register, record_id: str, columns: Sequence[Field], today: date) -> list[ViewCell]:
    address = join(register.id, record_id)
    cells = [
        ViewCell(" ".join(cell_words(plan, register.id, record_id, column, today).split()), address)
        for column in columns
    ]
    if register.prefix:
        cells.insert(0, ViewCell(plan.shown_number(register.id, record_id), address))
    return cells
