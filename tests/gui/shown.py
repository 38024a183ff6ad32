"""An editor of a field as a person has it before them, for the tests of it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from nec_desktop.gui.editors import make_editor
from nec_desktop.gui.field_editor import FieldEditor
from nec_desktop.gui.session import PlanSession
from nec_desktop.gui.text_line import TextLine
from nec_desktop.plan.outline import Field
from nec_desktop.plan.values import Content


class Shown:
    """One editor on a page with another line, and what it has handed on."""

    def __init__(self, qtbot: QtBot, session: PlanSession, field: Field, content: Content | None) -> None:
        self.bot = qtbot
        self.page = QWidget()
        qtbot.addWidget(self.page)
        layout = QVBoxLayout(self.page)
        self.other = QLineEdit()
        self.editor: Any = make_editor(session.plan, session.jobs, field, content)
        assert isinstance(self.editor, FieldEditor)
        layout.addWidget(self.editor)
        layout.addWidget(self.other)
        self.handed_on: list[Any] = []
        self.editor.edited.connect(self.handed_on.append)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)
        self.editor.setFocus()
        target: Any = self.editor.focusProxy()
        self.target = target
        qtbot.waitUntil(target.hasFocus)

    def type(self, text: str) -> None:
        """Type in the place of what is there, and go on to the next field."""
        self.target.setFocus()
        self.target.selectAll()
        self.bot.keyClicks(self.target, text)
        self.bot.keyClick(self.target, Qt.Key.Key_Delete)
        self.other.setFocus()

    def add(self, keys: str) -> "Shown":
        """Type where the cursor stands."""
        self.bot.keyClicks(self.target, keys)
        return self

    @property
    def refused(self) -> str:
        return str(self.editor.error.text()) if self.editor.error.isVisible() else ""


Show = Callable[..., Shown]
"""Shows an editor of a kind of field, as the fixture `show` does."""


def underlined(line: TextLine) -> list[str]:
    """Return the words that have a line under them."""
    text = line.text().encode("utf-16-le")
    return [text[2 * a : 2 * b].decode("utf-16-le") for a, b, _ in line._underlined]
