"""Start this period's plan from the last one: which plan, for which period, what of each section; then a last look."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from nec_desktop.actions.carry_forward import Proposal, StartedFromLast, carry_forward, propose, stays_behind
from nec_desktop.actions.plan_list import told_apart
from nec_desktop.gui.ask import may_leave_new_plan
from nec_desktop.gui.carry_summary import LeftBehindList, summary_words
from nec_desktop.gui.forms import load_form
from nec_desktop.gui.jobs import Jobs
from nec_desktop.gui.period_lines import PeriodLines
from nec_desktop.gui.widths import keep_within
from nec_desktop.plan.carry_forward import Choices
from nec_desktop.plan.carry_proposal import SectionRow, section_words
from nec_desktop.plan.outline import CarriedRecords, CarriedSection
from nec_desktop.plan.values import Period
from nec_desktop.plan.words import count_words
from nec_desktop.translation import tr

if TYPE_CHECKING:
    from nec_desktop.library.entry import PlanEntry
    from nec_desktop.library.library import Library

_WHICH, _WHAT, _CHECK = range(3)


class _Rows(QStyledItemDelegate):
    """Gives each row the height of its box and some room, and puts the box in the middle of it."""

    GAP = 3

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802 - Qt's name
        """Return the room of a cell."""
        size = super().sizeHint(option, index)
        box = self._box(index)
        return QSize(size.width(), max(size.height(), box.sizeHint().height() + 2 * self.GAP)) if box else size

    def updateEditorGeometry(  # noqa: N802 - Qt's name
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        _index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Let a box have the whole cell but for a gap above and below."""
        editor.setGeometry(getattr(option, "rect").adjusted(0, self.GAP, -self.GAP, -self.GAP))  # noqa: B009

    def _box(self, index: QModelIndex | QPersistentModelIndex) -> QWidget | None:
        tree = self.parent()
        return tree.indexWidget(index) if isinstance(tree, QTreeWidget) else None


