"""A register on a page, for the tests of its table, its cells and its form."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from nec_desktop.gui.record_form import RecordForm
from nec_desktop.gui.register_table import RegisterTable
from nec_desktop.gui.session import PlanSession
from nec_desktop.plan.edits import add_record

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


class Shown:
    """A register on a page that is in front."""

    def __init__(self, qtbot: QtBot, session: PlanSession, register_id: str) -> None:
        self.bot, self.session, self.register_id = qtbot, session, register_id
        self.page = QWidget()
        qtbot.addWidget(self.page)
        self.register = RegisterTable(session, session.plan.register(register_id))
        QVBoxLayout(self.page).addWidget(self.register)
        self.page.resize(800, 700)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)
        self.table = self.register.table
        self.register.setFocus()

    @property
    def ids(self) -> list[str]:
        return self.session.plan.record_ids(self.register_id)

    @property
    def selected(self) -> str:
        return str(self.table.currentIndex().data(Qt.ItemDataRole.UserRole))

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.bot.keyClick(self.table, key, modifiers)

    def column(self, name: str) -> int:
        model = self.register.model
        names = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]
        return names.index(name)

    def texts(self, name: str) -> list[str]:
        model, column = self.register.model, self.column(name)
        return [model.index(row, column).data() for row in range(len(model.record_ids()))]

    def form(self) -> RecordForm:
        self.bot.waitUntil(lambda: self.register.form is not None and self.register.form.isActiveWindow())
        assert self.register.form is not None
        return self.register.form

    def closed(self) -> None:
        self.bot.waitUntil(lambda: self.register.form is None)
        self.bot.waitUntil(self.page.isActiveWindow)


Show = Callable[[str], Shown]
"""Shows a register, as the fixture `show_register` does."""


def add(session: PlanSession, register_id: str, **cells: Any) -> str:
    edit = add_record(session.plan, register_id, {name.replace("_", "-"): cell for name, cell in cells.items()})
    session.apply(edit)
    return edit.changes[0].address.rpartition("/")[2]


def go_to(s: Shown, row: int, name: str) -> None:
    """Put the keyboard on a cell, as the arrow keys do."""
    index, flags = s.register.model.index(row, s.column(name)), QItemSelectionModel.SelectionFlag
    s.table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
    s.table.setFocus()


def line(s: Shown) -> QLineEdit:
    """Return the line that is open in a cell, which has the keyboard."""
    editor = s.table.cells.editor
    assert isinstance(editor, QLineEdit) and editor.hasFocus()
    return editor
