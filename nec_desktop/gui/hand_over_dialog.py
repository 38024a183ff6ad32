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
from nec_desktop.gui.session import PlanSession
from nec_desktop.library.library import Library
from nec_desktop.library.plan_file import SUFFIX
from nec_desktop.plan.lending import LENT, lending, lent_to
from nec_desktop.plan.parts import Change, Edit


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
        self.resize(560, self.sizeHint().height())
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
        """Note who has the plan, write the file, and say what came of it."""
        session, plan = self._session, self._session.plan
        before = plan.get(LENT)
        if lent_to(plan) != self.holder.text().strip():
            session.apply(lending(self.holder.text()))
        as_it_is, workspace = plan.copy(), session.jobs.workspace
        history, returned = self.history.isChecked(), self.returned.isChecked()
        self.said_note.setText(self.tr("Writing the file, and reading it again …"))
        self.choose_button.setEnabled(False)

        def work(library: Library) -> Packed:
            return pack(workspace, library, as_it_is, target, history=history, returned=returned)

        def done(packed: Packed) -> None:
            words = self.tr("“{0}” is written, read again and the same as the plan. Give it to your colleague.")
            self.said_note.setText("\n".join([words.format(target.name), *packed.notices]))
            self.choose_button.hide()
            for asked in (self.holder, self.history, self.returned):
                asked.setEnabled(False)  # the file is as it is
            self.cancel_button.setText(self.tr("Close"))
            self.cancel_button.setFocus()

        def failed(sentence: str) -> None:
            if plan.get(LENT) != before:
                session.apply(Edit(self.tr("Lend the plan"), (Change.back(LENT, before),)))
            self.said_note.setText(sentence)
            self.choose_button.setEnabled(True)

        session.jobs.run(work, while_alive(self, done), while_alive(self, failed))
