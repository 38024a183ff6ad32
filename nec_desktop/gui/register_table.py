"""A register: its records as a table, and what can be done with them by key and by button."""

from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolTip, QVBoxLayout, QWidget

from nec_desktop.gui.flowing_label import FlowingLabel
from nec_desktop.gui.paste_rows import PasteRows
from nec_desktop.gui.record_buttons import RecordButtons
from nec_desktop.gui.record_form import RecordForm
from nec_desktop.gui.record_menu import RecordMenu
from nec_desktop.gui.record_model import ID, RecordModel
from nec_desktop.gui.record_view import RecordView
from nec_desktop.gui.session import PlanSession
from nec_desktop.gui.theme import restyle
from nec_desktop.gui.widths import keep_within
from nec_desktop.plan.edits import delete_records, duplicate_record, put_in_order
from nec_desktop.plan.outline import Register
from nec_desktop.plan.words import count_words, record_title

_FEW = 10
"""Records, beyond which there is a box to find some of them."""


class RegisterTable(QWidget):
    """Shows a register's records. Enter or a double click opens one, at the field of the cell; Insert adds, Delete
    deletes, Ctrl+D duplicates; F2 or typing writes in a cell. Several are selected with Shift or Ctrl, to be deleted in
    one step.
    """

    def __init__(self, session: PlanSession, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._register = session, register
        self.model = RecordModel(session, register, self)
        self.filter = QLineEdit(placeholderText=self.tr("Type to find in the table"), clearButtonEnabled=True)
        self.filter.setAccessibleName(self.tr("Find in {0}").format(register.title))
        keep_within(self.filter, 44)
        self.count = QLabel(objectName="caption")
        self.table = RecordView(self.model, register.title, self)
        self._row_of_buttons = RecordButtons(
            register,
            self.table,
            {
                "add": self._add,
                "open": self._open,
                "write": self.table.write,
                "duplicate": self._duplicate,
                "delete": self._delete,
                "up": lambda: self._move(-1),
                "down": lambda: self._move(1),
            },
        )
        self.buttons, self.paste_button = self._row_of_buttons.buttons, self._row_of_buttons.paste_button
        self.menu = RecordMenu(self, session, register)
        self.empty = FlowingLabel(self._empty_words(), objectName="caption")
        self.note = FlowingLabel(objectName="caption")
        self.note.hide()
        self.form: RecordForm | None = None
        self.pasting: PasteRows | None = None
        head = QHBoxLayout()
        head.addWidget(self.filter, 1)
        head.addStretch(1)
        head.addWidget(self.count)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.empty)
        layout.addWidget(self.table)
        layout.addWidget(self.note)
        layout.addLayout(self._row_of_buttons)
        self.table.form_wanted.connect(lambda column_id: self._show_form(self.current(), column_id))
        for said in (self.table.cells.refused, self.table.cells.doubted):
            said.connect(self._tell_at_cell)
        self.table.cells.told.connect(self._tell)
        self.table.cells.settled.connect(self.note.hide)
        self._is_behind = False
        self.table.cells.closeEditor.connect(self._catch_up)
        self.paste_button.wanted.connect(self._paste)
        self._selected, self._row, self._column = "", 0, 0
        self.table.selectionModel().currentChanged.connect(self._current_changed)
        self.table.selectionModel().selectionChanged.connect(self._show_state)
        self.model.modelReset.connect(self._after_reset)
        self.filter.textChanged.connect(self.model.look_for)
        self.filter.returnPressed.connect(self.setFocus)
        session.changed.connect(self._follow)
        self._after_reset()

    # -- what others ask

    def select(self, record_id: str) -> None:
        """Select a record's row, and put the keyboard there."""
        if self.model.row_of(record_id) < 0:
            self.filter.clear()
        self._selected = record_id
        self._select_row()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_record(self, record_id: str, column_id: str = "") -> None:
        """Open a record's form, with the keyboard on one column's editor."""
        self.select(record_id)
        if self.model.row_of(record_id) >= 0:
            self._show_form(record_id, column_id)

    def flush(self) -> None:
        """Keep what is being written in a cell."""
        self.table.cells.flush()

    @property
    def problem(self) -> str:
        """Why what is being written in a cell cannot be kept, in a sentence; empty where it can."""
        return self.table.cells.problem

    # -- following the plan

    def _follow(self, touched: Any) -> None:
        """Read the changed records anew; where others are named or counted, all of them."""
        self.note.hide()  # what it said of the last change is not so any more
        own = touched.records.get(self._register.id, set())
        linked = {column.to for column in self._register.column if column.kind == "links"}
        counts = any(column.counted_by for column in self._register.column)
        elsewhere = counts or bool(touched.first_parts & linked)
        new = list(filter(self._is_new, own))
        if len(new) == 1:  # added, or brought back by undo: it is what the person wants to see
            self._selected = new[0]
        if elsewhere and not own and self.table.cells.is_open:
            self._is_behind = True  # to read all anew would take away what is being written in a cell
        elif own or elsewhere:
            self.model.refresh(set() if elsewhere else own)
        if len(new) > 1:  # pasted, or brought back together
            self.table.mark([row for each in new if (row := self.model.row_of(each)) >= 0])

    def _catch_up(self) -> None:
        if self._is_behind:
            self._is_behind = False
            self.model.refresh(set())

    def _is_new(self, record_id: str) -> bool:
        """Say whether the table has yet to show a record of the plan."""
        return self.model.row_of(record_id) < 0 and self._session.plan.record(self._register.id, record_id) is not None

    def _after_reset(self) -> None:
        """Keep the record that was selected, or the row where it was, after rows were read anew."""
        self._select_row()
        shown, every = len(self.model.record_ids()), self.model.total
        words = count_words(every, "record")
        self.count.setText(words if shown == every else self.tr("{0} of {1}").format(shown, words))
        self.count.setVisible(every > 0)
        self.filter.setVisible(every > _FEW or bool(self.filter.text()))
        had_focus = self.table.hasFocus()
        self.table.setVisible(shown > 0)
        self.empty.setText(self._empty_words() if not every else self.tr("None holds these words."))
        self.empty.setVisible(shown == 0)
        # An empty table cannot hold the keyboard: what can be done then is to add.
        self.setFocusProxy(self.table if shown else self.buttons["add"])
        if had_focus and not shown:
            self.buttons["add"].setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_state()

    def _select_row(self) -> None:
        row = self.model.row_of(self._selected) if self._selected else -1
        if row < 0:  # the new row stays the current one; after a record that is gone, its neighbour is
            row = min(self._row, len(self.model.record_ids()) - (1 if self._selected else 0))
        if row >= 0:
            index = self.model.index(row, self.table.shown_column(self._column))
            flags = QItemSelectionModel.SelectionFlag
            if not index.isValid():
                return
            self.table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.table.scrollTo(index)

    def _current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self._selected, self._row, self._column = current.data(ID), current.row(), current.column()
        self._show_state()

    def current(self) -> str:
        """Return the id of the record selected, empty for none."""
        index = self.table.currentIndex()
        return str(index.data(ID)) if index.isValid() else ""

    def chosen(self) -> list[str]:
        """Return the ids of all records selected, in the order shown; the row for a new one is none."""
        ranges = self.table.selectionModel().selection().toList()  # of thousands of rows each, Qt's own list takes long
        rows = sorted({row for each in ranges for row in range(each.top(), each.bottom() + 1)})
        record_ids = self.model.record_ids()
        chosen = [record_ids[row] for row in rows if row < len(record_ids)]
        return chosen or list(filter(None, (self.current(),)))

    def _show_state(self) -> None:
        """Offer only what can be done with what is selected."""
        self._row_of_buttons.show_state(
            selected=len(self.chosen()),
            is_own_order=self.model.is_own_order,
            row=self.table.currentIndex().row(),
            rows=len(self.model.record_ids()),
        )

    # -- what is done to records

    def _add(self) -> None:
        self._show_form("")

    def _open(self) -> None:
        """Open the record selected; in the row for a new one, a new one."""
        if self.model.record_ids():
            self._show_form(self.current())

    def _show_form(self, record_id: str, column_id: str = "") -> None:
        form = RecordForm(self._session, self._register, record_id, self.model.record_ids(), self)
        self.form = form

        def done() -> None:
            self.form = None
            self.activateWindow()  # not every desktop gives the keyboard back by itself
            if form.record_id:
                self.select(form.record_id)
            else:
                self.setFocus(Qt.FocusReason.OtherFocusReason)
            form.deleteLater()

        form.finished.connect(done)
        form.open()
        form.show_column(column_id)

    def _paste(self, html: str, text: str) -> None:
        """Show where the clipboard's rows would go."""
        if not html and not text:
            self._tell(self.tr("The clipboard holds no table. Copy the rows in Excel or Word first."))
            return
        dialog = self.pasting = PasteRows(self._session, self._register, html, text, self)

        def done() -> None:
            self.pasting = None
            self.activateWindow()
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            if dialog.added:
                self._tell(self.tr("{0} added. Ctrl+Z takes them back.").format(count_words(dialog.added, "record")))
            dialog.deleteLater()

        dialog.finished.connect(done)
        dialog.open()

    def _duplicate(self) -> None:
        if record_id := self.current():
            edit = duplicate_record(self._session.plan, self._register.id, record_id)
            self._selected = edit.changes[0].address.rpartition("/")[2]
            self._session.apply(edit)
            self._tell(self.tr("Duplicated. The copy is selected: change what differs."))

    def _delete(self) -> None:
        if not (chosen := self.chosen()):
            return
        title = record_title(self._session.plan, self._register.id, chosen[0])
        self._selected, self._row = chosen[0], self.model.row_of(chosen[0])  # its place is where one goes on
        self._session.apply(delete_records(self._session.plan, self._register.id, chosen))
        if len(chosen) == 1:
            self._tell(self.tr("Deleted: {0}. Ctrl+Z brings it back.").format(title))
        else:
            self._tell(self.tr("{0} deleted. Ctrl+Z brings them back.").format(count_words(len(chosen), "record")))

    def _move(self, by: int) -> None:
        """Let the record selected change places with its neighbour."""
        record_ids, record_id = self.model.record_ids(), self.current()
        at = record_ids.index(record_id) if record_id in record_ids else -1
        if self._register.sort or not self.model.is_own_order:
            self._tell(self.tr("Records can be moved while all are shown in their own order."))
        elif at >= 0 and 0 <= at + by < len(record_ids):
            record_ids.insert(at + by, record_ids.pop(at))
            self._session.apply(put_in_order(self._session.plan, self._register.id, record_ids))
            if number := self._session.plan.shown_number(self._register.id, record_id):
                self._tell(self.tr("Moved. {0} keeps its number, by which others refer to it.").format(number))

    def _tell_at_cell(self, sentence: str) -> None:
        """Say what is wrong with a cell beside it too: of a long table, what stands below may be out of sight."""
        self._tell(sentence, look="error")

        def point_out() -> None:
            below = self.table.visualRect(self.table.currentIndex()).bottomLeft()
            QToolTip.showText(self.table.viewport().mapToGlobal(below), sentence, self.table)

        QTimer.singleShot(0, self, point_out)  # when the keyboard has gone on: that takes away what is shown before

    def _tell(self, sentence: str, look: str = "caption") -> None:
        restyle(self.note, look)
        self.note.setText(sentence)
        self.note.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.note, sentence))

    def _empty_words(self) -> str:
        first = self.tr("Add the first {0} with the button below.").format(self._register.singular)
        return f"{self._register.help} {first}".strip()
