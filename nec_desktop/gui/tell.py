"""A sentence put in front of the person."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QTextEdit, QWidget

_WIDE, _HIGH = 64, 14
"""Letters and lines of a report."""


def tell(
    window: QWidget, sentence: str, icon: QMessageBox.Icon = QMessageBox.Icon.Information, report: str = ""
) -> None:
    """Show a sentence, to be read and copied, in front of a window or of the dialog that is to be answered first.

    report: what belongs to it and may be longer than a screen is high.
    """
    box = QMessageBox(icon, "NEC Desktop", sentence, parent=QApplication.activeModalWidget() or window)
    box.setTextFormat(Qt.TextFormat.PlainText)  # else a name with < in it would be read as HTML
    box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if report:
        _show_report(box, report)
    box.open()


def _show_report(box: QMessageBox, report: str) -> None:
    """Let a report be read at once, in as many lines as there is room for."""
    box.setDetailedText(report)
    for button in box.buttons():
        if box.buttonRole(button) == QMessageBox.ButtonRole.ActionRole:
            button.click()
    words, letters = box.findChild(QTextEdit), box.fontMetrics()
    if words is not None:
        words.setFixedHeight(min(_HIGH * letters.lineSpacing(), box.screen().availableSize().height() // 2))
        words.setMinimumWidth(_WIDE * letters.averageCharWidth())
