"""The list of what reviewers said: sections as headings, below each its items in two lines."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from nec_desktop.gui.theme import tokens

_Index = QModelIndex | QPersistentModelIndex
_SIDE, _ABOVE = 12, 6
"""Pixels beside and above the words of a row."""


class InboxRow(NamedTuple):
    """A row: a heading, which has no id, or an item. state: how it is answered and who has it, or how much is to be.

    spoken: what a screen reader says in place of all this. is_open: it is to be answered.
    """

    id: str
    title: str
    detail: str = ""
    state: str = ""
    spoken: str = ""
    is_open: bool = False


class InboxModel(QAbstractListModel):
    """Holds the rows that are shown."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: Sequence[InboxRow] = ()
        self._places: dict[str, int] = {}

    def show(self, rows: Sequence[InboxRow]) -> None:
        """Show other rows. Where only words of some have changed, the list stays where it is."""
        before, self.rows = self.rows, rows
        if [row.id for row in before] == [row.id for row in rows]:
            for n, (old, new) in enumerate(zip(before, rows, strict=True)):
                if old != new:
                    self.dataChanged.emit(self.index(n), self.index(n), [])
            return
        self.beginResetModel()
        self._places = {row.id: n for n, row in enumerate(rows) if row.id}
        self.endResetModel()

    def place(self, identifier: str) -> int:
        """Return the number of an item's row, -1 where it is not among those shown."""
        return self._places.get(identifier, -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name, and an empty index
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row says, to the eye or to a screen reader."""
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken or row.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.detail or None
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let items be chosen, and headings not."""
        chosen = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return chosen if self.rows[index.row()].id else Qt.ItemFlag.NoItemFlags


class InboxDelegate(QStyledItemDelegate):
    """Draws rows: what it is at the left and its state at the right, below it the words."""

    def __init__(self, view: "InboxList") -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802 - Qt's name
        """Return a row's height; its width is the list's. A heading takes the lines that it needs beside its count."""
        row = self._view.shown.rows[index.row()]
        if row.id:
            return QSize(0, 2 * (option.fontMetrics.height() + _ABOVE))
        metrics = QFontMetrics(_weighted(option.font, QFont.Weight.DemiBold))
        count = QFontMetrics(_smaller(option.font)).horizontalAdvance(row.state)
        room = self._view.viewport().width() - 3 * _SIDE - count
        wrapped = metrics.boundingRect(QRect(0, 0, room, 0), Qt.TextFlag.TextWordWrap, row.title)
        return QSize(0, wrapped.height() + 3 * _ABOVE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a row."""
        row, colours = self._view.shown.rows[index.row()], tokens()
        current = self._view.currentIndex() == index and bool(row.id)
        painter.save()
        if current:
            painter.fillRect(option.rect, QColor(colours.tint))
            bar = QRect(option.rect)
            bar.setWidth(4)
            painter.fillRect(bar, QColor(colours.accent))
        inner = option.rect.adjusted(_SIDE, _ABOVE, -_SIDE, -_ABOVE)
        if row.id:
            weight = QFont.Weight.DemiBold if row.is_open else QFont.Weight.Normal
            room = self._state(painter, inner, option.font, row.state)
            painter.setFont(_weighted(option.font, weight))
            painter.setPen(QColor(colours.ink))
            self._line(painter, inner.adjusted(0, 0, -room, 0), row.title)
            painter.setFont(option.font)
            painter.setPen(QColor(colours.soft))
            self._line(painter, inner.adjusted(0, option.fontMetrics.height(), 0, 0), row.detail)
        else:
            inner = inner.adjusted(0, _ABOVE, 0, 0)
            room = self._state(painter, inner, option.font, row.state)
            painter.setFont(_weighted(option.font, QFont.Weight.DemiBold))
            painter.drawText(inner.adjusted(0, 0, -room, 0), Qt.TextFlag.TextWordWrap, row.title)
        painter.restore()

    @staticmethod
    def _state(painter: QPainter, inner: QRect, font: QFont, words: str) -> int:
        """Draw the state at the right, and return the room that it takes: no more than half."""
        painter.setFont(_smaller(font))
        painter.setPen(QColor(tokens().soft))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, inner.width() // 2)
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, shown)
        return painter.fontMetrics().horizontalAdvance(shown) + (_SIDE if shown else 0)

    @staticmethod
    def _line(painter: QPainter, rect: QRect, words: str) -> None:
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, shown)


class InboxList(QListView):
    """Leaves letters to the screen that it stands on. `picked`: another item is the current one, by its id."""

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = InboxModel(self)
        self.setModel(self.shown)
        self.setItemDelegate(InboxDelegate(self))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)

    @property
    def current(self) -> str:
        """The id of the current item, empty for none."""
        index = self.currentIndex()
        return self.shown.rows[index.row()].id if index.isValid() else ""

    def pick(self, identifier: str) -> bool:
        """Make an item the current one; False where it is not shown."""
        row = self.shown.place(identifier)
        if row < 0:
            return False
        self.setCurrentIndex(self.shown.index(row))
        return True

    def step(self, by: int) -> bool:
        """Go to the next item in that direction; False where there is none."""
        rows, row = self.shown.rows, self.currentIndex().row() + by
        while 0 <= row < len(rows) and not rows[row].id:
            row += by
        if not 0 <= row < len(rows):
            return False
        self.setCurrentIndex(self.shown.index(row))
        return True

    def next_open(self) -> str:
        """Return the id of the next open item after the current one, around the end; empty where there is none."""
        rows, row = self.shown.rows, self.currentIndex().row()
        ordered = (*rows[row + 1 :], *rows[: max(row, 0)])
        return next((one.id for one in ordered if one.is_open), "")

    def step_to(self, row: int) -> bool:
        """Make the item at a row the current one, or the nearest to it; False where there is none."""
        rows = self.shown.rows
        near = [n for n in (*range(row, len(rows)), *range(min(row, len(rows)) - 1, -1, -1)) if rows[n].id]
        if near:
            self.setCurrentIndex(self.shown.index(near[0]))
        return bool(near)

    def currentChanged(self, current: _Index, previous: _Index) -> None:  # noqa: N802 - Qt's name
        """Say which item is the current one now."""
        super().currentChanged(current, previous)
        self.picked.emit(self.current)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move by arrows and pages; everything else is for the screen around the list."""
        moves = {
            Qt.Key.Key_Up,
            Qt.Key.Key_Down,
            Qt.Key.Key_PageUp,
            Qt.Key.Key_PageDown,
            Qt.Key.Key_Home,
            Qt.Key.Key_End,
        }
        if event.key() in moves:
            super().keyPressEvent(event)
        else:
            event.ignore()


def _weighted(font: QFont, weight: QFont.Weight) -> QFont:
    made = QFont(font)
    made.setWeight(weight)
    return made


def _smaller(font: QFont) -> QFont:
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * 0.9)
    return made
