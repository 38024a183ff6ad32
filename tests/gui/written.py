"""A text editor as a person has it before them, for the tests of it."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from nec_desktop.gui.jobs import Jobs
from nec_desktop.gui.rich_editor import RichEditor
from nec_desktop.gui.rich_reader import read_document
from nec_desktop.plan.richtext import (
    Block,
    RichText,
)

EMPTY = RichText()


class Written:
    """An editor on a page between two lines, and what it has handed on."""

    def __init__(self, qtbot: QtBot, jobs: Jobs, text: RichText, **options: Any) -> None:
        self.bot = qtbot
        self.page = QWidget()
        qtbot.addWidget(self.page)
        layout = QVBoxLayout(self.page)
        self.before, self.after = QLineEdit(), QLineEdit()
        self.editor = RichEditor(jobs, "What we do", text, **options)
        for widget in (self.before, self.editor, self.after):
            layout.addWidget(widget)
        self.edit = self.editor.edit
        self.handed_on: list[Any] = []
        self.editor.edited.connect(self.handed_on.append)
        self.page.resize(700, 500)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)
        self.editor.setFocus()
        qtbot.waitUntil(self.edit.hasFocus)

    def type(self, text: str) -> "Written":
        self.bot.keyClicks(self.edit, text)
        return self

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> "Written":
        held = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            held |= modifier
        self.bot.keyClick(self.edit, key, held)
        return self

    def button(self, name: str) -> QToolButton:
        return next(b for b in self.editor.findChildren(QToolButton) if b.accessibleName() == name)

    def select(self, words: str) -> None:
        cursor = self.edit.document().find(words)
        assert cursor.hasSelection()
        self.edit.setTextCursor(cursor)

    def end(self) -> None:
        self.edit.moveCursor(QTextCursor.MoveOperation.End)

    @property
    def text(self) -> RichText:
        """What stands in the editor now."""
        return read_document(self.edit.document())

    @property
    def blocks(self) -> list[Block]:
        return list(self.text.blocks)


CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def dialog_of(w: Written, kind: type[Any]) -> Any:
    w.bot.waitUntil(lambda: any(d.isActiveWindow() for d in w.editor.findChildren(kind)))
    return next(d for d in w.editor.findChildren(kind) if d.isVisible())
