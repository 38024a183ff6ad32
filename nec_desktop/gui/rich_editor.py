"""The text editor: a QTextDocument on screen, our own rich text in the plan."""

from typing import Literal

import nh3
from PySide6.QtCore import QMimeData, QSignalBlocker, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QKeySequence,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextListFormat,
)
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QLabel, QTextEdit, QToolButton, QVBoxLayout, QWidget

from nec_desktop.plan.richtext import SAFE_LINK, Heading, ListItem, Paragraph, RichText, Run, block_lines, tidy

_TAGS = {"p", "br", "b", "strong", "i", "em", "a", "ul", "ol", "li", "div", "h1", "h2", "h3", "h4"}
_BULLET, _NUMBER = QTextListFormat.Style.ListDisc, QTextListFormat.Style.ListDecimal


def fill_document(edit: QTextEdit, text: RichText) -> None:
    """Show a rich text. Tables and pictures, which this editor cannot change, are not shown here."""
    cursor = QTextCursor(edit.document())
    first = True
    current = None
    for block in text.blocks:
        if not isinstance(block, Paragraph | Heading | ListItem):
            continue
        if not first:
            cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
        first = False
        form = QTextBlockFormat()
        form.setBottomMargin(6)
        form.setHeadingLevel(block.level if isinstance(block, Heading) else 0)
        cursor.setBlockFormat(form)
        if isinstance(block, ListItem):
            style = _BULLET if block.kind == "bullet" else _NUMBER
            if current and current.format().style() == style and current.format().indent() == block.level + 1:
                current.add(cursor.block())
            else:
                list_format = QTextListFormat()
                list_format.setStyle(style)
                list_format.setIndent(block.level + 1)
                current = cursor.createList(list_format)
        else:
            current = None
        for run in block.runs:
            cursor.insertText(run.text.replace("\n", "\u2028"), _char_format(run, isinstance(block, Heading)))


def read_document(edit: QTextEdit) -> RichText:
    """Return what stands in the editor as rich text."""
    blocks: list[Paragraph | Heading | ListItem] = []
    block = edit.document().begin()
    while block.isValid():
        runs = []
        iterator = block.begin()
        while not iterator.atEnd():
            fragment = iterator.fragment()
            form = fragment.charFormat()
            heading = block.blockFormat().headingLevel() > 0
            link = form.anchorHref() if SAFE_LINK.fullmatch(form.anchorHref()) else ""
            bold = form.fontWeight() > QFont.Weight.Medium and not heading
            runs.append(Run(fragment.text().replace("\u2028", "\n"), bold, form.fontItalic(), link))
            iterator += 1
        in_list = block.textList()
        level = block.blockFormat().headingLevel()
        if in_list:
            kind: Literal["bullet", "number"] = "number" if in_list.format().style() == _NUMBER else "bullet"
            blocks.append(ListItem(tuple(runs), kind, max(in_list.format().indent() - 1, 0)))
        elif level:
            blocks.append(Heading(tuple(runs), level))
        else:
            blocks.append(Paragraph(tuple(runs)))
        block = block.next()
    return tidy(RichText(tuple(blocks)))


def _char_format(run: Run, heading: bool) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setFontWeight(QFont.Weight.Bold if run.bold or heading else QFont.Weight.Normal)
    form.setFontItalic(run.italic)
    if run.link:
        form.setAnchor(True)
        form.setAnchorHref(run.link)
        form.setFontUnderline(True)
    return form


