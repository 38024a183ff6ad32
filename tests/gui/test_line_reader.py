"""Words are underlined on a line while one writes; the line itself stays as it was."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent, QTextCharFormat
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from nec_desktop.gui.line_editor import LineEditor
from nec_desktop.gui.proofreader import LineReader, proofread
from nec_desktop.gui.session import PlanSession
from nec_desktop.plan.outline import Field
from tests.gui.keys import give_keyboard
from tests.gui.shown import underlined

APPROVER = "cover/approver"


class ReadingALine:
    """A line with somebody who reads along."""

    def __init__(self, qtbot: QtBot, session: PlanSession, text: str) -> None:
        self.bot, self.session = qtbot, session
        field = session.plan.field_at(APPROVER)
        assert field
        self.editor = LineEditor(session.plan, field, text)
        self.line = self.editor.line
        self.editor.edited.connect(lambda content: session.put(APPROVER, content))
        proofread(self.editor, session, APPROVER)
        self.reader = self.line.findChild(LineReader)
        qtbot.addWidget(self.editor)
        self.editor.resize(600, 60)
        self.editor.show()
        give_keyboard(qtbot, self.editor)
        session.put(APPROVER, text)
        self.reader.read()

    @property
    def words(self) -> list[str]:
        """The words that have a line under them."""
        return underlined(self.line)

    def red(self) -> int:
        """Return how many points of the line are of the colour of a misspelling."""
        picture = self.line.grab().toImage()
        points = (picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height()))
        return sum(point.red() > point.green() + 60 and point.red() > point.blue() + 60 for point in points)


@pytest.fixture
def line(qtbot: QtBot, session: PlanSession) -> ReadingALine:
    """A line with an American spelling, and an emoji before it, which Qt counts as two."""
    return ReadingALine(qtbot, session, "😀 We organize it: 07700 900123")


def test_on_a_line_words_are_underlined_and_the_line_is_as_it_was(line: ReadingALine) -> None:
    assert line.words == ["organize", "07700 900123"]
    waves = [look.underlineStyle() for _, _, look in line.line._underlined]
    lines = QTextCharFormat.UnderlineStyle
    assert waves == [lines.WaveUnderline, lines.DashUnderline]
    assert line.red() > 10
    assert line.line.text() == "😀 We organize it: 07700 900123"
    assert not line.line.isUndoAvailable()


def test_the_lines_stay_under_their_words_while_one_types(line: ReadingALine) -> None:
    edit = line.line
    edit.setFocus()
    edit.setCursorPosition(3)
    line.bot.keyClicks(edit, "Now ")
    edit.insert("😀")
    assert edit.text() == "😀 Now 😀We organize it: 07700 900123"
    assert line.words == ["organize", "07700 900123"]
    edit.setCursorPosition(edit.text().index("07700") + 5)
    line.bot.keyClick(edit, Qt.Key.Key_Backspace)
    assert line.words == ["organize"]
    edit.clear()
    assert line.words == []


def test_on_a_line_a_better_word_is_put_in_and_can_be_undone(line: ReadingALine) -> None:
    line.line.setFocus()
    line.bot.keyClick(line.line, Qt.Key.Key_F7)
    assert line.line.selectedText() == "organize"
    menu = line.line.findChild(QMenu)
    assert isinstance(menu, QMenu) and menu.isVisible()
    next(action for action in menu.actions() if action.text() == "organise").trigger()
    menu.close()
    assert line.session.plan.text(APPROVER) == "😀 We organise it: 07700 900123"
    assert line.words == ["07700 900123"]
    line.session.undo()
    line.editor.show_content(line.session.plan.get(APPROVER))
    assert line.line.text() == "😀 We organize it: 07700 900123"


def test_the_word_being_written_on_a_line_is_not_underlined(line: ReadingALine) -> None:
    line.line.setFocus()
    line.line.end(False)
    line.bot.keyClicks(line.line, " nieghb")
    line.bot.wait(400)
    assert line.words == ["organize", "07700 900123"]
    line.bot.keyClicks(line.line, " ")
    line.bot.waitUntil(lambda: line.words == ["organize", "07700 900123", "nieghb"])


def test_while_something_is_composed_nothing_is_drawn_over_it(line: ReadingALine) -> None:
    edit = line.line
    edit.setFocus()
    edit.setCursorPosition(2)
    QCoreApplication.sendEvent(edit, QInputMethodEvent("ni", []))
    composing = edit.grab().toImage()
    line.reader.read()
    edit.underline([])
    assert edit.grab().toImage() == composing
    committed = QInputMethodEvent("", [])
    committed.setCommitString("你")
    QCoreApplication.sendEvent(edit, committed)
    assert edit.text() == "😀你 We organize it: 07700 900123"
    line.reader.read()
    assert line.words == ["organize", "07700 900123"] and line.red() > 10


def test_a_page_address_is_not_read(qtbot: QtBot, session: PlanSession) -> None:
    field = Field(id="page", kind="text", label="Page", format="url")
    editor = LineEditor(session.plan, field, "https://organize.example")
    qtbot.addWidget(editor)
    proofread(editor, session, "cover/page")
    assert editor.line.findChild(LineReader) is None
