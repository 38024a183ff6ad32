"""Questions that are answered by a button, as before something is lost."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from nec_desktop.translation import tr

Role = QMessageBox.ButtonRole


def ask(
    parent: QWidget | None, what: str, why: str, answers: Mapping[str, tuple[str, Role]], first: str, escape: str
) -> str:
    """Put a question, with a button for each of `answers`, and return the name of the one that is given.

    first: what Enter gives; escape: what Esc does, and who closes the question.
    """
    box = QMessageBox(QMessageBox.Icon.Warning, "NEC Desktop", what, parent=parent)
    box.setInformativeText(why)
    for label in box.findChildren(QLabel):
        label.setTextFormat(Qt.TextFormat.PlainText)  # else a name with < in it would be read as HTML
    buttons = {name: box.addButton(words, role) for name, (words, role) in answers.items()}
    box.setDefaultButton(buttons[first])
    box.setEscapeButton(buttons[escape])
    box.exec()
    box.deleteLater()
    return next((name for name, button in buttons.items() if button is box.clickedButton()), escape)


def ask_to_leave(parent: QWidget, what: str, why: str, stay_words: str, leave_words: str) -> bool:
    """Say what would be lost, and return True where the person leaves all the same. Staying is what Enter does."""
    answers = {"stay": (stay_words, Role.RejectRole), "leave": (leave_words, Role.DestructiveRole)}
    return ask(parent, what, why, answers, first="stay", escape="stay") == "leave"


def may_leave_new_plan(page: QWidget) -> bool:
    """Ask before what was filled in for a plan that is not there yet is lost; True where the person leaves."""
    what, why = tr("Leave without a new plan?"), tr("What you filled in on these pages is not kept.")
    return ask_to_leave(page, what, why, tr("Stay"), tr("Leave"))
