"""One thing that a reviewer said, with what can be done about it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPushButton, QWidget

from nec_desktop.gui.card_html import Part, card_html
from nec_desktop.gui.flow_layout import FlowLayout
from nec_desktop.gui.forms import load_form
from nec_desktop.gui.guide import Guide
from nec_desktop.gui.plain_box import PlainBox
from nec_desktop.gui.theme import restyle

_COLUMNS_FROM = 640
"""Pixels from which on texts stand side by side."""
_ROOMY, _LINES, _FEW_LINES, _REPLY_LINE = 38, 4, 2, 1
"""Lines of text from whose height on there is room to spare; lines of a box to write in, where there is and is not, and
of a reply where there is not."""


@dataclass(frozen=True)
class CardView:
    """What the card shows of an item. copied: what goes to the clipboard. address: its place in the plan, or nothing.

    edit: what the box to write in begins with, None where nothing of it can be put into the plan. by_hand: it cannot be
    carried out as it is. locked: why it cannot be accepted as it is.
    """

    id: str
    title: str
    who: str
    parts: tuple[Part, ...]
    copied: str
    state: str = ""
    reply: str = ""
    assigned: str = ""
    done: bool = False
    address: str = ""
    edit: str | None = None
    by_hand: bool = False
    locked: str = ""


class ReviewCard(QWidget):
    """`decided` carries a state and the person's own text, if there is one; `asked` what to do, by its letter.

    `replied` and `given` carry an item's id, and a reply or a name: both are kept when the person goes on, too.
    `chosen` carries what a link in the card leads to; `written` says that the keyboard is to go back to the list.
    """

    title: QLabel
    state_note: QLabel
    who_note: QLabel
    reading: Guide
    edit_area: QWidget
    edit_box: PlainBox
    edit_done_button: QPushButton
    edit_cancel_button: QPushButton
    answer_area: QWidget
    reply_label: QLabel
    reply_note: QLabel
    reply_box: PlainBox
    problem_note: QLabel
    buttons_area: QWidget
    assigned: QComboBox
    done_box: QCheckBox
    decided = Signal(str, object)
    replied = Signal(str, str)
    given = Signal(str, str)
    done = Signal(bool)
    asked = Signal(str)
    chosen = Signal(str)
    written = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form(self, "review_card", Guide, PlainBox)
        self._view: CardView | None = None
        self._drafts: dict[str, str] = {}
        self._is_roomy = True
        self.state_note.setObjectName("good")
        self.who_note.setObjectName("caption")
        self.reply_note.setObjectName("caption")
        self.problem_note.setObjectName("error")
        self.problem_note.hide()
        self.reply_note.setText(self.tr("Goes with your decision; Ctrl+Enter keeps it alone, Esc leaves it."))
        self.edit_done_button.setObjectName("primary")
        self.buttons: dict[str, QPushButton] = {}
        row = FlowLayout(self.buttons_area)
        for letter, words in (
            ("A", self.tr("Accept")),
            ("E", self.tr("Edit first")),
            ("P", self.tr("In part")),
            ("R", self.tr("Do not accept")),
            ("N", self.tr("Note")),
            ("H", self.tr("I change it by hand")),
            ("O", self.tr("Open again")),
            ("Enter", self.tr("Show in the plan")),
        ):
            button = QPushButton(f"{words}  {letter}", self.buttons_area)
            button.setAccessibleName(words)
            button.setAccessibleDescription(self._key_words(letter))
            button.setAutoDefault(True)
            button.clicked.connect(lambda _checked=False, letter=letter: self.asked.emit(letter))
            row.addWidget(button)
            self.buttons[letter] = button
        self.buttons["A"].setObjectName("primary")
        self.copy_button = QPushButton(self.tr("Copy text"), self.buttons_area)
        self.copy_button.clicked.connect(self.copy)
        row.addWidget(self.copy_button)
        for box in (self.edit_box, self.reply_box):
            box.installEventFilter(self)
        self.edit_area.hide()
        self._fit()
        self.reading.chosen.connect(self.chosen)
        self.edit_done_button.clicked.connect(self._put)
        self.edit_cancel_button.clicked.connect(self.leave_edit)
        self.done_box.clicked.connect(lambda: self.done.emit(self.done_box.isChecked()))
        line = self.assigned.lineEdit()
        assert line
        line.setPlaceholderText(self.tr("Nobody"))
        line.setAccessibleName(self.assigned.accessibleName())
        self.assigned.activated.connect(lambda _n: self._give())
        line.editingFinished.connect(self._give)

    # -- what is shown

    def show_view(self, view: CardView, names: Sequence[str]) -> None:
        """Show an item. names: those to whom something was given already. What is being written to the same stays."""
        same = self._view is not None and self._view.id == view.id
        if not same:
            self.flush()
        before, self._view = self._view, view
        self.title.setText(view.title)
        self.state_note.setText(view.state)
        self.who_note.setText(view.who)
        if before is None or not same or before.parts != view.parts:
            self._write(top=not same)
        with QSignalBlocker(self.assigned):
            self.assigned.clear()
            self.assigned.addItems(["", *names])
            self.assigned.setCurrentText(view.assigned)
            if (line := self.assigned.lineEdit()) and not line.hasFocus():
                line.setCursorPosition(0)
        self.done_box.setChecked(view.done)
        if not same or (before and before.reply != view.reply):
            self.reply_box.setPlainText(view.reply)
        if not same:
            self.edit_area.hide()
            self._fit()
        self.tell("")
        accept = self.buttons["A"]
        accept.setEnabled(not view.locked)
        accept.setToolTip(view.locked)
        accept.setAccessibleDescription(view.locked or self._key_words("A"))
        self.buttons["E"].setVisible(view.edit is not None)
        self.buttons["H"].setVisible(view.by_hand)
        self.buttons["O"].setVisible(bool(view.state))
        self.buttons["Enter"].setVisible(bool(view.address))
        self.copy_button.setVisible(bool(view.copied))

    def tell(self, problem: str) -> None:
        """Say why something was not done, empty for nothing."""
        self.problem_note.setText(problem)
        self.problem_note.setVisible(bool(problem))

    @property
    def locked(self) -> str:
        """Why the item that is shown cannot be accepted as it is, empty where it can."""
        return self._view.locked if self._view else ""

    def _key_words(self, letter: str) -> str:
        return self.tr("Key {0}").format(letter)

    @property
    def reply(self) -> str:
        """What stands in the box for a reply."""
        return self.reply_box.toPlainText().strip()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Let texts stand side by side where there is room, and give what is read most of the height."""
        super().resizeEvent(event)
        self._fit()
        if self._is_wide(event.oldSize().width()) != self._is_wide(event.size().width()):
            self._write(top=False)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Take on the colours of another scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._view:
            self._write(top=False)

    def _fit(self) -> None:
        line = self.fontMetrics().lineSpacing()
        self._is_roomy = self.height() >= _ROOMY * line
        for box, few in ((self.edit_box, _FEW_LINES), (self.reply_box, _REPLY_LINE)):
            box.setFixedHeight(line * (_LINES if self._is_roomy else few) + 18)
        if self.title.objectName() != (name := "title" if self._is_roomy else "heading"):
            restyle(self.title, name)
        self.reply_box.setPlaceholderText("" if self._is_roomy else self.reply_box.accessibleName())
        for label in (self.reply_label, self.reply_note):
            label.setVisible(self._is_roomy)
        done = self.tr("&Done: what was promised is in the plan") if self._is_roomy else self.tr("&Done")
        self.done_box.setText(done)
        self.answer_area.setVisible(self._is_roomy or self.edit_area.isHidden())

    @staticmethod
    def _is_wide(width: int) -> bool:
        return width >= _COLUMNS_FROM

    def _write(self, *, top: bool) -> None:
        if self._view is None:
            return
        bar = self.reading.verticalScrollBar()
        scroll = 0 if top else bar.value()
        self.reading.show_html(card_html(self._view.parts, beside=self._is_wide(self.width())))
        bar.setValue(scroll)

    # -- what is done

    def edit(self) -> None:
        """Open the box with the text as it would stand in the plan."""
        if self._view and self._view.edit is not None:
            if self.edit_area.isHidden():
                self.edit_box.setPlainText(self._drafts.get(self._view.id, self._view.edit))
                self.edit_area.show()
                self._fit()
            self.edit_box.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave_edit(self) -> None:
        """Close the box, which keeps what was written in it, and put the keyboard back on the list."""
        self._keep_draft()
        self.edit_area.hide()
        self._fit()
        self.written.emit()

    def write_reply(self) -> None:
        """Put the keyboard into the box for a reply."""
        self.reply_box.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def copy(self) -> None:
        """Put the text of the item on the clipboard, to be pasted into a field by hand."""
        if self._view:
            QGuiApplication.clipboard().setText(self._view.copied)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Ctrl+Enter is done with a box, Esc leaves it."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                if watched is self.edit_box:
                    self._put()
                else:
                    self.flush()
                    self.written.emit()
                return True
            if event.key() == Qt.Key.Key_Escape:
                if watched is self.edit_box:
                    self.leave_edit()
                else:
                    self.written.emit()
                return True
        return super().eventFilter(watched, event)

    def _put(self) -> None:
        text = self.edit_box.toPlainText()
        self.leave_edit()
        self.decided.emit("accepted", text)

    def flush(self) -> None:
        """Hand on what was typed: a reply without a decision, and to whom the item is given."""
        if self._view is None:
            return
        self._keep_draft()
        if self.reply != self._view.reply:
            identifier, self._view = self._view.id, replace(self._view, reply=self.reply)
            self.replied.emit(identifier, self.reply)
        self._give()

    def _keep_draft(self) -> None:
        if self._view and not self.edit_area.isHidden():
            self._drafts[self._view.id] = self.edit_box.toPlainText()

    def _give(self) -> None:
        name = self.assigned.currentText().strip()
        if self._view and name != self._view.assigned:
            self._view = replace(self._view, assigned=name)
            self.given.emit(self._view.id, name)
