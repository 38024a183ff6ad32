"""A document's blocks as flowing text in Qt's own subset of HTML: words, lists, tables and pictures, without pages."""

from collections.abc import Callable, Iterator, Sequence
from html import escape
from itertools import groupby

from PySide6.QtCore import QSize, QUrl
from PySide6.QtGui import (
    QColor,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextList,
    QTextListFormat,
)

from nec_desktop.document.blocks import Block, Cell, Contents, Cover, Document, Figure, Heading, Item, Paragraph, Table
from nec_desktop.document.visible import captions, chart_alt, heading_text, part_of, shown_blocks, shown_cell
from nec_desktop.gui.text_pictures import decoded
from nec_desktop.gui.theme import Tokens
from nec_desktop.plan.charts import Chart
from nec_desktop.plan.richtext import Runs

ROWS_AT_ONCE = 20
"""Rows of one table of the text: Qt lays a table out as a whole, and one of thousands would make the window wait."""
_ROOM = QSize(560, 10_000)
"""Pixels of a picture."""
_SIZES = ("xx-large", "x-large", "large", "medium", "medium")
"""Of headings, by their level; 0 for what stands above them."""
_MARKS = {"bullet": QTextListFormat.Style.ListDisc, "number": QTextListFormat.Style.ListDecimal}
_TAGS = {"bullet": "ul", "number": "ol"}


def flowing_document(
    document: Document, picture: Callable[[str], bytes], colours: Tokens, tick: Callable[[], None] = lambda: None
) -> QTextDocument:
    """Return `document` as text to read on the screen, in any thread. `picture` returns an attachment by its hash.

    Headings have anchors with their addresses. `tick` is called all the while, and may raise to stop it.
    """
    flowing = QTextDocument()
    flowing.setUndoRedoEnabled(False)
    flowing.setDocumentMargin(24)
    flowing.setDefaultStyleSheet(_style(colours))
    writer = _Writer(flowing, colours)
    writer.write_cover(document.cover, document.marking)
    blocks = shown_blocks(document.blocks)
    numbers = captions(blocks)
    for n, block in enumerate(blocks):
        tick()
        if isinstance(block, Figure):
            image = decoded(picture(block.hash), _ROOM)
            flowing.addResource(QTextDocument.ResourceType.ImageResource, QUrl(f"picture:{block.hash}"), image)
        writer.write(block, "  ".join(numbers.get(n, ())), blocks)
    return flowing


def _style(colours: Tokens) -> str:
    return (
        f"a, .head {{ color: {colours.accent}; font-weight: 600; }} .missing {{ color: {colours.error}; }} "
        f".note {{ color: {colours.soft}; }} .label {{ font-weight: 600; }} "
        f"th {{ background-color: {colours.tint}; text-align: left; }}"
    )


