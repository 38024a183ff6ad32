"""Marks words to look at in a text while it is written, says why, and offers better ones."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QColor, QKeySequence, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QTextEdit

from nec_desktop.gui.dismissing import ask_why
from nec_desktop.gui.field_editor import FieldEditor
from nec_desktop.gui.rich_editor import RichEditor
from nec_desktop.gui.select_words import units
from nec_desktop.gui.session import PlanSession
from nec_desktop.gui.text_area import TextArea
from nec_desktop.gui.theme import tokens
from nec_desktop.language.language import SPELLING
from nec_desktop.plan.checks import Finding
from nec_desktop.plan.proof import line_findings

PAUSE = 300
"""Milliseconds after a key until the text is read: a word half written is no mistake."""
LONGEST_LINE = 20_000
"""Characters of a paragraph that is still read while somebody writes in it; the checks read longer ones."""

LONG = 80
"""Characters, beyond which what is marked is a sentence rather than words."""
_Marked = tuple[QTextCursor, Finding]


class Proofreader(QObject):
    """Reads what is in view of one text. F7 goes to the next word marked; the context menu says what it is about."""

    def __init__(self, edit: TextArea, session: PlanSession, address: str) -> None:
        super().__init__(edit)
        self._edit, self._session, self._address = edit, session, address
        self._rules = {check.id: check.rule for check in session.plan.outline.check}
        self.marked: list[_Marked] = []
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self.read)
        edit.textChanged.connect(self._timer.start)
        edit.cursorPositionChanged.connect(self._timer.start)
        edit.verticalScrollBar().valueChanged.connect(self._timer.start)
        session.checked.connect(self._timer.start)
        edit.installEventFilter(self)
        edit.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        edit.customContextMenuRequested.connect(self._show_menu)
        step = QAction(self.tr("Next word to look at"), edit)
        step.setShortcut(QKeySequence("F7"))
        step.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        step.triggered.connect(self.next)
        edit.addAction(step)
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Read the text when it comes into view, and again when the keyboard leaves the last word."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.FocusOut, QEvent.Type.PaletteChange):
            self._timer.start()
        return super().eventFilter(watched, event)

    def read(self) -> None:
        """Mark what is in view."""
        if not self._edit.isVisible():
            return
        self.marked = []
        block = self._edit.cursorForPosition(QPoint(0, 0)).block()
        bottom = self._edit.cursorForPosition(QPoint(0, self._edit.viewport().height())).block().blockNumber()
        while block.isValid() and block.blockNumber() <= bottom:
            self.marked += self._read_block(block)
            block = block.next()
        sentences_first = sorted(self.marked, key=lambda marked: marked[0].selectionStart() - marked[0].selectionEnd())
        self._edit.setExtraSelections([_selection(cursor, self._rules[f.rule]) for cursor, f in sentences_first])

    def next(self) -> None:
        """Select the next words marked after the cursor, around the end if need be, and open their menu."""
        self.read()
        here = self._edit.textCursor().selectionEnd()
        after = [cursor for cursor, _ in self.marked if cursor.selectionStart() >= here]
        found = after or [cursor for cursor, _ in self.marked]
        if found:
            self._edit.setTextCursor(found[0])
            self._edit.ensureCursorVisible()
            self._show_menu(self._edit.cursorRect().bottomLeft())

    def menu(self) -> QMenu:
        """Return the context menu for the cursor: what is to be said of the words there, then the usual commands."""
        menu = self._edit.createStandardContextMenu()
        usual = menu.actions()
        for action in usual:
            menu.removeAction(action)
        for cursor, finding in self._at_cursor():
            menu.addActions(self._actions(menu, cursor, finding))
        menu.addActions(usual)
        return menu

    # -- reading

    def _read_block(self, block: QTextBlock) -> list[_Marked]:
        text = block.text()
        if len(text) > LONGEST_LINE:
            return []
        language = self._session.jobs.workspace.language
        findings = line_findings(self._session.plan, language, self._address, text)
        marked = [(_cursor(block, text, finding), finding) for finding in findings if finding.remark]
        return [(cursor, finding) for cursor, finding in marked if not self._is_being_written(cursor, finding)]

    def _is_being_written(self, cursor: QTextCursor, finding: Finding) -> bool:
        """Say whether a word may not be finished: the person's cursor stands at its end."""
        written = self._edit.textCursor()
        at_end = not written.hasSelection() and written.position() == cursor.selectionEnd()
        return at_end and self._rules[finding.rule] == SPELLING and self._edit.hasFocus()

    def _at_cursor(self) -> list[_Marked]:
        at = self._edit.textCursor()
        return [
            (cursor, finding)
            for cursor, finding in self.marked
            if cursor.selectionStart() <= at.selectionStart() and at.selectionEnd() <= cursor.selectionEnd()
        ]

    # -- the menu

    def _show_menu(self, place: QPoint) -> None:
        at = self._edit.cursorForPosition(place)
        if not self._edit.textCursor().hasSelection() and self._edit.viewport().rect().contains(place):
            self._edit.setTextCursor(at)
        self.read()
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._edit.viewport().mapToGlobal(place))

    def _actions(self, menu: QMenu, cursor: QTextCursor, finding: Finding) -> list[QAction]:
        remark, language = finding.remark, self._session.jobs.workspace.language
        if remark is None:
            return []
        about = QAction(finding.message, menu)
        about.setEnabled(False)
        advice = QAction(finding.advice, menu)
        advice.setEnabled(False)
        actions = [about, advice] if finding.advice else [about]
        rule = self._rules[finding.rule]
        if not self._edit.isReadOnly():
            for words in language.suggestions(rule, remark):
                better = QAction(words, menu)
                better.triggered.connect(partial(self._put, cursor, words))
                actions.append(better)
        if rule == SPELLING:
            add = QAction(self.tr("Add “{0}” to my words").format(remark.words), menu)
            add.triggered.connect(partial(self._add_word, remark.words))
            actions.append(add)
        if self._session.plan.get(self._address) is not None:  # what a form has yet to save has no place to stand by
            leave = QAction(self.tr("Dismiss with a reason…"), menu)
            leave.triggered.connect(partial(self._dismiss, finding))
            actions.append(leave)
        end = QAction(menu)
        end.setSeparator(True)
        return [*actions, end]

    def _put(self, cursor: QTextCursor, words: str) -> None:
        self._edit.left.emit()
        self._session.end_step()
        cursor.insertText(words, cursor.charFormat())
        self._edit.left.emit()
        self._session.end_step()
        self.read()

    def _dismiss(self, finding: Finding) -> None:
        ask_why(self._edit, self._session, finding)

    def _add_word(self, word: str) -> None:
        try:
            self._session.jobs.workspace.language.add_word(word)
        except OSError as error:
            self._session.failed.emit(self.tr("Your word list could not be written ({0}).").format(error.strerror))
        self.read()
        self._session.check()


