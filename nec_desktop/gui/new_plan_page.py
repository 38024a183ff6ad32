"""Three questions that start a plan: for which area, for which period, against which standards."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from nec_desktop.actions.areas import known_areas
from nec_desktop.actions.plans import DEFAULT_OUTLINE, new_plan
from nec_desktop.gui.ask import may_leave_new_plan
from nec_desktop.gui.forms import load_form
from nec_desktop.gui.jobs import Jobs
from nec_desktop.gui.period_lines import PeriodLines
from nec_desktop.gui.suggesting import suggest
from nec_desktop.gui.widths import keep_within
from nec_desktop.plan.clean import clean_line
from nec_desktop.plan.values import Period

_PLANNING_STARTS = 10
"""The month from which a new plan is more likely for the year that begins next April than for the one that runs."""


class NewPlanPage(QWidget):
    """`making`: the plan is being made, or not any more; `made` carries its id; `cancelled` that there is none.

    `number` says which question is asked, from 0 on.
    """

    area_question: QWidget
    period_question: QWidget
    standards_question: QWidget
    area: QLineEdit
    area_question_error: QLabel
    days: PeriodLines
    period_question_error: QLabel
    outline: QComboBox
    standards_set: QComboBox
    standards_note: QLabel
    standards_question_error: QLabel
    back_button: QPushButton
    next_button: QPushButton
    cancel_button: QPushButton
    column: QWidget
    making = Signal(bool)
    made = Signal(str)
    cancelled = Signal()

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        load_form(self, "new_plan_page", PeriodLines)
        self._jobs = jobs
        keep_within(self.column, 78)
        self._questions, self.number = (self.area_question, self.period_question, self.standards_question), 0
        self._errors = (self.area_question_error, self.period_question_error, self.standards_question_error)
        for label in self._errors:
            label.setObjectName("error")
        self.standards_note.setObjectName("caption")
        self.next_button.setObjectName("primary")
        catalogue = jobs.workspace.catalogue
        for outline in catalogue.outlines.values():
            if outline.kind == "plan":
                self.outline.addItem(outline.title, outline.id)
        self.outline.setCurrentIndex(max(self.outline.findData(DEFAULT_OUTLINE), 0))
        for standards in catalogue.offered_standards():
            self.standards_set.addItem(f"{standards.title} ({len(standards.standard)})", standards.id)
        self.standards_set.currentIndexChanged.connect(self._explain_set)
        self._explain_set()
        for typed in (self.area.textChanged, self.days.first.typed, self.days.last.typed):
            typed.connect(self._forget_error)
        self._proposed: tuple[object, ...] = ()
        self.next_button.clicked.connect(self._go_on)
        self.back_button.clicked.connect(lambda: self._show(self.number - 1))
        self.cancel_button.clicked.connect(self.cancelled)
        QWidget.setTabOrder(self.next_button, self.back_button)  # who has answered goes on, and hardly ever back

    def begin(self) -> None:
        """Ask from the first question on."""
        today = self._jobs.workspace.now().astimezone().date()
        year = today.year + (today.month >= _PLANNING_STARTS)
        self.area.clear()
        self.days.show_period(Period(date(year, 4, 1), date(year + 1, 3, 31)), today)
        self._proposed = self._entered()
        self._show(0)
        workspace = self._jobs.workspace
        self._jobs.run(lambda library: known_areas(workspace, library), partial(suggest, self.area), self._refuse)

    def _entered(self) -> tuple[object, ...]:
        """Return all that stands in the three questions."""
        return self.area.text(), *self.days.typed, self.outline.currentData(), self.standards_set.currentData()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter in a field, which the field itself has no use for, goes on; Esc leaves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.next_button.click()
        elif event.key() == Qt.Key.Key_Escape:
            if self._entered() == self._proposed or may_leave_new_plan(self):
                self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _show(self, number: int) -> None:
        self.number = number
        for n, question in enumerate(self._questions):  # no stack: it would be as high as the highest of them
            question.setVisible(n == number)
        self._forget_error()
        self.back_button.setVisible(number > 0)
        last = number == len(self._questions) - 1
        self.next_button.setText(self.tr("&Start this plan") if last else self.tr("&Continue"))
        (self.area, self.days, self.outline)[number].setFocus()
        self.days.first.line.selectAll()  # what is typed replaces what is proposed

    def _forget_error(self) -> None:
        for error in self._errors:
            error.hide()

    def _go_on(self) -> None:
        number = self.number
        if number == 0 and not clean_line(self.area.text()):
            self._refuse(self.tr("Give the name of the area."))
        elif number == 1 and isinstance(wrong := self.days.period(), str):
            self._refuse(wrong)
        elif number < len(self._questions) - 1:
            self._show(number + 1)
        elif isinstance(period := self.days.period(), Period):  # it was read when the second question was left
            self._make(period)

    def _make(self, period: Period) -> None:
        workspace, area = self._jobs.workspace, self.area.text()
        outline, standards = str(self.outline.currentData() or ""), str(self.standards_set.currentData() or "")
        self._say_making(True)

        def made(plan_id: str) -> None:
            self.made.emit(plan_id)  # the window goes on waiting until the plan is there
            self.next_button.setEnabled(True)

        def refused(sentence: str) -> None:
            self._say_making(False)
            self._refuse(sentence)

        self._jobs.run(lambda library: new_plan(workspace, library, area, period, outline, standards), made, refused)

    def _say_making(self, makes: bool) -> None:
        self.next_button.setEnabled(not makes)  # a second press must not make a second plan
        self.making.emit(makes)

    def _refuse(self, sentence: str) -> None:
        error = self._errors[self.number]
        error.setText(sentence)
        error.show()

    def _explain_set(self) -> None:
        standards = self._jobs.workspace.catalogue.standards.get(str(self.standards_set.currentData()))
        titles = ", ".join(standard.title for standard in standards.standard) if standards else ""
        self.standards_note.setText(f"{titles}.\n\n{standards.note}" if standards else "")
