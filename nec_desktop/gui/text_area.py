"""Where a rich text is written: keys, paste, pictures, and a height that grows with what is written."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QMimeData, Qt, QUrl, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from nec_desktop.gui import rich_commands as commands
from nec_desktop.gui.autocorrect import AutoCorrect
from nec_desktop.gui.clipboard import can_be_put_in, picture_in, read, reads_long, takes_long
from nec_desktop.gui.composing import type_composed
from nec_desktop.gui.copied import Copied
from nec_desktop.gui.empty_lines import is_left, take_out_empty_lines, would_be_empty
from nec_desktop.gui.filling import LONG
from nec_desktop.gui.jobs import Jobs
from nec_desktop.gui.own_keys import PLAIN, REDO, is_undo_or_redo, writes
from nec_desktop.gui.page_follows import PageFollows
from nec_desktop.gui.paragraph_keys import backspace, enter, put_in_order
from nec_desktop.gui.recolour import recolour
from nec_desktop.gui.refitting import Refitting
from nec_desktop.gui.rich_document import insert_blocks
from nec_desktop.gui.rich_formats import colours, picture_of
from nec_desktop.gui.rich_links import without_link
from nec_desktop.gui.slices import waiting
from nec_desktop.gui.table_commands import add_last_row, goes_on, leave_table, next_cell
from nec_desktop.gui.text_height import TextHeight
from nec_desktop.gui.text_pictures import TextPictures
from nec_desktop.plan.richtext import Paragraph, RichText

_JOINING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Enter)
"""Keys that may bring the items of two lists together, or part those of one."""
_SLOW = 4 * LONG
"""Characters of one paragraph from which on a key is felt: Qt lays a paragraph out as a whole each time."""


class TextArea(QTextEdit):
    """`left` asks to hand on what was written: the keyboard goes elsewhere, or the window is to undo. So does `done`,
    and says what was done in one go, which is a step of undo of its own. `pasted` says
    what was left out of a paste, `picture_opened` that a picture was double-clicked, `picture_pasted` that some
    were pasted or dropped: their files, or one itself as a QImage. `long_pasted` carries what is to read a long paste
    elsewhere, `no_line` says that Enter made no empty line, `locked` that a key was to change what nobody may.
    `link_wanted` says that the link at the cursor is to get other words, `composing` whether an input method composes
    something here now, `slow` that a key takes long in a paragraph like a book.

    Undo is the window's, so that Ctrl+Z takes back whatever was done last, here or elsewhere; `keep_own_undo` is for a
    form, of which the window knows nothing before it is saved.
    """

    left = Signal()
    done = Signal(str)
    pasted = Signal(object)
    picture_opened = Signal()
    link_wanted = Signal()
    composing = Signal(bool)
    picture_pasted = Signal(object)
    long_pasted = Signal(object)
    no_line = Signal()
    locked = Signal()
    slow = Signal()

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.follows = PageFollows(self)
        self.tall = TextHeight(self, self.follows)
        self._refitting = Refitting(self)
        self._coloured = colours(self.palette())
        self._pictures = TextPictures(jobs, self.document(), self)
        self._correct = AutoCorrect(self.document())
        self.setAcceptRichText(True)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setUndoRedoEnabled(False)
        self.document().setDocumentMargin(8)
        self.document().setIndentWidth(24)

    def keep_own_undo(self) -> None:
        """Take back what was written here, and nothing else."""
        self.document().setUndoRedoEnabled(True)

    @property
    def keeps_undo(self) -> bool:
        """Whether undo is its own, and not the window's."""
        return self.document().isUndoRedoEnabled()

    @property
    def composed(self) -> str:
        """What an input method composes at the cursor, and is not typed yet."""
        return self.textCursor().block().layout().preeditAreaText()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Find the page that scrolls."""
        super().showEvent(event)
        self.follows.find_page()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Get another width, a long text bit by bit."""
        if event.size().width() != event.oldSize().width():
            self._refitting.begin()
        super().resizeEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Scroll the page, unless the person is writing here."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    # -- keys

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window, which must know what was written until now, unless they are kept here."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and is_undo_or_redo(event):
            own = self.keeps_undo or self._takes_back(event)
            if not own:
                self.left.emit()
            event.setAccepted(own)
            return own
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Show that a key takes long where it does: the pointer waits meanwhile."""
        cursor = self.textCursor()
        if cursor.block().length() < _SLOW or self.isReadOnly() or not event.text():
            self._take_key(event, cursor)
            return
        self.slow.emit()
        with waiting():
            self._take_key(event, cursor)

    def _take_key(self, event: QKeyEvent, cursor: QTextCursor) -> None:
        """Give keys the meaning they have in a word processor where Qt's own differs."""
        plain = event.modifiers() in PLAIN
        if writes(event) and not self.isReadOnly():  # first: a letter is to be seen at once
            self._end_link(cursor)
            self._put_in(event, cursor)
        elif self.isReadOnly():
            super().keyPressEvent(event)
            typed = event.text().strip()
            if plain and (event.key() in _JOINING or (typed and typed.isprintable())):
                self.locked.emit()
        elif self._takes_back(event):
            self.setTextCursor(self._correct.take_back())
        elif event.keyCombination() == REDO:
            self.redo()
        elif plain and self._handled(event, cursor):
            self.ensureCursorVisible()
        else:
            self._put_in(event, cursor)

    def _put_in(self, event: QKeyEvent, cursor: QTextCursor) -> None:
        """Let a key do what it does in Qt, and correct what was typed."""
        parts = cursor.hasSelection() or event.key() in _JOINING  # of the selection nothing is known afterwards
        super().keyPressEvent(event)
        if event.text() and event.text().isprintable():
            self._correct.typed(self.textCursor())
        if parts:
            self._keep_in_order()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802 - Qt's name
        """Say whether something is composed here."""
        self.composing.emit(bool(event.preeditString()))
        super().inputMethodEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        """Let Tab move within a list or a table before it moves on to the next field."""
        if not self.isReadOnly() and self.hasFocus() and self._tab(self.textCursor(), 1 if forward else -1):
            return True
        return super().focusNextPrevChild(forward)

    def _tab(self, cursor: QTextCursor, by: int) -> bool:
        """Move a list item's level, or to another cell. Returns False where Tab leaves the field."""
        if cursor.currentTable():
            if by > 0 and goes_on(cursor):
                with self.apart(self.tr("A row at a table’s end")):
                    self.setTextCursor(add_last_row(cursor, self.palette()))
            elif cell := next_cell(cursor, by):
                self.setTextCursor(cell)
            else:
                if by > 0:
                    with self.apart(self.tr("A row at a table’s end")):  # the same words: it takes that back
                        leave_table(cursor)
                return False
            return True
        return cursor.currentList() is not None and commands.change_level(cursor, by)

    def _takes_back(self, event: QKeyEvent) -> bool:
        """Say whether a key takes back a correction rather than what was typed; a form's own undo does so by itself."""
        return not self.keeps_undo and self._correct.may_take_back and event.matches(QKeySequence.StandardKey.Undo)

    def _handled(self, event: QKeyEvent, cursor: QTextCursor) -> bool:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if cursor.hasSelection() or not (is_enter or event.key() == Qt.Key.Key_Backspace):
            return False
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return False
        if is_enter and would_be_empty(cursor):
            self.no_line.emit()
            return True
        handled = enter(cursor) if is_enter else backspace(cursor)
        self.setTextCursor(cursor)
        return handled

    def _end_link(self, cursor: QTextCursor) -> None:
        """Let what is typed after a link's last letter be no part of it."""
        form = self.currentCharFormat()
        if form.anchorHref() and not cursor.hasSelection():
            after = QTextCursor(cursor)
            at_end = not after.movePosition(QTextCursor.MoveOperation.NextCharacter) or cursor.atBlockEnd()
            if at_end or after.charFormat().anchorHref() != form.anchorHref():
                self.setCurrentCharFormat(without_link(form))

    def _keep_in_order(self, start: int | None = None) -> None:
        """Put paragraphs in order around the cursor, and from `start`, where a paste began."""
        cursor = self.textCursor()
        put_in_order(cursor, cursor.position() if start is None else start)

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

    @contextmanager
    def apart(self, what: str) -> Iterator[None]:
        """Let what is done inside be a step of its own for the window's undo, which calls it `what`."""
        self.left.emit()
        yield
        self.done.emit(what)

    def put(self, text: RichText) -> None:
        """Put a rich text in at the cursor, as one step to undo."""
        cursor = self.textCursor()
        start = cursor.selectionStart()
        insert_blocks(cursor, text, self.palette())
        self.setTextCursor(cursor)
        self._keep_in_order(start)
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
