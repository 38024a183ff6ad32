"""A box for words without looks: a reply, names, a text to be put in order before it goes into the plan."""

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QTextEdit, QWidget

from nec_desktop.gui.clipboard import can_be_put_in, picture_in, read
from nec_desktop.gui.edit_menu import edit_menu


class PlainBox(QTextEdit):
    """Takes the words of whatever is pasted or dropped, and neither pictures nor the names of files."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802 - Qt's name
        """Say what can be pasted or dropped here."""
        return can_be_put_in(source) and picture_in(source) is None

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Paste the words, as the texts of the plan read them."""
        if self.canInsertFromMimeData(source):
            self.insertPlainText(read(source).text.plain())
            self.ensureCursorVisible()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Open the menu in which Paste is the key's paste: a file is told of, or taken in, by the window."""
        menu = edit_menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())
