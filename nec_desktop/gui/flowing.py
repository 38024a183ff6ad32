"""A document's blocks as flowing text in Qt's own subset of HTML: words, lists, tables and pictures, without pages."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from itertools import groupby

from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QTextDocument

from nec_desktop.document.blocks import Block, Cell, Contents, Document, Figure, Heading, Item, Paragraph, Table
from nec_desktop.document.visible import captions, chart_alt, heading_text, part_of, shown_blocks, shown_cell
from nec_desktop.gui.theme import Tokens
from nec_desktop.plan.charts import Chart
from nec_desktop.plan.richtext import Runs

ROWS_AT_ONCE = 40
"""Rows of one table of the text: Qt lays a table out as a whole, and one of thousands would make the window wait."""
WIDEST = 560
"""Pixels of a picture."""
_TAGS = {"bullet": "ul", "number": "ol"}


def flowing_document(
    document: Document, picture: Callable[[str], bytes], colours: Tokens, tick: Callable[[], None] = lambda: None
) -> QTextDocument:
    """Return `document` as text to read on the screen, in any thread. `picture` returns an attachment by its hash.

    Headings have anchors with their addresses. `tick` is called all the while, and may raise to stop it.
    """
    flowing = QTextDocument()
    flowing.setDocumentMargin(24)
    flowing.setDefaultStyleSheet(_style(colours))
    blocks = shown_blocks(document.blocks)
    for figure in blocks:
        if isinstance(figure, Figure):
            tick()
            image = QImage.fromData(picture(figure.hash))
            if image.width() > WIDEST:
                image = image.scaledToWidth(WIDEST)
            flowing.addResource(QTextDocument.ResourceType.ImageResource, QUrl(f"picture:{figure.hash}"), image)
    lines = []
    for line in _lines(document, blocks, colours):
        tick()
        lines.append(line)
    flowing.setHtml("".join(lines))
    return flowing


def _style(colours: Tokens) -> str:
    return (
        f"h1, h2, h3, .name, .part, a {{ color: {colours.accent}; }} "
        f".asked {{ background-color: {colours.tint}; }} .note {{ color: {colours.soft}; }} "
        f".missing {{ color: {colours.error}; font-style: italic; }} .label {{ font-weight: 600; }} "
        f"th {{ background-color: {colours.tint}; text-align: left; }} "
        f".caption {{ font-weight: 600; margin-bottom: 4px; }}"
    )


def _lines(document: Document, blocks: Sequence[Block], colours: Tokens) -> Iterator[str]:
    yield from _cover(document, colours)
    numbers = captions(blocks)
    shown: Iterable[tuple[bool, Iterator[tuple[int, Block]]]] = groupby(
        enumerate(blocks), key=lambda pair: isinstance(pair[1], Item)
    )
    for is_list, group in shown:
        if is_list:
            yield from _list([block for _, block in group if isinstance(block, Item)])
            continue
        for n, block in group:
            yield from _block(block, "  ".join(numbers.get(n, ())), blocks, colours)


def _cover(document: Document, colours: Tokens) -> Iterator[str]:
    cover = document.cover
    yield f"<p class='note'>{escape(document.marking)}</p><p>{escape(cover.scheme)}</p>"
    yield f"<p class='name' style='font-size: xx-large; font-weight: 600'>{escape(cover.name)}</p>"
    yield from (f"<p>{escape(line)}</p>" for line in cover.lines)
    yield f"<p class='label'>{escape(cover.band)}</p>"
    if cover.facts:
        rows = [f"<tr><th>{escape(item)}</th><td>{escape(entry)}</td></tr>" for item, entry in cover.facts]
        yield f"{_table_start(colours)}{''.join(rows)}</table>"
    yield from (f"<p class='note'>{escape(note)}</p>" for note in cover.notes)


def _block(block: Block, caption: str, blocks: Sequence[Block], colours: Tokens) -> Iterator[str]:
    match block:
        case Heading():
            if part := part_of(block):
                yield f"<p class='part' style='font-size: x-large; font-weight: 600'>{escape(part)}</p>"
            anchor = f"<a name='{escape(block.address)}'></a>" if block.address else ""
            yield f"<h{block.level}>{anchor}{escape(heading_text(block))}</h{block.level}>"
        case Paragraph():
            yield f"<p class='{block.style}'>{_runs(block.runs)}</p>"
        case Table():
            yield f"<p class='caption'>{escape(caption)}</p>" if caption else ""
            yield from _table(block, colours)
        case Figure():
            yield f"<p><img src='picture:{escape(block.hash)}' alt='{escape(block.alt)}'></p>"
            yield f"<p class='caption'>{escape(caption or block.alt)}</p>"
        case Chart():
            yield f"<p class='caption'>{escape(caption)}</p><p class='note'>{escape(chart_alt(block))}</p>"
        case Contents():
            yield f"<h2>{escape(block.title)}</h2>"
            for heading in blocks:
                if isinstance(heading, Heading) and heading.in_contents:
                    indent = 20 * (heading.level - 1)
                    words = f"<a href='#{escape(heading.address)}'>{escape(heading_text(heading))}</a>"
                    yield f"<p style='margin-left: {indent}px; margin-top: 2px; margin-bottom: 2px'>{words}</p>"
        case Item():
            yield from _list([block])


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
