"""Why the review desk shows nothing, and what to do next."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from nec_desktop.gui.ending_round import NextSteps
from nec_desktop.gui.reviews import Reviews
from nec_desktop.gui.theme import restyle
from nec_desktop.plan.words import count_words
from nec_desktop.review.round_words import progress_words
from nec_desktop.review.rounds import rounds_of, state_of
from nec_desktop.translation import tr

if TYPE_CHECKING:
    from nec_desktop.review.rounds import RoundState

Next = Literal["read", "everything", "came", "take in", "send"]


@dataclass(frozen=True)
class Nothing:
    """What is said where nothing is shown. next: what the button does; ended: a round that is open though all of it is
    answered.
    """

    title: str
    note: str
    button: str
    next: Next
    ended: "RoundState | None" = None


class NothingShown(QWidget):
    """Says why nothing is shown. `asked` carries what to do; for a round that is over there is more: see `steps`."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Nothing | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(30, 60, 30, 20)
        column.setSpacing(12)
        self.title = QLabel(objectName="heading", wordWrap=True)
        self.note = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.steps = NextSteps()
        self.steps.answers_button.setObjectName("primary")
        self.button = QPushButton(objectName="primary", autoDefault=True)
        self.button.clicked.connect(self._ask)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch(1)
        for shown in (self.title, self.note, self.steps):
            column.addWidget(shown)
        column.addLayout(row)
        column.addStretch(1)

    @property
    def ended(self) -> "RoundState | None":
        """The round that is over, if one is."""
        return self._shown.ended if self._shown else None

    @property
    def main_button(self) -> QPushButton:
        """The button that does what most will want next."""
        return self.steps.answers_button if self.ended else self.button

    def show_nothing(self, nothing: Nothing) -> None:
        """Say why nothing is shown, and offer what to do."""
        self._shown = nothing
        self.title.setText(nothing.title)
        self.note.setText(nothing.note)
        self.button.setText(nothing.button)
        self.steps.setVisible(nothing.ended is not None)
        if nothing.ended:
            self.steps.show_round(nothing.ended)
        restyle(self.button, "" if nothing.ended else "primary")

    def _ask(self) -> None:
        if self._shown:
            self.asked.emit(self._shown.next)


def nothing_words(reviews: Reviews, *, hides: bool) -> Nothing:
    """Return what is said. hides: whether something is there that is not looked for."""
    if reviews.problem:
        return Nothing(tr("What came back cannot be read"), reviews.problem, tr("Try again"), "read")
    if count := len(reviews.inbox.items):
        if hides:
            note = tr("{0} in all.").format(count_words(count, "thing was said", "things were said"))
            return Nothing(tr("Nothing fits what you look for"), note, tr("Show everything"), "everything")
        return _all_answered(reviews)
    if reviews.returns:
        note = tr("The files that came back hold no comments and no changes.")
        return Nothing(tr("Nothing to answer"), note, tr("See what came with the files"), "came", _ended(reviews))
    if rounds_of(reviews.session.plan):
        note = tr(
            "A review copy was sent, and nothing has come back yet. When it does, take the file in, or drop it onto "
            "this window: its comments and changes appear here, beside your text."
        )
        return Nothing(tr("Nothing has come back yet"), note, tr("Take in reviewed files…"), "take in")
    note = tr(
        "Send a review copy in Word first. Reviewers write comments and changes into it. When it comes back, you take "
        "the file in, and decide here about each of them. Nothing changes in your plan until you say so. A review copy "
        "that you made without a round can be taken in, too."
    )
    return Nothing(tr("Nothing was sent for review yet"), note, tr("Send for review…"), "send")


def _all_answered(reviews: Reviews) -> Nothing:
    note, ended = tr("The next review copy can carry the answers to the reviewers."), _ended(reviews)
    if ended:
        still = tr("The round “{0}” is still open.").format(ended.round.title)
        note = f"{still} {progress_words(ended)} {note}"
    return Nothing(tr("Everything is answered"), note, tr("Show what was answered"), "everything", ended)


def _ended(reviews: Reviews) -> "RoundState | None":
    """Return the last round that is open though everything in it is answered."""
    rounds = [found for found in rounds_of(reviews.session.plan) if found.is_open]
    states = [state_of(found, reviews.returns, reviews.inbox) for found in reversed(rounds)]
    return next((state for state in states if state.is_answered), None)
