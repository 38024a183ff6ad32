"""What is copied out of a text: each program gets its form of it, ours everything, and nobody waits for the others."""

import subprocess
import sys
from collections.abc import Callable

from PySide6.QtGui import QGuiApplication

from nec_desktop.gui.paste import pasted_html
from nec_desktop.plan.richtext import Heading, ListItem, Paragraph, Picture, RichText, Run, tidy
from tests.gui.written import Written


def test_a_copy_within_the_program_keeps_everything(write: Callable[..., Written]) -> None:
    text = RichText(
        (
            Heading((Run("Ours"),)),
            ListItem((Run("x", bold=True),)),
            Picture("ab" * 32, "A map"),
            Paragraph((Run("end"),)),
        )
    )
    w = write(text)
    w.edit.selectAll()
    data = w.edit.createMimeDataFromSelection()
    other = write()
    other.edit.insertFromMimeData(data)
    assert other.text == text


def test_what_was_copied_stays_as_it_was_when_the_text_changes_and_each_program_gets_its_form(
    write: Callable[..., Written],
) -> None:
    text = RichText((Paragraph((Run("We "), Run("meet", bold=True))), ListItem((Run("one"),))))
    w = write(text)
    w.edit.selectAll()
    w.edit.copy()
    w.type("gone").editor.flush()
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasHtml() and data.hasText() and not data.hasImage()
    assert data.text() == "We meet\none"
    assert pasted_html(data.html()).text == text
    assert bytes(data.data("text/plain").data()).decode() == "We meet\none"
    assert not bytes(data.data("application/x-unknown").data())
    other = write()
    other.edit.paste()
    assert other.text == text


def test_what_was_copied_is_whole_when_the_program_ends() -> None:
    program = """
import sys
from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication
from nec_desktop.gui.copied import Copied, OURS
application = QApplication(sys.argv)
document = QTextDocument()
QTextCursor(document).insertText("kept")
cursor = QTextCursor(document)
cursor.select(QTextCursor.SelectionType.Document)
application.clipboard().setMimeData(Copied(cursor.selection()))
QTimer.singleShot(0, application.quit)
application.exec()
data = application.clipboard().mimeData()
print(type(data) is QMimeData, data.text(), "kept" in data.html(), data.hasFormat(OURS))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "kept", "True", "True"]


def test_a_long_text_of_ours_is_pasted_bit_by_bit_as_one_step(write: Callable[..., Written]) -> None:
    text = RichText(
        tuple(Paragraph((Run(f"{n} "), Run("of the council’s report " * 8, bold=True))) for n in range(500))
    )
    w = write(text)
    w.bot.waitUntil(lambda: not w.edit.isReadOnly(), timeout=30000)
    w.edit.selectAll()
    w.edit.cut()
    w.edit.paste()
    assert w.edit.isReadOnly() and w.editor.note.text().startswith("Reading what was pasted")
    w.bot.waitUntil(lambda: not w.edit.isReadOnly(), timeout=30000)
    assert w.text == tidy(text)
    assert w.handed_on[-1] == tidy(text)
