"""A table of which the first columns stay in sight when it is scrolled sideways, since they say which record a row is.

They are not a second table laid over the first, as is usual with Qt: that one would be read aloud too, and would have
to be kept in step. This table draws its first columns once more where they stay, and answers there for them. As long
as it is not scrolled, there is nothing to do.
"""

from itertools import product
from typing import NamedTuple

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QStyleOptionViewItem, QTableView, QWidget

from nec_desktop.gui.theme import tokens
from nec_desktop.gui.widths import letters

_LEAST = 9
"""Letters of a column that is cut to stay: with fewer, nobody could tell one record from another by it."""
_Index = QModelIndex | QPersistentModelIndex


class _Stays(NamedTuple):
    """A column that stays, and where: pixels of what is seen of the table."""

    column: int
    left: int
    right: int


class FrozenTable(QTableView):
    """Keeps the columns up to `last` in sight, or as many of them as fit into half of its width."""

    def __init__(self, last: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._last = last
        self.setHorizontalHeader(_FrozenHeader(self))
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalScrollBar().valueChanged.connect(self._follow)

    def frozen(self) -> list[_Stays]:
        """Return the columns that are not where they would be, since the table is scrolled."""
        scrolled = self.horizontalHeader().offset()
        return self._stay(scrolled) if scrolled > 0 else []

    @property
    def edge(self) -> int:
        """Pixels from the left at which what scrolls begins."""
        return max((each.right for each in self.frozen()), default=0)

    def room(self, index: _Index) -> QRect:
        """Return where a cell may be written: of the columns that scroll, beside those that stay."""
        room = self.viewport().rect()
        if self._at(index) is None:
            room.setLeft(self.edge)
        return room

    def indexAt(self, at: QPoint) -> QModelIndex:  # noqa: N802 - Qt's name
        """Return the cell that is seen there."""
        if at.x() < self.edge:
            at = at - QPoint(self.horizontalHeader().offset(), 0)
        return super().indexAt(at)

    def visualRect(self, index: _Index) -> QRect:  # noqa: N802 - Qt's name
        """Return where a cell is seen."""
        place = super().visualRect(index)
        if stays := self._at(index):
            place.setLeft(stays.left)
            place.setRight(stays.right - 1)
        return place

    def scrollTo(  # noqa: N802 - Qt's name
        self, index: _Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a cell into view, out from under the columns that stay; one of these is in view already.

        Sideways only where the table has a width: before it is laid out, no column is in view.
        """
        bar = self.horizontalScrollBar()
        stays, before = self._at(index) is not None or not self.viewport().width(), bar.value()
        super().scrollTo(index, hint)
        if stays:
            bar.setValue(before)
        elif (hidden := self.edge - self.columnViewportPosition(index.column())) > 0 and self._at(index) is None:
            bar.setValue(bar.value() - hidden)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the columns that stay over what is scrolled below them."""
        super().paintEvent(event)
        if (frozen := self.frozen()) and event.rect().left() < frozen[-1].right:
            painter = QPainter(self.viewport())
            self._draw(painter, frozen, event.rect())
            painter.end()

    def _draw(self, painter: QPainter, frozen: list[_Stays], seen: QRect) -> None:
        height = self.viewport().height()
        painter.fillRect(0, 0, frozen[-1].right, height, self.palette().base())
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        usual = option.state
        first, last = self.rowAt(seen.top()), self.rowAt(seen.bottom())
        rows = range(first, (last if last >= 0 else self.model().rowCount() - 1) + 1) if first >= 0 else range(0)
        for row, (column, left, right) in product(rows, frozen):
            option.rect = QRect(left, self.rowViewportPosition(row), right - left, self.rowHeight(row))
            option.state = usual
            self._draw_cell(painter, option, self.model().index(row, column))
        draw_edge(painter, frozen[-1].right, height)

    def _draw_cell(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Draw a cell as Qt does."""
        if self.selectionModel().isSelected(index):
            option.state |= QStyle.StateFlag.State_Selected
        if index == self.currentIndex() and self.hasFocus():
            option.state |= QStyle.StateFlag.State_HasFocus
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewRow, option, painter, self)
        self.itemDelegate().paint(painter, option, index)

    def _stay(self, scrolled: int) -> list[_Stays]:
        """Return where columns stay. One that is too wide for it becomes narrower as the table is scrolled."""
        half, left, stay = self.viewport().width() // 2, 0, list[_Stays]()
        for column in range(self._last + 1):
            right = left + self.columnWidth(column)  # nothing for one that is hidden
            if right > half and half - left < letters(self, _LEAST):
                break
            if not self.isColumnHidden(column):
                stay.append(_Stays(column, left, right if right <= half else max(half, right - scrolled)))
            if right > half:
                break
            left = right
        return stay

    def _at(self, index: _Index) -> _Stays | None:
        """Return where a cell's column stays; None where it scrolls, or is where it would be anyway."""
        return next((each for each in self.frozen() if each.column == index.column()), None)

    def _follow(self) -> None:
        """Draw it all anew: Qt moves what it has drawn, with the columns that stay."""
        self.viewport().update()
        self.horizontalHeader().viewport().update()
        self.updateEditorGeometries()


class _Drag(NamedTuple):
    """A column whose edge is dragged, where that began, and how wide the column was."""

    column: int
    start: int
    width: int


class _FrozenHeader(QHeaderView):
    """The names of the columns, of which those that stay can be clicked and made wider where they are seen."""

    def __init__(self, table: FrozenTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table, self._aside = table, 0
        self._drag: _Drag | None = None
        self.setSectionsClickable(True)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the names of the columns that stay over those that are scrolled below them."""
        super().paintEvent(event)
        if frozen := self._table.frozen():
            painter, height = QPainter(self.viewport()), self.viewport().height()
            for column, left, right in frozen:
                painter.save()
                self.paintSection(painter, QRect(left, 0, right - left, height), column)
                painter.restore()
            draw_edge(painter, frozen[-1].right, height)
            painter.end()

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Hand a click on to the name that is seen there; the mouse belongs to it until it is released."""
        if not isinstance(event, QMouseEvent):
            return super().viewportEvent(event)
        is_over = event.type() == QEvent.Type.MouseMove and event.buttons() == Qt.MouseButton.NoButton
        if is_over or event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            self._aside = self.offset() if event.position().x() < self._table.edge else 0
        if not self._aside:
            return super().viewportEvent(event)
        if is_over or self._drags(event):
            self.setCursor(
                Qt.CursorShape.SplitHCursor if self._drag or self._edge_at(event) else Qt.CursorShape.ArrowCursor
            )
            return True
        return super().viewportEvent(
            QMouseEvent(
                event.type(),
                event.position() - QPointF(self._aside, 0),
                event.scenePosition(),
                event.globalPosition(),
                event.button(),
                event.buttons(),
                event.modifiers(),
                event.pointingDevice(),
            )
        )

    def _drags(self, event: QMouseEvent) -> bool:
        """Drag the edge of a column that stays: Qt would look for it where the table is scrolled to."""
        at = event.position().toPoint().x()
        if event.type() == QEvent.Type.MouseButtonPress and (stays := self._edge_at(event)):
            self._drag = _Drag(stays.column, at, stays.right - stays.left)
        elif self._drag and event.type() == QEvent.Type.MouseMove:
            self.resizeSection(
                self._drag.column, max(self._drag.width + at - self._drag.start, self.minimumSectionSize())
            )
        elif self._drag and event.type() == QEvent.Type.MouseButtonRelease:
            self._drag = None
            return True
        return self._drag is not None

    def _edge_at(self, event: QMouseEvent) -> _Stays | None:
        """Return the column that stays whose right edge is there; one that is cut has its own elsewhere."""
        at, grip = event.position().x(), self.style().pixelMetric(QStyle.PixelMetric.PM_HeaderGripMargin, None, self)
        near = (each for each in self._table.frozen() if abs(each.right - at) <= grip)
        return next((each for each in near if each.right - each.left == self.sectionSize(each.column)), None)


def draw_edge(painter: QPainter, right: int, height: int) -> None:
    """Draw the line beside which the table is scrolled."""
    painter.fillRect(right - 1, 0, 1, height, QColor(tokens().handle))
