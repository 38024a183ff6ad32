"""A sentence put in front of the person."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget


def tell(window: QWidget, sentence: str, icon: QMessageBox.Icon = QMessageBox.Icon.Information) -> None:
    """Show a sentence, to be read and copied, in front of a window or of the dialog that is to be answered first."""
    box = QMessageBox(icon, "NEC Desktop", sentence, parent=QApplication.activeModalWidget() or window)
    box.setTextFormat(Qt.TextFormat.PlainText)  # else a name with < in it would be read as HTML
    box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
