"""Help, offline: one page for each screen, with links between them."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeySequence, QTextDocument
from PySide6.QtWidgets import QDialog, QPushButton, QTextBrowser, QWidget

from nec_desktop.gui.forms import load_form
from nec_desktop.gui.theme import tokens
from nec_desktop.paths import RESOURCES

FOLDER = RESOURCES / "help"


class HelpWindow(QDialog):
    """Stays beside the window while one works."""

    back_button: QPushButton
    contents_button: QPushButton
    close_button: QPushButton
    pages: QTextBrowser

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        load_form(self, "help_window")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(620, 620)
        self.resize(self.size().boundedTo(self.screen().availableSize()))
        self.pages.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.pages.document().setDocumentMargin(16)
        self.pages.document().setDefaultStyleSheet(f"a {{ color: {tokens().accent}; }}")
        self.back_button.setShortcut(QKeySequence("Alt+Left"))
        self.back_button.setEnabled(False)
        self.back_button.clicked.connect(self.pages.backward)
        self.pages.backwardAvailable.connect(self.back_button.setEnabled)
        self.contents_button.clicked.connect(lambda: self.show_topic("contents"))
        self.close_button.clicked.connect(self.close)

    def show_topic(self, topic: str) -> None:
        """Show a page."""
        self.pages.setSource(
            QUrl.fromLocalFile(str(FOLDER / f"{topic}.md")), QTextDocument.ResourceType.MarkdownResource
        )
        self.pages.setFocus()
