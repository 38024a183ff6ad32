"""Send for review: with whom the copy will be, until when, and under what name it is made."""

from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QSize, QStandardPaths
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from nec_desktop.actions.file_names import proposed_name
from nec_desktop.gui.date_line import DateLine
from nec_desktop.gui.forms import load_form, make_main
from nec_desktop.gui.plain_box import PlainBox
from nec_desktop.gui.session import PlanSession
from nec_desktop.gui.theme import restyle
from nec_desktop.plan.dates import NotADateError, read_date
from nec_desktop.plan.review_registers import STAGES
from nec_desktop.plan.words import date_words
from nec_desktop.review.rounds import Asked, names_in, rounds_of, stage_after

_LETTERS, _LINES, _NAMES = 106, 31, 4
"""Of text: how wide and high the dialog is, and how many lines the names have at least."""
_TIME_TO_READ = timedelta(14)
"""What is proposed: two weeks."""
_NEXT = {"drafting": "smt", "with-smt": "opcc", "with-opcc": "community"}
"""The stage that usually follows the one a plan is at."""


class SendDialog(QDialog):
    """Asks, and makes nothing. When it is accepted, `asked` is the round and `target` the file to be made."""

    intro: QLabel
    stage: QComboBox
    scroll_area: QScrollArea
    reviewers: PlainBox
    due_label: QLabel
    due_place: QHBoxLayout
    file: QLineEdit
    file_button: QPushButton
    stage_note: QLabel
    error: QLabel
    cancel_button: QPushButton
    make_button: QPushButton

    def __init__(self, session: PlanSession, document: str, document_words: str, parent: QWidget) -> None:
        """`document` is the id of the document that is sent, empty for the plan; in words: `document_words`."""
        super().__init__(parent)
        load_form(self, "send_dialog", PlainBox)
        text = self.fontMetrics()
        wanted = QSize(_LETTERS * text.averageCharWidth(), _LINES * text.lineSpacing())
        self.resize(wanted.boundedTo(self.screen().availableSize() * 0.9))
        self.reviewers.setMinimumHeight(_NAMES * text.lineSpacing())
        self._session, self._document, self._what = session, document, document_words
        self.asked = Asked("other")
        self.target = Path()
        make_main(self.make_button)
        restyle(self.stage_note, "caption")
        self.error.setObjectName("error")
        self.error.hide()
        self.due = DateLine(self.tr("To come back by"), self._nearby)
        self.due.line.setText(date_words(session.today + _TIME_TO_READ))
        self.due_place.insertWidget(0, self.due)
        self.due_label.setBuddy(self.due.line)
        for identifier, title in STAGES.items():
            self.stage.addItem(title, identifier)
        self.stage.setCurrentIndex(self.stage.findData(_NEXT.get(session.plan.stage, "other")))
        self._proposed_names, self._proposed_file = "", ""
        self.stage.currentIndexChanged.connect(self._follow_stage)
        self.file_button.clicked.connect(self._choose_file)
        self.cancel_button.clicked.connect(self.reject)
        self.make_button.clicked.connect(self.accept)
        self._set_tab_order()
        self._follow_stage()
        self.stage.setFocus()

    def accept(self) -> None:
        """Read what is entered; where something cannot be, say so and stay."""
        self.error.hide()
        due = self._due()
        if isinstance(due, str):
            return self._refuse(due, self.due.line)
        if due and due < self._session.today:
            return self._refuse(self.tr("{0} has passed already. Give a later day.").format(date_words(due)), self.due)
        name = self.file.text().strip()
        if not name:
            return self._refuse(self.tr("The file has no name yet. Give one, or choose where to put it."), self.file)
        target = Path(name if name.lower().endswith(".docx") else f"{name}.docx").expanduser()
        if target.exists():
            words = self.tr(
                "There is a file “{0}” already, which a reviewer may hold. Choose another name, so that neither is "
                "taken for the other."
            )
            return self._refuse(words.format(target.name), self.file)
        self.asked = Asked(self.stage.currentData(), names_in(self.reviewers.toPlainText()), due)
        self.target = target
        super().accept()
        return None

    def _refuse(self, sentence: str, place: QWidget) -> None:
        self.error.setText(sentence)
        self.error.show()
        place.setFocus()
        self.scroll_area.ensureWidgetVisible(place)

    def _due(self) -> date | str | None:
        """Return the day that is typed, none where nothing is, or in words why it is no day."""
        text = self.due.line.text()
        if not text.strip():
            return None
        try:
            return read_date(text, self._session.today, None)
        except NotADateError as error:
            return str(error)

    def _nearby(self) -> date:
        due = self._due()
        return due if isinstance(due, date) else self._session.today

    def _follow_stage(self) -> None:
        """Propose what fits the stage, where the person has written nothing else."""
        plan, stage = self._session.plan, self.stage.currentData()
        earlier = [found.reviewers for found in rounds_of(plan) if found.stage == stage]
        names = "\n".join(earlier[-1]) if earlier else ""
        if self.reviewers.toPlainText() == self._proposed_names:
            self.reviewers.setPlainText(names)
            self._proposed_names = names
        if self.file.text() == self._proposed_file:
            self._proposed_file = str(self._free_file(stage))
            self.file.setText(self._proposed_file)
            self.file.setCursorPosition(len(self._proposed_file))
        moved, field = stage_after(plan, stage, self._document), plan.field_at("cover/stage")
        now = plan.choices(field).get(plan.stage, "") if field else ""
        if moved and field:
            words = self.tr("The plan’s stage becomes “{0}”.").format(plan.choices(field)[moved])
        else:
            words = self.tr("The plan’s stage stays “{0}”.").format(now) if now else ""
        self.stage_note.setText(words)

    def _free_file(self, stage: str) -> Path:
        """Return a file that is not there yet, in the folder in which documents are kept."""
        folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        whom = self.tr("for {0}").format(STAGES[stage]) if stage != "other" else self.tr("for review")
        name = f"{self._what} {whom} {date_words(self._session.today)}".strip()
        free, number = folder / proposed_name(self._session.plan, name), 1
        while free.exists():
            number += 1
            free = folder / proposed_name(self._session.plan, name, f" ({number}).docx")
        return free

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Where to put the review copy"),
            self.file.text(),
            "Word (*.docx)",
            options=QFileDialog.Option.DontConfirmOverwrite,  # a file that is there is refused, in our words
        )
        if name:
            self.file.setText(name)

    def _set_tab_order(self) -> None:
        order = (self.stage, self.reviewers, self.due.line, self.due.button, self.file, self.file_button)
        for first, second in zip(order, (*order[1:], self.cancel_button), strict=True):
            self.setTabOrder(first, second)
        self.setTabOrder(self.cancel_button, self.make_button)
