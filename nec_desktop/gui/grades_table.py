"""The table of a panel's grades: a row for each standard, our own beside last time's, each reviewer's, the agreed."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from nec_desktop.gui.text_size import TextSize
from nec_desktop.gui.theme import tokens
from nec_desktop.plan.standards import Grade
from nec_desktop.review.grades import Row

_AROUND, _BETWEEN = 18, 2
"""Pixels around the words of a cell, and between two rows."""
_LEAST, _MOST = 11, 18
"""The width in broad letters that the standards have at least, and a reviewer's column at most."""


class GradesTable(QTableWidget):
    """Grades in words, and in words too where a reviewer's differs from our own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reviewers: list[str] = []
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        TextSize(self, self._fit)

    @property
    def reviewer(self) -> str:
        """The reviewer in whose column the keyboard is, empty for another column."""
        number = self.currentColumn() - 3
        return self._reviewers[number] if 0 <= number < len(self._reviewers) else ""

    def show_rows(self, found: Sequence[Row], reviewers: Sequence[str], grades: Sequence[Grade]) -> None:
        """Show the grades of these standards. The cell with the keyboard stays so."""
        row, column = max(self.currentRow(), 0), max(self.currentColumn(), 0)
        titles = {grade.id: grade.title for grade in grades}
        order = [grade.id for grade in grades]
        self._reviewers = list(reviewers)
        headers = [
            self.tr("Standard"), self.tr("Our own grade"), self.tr("Last time’s"), *reviewers, self.tr("Agreed")
        ]  # fmt: skip
        self.clear()
        self.setColumnCount(len(headers))
        self.setRowCount(len(found))
        self.setHorizontalHeaderLabels(headers)
        beside = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
        for at in range(len(headers)):
            self.model().setHeaderData(at, Qt.Orientation.Horizontal, beside, Qt.ItemDataRole.TextAlignmentRole)
        for n, each in enumerate(found):
            name = f"{each.number} {each.title}" if each.number else each.title
            self.setVerticalHeaderItem(n, QTableWidgetItem(name))  # for a screen reader, which says what a row is
            of_standard = self.tr("Not graded") if each.standard else ""
            told = [name, titles.get(each.own, of_standard), titles.get(each.last, of_standard)]
            told += [self._given(each, reviewer, titles, order) for reviewer in reviewers]
            told.append(titles.get(each.agreed, self.tr("Not yet")))
            for at, words in enumerate(told):
                item = QTableWidgetItem(words)
                spoken = f"{name}, {headers[at]}: {words}" if at else words
                item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
                item.setToolTip(words)
                if at == len(headers) - 1 and each.agreed:
                    font = QFont()  # says nothing of the size, which may change
                    font.setBold(True)
                    item.setFont(font)
                elif words in (self.tr("Not graded"), self.tr("Not yet")):
                    item.setForeground(QColor(tokens().soft))
                self.setItem(n, at, item)
        self._fit()
        self.setCurrentCell(min(row, len(found) - 1), min(column, len(headers) - 1))

    def _given(self, row: Row, reviewer: str, titles: dict[str, str], order: list[str]) -> str:
        if reviewer in row.others:
            return self.tr("“{0}”, which is no grade").format(row.others[reviewer])
        grade = row.given.get(reviewer, "")
        if not grade:
            return self.tr("Not graded") if row.standard else ""
        words = titles.get(grade, grade)
        if row.own in order and grade in order and row.own != grade:
            lower = order.index(grade) > order.index(row.own)
            return (self.tr("{0}, below ours") if lower else self.tr("{0}, above ours")).format(words)
        return words

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Share the width out anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        """Give the standards what the grades leave: these break their words where there is not room for all.

        What is left over goes to all columns alike: else the eye would travel from a standard to its grades.
        """
        if not self.columnCount():
            return
        rows, columns = range(-1, self.rowCount()), range(self.columnCount())
        words = [[self._words(row, column) for row in rows] for column in columns]
        least_name, most = self._width("m" * _LEAST), self._width("m" * _MOST)
        least = [max(self._width(word) for cell in cells for word in cell.split()) for cells in words[1:]]
        whole = [max(min(max(map(self._width, cells)), most), low) for cells, low in zip(words[1:], least, strict=True)]
        room = self.viewport().width()
        spare = max(room - min(max(map(self._width, words[0])), most) - sum(least), 0)
        wanted = sum(full - low for full, low in zip(whole, least, strict=True)) or 1
        grades = [low + min(full - low, spare * (full - low) // wanted) for full, low in zip(whole, least, strict=True)]
        over = max(room - sum(grades) - max(map(self._width, words[0])), 0) // len(words)
        grades = [width + over for width in grades]
        names = max(room - sum(grades), least_name)
        for column, width in enumerate([names, *grades]):
            self.setColumnWidth(column, width)
        wrap, metrics = Qt.TextFlag.TextWordWrap, self.fontMetrics()
        lines = [
            # One pixel more: the width of words that just fit was rounded.
            metrics.boundingRect(QRect(0, 0, self.columnWidth(n) - _AROUND + 1, 999), wrap, cells[0]).height()
            for n, cells in enumerate(words)
        ]
        self.horizontalHeader().setFixedHeight(max(lines) + _AROUND)
        self.resizeRowsToContents()
        for row in range(self.rowCount()):
            self.setRowHeight(row, self.rowHeight(row) + _BETWEEN)

    def _words(self, row: int, column: int) -> str:
        if row < 0:
            return str(self.model().headerData(column, Qt.Orientation.Horizontal))
        return str(self.model().index(row, column).data())

    def _width(self, words: str) -> int:
        return self.fontMetrics().horizontalAdvance(words) + _AROUND
