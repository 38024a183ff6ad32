"""What reviewers said about the page shown, beside it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QShowEvent
from PySide6.QtWidgets import QListWidgetItem, QWidget

from nec_desktop.gui.card_lines import STRONG, CardLines
from nec_desktop.gui.inbox_list import InboxRow
from nec_desktop.gui.line_list import LineList, add_heading
from nec_desktop.gui.review_words import item_row
from nec_desktop.gui.reviews import Reviews
from nec_desktop.gui.theme import tokens
from nec_desktop.plan.plan import Page

_ID = Qt.ItemDataRole.UserRole
MOST = 200
"""Lines that are listed at once."""


class CommentsPanel(LineList):
    """What is to be answered comes first. `picked` carries an item's id, `told` how many are open, and in all."""

    picked = Signal(str)
    told = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reviews: Reviews | None = None
        self._page: Page | None = None
        self.setObjectName("findings")
        self.setItemDelegate(CardLines(self))

    def show_reviews(self, reviews: Reviews) -> None:
        """Follow what comes back to a plan, and how it is answered."""
        self._reviews = reviews
        reviews.changed.connect(self._show)

    def show_page(self, page: Page) -> None:
        """Show what was said about a page."""
        self._page = page
        self._show()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Catch up with what was answered meanwhile."""
        super().showEvent(event)
        self._show()

    def _show(self) -> None:
        reviews, page = self._reviews, self._page
        if reviews is None or page is None or not reviews.returns:
            self.told.emit(0, 0)
            return
        inbox = reviews.inbox
        rows = [item_row(inbox, item) for item in inbox.on_page(page.address)]
        to_answer = [row for row in rows if row.is_open]
        self.told.emit(len(to_answer), len(rows))
        if not self.isVisible():
            return  # the list is made when somebody looks at it
        self.clear()
        add_heading(
            self, self.tr("To answer: {0}").format(len(to_answer)) if to_answer else self.tr("Nothing to answer")
        )
        self._lines(to_answer)
        if answered := [row for row in rows if not row.is_open]:
            add_heading(self, self.tr("Answered: {0}").format(len(answered)))
            self._lines(answered)

    def _lines(self, rows: Sequence[InboxRow]) -> None:
        for row in rows[:MOST]:
            self._line(row)
        if len(rows) > MOST:
            add_heading(self, self.tr("And {0} more, on the review desk (Ctrl+R).").format(len(rows) - MOST))

    def _line(self, row: InboxRow) -> None:
        title = f"{row.title} · {row.state}" if row.state else row.title
        item = QListWidgetItem(f"{title}\n{row.detail}".strip(), self)
        item.setData(_ID, row.id)
        item.setData(STRONG, len(title) if row.is_open else 0)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, row.spoken)
        item.setForeground(QColor(tokens().ink if row.is_open else tokens().soft))

    def go(self, item: QListWidgetItem) -> None:
        """Go to something that was said."""
        if identifier := item.data(_ID):
            self.picked.emit(identifier)
