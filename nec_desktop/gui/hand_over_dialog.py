"""Hand the open plan over: what goes along is chosen, and the file is read again before it is said to be there."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QLabel, QLineEdit, QPushButton, QWidget

from nec_desktop.actions.file_names import file_name
from nec_desktop.actions.packing import Packed, pack
from nec_desktop.actions.writer import LONGEST
from nec_desktop.gui.alive import while_alive
from nec_desktop.gui.file_places import beside_the_last
from nec_desktop.gui.forms import load_form, make_main
from nec_desktop.gui.holding_still import settle
from nec_desktop.gui.session import PlanSession
from nec_desktop.gui.widths import letters
from nec_desktop.library.library import Library
from nec_desktop.library.plan_file import SUFFIX
from nec_desktop.plan.lending import LENT, lending, lent_to

_WIDE = 80
"""Letters of a line."""


class HandOverDialog(QDialog):
    """Asks what goes along, and where to."""

    holder: QLineEdit
    history: QCheckBox
    returned: QCheckBox
    said_note: QLabel
    cancel_button: QPushButton
    choose_button: QPushButton

    def __init__(self, session: PlanSession, parent: QWidget) -> None:
        super().__init__(parent)
        load_form(self, "hand_over_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        make_main(self.choose_button)
        self.holder.setMaxLength(LONGEST)
        self.holder.setText(lent_to(session.plan))
        self.resize(min(letters(self, _WIDE), parent.window().width()), self.sizeHint().height())
        self.cancel_button.clicked.connect(self.reject)
        self.choose_button.clicked.connect(self._choose)
        self.holder.setFocus()

    def _choose(self) -> None:
        suggested = file_name(self._session.plan.title, SUFFIX)
        kinds = self.tr("Plans handed over (*{0})").format(SUFFIX)
        chosen, _ = QFileDialog.getSaveFileName(self, self.windowTitle(), beside_the_last(suggested), kinds)
        if chosen:
            self.hand_over(Path(chosen) if chosen.lower().endswith(SUFFIX) else Path(f"{chosen}{SUFFIX}"))

    def hand_over(self, target: Path) -> None:
        """Write the file, note who has the plan when it is there, and say what came of it."""
        session, plan = self._session, self._session.plan
        lent, as_it_is, workspace = lending(self.holder.text()), plan.copy(), session.jobs.workspace
        as_it_is.apply(lent.changes)
        history, returned = self.history.isChecked(), self.returned.isChecked()
        self._say(self.tr("Writing the file, and reading it again …"))
        for button in (self.choose_button, self.cancel_button):
            button.setEnabled(False)

        def work(library: Library) -> Packed:
            return pack(workspace, library, as_it_is, target, history=history, returned=returned)

        def done(packed: Packed) -> None:
            if plan.get(LENT) != as_it_is.get(LENT):
                session.apply(lent)
            words = self.tr("“{0}” is written, read again and the same as the plan. Give it to your colleague.")
            self._say("\n".join([words.format(target.name), *packed.notices]))
            self.choose_button.hide()
            for asked in (self.holder, self.history, self.returned):
                asked.setEnabled(False)  # the file is as it is
            self.cancel_button.setText(self.tr("Close"))
            self.cancel_button.setEnabled(True)
            self.cancel_button.setFocus()

        def failed(sentence: str) -> None:
            self._say(sentence)
            for button in (self.choose_button, self.cancel_button):
                button.setEnabled(True)

        session.jobs.run(work, while_alive(self, done), while_alive(self, failed))

    def reject(self) -> None:
        """Close; not while the file is being written, since what comes of that has yet to be told."""
        if self.cancel_button.isEnabled():
            super().reject()

    def _say(self, words: str) -> None:
        """Say it below what is asked, and be as high as all of it needs."""
        self.said_note.setText(words)
        settle()
        self.resize(self.width(), max(self.height(), self.heightForWidth(self.width())))
