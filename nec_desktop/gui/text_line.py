"""A line of text: quotes and dashes set as one types, undo that is the window's, and words underlined, as in a rich
text.
"""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QKeySequence, QTextCharFormat
from PySide6.QtWidgets import QLineEdit

from nec_desktop.gui.autocorrect import correction, until
from nec_desktop.gui.composing import type_composed
from nec_desktop.gui.own_keys import REDO, is_undo_or_redo
from nec_desktop.gui.select_words import units

Underlined = tuple[int, int, QTextCharFormat]
"""From where to where, as Qt counts, and how."""


class TextLine(QLineEdit):
    """`left` asks to hand on what was written, since the window is to undo; unless `keeps_undo`. With `corrects`, what
    is typed is set as Word's autocorrect sets it; Ctrl+Z takes that back before it takes back anything else.
    """

    left = Signal()

    def __init__(self, text: str, *, corrects: bool) -> None:
        super().__init__(text)
        self._corrects = corrects
        self.keeps_undo = False
        self._may_take_back = False
        self.composed = ""
        """What an input method composes here, and is not typed yet."""
        self._before = text
        self._underlined: list[Underlined] = []
        self.textChanged.connect(self._follow)

    def show_text(self, text: str) -> None:
        """Put a text here. The cursor of somebody who writes stays, or goes behind what has changed before it."""
        before, at = self.text(), self.cursorPosition()
        self.setText(text)
        start, _, end = changed_part(before, text)
        self.setCursorPosition(0 if not self.hasFocus() else at if at <= start else end)

    # -- keys

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window, which must know what was written until now, unless they are kept here."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and is_undo_or_redo(event):
            own = self.keeps_undo or self._takes_back(event)
            if not own:
                self.left.emit()
                own = self.keeps_undo  # what cannot be handed on is undone here
            event.setAccepted(own)
            return own
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Correct what is typed, and take a correction back."""
        if self._takes_back(event):
            self.undo()
            self.deselect()  # what undo puts back, Qt selects: the next key would write over it
        elif is_undo_or_redo(event) and not self.keeps_undo:
            event.ignore()
        elif event.keyCombination() == REDO:
            self.redo()
        else:
            super().keyPressEvent(event)
            if self._corrects and event.text() and event.text().isprintable():
                self._correct()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """What is still composed is typed."""
        type_composed(self)
        super().focusOutEvent(event)

    def _correct(self) -> None:
        at = self.cursorPosition()
        count, text = correction(until(self.text(), at))
        if count:
            self.setSelection(at - count, count)
            self.insert(text)
            self._may_take_back = True

    def _takes_back(self, event: QKeyEvent) -> bool:
        return self._may_take_back and event.matches(QKeySequence.StandardKey.Undo)

    def _follow(self, text: str) -> None:
        self._may_take_back = False
        if self._underlined:
            start, before_end, end = changed_part(self._before, text)
            by = end - before_end
            stay = [each for each in self._underlined if each[1] <= start]
            move = [(a + by, b + by, look) for a, b, look in self._underlined if a >= before_end and b > start]
            self._underlined = [*stay, *move]
            self._draw()
        self._before = text

    # -- lines under words

    def underline(self, underlined: list[Underlined]) -> None:
        """Draw lines under words; they stay with these while one types."""
        if underlined != self._underlined:
            self._underlined = underlined
            self._draw()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the line to an input method while something is composed there."""
        super().inputMethodEvent(event)
        self.composed = event.preeditString()
        if self._underlined:
            self._draw()

    def _draw(self) -> None:
        """Qt draws on a line what an input method asks for, and nothing else."""
        if self.composed:
            return
        kind, here = QInputMethodEvent.AttributeType.TextFormat, self.cursorPosition()
        looks = [QInputMethodEvent.Attribute(kind, a - here, b - a, look) for a, b, look in self._underlined]
        super().inputMethodEvent(QInputMethodEvent("", looks))


def changed_part(before: str, after: str) -> tuple[int, int, int]:
    """Return where two texts begin to differ, and where they end to do so in either, as Qt counts."""
    head = _alike(before, after)
    tail = _alike(before[head:][::-1], after[head:][::-1])
    return units(before[:head]), units(before[: len(before) - tail]), units(after[: len(after) - tail])


def _alike(one: str, other: str) -> int:
    """Return how many characters at their beginnings are the same. Halves are compared: either may be a book."""
    same, differs = 0, min(len(one), len(other)) + 1
    while differs - same > 1:
        middle = (same + differs) // 2
        if one[same:middle] == other[same:middle]:
            same = middle
        else:
            differs = middle
    return same
