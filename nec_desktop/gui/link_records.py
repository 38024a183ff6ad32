"""Say which records of a register show that a standard is met, from the standard's own page."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QListWidget, QListWidgetItem, QPushButton, QWidget

from nec_desktop.gui.forms import load_form, make_main
from nec_desktop.gui.session import PlanSession
from nec_desktop.plan.addresses import join
from nec_desktop.plan.edits import link_records
from nec_desktop.plan.folding import fold
from nec_desktop.plan.outline import Register
from nec_desktop.plan.words import record_title

_ID = Qt.ItemDataRole.UserRole


class LinkRecords(QDialog):
    """Every record of a register, those ticked whose `column` names `target`. Saving is one change, with one undo."""

    heading: QLabel
    wanted: QLineEdit
    records: QListWidget
    cancel_button: QPushButton
    save_button: QPushButton

    def __init__(self, session: PlanSession, register: Register, column_id: str, target: str, parent: QWidget) -> None:
        super().__init__(parent)
        load_form(self, "link_records")
        self.setWindowTitle(register.title)
        self.resize(QSize(560, 480).boundedTo(self.screen().availableSize() * 0.9))
        self._session, self._register, self._column, self._target = session, register, column_id, target
        self.heading.setText(self.tr("Tick what shows this standard"))
        make_main(self.save_button)
        for record_id in session.plan.record_ids(register.id):
            item = QListWidgetItem(record_title(session.plan, register.id, record_id), self.records)
            item.setData(_ID, record_id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            links = session.plan.get(join(register.id, record_id, column_id))
            linked = isinstance(links, tuple) and target in links
            item.setCheckState(Qt.CheckState.Checked if linked else Qt.CheckState.Unchecked)
        self.wanted.textChanged.connect(self._find)
        self.cancel_button.clicked.connect(self.reject)
        self.save_button.clicked.connect(self.accept)

    def accept(self) -> None:
        """Write the links."""
        items = (self.records.item(row) for row in range(self.records.count()))
        chosen = [item.data(_ID) for item in items if item.checkState() == Qt.CheckState.Checked]
        edit = link_records(self._session.plan, self._register.id, self._column, self._target, chosen)
        if edit.changes:
            self._session.apply(edit)
        super().accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter in the line to find with goes to the first record found; elsewhere it saves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.focusWidget() is self.wanted:
            self._go_to_first()
        else:
            super().keyPressEvent(event)

    def _go_to_first(self) -> None:
        items = (self.records.item(row) for row in range(self.records.count()))
        if first := next((item for item in items if not item.isHidden()), None):
            self.records.setCurrentItem(first)
            self.records.setFocus(Qt.FocusReason.OtherFocusReason)

    def _find(self, words: str) -> None:
        for row in range(self.records.count()):
            item = self.records.item(row)
            item.setHidden(fold(words) not in fold(item.text()))
