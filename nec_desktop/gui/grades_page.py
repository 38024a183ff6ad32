"""The panel's grades: side by side with our own, agreed on, and what reviewers ask for followed up."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListWidget, QListWidgetItem, QPushButton, QWidget

from nec_desktop.gui.flow_layout import FlowLayout
from nec_desktop.gui.forms import load_form
from nec_desktop.gui.grades_table import GradesTable
from nec_desktop.gui.keeping import kept_before
from nec_desktop.gui.reviews import Reviews
from nec_desktop.gui.theme import restyle
from nec_desktop.gui.whole_lines import WholeLines
from nec_desktop.plan.addresses import join
from nec_desktop.plan.assessment import PARTS
from nec_desktop.review import grades as panel
from nec_desktop.review.grades import Remark, Row, Sheet

_LINES = 5
"""Of the box with what reviewers wrote; more of it is scrolled to."""
_REMARK = Qt.ItemDataRole.UserRole


class GradesPage(QWidget):
    """`chosen` carries the address of a place in the plan; `export` asks for a copy that a panel can grade."""

    head: QWidget
    title: QLabel
    round: QWidget
    sheet_label: QLabel
    sheet: QComboBox
    all_button: QPushButton
    intro: QLabel
    grades: GradesTable
    chosen_title: QLabel
    remarks: QListWidget
    recommend_button: QPushButton
    standard_button: QPushButton
    agreed_label: QLabel
    agreed: QComboBox
    agreed_note_label: QLabel
    agreed_note: QLineEdit
    export_button: QPushButton
    chosen = Signal(str)
    export = Signal()

    def __init__(self, reviews: Reviews) -> None:
        super().__init__()
        load_form(self, "grades_page", GradesTable)
        self._reviews, self._session = reviews, reviews.session
        self._sheets: list[Sheet] = []
        self._rows: list[Row] = []
        row = FlowLayout(self.head, 12)
        for part in (self.title, self.round, self.all_button):
            row.addWidget(part)
        self.intro.setObjectName("caption")
        self.chosen_title.setObjectName("heading")
        self.remarks.setWordWrap(True)
        self.remarks.setItemDelegate(WholeLines(self.remarks))
        self.remarks.setFixedHeight(self.remarks.fontMetrics().lineSpacing() * _LINES)
        self.remarks.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.agreed.addItem(self.tr("Not agreed yet"), "")
        for grade in self._session.plan.standards.grades:
            self.agreed.addItem(grade.title, grade.id)
        self.sheet.activated.connect(lambda _: self._show_rows())
        self.export_button.clicked.connect(self.export)
        self.all_button.clicked.connect(self._agree_all)
        self.grades.currentCellChanged.connect(lambda *_: self._show_chosen())
        self.grades.itemActivated.connect(lambda _: self.agreed.setFocus())
        self.remarks.currentItemChanged.connect(lambda *_: self._name_recommendation())
        self.remarks.itemActivated.connect(lambda _: self.recommend_button.setFocus())
        self.recommend_button.clicked.connect(self._recommend)
        self.standard_button.clicked.connect(self._go_to_standard)
        self.agreed.activated.connect(lambda _: self._agree())
        self.agreed_note.editingFinished.connect(self._agree)
        for changed in (reviews.changed, self._session.changed):
            changed.connect(lambda _what: self._show_rows())

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Catch up with what has happened meanwhile."""
        super().showEvent(event)
        self._show_rows()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc goes back to the table."""
        if event.key() == Qt.Key.Key_Escape:
            self.grades.setFocus()
        else:
            super().keyPressEvent(event)

    def focus_grades(self) -> None:
        """Put the keyboard on the grades, or on what can be done where there are none."""
        (self.grades if self._rows else self.export_button).setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def _sheet(self) -> Sheet | None:
        return next((found for found in self._sheets if found.id == self.sheet.currentData()), None)

    @property
    def _row(self) -> Row | None:
        row = self.grades.currentRow()
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def _show_rows(self) -> None:
        if self.isHidden():
            return
        plan = self._session.plan
        wanted = self.sheet.currentData()
        self._sheets = panel.sheets(plan, self._reviews.returns)
        with QSignalBlocker(self.sheet):
            self.sheet.clear()
            for found in self._sheets:
                self.sheet.addItem(found.title, found.id)
            self.sheet.setCurrentIndex(max(self.sheet.findData(wanted), 0))
        sheet = self._sheet
        self._show_parts(there=sheet is not None)
        restyle(self.intro, "caption")
        if problem := self._reviews.problem:
            restyle(self.intro, "error")
        if sheet is None:
            self._rows = []
            self.intro.setText(
                problem
                or self.tr(
                    "No reviewer has filled in the assessment sheet yet. It is an annex of every review copy. When a "
                    "copy comes back and is taken in, its grades and texts stand here beside your own."
                )
            )
            return
        self._rows = panel.rows(plan, sheet)
        agreed = sum(bool(row.agreed) for row in self._rows if row.standard)
        words = self.tr(
            "{0} of {1} standards are agreed. Arrows move through the table; Enter goes to the agreed grade, Esc back."
        )
        self.intro.setText(problem or words.format(agreed, sum(bool(row.standard) for row in self._rows)))
        self.all_button.setEnabled(bool(panel.agree_where_all_do(plan, sheet).changes))
        with QSignalBlocker(self.grades):
            self.grades.show_rows(self._rows, sheet.reviewers, plan.standards.grades)
        self._show_chosen()

    def _show_parts(self, *, there: bool) -> None:
        for part in (
            *(self.sheet_label, self.sheet, self.all_button, self.grades, self.chosen_title, self.remarks),
            *(self.recommend_button, self.standard_button),
            *(self.agreed_label, self.agreed, self.agreed_note_label, self.agreed_note),
        ):
            part.setVisible(there)
        self.export_button.setVisible(not there)

    def _show_chosen(self) -> None:
        row, reviewer = self._row, self.grades.reviewer
        if row is None:
            return
        name = f"{row.number} {row.title}" if row.number else row.title
        self.chosen_title.setText(f"{name} · {reviewer}" if reviewer else name)
        remarks = [remark for remark in row.remarks if reviewer in ("", remark.reviewer)]
        at = self.remarks.currentRow()
        with QSignalBlocker(self.remarks):
            self.remarks.clear()
            for remark in remarks:
                part = PARTS.get(remark.part, remark.part)
                item = QListWidgetItem(f"{remark.reviewer}, {part}: {remark.text}", self.remarks)
                item.setData(_REMARK, remark)
            if not remarks:
                item = QListWidgetItem(self.tr("No text was written here."), self.remarks)
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.remarks.setCurrentRow(min(max(at, 0), len(remarks) - 1))
        self._name_recommendation()
        self.standard_button.setEnabled(self._session.plan.page(join("standards", row.standard)) is not None)
        self.agreed.setCurrentIndex(max(self.agreed.findData(row.agreed), 0))
        if self.agreed_note.text() != row.note and not self.agreed_note.isModified():
            self.agreed_note.setText(row.note)

    # -- what is agreed

    def flush(self) -> None:
        """Hand on the note that is being typed."""
        if not self.isHidden():  # else the plan may have changed since
            self._agree()

    def _agree(self) -> None:
        row, sheet, plan = self._row, self._sheet, self._session.plan
        if row is None or sheet is None:
            return
        self.agreed_note.setModified(False)
        edit = panel.agree(plan, row.standard, sheet.id, self.agreed.currentData(), self.agreed_note.text())
        if edit.changes:
            self._session.apply(edit)

    def _agree_all(self) -> None:
        session = self._session
        edit = panel.agree_where_all_do(session.plan, self._sheet) if self._sheet else None
        if edit and edit.changes and kept_before(session, self.tr("Before grades were agreed"), self):
            session.apply(edit)
            self.grades.setFocus()

    # -- what is followed up

    @property
    def _remark(self) -> Remark | None:
        item = self.remarks.currentItem()
        return item.data(_REMARK) if item else None

    def _name_recommendation(self) -> None:
        remark, plan = self._remark, self._session.plan
        known = panel.recommendation_of(plan, remark.text) if remark else ""
        go, add = self.tr("Go to the recommenda&tion"), self.tr("Add to recommenda&tions")
        self.recommend_button.setText(go if known else add)
        self.recommend_button.setEnabled(remark is not None and panel.can_recommend(plan))

    def _recommend(self) -> None:
        """Make a recommendation of the text, or go to the one that there is, to say what is done about it."""
        row, remark, plan = self._row, self._remark, self._session.plan
        if row is None or remark is None:
            return
        record_id = panel.recommendation_of(plan, remark.text)
        if not record_id:
            edit = panel.recommend(plan, row.standard, remark.text)
            record_id = edit.changes[0].address.rpartition("/")[2]
            self._session.apply(edit)
        self.chosen.emit(join(panel.RECOMMENDATIONS, record_id))

    def _go_to_standard(self) -> None:
        if row := self._row:
            self.chosen.emit(join("standards", row.standard))
