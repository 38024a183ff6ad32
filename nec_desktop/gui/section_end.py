"""The end of a section's page: whether it is completed, what stands against that, and the way on."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from nec_desktop.gui.carried_note import may_complete
from nec_desktop.gui.flow_layout import FlowLayout
from nec_desktop.gui.flowing_label import FlowingLabel
from nec_desktop.gui.forms import load_form
from nec_desktop.gui.session import PROBLEM, PlanSession
from nec_desktop.gui.theme import restyle
from nec_desktop.plan.carried import unlooked_on
from nec_desktop.plan.edits import set_status
from nec_desktop.plan.gaps import Gaps, gaps
from nec_desktop.plan.plan import Page
from nec_desktop.plan.words import count_words

_AROUND = 30
"""Pixels around the words of a button."""


class SectionEnd(QWidget):
    """Status is the author's word, and checks advise: what stands against it is said, and nobody is led past it.

    `go_on` asks for the next page; `gap_wanted` for the first place at which something stands against it; `stayed`:
    the page was called completed, and stays for what is said here.
    """

    completed: QWidget
    question: QLabel
    yes_button: QPushButton
    no_button: QPushButton
    against: QWidget
    against_words: QLabel
    first_button: QPushButton
    next_button: QPushButton
    go_on = Signal()
    gap_wanted = Signal()
    stayed = Signal()

    def __init__(
        self, session: PlanSession, shown: Page, following: Page | None, flush: Callable[[], object], parent: QWidget
    ) -> None:
        """`flush` hands on whatever is being typed on the page."""
        super().__init__(parent)
        load_form(self, "section_end", FlowingLabel)
        restyle(self.question, "subheading")  # a page that is made within the window has its looks already
        restyle(self.next_button, "primary")
        restyle(self.against_words, "error")
        answers = QWidget(self.completed)  # they stay together, also below the question
        beside = QHBoxLayout(answers)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(12)
        for button in (self.yes_button, self.no_button):
            beside.addWidget(button)
        row = FlowLayout(self.completed, 12)
        for widget in (self.question, answers):
            row.addWidget(widget)
        self._session, self._shown, self._flush = session, shown, flush
        self.yes_button.clicked.connect(partial(self._set_status, "completed"))
        self.no_button.clicked.connect(partial(self._set_status, "in-progress"))
        self.first_button.clicked.connect(self.gap_wanted)
        self.next_button.setVisible(following is not None)
        self._next = self.tr("&Next: {0}").format(following.title) if following else ""
        self.next_button.setMinimumWidth(1)  # else a long title would make the page wider than its pane
        self.next_button.setAccessibleName(self._next.replace("&", "", 1))
        self.next_button.setText(self._next)
        self.next_button.clicked.connect(self.go_on)
        session.changed.connect(self._show_status)
        session.checked.connect(self._show_against)
        self._show_status()
        self._show_against()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Cut the title of the next page where there is no room for all of it."""
        super().resizeEvent(event)
        room, button = self.width() - _AROUND, self.next_button
        flag = Qt.TextFlag.TextShowMnemonic
        button.setText(button.fontMetrics().elidedText(self._next, Qt.TextElideMode.ElideRight, room, flag))

    @property
    def stops(self) -> list[QWidget]:
        """What the keyboard reaches here, in order."""
        return [self.yes_button, self.no_button, self.first_button, self.next_button]

    def _set_status(self, status: str) -> None:
        self._flush()
        plan, shown = self._session.plan, self._shown
        if status == "completed" and not may_complete(self, unlooked_on(plan, shown)):
            return
        self._session.apply(set_status(plan, shown, status))
        if status == "completed":
            self._session.checking.when_done(self, self._go_on_or_stay)  # what was written this moment counts
        else:
            self._leave()

    def _go_on_or_stay(self) -> None:
        if self._gaps():
            self._stay()
        else:
            self._leave()

    def _leave(self) -> None:
        if self.next_button.isVisible():
            self.go_on.emit()

    def _stay(self) -> None:
        self.first_button.setFocus()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.against_words, self.against_words.text()))
        self.stayed.emit()

    def _show_status(self, _addresses: object = None) -> None:
        status = self._session.plan.status(self._shown)
        self.yes_button.setEnabled(status != "completed")
        if status != "completed":
            self.against.hide()

    def _show_against(self) -> None:
        """Say what the checks last found: between a change and them the two do not belong together."""
        self.yes_button.setToolTip(self.tr("Now: {0}").format(self._session.status_words(self._shown)))
        found = self._gaps()
        self.against.setVisible(bool(found))
        if found:
            self.against_words.setText(self._words(found))
            self.first_button.setAccessibleDescription(self.against_words.text())

    def _gaps(self) -> Gaps:
        """Return what stands against the author's word that the page is completed."""
        session, shown = self._session, self._shown
        is_completed = session.plan.status(shown) == "completed"
        return gaps(session.plan, shown, session.findings_on(shown)) if is_completed else Gaps()

    def _words(self, found: Gaps) -> str:
        tr = self.tr
        missing = count_words(found.missing, tr("needed answer is missing"), tr("needed answers are missing"))
        errors = count_words(found.errors, tr("error stands under “Checks”"), tr("errors stand under “Checks”"))
        told = [words for words, count in ((missing, found.missing), (errors, found.errors)) if count]
        against = tr(", and ").join(told)
        if self._session.status(self._shown) != PROBLEM:  # the pages of an update are not checked
            return f"{against}."
        if found.missing + found.errors == 1:
            until = tr("it is written") if found.missing else tr("it is mended")
        else:
            until = tr("that is mended") if found.errors else tr("they are written")
        return tr("{0}. The section shows as a problem until {1}.").format(against, until)
