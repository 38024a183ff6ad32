"""An editor for each kind of field. Each hands on contents by `edited`; a text that does not fit is told at once."""

from datetime import date, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from nec_desktop.actions.errors import RefusedError
from nec_desktop.actions.plans import keep_picture
from nec_desktop.actions.write import content_from_text, keep_file
from nec_desktop.gui.jobs import Jobs
from nec_desktop.gui.rich_editor import RichEditor
from nec_desktop.plan.outline import STANDARDS, Field
from nec_desktop.plan.plan import Plan
from nec_desktop.plan.richtext import RichText
from nec_desktop.plan.values import Content, File, Period, Picture, written
from nec_desktop.plan.words import date_words, period_words, record_name

_DATE_FORMS = ("%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y")


def make_editor(plan: Plan, jobs: Jobs, field: Field, content: Content | None, *, locked: bool = False) -> QWidget:
    """Return an editor of `field`, filled with `content`. It has a signal `edited` that carries the new content."""
    if field.kind == "rich":
        text = content if isinstance(content, RichText) else RichText()
        return RichEditor(field.label, text, read_only=locked)
    if field.kind in ("choice", "yes-no"):
        return ChoiceEditor(plan, field, content)
    if field.kind in ("choices", "links"):
        return SeveralEditor(plan, field, content)
    if field.kind in ("picture", "file"):
        return FileEditor(jobs, field, content)
    return LineEditor(plan, field, content)


class LineEditor(QWidget):
    """Text, numbers, dates, times and periods on one line. What does not fit is said below it and not saved."""

    edited = Signal(object)

    def __init__(self, plan: Plan, field: Field, content: Content | None) -> None:
        super().__init__()
        self._plan, self._field = plan, field
        self.line = QLineEdit(_as_typed(content))
        self.line.setAccessibleName(field.label)
        self.line.setPlaceholderText(_HINTS.get(field.kind, ""))
        self.error = QLabel(objectName="error", wordWrap=True)
        self.error.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.line)
        layout.addWidget(self.error)
        self._timer = QTimer(self, singleShot=True, interval=RichEditor.PAUSE)
        self._timer.timeout.connect(partial(self._hand_on, quiet=field.kind != "text"))
        self.line.textEdited.connect(lambda _: self._timer.start())
        self.line.editingFinished.connect(self.flush)
        self.setFocusProxy(self.line)

    def show_content(self, content: Content | None) -> None:
        """Show what the plan holds now, without handing it on."""
        if self.line.text() != _as_typed(content):
            self.line.setText(_as_typed(content))
        self._timer.stop()
        self.error.hide()

    def flush(self) -> None:
        """Hand on what is written now."""
        self._hand_on(quiet=False)

    def _hand_on(self, *, quiet: bool) -> None:
        """`quiet`: while typing, half a date is not yet a mistake."""
        self._timer.stop()
        try:
            content = content_from_text(self._plan, self._field, _as_parsed(self._field, self.line.text()))
        except RefusedError as error:
            if not quiet:
                self.error.setText(f"Not saved. {error}")
                self.error.show()
            return
        self.error.hide()
        self.edited.emit(content)


class ChoiceEditor(QComboBox):
    """One choice, or yes and no."""

    edited = Signal(object)

    def __init__(self, plan: Plan, field: Field, content: Content | None) -> None:
        super().__init__()
        self.setAccessibleName(field.label)
        self.addItem(self.tr("Not chosen"), None)
        choices: dict[object, str] = {True: "Yes", False: "No"}
        for value, label in (plan.choices(field) if field.kind == "choice" else choices).items():
            self.addItem(label, value)
        self.show_content(content)
        self.activated.connect(lambda _: self.edited.emit(self.currentData()))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_content(self, content: Content | None) -> None:
        """Show what the plan holds now; only a person's choice is handed on."""
        self.setCurrentIndex(next((n for n in range(self.count()) if self.itemData(n) == content and n), 0))

    def wheelEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        """Leave the wheel to the page: scrolling past must not change an answer."""
        event.ignore()  # type: ignore[attr-defined]


