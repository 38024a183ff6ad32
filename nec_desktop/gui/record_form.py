"""The form of one record: every column with its name and help, saved as one step."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from nec_desktop.gui.add_linked import offer_to_add
from nec_desktop.gui.carried_note import CarriedNote
from nec_desktop.gui.composing import end_composing
from nec_desktop.gui.field_editor import FieldEditor
from nec_desktop.gui.forms import load_form
from nec_desktop.gui.leaving_for import LeavingFor
from nec_desktop.gui.record_doubts import RecordDoubts
from nec_desktop.gui.record_fields import labelled, record_editor
from nec_desktop.gui.record_question import ask_to_keep
from nec_desktop.gui.session import PlanSession
from nec_desktop.plan.addresses import INTERNAL, join, last_part
from nec_desktop.plan.edits import add_record
from nec_desktop.plan.outline import Register
from nec_desktop.plan.plan import Change, Edit
from nec_desktop.plan.values import Content
from nec_desktop.plan.words import list_words, record_title


class RecordForm(QDialog):
    """Writes a record, or a new one for an empty id. Nothing is in the plan before it is saved.

    `record_id` is that of the record shown; `record_ids` those that the two arrow buttons go through; `starts_with`
    what a new record begins with, by column: left alone, it is nothing that the person wrote.
    """

    record_title: QLabel
    place: QLabel
    previous_button: QPushButton
    next_button: QPushButton
    scroll_area: QScrollArea
    fields: QVBoxLayout
    internal: QCheckBox
    error: QLabel
    earlier_button: QPushButton
    save_button: QPushButton
    cancel_button: QPushButton

    def __init__(
        self,
        session: PlanSession,
        register: Register,
        record_id: str,
        record_ids: Sequence[str],
        parent: QWidget,
        starts_with: Mapping[str, Content] | None = None,
    ) -> None:
        super().__init__(parent)
        load_form(self, "record_form")
        self.setWindowTitle(register.singular.capitalize())
        self._session, self._register, self.record_id = session, register, record_id
        self._record_ids, self._starts_with = list(record_ids), starts_with or {}
        self._cells: dict[str, Content | None] = {}
        self.editors: dict[str, FieldEditor] = {}
        self.resize(QSize(720, 680).boundedTo(self.screen().availableSize() * 0.9))
        self.record_title.setObjectName("heading")
        self.place.setObjectName("caption")
        self.save_button.setObjectName("primary")
        self.save_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        self.previous_button.clicked.connect(partial(self._step, -1))
        self.next_button.clicked.connect(partial(self._step, 1))
        self.previous_button.setShortcut(QKeySequence("Alt+PgUp"))
        self.next_button.setShortcut(QKeySequence("Alt+PgDown"))
        self.save_button.setShortcut(QKeySequence("Ctrl+Return"))
        self.earlier_button.clicked.connect(self.show_earlier)
        self.earlier_button.setShortcut(QKeySequence("Ctrl+Shift+H"))
        self.error.hide()
        self.carried = CarriedNote(session, "", parent=self)
        self._leaving = LeavingFor(self, parent)
        self._build()
        self._doubts = RecordDoubts(session.plan, register, self.editors, self._now, self)
        self._show_record()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter in a line goes on to the next field, and presses no button; Ctrl+Enter saves from anywhere."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif isinstance(self.focusWidget(), QLineEdit | QComboBox):
            self._go_on()

    def _go_on(self) -> None:
        """Put the keyboard on the next field, on the button that saves after the last; stay where a line is wrong."""
        names, at_hand = list(self.editors), self._column_at_hand
        self.editors[at_hand].flush()
        if self.editors[at_hand].problem:
            return
        if at_hand != names[-1]:
            self.show_column(names[names.index(at_hand) + 1])
        else:
            self.save_button.setFocus(Qt.FocusReason.TabFocusReason)

    def show_column(self, column_id: str) -> None:
        """Put the keyboard on a column's editor; for none on the first that nothing stands in from the beginning."""
        editor = self.editors.get(column_id) or next(
            editor for name, editor in self.editors.items() if name not in self._starts_with
        )
        editor.setFocus()
        # Only when everything has its size is it known how far to scroll.
        QTimer.singleShot(0, editor, lambda: self.scroll_area.ensureWidgetVisible(editor, 0, 60))

    def show_earlier(self) -> None:
        """Show what stood in the record before, beginning with the column that has the keyboard."""
        from nec_desktop.gui.earlier_cells import EarlierCells  # noqa: PLC0415 - opening a form does without

        self._flush()
        self._session.finish_saving()
        dialog = EarlierCells(self._session, self._register, self.record_id, self._now(), self._column_at_hand, self)
        dialog.put_back.connect(self._put_back)
        dialog.open()

    def _put_back(self, column_id: str, content: Any) -> None:  # a signal carries any object
        self._cells[column_id] = content
        self.editors[column_id].show_content(content)
        self.editors[column_id].say("")
        self._doubts.tell()
        self.show_column(column_id)

    @property
    def _column_at_hand(self) -> str:
        focused = self.focusWidget()
        return next((name for name, editor in self.editors.items() if editor.isAncestorOf(focused)), "")

    # -- how it is built

    def _build(self) -> None:
        group = ""
        self.fields.addWidget(self.carried)
        for column in self._register.column:
            if column.group and column.group != group:
                self.fields.addSpacing(8)
                self.fields.addWidget(QLabel(column.group, objectName="heading"))
            group = column.group
            address = join(self._register.id, self.record_id or "new", column.id)
            editor = record_editor(self._session, self._register, column, self._kept(column.id), address)
            editor.edited.connect(partial(self._cells.__setitem__, column.id))
            offer_to_add(editor, self._session.plan, column, self._new_form)
            self.fields.addLayout(labelled(editor, column))
            self.editors[column.id] = editor
        self.fields.addStretch(1)

    def _new_form(self, register: Register) -> "RecordForm":
        return RecordForm(self._session, register, "", (), self)

    def _kept(self, column_id: str) -> Content | None:
        if not self.record_id:
            return self._starts_with.get(column_id)
        return self._session.plan.cell(self._register.id, self.record_id, column_id)

    def _show_record(self) -> None:
        """Show the record whose id is `record_id`."""
        plan, register = self._session.plan, self._register
        self._cells.clear()
        for column_id, editor in self.editors.items():
            editor.show_content(self._kept(column_id))
            editor.say("")
            editor.say_why("")
        self._doubts.tell()
        self.internal.setChecked(self._was_internal)
        self.error.hide()
        self.carried.show_address(join(register.id, self.record_id) if self.record_id else "")
        new = self.tr("New {0}").format(register.singular)
        self.record_title.setText(record_title(plan, register.id, self.record_id) if self.record_id else new)
        at = self._record_ids.index(self.record_id) if self.record_id in self._record_ids else -1
        self.place.setText(self.tr("{0} of {1}").format(at + 1, len(self._record_ids)) if at >= 0 else "")
        self.previous_button.setEnabled(at > 0)
        self.next_button.setEnabled(0 <= at < len(self._record_ids) - 1)
        for button in (self.previous_button, self.next_button):
            button.setVisible(at >= 0)
        self.earlier_button.setVisible(bool(self.record_id))

    @property
    def _was_internal(self) -> bool:
        return bool(self.record_id) and self._session.plan.get(self._internal_address) is True

    @property
    def _internal_address(self) -> str:
        return join(self._register.id, self.record_id, INTERNAL)

    # -- saving

    def accept(self) -> None:
        """Save and close; stay where something that is typed cannot be kept, or has yet to be told."""
        if self._save() and not self._tell_doubts():
            super().accept()
        else:
            self._leaving.stay()

    def reject(self) -> None:
        """Close without saving, after asking where something was changed."""
        self._flush()
        if not self._is_changed():
            super().reject()
            return
        what = self.tr("Keep what you changed in this {0}?") if self.record_id else self.tr("Keep this new {0}?")
        # By its result, since Qt would take a parent's slot for this one, and ask again.
        discard = partial(self.done, QDialog.DialogCode.Rejected.value)
        ask_to_keep(self, what.format(self._register.singular), self.accept, discard, self._leaving.stay)

    def _step(self, by: int) -> None:
        """Save, and go to the next record or the one before."""
        if self._save() and not self._tell_doubts():
            focused = self._column_at_hand
            self.record_id = self._record_ids[self._record_ids.index(self.record_id) + by]
            self._show_record()
            self.show_column(focused)

    def _save(self) -> bool:
        """Write what was changed to the plan, as one step. Returns False where something cannot be kept."""
        self._flush()
        wrong = [column for column in self._register.column if self.editors[column.id].problem]
        if wrong:
            names = list_words([f"“{column.label}”" for column in wrong])
            self.error.setText(self.tr("Not saved yet: put {0} right first.").format(names))
            self.error.show()
            self.show_column(wrong[0].id)
            return False
        if self._is_nothing:
            self.error.setText(self.tr("Nothing is filled in yet. Fill something in, or press Cancel."))
            self.error.show()
            return False
        if self._is_changed() or not self.record_id:
            self._session.apply(self._edit())
        return True

    def _tell_doubts(self) -> bool:
        """Say of a saved record what in it cannot be right. Returns False where the person has heard of it already."""
        new = self._doubts.tell()
        if new:
            self._show_record()
            names = list_words([f"“{column.label}”" for column in self._register.column if column.id in new])
            self.error.setText(
                self.tr("Saved. Read what stands at {0}; to leave it so, press Save again.").format(names)
            )
            self.error.show()
            self.show_column(new[0])
        return bool(new)

    def _edit(self) -> Edit:
        register, plan = self._register, self._session.plan
        if not self.record_id:
            cells = {name: cell for name, cell in self._now().items() if cell is not None}
            edit = add_record(plan, register.id, cells)
            self.record_id = last_part(edit.changes[0].address)
            label = edit.label
            changes = list(edit.changes)
        else:
            label = self.tr("Change {0}").format(register.singular)
            changes = [
                plan.checked(Change(join(register.id, self.record_id, name), cell))
                for name, cell in self._changes().items()
            ]
        if self.internal.isChecked() != self._was_internal:
            changes.append(Change(self._internal_address, True if self.internal.isChecked() else None))
        return Edit(label, tuple(changes))

    @property
    def _is_nothing(self) -> bool:
        """True for a new record in which nothing stands."""
        filled = any(cell is not None for cell in self._now().values())
        return not self.record_id and not filled and not self.internal.isChecked()

    def _now(self) -> dict[str, Content | None]:
        """Return what the record will hold when it is saved, by column."""
        return {name: self._cells.get(name, self._kept(name)) for name in self.editors}

    def _changes(self) -> dict[str, Content | None]:
        return {name: cell for name, cell in self._cells.items() if cell != self._kept(name)}

    def _is_changed(self) -> bool:
        return (
            bool(self._changes())
            or self.internal.isChecked() != self._was_internal
            or any(editor.problem for editor in self.editors.values())
        )

    def _flush(self) -> None:
        end_composing(self.focusWidget())
        for editor in self.editors.values():
            editor.flush()
