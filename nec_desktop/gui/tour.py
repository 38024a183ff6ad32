"""How the program works, in five points: on the start page until the person has said “Got it”."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from nec_desktop.gui.forms import load_form


class Tour(QWidget):
    """`dismissed` says that the person has read it."""

    dismiss_button: QPushButton
    dismissed = Signal()

    def __init__(self) -> None:
        super().__init__()
        load_form(self, "tour")
        self.dismiss_button.clicked.connect(self.dismissed)
