"""A window of words to read."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QTextBrowser, QWidget

from nec_desktop.gui.forms import load_form

_SIZE = (620, 600)


class ReadingWindow(QDialog):
    """What help and About have in common: a form with words and a button that closes, which fits on the screen."""

    close_button: QPushButton

    def __init__(self, form: str, parent: QWidget) -> None:
        super().__init__(parent)
        load_form(self, form)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        self.resize(self.size().boundedTo(self.screen().availableSize()))
        self.close_button.clicked.connect(self.close)

    def set_up(self, words: QTextBrowser, style: str) -> None:
        """Let words be selected by keyboard, with air around them and a style sheet for their HTML."""
        words.setTextInteractionFlags(words.textInteractionFlags() | Qt.TextInteractionFlag.TextSelectableByKeyboard)
        words.document().setDocumentMargin(16)
        words.document().setDefaultStyleSheet(style)
