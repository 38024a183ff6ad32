"""What stands above every page of a plan: its area and title, who has it while it is lent, what was just taken over."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from nec_desktop.gui.session import PlanSession
from nec_desktop.plan.lending import LENT, is_with, lending, lent_to, lent_words
from nec_desktop.plan.parts import Edit


class PlanBar(QWidget):
    """A sentence over the whole width, with a button that does something about it; one that only tells can be closed.

    Hidden where there is none.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QLabel(objectName="notice", wordWrap=True)
        self.button = QPushButton(autoDefault=True)
        self.close_button = QPushButton(self.tr("Close"), autoDefault=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(12)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.button)
        layout.addWidget(self.close_button)
        self._act: Callable[[], object] = self.hide
        self._close: Callable[[], object] = self.hide
        self.button.clicked.connect(self._press)
        self.close_button.clicked.connect(self._press_close)
        self.hide()

    def _press(self) -> None:
        self._act()

    def _press_close(self) -> None:
        self._close()

    def say(
        self,
        words: str,
        button: str = "",
        act: Callable[[], object] | None = None,
        close: Callable[[], object] | None = None,
    ) -> None:
        """Show a sentence, and do this when its button is pressed; without words for it there is none.

        close: what is done when the sentence has been read; without it, it stays.
        """
        self.words.setText(words)
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self.button.setAccessibleDescription(words)
        self._act, self._close = act or self.hide, close or self.hide
        self.close_button.setVisible(close is not None)
        self.close_button.setAccessibleDescription(words)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))


class PlanHead(QObject):
    """Keeps the head of a desk as the plan is."""

    def __init__(self, session: PlanSession, area: QLabel, title: QLabel, bar: PlanBar) -> None:
        super().__init__(bar)
        self._session, self._area, self._title, self._bar = session, area, title, bar
        self._says_taken = False
        session.changed.connect(self._follow)
        self._show_names()
        self._show_lent()

    def _follow(self, addresses: Any) -> None:
        self._show_names()
        if self._says_taken or LENT in addresses:
            self._end_taken()

    def _end_taken(self) -> None:
        self._says_taken = False
        self._show_lent()

    def _show_names(self) -> None:
        self._area.setText(self._session.plan.area)
        self._title.setText(self._session.plan.title)

    # -- who has it

    def _show_lent(self) -> None:
        plan, writer = self._session.plan, self._session.jobs.workspace.writer
        if not lent_to(plan):
            self._bar.hide()
        elif is_with(plan, writer):
            words = self.tr(
                "You have this plan until you give it back: Plan, Hand this plan over, and leave empty who writes on."
            )
            self._bar.say(words)
        else:
            self._bar.say(lent_words(plan), self.tr("It is back"), lambda: self._session.apply(lending("")))

    # -- what was just taken over

    def show_taken(self, back: Edit, words: str) -> None:
        """Say what was taken over, and let it be taken back at once; until it is closed, or something is written."""
        self._session.add_step(back)
        self._says_taken = True
        self._bar.say(words, self.tr("Take it back"), self._session.undo, self._end_taken)
