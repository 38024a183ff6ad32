"""Links and pictures in a text: what is asked about them, and what is done with the answer."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage, QTextCursor
from PySide6.QtWidgets import QFileDialog, QWidget

from nec_desktop.actions.plans import keep_picture
from nec_desktop.gui import rich_links as links
from nec_desktop.gui.alive import while_alive
from nec_desktop.gui.file_places import beside_the_last
from nec_desktop.gui.jobs import Jobs
from nec_desktop.gui.rich_dialogs import LinkDialog, PictureDialog
from nec_desktop.gui.rich_document import insert_picture, set_picture
from nec_desktop.gui.rich_formats import picture_of
from nec_desktop.gui.text_area import TextArea
from nec_desktop.gui.text_pictures import PICTURE_SUFFIXES
from nec_desktop.plan import values
from nec_desktop.plan.richtext import Picture

if TYPE_CHECKING:
    from nec_desktop.library.library import Library

PICTURE_FILES = f"({' '.join(f'*{suffix}' for suffix in PICTURE_SUFFIXES)})"


class LinksAndPictures(QObject):
    """Asks in dialogs of `parent` about the text in `edit`. `say` carries a sentence for the person; `waits` why the
    text is not to be left yet, empty where it may be; `opened` a dialog that is about to open.
    """

    say = Signal(str)
    waits = Signal(str)
    opened = Signal(object)

    def __init__(self, edit: TextArea, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent)
        self._edit, self._jobs, self._parent = edit, jobs, parent
        self._waiting: list[Path] = []
        """Pictures that were given together and are yet to be put in, one after another."""
        self._given = 0

    def ask_link_words(self) -> None:
        """Ask for other words of the link at the cursor."""
        self._ask_link().ask_words()

    def ask_link(self) -> None:
        """Ask where the words at the cursor lead, or change or remove the link that is there."""
        self._ask_link()

    def _ask_link(self) -> LinkDialog:
        cursor = links.link_around(self._edit.textCursor())
        words, target = links.words_of(cursor), links.link_at(cursor)
        dialog = LinkDialog(words, target, self._parent)
        # Words on a line cannot take the place of paragraphs or of a picture among them.
        dialog.words_line.setEnabled(links.is_one_stretch(cursor))
        if not target and links.is_written_out(words):
            dialog.name_address(words)

        def done() -> None:
            with self._edit.apart(self.tr("Link")):
                links.put_link(cursor, dialog.words, dialog.target, self._edit.palette())
            self._edit.setTextCursor(_at_end(cursor))

        self._open(dialog, done)
        return dialog

    def ask_picture(self) -> None:
        """Put a picture in at the cursor, or change the words of the one that is there."""
        cursor = _picture_at(self._edit.textCursor())
        picture = picture_of(cursor.charFormat()) if cursor else None
        if cursor and picture:
            self._ask_words(cursor, picture)
        else:
            name, _ = QFileDialog.getOpenFileName(
                self._parent, self.tr("Picture"), beside_the_last(), f"{self.tr('Pictures')} {PICTURE_FILES}"
            )
            if name:
                self.take_picture(Path(name))

    def take_picture(self, path: Path) -> None:
        """Keep the picture at `path` in the library, ask for its words, and put it in."""
        self._take(lambda library: keep_picture(library, path))

    def _take(self, keep: "Callable[[Library], values.Picture]") -> None:
        if self._edit.textCursor().currentTable():
            self._stop(self.tr("A picture cannot stand in a table. Put the cursor above or below it."))
            return
        self.say.emit(self.tr("Reading the picture …"))
        self.waits.emit(self.tr("A picture is still being read. Wait for it."))
        self._jobs.run(keep, while_alive(self, self._kept), while_alive(self, self._stop))

    def take_pasted(self, pasted: Any) -> None:
        """Take what was pasted or dropped: files of pictures, or one picture itself."""
        if isinstance(pasted, list):
            self._waiting, self._given = list(pasted), len(pasted)
            self.take_picture(self._waiting.pop(0))
            return
        image = QImage(pasted)
        self._take(lambda library: _keep_image(library, image))

    def _kept(self, kept: values.Picture) -> None:
        self.say.emit("")
        self.waits.emit("")
        at = self._given - len(self._waiting)
        name = self.tr("{0} ({1} of {2})").format(kept.name, at, self._given) if self._given > 1 else kept.name
        dialog = PictureDialog(name, "", self._parent, may_remove=False)

        def done() -> None:
            cursor = self._edit.textCursor()
            with self._edit.apart(self.tr("Picture")):
                insert_picture(cursor, Picture(kept.hash, dialog.alt))
            self._edit.setTextCursor(cursor)
            if self._waiting:
                self.take_picture(self._waiting.pop(0))
            else:
                self._given = 0

        dialog.rejected.connect(self._stop)
        self._open(dialog, done)

    def _stop(self, why: str = "") -> None:
        """Leave the pictures that are yet to come, and say so."""
        self.waits.emit("")
        put_in, given = self._given - len(self._waiting) - 1, self._given
        self._waiting, self._given = [], 0
        of_all = self.tr("{0} of {1} pictures were put in.").format(put_in, given) if given > 1 else ""
        if words := f"{why} {of_all}".strip():
            self.say.emit(words)

    def _ask_words(self, cursor: QTextCursor, picture: Picture) -> None:
        dialog = PictureDialog("", picture.alt, self._parent, may_remove=True)

        def done() -> None:
            with self._edit.apart(self.tr("Remove a picture") if dialog.removed else self.tr("Words for a picture")):
                if dialog.removed:
                    cursor.removeSelectedText()
                else:
                    set_picture(cursor, Picture(picture.hash, dialog.alt))

        self._open(dialog, done)

    def _open(self, dialog: LinkDialog | PictureDialog, done: Callable[[], None]) -> None:
        dialog.accepted.connect(done)
        dialog.finished.connect(self._come_back)
        dialog.finished.connect(dialog.deleteLater)
        self.opened.emit(dialog)
        dialog.open()

    def _come_back(self) -> None:
        self._parent.activateWindow()  # not every desktop gives the keyboard back by itself
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)


def _keep_image(library: "Library", image: QImage) -> values.Picture:
    """Keep a picture that is no file yet. To write one of a large screen takes seconds: not in the window's thread."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "pasted.png")
        image.save(str(path))
        return keep_picture(library, path)


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
