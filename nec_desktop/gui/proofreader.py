"""Marks words to look at in a text or on a line while it is written, says why, and offers better ones."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QPen, QTextCursor, QTextFormat
from PySide6.QtWidgets import QMenu, QTextEdit

from nec_desktop.gui.field_editor import FieldEditor
from nec_desktop.gui.file_editor import FileEditor
from nec_desktop.gui.line_editor import LineEditor
from nec_desktop.gui.reading_along import Mark, ReadingAlong
from nec_desktop.gui.rich_document import LINE, pictures_in, set_picture
from nec_desktop.gui.rich_editor import RichEditor
from nec_desktop.gui.rich_formats import picture_of
from nec_desktop.gui.rich_links import link_around, link_at
from nec_desktop.gui.session import PlanSession
from nec_desktop.gui.text_area import TextArea
from nec_desktop.gui.text_line import TextLine
from nec_desktop.plan.richtext import Picture

LINK_WORDS = "link-words"
"""The rule that a link's words make sense alone."""
LONGEST_LINE = 20_000
"""Characters of a paragraph that is still read while somebody writes in it; the checks read longer ones."""
_AROUND = 2
"""Pixels: how thick a line around a picture is whose words are to be looked at."""


class Proofreader(ReadingAlong):
    """Reads what is in view of one text."""

    def __init__(self, edit: TextArea, session: PlanSession, address: str) -> None:
        super().__init__(edit, edit.viewport(), session, address)
        self._area = edit
        edit.textChanged.connect(self.timer.start)
        edit.cursorPositionChanged.connect(self.timer.start)
        edit.left.connect(self.timer.start)
        edit.verticalScrollBar().valueChanged.connect(self.timer.start)

    def _found(self) -> Iterator[Mark]:
        block = self._area.cursorForPosition(QPoint(0, 0)).block()
        bottom = self._area.cursorForPosition(QPoint(0, self._area.viewport().height())).block().blockNumber()
        while block.isValid() and block.blockNumber() <= bottom:
            if len(text := block.text()) <= LONGEST_LINE:
                yield from self._findings(text.replace(LINE, "\n"), block.position())  # as the checks read it
            for at, picture in pictures_in(block):
                yield from (Mark(at, at + 1, mark.finding, is_picture=True) for mark in self._findings(picture.alt, 0))
            block = block.next()

    def _show_marks(self) -> None:
        sentences_first = sorted(self.marked, key=lambda mark: mark.start - mark.end)
        self._area.setExtraSelections([self._underline(mark) for mark in sentences_first])

    def _underline(self, mark: Mark) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        selection.cursor = self._cursor(mark.start, mark.end)
        look = self._look(mark)
        if mark.is_picture:  # Qt draws no line under it, but one around
            pen = QPen(look.underlineColor(), _AROUND, Qt.PenStyle.DashLine)
            look.setProperty(QTextFormat.Property.OutlinePen, pen)
        selection.format = look
        return selection

    def _selection(self) -> tuple[int, int]:
        cursor = self._area.textCursor()
        return cursor.selectionStart(), cursor.selectionEnd()

    def _line_at_cursor(self) -> tuple[str, int]:
        at = self._area.textCursor().selectionStart()
        block = self._area.document().findBlock(at)
        return block.text(), at - block.position()

    def _others(self, menu: QMenu, mark: Mark) -> list[QAction]:
        """Offer to change a link's words; for an address that is written out, to make it a link with words."""
        within = self._cursor(mark.start, mark.start)
        link = link_around(within)
        if self._rule(mark) != LINK_WORDS or self._area.isReadOnly() or mark.is_picture or not link.hasSelection():
            return []
        words = self.tr("Change the link’s words…") if link_at(link) else self.tr("Make it a link with words…")
        action = QAction(words, menu)
        action.triggered.connect(partial(self._ask_for_link, within))
        return [action]

    def _ask_for_link(self, within: QTextCursor) -> None:
        self._area.setTextCursor(within)
        self._area.link_wanted.emit()

    def _select(self, start: int, end: int) -> None:
        self._area.setTextCursor(self._cursor(start, end))
        self._area.ensureCursorVisible()

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self._area.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _go_to(self, place: QPoint) -> None:
        self._area.setTextCursor(self._area.cursorForPosition(place))

    def _insert(self, words: str, mark: Mark) -> None:
        cursor, remark = self._area.textCursor(), mark.finding.remark
        picture = picture_of(cursor.charFormat()) if mark.is_picture else None
        if picture and remark:
            alt = picture.alt[: remark.start] + words + picture.alt[remark.end :]
            set_picture(cursor, Picture(picture.hash, alt))
        else:
            cursor.insertText(words, cursor.charFormat())


class LineReader(ReadingAlong):
    """Reads one line."""

    def __init__(self, line: TextLine, session: PlanSession, address: str) -> None:
        super().__init__(line, line, session, address)
        self._line = line
        line.textChanged.connect(lambda _: self.timer.start())
        line.cursorPositionChanged.connect(lambda _before, _now: self.timer.start())

    def _found(self) -> Iterator[Mark]:
        yield from self._findings(self._line.text(), 0)

    def _show_marks(self) -> None:
        self._line.underline([(mark.start, mark.end, self._look(mark)) for mark in self.marked])

    def _selection(self) -> tuple[int, int]:
        if self._line.hasSelectedText():
            return self._line.selectionStart(), self._line.selectionEnd()
        return self._line.cursorPosition(), self._line.cursorPosition()

    def _line_at_cursor(self) -> tuple[str, int]:
        return self._line.text(), self._selection()[0]

    def _select(self, start: int, end: int) -> None:
        self._line.setSelection(start, end - start)

    def _go_to(self, place: QPoint) -> None:
        self._line.setCursorPosition(self._line.cursorPositionAt(place))

    def _insert(self, words: str, _mark: Mark) -> None:
        self._line.insert(words)


def proofread(editor: FieldEditor, session: PlanSession, address: str) -> None:
    """Let somebody read along in an editor of the text at `address`, if it is one of prose."""
    if isinstance(editor, RichEditor):
        Proofreader(editor.edit, session, address)
        editor.asking.opened.connect(lambda dialog: LineReader(dialog.prose, session, address))
    elif isinstance(editor, FileEditor) and editor.is_picture:
        LineReader(editor.alt, session, address)
    elif isinstance(editor, LineEditor) and editor.is_prose:
        LineReader(editor.line, session, address)
