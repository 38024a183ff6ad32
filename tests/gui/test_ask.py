"""Questions that are answered by a button."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from nec_desktop.gui.ask import ask_to_leave


def test_names_with_signs_of_html_in_them_are_shown_as_they_are(qtbot: QtBot) -> None:
    page, heard = QWidget(), set[str]()
    qtbot.addWidget(page)

    def hear() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        for label in box.findChildren(QLabel):
            heard.add(QAccessible.queryAccessibleInterface(label).text(QAccessible.Text.Name))
        box.close()

    QTimer.singleShot(0, hear)
    assert not ask_to_leave(page, "Take “<b>copy</b>.docx” out?", "It is by <i>A & B</i>.", "Stay", "Leave")
    assert {"Take “<b>copy</b>.docx” out?", "It is by <i>A & B</i>."} <= heard