class SeveralEditor(QListWidget):
    """Several choices, or links to standards or records: a list to tick."""

    edited = Signal(object)

    def __init__(self, plan: Plan, field: Field, content: Content | None) -> None:
        super().__init__()
        self.setAccessibleName(field.label)
        if field.kind == "choices":
            options = plan.choices(field)
        elif field.to == STANDARDS:
            options = {s.id: f"{n} {s.title}" for n, s in enumerate(plan.standards.standard, 1)}
        else:
            options = {rid: record_name(plan, field.to, rid) for rid in plan.record_ids(field.to)}
        chosen = content if isinstance(content, tuple) else ()
        for identifier, label in options.items():
            item = QListWidgetItem(label, self)
            item.setData(Qt.ItemDataRole.UserRole, identifier)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if identifier in chosen else Qt.CheckState.Unchecked)
        self.setMaximumHeight(min(max(len(options), 1), 6) * 26 + 14)
        self.itemChanged.connect(lambda _: self.edited.emit(self._chosen()))

    def show_content(self, content: Content | None) -> None:
        """Show what the plan holds now, without handing it on."""
        chosen = content if isinstance(content, tuple) else ()
        with QSignalBlocker(self):
            for item in (self.item(n) for n in range(self.count())):
                on = item.data(Qt.ItemDataRole.UserRole) in chosen
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.viewport().update()

    def _chosen(self) -> tuple[str, ...] | None:
        items = (self.item(n) for n in range(self.count()))
        return tuple(i.data(Qt.ItemDataRole.UserRole) for i in items if i.checkState() == Qt.CheckState.Checked) or None


class FileEditor(QWidget):
    """A picture with the words that stand for it, or a file."""

    edited = Signal(object)

    def __init__(self, jobs: Jobs, field: Field, content: Content | None) -> None:
        super().__init__()
        self._jobs, self._field = jobs, field
        self._content = content if isinstance(content, Picture | File) else None
        self.name = QLabel(self._content.name if self._content else self.tr("None chosen"))
        choose = QPushButton(self.tr("Choose a picture…") if field.kind == "picture" else self.tr("Choose a file…"))
        remove = QPushButton(self.tr("Remove"))
        self.alt = QLineEdit(self._content.alt if isinstance(self._content, Picture) else "")
        self.alt.setPlaceholderText(self.tr("What the picture shows, in words, for people who cannot see it"))
        self.alt.setAccessibleName(self.tr("Words for the picture"))
        self.alt.setVisible(field.kind == "picture")
        self.error = QLabel(objectName="error", wordWrap=True)
        self.error.hide()
        row = QHBoxLayout()
        for widget in (self.name, choose, remove):
            row.addWidget(widget)
        row.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row)
        layout.addWidget(self.alt)
        layout.addWidget(self.error)
        choose.clicked.connect(self._choose)
        remove.clicked.connect(lambda: self._set(None))
        self.alt.editingFinished.connect(self.flush)
        self.setFocusProxy(choose)

    def show_content(self, content: Content | None) -> None:
        """Show what the plan holds now, without handing it on."""
        self._content = content if isinstance(content, Picture | File) else None
        self.name.setText(self._content.name if self._content else self.tr("None chosen"))
        self.alt.setText(self._content.alt if isinstance(self._content, Picture) else "")
        self.error.hide()

    def flush(self) -> None:
        """Hand on the words for the picture."""
        if isinstance(self._content, Picture) and self._content.alt != self.alt.text():
            self._set(Picture(self._content.hash, self._content.name, self.alt.text()))

    def _choose(self) -> None:
        kinds = self.tr("Pictures (*.png *.jpg *.jpeg *.gif *.bmp *.webp *.tif *.tiff)")
        name, _ = QFileDialog.getOpenFileName(
            self, self._field.label, "", kinds if self._field.kind == "picture" else ""
        )
        if name:
            self.take(Path(name))

    def take(self, path: Path) -> None:
        """Keep the file at `path` in the library, and show it."""
        keep = keep_picture if self._field.kind == "picture" else keep_file
        self._jobs.run(lambda library: keep(library, path, self.alt.text()), self._set, self._fail)

    def _set(self, content: Picture | File | None) -> None:
        self._content = content
        self.name.setText(content.name if content else self.tr("None chosen"))
        self.error.hide()
        self.edited.emit(content)

    def _fail(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.show()


_HINTS = {"date": "14 July 2026", "period": "1 April 2026 to 31 March 2027", "time": "17:30"}


def _as_typed(content: Content | None) -> str:
    if isinstance(content, Period):
        return period_words(content)
    if isinstance(content, date):
        return date_words(content)
    return written(content)


def _as_parsed(field: Field, text: str) -> str:
    """Return dates, as people type them, in the ISO form that the plan's own parser takes."""
    if field.kind == "date":
        return _iso(text)
    if field.kind == "period":
        return " to ".join(_iso(part) for part in text.split(" to "))
    return text


def _iso(text: str) -> str:
    for form in _DATE_FORMS:
        try:
            return datetime.strptime(text.strip(), form).date().isoformat()
        except ValueError:
            continue
    return text.strip()
