"""Writing in a cell of a register's table: text, numbers, dates, times and choices, without opening the form."""

from datetime import date, time

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from shiboken6 import isValid

from nec_desktop.gui.choice_editors import ChoiceBox, fill_choices
from nec_desktop.gui.composing import end_composing
from nec_desktop.gui.frozen_columns import FrozenTable
from nec_desktop.gui.line_editor import taken_words
from nec_desktop.gui.proofreader import LineReader
from nec_desktop.gui.record_model import ID, RecordModel
from nec_desktop.gui.suggesting import suggest
from nec_desktop.gui.text_line import TextLine
from nec_desktop.gui.theme import tokens
from nec_desktop.gui.underlining import draw_lines
from nec_desktop.plan.cell_names import NAMED, in_full, names_offered
from nec_desktop.plan.cell_reading import read_cell
from nec_desktop.plan.contradictions import contradicted, is_next_day
from nec_desktop.plan.outline import Field
from nec_desktop.plan.values import Content, NotAValueError, written
from nec_desktop.plan.words import in_words

_Index = QModelIndex | QPersistentModelIndex
_NARROWEST = 130
"""Pixels: a date is read whole while it is written."""
_KEEPING = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down)
"""Keys that keep what is written; in a box of choices, these two choose."""


class CellDelegate(QStyledItemDelegate):
    """Enter keeps what is written, Escape does not, Tab goes on to the next cell, Up and Down to the next row.

    `refused` says in a sentence why a cell cannot be kept, `doubted` why one that is kept cannot be right, `told` how
    one was understood; `written` that one is kept, and with which key. `settled` says that what was refused is mended
    or given up.
    """

    refused = Signal(str)
    doubted = Signal(str)
    told = Signal(str)
    written = Signal(int)  # the key
    settled = Signal()

    def __init__(self, view: FrozenTable, model: RecordModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self.editor: QWidget | None = None
        """The editor that is open."""
        self.problem = ""
        """Why what stands in it cannot be kept."""
        self.is_new = False
        """Whether it was opened in the row for a new record."""
        self.closeEditor.connect(self._settle)

    # -- what the table asks

    def createEditor(  # noqa: N802 - Qt's name
        self, parent: QWidget | None, _option: QStyleOptionViewItem, index: _Index
    ) -> QWidget:
        """Return a line to write in, or a box to choose from."""
        column = self._model.column(index.column())
        assert column is not None, "only columns can be edited"
        editor = self._box(column, parent) if column.kind in ("choice", "yes-no") else self._line(column, parent)
        editor.setAccessibleName(column.label)
        if isinstance(editor, TextLine) and column.format != "url":
            LineReader(editor, self._model.session, self._model.address(index))
        self.editor, self.problem, self.is_new = editor, "", not index.data(ID)
        editor.destroyed.connect(self._forget)
        return editor

    def setEditorData(self, editor: QWidget, index: _Index) -> None:  # noqa: N802 - Qt's name
        """Show what the plan holds."""
        content = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, ChoiceBox):
            editor.setCurrentIndex(max(editor.findData(content), 0))
        elif isinstance(editor, QLineEdit):
            editor.setText(self._editable(index, content))

    def setModelData(self, editor: QWidget, _model: object, index: _Index) -> None:  # noqa: N802 - Qt's name
        """Write what stands in the editor; what cannot be kept is told, and the cell stays as it was."""
        try:
            content = self._content(editor, index)
        except NotAValueError as error:
            self.problem = ""
            self.refused.emit(self.tr("Not kept. {0}").format(error))
            return
        if content != index.data(Qt.ItemDataRole.EditRole):
            address = self._model.address(index)  # afterwards, the index may be another row's
            self._model.setData(index, content, Qt.ItemDataRole.EditRole)
            if isinstance(content, time) and isinstance(editor, QLineEdit):
                self._tell_time(editor.text(), content, address)
            for sentence in contradicted(self._model.plan, address):
                self.doubted.emit(self.tr("Saved. {0}").format(sentence))

    def _tell_time(self, text: str, moment: time, address: str) -> None:
        """Say how a time was understood that may be meant otherwise."""
        next_day = self.tr("It ends on the next day.") if is_next_day(self._model.plan, address) else ""
        if words := " ".join(filter(None, (taken_words(text, moment), next_day))):
            self.told.emit(words)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: _Index) -> None:  # noqa: N802
        """Give the editor the room it needs, within what is seen of the table."""
        room, place = self._view.room(index), option.rect
        place.setSize(place.size().expandedTo(QSize(_NARROWEST, editor.sizeHint().height())))
        place.moveRight(min(place.right(), room.right()))
        place.moveBottom(min(place.bottom(), room.bottom()))
        place.moveLeft(max(place.left(), room.left()))
        editor.setGeometry(place)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Show what a cell says, lines under the words to look at, and which cell the keyboard is on."""
        super().paint(painter, option, index)
        if places := self._model.to_look_at(index):
            drawn = QStyleOptionViewItem(option)
            self.initStyleOption(drawn, index)
            draw_lines(painter, drawn, self._model.remarks.lines(places))
        if self._view.hasFocus() and index == self._view.currentIndex():
            painter.save()
            painter.setPen(QPen(QColor(tokens().accent), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
            painter.restore()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Keep what cannot be kept open, as typed, until it is mended."""
        if not isinstance(watched, QWidget) or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        key = Qt.Key(event.key())
        if key not in _KEEPING and not (key in _ROWS and isinstance(watched, QLineEdit)):
            return super().eventFilter(watched, event)
        self._keep(watched, key)
        return True

    # -- how it is done

    @property
    def is_open(self) -> bool:
        """Whether somebody is writing in a cell."""
        return self.editor is not None and self.editor.isVisible()

    def flush(self) -> None:
        """Keep what is being written, if it can be."""
        if self.editor is not None and self.editor.isVisible():
            self._keep(self.editor, Qt.Key.Key_unknown)

    def _keep(self, editor: QWidget, key: Qt.Key) -> None:
        try:
            self._content(editor, self._view.currentIndex())
        except NotAValueError as error:
            self.problem = str(error)
            editor.setAccessibleDescription(self.problem)
            self.refused.emit(self.tr("Not saved. {0}").format(error))
            return
        self._settle()
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        self.written.emit(key)

    def _settle(self) -> None:
        """Take back why something cannot be kept: it is mended, or the cell shows again what the plan holds."""
        if self.problem:
            self.problem = ""
            self.settled.emit()

    def _forget(self) -> None:
        """Have no editor any more; one that is gone only now may have left its place to that of the next cell."""
        if self.editor is not None and not isValid(self.editor):  # type: ignore[no-untyped-call] # its stub has no types
            self.editor, self.problem = None, ""

    def _content(self, editor: QWidget, index: _Index) -> Content | None:
        """Return what stands in the editor, and what is still composed there."""
        end_composing(editor)
        if isinstance(editor, ChoiceBox):
            chosen: Content | None = editor.currentData()
            return chosen
        assert isinstance(editor, QLineEdit)
        column = self._model.column(index.column())
        assert column is not None
        text, plan = editor.text(), self._model.plan
        before: Content | None = index.data(Qt.ItemDataRole.EditRole)
        if text == self._editable(index, before):
            return before
        text = in_full(text, names_offered(plan, column)) if column.kind in NAMED else text
        return read_cell(plan, column, text, self._model.today)

    def _line(self, column: Field, parent: QWidget | None) -> QWidget:
        if column.kind != "text":
            plain = QLineEdit(parent)
            if column.kind in NAMED:
                suggest(plain, names_offered(self._model.plan, column), several=True)
            return plain
        line = TextLine("", corrects=not column.format)
        line.keeps_undo = True
        line.setParent(parent)
        suggest(line, self._model.used_values(column.id), several=bool(column.offer))
        return line

    def _box(self, column: Field, parent: QWidget | None) -> QWidget:
        box = ChoiceBox(parent)
        fill_choices(box, self._model.plan, column)
        content = self._view.currentIndex().data(Qt.ItemDataRole.EditRole)
        if content is not None and box.findData(content) < 0:
            box.addItem(self.tr("{0} (no longer offered)").format(content), content)
        return box

    def _editable(self, index: _Index, content: Content | None) -> str:
        """Return a content as it is written in a cell: dates, times and names as a reader sees them."""
        column = self._model.column(index.column())
        if column is not None and isinstance(content, date | time | tuple):
            return in_words(self._model.plan, column, content)
        return written(content)
