"""What is done with many things that reviewers said at once: always with those that are listed."""

from collections.abc import Callable, Generator, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from nec_desktop.gui.deciding_many import Decided, DecidingMany, Work
from nec_desktop.gui.reviews import Reviews
from nec_desktop.plan.review_registers import STATES
from nec_desktop.plan.words import count_words
from nec_desktop.review.deciding import accepting, answering
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
        to_answer = [item for item in self._listed() if inbox.is_open(item)]
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
        told = self.tr("{0:,} of {1:,} suggestions are worked out …")
        self._begin(Work(self._accepting(items), len(items), told, self.tr("Before many suggestions were accepted")))

    def _answer(self, state: str, items: Sequence[Item]) -> None:
        told = self.tr("{0:,} of {1:,} answers are worked out …")
        self._begin(Work(self._answering(state, items), len(items), told, self.tr("Before many items were answered")))

    def _accepting(self, items: Sequence[Item]) -> Generator[int, None, Decided]:
        done = yield from accepting(self._reviews.inbox, items)
        return Decided(done.edit, done.sentence)

    def _answering(self, state: str, items: Sequence[Item]) -> Generator[int, None, Decided]:
        edit = yield from answering(self._reviews.inbox, items, state)
        return Decided(edit, f"{STATES[state]}: {count_words(len(items), self.tr('item'))}.")

    def _begin(self, work: Work) -> None:
        deciding = DecidingMany(self._reviews.session, work, self._desk)
        deciding.worked_out.connect(self._do)
        deciding.rejected.connect(lambda: self.left.emit(self.tr("Stopped. Nothing was changed.")))
        deciding.start()

    def _do(self, done: Any) -> None:
        if done.edit.changes:
            self.did.emit(done.edit, done.words)
        else:
            self.left.emit(done.words)
