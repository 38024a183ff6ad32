"""The menu of a register's table: what its buttons do with the record selected, and what stood there before."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from nec_desktop.gui.looking_back import show_earlier
from nec_desktop.plan.addresses import join

if TYPE_CHECKING:
    from nec_desktop.gui.register_table import RegisterTable
    from nec_desktop.gui.session import PlanSession
    from nec_desktop.plan.outline import Register


class RecordMenu(QObject):
    """Shown by a right click on a row, and by the menu key."""

    def __init__(self, table: "RegisterTable", session: "PlanSession", register: "Register") -> None:
        super().__init__(table)
        self._table, self._session, self._register = table, session, register
        table.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.table.customContextMenuRequested.connect(self._show)

    @property
    def place(self) -> str:
        """The address of the cell selected, empty where no record is."""
        record, column = self._table.current(), self._table.model.column(self._table.table.currentIndex().column())
        return join(self._register.id, record, *([column.id] if column else [])) if record else ""

    def show_earlier(self) -> None:
        """Show what stood in the record selected, beginning with its column; without one, what was deleted."""
        self._table.flush()
        show_earlier(self._session, self.place or self._register.id, self._table)

    def menu(self) -> QMenu:
        """Return the menu as it is for the record selected."""
        menu = QMenu(self._table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in ("open", "duplicate", "up", "down", "delete"):
            button = self._table.buttons[name]
            if button.isVisible():
                self._add(menu, button.text(), button.click, is_offered=button.isEnabled())
        menu.addSeparator()
        self._add(menu, self.tr("Earlier texts…\tCtrl+Shift+H"), self.show_earlier, is_offered=bool(self.place))
        self._add(menu, self.tr("Deleted records…"), self._show_deleted)
        return menu

    @staticmethod
    def _add(menu: QMenu, words: str, does: Callable[[], None], *, is_offered: bool = True) -> None:
        action = menu.addAction(words)
        action.triggered.connect(does)
        action.setEnabled(is_offered)

    def _show(self, at: QPoint) -> None:
        self.menu().popup(self._table.table.viewport().mapToGlobal(at))

    def _show_deleted(self) -> None:
        self._table.flush()
        show_earlier(self._session, self._register.id, self._table)
