"""A register on a page, for the tests of its table, its cells and its form."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from nec_desktop.gui.record_form import RecordForm
from nec_desktop.gui.register_table import RegisterTable
from nec_desktop.gui.session import PlanSession
from nec_desktop.plan.addresses import join
from nec_desktop.plan.edits import add_record, set_value

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


def at(s: Shown) -> tuple[int, str]:
    """Return the row and the name of the column that the keyboard is on."""
    index = s.table.currentIndex()
    return index.row(), str(s.register.model.headerData(index.column(), Qt.Orientation.Horizontal))


def cell(s: Shown, row: int, name: str) -> QRect:
    """Return where a cell stands in the table."""
    return s.table.visualRect(s.register.model.index(row, s.column(name)))


def picture(s: Shown, row: int, name: str) -> QImage:
    """Return a picture of a cell."""
    return s.table.viewport().grab(cell(s, row, name)).toImage()


def red(image: QImage) -> list[int]:
    """Return how far to the right the points of the colour of a misspelling stand."""
    points = [(x, image.pixelColor(x, y)) for x in range(image.width()) for y in range(image.height())]
    return [x for x, point in points if point.red() > point.green() + 60 and point.red() > point.blue() + 60]


def write(session: PlanSession, record_id: str, column: str, content: Any, register_id: str = "events") -> None:
    """Write in a record, and let the checks look at it."""
    session.apply(set_value(session.plan, join(register_id, record_id, column), content))
    session.check()
