"""What a person answers to reviewers becomes one edit of the plan each, with one undo for the text and the answer."""

from PySide6.QtCore import QObject, Signal

from nec_desktop.gui.reviews import Reviews
from nec_desktop.plan.parts import Edit
from nec_desktop.review.answers import assign, mark_done, reopen, reply
from nec_desktop.review.deciding import decide
from nec_desktop.review.items import Item


class Answering(QObject):
    """`answered`: an answer was written. is_busy: one is being written just now, so that whoever follows the plan knows
    whose doing a change is.
    """

    answered = Signal()

    def __init__(self, reviews: Reviews, parent: QObject) -> None:
        super().__init__(parent)
        self._reviews, self._session = reviews, reviews.session
        self.is_busy = False

    def decide(self, item: Item, state: str, text: str | None, words: str, *, by_hand: bool) -> None:
        """Answer an item with a state and a reply; raises UndecidedError where it has to be settled first.

        Where an item is accepted, the open ones that suggest something else for the same words are not.
        """
        inbox = self._reviews.inbox
        rivals = [other for name in item.rivals if (other := inbox.item(name))] if state == "accepted" else []
        self.apply(decide(inbox, item, state, text=text, reply=words, by_hand=by_hand, instead_of=rivals))

    def reply(self, identifier: str, words: str) -> None:
        """Reply to an item, and decide nothing."""
        if item := self._reviews.inbox.item(identifier):
            self.apply(reply(self._session.plan, item, words))

    def give(self, identifier: str, name: str) -> None:
        """Give an item to a colleague; to nobody for an empty name."""
        if item := self._reviews.inbox.item(identifier):
            self.apply(assign(self._session.plan, [item], name))

    def mark(self, item: Item, *, done: bool) -> None:
        """Say that what was promised is done, or that it is not."""
        self.apply(mark_done(self._session.plan, [item], done=done))

    def reopen(self, item: Item) -> bool:
        """Take back what was decided; False where nothing was."""
        if self._reviews.inbox.is_open(item):
            return False
        self.apply(reopen(self._session.plan, [item]))
        return True

    def apply(self, edit: Edit) -> None:
        """Make an edit, as a step of undo of its own."""
        if edit.changes:
            self.is_busy = True
            self._session.end_step()
            self._session.apply(edit)
            self.is_busy = False
            self.answered.emit()
