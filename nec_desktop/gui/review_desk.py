"""The review desk: what reviewers said, one thing after another, decided by a key."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QSplitter, QStackedWidget, QWidget

from nec_desktop.gui.answering import Answering
from nec_desktop.gui.ending_round import close_round_asked
from nec_desktop.gui.flow_layout import FlowLayout
from nec_desktop.gui.forms import load_form
from nec_desktop.gui.inbox_filters import InboxFilters
from nec_desktop.gui.inbox_list import InboxList
from nec_desktop.gui.many_menu import ManyMenu
from nec_desktop.gui.review_card import ReviewCard
from nec_desktop.gui.review_nothing import NothingShown, nothing_words
from nec_desktop.gui.review_views import card_view
from nec_desktop.gui.review_words import count_line, inbox_rows, names_given
from nec_desktop.gui.reviews import Reviews
from nec_desktop.gui.widths import letters
from nec_desktop.plan.review_registers import STATES
from nec_desktop.review.deciding import UndecidedError
from nec_desktop.review.items import Item

_DECISIONS = {"A": "accepted", "P": "partly", "R": "not", "N": "noted"}
_LETTERS = {getattr(Qt.Key, f"Key_{letter}"): letter for letter in "APRNHECDJKO"}
_LEFT = 54
"""Letters of a line of the list in a wide window; in a narrow one it has a third of the width."""
_OPEN = "open"
"""The state of what is to be answered."""
_MANY = 50
"""Answers at once, from which on the window lives for a moment between their making and the list of them."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ReviewDesk(QWidget):
    """`chosen` carries the address of a place in the plan; `take_in` asks for a file, `export` for a copy to send;
    `make` for the document of that id; `came` for what came with the files.
    """

    count_note: QLabel
    said_note: QLabel
    wanted: QLineEdit
    state_filter: QComboBox
    kind_filter: QComboBox
    reviewer_filter: QComboBox
    section_filter: QComboBox
    inbox: InboxList
    inbox_buttons: QWidget
    take_in_button: QPushButton
    many_button: QPushButton
    grades_button: QPushButton
    halves: QSplitter
    shown_page: QStackedWidget
    card: ReviewCard
    nothing: NothingShown
    chosen = Signal(str)
    take_in = Signal()
    export = Signal()
    make = Signal(str)
    came = Signal()

    def __init__(self, reviews: Reviews) -> None:
        super().__init__()
        load_form(self, "review_desk", InboxList, ReviewCard, NothingShown)
        self._reviews, self._session = reviews, reviews.session
        self._answering = Answering(reviews, self)
        self.count_note.setObjectName("caption")
        self.said_note.setObjectName("good")
        self.said_note.hide()
        self.inbox.setObjectName("inbox")
        self.halves.setStretchFactor(1, 1)
        self._is_new = True
        boxes = {
            "state": (self.state_filter, self.tr("Every state")),
            "kind": (self.kind_filter, self.tr("Every kind")),
            "reviewer": (self.reviewer_filter, self.tr("All reviewers")),
            "section": (self.section_filter, self.tr("All sections")),
        }
        self.filters = InboxFilters(self.wanted, boxes, self)
        self.filters.offer("state", {_OPEN: self.tr("To answer"), **STATES})
        self.filters.choose("state", _OPEN)
        self.filters.changed.connect(self._show_rows)
        self.inbox.picked.connect(self._show_item)
        self.inbox.doubleClicked.connect(lambda _index: self.do("Enter"))
        row = FlowLayout(self.inbox_buttons)
        for button in (self.take_in_button, self.many_button, self.grades_button):
            row.addWidget(button)
        self.take_in_button.clicked.connect(self.take_in)
        self.nothing.asked.connect(self._do_next)
        self.nothing.steps.make.connect(self.make)
        self.nothing.steps.closes.connect(self._close_round)
        many = ManyMenu(reviews, self._listed, self)
        many.aboutToShow.connect(self.flush)
        many.did.connect(self._do_many)
        many.left.connect(self._say)
        many.came.connect(self.came)
        many.everything.connect(self.filters.clear)
        self.many_button.setMenu(many)
        card = self.card
        card.decided.connect(self._decide)
        self._answering.answered.connect(self.said_note.hide)
        card.replied.connect(self._answering.reply)
        card.given.connect(self._answering.give)
        card.done.connect(self._say_done)
        card.asked.connect(self.do)
        card.chosen.connect(self._follow_link)
        card.written.connect(self.focus_list)
        reviews.changed.connect(self._follow)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.refresh)

    # -- what is shown

    @property
    def item(self) -> Item | None:
        """The item shown, if one is."""
        return self._reviews.inbox.item(self.inbox.current) if self.inbox.current else None

    def show_item(self, identifier: str) -> None:
        """Show an item, whatever is being looked for."""
        self.refresh()
        if not self.inbox.pick(identifier):
            self.filters.clear()
            self.inbox.pick(identifier)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Catch up with what was written in the plan meanwhile."""
        super().showEvent(event)
        if self._is_new:
            self._is_new = False
            QTimer.singleShot(0, self, self._divide)  # when it has its size
        self._reviews.catch_up()
        self.refresh()

    def _divide(self) -> None:
        left = min(letters(self, _LEFT), self.width() // 3)
        self.halves.setSizes([left, self.width() - left])

    def focus_list(self) -> None:
        """Put the keyboard on the list, or on what can be done where there is none."""
        target = self.inbox if self.inbox.shown.rows else self.nothing.main_button
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def flush(self) -> None:
        """Hand on what is being typed."""
        self.card.flush()

    def refresh(self) -> None:
        """Show everything as it is answered now."""
        if not self.isVisible():
            return
        self.filters.offer_what_came(self._reviews)
        self._show_rows()

    def _show_rows(self) -> None:
        before, row = self.inbox.current, self.inbox.currentIndex().row()
        items = self._listed()
        self.inbox.shown.show(inbox_rows(self._reviews.inbox, items))
        listed = len(items) if self.filters.are_set else None
        self.count_note.setText(count_line(self._reviews.counts, listed, self._reviews.problem))
        with QSignalBlocker(self.inbox):  # its card is made once, also where another item is the current one now
            is_there = (before and self.inbox.pick(before)) or self.inbox.step_to(max(row, 0))
        if is_there:
            self._show_item(self.inbox.current)
        else:
            self._show_nothing()

    def _listed(self) -> list[Item]:
        return self._reviews.inbox.find(self.filters.wanted)

    def _show_item(self, identifier: str) -> None:
        if item := self._reviews.inbox.item(identifier):
            self.card.show_view(card_view(self._reviews.inbox, item), names_given(self._session.plan))
            self.shown_page.setCurrentWidget(self.card)

    def _show_nothing(self) -> None:
        """Say why nothing is shown, and what to do next."""
        left = any(count.open for count in self._reviews.counts.values())
        hides = self.filters.are_set and (left or self.filters.chosen("state") != _OPEN)
        self.nothing.show_nothing(nothing_words(self._reviews, hides=hides))
        self.shown_page.setCurrentWidget(self.nothing)
        if self.window().focusWidget() is self.inbox:
            self.focus_list()  # a list of nothing has no use for the keyboard

    def _do_next(self, step: str) -> None:
        ways: dict[str, Callable[[], object]] = {
            "read": self._reviews.read,
            "everything": self.filters.clear,
            "came": self.came.emit,
            "take in": self.take_in.emit,
            "send": self.export.emit,
        }
        ways[step]()

    def _close_round(self) -> None:
        if (ended := self.nothing.ended) and close_round_asked(self, self._session, ended):
            self._say(self.tr("The round is closed. Ctrl+Z opens it again."))

    # -- what is done

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Decide by a letter. Only what no box to write in has taken comes here."""
        letter = "Enter" if event.key() in _ENTER else _LETTERS.get(event.key(), "")
        if event.matches(QKeySequence.StandardKey.Copy) and self.item:
            self.card.copy()
            self._announce(self.tr("Copied"))
        elif letter == "Enter" and not (self.inbox.hasFocus() or self.card.reading.hasFocus()):
            self.focus_list()  # a line or a box is done with
        elif letter and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.do(letter)
        else:
            super().keyPressEvent(event)

    def do(self, letter: str) -> None:
        """Do what a letter stands for with the item shown."""
        item = self.item
        if letter in "JK":
            if not self.inbox.step(1 if letter == "J" else -1):
                self._announce(self.tr("That was the last one") if letter == "J" else self.tr("This is the first one"))
        elif item is None:
            return
        elif letter in _DECISIONS:
            self._decide(_DECISIONS[letter])
        elif letter == "H":
            self._decide("accepted", by_hand=True)
        elif letter == "E":
            self.card.edit()
        elif letter == "C":
            self.card.write_reply()
        elif letter == "D":
            self._say_done(not self.card.done_box.isChecked())
        elif letter == "O":
            self._reopen(item)
        elif item.place.page:
            self.chosen.emit(item.place.address)

    def _decide(self, state: str, text: str | None = None, *, by_hand: bool = False) -> None:
        item = self.item
        if item is None:
            return
        if state == "accepted" and self.card.locked and not by_hand:
            self._settle(self.card.locked)
            return
        following = self.inbox.next_open()
        try:
            self._answering.decide(item, state, text, self.card.reply, by_hand=by_hand)
        except UndecidedError as error:
            self._settle(str(error))
            return
        self.inbox.pick(following)
        now = self.item
        aloud = f"{STATES[state]}. {now.title}: {now.text}" if following and now else f"{STATES[state]}."
        self._say(self.tr("{0}: {1}. Ctrl+Z takes it back.").format(STATES[state], item.title), aloud)

    def _settle(self, why: str) -> None:
        """Say why something cannot be taken over as it is, and open the box in which it can be settled, if one can."""
        self._announce(why)
        self.card.tell(why)
        self.card.edit()

    def _say_done(self, done: bool) -> None:
        if item := self.item:
            self._answering.mark(item, done=done)

    def _reopen(self, item: Item) -> None:
        if self._answering.reopen(item):
            self._say(self.tr("Open again. Your text stays as it is: change it in the plan if it has to be otherwise."))

    def _follow(self, ids: Any) -> None:
        """Show what was answered, and after undo the item of which an answer was taken back."""
        if not self._answering.is_busy:
            self.said_note.hide()  # what it says may have been taken back
        show = self._later.start if len(ids) > _MANY else self.refresh
        show()
        if len(ids) == 1 and not self._answering.is_busy and self.isVisible():
            self.inbox.pick(next(iter(ids)))

    def _follow_link(self, target: str) -> None:
        if self._reviews.inbox.item(target):
            self.show_item(target)
        else:
            self.chosen.emit(target)

    def _do_many(self, edit: Any, words: str) -> None:
        """Make an edit of many answers, and say that one undo takes all of it back."""
        self._answering.apply(edit)
        self._say(self.tr("{0} Ctrl+Z takes all of it back.").format(words))

    def _say(self, words: str, aloud: str = "") -> None:
        self.said_note.setText(words)
        self.said_note.show()
        self._announce(aloud or words)
        self.focus_list()

    def _announce(self, words: str) -> None:
        """Say what was done to whoever does not see it."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.inbox, words))
