"""What comes next when everything in a round of review is answered: to tell of it, to send again, to close it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from nec_desktop.gui.ask import ask_to_leave
from nec_desktop.gui.flow_layout import FlowLayout
from nec_desktop.gui.session import PlanSession
from nec_desktop.translation import tr

if TYPE_CHECKING:
    from nec_desktop.review.rounds import RoundState


class NextSteps(QWidget):
    """A button for each step. `make` carries the document to be made: what was answered, or what is sent again.

    `closes` asks for the round to be closed.
    """

    make = Signal(str)
    closes = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._answers, self._document = "", ""
        row = FlowLayout(self)
        self.answers_button = QPushButton(self.tr("You said, we did…"))
        self.answers_button.setToolTip(self.tr("Make the document that tells what became of each comment"))
        self.send_button = QPushButton(self.tr("Send the next review copy…"))
        self.send_button.setToolTip(self.tr("It can carry your answers and what is new since this round"))
        self.close_button = QPushButton(self.tr("Close this round"))
        for button in (self.answers_button, self.send_button, self.close_button):
            button.setAutoDefault(True)
            row.addWidget(button)
        self.answers_button.clicked.connect(lambda: self.make.emit(self._answers))
        self.send_button.clicked.connect(lambda: self.make.emit(self._document))
        self.close_button.clicked.connect(self.closes)

    def show_round(self, state: "RoundState") -> None:
        """Be about a round."""
        from nec_desktop.review.rounds import answers_id  # noqa: PLC0415 - a plan that was sent has rounds

        self._answers, self._document = answers_id(state.round.id), state.round.document
        for button in (self.answers_button, self.close_button):
            button.setAccessibleName(f"{button.text()}: {state.round.title}")


def close_round_asked(parent: QWidget, session: PlanSession, state: "RoundState") -> bool:
    """Close a round, and return True; where something is awaited or to be answered, say so and ask first."""
    from nec_desktop.review.round_words import left_words  # noqa: PLC0415 - a plan that was sent has rounds
    from nec_desktop.review.rounds import close_round  # noqa: PLC0415

    left = left_words(state)
    stays = tr(
        "Closing says that nothing more is awaited. What came back stays on the review desk, and what comes back "
        "later is taken in all the same."
    )
    if left and not ask_to_leave(parent, left, stays, tr("Leave it open"), tr("Close the round")):
        return False
    session.apply(close_round(session.plan, state.round.id, session.today))
    return True
