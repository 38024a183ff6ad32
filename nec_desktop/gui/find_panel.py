"""Find in the plan: a line to type in, and below it the places that hold the words: one's own texts, then registers,
then guidance, each section by section.
"""

from collections.abc import Callable, Iterator, Sequence
from time import thread_time

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QListWidgetItem, QPushButton, QWidget

from nec_desktop.gui.forms import load_form
from nec_desktop.gui.hit_list import MARK, HitDelegate
from nec_desktop.gui.select_words import units
from nec_desktop.gui.session import PlanSession
from nec_desktop.gui.slices import Slices
from nec_desktop.plan.find import Finder, Found, Group, Hit, passages
from nec_desktop.plan.places import page_name
from nec_desktop.plan.words import count_words

_HIT = Qt.ItemDataRole.UserRole
_MOST: dict[Group, int] = {"text": 180, "record": 80, "guidance": 40}
"""How many places are listed of each: so many lines are made before a key waits."""
_UNNOTICED = 0.08
"""Seconds of the processor's time for which a key may wait."""
_LARGER = 1.15
"""How much larger a group's heading is than that of a section."""


class FindPanel(QWidget):
    """`chosen` carries the Hit to go to; `closed` says that the person is done."""

    wanted: QLineEdit
    count_note: QLabel
    results: QListWidget
    close_button: QPushButton
    chosen = Signal(object)
    closed = Signal()
    SHORTEST, PAUSE = 2, 300
    """From how many letters on places are listed, and milliseconds after a change until it is found."""

    def __init__(self, session: PlanSession) -> None:
        super().__init__()
        load_form(self, "find_panel")
        self._session = session
        self._finder = Finder()
        self._to_read = self._reading(self._finder)
        """Reads the rest of the plan into the finder."""
        self._slices = Slices(self)
        self._hits: list[QListWidgetItem] = []
        self._is_listed = True
        """Whether what fits the words is listed: while the plan is read it is not yet."""
        self._asked: tuple[int, QWidget | None] | None = None
        """The step that was asked for before that, and what had the keyboard then."""
        self.count_note.setObjectName("caption")
        self.count_note.setWordWrap(True)
        self.results.setItemDelegate(HitDelegate(self.results))
        self.results.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.results.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there, so that the lines' heights stay true to their width.
        self.results.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.results.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._pause = QTimer(self, singleShot=True, interval=self.PAUSE)
        self._pause.timeout.connect(lambda: self._read_on(self.list_again))
        session.changed.connect(self._forget)
        self.wanted.textChanged.connect(self._find_other)
        self.wanted.returnPressed.connect(lambda: self.step(0))
        self.results.itemActivated.connect(self._go)
        self.results.itemClicked.connect(self._go)
        self.close_button.clicked.connect(self.closed)
        for widget in (self.wanted, self.results):
            widget.installEventFilter(self)
        self._find()
        self._read_on()  # before the first letter is typed

    def begin(self) -> None:
        """Put the keyboard on the line to type in, with what stands there selected."""
        self.wanted.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.wanted.selectAll()

    def step(self, by: int) -> None:
        """Go to the place `by` places after the current one, around the end of the list; to the current one for 0.

        While the plan is still read, go there as soon as there is a list.
        """
        if not self._is_listed:
            self._asked = by, QApplication.focusWidget()
        if not self._hits:
            return
        item = self.results.currentItem()
        at = self._hits.index(item) if item in self._hits else -1 if by > 0 else 0
        self._go(self._hits[(at + by) % len(self._hits)])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Esc closes; Down goes from the line into the list, Up at its top back."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.closed.emit()
                return True
            if watched is self.wanted and event.key() == Qt.Key.Key_Down and self._hits:
                self.results.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return True
            first = bool(self._hits) and self.results.currentItem() is self._hits[0]
            if watched is self.results and event.key() == Qt.Key.Key_Up and first:
                self.begin()
                return True
        return super().eventFilter(watched, event)

    def _go(self, item: QListWidgetItem) -> None:
        if hit := item.data(_HIT):
            self.results.setCurrentItem(item)
            self.chosen.emit(hit)

    # -- finding

    def _read_on(self, done: Callable[[], None] = lambda: None) -> None:
        """Read the plan bit by bit: thousands of records take a while."""
        self._slices.run(self._to_read, done)

    def _reading(self, finder: Finder) -> Iterator[None]:
        for passage in passages(self._session.plan):
            finder.add(passage)
            yield

    def _is_read(self) -> bool:
        """Read on for as long as nobody notices, and say whether that was all."""
        until = thread_time() + _UNNOTICED
        return not any(thread_time() > until for _ in self._to_read)

    def _forget(self, _addresses: object) -> None:
        self._slices.stop()
        self._finder = Finder()
        self._to_read = self._reading(self._finder)
        self._pause.start()

    def list_again(self) -> None:
        """Find the same words again: the plan is another, or the text has another size."""
        row = self.results.currentRow()
        self._find()
        self.results.setCurrentRow(min(row, self.results.count() - 1))

    def _find_other(self) -> None:
        self._asked = None  # that was for the words that stood there before
        self._find()

    def _find(self) -> None:
        wanted = self.wanted.text().strip()
        self.results.clear()
        self._hits.clear()
        self._is_listed = True
        if len(wanted) < self.SHORTEST:
            self.count_note.setText(
                self.tr("In texts, tables and guidance. Enter goes there, once more to the next place.")
            )
            return
        if not self._is_read():
            self._is_listed = False
            self.count_note.setText(self.tr("Reading the plan …"))
            self._read_on(self._find)
            return
        found = self._finder.find(wanted, _MOST)
        self.count_note.setText(self._count_words(found))
        for each in found:
            self._list(each)
        if self._hits:
            self.results.setCurrentItem(self._hits[0])
        self._go_as_asked()

    def _go_as_asked(self) -> None:
        """Go where somebody wanted to go before there was a list, if they have not turned to something else since."""
        asked, self._asked = self._asked, None
        if asked and asked[1] is QApplication.focusWidget():
            self.step(asked[0])

    def _list(self, found: Found) -> None:
        """List what was found in a group, below how much that is."""
        words = count_words(found.count, self.tr("place"))
        if len(found.hits) < found.count:
            words = self.tr("the first {0} of {1}").format(len(found.hits), words)
        self._heading(self.tr("{0}: {1}").format(self._group_words(found.group), words), QFont.Weight.Bold, larger=True)
        last = ""
        for hit in found.hits:
            if hit.passage.page != last:
                last = hit.passage.page
                self._heading(self._page_words(last), QFont.Weight.DemiBold)
            self._add(hit)

    def _count_words(self, found: Sequence[Found]) -> str:
        if not found:
            return self.tr("Nothing found. Neither capitals nor accents matter.")
        listed, count = sum(len(each.hits) for each in found), sum(each.count for each in found)
        if listed < count:
            return self.tr("The first {0} of {1:,} places. Type more to see fewer.").format(listed, count)
        told = count_words(count, self.tr("place"))
        if len(found) == 1:
            return told
        parts = ", ".join(f"{each.count:,} {_small(self._group_words(each.group))}" for each in found)
        return self.tr("{0}: {1}").format(told, parts)

    def _group_words(self, group: Group) -> str:
        titles: dict[Group, str] = {
            "text": self.tr("In your texts"),
            "record": self.tr("In registers"),
            "guidance": self.tr("In guidance and examples"),
        }
        return titles[group]

    def _page_words(self, address: str) -> str:
        page = self._session.plan.every_page()[address]
        return f"{page_name(page)}, {page.quarter.title}" if page.quarter else page_name(page)

    def _heading(self, words: str, weight: QFont.Weight, *, larger: bool = False) -> None:
        item = QListWidgetItem(words, self.results)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = QFont(self.results.font())
        font.setWeight(weight)
        if larger:
            font.setPointSizeF(font.pointSizeF() * _LARGER)
        item.setFont(font)

    def _add(self, hit: Hit) -> None:
        label, (context, start, end) = hit.passage.label, hit.context()
        item = QListWidgetItem(f"{label}\u2028{context}", self.results)
        at = units(label) + 1
        item.setData(_HIT, hit)
        item.setData(MARK, (at - 1, at + units(context[:start]), at + units(context[:end])))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{label}: {context}")
        self._hits.append(item)


def _small(words: str) -> str:
    return f"{words[:1].lower()}{words[1:]}"
