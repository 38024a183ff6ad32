"""Paste rows into a register: which column goes where, what each row becomes, and what cannot be read."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QSize, QStringListModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QLabel,
    QListView,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QTableView,
    QWidget,
)

from nec_desktop.gui.column_boxes import ColumnBoxes
from nec_desktop.gui.forms import load_form, make_main
from nec_desktop.gui.keeping import kept_before
from nec_desktop.gui.paste_preview import PastePreview
from nec_desktop.gui.session import PlanSession
from nec_desktop.gui.slices import Slices
from nec_desktop.gui.widths import letters
from nec_desktop.plan.column_match import MOST, match_columns
from nec_desktop.plan.outline import Register
from nec_desktop.plan.pasted_reading import PastedReading
from nec_desktop.plan.pasted_records import left_out
from nec_desktop.plan.pasted_table import Rows, read_table
from nec_desktop.plan.plan import Change, Edit
from nec_desktop.plan.words import count_words, list_words

_WIDEST = 40
"""Letters of a column of the preview."""
_SIZE = QSize(860, 680)
_BOXES = 0.4
"""What part of their room the boxes have where the rows below would fill all of it."""
_LINES = 5
"""Lines of the list of what cannot be read, beside the preview; afterwards it has all the room."""


class PasteRows(QDialog):
    """Nothing is in the plan before the rows are added, as one step of undo."""

    heading: QLabel
    note: QLabel
    progress: QProgressBar
    matching: QWidget
    has_headings: QCheckBox
    add_missing: QCheckBox
    columns_area: QScrollArea
    boxes_area: QWidget
    preview: QTableView
    problems_label: QLabel
    problems: QListView
    copy_button: QPushButton
    cancel_button: QPushButton
    add_button: QPushButton

    def __init__(self, session: PlanSession, register: Register, html: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        load_form(self, "paste_rows")
        self.setWindowTitle(self.tr("Paste rows into {0}").format(register.title))
        self.resize(_SIZE.boundedTo(self.screen().availableSize() * 0.9))
        self._session, self._register = session, register
        self._reading = PastedReading(session.plan, register, session.today)
        self._rows: Rows = []
        self._changes: list[Change] = []
        self._sentences = QStringListModel(self)
        self._slices = Slices(self)
        self.added = 0
        """How many records were added."""
        self._model = PastePreview(session.plan, self)
        self._boxes = ColumnBoxes(register, self.boxes_area)
        self._dress()
        self._boxes.changed.connect(self._read_records)
        self.has_headings.toggled.connect(self._match)
        self.add_missing.toggled.connect(self._read_records)
        self.copy_button.clicked.connect(self._copy)
        self.cancel_button.clicked.connect(self.reject)
        self.add_button.clicked.connect(self.accept)
        self._slices.run(self._read_table(html, text), self._match_first, self._say_read)

    def _dress(self) -> None:
        self.heading.setText(self.windowTitle())
        self.heading.setObjectName("heading")
        self.note.setObjectName("caption")
        make_main(self.add_button)
        self.preview.setModel(self._model)
        self.preview.setWordWrap(False)
        self.preview.setTabKeyNavigation(False)
        self.preview.horizontalHeader().setResizeContentsPrecision(30)
        self.preview.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.problems.setModel(self._sentences)
        for widget in (self.matching, self.add_missing, self.problems_label, self.problems, self.copy_button):
            widget.hide()
        self.add_button.setEnabled(False)
        self._say_read()

    # -- reading what was pasted

    def _read_table(self, html: str, text: str) -> Iterator[None]:
        for rows in read_table(html, text):
            self._rows = rows
            yield

    def _say_read(self) -> None:
        self.note.setText(self.tr("Reading the table: {0} so far").format(count_words(len(self._rows), "row")))

    def _match_first(self) -> None:
        if not self._rows:
            self.progress.hide()
            self.note.setText(self.tr("What is on the clipboard holds no rows. Copy them again, then paste."))
            return
        self.matching.show()
        self._match(None)

    def _match(self, has_headings: bool | None) -> None:
        """Guess where the columns go; the person said whether there are headings, unless None."""
        match = match_columns(self._rows, self._register, self._reading.reads, has_headings)
        self.has_headings.blockSignals(True)
        self.has_headings.setChecked(match.has_headings)
        self.has_headings.blockSignals(False)
        self._boxes.show_columns(self._rows, match)
        for before, box in pairwise((self.has_headings, *self._boxes.boxes)):
            self.setTabOrder(before, box)  # they are made last, and stand above the rows
        self._read_records()

    # -- what the rows become

    def _read_records(self) -> None:
        self.add_button.setEnabled(False)
        self.progress.setRange(0, len(self._rows))
        self.progress.show()
        reading = self._reading
        work = reading.read(
            self._rows,
            self._boxes.columns(),
            has_headings=self.has_headings.isChecked(),
            adds_missing=self.add_missing.isChecked(),
        )
        self._slices.run(work, self._show_records, lambda: self.progress.setValue(len(reading.records)))

    def _show_records(self) -> None:
        self.progress.hide()
        reading, records = self._reading, self._reading.records
        self._model.show(reading.plan, reading.shown_columns(self._boxes.columns()), records)
        self.preview.resizeColumnsToContents()
        widest = letters(self.preview, _WIDEST)
        for column in range(self._model.columnCount()):
            self.preview.setColumnWidth(column, min(self.preview.columnWidth(column), widest))
        count = sum(bool(record.cells) for record in records)
        self.note.setText(self._found_words(count))
        self._offer_missing()
        unread = [cell.sentence for record in records for cell in record.unread]
        self._sentences.setStringList(unread)
        for widget in (self.problems_label, self.problems):
            widget.setVisible(bool(unread))
        lines = [self.problems.sizeHintForRow(row) for row in range(min(len(unread), _LINES))]
        self.problems.setMaximumHeight(sum(lines) + lines[0] if lines else 0)
        cells = count_words(len(unread), "cell")
        self.problems_label.setText(
            self.tr("{0} cannot be read and will be left empty. Go on, or cancel and mend the table first.").format(
                cells
            )
        )
        self.add_button.setText(self.tr("Add {0}").format(count_words(count, "record")))
        self.add_button.setEnabled(count > 0)
        self.columns_area.setMaximumHeight(self.boxes_area.sizeHint().height())
        if not self.columns_area.minimumHeight():
            self._fit()

    def _offer_missing(self) -> None:
        """Offer to add what the rows name and is not there yet, such as the neighbourhoods of a new plan."""
        names = [name for names in self._reading.missing.values() for name in names]
        words = (
            self.tr("Also add {0} that are not there yet")
            if len(names) > 1
            else self.tr("Also add {0} that is not there yet")
        )
        self.add_missing.setText(words.format(self._reading.missing_words))
        self.add_missing.setToolTip(list_words(names[:MOST]))
        self.add_missing.setAccessibleDescription(self.add_missing.toolTip())
        self.add_missing.setVisible(bool(names))

    def _fit(self) -> None:
        """Give the boxes and the rows the room that they need, the dialog no more than that, at first."""
        for host in (self.matching.parentWidget(), self.matching):
            if host and (layout := host.layout()):
                layout.activate()
        others = self.height() - self.columns_area.height() - self.preview.height()
        boxes, table, bar = self.columns_area.maximumHeight(), self.preview, self.preview.horizontalScrollBar()
        is_wide = table.horizontalHeader().length() + table.verticalHeader().width() > table.width()
        rows = table.verticalHeader().length() + table.horizontalHeader().height() + 2 * table.frameWidth()
        rows += bar.sizeHint().height() if is_wide else 0
        room = self.height() - others
        boxes = min(boxes, max(room - rows, int(room * _BOXES)))
        self.columns_area.setMinimumHeight(boxes)
        self.resize(self.width(), min(others + boxes + rows, self.height()))

    def _found_words(self, count: int) -> str:
        words = [self.tr("{0} found.").format(count_words(len(self._reading.records), "row"))]
        if missing := len(self._reading.records) - count:
            words.append(self.tr("{0} without anything to keep.").format(count_words(missing, "row")))
        names = left_out(self._rows, self._boxes.columns(), has_headings=self.has_headings.isChecked())
        if names:
            words.append(self.tr("Left out: {0}.").format(list_words([f"“{name}”" for name in names[:MOST]])))
        return " ".join(words)

    # -- adding

    def accept(self) -> None:
        """Add the rows; what could not be read stays to be looked at."""
        if not self.add_button.isVisible():
            super().accept()
            return
        if not kept_before(self._session, self.tr("Before rows were pasted: {0}").format(self._register.title), self):
            return
        self.add_button.setEnabled(False)
        self.matching.setEnabled(False)
        self._changes = []
        self.progress.setRange(0, 0)
        self.progress.show()
        changes = self._reading.changes()

        def keep() -> Iterator[None]:
            for change in changes:
                self._changes.append(change)
                yield

        self._slices.run(keep(), self._apply)

    def _apply(self) -> None:
        self.progress.setRange(0, 100)
        self._session.making.connect(self._say_making)
        self._session.apply(Edit(self.tr("Paste rows into {0}").format(self._register.title), tuple(self._changes)))
        self._session.making.disconnect(self._say_making)
        self.added = sum(bool(record.cells) for record in self._reading.records)
        self.progress.hide()
        if not self._sentences.rowCount():
            super().accept()
            return
        self.heading.setText(self.tr("{0} added. Ctrl+Z takes them back.").format(count_words(self.added, "record")))
        self.problems_label.setText(self.tr("These cells could not be read and were left empty:"))
        for widget in (self.matching, self.add_button, self.note):
            widget.hide()
        self.problems.setMaximumHeight(self.maximumHeight())
        self.copy_button.show()
        self.cancel_button.setText(self.tr("Close"))
        self.cancel_button.setFocus()

    def _say_making(self, _label: str, percent: int) -> None:
        self.progress.setValue(percent)

    def reject(self) -> None:
        """Leave; rows that were added stay."""
        self._slices.stop()
        super().reject()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(self._sentences.stringList()))
