"""How the program works, in five points: on the start page until one has said “Got it”, or in front of a page."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from nec_desktop.gui.forms import load_form

_WIDTH = 560


class Tour(QWidget):
    """`dismissed` says that the person has read it."""

    dismiss_button: QPushButton
    dismissed = Signal()

    def __init__(self) -> None:
        super().__init__()
        load_form(self, "tour")
        self.dismiss_button.clicked.connect(self.dismissed)


class TourWindow(QDialog):
    """The tour in front of what one is at, which is there again when it has been read."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("How it works"))
        self.tour = Tour()
        self.tour.dismissed.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.addWidget(self.tour)
        self.setMinimumWidth(_WIDTH)
