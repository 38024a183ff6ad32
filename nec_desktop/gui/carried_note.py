"""Says beside a text or record that it is from the last period, until somebody says that they have looked at it."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from nec_desktop.gui.ask import ask_to_leave
from nec_desktop.gui.flowing_label import FlowingLabel
from nec_desktop.gui.session import PlanSession
from nec_desktop.gui.title_row import TitleRow
from nec_desktop.plan.carried import Unlooked, look_at, unlooked_at
from nec_desktop.plan.words import count_words

_LEAST = 40
"""Letters of what it says that a line is to hold, or its buttons stand below."""


class CarriedNote(QWidget):
    """About a field, a record, or all records of a register. Hidden where there is nothing to look at.

    current: the id of the record that is selected, where it is about a register. Its words and buttons are made when
    there is first something to look at: of most places that is never so, and a page has many.
    """

    words: FlowingLabel
    one_button: QPushButton
    all_button: QPushButton

    def __init__(
        self,
        session: PlanSession,
        address: str,
        current: Callable[[], str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._address, self._current = session, address, current
        self._is_made = False
        session.changed.connect(self._follow)
        self._show()

    def _make(self) -> None:
        self._is_made = True
        self.words = FlowingLabel(self, objectName="notice")
        buttons = QWidget(self)
        self.one_button = QPushButton(self.tr("I have looked at this"), buttons, autoDefault=True)
        self.all_button = QPushButton(self.tr("I have looked at all of them"), buttons, autoDefault=True)
        self.all_button.setHidden(self._current is None)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 4)
        layout.setSpacing(8)
        layout.addWidget(self.words, 1)
        layout.addWidget(buttons, 0, Qt.AlignmentFlag.AlignVCenter)
        TitleRow(layout, self.words, buttons, _LEAST)
        for button in (self.one_button, self.all_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # who clicks one, writes on where they were
        # What stands below may have been made before.
        before = self.previousInFocusChain()
        while before and before is not self and before.focusPolicy() == Qt.FocusPolicy.NoFocus:
            before = before.previousInFocusChain()
        for earlier, later in pairwise(filter(None, (before, self.one_button, self.all_button))):
            QWidget.setTabOrder(earlier, later)
        self.one_button.clicked.connect(self._look_at_one)
        self.all_button.clicked.connect(self._look_at_all)

    def show_address(self, address: str) -> None:
        """Be about another record from now on; about none for an empty address."""
        self._address = address
        self._show()

    def _found(self) -> list[Unlooked]:
        return unlooked_at(self._session.plan, self._address) if self._address else []

    def _follow(self, touched: Any) -> None:
        if touched.is_under(self._address):
            self._show()

    def _show(self) -> None:
        found = self._found()
        if found and not self._is_made:
            self._make()
        self.setVisible(bool(found))
        if not found:
            return
        since = found[0].since
        if self._current is not None:
            count = count_words(len(found), self._session.plan.register(self._address).singular)
            self.words.setText(self.tr("{0} from {1}, not yet looked at.").format(count, since))
        elif found[0].paragraphs > 1:
            count = count_words(found[0].paragraphs, "paragraph")
            self.words.setText(self.tr("{0} from {1}, not yet looked at.").format(count, since))
        else:
            self.words.setText(self.tr("From {0}, not yet looked at.").format(since))
        for button in (self.one_button, self.all_button):
            button.setAccessibleDescription(self.words.text())

    def _look_at_one(self) -> None:
        found = [each.address for each in self._found()]
        if self._current is not None:
            chosen = f"{self._address}/{self._current()}"
            if chosen not in found:
                self.words.setText(self.tr("Choose one that is not yet looked at first."))
                return
            found = [chosen]
        self._look_at(found)

    def _look_at_all(self) -> None:
        self._look_at([each.address for each in self._found()])

    def _look_at(self, addresses: list[str]) -> None:
        if addresses:
            self._session.apply(look_at(self._session.plan, *addresses))


def may_complete(widget: QWidget, found: list[Unlooked]) -> bool:
    """Ask before a section is completed in which something was not looked at; True where nothing is left to ask."""
    if not found:
        return True
    tr = widget.tr
    count = count_words(len(found), "text or record", "texts or records")
    return ask_to_leave(
        widget,
        tr("Not everything here has been looked at."),
        tr("{0} from {1}: nobody has said that it still holds.").format(count, found[0].since),
        tr("Look at it first"),
        tr("Complete it all the same"),
    )
