"""Somebody who reads along while a text is written: when, what the menu says of words marked, and F7 to the next."""

import re
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QTextCharFormat
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from nec_desktop.gui.edit_menu import edit_menu
from nec_desktop.gui.looking_back import show_earlier
from nec_desktop.gui.remark_actions import own_word_actions, remark_actions
from nec_desktop.gui.select_words import units
from nec_desktop.gui.session import PlanSession
from nec_desktop.gui.text_area import TextArea
from nec_desktop.gui.text_line import TextLine
from nec_desktop.gui.underlining import line_under
from nec_desktop.language.language import SPELLING
from nec_desktop.plan.checks import Finding
from nec_desktop.plan.proof import line_findings

PAUSE = 300
"""Milliseconds after a key until the text is read: a word half written is no mistake."""
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")

_NEWS = (QEvent.Type.Show, QEvent.Type.FocusOut, QEvent.Type.PaletteChange)


class Mark(NamedTuple):
    """Words to look at: from where to where they stand, as Qt counts, and why. Those of a picture are where it is."""

    start: int
    end: int
    finding: Finding
    is_picture: bool = False


class ReadingAlong(QObject):
    """What is the same in a text and on a line. F7 goes to the next words marked; the menu says what they are about."""

    def __init__(self, edit: TextArea | TextLine, surface: QWidget, session: PlanSession, address: str) -> None:
        super().__init__(edit)
        self._edit, self._surface, self._session, self._address = edit, surface, session, address
        self._rules = {check.id: check.rule for check in session.plan.outline.check}
        self.marked: list[Mark] = []
        self.timer = QTimer(self, singleShot=True, interval=PAUSE)
        self.timer.timeout.connect(self.read)
        session.checked.connect(self.timer.start)
        surface.installEventFilter(self)  # and not a text itself, in which this would be asked of every key
        edit.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        edit.customContextMenuRequested.connect(self._show_menu)
        step = QAction(self.tr("Next word to look at"), edit)
        step.setShortcut(QKeySequence("F7"))
        step.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        step.triggered.connect(self.next)
        edit.addAction(step)
        self.timer.start()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Read the text when it comes into view, and again when the keyboard leaves the last word."""
        if event.type() in _NEWS:
            self.timer.start()
        return False

    def read(self) -> None:
        """Mark what is in view."""
        if self._edit.isVisible():
            self.marked = [mark for mark in self._found() if not self._is_being_written(mark)]
            self._show_marks()

    def next(self) -> None:
        """Select the next words marked after the cursor, around the end if need be, and open their menu."""
        self.read()
        _, here = self._selection()
        after = [mark for mark in self.marked if mark.start >= here]
        found = after or self.marked
        if found:
            first = found[0]  # a picture that is selected would be written over
            self._select(first.end if first.is_picture else first.start, first.end)
            menu = self._show_menu(self._edit.cursorRect().bottomLeft())
            menu.setActiveAction(menu.defaultAction())  # Enter puts the better word in

    def menu(self) -> QMenu:
        """Return the context menu for the cursor: what is to be said of the words there, then the usual commands."""
        menu = edit_menu(self._edit)
        usual = menu.actions()
        for action in usual:
            menu.removeAction(action)
        for mark in self._at_cursor():
            menu.addActions(self._actions(menu, mark))
        menu.addActions(own_word_actions(menu, self._session, self._word_at_cursor()))
        menu.addActions(usual)
        menu.triggered.connect(lambda _: self.read())
        is_kept = self._session.plan.field_at(self._address) is not None  # in a table's last row it is not yet
        # A form would write what it holds over what is put back.
        if is_kept and not isinstance(self._edit.window(), QDialog):
            menu.addSeparator()
            before = menu.addAction(self.tr("Earlier texts…"))
            before.triggered.connect(lambda: show_earlier(self._session, self._address, self._edit))
        return menu

    # -- how it is in a text, or on a line

    def _found(self) -> Iterator[Mark]:
        """Yield what is to be marked, in its order."""
        raise NotImplementedError

    def _show_marks(self) -> None:
        """Underline what is marked."""
        raise NotImplementedError

    def _selection(self) -> tuple[int, int]:
        """Return from where to where words are selected; the cursor's place twice where none are."""
        raise NotImplementedError

    def _line_at_cursor(self) -> tuple[str, int]:
        """Return the line that the cursor is in, and how much of it, as Qt counts, stands before the cursor."""
        raise NotImplementedError

    def _select(self, start: int, end: int) -> None:
        raise NotImplementedError

    def _go_to(self, place: QPoint) -> None:
        """Put the cursor at a place on the surface."""
        raise NotImplementedError

    def _insert(self, words: str, mark: Mark) -> None:
        """Put words in the place of those marked, which are selected, as one step to undo."""
        raise NotImplementedError

    # -- reading

    def _findings(self, text: str, at: int) -> Iterator[Mark]:
        """Yield what is to be said of a text, a line or the lines of a paragraph, that begins at that place."""
        language = self._session.jobs.workspace.language
        for finding in line_findings(self._session.plan, language, self._address, text):
            if remark := finding.remark:
                yield Mark(at + units(text[: remark.start]), at + units(text[: remark.end]), finding)

    def _rule(self, mark: Mark) -> str:
        return self._rules[mark.finding.rule]

    def _is_being_written(self, mark: Mark) -> bool:
        """Say whether a word may not be finished: the person's cursor stands at its end."""
        at_end = self._selection() == (mark.end, mark.end) and not mark.is_picture
        return at_end and self._rules[mark.finding.rule] == SPELLING and self._edit.hasFocus()

    def _look(self, mark: Mark) -> QTextCharFormat:
        return line_under(self._rules[mark.finding.rule], mark.end - mark.start)

    def _at_cursor(self) -> list[Mark]:
        start, end = self._selection()
        return [mark for mark in self.marked if mark.start <= start and end <= mark.end]

    # -- the menu

    def _word_at_cursor(self) -> str:
        line, at = self._line_at_cursor()
        before = len(line.encode("utf-16-le")[: 2 * at].decode("utf-16-le", "ignore"))
        return next((word[0] for word in _WORD.finditer(line) if word.start() <= before <= word.end()), "")

    def _show_menu(self, place: QPoint) -> QMenu:
        self._edit.left.emit()  # what stands here now is what the menu speaks of
        start, end = self._selection()
        if start == end and self._surface.rect().contains(place):
            self._go_to(place)
        self.read()
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._surface.mapToGlobal(place))
        return menu

    def _actions(self, menu: QMenu, mark: Mark) -> list[QAction]:
        put = None if self._edit.isReadOnly() else partial(self._put, mark)
        return remark_actions(menu, self._edit, self._session, mark.finding, put, self._others(menu, mark))

    def _others(self, _menu: QMenu, _mark: Mark) -> list[QAction]:
        """Return what else can be done to words that are marked."""
        return []

    def _put(self, mark: Mark, words: str) -> None:
        self._session.end_step()
        self._select(mark.start, mark.end)
        self._insert(words, mark)
        self._edit.left.emit()
        self._session.end_step()
        self.read()