def _cursor(block: QTextBlock, text: str, finding: Finding) -> QTextCursor:
    """Return a cursor that selects a finding's words."""
    assert finding.remark is not None
    cursor = QTextCursor(block)
    for place, mode in (
        (finding.remark.start, QTextCursor.MoveMode.MoveAnchor),
        (finding.remark.end, QTextCursor.MoveMode.KeepAnchor),
    ):
        cursor.setPosition(block.position() + units(text[:place]), mode)
    return cursor


def _selection(cursor: QTextCursor, rule: str) -> QTextEdit.ExtraSelection:
    """Return a line under words, so that colour says nothing alone: wavy for spelling, dashed for other words, dotted
    for a whole sentence, in which words may be marked too.
    """
    colours, lines = tokens(), QTextCharFormat.UnderlineStyle
    look = QTextCharFormat()
    if rule == SPELLING:
        line, colour = lines.WaveUnderline, colours.error
    elif cursor.selectionEnd() - cursor.selectionStart() > LONG:
        line, colour = lines.DotLine, colours.soft
    else:
        line, colour = lines.DashUnderline, colours.warning
    look.setUnderlineStyle(line)
    look.setUnderlineColor(QColor(colour))
    selection = QTextEdit.ExtraSelection()
    selection.cursor = cursor
    selection.format = look
    return selection


def proofread(editor: FieldEditor, session: PlanSession, address: str) -> None:
    """Let somebody read along in an editor of the text at `address`, if it is one of rich text."""
    if isinstance(editor, RichEditor):
        Proofreader(editor.edit, session, address)
