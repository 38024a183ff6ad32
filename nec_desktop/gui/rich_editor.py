"""The text editor: buttons, the text, and below it how long it is and what a paste left out."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from nec_desktop.gui.field_editor import FieldEditor
from nec_desktop.gui.filling import Filling, cursor_place, is_long, put_cursor
from nec_desktop.gui.holding_still import settle
from nec_desktop.gui.jobs import Jobs
from nec_desktop.gui.links_and_pictures import LinksAndPictures
from nec_desktop.gui.long_paste import LongPaste
from nec_desktop.gui.questions import Questions
from nec_desktop.gui.rich_changes import show_other_words
from nec_desktop.gui.rich_document import fill_document
from nec_desktop.gui.rich_reader import RichReader
from nec_desktop.gui.rich_toolbar import RichToolbar
from nec_desktop.gui.select_words import scroll_area_of
from nec_desktop.gui.steady_note import SteadyNote
from nec_desktop.gui.text_area import TextArea
from nec_desktop.gui.text_line import changed_part
from nec_desktop.gui.toolbar_in_view import ToolbarInView
from nec_desktop.plan import values
from nec_desktop.plan.richtext import RichText
from nec_desktop.plan.words import count_words, list_words


class RichEditor(FieldEditor):
    """Edits one rich text. `edited` carries it a moment after typing stops, twice a second while it goes on, and
    whenever the editor is left.
    """

    COUNT_PAUSE = 150

    def __init__(
        self,
        jobs: Jobs,
        name: str,
        text: RichText,
        parent: QWidget | None = None,
        *,
        read_only: bool = False,
        words: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs, self._words, self._before, self._is_locked = jobs, words, text, read_only
        self.edit = TextArea(jobs)
        self.edit.setAccessibleName(name)
        if read_only:
            reading = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            self.edit.setTextInteractionFlags(reading)
        self.setFocusProxy(self.edit)
        self._reader = RichReader(self.edit)
        self._filling: Filling | None = None
        self._pause = QTimer(self, singleShot=True, interval=self.PAUSE)
        self._longest = QTimer(self, singleShot=True, interval=self.LONGEST)
        self._is_passing = False
        """Whether what is said below tells of what was left out: with the next change that is past."""
        self._revealed = 0
        """How tall the text was when the page was last scrolled to what stands below it."""
        self._count_pause = QTimer(self, singleShot=True, interval=self.COUNT_PAUSE)
        self.asking = LinksAndPictures(self.edit, jobs, self)
        self.toolbar = RichToolbar(self.edit, self.asking.ask_link, self.asking.ask_picture)
        if read_only:
            self.toolbar.hide()
            self.edit.locked.connect(self._say_locked)
        self.count, self.note = QLabel(objectName="caption"), SteadyNote()
        below = QHBoxLayout()
        below.addWidget(self.count)
        below.addWidget(self.note, 1)
        self.stop = QPushButton(self.tr("Stop"), autoDefault=True)
        self.stop.hide()
        below.addWidget(self.stop)
        self.rows.addWidget(self.toolbar)
        self.rows.addWidget(self.edit)
        self.rows.addLayout(below)
        self.rows.addWidget(self.error)
        ToolbarInView(self.toolbar, self.edit, self)
        self._pause.timeout.connect(self.flush)
        self._longest.timeout.connect(self.flush)
        self._count_pause.timeout.connect(self._count)
        self.edit.textChanged.connect(self._changed)
        self.edit.left.connect(self.flush)
        self.edit.done.connect(self._hand_on_apart)
        self.edit.pasted.connect(self._say_left_out)
        self.edit.no_line.connect(self._say_no_line, Qt.ConnectionType.SingleShotConnection)
        self.edit.slow.connect(self._say_slow, Qt.ConnectionType.SingleShotConnection)
        self.edit.picture_opened.connect(self.asking.ask_picture)
        self.edit.link_wanted.connect(self.asking.ask_link_words)
        self.edit.picture_pasted.connect(self.asking.take_pasted)
        self.asking.say.connect(self._say)
        self.asking.waits.connect(self._wait)
        self.edit.long_pasted.connect(self._paste_long)
        self._fill(text)

    # -- what is written

    def show_content(self, content: values.Content | None) -> None:
        """Show what the plan holds now, without handing it on; where that differs, the cursor goes to where it does."""
        text = content if isinstance(content, RichText) else RichText()
        before, self._before = self._before, text
        if text != before and (self._filling or text != self._reader.read()):
            self._show(text)

    def ask(self, questions: Sequence[str]) -> bool:
        """Let the text show, while it is empty, what it is to answer; returns False for one that nobody may change."""
        if self._is_locked:
            return False
        Questions(self.edit, questions)
        return True

    def keep_own_undo(self) -> None:
        """Undo what is written here without the window's help."""
        self.edit.keep_own_undo()

    def flush(self) -> None:
        """Hand on what is written now, if it has changed."""
        self._pause.stop()
        self._longest.stop()
        if self.edit.isReadOnly():  # also while a long paste is put in, of which nothing is kept before the end
            return
        text = self._reader.read()
        if removed := self._reader.removed:
            self._show(text)
            self._say(self.tr("Left out: {0} that no document can hold.").format(count_words(removed, "character")))
            self._is_passing = True
        if text != self._before:
            self._before = text
            self.edited.emit(None if text.is_empty else text)

    def _hand_on_apart(self, what: str) -> None:
        self.doing.emit(what)
        self.flush()
        self.doing.emit("")

    def _show(self, text: RichText) -> None:
        document, place = self.edit.document(), cursor_place(self.edit)
        other = None
        if not self._filling:
            with QSignalBlocker(self.edit):
                other = show_other_words(document, self._reader.read(), text, self.edit.palette())
        if other is not None:
            self._count_pause.start()
            self.toolbar.show_state()
            put_cursor(self.edit, other.stop)
        else:
            before = document.toPlainText()
            self._fill(text, place)
            after = document.toPlainText()
            if not self._filling and before != after:
                put_cursor(self.edit, changed_part(before, after)[2])
        self._pause.stop()
        self._longest.stop()

    def _fill(self, text: RichText, place: int | None = None) -> None:
        """Put a text in the place of what stands there; a long one bit by bit."""
        if self._filling:
            self._filling.stop()
            self._filling.deleteLater()
            self._filling = None
        if not is_long(text):
            with QSignalBlocker(self.edit):
                fill_document(self.edit.document(), text, self.edit.palette())
            self._filled(text)
            if place is not None:  # else the text would be laid out before it has its width
                put_cursor(self.edit, place)
            return
        self._filling = filling = Filling(self.edit, text, place or 0)
        filling.told.connect(self.note.setText)
        filling.done.connect(partial(self._filled, text))
        filling.start()

    def _filled(self, text: RichText) -> None:
        if self._filling:
            self._filling.deleteLater()
            self._filling = None
            self._say("")
        self._reader.know(text)
        self._count()
        self.toolbar.show_state()

    def _changed(self) -> None:
        if self._is_passing:
            self._say("")
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()
        self._count_pause.start()

    # -- what is said below it

    def _count(self) -> None:
        count = len(self.edit.toPlainText().replace("\ufffc", " ").split())  # a picture is no word
        words = count_words(count, self.tr("word"))
        if self._words:
            words = self.tr("{0} · about {1} to {2} are usual").format(words, *self._words)
        self.count.setText(words)

    def _say_left_out(self, left_out: Any) -> None:
        self._say(self.tr("Left out of what was pasted: {0}.").format(list_words(left_out)) if left_out else "")
        self._is_passing = True
        if left_out:
            QTimer.singleShot(0, self, self._reveal_note)  # when the text is as tall as what was pasted

    def _reveal_note(self) -> None:
        """Scroll the page to what is said below the text, unless what is written would be out of sight then."""
        if page := scroll_area_of(self):
            settle()
            caret = self.edit.mapTo(self, self.edit.cursorRect().topLeft()).y()
            if self.note.geometry().bottom() - caret < page.viewport().height():
                page.ensureWidgetVisible(self.note, 0, 20)

    def _say_no_line(self) -> None:
        """Say once why a key seems to do nothing."""
        self._say(self.tr("No empty line is needed: paragraphs stand apart, in the document too."))

    def _say_slow(self) -> None:
        """Say once why each key takes a moment, and what helps."""
        self._say(self.tr("This paragraph is as long as a book, so each key takes a moment. Part it with Enter."))

    def _say_locked(self) -> None:
        """Say why a key does nothing, and what would let it."""
        self._say(self.tr("This is the force’s text, and it is locked. To change it here, unlock it in “⋯” above."))

    def _say(self, sentence: str) -> None:
        self._is_passing = False
        self.note.setText(sentence)
        if sentence:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.edit, sentence))

    def _wait(self, why: str) -> None:
        self.problem = why

    # -- a long paste

    def _paste_long(self, read: Any) -> None:
        """Put in what takes long to read; it can be stopped, and the text is then as it was."""
        self.flush()
        paste = LongPaste(self.edit, self._reader, self._jobs, read)
        self.problem = self.tr("What was pasted is still being put in. Wait for it, or press Stop.")

        def end() -> None:
            self.problem = ""
            self.stop.hide()
            self.stop.clicked.disconnect()
            paste.deleteLater()

        def done(left_out: Any) -> None:
            end()
            self._hand_on_apart(self.tr("Paste"))
            self._say_left_out(left_out)

        def refused(sentence: str) -> None:
            end()
            self._say(sentence)

        def stopped() -> None:
            paste.stop()
            end()
            self._show(self._before)
            self._say(self.tr("Stopped. Nothing was pasted."))

        paste.told.connect(self.note.setText)
        paste.told.connect(self._reveal_stop)
        paste.done.connect(done)
        paste.refused.connect(refused)
        self.stop.clicked.connect(stopped)
        self._revealed = 0
        self.stop.show()
        paste.start()

    def _reveal_stop(self) -> None:
        """Scroll the page to how far it is and the way to stop it, which go down as the text becomes taller."""
        if self.edit.height() != self._revealed and (page := scroll_area_of(self)):
            self._revealed = self.edit.height()
            settle()
            page.ensureWidgetVisible(self.stop, 0, 20)
