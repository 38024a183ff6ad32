"""Find in the plan: a line to type in, and below it the places that hold the words. Where words are to be replaced, a
line for the new ones stands between.
"""

from collections.abc import Callable, Iterator
from functools import partial
from time import thread_time

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QBoxLayout,
    QCheckBox,
    QLabel,
    QLineEdit,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from nec_desktop.gui.flow_layout import FlowLayout
from nec_desktop.gui.forms import load_form
from nec_desktop.gui.found_places import FoundPlaces, count_in_words, hit_of
from nec_desktop.gui.own_keys import is_undo_or_redo
from nec_desktop.gui.session import PlanSession
from nec_desktop.gui.slices import Slices
from nec_desktop.plan.find import Finder, Found, Group, Hit, passages
from nec_desktop.plan.wanted import Wanted

_MOST: dict[Group, int] = {"text": 180, "record": 80, "guidance": 40}
"""How many places are listed of each: so many lines are made before a key waits."""
_UNNOTICED = 0.08
"""Seconds of the processor's time for which a key may wait."""
_SPACES = str.maketrans("\t\n\u2028\u2029", "    ")
"""What is pasted may hold breaks, and no words go on from one line or cell to the next."""


class FindPanel(QWidget):
    """`chosen` carries the Hit to go to, `shown` one to show while the keyboard stays here; `closed` says that the
    person is done. `replace` asks to replace the words at the place that is marked, `replace_all` wherever they stand.
    """

    lines: QBoxLayout
    wanted: QLineEdit
    replacement: QLineEdit
    choices: QWidget
    fits: QWidget
    replace_buttons: QWidget
    match_case: QCheckBox
    whole_words: QCheckBox
    replace_button: QPushButton
    replace_all_button: QPushButton
    told_note: QLabel
    count_note: QLabel
    results: FoundPlaces
    close_button: QPushButton
    chosen = Signal(object)
    shown = Signal(object)
    closed = Signal()
    replace = Signal()
    replace_all = Signal()
    SHORTEST, PAUSE = 2, 300
    """From how many letters on places are listed, and milliseconds after a change until it is found."""

    def __init__(self, session: PlanSession) -> None:
        super().__init__()
        load_form(self, "find_panel", FoundPlaces)
        self._session = session
        self._finder = Finder()
        self._to_read = self._reading(self._finder)
        """Reads the rest of the plan into the finder."""
        self._slices = Slices(self)
        self._is_listed = True
        """Whether what fits the words is listed: while the plan is read it is not yet."""
        self._is_outdated = False
        """Whether the plan has changed since it was: after a pause it is read again, and listed when that is done."""
        self._asked: tuple[Callable[[], None], QWidget | None] | None = None
        """What was asked for before that, and what had the keyboard then."""
        self._then: Callable[[], None] | None = None
        """What is done when the plan, which was changed from here, has been read again."""
        self.is_replacing = False
        """Whether the line for new words is shown."""
        self._has_changed = False
        """Whether the plan was changed since a line here was written in: then that is what Ctrl+Z takes back."""
        self.count_note.setObjectName("caption")
        row = FlowLayout(self.choices)
        row.addWidget(self.fits)
        row.addWidget(self.replace_buttons)
        self._pause = QTimer(self, singleShot=True, interval=self.PAUSE)
        self._pause.timeout.connect(lambda: self._read_on(self.list_again))
        session.changed.connect(self._forget)
        self.wanted.textChanged.connect(self._find_other)
        self.match_case.toggled.connect(self._find_other)
        self.whole_words.toggled.connect(self._find_other)
        self.wanted.returnPressed.connect(lambda: self.step(0))
        self.replacement.textChanged.connect(lambda: self.tell(""))
        for line in (self.wanted, self.replacement):
            line.textChanged.connect(self._follow_writing)
        self.replacement.returnPressed.connect(self.replace)
        self.replace_button.clicked.connect(self.replace)
        self.replace_all_button.clicked.connect(self.replace_all)
        self.results.itemActivated.connect(self._go)
        self.results.itemClicked.connect(self._go)
        self.close_button.clicked.connect(self.closed)
        for widget in (self.wanted, self.replacement, self.results, *self.findChildren(QAbstractButton)):
            widget.installEventFilter(self)
        self.let_replace(False)
        self._read_on()  # before the first letter is typed

    @property
    def sought(self) -> Wanted:
        """What is to be found; where it is to be replaced, with the spaces around it."""
        words = self.wanted.text().translate(_SPACES)
        words = words if self.is_replacing else words.strip()
        return Wanted(words, self.match_case.isChecked(), self.whole_words.isChecked())

    def let_replace(self, may_replace: bool) -> None:
        """Show what it takes to replace words, or only what it takes to find them."""
        self.is_replacing = may_replace
        self.replacement.setVisible(may_replace)
        self.replace_buttons.setVisible(may_replace)
        self._find_other()

    def lie(self, *, low: bool) -> None:
        """Take little room: of height, where the panel lies below the plan, else of width."""
        way = QBoxLayout.Direction.LeftToRight if low else QBoxLayout.Direction.TopToBottom
        self.lines.setDirection(way)

    def begin(self) -> None:
        """Put the keyboard on the line to type in, with what stands there selected."""
        self.wanted.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.wanted.selectAll()

    def tell(self, words: str) -> None:
        """Say what was replaced, in the place of how much was found, and also to those who do not see it."""
        self.told_note.setText(words)
        self.told_note.setVisible(bool(words))
        self.count_note.setVisible(not words)
        if words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.told_note, words))

    # -- going to places

    def step(self, by: int) -> None:
        """Go to the place `by` places after the current one, around the end of the list; to the current one for 0.

        While the plan is still read, go there as soon as there is a list.
        """
        if not self._is_listed:
            self._asked = partial(self.step, by), QApplication.focusWidget()
        if hit := self.results.after(by):
            self.results.mark(hit)
            self.chosen.emit(hit)

    def show_place(self, hit: Hit | None) -> None:
        """Mark a place and show it, with the keyboard where it is; with None, mark no place."""
        self.results.mark(hit)
        if hit:
            self.shown.emit(hit)

    def list_then(self, do: Callable[[], None]) -> None:
        """List what the plan holds after a change from here, bit by bit, and then do something, unless other words are
        wanted by then.
        """
        self._then = do
        self._pause.stop()
        self._read_on(self._find)

    @property
    def is_behind(self) -> bool:
        """Whether what is listed is still what the plan held before such a change."""
        return self._then is not None

    def when_listed(self, do: Callable[[], None]) -> None:
        """Do something as soon as what is listed is what the plan holds now."""
        if self._is_outdated:
            self.list_again()
        if self._is_listed:
            do()
        else:
            self._asked = do, QApplication.focusWidget()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Esc closes; Down goes from the line into the list, Up at its top back. The window undoes a change."""
        if not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride and self._has_changed and is_undo_or_redo(event):
            event.ignore()
            return True
        if event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.closed.emit()
                return True
            if watched is self.wanted and event.key() == Qt.Key.Key_Down and self.results.hits:
                self.results.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return True
            if watched is self.results and event.key() == Qt.Key.Key_Up and self.results.is_at_top:
                self.begin()
                return True
        return super().eventFilter(watched, event)

    def _follow_writing(self) -> None:
        self._has_changed = False

    def _go(self, item: QListWidgetItem) -> None:
        if hit := hit_of(item):
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
        self._is_outdated = self._has_changed = True
        self.tell("")  # what was told is not so any more

    def list_again(self) -> None:
        """Find the same words again: the plan is another, or the text has another size."""
        before, marked, is_behind = self.results.hits, self.results.marked, self.is_behind

        def mark_again() -> None:
            if before and not is_behind and (now := self.results.hits):
                self.results.mark(now[min(before.index(marked), len(now) - 1)] if marked else None)

        self._find(mark_again)

    def _find_other(self) -> None:
        self._asked = self._then = None  # that was for the words that stood there before
        self.tell("")
        self._find()

    def _find(self, listed: Callable[[], None] = lambda: None) -> None:
        """List what fits the words, now or when the plan is read, and call `listed` before all that waits for it."""
        wanted = self.sought
        self.results.empty()
        self._is_listed = True
        if len(wanted.words) < (1 if self.is_replacing else self.SHORTEST):
            self.count_note.setText(
                self.tr("In texts, tables and guidance. Enter goes there, once more to the next place.")
            )
            return
        if not self._is_read():
            self._is_listed = False
            self.count_note.setText(self.tr("Reading the plan …"))
            self._read_on(partial(self._find, listed))
            return
        self._pause.stop()
        self._is_outdated = False  # what was read is the plan as it is now
        found = self._finder.find(wanted, _MOST)
        self.count_note.setText(self._count_words(found))
        self.results.put(self._session.plan, found, is_replacing=self.is_replacing)
        listed()
        self._do_as_asked()
        if self._then:
            QTimer.singleShot(0, self, self._do_then)  # in a turn of its own: to list places takes a while

    def _do_then(self) -> None:
        then, self._then = self._then, None
        if then:
            then()

    def _do_as_asked(self) -> None:
        """Do what somebody wanted before there was a list, if they have not turned to something else since."""
        asked, self._asked = self._asked, None
        if asked and asked[1] is QApplication.focusWidget():
            asked[0]()

    def _count_words(self, found: list[Found]) -> str:
        if found:
            return count_in_words(found, is_replacing=self.is_replacing)
        if self.match_case.isChecked():
            return self.tr("Nothing found. Capitals and accents matter.")
        return self.tr("Nothing found. Neither capitals nor accents matter.")