class _Writer:
    """Writes blocks at the end of a text, bit by bit: while Qt reads HTML, everybody else waits."""

    def __init__(self, flowing: QTextDocument, colours: Tokens) -> None:
        self._end = QTextCursor(flowing)
        self._colours = colours
        self._lists: list[tuple[str, QTextList]] = []
        """The lists that are open, one within the other, each with its kind."""
        self._begun = False

    def write_cover(self, cover: Cover, marking: str) -> None:
        """Write what stands on the first page."""
        self._paragraph(f"<span class='note'>{escape(marking)}</span>")
        self._paragraph(escape(cover.scheme))
        self._heading(escape(cover.name), 0)
        for line in cover.lines:
            self._paragraph(escape(line))
        self._paragraph(f"<span class='label'>{escape(cover.band)}</span>")
        if cover.facts:
            rows = [f"<tr><th>{escape(item)}</th><td>{escape(entry)}</td></tr>" for item, entry in cover.facts]
            self._end.insertHtml(f"{_table_start(self._colours)}{''.join(rows)}</table>")
        for note in cover.notes:
            self._paragraph(f"<span class='note'>{escape(note)}</span>")

    def write(self, block: Block, caption: str, blocks: Sequence[Block]) -> None:
        """Write one of the document's blocks. `caption` has its number, `blocks` make the list of contents."""
        if isinstance(block, Item):
            self._item(block)
            return
        self._lists.clear()
        match block:
            case Heading():
                if part := part_of(block):
                    self._heading(escape(part), 0)
                anchor = f"<a name='{escape(block.address)}'></a>" if block.address else ""
                self._heading(f"{anchor}{escape(heading_text(block))}", block.level)
            case Paragraph():
                self._paragraph(
                    f"<span class='{block.style}'>{_runs(block.runs)}</span>", tinted=block.style == "asked"
                )
            case Table():
                if caption:
                    self._paragraph(f"<span class='label'>{escape(caption)}</span>")
                for piece in _table(block, self._colours):
                    self._end.insertHtml(piece)
            case Figure():
                self._paragraph(f"<img src='picture:{escape(block.hash)}' alt='{escape(block.alt)}'>")
                self._paragraph(f"<span class='label'>{escape(caption or block.alt)}</span>")
            case Chart():
                self._paragraph(f"<span class='label'>{escape(caption)}</span>")
                self._paragraph(f"<span class='note'>{escape(chart_alt(block))}</span>")
            case Contents():
                self._heading(escape(block.title), 2)
                for heading in blocks:
                    if isinstance(heading, Heading) and heading.in_contents:
                        words = escape(heading_text(heading))
                        self._paragraph(f"<a href='#{escape(heading.address)}'>{words}</a>", indent=heading.level - 1)

    def _paragraph(self, html: str, *, tinted: bool = False, indent: int = 0) -> None:
        form = QTextBlockFormat()
        form.setTopMargin(4)
        form.setBottomMargin(4)
        form.setIndent(indent)
        if tinted:
            form.setBackground(QColor(self._colours.tint))
        self._block(form, html)

    def _heading(self, html: str, level: int) -> None:
        form = QTextBlockFormat()
        form.setTopMargin(16)
        form.setBottomMargin(6)
        form.setHeadingLevel(max(1, level))
        self._block(form, f"<span class='head' style='font-size: {_SIZES[level]}'>{html}</span>")

    def _item(self, item: Item) -> None:
        del self._lists[item.level + 1 :]
        if self._lists[item.level :] and self._lists[item.level][0] != item.kind:
            del self._lists[item.level :]
        self._block(QTextBlockFormat(), _runs(item.runs))
        if self._lists[item.level :]:
            self._lists[item.level][1].add(self._end.block())
            return
        form = QTextListFormat()
        form.setIndent(item.level + 1)
        form.setStyle(_MARKS[item.kind])
        self._lists.append((item.kind, self._end.createList(form)))

    def _block(self, form: QTextBlockFormat, html: str) -> None:
        if self._begun:
            self._end.insertBlock(form, QTextCharFormat())
        else:
            self._end.setBlockFormat(form)
            self._begun = True
        self._end.insertHtml(html)


def _table(table: Table, colours: Tokens) -> Iterator[str]:
    whole = sum(column.width for column in table.columns) or 1
    heads = "".join(
        f"<th width='{round(100 * column.width / whole)}%'>{escape(column.header)}</th>" for column in table.columns
    )
    for start in range(0, max(1, len(table.rows)), ROWS_AT_ONCE):
        rows = [
            "".join(
                f"<td align='{column.align}'>{_cell(cell)}</td>"
                for cell, column in zip(row.cells, table.columns, strict=False)
            )
            for row in table.rows[start : start + ROWS_AT_ONCE]
        ]
        body = "".join(f"<tr>{row}</tr>" for row in rows)
        yield f"{_table_start(colours)}<tr>{heads}</tr>{body}</table>"


def _table_start(colours: Tokens) -> str:
    return (
        "<table width='100%' cellspacing='0' cellpadding='5' border='1' "
        f"style='border-collapse: collapse; border-color: {colours.line}'>"
    )


def _cell(cell: Cell) -> str:
    parts: list[str] = []
    for is_list, group in groupby(shown_cell(cell), key=lambda part: isinstance(part, Item)):
        if is_list:
            parts += _list([part for part in group if isinstance(part, Item)])
        else:
            parts.append("<br>".join(_runs(part.runs) for part in group))
    return "".join(parts)


def _list(items: Sequence[Item]) -> Iterator[str]:
    """Yield neighbouring items as lists, one within the other by their levels."""
    opened: list[str] = []
    for item in items:
        tag = _TAGS[item.kind]
        while len(opened) > item.level + 1 or (len(opened) == item.level + 1 and opened[-1] != tag):
            yield f"</{opened.pop()}>"
        while len(opened) <= item.level:
            opened.append(tag)
            yield f"<{tag}>"
        yield f"<li>{_runs(item.runs)}</li>"
    yield from (f"</{tag}>" for tag in reversed(opened))


def _runs(runs: Runs) -> str:
    words = []
    for run in runs:
        text = escape(run.text).replace("\n", "<br>")
        text = f"<b>{text}</b>" if run.bold else text
        text = f"<i>{text}</i>" if run.italic else text
        words.append(f"<a href='{escape(run.link)}'>{text}</a>" if run.link else text)
    return "".join(words)
