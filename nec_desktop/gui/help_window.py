"""Help, offline: one page for each screen, with links between them."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QKeySequence, QTextDocument
from PySide6.QtWidgets import QPushButton, QTextBrowser, QWidget

from nec_desktop.gui.reading_window import ReadingWindow
from nec_desktop.gui.theme import tokens
from nec_desktop.paths import RESOURCES

FOLDER = RESOURCES / "help"


class HelpWindow(ReadingWindow):
    """Stays beside the window while one works."""

    back_button: QPushButton
    contents_button: QPushButton
    pages: QTextBrowser

    def __init__(self, parent: QWidget) -> None:
        super().__init__("help_window", parent)
        self.set_up(self.pages, f"a {{ color: {tokens().accent}; }}")
        self.back_button.setShortcut(QKeySequence("Alt+Left"))
        self.back_button.setEnabled(False)
        self.back_button.clicked.connect(self.pages.backward)
        self.pages.backwardAvailable.connect(self.back_button.setEnabled)
        self.contents_button.clicked.connect(lambda: self.show_topic("contents"))

    def show_topic(self, topic: str) -> None:
        """Show a page."""
        self.pages.setSource(
            QUrl.fromLocalFile(str(FOLDER / f"{topic}.md")), QTextDocument.ResourceType.MarkdownResource
        )
        self.pages.setFocus()
