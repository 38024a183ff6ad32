"""Every section of a document in a line, with what stands against it: to be checked before it is sent."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QListWidgetItem, QWidget

from nec_desktop.gui.change_link import ChangeLines, change_word
from nec_desktop.gui.finding_words import severity_colour, severity_words
from nec_desktop.gui.line_list import LineList, strengthen
from nec_desktop.gui.session import PlanSession
from nec_desktop.gui.theme import tokens
from nec_desktop.plan.checks import Finding
from nec_desktop.plan.plan import Page
from nec_desktop.plan.summary import page_summary

_ADDRESS = Qt.ItemDataRole.UserRole
MOST = 40
"""Lines of what stands in the way, and of what is found in a section: thousands of lines would take their time, and the
next ones come here as these are mended.
"""


class PageChecks(LineList):
    """Sections with problems first, each followed by these. `chosen` carries the address of what is to be changed."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(ChangeLines(self))

    def show_pages(
        self,
        session: PlanSession,
        pages: Iterable[Page],
        obstacles: Sequence[tuple[str, str]],
        first: Sequence[Finding] = (),
        *,
        errors: bool,
    ) -> None:
        """Show pages, and before them what stands in the way: address and words. The line selected stays so.

        first: findings that belong to no page. errors: whether the errors that the checks find are told with their
        pages; obstacles tell them too.
        """
        row, scroll = self.currentRow(), self.verticalScrollBar().value()
        address = self.currentItem().data(_ADDRESS) if self.currentItem() else ""
        self.clear()
        for place, words in obstacles[:MOST]:
            self._line(self.tr("In the way: {0}").format(words), place, "error")
        if len(obstacles) > MOST:
            more = self.tr("And {0} more in the way, which come here as these are mended.")
            self._line(more.format(f"{len(obstacles) - MOST:,}"), obstacles[MOST][0], "error")
        for finding in first:
            self._finding(finding)
        findings = {
            page.address: [f for f in session.findings_on(page) if errors or f.severity != "error"] for page in pages
        }
        ordered = sorted(pages, key=lambda page: not (findings[page.address] or session.status(page) != "completed"))
        for page in ordered:
            self._section(session, page)
            found = findings[page.address]
            for finding in found[:MOST]:
                self._finding(finding)
            if len(found) > MOST:
                more = self.tr("And {0} more in this section, which come here as these are mended.")
                self._line(more.format(f"{len(found) - MOST:,}"), page.address, "ink")
        rows = range(self.count())
        same = [n for n in rows if self.item(n).data(_ADDRESS) == address]
        self.setCurrentRow(same[0] if address and same else min(max(row, 0), self.count() - 1))
        self.verticalScrollBar().setValue(scroll)

    def _section(self, session: PlanSession, page: Page) -> None:
        number = f"{page.number} " if page.number and not page.standard else ""
        line = f"{number}{page.title} · {session.status_words(page)}\n{page_summary(session.plan, page)}"
        item = self._line(line, page.address, "ink")
        if session.status(page) != "completed":
            strengthen(item)

    def _finding(self, finding: Finding) -> None:
        words = f"{severity_words(finding)}: {finding.message} {finding.advice}"
        self._line(words, finding.address, severity_colour(finding))

    def _line(self, words: str, address: str, colour: str) -> QListWidgetItem:
        item = QListWidgetItem(words, self)
        item.setData(_ADDRESS, address)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{words}\n{change_word()}")
        item.setForeground(QColor(getattr(tokens(), colour)))
        return item

    def go(self, item: QListWidgetItem) -> None:
        """Go to what is to be changed."""
        if address := item.data(_ADDRESS):
            self.chosen.emit(address)
