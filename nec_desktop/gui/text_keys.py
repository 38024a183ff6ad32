"""What keys do in a text, where a word processor gives them another meaning than Qt does."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from nec_desktop.gui import rich_commands as commands
from nec_desktop.gui.autocorrect import AutoCorrect
from nec_desktop.gui.empty_lines import would_be_empty
from nec_desktop.gui.filling import LONG
from nec_desktop.gui.own_keys import PLAIN, REDO, is_undo_or_redo, writes
from nec_desktop.gui.paragraph_keys import backspace, enter, put_in_order
from nec_desktop.gui.rich_links import without_link
from nec_desktop.gui.slices import waiting
from nec_desktop.gui.table_commands import add_last_row, goes_on, leave_table, next_cell

_JOINING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Enter)
"""Keys that may bring the items of two lists together, or part those of one."""
_SLOW = 4 * LONG
"""Characters of one paragraph from which on a key is felt: Qt lays a paragraph out as a whole each time."""


class TextKeys(QTextEdit):
    """A text that hears keys. `left` asks to hand on what was written: the window is to undo. So does `done`, and says
    what was done in one go, which is a step of undo of its own. `no_line` says that Enter made no empty line, `locked`
    that a key was to change what nobody may, `composing` whether an input method composes something here now, `slow`
    that a key takes long in a paragraph like a book.

    Undo is the window's, so that Ctrl+Z takes back whatever was done last, here or elsewhere; `keep_own_undo` is for a
    form, of which the window knows nothing before it is saved.
    """

    left = Signal()
    done = Signal(str)
    no_line = Signal()
    locked = Signal()
    composing = Signal(bool)
    slow = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._correct = AutoCorrect(self.document())
        self.setTabChangesFocus(True)
        self.document().setUndoRedoEnabled(False)

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

    @contextmanager
    def apart(self, what: str) -> Iterator[None]:
        """Let what is done inside be a step of its own for the window's undo, which calls it `what`."""
        self.left.emit()
        yield
        self.done.emit(what)

    @property
    def is_slow(self) -> bool:
        """Whether a paragraph is as long as a book: whatever lays it out anew takes a moment."""
        document = self.document()
        if document.characterCount() < _SLOW:
            return False
        block = document.begin()
        while block.isValid() and block.length() < _SLOW:
            block = block.next()
        return block.isValid()

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
            self.keep_in_order()

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

    def keep_in_order(self, start: int | None = None) -> None:
        """Put paragraphs in order around the cursor, and from `start`, where a paste began."""
        cursor = self.textCursor()
        put_in_order(cursor, cursor.position() if start is None else start)