class _Editor(QTextEdit):
    left = Signal()

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Paste what the product can export, and drop the rest."""
        if source.hasHtml():
            clean = QMimeData()
            clean.setHtml(nh3.clean(source.html(), tags=_TAGS, attributes={"a": {"href"}}))
            source = clean
        super().insertFromMimeData(source)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        self.left.emit()


class RichEditor(QWidget):
    """Edits one rich text. `edited` carries it, a moment after typing stops and whenever the editor is left.

    A text that holds tables or pictures is shown but cannot be changed here, so that none of it is lost.
    """

    edited = Signal(object)
    PAUSE = 400
    """Milliseconds after the last key until the text is handed on: well within the second promised for saving."""

    def __init__(self, name: str, text: RichText, read_only: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = _Editor()
        self.edit.setAccessibleName(name)
        self.edit.setTabChangesFocus(True)
        self.edit.setMinimumHeight(150)
        self.setFocusProxy(self.edit)
        self._before = text
        fill_document(self.edit, text)
        whole = all(isinstance(block, Paragraph | Heading | ListItem) for block in text.blocks)
        self.edit.setReadOnly(read_only or not whole)
        self._timer = QTimer(self, singleShot=True, interval=self.PAUSE)
        self._timer.timeout.connect(self.flush)
        self.edit.textChanged.connect(self._timer.start)
        self.edit.left.connect(self.flush)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        if not self.edit.isReadOnly():
            layout.addLayout(self._toolbar())
        layout.addWidget(self.edit)
        if not whole:
            held = [line for block in text.blocks for line in block_lines(block)]
            note = QLabel(self.tr("This text holds a table or picture, so it is shown only: ") + " ".join(held)[:200])
            note.setWordWrap(True)
            note.setObjectName("caption")
            layout.addWidget(note)
        self.count = QLabel(objectName="caption")
        layout.addWidget(self.count)
        self.edit.textChanged.connect(self._count)
        self._count()

    def show_content(self, content: object) -> None:
        """Show what the plan holds now, without handing it on; the cursor stays where nothing differs."""
        text = content if isinstance(content, RichText) else RichText()
        if text == read_document(self.edit):
            self._before = text
            return
        with QSignalBlocker(self.edit):
            self.edit.clear()
            fill_document(self.edit, text)
        self._timer.stop()
        self._before = text
        self._count()

    def flush(self) -> None:
        """Hand on what is written now, if it has changed."""
        self._timer.stop()
        if self.edit.isReadOnly():
            return
        text = read_document(self.edit)
        if text != self._before:
            self._before = text
            self.edited.emit(None if text.is_empty else text)

    def _count(self) -> None:
        words = len(self.edit.toPlainText().split())
        self.count.setText(self.tr("%n word(s)", "", words).replace("word(s)", "word" if words == 1 else "words"))

    def _toolbar(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for label, name, shortcut, slot in (
            ("B", "Bold", QKeySequence("Ctrl+B"), self._bold),
            ("I", "Italic", QKeySequence("Ctrl+I"), self._italic),
            ("•", "Bulleted list", QKeySequence("Ctrl+Shift+L"), lambda: self._list(_BULLET)),
            ("1.", "Numbered list", QKeySequence("Ctrl+Shift+N"), lambda: self._list(_NUMBER)),
            ("Link", "Link", QKeySequence("Ctrl+Shift+K"), self._link),
        ):
            button = QToolButton(text=label, toolTip=f"{name} ({shortcut.toString()})")
            button.setAccessibleName(name)
            button.setShortcut(shortcut)
            button.clicked.connect(slot)
            row.addWidget(button)
        row.addStretch()
        return row

    def _bold(self) -> None:
        bold = self.edit.fontWeight() > QFont.Weight.Medium
        self.edit.setFontWeight(QFont.Weight.Normal if bold else QFont.Weight.Bold)

    def _italic(self) -> None:
        self.edit.setFontItalic(not self.edit.fontItalic())

    def _list(self, style: QTextListFormat.Style) -> None:
        cursor = self.edit.textCursor()
        current = cursor.currentList()
        if current and current.format().style() == style:
            current.remove(cursor.block())
            cursor.setBlockFormat(QTextBlockFormat())
        else:
            list_format = QTextListFormat()
            list_format.setStyle(style)
            list_format.setIndent(1)
            cursor.createList(list_format)

    def _link(self) -> None:
        cursor = self.edit.textCursor()
        address, ok = QInputDialog.getText(self, self.tr("Link"), self.tr("Web address, beginning with https://"))
        if ok and SAFE_LINK.fullmatch(address.strip()):
            words = cursor.selectedText() or address.strip()
            cursor.insertText(words, _char_format(Run(words, link=address.strip()), heading=False))
