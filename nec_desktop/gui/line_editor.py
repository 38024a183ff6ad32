"""Text, numbers and times on one line."""

from collections.abc import Sequence
from datetime import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout

from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.write import content_from_text
from nec_desktop.gui.field_editor import FieldEditor
from nec_desktop.gui.flowing_label import FlowingLabel
from nec_desktop.gui.suggesting import suggest
from nec_desktop.gui.text_line import TextLine
from nec_desktop.gui.widths import keep_within
from nec_desktop.plan.clean import removed_characters
from nec_desktop.plan.outline import Field
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.times import may_be_later
from nec_desktop.plan.values import Content, written
from nec_desktop.plan.words import count_words, number_words, time_words
from nec_desktop.translation import tr

_HINTS = {"time": "5:30pm or 17:30", "url": "https://", "email": "name@dorset.police.uk"}
_NARROW = 20
"""Letters: room for any number or time."""


class LineEditor(FieldEditor):
    """What does not fit is said below the line, and stays there as typed until it is mended."""

    def __init__(self, plan: Plan, field: Field, content: Content | None) -> None:
        super().__init__()
        self._plan, self._field, self._shown = plan, field, content
        self._is_showing = self._keeps_undo = False
        self._taken = self._beside = ""
        """What a time was taken for that may be meant otherwise, and what else is said beside the line."""
        self.line = TextLine(self._words(content), corrects=field.kind == "text" and not field.format)
        self.line.setCursorPosition(0)
        self.line.setAccessibleName(field.label)
        self.line.setPlaceholderText(_HINTS.get(field.format or field.kind, ""))
        self.note = FlowingLabel(_limits(field), objectName="caption")
        if field.kind in ("number", "time"):
            keep_within(self.line, _NARROW)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.line, 0 if field.kind in ("number", "time") else 1)
        if field.kind in ("number", "time"):
            row.addWidget(self.note, 1)
        self.rows.addLayout(row)
        if field.kind == "text":
            self.rows.addWidget(self.note)
            self.note.hide()
        self.rows.addWidget(self.error)
        self.setFocusProxy(self.line)
        self._timer = QTimer(self, singleShot=True, interval=self.PAUSE)
        self._longest = QTimer(self, singleShot=True, interval=self.LONGEST)
        for timer in (self._timer, self._longest):
            timer.timeout.connect(self._try)
        self.line.textChanged.connect(self._changed)  # by keys, or by speech: that sets the text as a whole
        self.line.left.connect(self.flush)
        self.line.editingFinished.connect(self.flush)

    @property
    def is_prose(self) -> bool:
        """True where words are written: no number or time, and no address of a page."""
        return self._field.kind == "text" and self._field.format != "url"

    def show_content(self, content: Content | None) -> None:
        """Show what the plan holds now, without handing it on."""
        if content != self._shown:
            self._shown = content
            self._stop()
            self._forget_taken()
            self._show(content)
            self.say("")

    def keep_own_undo(self) -> None:
        """Undo what is written here without the window's help."""
        self._keeps_undo = self.line.keeps_undo = True

    def say(self, problem: str) -> None:
        """Say why what is typed cannot be kept, or take that back. The window cannot undo what it never had."""
        super().say(problem)
        self.line.keeps_undo = self._keeps_undo or bool(problem)

    def say_beside(self, words: str) -> None:
        """Say something beside a time that is no mistake, or take it back."""
        if words != self._beside:
            self._beside = words
            self._tell_beside()

    def suggest(self, texts: Sequence[str]) -> None:
        """Offer texts that hold what is being typed."""
        suggest(self.line, texts, several=bool(self._field.offer))

    def flush(self) -> None:
        """Hand on what is written now, as it will stand in the plan."""
        self._stop()
        text = self.line.text()
        try:
            content = self._read(text)
        except RefusedError as error:
            self.say(str(error))
            return
        self.say("")
        if isinstance(content, time) and text != self._words(content):
            self._taken = taken_words(text, content)
            self._tell_beside()
        if removed := removed_characters(text):
            self.note.setText(
                self.tr("Left out: {0} that no document can hold.").format(count_words(removed, "character"))
            )
            self.note.show()
        self._show(content)
        self._hand_on(content)

    def _show(self, content: Content | None) -> None:
        if self.line.text() != self._words(content):
            self._is_showing = True
            self.line.show_text(self._words(content))
            self._is_showing = False

    def _tell_beside(self) -> None:
        words = " ".join(filter(None, (self._taken, self._beside)))
        self.note.setText(words)
        self._hint = words
        self.describe(self._description)
        if words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.line, words))

    def _forget_taken(self) -> None:
        if self._taken:
            self._taken = ""
            self._tell_beside()

    def _changed(self) -> None:
        if not self._is_showing:
            self._forget_taken()
            if self.is_prose:  # what was left out before is no part of what is written now
                self.note.hide()
            self._timer.start()
            if not self._longest.isActive():
                self._longest.start()

    def _stop(self) -> None:
        self._timer.stop()
        self._longest.stop()

    def _try(self) -> None:
        """Hand on what fits, while typing: half a number is not yet a mistake."""
        self._stop()
        try:
            content = self._read(self.line.text())
        except RefusedError:
            if self._field.kind == "text":
                self.flush()
            return
        self.say("")
        self._hand_on(content)

    def _hand_on(self, content: Content | None) -> None:
        if content != self._shown:
            self._shown = content
            self.edited.emit(content)

    def _read(self, text: str) -> Content | None:
        return content_from_text(self._plan, self._field, text)

    def _words(self, content: Content | None) -> str:
        if isinstance(content, int | float) and self._field.id != "year":
            return number_words(content)
        return time_words(content) if isinstance(content, time) else written(content)


def taken_words(text: str, moment: time) -> str:
    """Say for what a time without am or pm was taken, where it may be meant otherwise; empty for any other."""
    if not may_be_later(text):
        return ""
    words = tr("Taken as {0}, by the 24-hour clock. Write {1} if you mean that.")
    return words.format(time_words(moment), time_words(moment.replace(hour=moment.hour + 12)))


def _limits(field: Field) -> str:
    """Return what numbers a field takes, in words."""
    least, most = field.minimum, field.maximum
    if field.kind != "number" or (least is None and most is None):
        return ""
    if least is not None and most is not None:
        return f"{least:,.15g} to {most:,.15g}"
    return f"{least:,.15g} or more" if least is not None else f"up to {most:,.15g}"
