"""What the checks say of words in a table that only shows records: lines under them, a tool tip, and their number."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableWidget

from nec_desktop.gui.cell_remarks import CellRemarks, Place, explained
from nec_desktop.gui.session import PlanSession
from nec_desktop.gui.underlining import draw_lines
from nec_desktop.plan.words import count_words

_HEARD = Qt.ItemDataRole.AccessibleTextRole


class ShownRemarks(QStyledItemDelegate):
    """Follows the checks for the cells of a table; `addresses` says by row and column what each shows."""

    def __init__(
        self, table: QTableWidget, session: PlanSession, register_id: str, addresses: Mapping[tuple[int, int], str]
    ) -> None:
        super().__init__(table)
        self._table, self._addresses = table, addresses
        self._usual = table.itemDelegate()
        self._heard: dict[tuple[int, int], str] = {}
        self._remarks = CellRemarks(session, register_id, self)
        self._remarks.told.connect(self._tell)
        self.tell_all()

    def tell_all(self) -> None:
        """Say of every cell what is said of it now; of rows that are not there yet, nothing."""
        self._tell(set(self._remarks.addresses))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw lines under the words to look at."""
        super().paint(painter, option, index)
        if places := self._places(index):
            drawn = QStyleOptionViewItem(option)
            self.initStyleOption(drawn, index)
            draw_lines(painter, drawn, self._remarks.lines(places))

    def _places(self, index: QModelIndex | QPersistentModelIndex) -> list[Place]:
        address = self._addresses.get((index.row(), index.column()), "")
        return self._remarks.places(address, index.data()) if address else []

    def _tell(self, addresses: Any) -> None:  # a signal carries any object
        """Say with the cells at these addresses what is said of them now; what is told of a cell paints it anew."""
        model, found = self._table.model(), self._remarks.addresses
        painter = self if any(address in found for address in self._addresses.values()) else self._usual
        if self._table.itemDelegate() is not painter:  # it takes its time over each cell: only where it is needed
            self._table.setItemDelegate(painter)
        for cell, address in self._addresses.items():
            if address in addresses and (index := model.index(*cell)).isValid():
                heard = self._heard.setdefault(cell, index.data(_HEARD))
                places = self._places(index)
                with_count = f"{heard or index.data()}, {count_words(len(places), 'remark')}"
                model.setData(index, explained(places), Qt.ItemDataRole.ToolTipRole)
                model.setData(index, with_count if places else heard, _HEARD)
