"""A plan that a colleague handed over: what it would change here is shown, conflicts are asked one by one."""

from collections import deque

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QPushButton, QWidget

from nec_desktop.actions.unpacking import Offer, take_over
from nec_desktop.gui.alive import while_alive
from nec_desktop.gui.forms import load_form, make_main
from nec_desktop.gui.guide import Guide
from nec_desktop.gui.jobs import Jobs
from nec_desktop.gui.offer_words import conflict_html, conflict_name, lead_words, offer_html, their_name
from nec_desktop.plan.merge import Conflict, Side, both_texts


class OfferDialog(QDialog):
    """`taken` carries the id of the plan when it has been taken over. Until then nothing is changed."""

    title: QLabel
    said_note: QLabel
    report: Guide
    keep_files: QCheckBox
    cancel_button: QPushButton
    new_button: QPushButton
    mine_button: QPushButton
    theirs_button: QPushButton
    both_button: QPushButton
    take_button: QPushButton
    taken = Signal(str)

    def __init__(self, jobs: Jobs, offer: Offer, parent: QWidget) -> None:
        super().__init__(parent)
        load_form(self, "offer_dialog", Guide)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._jobs, self._offer = jobs, offer
        self._open: deque[Conflict] = deque(offer.conflicts)
        self._decided: dict[str, Side] = {}
        make_main(self.take_button)
        room = parent.window().size()
        self.resize(min(860, room.width() - 40), min(600, room.height() - 60))
        self.title.setText(offer.theirs.title)
        self.said_note.setText(lead_words(offer))
        self.report.show_html(offer_html(offer))
        self.keep_files.setChecked(False)
        self.cancel_button.clicked.connect(self.reject)
        self.new_button.clicked.connect(lambda: self._take(as_new=True))
        self.take_button.clicked.connect(self._go_on)
        self.mine_button.clicked.connect(lambda: self._decide("mine"))
        self.theirs_button.clicked.connect(lambda: self._decide("theirs"))
        self.both_button.clicked.connect(lambda: self._decide("both"))
        if offer.mine is None:
            self.take_button.setText(self.tr("&Add it to my plans"))
        elif self._open:
            self.take_button.setText(self.tr("&Go on to what both changed"))
        else:
            self.take_button.setText(self.tr("&Take these changes over"))
        here = offer.mine is not None
        nothing = here and not offer.found and not self._open
        self._show(self.take_button if not nothing else None, self.new_button if here else None)
        self.keep_files.setVisible(bool(offer.strange))
        (self.cancel_button if nothing else self.take_button).setFocus()

    def _go_on(self) -> None:
        """Ask about the next place that both changed; when all are decided, take the plan over."""
        if not self._open:
            self._take(as_new=False)
            return
        conflict, count = self._open[0], len(self._offer.conflicts)
        name = conflict_name(self._offer, conflict)
        which = (
            self.tr("Place {0} of {1} that both of you changed: {2}.")
            if count > 1
            else self.tr("Both of you changed {2}.")
        )
        stays = self.tr("What you do not take stays in the versions.")
        self.said_note.setText(f"{which.format(count - len(self._open) + 1, count, name)} {stays}")
        self.report.setAccessibleName(self.tr("What you wrote, and what {0} wrote").format(their_name(self._offer)))
        self.report.show_html(conflict_html(self._offer, conflict))
        self._show(self.mine_button, self.theirs_button, self.both_button if both_texts(conflict) else None)
        self.mine_button.setFocus()

    def _decide(self, side: Side) -> None:
        self._decided[self._open.popleft().address] = side
        self._go_on()

    def _take(self, *, as_new: bool) -> None:
        offer, decided, workspace = self._offer, self._decided, self._jobs.workspace
        keep = bool(offer.strange) and self.keep_files.isChecked()
        self.said_note.setText(self.tr("Taking it over …"))
        self._show(None)
        self.cancel_button.setEnabled(False)

        def done(plan_id: str) -> None:
            self.taken.emit(plan_id)
            self.accept()

        def failed(sentence: str) -> None:
            self.said_note.setText(sentence)
            self.cancel_button.setEnabled(True)

        self._jobs.run(
            lambda library: take_over(workspace, library, offer, decided, as_new=as_new, keep_files=keep),
            while_alive(self, done),
            while_alive(self, failed),
        )

    def reject(self) -> None:
        """Close; not while the plan is being taken over, which would go on without being told."""
        if self.cancel_button.isEnabled():
            super().reject()

    def _show(self, *shown: QWidget | None) -> None:
        decisions = (self.mine_button, self.theirs_button, self.both_button)
        for button in (self.new_button, *decisions, self.take_button):
            button.setVisible(button in shown)
