"""What is done with many things that reviewers said at once: always with those that are listed."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from nec_desktop.gui.accepting_all import AcceptingAll
from nec_desktop.gui.keeping import kept_before
from nec_desktop.gui.reviews import Reviews
from nec_desktop.plan.parts import Edit
from nec_desktop.plan.review_registers import STATES
from nec_desktop.plan.words import count_words
from nec_desktop.review.deciding import decide_all
from nec_desktop.review.items import Item


class ManyMenu(QMenu):
    """`did` carries an edit and what it does, in words; `left` says that nothing was done. `came` asks for the reports,
    `everything` for all items.
    """

    did = Signal(object, str)
    left = Signal(str)
    came = Signal()
    everything = Signal()

    def __init__(self, reviews: Reviews, listed: Callable[[], Sequence[Item]], parent: QWidget) -> None:
        super().__init__(parent)
        self._reviews, self._listed, self._desk = reviews, listed, parent
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """Offer what can be done with what is listed now."""
        self.clear()
        tr, inbox = self.tr, self._reviews.inbox
        to_answer = [item for item in self._listed() if inbox.answer(item).is_open]
        suggestions = [item for item in to_answer if item.suggestion]
        by_kind: dict[str, list[Item]] = {}
        for item in suggestions:
            by_kind.setdefault(item.kind_words, []).append(item)
        self._offer(tr("Accept all {0} suggestions that are listed"), suggestions, self._accept)
        for kind, items in by_kind.items():
            self._offer(f"{tr('Accept all {0}')}: {kind.lower()}", items, self._accept)
        self.addSeparator()
        for state in ("not", "noted"):
            words = tr("Answer all {0} that are listed") + f": {STATES[state].lower()}"
            self._offer(words, to_answer, partial(self._answer, state))
        self.addSeparator()
        self.addAction(tr("&What came with the files…"), self.came.emit)
        self.addAction(tr("&Show everything"), self.everything.emit)

    def _offer(self, words: str, items: Sequence[Item], does: Callable[[Sequence[Item]], None]) -> None:
        action = self.addAction(words.format(len(items)))
        action.setEnabled(bool(items))
        action.triggered.connect(lambda: does(items))

    def _accept(self, items: Sequence[Item]) -> None:
        keep = partial(kept_before, self._reviews.session, self.tr("Before many suggestions were accepted"), self)
        accepting = AcceptingAll(self._reviews.inbox, items, keep, self._desk)
        accepting.worked_out.connect(lambda done: self._do(done.edit, done.sentence))
        accepting.rejected.connect(lambda: self.left.emit(self.tr("Stopped. Nothing was changed.")))
        accepting.start()

    def _answer(self, state: str, items: Sequence[Item]) -> None:
        edit = decide_all(self._reviews.inbox, items, state)
        if not edit.changes or kept_before(self._reviews.session, self.tr("Before many items were answered"), self):
            self._do(edit, f"{STATES[state]}: {count_words(len(items), self.tr('item'))}.")

    def _do(self, edit: Edit, words: str) -> None:
        if edit.changes:
            self.did.emit(edit, words)
        else:
            self.left.emit(words)
