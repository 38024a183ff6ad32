"""Find in the plan: a line to type in, and below it every place that holds the words, section by section."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QListWidgetItem, QPushButton, QWidget

from nec_desktop.gui.forms import load_form
from nec_desktop.gui.hit_list import MARK, HitDelegate
from nec_desktop.gui.select_words import units
from nec_desktop.gui.session import PlanSession
from nec_desktop.plan.find import Finder, Hit, passages
from nec_desktop.plan.places import page_name
from nec_desktop.plan.words import count_words

_HIT = Qt.ItemDataRole.UserRole


class FindPanel(QWidget):
    """`chosen` carries the Hit to go to; `closed` says that the person is done."""

    wanted: QLineEdit
    count_note: QLabel
    results: QListWidget
    close_button: QPushButton
    chosen = Signal(object)
    closed = Signal()
    MOST, SHORTEST, PAUSE = 300, 2, 300
    """How many places are listed, from how many letters on, and milliseconds after a change until it is found."""

    def __init__(self, session: PlanSession) -> None:
        super().__init__()
        load_form(self, "find_panel")
        self._session = session
        self._finder: Finder | None = None
        self._hits: list[QListWidgetItem] = []
        self.count_note.setObjectName("caption")
        self.count_note.setWordWrap(True)
        self.results.setItemDelegate(HitDelegate(self.results))
        self.results.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.results.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there, so that the lines' heights stay true to their width.
        self.results.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.results.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._pause = QTimer(self, singleShot=True, interval=self.PAUSE)
        self._pause.timeout.connect(self._read_again)
        session.changed.connect(self._forget)
        self.wanted.textChanged.connect(self._find)
        self.wanted.returnPressed.connect(lambda: self.step(0))
        self.results.itemActivated.connect(self._go)
        self.results.itemClicked.connect(self._go)
        self.close_button.clicked.connect(self.closed)
        for widget in (self.wanted, self.results):
            widget.installEventFilter(self)
        self._find()
        QTimer.singleShot(0, self, self._texts)  # before the first letter is typed

    def begin(self) -> None:
        """Put the keyboard on the line to type in, with what stands there selected."""
        self.wanted.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.wanted.selectAll()

    def step(self, by: int) -> None:
        """Go to the place `by` places after the current one, around the end of the list; to the current one for 0."""
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

    def _texts(self) -> Finder:
        if self._finder is None:
            self._finder = Finder(passages(self._session.plan))
        return self._finder

    def _forget(self, _addresses: object) -> None:
        self._finder = None
        self._pause.start()

    def _read_again(self) -> None:
        row = self.results.currentRow()
        self._find()
        self.results.setCurrentRow(min(row, self.results.count() - 1))

    def _find(self) -> None:
        wanted = self.wanted.text().strip()
        self.results.clear()
        self._hits.clear()
        if len(wanted) < self.SHORTEST:
            self.count_note.setText(
                self.tr("In texts, tables and guidance. Enter goes there, once more to the next place.")
            )
            return
        hits, count = self._texts().find(wanted, self.MOST)
        self.count_note.setText(self._count_words(len(hits), count))
        last = ""
        for hit in hits:
            if hit.passage.page != last:
                last = hit.passage.page
                self._heading(last)
            self._add(hit)
        if self._hits:
            self.results.setCurrentItem(self._hits[0])

    def _count_words(self, listed: int, count: int) -> str:
        if not count:
            return self.tr("Nothing found. Neither capitals nor accents matter.")
        if listed < count:
            return self.tr("The first {0} of {1:,} places. Type more to see fewer.").format(listed, count)
        return count_words(count, self.tr("place"))

    def _heading(self, address: str) -> None:
        page = self._session.plan.every_page()[address]
        words = f"{page_name(page)}, {page.quarter.title}" if page.quarter else page_name(page)
        item = QListWidgetItem(words, self.results)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = QFont()
        font.setWeight(QFont.Weight.DemiBold)
        item.setFont(font)

    def _add(self, hit: Hit) -> None:
        label, (context, start, end) = hit.passage.label, hit.context()
        item = QListWidgetItem(f"{label}\u2028{context}", self.results)
        at = units(label) + 1
        item.setData(_HIT, hit)
        item.setData(MARK, (at - 1, at + units(context[:start]), at + units(context[:end])))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{label}: {context}")
        self._hits.append(item)
