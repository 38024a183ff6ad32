"""Questions and sentences that a window puts in front of the person, answered once they are shown."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

LOOKS = 500
"""How often a question is looked for, so that one that never comes is not answered in another test."""


def answer_next(words: str) -> list[str]:
    """Press the button of these words in the question that comes next; what it says will be in the list."""
    said: list[str] = []
    looks = iter(range(LOOKS))

    def look() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            said.append(words_of(box))
            next(button for button in box.buttons() if words in button.text().replace("&", "")).click()
        elif next(looks, None) is not None:
            QTimer.singleShot(20, look)

    QTimer.singleShot(20, look)
    return said


def words_of(box: QMessageBox) -> str:
    """Return what a question says, with what it adds in smaller letters."""
    return f"{box.text()} {box.informativeText()}".strip()


def told_in_front(window: QWidget) -> str:
    """Return the sentence that is shown in front of a window, and close it."""
    (box,) = (found for found in window.findChildren(QMessageBox) if found.isVisible())
    box.close()
    return words_of(box)
