"""Where a rich text is written: keys, paste, pictures, and a height that grows with what is written."""

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QEvent, QKeyCombination, QMimeData, QSizeF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPalette,
    QTextCursor,
    QTextDocument,
    QTextTable,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from nec_desktop.gui import rich_commands as commands
from nec_desktop.gui.jobs import Jobs
from nec_desktop.gui.paste import Pasted, pasted_html, pasted_plain
from nec_desktop.gui.rich_document import (
    PICTURE,
    block_format,
    fragments,
    insert_blocks,
    line_colour,
    picture_of,
    plain_format,
    read_document,
    style_header,
    table_format,
)
from nec_desktop.plan.richtext import RichText, tidy

_OURS = "application/x-nec-desktop-text"
"""What is copied from one of our editors to another: everything, pictures too."""
_REDO = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Y)
_LOWEST, _TALLEST = 92, 400
"""Pixels: an empty editor shows three lines; a long one scrolls only beyond this."""
_WIDEST_PICTURE = 420


class TextArea(QTextEdit):
    """`left` says that the keyboard went elsewhere, `pasted` what was left out of a paste, `picture_opened`
    that a picture was double-clicked.

    Ctrl+Z is its own as long as there is typing to take back since the keyboard came here; after that, the window's.
    """

    left = Signal()
    pasted = Signal(object)
    picture_opened = Signal()

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._pictures: dict[str, QImage | None] = {}
        self.setAcceptRichText(True)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(_LOWEST)
        self.document().setDocumentMargin(8)
        self.document().setIndentWidth(24)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)

    # -- size

    def _grow(self, size: QSizeF) -> None:
        wanted = int(size.height()) + 2 * self.frameWidth() + 10
        self.setFixedHeight(min(max(wanted, _LOWEST), _TALLEST))
        fits = wanted <= _TALLEST
        off, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(off if fits else needed)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Scroll the page, unless the person is writing here."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    # -- keys

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window where there is nothing of one's own to take back."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            step = self._undo_step(event)
            if step is not None:
                event.setAccepted(step())
                return event.isAccepted()
        return super().event(event)

    def _undo_step(self, event: QKeyEvent) -> Callable[[], bool] | None:
        """Return what says whether there is something for these keys to undo or redo here, None for other keys."""
        if event.matches(QKeySequence.StandardKey.Undo):
            return self.document().isUndoAvailable
        # Ctrl+Y on every system, since the window has it so.
        if event.matches(QKeySequence.StandardKey.Redo) or event.keyCombination() == _REDO:
            return self.document().isRedoAvailable
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Give keys the meaning they have in a word processor where Qt's own differs."""
        cursor = self.textCursor()
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if not self.isReadOnly() and event.keyCombination() == _REDO:
            self.redo()
        elif self.isReadOnly() or not plain:
            super().keyPressEvent(event)
        elif self._handled(event, cursor):
            self.ensureCursorVisible()
        else:
            if event.text().isprintable() and event.text():
                self._end_link(cursor)
            super().keyPressEvent(event)
            if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._keep_numbers()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        """Let Tab move within a list or a table before it moves on to the next field."""
        if not self.isReadOnly() and self.hasFocus() and self._tab(self.textCursor(), 1 if forward else -1):
            return True
        return super().focusNextPrevChild(forward)

    def _tab(self, cursor: QTextCursor, by: int) -> bool:
        """Move a list item's level, or to another cell. Returns False where Tab leaves the field."""
        if cursor.currentTable():
            cell = commands.next_cell(cursor, by)
            if cell:
                self.setTextCursor(cell)
            return cell is not None
        return cursor.currentList() is not None and commands.change_level(cursor, by)

    def _handled(self, event: QKeyEvent, cursor: QTextCursor) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._enter(cursor, event)
        return event.key() == Qt.Key.Key_Backspace and self._backspace(cursor)

    def _enter(self, cursor: QTextCursor, event: QKeyEvent) -> bool:
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier or cursor.hasSelection():
            return False
        block = cursor.block()
        if cursor.currentList() and not block.text():
            self._out_of_list(cursor)
            return True
        if block.blockFormat().headingLevel() and cursor.atBlockEnd():
            cursor.insertBlock(block_format(), plain_format())
            self.setTextCursor(cursor)
            return True
        return False

    def _backspace(self, cursor: QTextCursor) -> bool:
        if cursor.hasSelection() or not cursor.atBlockStart():
            return False
        if cursor.currentList():
            self._out_of_list(cursor)
            return True
        if cursor.blockFormat().headingLevel():
            commands.set_heading(cursor, 0)
            return True
        return False

    def _out_of_list(self, cursor: QTextCursor) -> None:
        if not commands.change_level(cursor, -1):
            with commands.one_step(cursor):
                following = cursor.block().next()
                commands.leave_list(cursor.block())
                commands.renumber(following)

    def _end_link(self, cursor: QTextCursor) -> None:
        """Let what is typed after a link's last letter be no part of it."""
        form = self.currentCharFormat()
        if form.anchorHref() and not cursor.hasSelection():
            after = QTextCursor(cursor)
            at_end = not after.movePosition(QTextCursor.MoveOperation.NextCharacter) or cursor.atBlockEnd()
            if at_end or after.charFormat().anchorHref() != form.anchorHref():
                self.setCurrentCharFormat(commands.without_link(form))

    def _keep_numbers(self) -> None:
        cursor = self.textCursor()
        for block in (cursor.block(), cursor.block().next()):
            if commands.list_level(block) >= 0:
                cursor.joinPreviousEditBlock()
                commands.renumber(block)
                cursor.endEditBlock()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Hand on what was written, and leave undoing it to the window, which knows what came before and after."""
        super().focusOutEvent(event)
        self.left.emit()
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.document().clearUndoRedoStacks()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Open the words of a picture."""
        super().mouseDoubleClickEvent(event)
        if not self.isReadOnly() and picture_of(self.textCursor().charFormat()):
            self.picture_opened.emit()

    # -- copy and paste

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 - Qt's name
        """Copy for other programs as Qt does, and for our own editors with everything."""
        usual, data = super().createMimeDataFromSelection(), QMimeData()
        data.setHtml(usual.html())
        data.setText(usual.text())
        part = QTextDocument()
        QTextCursor(part).insertFragment(self.textCursor().selection())
        data.setData(_OURS, msgspec.json.encode(read_document(part)))
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802 - Qt's name
        """Say what can be pasted or dropped here."""
        return source.hasFormat(_OURS) or source.hasHtml() or source.hasText() or source.hasImage()

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Paste what the product can export, and say what was left out."""
        if self.isReadOnly():
            return
        pasted = self._read(source)
        self.put(pasted.text)
        self.pasted.emit(pasted.left_out)

    def _read(self, source: QMimeData) -> Pasted:
        if source.hasFormat(_OURS):
            try:
                return Pasted(tidy(msgspec.json.decode(bytes(source.data(_OURS).data()), type=RichText)))
            except msgspec.DecodeError:
                pass  # another version's: what it says in HTML is understood by all
        if source.hasHtml():
            return pasted_html(source.html())
        if source.hasText():
            return pasted_plain(source.text())
        return Pasted(RichText(), (self.tr("a picture: put it in with the Picture button"),))

    def put(self, text: RichText) -> None:
        """Put a rich text in at the cursor, as one step to undo."""
        cursor = self.textCursor()
        insert_blocks(cursor, text, self.palette())
        self.setTextCursor(cursor)
        self._keep_numbers()
        self.ensureCursorVisible()

    # -- pictures

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802 - Qt's name
        """Return the picture of that name: an empty frame until the library has handed it out."""
        identifier = (name.toString() if isinstance(name, QUrl) else name).removeprefix(PICTURE)
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        if identifier not in self._pictures:
            self._pictures[identifier] = None
            self._jobs.run(
                lambda library: library.attachment(identifier),
                lambda data: self._show_picture(identifier, QImage.fromData(data)),
                lambda _: None,
            )
        return self._pictures[identifier] or self._frame()

    def _show_picture(self, identifier: str, image: QImage) -> None:
        if image.isNull():
            return
        if image.width() > _WIDEST_PICTURE:
            image = image.scaledToWidth(_WIDEST_PICTURE, Qt.TransformationMode.SmoothTransformation)
        self._pictures[identifier] = image
        document = self.document()
        document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(PICTURE + identifier), image)
        document.markContentsDirty(0, document.characterCount())

    def _frame(self) -> QImage:
        image = QImage(200, 60, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(QColor(0, 0, 0, 0))
        painter = QPainter(image)
        painter.setPen(line_colour(self.palette()))
        painter.drawRect(0, 0, image.width() - 1, image.height() - 1)
        painter.drawText(image.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("Picture"))
        painter.end()
        return image

    # -- colours

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Give links and tables the colours of the scheme that is now in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._recolour()

    def _recolour(self) -> None:
        document, palette = self.document(), self.palette()
        link = QBrush(palette.color(QPalette.ColorRole.Link))
        was_undoable = document.isUndoRedoEnabled()
        document.setUndoRedoEnabled(False)  # not a step of the person's
        block = document.begin()
        while block.isValid():
            for fragment in fragments(block):
                form = fragment.charFormat()
                if form.anchorHref() and form.foreground() != link:
                    part = QTextCursor(block)
                    part.setPosition(fragment.position())
                    part.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
                    form.setForeground(link)
                    part.setCharFormat(form)
            block = block.next()
        for table in document.rootFrame().childFrames():
            if isinstance(table, QTextTable):
                table.setFormat(table_format(palette))
                style_header(table, palette)
        document.setUndoRedoEnabled(was_undoable)
