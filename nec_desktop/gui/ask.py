"""The one question before something is lost."""

from PySide6.QtCore import QCoreApplication
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


def may_leave_new_plan(page: QWidget) -> bool:
    """Ask before what was filled in for a plan that is not there yet is lost; True where the person leaves."""
    what, why = _tr("Leave without a new plan?"), _tr("What you filled in on these pages is not kept.")
    return ask_to_leave(page, what, why, _tr("Stay"), _tr("Leave"))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Ask", text)
