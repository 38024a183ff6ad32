"""Where a rich text is written: paste, pictures, and a height that grows with what is written."""

from contextlib import nullcontext

from PySide6.QtCore import QEvent, QMimeData, Qt, QUrl, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from nec_desktop.gui.clipboard import can_be_put_in, picture_in, read, reads_long, takes_long
from nec_desktop.gui.composing import type_composed
from nec_desktop.gui.copied import Copied
from nec_desktop.gui.empty_lines import is_left, take_out_empty_lines
from nec_desktop.gui.jobs import Jobs
from nec_desktop.gui.page_follows import PageFollows
from nec_desktop.gui.recolour import recolour
from nec_desktop.gui.refitting import Refitting
from nec_desktop.gui.rich_document import insert_blocks
from nec_desktop.gui.rich_formats import colours, picture_of
from nec_desktop.gui.slices import waiting
from nec_desktop.gui.text_height import TextHeight
from nec_desktop.gui.text_keys import TextKeys
from nec_desktop.gui.text_pictures import TextPictures
from nec_desktop.plan.richtext import Paragraph, RichText


class TextArea(TextKeys):
    """`left` asks to hand on what was written also when the keyboard goes elsewhere. `pasted` says what was left out of
    a paste, `picture_opened` that a picture was double-clicked, `picture_pasted` that some were pasted or dropped:
    their files, or one itself as a QImage. `long_pasted` carries what is to read a long paste elsewhere. `link_wanted`
    says that the link at the cursor is to get other words.
    """

    pasted = Signal(object)
    picture_opened = Signal()
    link_wanted = Signal()
    picture_pasted = Signal(object)
    long_pasted = Signal(object)

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.follows = PageFollows(self)
        self.tall = TextHeight(self, self.follows)
        self._refitting = Refitting(self)
        self._coloured = colours(self.palette())
        self._pictures = TextPictures(jobs, self.document(), self)
        self.setAcceptRichText(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(8)
        self.document().setIndentWidth(24)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Find the page that scrolls."""
        super().showEvent(event)
        self.follows.find_page()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Get another width, a long text bit by bit; for a paragraph like a book the pointer waits."""
        if event.size().width() == event.oldSize().width():
            super().resizeEvent(event)
            return
        self._refitting.begin()
        with waiting() if self.is_slow else nullcontext():
            super().resizeEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Scroll the page, unless the person is writing here."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Hand on what was written, what is still composed too, without empty lines."""
        type_composed(self)
        super().focusOutEvent(event)
        if not self.isReadOnly() and is_left(self, event.reason()):
            with self.tall.held():
                take_out_empty_lines(self)
        self.left.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Take no more room than what stands here needs."""
        super().focusInEvent(event)
        self.tall.fit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Open the words of a picture."""
        super().mouseDoubleClickEvent(event)
        if not self.isReadOnly() and picture_of(self.textCursor().charFormat()):
            self.picture_opened.emit()

    # -- copy and paste

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 - Qt's name
        """Copy for other programs as Qt does, and for our own editors with everything."""
        return Copied(self.textCursor().selection())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802 - Qt's name
        """Say what can be pasted or dropped here."""
        return can_be_put_in(source)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Paste what the product can export, and say what was left out."""
        if self.isReadOnly():
            return
        if picture := picture_in(source):
            self.picture_pasted.emit(picture)
        elif reading := reads_long(source):
            self.long_pasted.emit(reading)
        elif can_be_put_in(source):
            pasted = read(source)
            if takes_long(pasted):
                self.long_pasted.emit(lambda: pasted)
                return
            left_out = pasted.left_out
            lines = all(isinstance(block, Paragraph) for block in pasted.text.blocks)
            if self.textCursor().currentTable() and not lines:
                left_out += (self.tr("lists, tables and pictures, of which a table’s cell takes the words"),)
            with self.apart(self.tr("Paste")):
                self.put(pasted.text)
            self.pasted.emit(left_out)

    def put(self, text: RichText) -> None:
        """Put a rich text in at the cursor, as one step to undo."""
        cursor = self.textCursor()
        start = cursor.selectionStart()
        insert_blocks(cursor, text, self.palette())
        self.setTextCursor(cursor)
        self.keep_in_order(start)
        self.ensureCursorVisible()

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802 - Qt's name
        """Return the picture of that name: an empty frame until the library has handed it out."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        return self._pictures.image(name.toString() if isinstance(name, QUrl) else name)

    # -- colours

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Give links and tables the colours of the scheme that is now in use."""
        if event.type() == QEvent.Type.FontChange:
            self._refitting.begin()
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and (now := colours(self.palette())) != self._coloured:
            self._coloured = now
            recolour(self.document(), self.palette())
