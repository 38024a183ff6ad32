"""A list with columns whose words are all seen, without scrolling sideways: where there is no room, they wrap."""

from collections.abc import Iterator, Sequence
from itertools import islice

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTreeWidget, QTreeWidgetItem

from nec_desktop.gui.whole_lines import ModelIndex

_AROUND, _PADDING = 18, 8
"""Pixels around the words of a column, and those of them that the style sheet keeps free and Qt forgets."""
_SAMPLE = 200
"""Lines whose words are measured for the width of a column."""


class WholeColumns(QStyledItemDelegate):
    """For a list of lines. A column is as wide as its words; where that is too much, the widest ones give way.

    wide: the column that has the room which is left over.
    """

    def __init__(self, view: QTreeWidget, wide: int = 0) -> None:
        super().__init__(view)
        self._view, self._wide = view, wide
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._fitting.timeout.connect(self._fit)
        view.setItemDelegate(self)
        view.setWordWrap(True)
        view.setUniformRowHeights(False)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.header().setStretchLastSection(False)
        view.header().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        view.viewport().installEventFilter(self)
        model = view.model()
        for signal in (model.rowsInserted, model.dataChanged, model.headerDataChanged):
            signal.connect(self._fitting.start)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Follow the width of the list, and the size of its text."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.FontChange) and watched is self._view.viewport():
            self._fitting.start()
        return super().eventFilter(watched, event)

    def sizeHint(self, option: QStyleOptionViewItem, index: ModelIndex) -> QSize:  # noqa: N802 - Qt's name
        """Return how high a cell is in its column's width."""
        view, narrow = self._view, QStyleOptionViewItem(option)
        is_spanned = view.isFirstColumnSpanned(index.row(), index.parent())
        width = view.viewport().width() if is_spanned else view.columnWidth(index.column())
        if index.column() == 0 and index.parent().isValid():
            width -= view.indentation()
        narrow.rect = QRect(0, 0, max(width - _PADDING, 1), view.height())
        return super().sizeHint(narrow, index)

    def _fit(self) -> None:
        view, room = self._view, self._view.viewport().width()
        columns = [column for column in range(view.columnCount()) if not view.isColumnHidden(column)]
        lines = list(islice(_lines(view), _SAMPLE))
        least = [self._header(column) for column in columns]
        wanted = [self._wanted(column, lines) for column in columns]
        if sum(least) < room:
            more = [max(width - at_least, 0) for width, at_least in zip(wanted, least, strict=True)]
            widths = [a + b for a, b in zip(least, _shared(more, room - sum(least)), strict=True)]
        else:
            widths = _shared(wanted, room)
        if self._wide in columns:
            widths[columns.index(self._wide)] += max(room - sum(widths), 0)
        for column, width in zip(columns, widths, strict=True):
            view.setColumnWidth(column, width)
        view.scheduleDelayedItemsLayout()  # the lines have other heights now

    def _wanted(self, column: int, lines: Sequence[QTreeWidgetItem]) -> int:
        view, metrics = self._view, self._view.fontMetrics()
        aside = view.indentation() if column == 0 else 0
        words = [
            (line.text(column), aside if line.parent() else 0) for line in lines if not line.isFirstColumnSpanned()
        ]
        return max((metrics.horizontalAdvance(text) + more for text, more in words), default=0) + _AROUND

    def _header(self, column: int) -> int:
        header = self._view.headerItem()
        words = header.text(column) if header else ""
        return self._view.header().fontMetrics().horizontalAdvance(words) + _AROUND


def _lines(view: QTreeWidget) -> Iterator[QTreeWidgetItem]:
    """Yield the lines of a list, those of each group after it."""
    for n in range(view.topLevelItemCount()):
        if top := view.topLevelItem(n):
            yield top
            yield from (child for k in range(top.childCount()) if (child := top.child(k)))


def _shared(wanted: Sequence[int], room: int) -> list[int]:
    """Return widths that fit into a room: what is wider than a fair share of it gets such a share."""
    widths, left = list(wanted), room
    for n, number in enumerate(sorted(range(len(wanted)), key=wanted.__getitem__)):
        widths[number] = min(wanted[number], left // (len(wanted) - n))
        left -= widths[number]
    return widths
