"""What is copied out of a text: each of its forms is made when it is asked for, since of a book all take half a second.

A system that selects what is marked asks for none of them, an editor of ours for one.
"""

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QByteArray, QCoreApplication, QMimeData
from PySide6.QtGui import QClipboard, QGuiApplication, QTextCursor, QTextDocument, QTextDocumentFragment

from nec_desktop.gui.rich_reader import read_document

OURS = "application/x-nec-desktop-text"
"""What is copied from one of our editors to another: everything, pictures too."""
_HTML, _PLAIN = "text/html", "text/plain"


class Copied(QMimeData):
    """Holds what was selected as it was then. For other programs it is what Qt makes of it, for our own editors
    everything.
    """

    def __init__(self, selection: QTextDocumentFragment) -> None:
        super().__init__()
        self._selection = selection
        self._makers: dict[str, Callable[[], str | QByteArray]] = {
            _HTML: selection.toHtml,
            _PLAIN: selection.toPlainText,
            OURS: self._ours,
        }
        self._made: dict[str, str | QByteArray] = {}
        application = QCoreApplication.instance()
        assert application
        application.aboutToQuit.connect(self._make_whole)

    def formats(self) -> list[str]:
        """Return what it can be asked for."""
        return list(self._makers)

    def retrieveData(self, mime_type: str, _type: object) -> object:  # noqa: N802 - Qt's name
        """Return one of its forms."""
        if mime_type not in self._makers:
            return None
        if mime_type not in self._made:
            self._made[mime_type] = self._makers[mime_type]()
        return self._made[mime_type]

    def _ours(self) -> QByteArray:
        part = QTextDocument()
        QTextCursor(part).insertFragment(self._selection)
        return QByteArray(msgspec.json.encode(read_document(part)))

    def _make_whole(self) -> None:
        """Let the clipboard have all of it before the program that would make it has gone."""
        clipboard = QGuiApplication.clipboard()
        for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
            if clipboard.mimeData(mode) is self:
                whole = QMimeData()
                whole.setHtml(self.html())
                whole.setText(self.text())
                whole.setData(OURS, self.data(OURS))
                clipboard.setMimeData(whole, mode)
