"""The page of a section: what is asked, then its fields and registers, and its end."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from nec_desktop.gui.field_block import FieldBlock
from nec_desktop.gui.first_paint import FirstPaint
from nec_desktop.gui.flowing_label import FlowingLabel
from nec_desktop.gui.forms import load_form
from nec_desktop.gui.handling import Handling
from nec_desktop.gui.holding_still import holding_still, settle
from nec_desktop.gui.page_head import PageHead
from nec_desktop.gui.page_words import title_words, where_words
from nec_desktop.gui.panel_view import PanelDialog
from nec_desktop.gui.register_table import RegisterTable
from nec_desktop.gui.section_end import SectionEnd
from nec_desktop.gui.select_words import scroll_to_cursor, scroll_to_row
from nec_desktop.gui.session import PlanSession
from nec_desktop.gui.slices import PAINTED
from nec_desktop.gui.title_row import TitleRow
from nec_desktop.gui.widths import Column
from nec_desktop.plan.addresses import UNLOCKED, join
from nec_desktop.plan.outline import Field
from nec_desktop.plan.plan import Page, Plan
from nec_desktop.plan.summary import page_length
from nec_desktop.plan.words import count_words

AT_ONCE = 2
"""Fields, or places of one, that are made before the page is first painted."""
COUNT_PAUSE = 300
"""Milliseconds after a change until the words of the page are counted again: who writes on does not wait for that."""
PROMPTS = 3
"""Questions that the first text asks while it is empty."""
_WIDEST = 125
"""Letters: longer lines are hard to read."""


class SectionPage(QWidget):
    """`go_on` asks for the next page; `chosen` carries an address to go to; `example_wanted` asks for the examples, and
    `gap_wanted` for the first place at which something stands against the page.
    """

    scroll_area: QScrollArea
    page: QWidget
    head: QWidget
    caption: QLabel
    title_row: QHBoxLayout
    title_buttons: QWidget
    title: QLabel
    asked: QLabel
    panel_button: QPushButton
    example_button: QPushButton
    fields: QVBoxLayout
    handling_button: QToolButton
    handling_layout: QVBoxLayout
    end_layout: QVBoxLayout
    go_on = Signal()
    chosen = Signal(str)
    example_wanted = Signal()
    gap_wanted = Signal()

    def __init__(
        self, session: PlanSession, shown: Page, following: Page | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)  # at once: to take in a whole page later costs more
        load_form(self, "section_page", FlowingLabel)
        self._session, self.shown = session, shown
        self._place = shown.address
        self._column = Column(self, (self.head, self.page), _WIDEST)
        TitleRow(self.title_row, self.title, self.title_buttons)
        PageHead(self, self.head, self.scroll_area, self._column)
        self._where = where_words(session.plan, shown)
        self.caption.setText(self._where)
        self.title.setText(title_words(shown))
        self.asked.setText(shown.standard.requirement if shown.standard else shown.section.purpose)
        self.panel_button.setVisible(shown.standard is not None)
        # In the form: a click gives it no keyboard, so that who comes back from the dialog writes on where they were.
        self.panel_button.clicked.connect(self._show_panel_view)
        self.example_button.clicked.connect(self.example_wanted)
        self.end = SectionEnd(session, shown, following, self.flush, self.page)
        self.end_layout.addWidget(self.end)
        self._blocks: list[FieldBlock] = []
        self._to_come = list(_pieces(session.plan, shown))
        self.is_whole = False
        """Whether all of its fields are there: those below the first come while the person already reads."""
        self._coming = QTimer(self, interval=PAINTED)
        self._coming.timeout.connect(self._add_next)
        FirstPaint(self.page, self._coming.start)
        self._handling = Handling(session, shown, self.handling_button, self.page)
        self._add_blocks(AT_ONCE)
        self.handling_layout.addWidget(self._handling)
        self._length_words = ""
        self._length = QTimer(self, singleShot=True, interval=COUNT_PAUSE)
        self._length.timeout.connect(self._count_words)
        self.end.go_on.connect(self.go_on)
        self.end.gap_wanted.connect(self.gap_wanted)
        self.end.stayed.connect(self._show_end)
        session.changed.connect(self._show_status)
        session.checked.connect(self._show_status)
        QApplication.instance().focusChanged.connect(self._follow_focus)
        self._show_status()
        self._count_words()

    @property
    def place(self) -> str:
        """The address of the field in which the person was last on this page."""
        return self._place

    @property
    def row(self) -> str:
        """The address of that field, or of the record selected where a register stands there."""
        table = self.table
        return join(self._place, table.current()) if table and table.current() else self._place

    @property
    def table(self) -> RegisterTable | None:
        """The table of the register that stands there, None where none does."""
        return next((block.findChild(RegisterTable) for block in self._blocks if block.holds(self._place)), None)

    @property
    def cursor_place(self) -> int:
        """How many characters of what is written in that field stand before the cursor."""
        return next((block.cursor_place() for block in self._blocks if block.holds(self._place)), 0)

    # -- where it stands

    def centre(self, centred: bool) -> None:
        """Stand in the middle of a pane that is wider than a page, or at its left."""
        self._column.centre(centred)

    def holding_still(self) -> AbstractContextManager[None]:
        """Keep what the person has before them where it is, while the page gets another width."""
        return holding_still(self.scroll_area, self._blocks)

    # -- what stands on it

    def _add_next(self) -> None:
        self._coming.setInterval(0)
        if self._session.is_making:
            return  # to read thousands of records that are half there takes long, and is done again when they are
        self._add_blocks(1)
        settle()  # or what is in view is painted squeezed, until the page hears that it is higher now

    def _add_blocks(self, count: int) -> None:
        """Make the next fields: those in view at once, the others when the page has been painted."""
        for field, place, begins in self._to_come[:count]:
            block = FieldBlock(self._session, self.shown, field, place, self.page, begins=begins)
            block.chosen.connect(self.chosen)
            self.fields.addWidget(block)
            if self.page.isVisible():
                block.show()  # now, and not in the next round: whoever goes to it asks where it stands
            self._blocks.append(block)
        del self._to_come[:count]
        if self._to_come:
            return
        self._coming.stop()
        if self.is_whole:
            return
        self.is_whole = True
        if self._blocks:
            self._tell_how_to_begin()
            self._put_end_last()

    def _tell_how_to_begin(self) -> None:
        """Let the first text ask what the section is to answer while it is empty, instead of being a white box.

        No other one does: the questions are the section's, and a text further down answers to its own name and help.
        """
        asks = self.shown.standard or self.shown.section
        next((block for block in self._blocks if block.ask(asks.prompts[:PROMPTS])), None)

    def _put_end_last(self) -> None:
        """Let Tab go from the last field to what stands below it, though that was made first."""
        widgets = [each for each in self._blocks[-1].findChildren(QWidget) if each.window() is self.window()]
        stops = [each for each in widgets if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
        for before, after in pairwise([*stops[-1:], self.handling_button, *self._handling.stops, *self.end.stops]):
            QWidget.setTabOrder(before, after)

    def show_place(self, address: str) -> None:
        """Put the keyboard on what stands at `address`; where that is the page itself, on the first field that can be
        written.
        """
        if address == self.shown.address:
            address = self._beginning()
        block = self._block_with(address)
        if address != self.shown.address:
            settle()  # likewise, for those that were made just now
        if block:
            # The desk puts the page up first.
            QTimer.singleShot(0, block, partial(self._reveal, block, address))
            return
        self.scroll_area.verticalScrollBar().setValue(0)
        if address.startswith(f"{self.shown.address}/@"):
            self._handling.show_place(address)
            settle()  # only when everything has its size does the page know how far to scroll
            if focused := self.focusWidget():
                self.scroll_area.ensureWidgetVisible(focused, 0, 60)
            return
        first = next((block for block in self._blocks if block.address), None)
        if first:
            first.show_place(first.address)
        self.scroll_area.verticalScrollBar().setValue(0)

    def _beginning(self) -> str:
        """Return the first field that can be written where locked ones stand above it, else the page's own address."""
        plan = self._session.plan
        places = [(place, field) for field in self.shown.fields for place in plan.places(self.shown, field)]
        is_open = [not field.locked or plan.get(join(place, UNLOCKED)) is True for place, field in places]
        return places[is_open.index(True)][0] if True in is_open[1:] and not is_open[0] else self.shown.address

    def _block_with(self, address: str) -> FieldBlock | None:
        """Return the field that holds what stands at `address`, made now with those above it."""
        while True:
            if block := next((block for block in self._blocks if block.holds(address)), None):
                return block
            if address == self.shown.address or not self._to_come:
                return None
            self._add_blocks(1)

    def flush(self) -> None:
        """Hand on whatever is being typed."""
        for block in self._blocks:
            block.flush()
        self._handling.flush()

    def not_saved(self) -> list[str]:
        """Return a sentence for each field in which something stands that cannot be saved."""
        sentences = [sentence for block in self._blocks for sentence in block.not_saved()]
        return sentences + self._handling.not_saved()

    def _reveal(self, block: FieldBlock, address: str) -> None:
        settle()  # only when everything has its size does the page know how far to scroll
        self.scroll_area.ensureWidgetVisible(block, 0, 40)
        block.show_place(address)
        if register := block.findChild(RegisterTable):
            scroll_to_row(block, register.table)
            return
        focused = QApplication.focusWidget()
        if focused and self.isAncestorOf(focused):
            self.scroll_area.ensureWidgetVisible(focused, 0, 60)
        if isinstance(focused, QTextEdit):
            scroll_to_cursor(focused)

    def _show_panel_view(self) -> None:
        self.flush()
        dialog = PanelDialog(self._session, self.shown, self)
        dialog.chosen.connect(self.chosen)
        dialog.open()

    def _show_status(self, _addresses: object = None) -> None:
        words = self._session.status_words(self.shown)
        examples = self.shown.section.example or (self.shown.standard and self.shown.standard.example)
        self.example_button.setVisible(bool(examples) and self._session.plan.status(self.shown) == "not-started")
        self.caption.setText(" · ".join(filter(None, (self._where, words, self._length_words))))
        self._length.start()

    def _count_words(self) -> None:
        count, usual = page_length(self._session.plan, self.shown)
        words = count_words(count, self.tr("word"))
        usually = self.tr("{0}, about {1:,} to {2:,} are usual")
        length = usually.format(words, *usual) if usual else words if count else ""
        if length != self._length_words:
            self._length_words = length
            self._show_status()

    def _show_end(self) -> None:
        settle()  # only when what it says has its size does the page know how far to scroll
        self.scroll_area.ensureWidgetVisible(self.end, 0, 20)

    def _follow_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is None or not self.isAncestorOf(now):
            return
        for block in self._blocks:
            if block.isAncestorOf(now) and (address := block.address_of(now)):
                self._place = address


def _pieces(plan: Plan, page: Page) -> Iterator[tuple[Field, str, bool]]:
    """Yield each field with its place, and whether it begins there; one that stands at many, once for each."""
    for field in page.fields:
        for number, place in enumerate(plan.places(page, field) or [""]):
            yield field, place, not number
