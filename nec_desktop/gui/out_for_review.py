"""What is out for review, on a plan's home: with whom, until when, what came back, and what is still to answer."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from nec_desktop.gui.ending_round import NextSteps, close_round_asked
from nec_desktop.gui.reviews import Reviews
from nec_desktop.gui.session import PlanSession
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.words import count_words, date_words
from nec_desktop.translation import tr

if TYPE_CHECKING:
    from nec_desktop.review.rounds import RoundState


class OutForReview(QFrame):
    """A line or two for each open round; nothing where none is.

    `review` asks for the review desk, `take_in` for a file that came back, `grades` for the panel's grades, `make` for
    the document of that id.
    """

    review = Signal()
    take_in = Signal()
    grades = Signal()
    make = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session: PlanSession | None = None
        self._shown: list[tuple[str, str, str, str]] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(12, 8, 12, 8)
        self._rows.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(12)
        self._title = QLabel(objectName="subheading")
        head.addWidget(self._title, 1)
        for words, asked in (
            (self.tr("Review desk"), self.review),
            (self.tr("Take in reviewed files…"), self.take_in),
            (self.tr("Grades of the panel"), self.grades),
        ):
            button = QPushButton(words)
            button.setAutoDefault(True)
            button.clicked.connect(asked)
            head.addWidget(button)
        self._rows.addLayout(head)
        self._problem = QLabel(objectName="error", wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._problem.hide()
        self._rows.addWidget(self._problem)
        self._shown_rows: list[QWidget] = []
        self.hide()

    def show_rounds(self, reviews: Reviews) -> None:
        """Show the open rounds of a plan, and how far each is by what came back."""
        from nec_desktop.review.rounds import rounds_of, state_of  # noqa: PLC0415 - a plan that was sent has them

        session = self._session = reviews.session
        self._problem.setText(reviews.problem)
        self._problem.setVisible(bool(reviews.problem))
        rounds = [found for found in rounds_of(session.plan) if found.is_open]
        states = [state_of(found, reviews.returns, reviews.inbox) for found in rounds]
        told = [(state.round.id, *round_words(session.plan, state, session.today)) for state in states]
        self.setVisible(bool(states))
        is_back = all(state.is_over for state in states)
        self._title.setText(self.tr("Back from review") if is_back else self.tr("Out for review"))
        if told == self._shown:
            return  # the keyboard stays where it is
        self._shown = told
        for row in self._shown_rows:
            row.hide()
            row.deleteLater()
        self._shown_rows = [self._row(state, session.today) for state in states]
        for row in self._shown_rows:
            self._rows.addWidget(row)
            row.show()

    def _row(self, state: "RoundState", today: date) -> QWidget:
        assert self._session is not None
        title, due, back = round_words(self._session.plan, state, today)
        shown = QWidget(self)
        row, words = QHBoxLayout(shown), QVBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        words.setSpacing(2)
        late = state.round.due is not None and state.round.due < today
        told = "good" if state.is_answered else "caption"
        due = "" if state.is_over and state.round.due else due
        for text, name in ((title, ""), (due, "error" if late else "caption"), (back, told)):
            if text:
                words.addWidget(QLabel(text, objectName=name, wordWrap=True, textFormat=Qt.TextFormat.PlainText))
        row.addLayout(words, 1)
        if state.is_answered:
            steps = NextSteps()
            steps.show_round(state)
            steps.make.connect(self.make)
            steps.closes.connect(lambda: self.close_round(state))
            words.addSpacing(4)
            words.addWidget(steps)
            return shown
        close = QPushButton(self.tr("Close this round"))
        close.setAutoDefault(True)
        close.setAccessibleName(self.tr("Close this round: {0}").format(title))
        close.clicked.connect(lambda: self.close_round(state))
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        return shown

    def close_round(self, state: "RoundState") -> None:
        """Close a round; where something is awaited or to be answered, say so and ask first."""
        assert self._session is not None
        close_round_asked(self, self._session, state)


def round_words(plan: Plan, state: "RoundState", today: date) -> tuple[str, str, str]:
    """Return what a round is, when it is due, and what came back, in words."""
    from nec_desktop.review.round_words import progress_words  # noqa: PLC0415 - as above
    from nec_desktop.review.rounds import copy_words  # noqa: PLC0415 - as above

    sent = state.round
    title = f"{sent.title} · {copy_words(plan, sent.snapshot, sent.number)}"
    return title, due_words(sent.due, today), progress_words(state)


def due_words(due: date | None, today: date) -> str:
    """Say when a round is to come back, in days from today."""
    if due is None:
        return tr("No day is set by which it is to come back.")
    days = (due - today).days
    if days == 0:
        return tr("To come back today.")
    if days > 0:
        return tr("To come back in {0}, by {1}.").format(count_words(days, "day"), date_words(due))
    return tr("Overdue by {0}: it was to come back by {1}.").format(count_words(-days, "day"), date_words(due))
