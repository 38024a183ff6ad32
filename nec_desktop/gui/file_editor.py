"""A picture with the words that stand for it, or a file."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QWidget

from nec_desktop.actions.files import save_copy
from nec_desktop.actions.write import keep_for
from nec_desktop.gui.alive import while_alive
from nec_desktop.gui.field_editor import FieldEditor
from nec_desktop.gui.file_places import beside_the_last
from nec_desktop.gui.flowing_label import FlowingLabel
from nec_desktop.gui.jobs import Jobs
from nec_desktop.gui.links_and_pictures import PICTURE_FILES
from nec_desktop.gui.text_line import TextLine
from nec_desktop.gui.text_pictures import decoded
from nec_desktop.gui.title_row import TitleRow
from nec_desktop.library.library import Library
from nec_desktop.plan.clean import clean_line
from nec_desktop.plan.outline import Field
from nec_desktop.plan.values import Content, File, Picture

_PREVIEW = QSize(320, 200)
"""Pixels: the largest that a picture is shown here."""


class FileEditor(FieldEditor):
    """Keeps what is chosen in the library, and shows it."""

    def __init__(self, jobs: Jobs, field: Field, content: Content | None) -> None:
        super().__init__()
        self._jobs, self._field = jobs, field
        self.is_picture = field.kind == "picture"
        self.preview = QLabel()
        self.preview.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.name = FlowingLabel()
        self.choose = QPushButton()
        self.choose.setAccessibleDescription(field.label)
        self.remove = QPushButton(self.tr("Remove"))
        self.remove.setAccessibleDescription(field.label)
        self.save_copy = QPushButton(self.tr("Save a copy…"))
        self.save_copy.setAccessibleDescription(field.label)
        for button in (self.choose, self.save_copy, self.remove):
            button.setAutoDefault(True)  # Enter presses the one that has the keyboard, as everywhere
        self.alt = TextLine("", corrects=True)
        self.alt_label = QLabel(self.tr("What the picture shows, in words, for people who cannot see it"))
        self.alt_label.setBuddy(self.alt)
        self.alt_label.setWordWrap(True)
        self.alt.setAccessibleName(self.alt_label.text())
        buttons, row = QWidget(), QHBoxLayout()
        for button in (self.choose, self.save_copy, self.remove):
            button.setParent(buttons)
        row.setSpacing(8)
        row.addWidget(buttons)
        row.addWidget(self.name, 1)
        self.rows.addWidget(self.preview)
        self.rows.addLayout(row)
        TitleRow(row, self.name, buttons)
        self.rows.addWidget(self.alt_label)
        self.rows.addWidget(self.alt)
        self.rows.addWidget(self.error)
        self.setFocusProxy(self.choose)
        self._content: Picture | File | None = None
        self._shown_picture = ""
        self._show(content)
        self.choose.clicked.connect(self._choose)
        self.save_copy.clicked.connect(self._save_copy)
        self.remove.clicked.connect(lambda: self._put(None))
        self.alt.editingFinished.connect(self.flush)
        self.alt.left.connect(self.flush)

    def show_content(self, content: Content | None) -> None:
        """Show what the plan holds now, without handing it on."""
        if content != self._content:
            self._show(content)

    def keep_own_undo(self) -> None:
        """Undo what is written here without the window's help."""
        self.alt.keeps_undo = True

    def flush(self) -> None:
        """Hand on the words for the picture."""
        alt = clean_line(self.alt.text())
        if isinstance(self._content, Picture) and self._content.alt != alt:
            self._put(Picture(self._content.hash, self._content.name, alt))

    def take(self, path: Path) -> None:
        """Keep the file at `path` in the library, and show it."""
        field = self._field
        self.name.setText(self.tr("Reading {0} …").format(path.name))
        self.problem = self.tr("“{0}” is still being read. Wait for it.").format(path.name)
        kept, refused = while_alive(self, self._kept), while_alive(self, self._fail)
        self._jobs.run(lambda library: keep_for(field, library, path, ""), kept, refused)

    def give_out(self, target: Path) -> None:
        """Write what is kept to `target`, and say so."""
        content = self._content
        if content is None:
            return
        done, refused = while_alive(self, self._saved), while_alive(self, self.say)
        self._jobs.run(lambda library: _given(library, content, target), done, refused)

    def _save_copy(self) -> None:
        if self._content:
            name, _ = QFileDialog.getSaveFileName(self, self.save_copy.text(), beside_the_last(self._content.name))
            if name:
                self.give_out(Path(name))

    def _saved(self, target: Path) -> None:
        self.say("")
        if self._content:
            self.name.setText(self.tr("{0} (saved as {1})").format(self._content.name, target))

    def _choose(self) -> None:
        kinds = f"{self.tr('Pictures')} {PICTURE_FILES}" if self.is_picture else ""
        name, _ = QFileDialog.getOpenFileName(self, self._field.label, beside_the_last(), kinds)
        if name:
            self.take(Path(name))

    def _put(self, content: Picture | File | None) -> None:
        self._show(content)
        self.edited.emit(content)

    def _kept(self, content: Picture | File) -> None:
        """Put in what was read; a picture has the words that stand there by now."""
        if isinstance(content, Picture):
            content = Picture(content.hash, content.name, clean_line(self.alt.text()))
        self._put(content)

    def _fail(self, sentence: str) -> None:
        self._show(self._content)
        self.say(sentence)

    def _show(self, content: Content | None) -> None:
        self._content = content if isinstance(content, Picture | File) else None
        there = self._content is not None
        self.say("")
        self.name.setText(self._content.name if self._content else self.tr("None chosen"))
        another = self.tr("Choose another…")
        one = self.tr("Choose a picture…") if self.is_picture else self.tr("Choose a file…")
        self.choose.setText(another if there else one)
        if not there and self.remove.hasFocus():
            self.choose.setFocus()
        self.save_copy.setVisible(there)
        self.remove.setVisible(there)
        self.alt_label.setVisible(self.is_picture and there)
        self.alt.setVisible(self.is_picture and there)
        alt = self._content.alt if isinstance(self._content, Picture) else ""
        if self.alt.text() != alt:
            self.alt.show_text(alt)
        self._show_picture()

    def _show_picture(self) -> None:
        identifier = self._content.hash if isinstance(self._content, Picture) else ""
        self.preview.setVisible(bool(identifier))
        self.preview.setAccessibleName(self._content.alt if isinstance(self._content, Picture) else "")
        if not identifier or identifier == self._shown_picture:
            return

        def done(image: QImage) -> None:
            if image.isNull() or not isinstance(self._content, Picture) or self._content.hash != identifier:
                return
            self._shown_picture = identifier
            self.preview.setPixmap(QPixmap.fromImage(image))

        shown, refused = while_alive(self, done), while_alive(self, self.say)
        self._jobs.run(lambda library: decoded(library.attachment(identifier), _PREVIEW), shown, refused)


def _given(library: Library, content: Picture | File, target: Path) -> Path:
    save_copy(library, content, target)
    return target
