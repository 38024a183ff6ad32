"""The text editor: buttons, the text, and below it how long it is and what a paste left out."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, QTemporaryDir, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QImage, QTextCursor
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton

from nec_desktop.actions.plans import keep_picture
from nec_desktop.gui import rich_commands as commands
from nec_desktop.gui.alive import while_alive
from nec_desktop.gui.field_editor import FieldEditor
from nec_desktop.gui.jobs import Jobs
from nec_desktop.gui.long_paste import LongPaste
from nec_desktop.gui.questions import Questions
from nec_desktop.gui.rich_dialogs import LinkDialog, PictureDialog
from nec_desktop.gui.rich_document import fill_document, insert_picture, set_picture
from nec_desktop.gui.rich_formats import picture_of
from nec_desktop.gui.rich_reader import RichReader
from nec_desktop.gui.rich_toolbar import RichToolbar
from nec_desktop.gui.text_area import TextArea
from nec_desktop.gui.text_pictures import PICTURE_SUFFIXES
from nec_desktop.plan import values
from nec_desktop.plan.richtext import Picture, RichText
from nec_desktop.plan.words import count_words, list_words

PICTURE_FILES = f"({' '.join(f'*{suffix}' for suffix in PICTURE_SUFFIXES)})"


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
        *,
        read_only: bool = False,
        words: tuple[int, int] | None = None,
    ) -> None:
        super().__init__()
        self._jobs, self._words, self._before = jobs, words, text
        self.edit = TextArea(jobs)
        self.edit.setAccessibleName(name)
        if read_only:
            reading = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            self.edit.setTextInteractionFlags(reading)
        self.setFocusProxy(self.edit)
        self._reader = RichReader(self.edit)
        fill_document(self.edit.document(), text, self.edit.palette())
        self._pause = QTimer(self, singleShot=True, interval=self.PAUSE)
        self._longest = QTimer(self, singleShot=True, interval=self.LONGEST)
        self._count_pause = QTimer(self, singleShot=True, interval=self.COUNT_PAUSE)
        self.toolbar = RichToolbar(self.edit, self.ask_link, self.ask_picture)
        if read_only:
            self.toolbar.hide()
        self.count, self.note = QLabel(objectName="caption"), QLabel(objectName="caption", wordWrap=True)
        self.note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        below = QHBoxLayout()
        below.addWidget(self.count)
        below.addWidget(self.note, 1)
        self.stop = QPushButton(self.tr("Stop"), autoDefault=False)
        self.stop.hide()
        below.addWidget(self.stop)
        self.rows.addWidget(self.toolbar)
        self.rows.addWidget(self.edit)
        self.rows.addLayout(below)
        self.rows.addWidget(self.error)
        self._pause.timeout.connect(self.flush)
        self._longest.timeout.connect(self.flush)
        self._count_pause.timeout.connect(self._count)
        self.edit.textChanged.connect(self._changed)
        self.edit.left.connect(self.flush)
        self.edit.pasted.connect(self._say_left_out)
        self.edit.picture_opened.connect(self.ask_picture)
        self.edit.picture_pasted.connect(self._take_pasted)
        self.edit.long_pasted.connect(self._paste_long)
        self._count()

    # -- what is written

    def show_content(self, content: values.Content | None) -> None:
        """Show what the plan holds now, without handing it on; where that differs, the cursor goes to where it does."""
        text = content if isinstance(content, RichText) else RichText()
        if text == self._before or text == self._reader.read():
            self._before = text
            return
        self._before = text
        self._show(text)

    def ask(self, questions: Sequence[str]) -> bool:
        """Let an empty text show the questions that it is to answer; returns False for one that is not empty."""
        is_empty = self.edit.document().isEmpty() and not self.edit.isReadOnly()
        if is_empty:
            Questions(self.edit, questions)
        return is_empty

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
        if text != self._before:
            self._before = text
            self.edited.emit(None if text.is_empty else text)

    def _show(self, text: RichText) -> None:
        document, cursor = self.edit.document(), self.edit.textCursor()
        before, position = document.toPlainText(), cursor.position()
        with QSignalBlocker(self.edit):
            fill_document(document, text, self.edit.palette())
        after = document.toPlainText()
        if before[:position] != after[:position]:
            position = len(after) - _alike_at_end(before, after)
        cursor = QTextCursor(document)
        cursor.setPosition(min(max(position, 0), document.characterCount() - 1))
        self.edit.setTextCursor(cursor)
        self._pause.stop()
        self._longest.stop()
        self._count()
        self.toolbar.show_state()

    def _changed(self) -> None:
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

    def _say(self, sentence: str) -> None:
        self.note.setText(sentence)
        if sentence:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.edit, sentence))

    # -- a long paste

    def _paste_long(self, read: Any) -> None:
        """Put in what takes long to read; it can be stopped, and the text is then as it was."""
        self.flush()
        paste = LongPaste(self.edit, self._jobs, read)

        def end() -> None:
            self.stop.hide()
            self.stop.clicked.disconnect()
            paste.deleteLater()

        def done(left_out: Any) -> None:
            end()
            self.flush()
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
        paste.done.connect(done)
        paste.refused.connect(refused)
        self.stop.clicked.connect(stopped)
        self.stop.show()
        paste.start()

    # -- links and pictures

    def ask_link(self) -> None:
        """Ask where the words at the cursor lead, or change or remove the link that is there."""
        cursor = commands.link_around(self.edit.textCursor())
        dialog = LinkDialog(cursor.selectedText(), commands.link_at(cursor), self)

        def done() -> None:
            commands.put_link(cursor, dialog.words, dialog.target, self.edit.palette())
            self.edit.setTextCursor(_at_end(cursor))

        self._open(dialog, done)

    def ask_picture(self) -> None:
        """Put a picture in at the cursor, or change the words of the one that is there."""
        cursor = _picture_at(self.edit.textCursor())
        picture = picture_of(cursor.charFormat()) if cursor else None
        if cursor and picture:
            self._ask_words(cursor, picture)
        else:
            name, _ = QFileDialog.getOpenFileName(
                self, self.tr("Picture"), "", f"{self.tr('Pictures')} {PICTURE_FILES}"
            )
            if name:
                self.take_picture(Path(name))

    def take_picture(self, path: Path) -> None:
        """Keep the picture at `path` in the library, ask for its words, and put it in."""
        if self.edit.textCursor().currentTable():
            self._say(self.tr("A picture cannot stand in a table. Put the cursor above or below it."))
            return
        kept, refused = while_alive(self, self._kept), while_alive(self, self._say)
        self._jobs.run(lambda library: keep_picture(library, path), kept, refused)

    def _take_pasted(self, pasted: Any) -> None:
        if isinstance(pasted, Path):
            self.take_picture(pasted)
            return
        self._pasted = QTemporaryDir()  # is there until the next one, while the library reads from it
        path = Path(self._pasted.filePath("pasted.png"))
        QImage(pasted).save(str(path))
        self.take_picture(path)

    def _kept(self, kept: values.Picture) -> None:
        dialog = PictureDialog(kept.name, "", self, may_remove=False)

        def done() -> None:
            cursor = self.edit.textCursor()
            insert_picture(cursor, Picture(kept.hash, dialog.alt))
            self.edit.setTextCursor(cursor)

        self._open(dialog, done)

    def _ask_words(self, cursor: QTextCursor, picture: Picture) -> None:
        dialog = PictureDialog("", picture.alt, self, may_remove=True)

        def done() -> None:
            if dialog.removed:
                cursor.removeSelectedText()
            else:
                set_picture(cursor, Picture(picture.hash, dialog.alt))

        self._open(dialog, done)

    def _open(self, dialog: LinkDialog | PictureDialog, done: Callable[[], None]) -> None:
        dialog.accepted.connect(done)
        dialog.finished.connect(self._come_back)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _come_back(self) -> None:
        self.activateWindow()  # not every desktop gives the keyboard back by itself
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)


def _alike_at_end(one: str, other: str) -> int:
    """Return how many characters at their ends are the same."""
    count = 0
    for a, b in zip(reversed(one), reversed(other), strict=False):
        if a != b:
            break
        count += 1
    return count


def _at_end(cursor: QTextCursor) -> QTextCursor:
    at_end = QTextCursor(cursor)
    at_end.setPosition(cursor.selectionEnd())
    return at_end


def _picture_at(cursor: QTextCursor) -> QTextCursor | None:
    """Return a cursor that selects the picture beside or within the selection, None where there is none."""
    document = cursor.document()
    for position in (cursor.selectionStart(), cursor.selectionEnd() - 1, cursor.selectionStart() - 1):
        if 0 <= position < document.characterCount() - 1:
            found = QTextCursor(document)
            found.setPosition(position)
            found.setPosition(position + 1, QTextCursor.MoveMode.KeepAnchor)
            if picture_of(found.charFormat()):
                return found
    return None
