"""The menu of a register's table: what is to be said of the words in the cell selected, what the table's buttons do
with its record, and what stood there before.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from nec_desktop.gui.looking_back import show_earlier
from nec_desktop.gui.remark_actions import remark_actions
from nec_desktop.gui.select_words import select_words
from nec_desktop.plan.addresses import join
from nec_desktop.plan.checks import Finding
from nec_desktop.plan.plan import Edit
from nec_desktop.plan.proof import number_of, put_right
from nec_desktop.plan.wanted import Wanted

if TYPE_CHECKING:
    from nec_desktop.gui.register_table import RegisterTable
    from nec_desktop.gui.session import PlanSession
    from nec_desktop.plan.outline import Register


class RecordMenu(QObject):
    """Shown by a right click on a row, and by the menu key; F7 goes to the next cell with words to look at first."""

    def __init__(self, table: "RegisterTable", session: "PlanSession", register: "Register") -> None:
        super().__init__(table)
        self._table, self._session, self._register = table, session, register
        table.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.table.customContextMenuRequested.connect(self._show)
        step = QAction(self.tr("Next word to look at"), table.table)
        step.setShortcut(QKeySequence("F7"))
        step.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        step.triggered.connect(self.next)
        table.table.addAction(step)

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
        for place in self._table.model.to_look_at(self._table.table.currentIndex()):
            menu.addActions(self._about(menu, place.finding))
        for name in ("open", "duplicate", "up", "down", "delete"):
            button = self._table.buttons[name]
            if button.isVisible():
                self._add(menu, button.text(), button.click, is_offered=button.isEnabled())
        menu.addSeparator()
        self._add(menu, self.tr("Earlier texts…\tCtrl+Shift+H"), self.show_earlier, is_offered=bool(self.place))
        self._add(menu, self.tr("Deleted records…"), self._show_deleted)
        return menu

    def next(self) -> None:
        """Go to the next cell with words to look at, around the end if need be, and open its menu."""
        self._table.flush()
        view, model = self._table.table, self._table.model
        here = (view.currentIndex().row(), view.currentIndex().column())
        cells = sorted(model.cells(model.remarks.addresses))
        for row, column in [*(cell for cell in cells if cell > here), *(cell for cell in cells if cell <= here)]:
            index = model.index(row, column)
            if model.to_look_at(index) and not view.isColumnHidden(column):
                view.setCurrentIndex(index)
                view.scrollTo(index)
                self._show(view.visualRect(index).bottomLeft())
                return

    # -- words to look at

    def _about(self, menu: QMenu, finding: Finding) -> list[QAction]:
        """Return what the menu offers for words in the cell; of a longer text, the form, where they are offered."""
        if put_right(self._session.plan, finding, ""):
            return remark_actions(menu, self._table, self._session, finding, partial(self._put, finding))
        *actions, end = remark_actions(menu, self._table, self._session, finding, None)
        form = QAction(self.tr("Show it in the form"), menu)
        form.triggered.connect(lambda: self._show_in_form(finding))
        return [*actions, form, end]

    def _put(self, finding: Finding, words: str) -> None:
        self._table.flush()
        if change := put_right(self._session.plan, finding, words):
            self._session.apply(Edit(self.tr("Change {0}").format(self._register.singular), (change,)))

    def _show_in_form(self, finding: Finding) -> None:
        _, record_id, column_id = finding.address.split("/")
        self._table.open_record(record_id, column_id)
        if (form := self._table.form) and (remark := finding.remark):
            number = number_of(self._session.plan, finding)
            # The form puts the keyboard there first.
            QTimer.singleShot(0, form, lambda: select_words(form.focusWidget(), Wanted(remark.words), number))

    # -- how it is shown

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
