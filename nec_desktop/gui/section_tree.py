"""The sections of a plan with their statuses: beside the page, and as the task list of the plan's home."""

from collections.abc import Collection, Iterable
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from nec_desktop.gui.reviews import Reviews
from nec_desktop.gui.session import PROBLEM, PlanSession
from nec_desktop.gui.theme import tokens
from nec_desktop.plan.places import pages_of
from nec_desktop.plan.plan import Page

_ADDRESS = Qt.ItemDataRole.UserRole
_GAP = 40
"""Pixels between the longest name and the statuses, where these stand beside the names."""
_BAR = 3
"""Pixels: how wide the bar is that marks the current row."""


class SectionTree(QTreeWidget):
    """Pages under their parts. A click or Enter on a row chooses its page: `chosen` carries the address."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session: PlanSession | None = None
        self._items: dict[str, QTreeWidgetItem] = {}
        self._parents: dict[str, list[Page]] = {}
        self._to_answer: dict[str, int] = {}
        self._written: dict[str, tuple[str, str, str]] = {}
        """What each row says, and in which colour: after each change all are asked, and hardly any differs."""
        self._is_brief = self._has_room = self._is_near = False
        """Whether statuses are told in few words; whether the list was seen in its size since a row was marked; whether
        statuses stand beside the names.
        """
        self.setHeaderHidden(True)
        self.setColumnCount(2)
        self.setIndentation(14)
        self.setRootIsDecorated(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.itemClicked.connect(self._choose)
        self.itemActivated.connect(self._choose)

    def keep_near(self) -> None:
        """Let the statuses stand beside the names, however wide the list is: else the eye travels across it."""
        self._is_near = True
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)

    def _fit(self) -> None:
        """Give names as much room as the longest needs, if there is as much beside the statuses."""
        if self._is_near:
            room = self.viewport().width() - self.sizeHintForColumn(1)
            self.setColumnWidth(0, min(self.sizeHintForColumn(0) + _GAP, room))

    def show_session(self, session: PlanSession) -> None:
        """Show the pages of a plan and follow its statuses."""
        self._session = session
        session.changed.connect(self.refresh)
        session.checked.connect(self.refresh)
        self.fill()

    def show_reviews(self, reviews: Reviews, *, brief: bool = False) -> None:
        """Follow what reviewers say. brief: in a narrow column the count stands in place of the status."""
        self._is_brief = brief

        def follow(_ids: object) -> None:
            now = {page: count.open for page, count in reviews.counts.items() if count.open}
            if now != self._to_answer:
                self._to_answer = now
                self.refresh()

        reviews.changed.connect(follow)

    def fill(self) -> None:
        """Build the rows anew."""
        assert self._session is not None
        plan = self._session.plan
        self.clear()
        self._items.clear()
        self._parents.clear()
        self._written.clear()
        parts = {part.id: part.title for part in plan.outline.part}
        groups: dict[str, QTreeWidgetItem] = {}
        repeated: QTreeWidgetItem | None = None
        for page in plan.pages():
            if page.standard and repeated:
                self._add(repeated, page)
                self._parents.setdefault(page.section.id, []).append(page)
                continue
            part = page.section.part
            if part not in groups:
                groups[part] = self._group(parts.get(part, self.tr("Cover")))
            repeated = self._add(groups[part], page)
        for update in plan.updates:
            if not plan.quarters:
                continue
            group = self._group(update.title)
            for quarter in plan.quarters:
                pages = plan.update_pages(update, quarter)
                holder = QTreeWidgetItem(group, [quarter.title, ""])
                holder.setData(0, _ADDRESS, "")
                self._make_quiet(holder)
                self._items[quarter.id] = holder
                self._parents[quarter.id] = list(pages)
                for page in pages:
                    self._add(holder, page)
                started = any(plan.status(page) != "not-started" for page in pages)
                holder.setExpanded(started or self._session.today in quarter)
        self.refresh()

    def refresh(self, addresses: Any = None) -> None:
        """Write the statuses anew: of all pages, or of those on which something at these addresses is written."""
        session = self._session
        if session is None or not self.isVisible():
            return  # it is written anew when it is shown
        touched: Collection[str] = self._items.keys()
        if addresses is not None:
            touched = pages_of(session.plan, addresses)
        at_once = addresses is None and not self._is_near
        if at_once:  # else the column would measure all its rows anew after each that is written
            self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        colours = tokens()
        for address in touched:
            page = session.plan.page(address)
            if page and address in self._items and address not in self._parents:
                problem = session.status(page) == PROBLEM
                words = self.tr("Problem") if problem else session.status_words(page)
                self._write_status(address, words, colours.error if problem else colours.soft, problem=problem)
        for address, pages in self._parents.items():
            if any(page.address in touched for page in pages):
                done = sum(session.status(page) == "completed" for page in pages)
                self._write_status(address, self.tr("{0} of {1}").format(done, len(pages)), colours.soft)
        if at_once:
            self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Catch up with what has happened meanwhile."""
        super().showEvent(event)
        self.refresh()
        QTimer.singleShot(0, self, self._have_room)  # by then everything around it has its size

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Scroll to the row that was marked before it was known how many there is room for, and keep it in view."""
        row = self.visualItemRect(self.currentItem()) if self.currentItem() else QRect()
        was_seen = not row.isEmpty() and row.top() >= 0 and row.bottom() <= event.oldSize().height()
        super().resizeEvent(event)
        self._fit()
        if not self._has_room:
            self._scroll_from_top()
        elif was_seen:
            self.scrollToItem(self.currentItem())

    def _have_room(self) -> None:
        if self.isVisible() and not self._has_room:
            self._scroll_from_top()
            self._has_room = True

    def _scroll_from_top(self) -> None:
        """Scroll no further from the top than the marked row needs."""
        self.scrollToTop()
        if item := self.currentItem():
            self.scrollToItem(item)

    def set_current(self, address: str) -> None:
        """Mark the row of a page."""
        if item := self._items.get(address):
            self._has_room = self._has_room and self.isVisible()
            self.setCurrentItem(item)
            self.scrollToItem(item)
        else:
            self.setCurrentIndex(QModelIndex())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the size of text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            for item in self._items.values():
                item.setFont(1, self._caption())
            self._fit()

    def _caption(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.9)
        return font

    def drawRow(  # noqa: N802 - Qt's name
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the current row on a tinted ground with a bar at its left, from edge to edge."""
        current = self.currentIndex()
        is_current = current.isValid() and (index.row(), index.parent()) == (current.row(), current.parent())
        if is_current:
            painter.fillRect(option.rect, QColor(tokens().tint))
        super().drawRow(painter, option, index)
        if is_current:  # last: the style sheet's ground of what is selected would hide it
            bar = QRect(option.rect)
            bar.setWidth(_BAR)
            painter.fillRect(bar, QColor(tokens().accent))

    def _group(self, title: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self, [title])
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        item.setFirstColumnSpanned(True)
        font = QFont()  # its size stays the widget's
        font.setWeight(QFont.Weight.DemiBold)
        item.setFont(0, font)
        item.setExpanded(True)
        return item

    def _add(self, parent: QTreeWidgetItem, page: Page) -> QTreeWidgetItem:
        number = page.number.rpartition(".")[2] if page.standard else page.number
        item = QTreeWidgetItem(parent, [f"{number}  {page.title}" if number else page.title, ""])
        item.setData(0, _ADDRESS, page.address)
        item.setToolTip(0, page.title)
        self._make_quiet(item)
        item.setExpanded(True)
        self._items[page.address] = item
        return item

    def _make_quiet(self, item: QTreeWidgetItem) -> None:
        """Let what stands in the column of statuses be small, and end at the list's right edge where it is narrow."""
        item.setFont(1, self._caption())
        side = Qt.AlignmentFlag.AlignLeft if self._is_near else Qt.AlignmentFlag.AlignRight
        item.setTextAlignment(1, side | Qt.AlignmentFlag.AlignVCenter)

    def _write_status(self, address: str, words: str, colour: str, *, problem: bool = False) -> None:
        # Completed is plain and quiet, so that the eye goes to what is left.
        shown, spoken = words, words
        if count := self._to_answer.get(address, 0):
            left = self.tr("{0} to answer").format(count)
            shown = left if self._is_brief and not problem else f"{words} · {left}"
            spoken = self.tr("{0}, {1} from reviewers").format(words, left)
        if self._written.get(address) == (shown, spoken, colour):
            return
        self._written[address] = shown, spoken, colour
        item = self._items[address]
        item.setText(1, shown)
        item.setToolTip(1, spoken if count else "")
        item.setForeground(1, QColor(colour))
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{item.text(0)}, {spoken}")

    def _choose(self, item: QTreeWidgetItem, _column: int = 0) -> None:
        address = item.data(0, _ADDRESS)
        if address:
            self.chosen.emit(address)
        elif item.childCount() and item.parent():
            item.setExpanded(not item.isExpanded())


def left_to_do(session: PlanSession, pages: Iterable[Page]) -> tuple[int, int]:
    """Return how many of these pages are not completed yet (or have a problem), and how many there are."""
    statuses = [session.status(page) for page in pages]
    return sum(status != "completed" for status in statuses), len(statuses)