class CarryPage(QWidget):
    """`making`: the plan is being made, or not any more; `made` carries its id; `cancelled` says that there is none."""

    questions: QStackedWidget
    plan: QComboBox
    plan_question_error: QLabel
    days: PeriodLines
    choices: QTreeWidget
    summary_area: QScrollArea
    summary_page: QWidget
    summary: QLabel
    left: LeftBehindList
    check_error: QLabel
    back_button: QPushButton
    next_button: QPushButton
    cancel_button: QPushButton
    column: QWidget
    making = Signal(bool)
    made = Signal(str)
    cancelled = Signal()

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        load_form(self, "carry_page", LeftBehindList, PeriodLines)
        self._jobs = jobs
        self._proposal: Proposal | None = None
        self._boxes: dict[str, QComboBox] = {}
        self._offered: dict[str, str] = {}
        """What each box stood at when it was made."""
        self._proposed: tuple[object, ...] = ()
        keep_within(self.column, 125)
        for error in (self.plan_question_error, self.check_error):
            error.setObjectName("error")
            error.hide()
        for ground in (self.summary_area.viewport(), self.summary_page):
            ground.setAutoFillBackground(False)  # it is part of the page
        self.next_button.setObjectName("primary")
        self.choices.setHeaderLabels([self.tr("Section or register"), self.tr("What the new plan begins with")])
        self.choices.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.choices.setItemDelegate(_Rows(self.choices))
        self.plan.activated.connect(lambda _index: self._propose(None))
        QWidget.setTabOrder(self.next_button, self.back_button)
        self.next_button.clicked.connect(self._go_on)
        self.back_button.clicked.connect(lambda: self._show(self.questions.currentIndex() - 1))
        self.cancel_button.clicked.connect(self.cancelled)

    def begin(self, plan_id: str = "") -> None:
        """Ask from the first question on; without a plan's id, the one that was changed last is proposed."""
        self._proposal = None
        self._proposed = ()
        self._clear_choices()
        self._show(_WHICH)

        def read(library: "Library") -> "tuple[list[PlanEntry], dict[str, str]]":
            entries = library.plans()
            return entries, told_apart(self._jobs.workspace, library, entries)

        def show(entries: "list[PlanEntry]", apart: dict[str, str]) -> None:
            self.plan.clear()
            for entry in entries:
                title = entry.title or entry.area or self.tr("A plan without a title")
                known = apart.get(entry.id)
                self.plan.addItem(self.tr("{0} ({1})").format(title, known) if known else title, entry.id)
            self.plan.setCurrentIndex(max(self.plan.findData(plan_id), 0))
            self._propose(None)
            self.plan.setFocus()

        self._jobs.run(read, lambda found: show(*found), self._refuse)

    # -- going on, and away

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc leaves."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif not self._is_filled_in() or may_leave_new_plan(self):
            self.cancelled.emit()

    def _entered(self) -> tuple[object, ...]:
        return self.plan.currentData(), *self.days.typed

    def _is_filled_in(self) -> bool:
        chosen = any(self._boxes[name].currentData() != offered for name, offered in self._offered.items())
        return chosen or (bool(self._proposed) and self._entered() != self._proposed)

    def _show(self, number: int) -> None:
        self.questions.setCurrentIndex(number)
        self.plan_question_error.hide()
        self.check_error.hide()
        self.back_button.setVisible(number > _WHICH)
        self.next_button.setText(self.tr("&Start this plan") if number == _CHECK else self.tr("&Continue"))
        (self.plan, self.choices, self.next_button)[number].setFocus()

    def _go_on(self) -> None:
        number = self.questions.currentIndex()
        if number == _WHICH:
            period = self.days.period()
            if isinstance(period, str):
                self._refuse(period)
            else:
                self._propose(period, self._show_choices)
        elif number == _WHAT:
            self._show_check()
        else:
            self._make()

    def _propose(self, period: Period | None, then: Callable[[Proposal], None] = lambda _proposal: None) -> None:
        workspace, wanted = self._jobs.workspace, str(self.plan.currentData() or "")
        if not wanted:
            self._refuse(self.tr("There is no plan yet to start from. Start a new one, or open one a colleague sent."))
            return

        def work(library: "Library") -> Proposal:
            return propose(workspace, library, wanted, period)

        def done(proposal: Proposal) -> None:
            self._proposal = proposal
            self.days.show_period(proposal.period, workspace.now().astimezone().date())
            self._proposed = self._proposed or self._entered()
            then(proposal)

        self.plan_question_error.hide()
        self._jobs.run(work, done, self._refuse)

    def _say_making(self, makes: bool) -> None:
        self.next_button.setEnabled(not makes)  # a second press must not make a second plan
        self.making.emit(makes)

    def _refuse(self, sentence: str) -> None:
        error = self.check_error if self.questions.currentIndex() == _CHECK else self.plan_question_error
        error.setText(sentence)
        error.show()
        self._say_making(False)

    # -- what of each section

    def _show_choices(self, proposal: Proposal) -> None:
        self._clear_choices()
        for section in proposal.sections:
            item = QTreeWidgetItem(self.choices, [self._section_words(section)])
            self._add_box(item, section.id, section.title, _section_choices(section), section.carry)
            for register in section.registers:
                child = QTreeWidgetItem(item, [register.title])
                offered = {str(rule.rule): rule.words for rule in register.rules}
                self._add_box(child, register.id, register.title, offered, register.rules[0].rule)
        self.choices.expandAll()
        self._follow_sections()
        self._show(_WHAT)

    def _clear_choices(self) -> None:
        self.choices.clear()
        self._boxes.clear()
        self._offered.clear()

    def _section_words(self, section: SectionRow) -> str:
        return f"{section.title} ({count_words(section.texts, 'text')})" if section.texts else section.title

    def _add_box(
        self, item: QTreeWidgetItem, identifier: str, title: str, offered: Mapping[str, str], chosen: str
    ) -> None:
        box = QComboBox()
        for choice, words in offered.items():
            box.addItem(words, choice)
        box.setCurrentIndex(box.findData(chosen))
        box.setAccessibleName(title)
        item.setToolTip(0, item.text(0))
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.activated.connect(lambda _index: self._follow_sections())
        self._boxes[identifier], self._offered[identifier] = box, chosen
        self.choices.setItemWidget(item, 1, box)

    def _follow_sections(self) -> None:
        """A section that is dropped takes its registers with it."""
        for section in self._proposal.sections if self._proposal else ():
            dropped = self._boxes[section.id].currentData() == "drop"
            for register in section.registers:
                self._boxes[register.id].setEnabled(not dropped)

    def _chosen(self) -> Choices:
        sections, registers = {}, {}
        for section in self._proposal.sections if self._proposal else ():
            sections[section.id] = cast(CarriedSection, self._boxes[section.id].currentData())
            for register in section.registers:
                registers[register.id] = cast(CarriedRecords, self._boxes[register.id].currentData())
        return Choices(sections, registers)

    # -- the last look

    def _show_check(self) -> None:
        """Say what goes over, and what stays behind."""
        proposal, chosen, workspace = self._proposal, self._chosen(), self._jobs.workspace
        assert proposal is not None, "it was just shown"

        self.summary.setText("\n\n".join(summary_words(proposal, chosen)))
        self.left.show_left(())
        self._show(_CHECK)
        self._jobs.run(
            lambda library: stays_behind(workspace, library, proposal.plan_id, proposal.period, chosen),
            self.left.show_left,
            self._refuse,
        )

    def _make(self) -> None:
        proposal, chosen, workspace = self._proposal, self._chosen(), self._jobs.workspace
        assert proposal is not None, "it was just shown"
        self._say_making(True)

        def made(started: StartedFromLast) -> None:
            self.made.emit(started.plan_id)  # the window goes on waiting until the plan is there
            self.next_button.setEnabled(True)

        self._jobs.run(
            lambda library: carry_forward(workspace, library, proposal.plan_id, proposal.period, chosen),
            made,
            self._refuse,
        )


def _section_choices(section: SectionRow) -> dict[str, str]:
    """Return what can be chosen for a section; one without texts is kept for its records, or dropped."""
    if section.texts:
        return {str(choice): words for choice, words in section_words().items()}
    return {"keep": tr("Keep its records"), "drop": section_words()["drop"]}
