"""The row of buttons below a register's table, and the keys that do the same while the keyboard is in the table."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QPushButton, QTableView

from nec_desktop.gui.flow_layout import FlowLayout
from nec_desktop.gui.paste_button import PasteButton
from nec_desktop.plan.outline import Register


class RecordButtons(FlowLayout):
    """Adds, opens, duplicates, deletes and moves records; `does` says how, by name. Of these, `write` has a key only.

    What is pasted is told by the paste button itself.
    """

    def __init__(self, register: Register, table: QTableView, does: Mapping[str, Callable[[], None]]) -> None:
        super().__init__()
        self._register, self._table = register, table
        self.buttons: dict[str, QPushButton] = {}
        self.paste_button = PasteButton(register.title)
        for name, words, key in (
            ("add", self.tr("Add {0}").format(with_article(register.singular)), "Ins"),
            ("open", self.tr("Open"), ""),
            ("duplicate", self.tr("Duplicate"), "Ctrl+D"),
            ("delete", self.tr("Delete"), "Del"),
            ("up", self.tr("Move up"), "Alt+Up"),
            ("down", self.tr("Move down"), "Alt+Down"),
        ):
            self.buttons[name] = self._button(words, key, does[name])
            self.addWidget(self.buttons[name])
            if name == "add":
                self.buttons["paste"] = self.paste_button
                self.addWidget(self.paste_button)
        self.buttons["open"].setToolTip(self.tr("Open (Enter)"))
        self._add_key(self.tr("Write in the table"), "F2", does["write"])
        paste = self._add_key(self.paste_button.text(), "Ctrl+V", self.paste_button.paste)
        self.buttons["add"].addAction(paste)  # an empty table cannot hold the keyboard

    def show_state(self, *, selected: int, is_own_order: bool, row: int, rows: int) -> None:
        """Offer only what can be done with so many records, the current one at `row` of the `rows` that are shown."""
        is_one_selected = selected == 1
        for name in ("open", "duplicate", "delete"):
            self.buttons[name].setEnabled(is_one_selected or (name == "delete" and selected > 1))
            self.buttons[name].setVisible(rows > 0)
        self.buttons["up"].setEnabled(is_one_selected and is_own_order and row > 0)
        self.buttons["down"].setEnabled(is_one_selected and is_own_order and row < rows - 1)
        for name in ("up", "down"):
            self.buttons[name].setVisible(not self._register.sort and rows > 1)

    def _button(self, words: str, key: str, slot: Callable[[], None]) -> QPushButton:
        button = QPushButton(words, autoDefault=True)
        button.setAccessibleDescription(self._register.title)
        button.clicked.connect(slot)
        if key:
            self._add_key(words, key, slot)
            native = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
            button.setToolTip(f"{words} ({native})")
        return button

    def _add_key(self, words: str, key: str, slot: Callable[[], None]) -> QAction:
        """Let a key do something while the keyboard is in the table."""
        action = QAction(words, self._table)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(slot)
        self._table.addAction(action)
        return action


def with_article(singular: str) -> str:
    """Return “an event”, “a partner”."""
    return f"{'an' if singular[:1].lower() in 'aeiou' else 'a'} {singular}"
