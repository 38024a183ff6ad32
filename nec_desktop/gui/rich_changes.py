"""Another state of a text shown by changing only the paragraphs whose words differ."""

from PySide6.QtGui import QPalette, QTextBlock, QTextCursor, QTextDocument

from nec_desktop.gui.filling import is_long
from nec_desktop.gui.rich_document import LINE, insert_runs
from nec_desktop.gui.text_line import changed_part
from nec_desktop.plan.richtext import Block, Heading, ListItem, Paragraph, RichText, runs_text

Words = Paragraph | Heading | ListItem


def show_other_words(document: QTextDocument, shown: RichText, text: RichText, palette: QPalette) -> range | None:
    """Let a document that shows one text show another, and return where they differ: positions in the document.

    Returns None, with nothing done, where more than the words of some paragraphs differs, or where those are as long as
    a book: a text is put in bit by bit, but changed in one go.
    """
    if not len(shown.blocks) == len(text.blocks) == document.blockCount():
        return None
    pairs = [(n, a, b) for n, (a, b) in enumerate(zip(shown.blocks, text.blocks, strict=True)) if a != b]
    todo = [
        (block, before, after)
        for n, before, after in pairs
        if isinstance(before, Words)
        and isinstance(after, Words)
        and _look(before) == _look(after)
        and _is_shown(block := document.findBlockByNumber(n), before)
    ]
    if not todo or len(todo) != len(pairs) or is_long(RichText(tuple(after for _, _, after in todo))):
        return None
    first, last = todo[0], todo[-1]
    start = first[0].position() + changed_part(_text(first[1]), _text(first[2]))[0]
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for block, _, after in todo:
        cursor.setPosition(block.position())
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        level = after.level if isinstance(after, Heading) else 0
        insert_runs(cursor, after.runs, palette, strong=level > 0, level=level)
    cursor.endEditBlock()
    document.clearUndoRedoStacks()
    return range(start, last[0].position() + changed_part(_text(last[1]), _text(last[2]))[2])


def _look(block: Words) -> tuple[type[Block], str, int]:
    kind = block.kind if isinstance(block, ListItem) else ""
    return type(block), kind, block.level if isinstance(block, Heading | ListItem) else 0


def _is_shown(block: QTextBlock, words: Words) -> bool:
    return block.text() == _text(words).replace("\n", LINE)


def _text(block: Words) -> str:
    return runs_text(block.runs)
