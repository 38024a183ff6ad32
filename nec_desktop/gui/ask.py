"""The one question before something is lost."""

from PySide6.QtWidgets import QMessageBox, QWidget


def ask_to_leave(parent: QWidget, what: str, why: str, stay_words: str, leave_words: str) -> bool:
    """Say what would be lost, and return True where the person leaves all the same. Staying is what Enter does."""
    box = QMessageBox(QMessageBox.Icon.Warning, "NEC Desktop", what, parent=parent)
    box.setInformativeText(why)
    stay = box.addButton(stay_words, QMessageBox.ButtonRole.RejectRole)
    leave = box.addButton(leave_words, QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(stay)
    box.exec()
    box.deleteLater()
    return box.clickedButton() is leave
