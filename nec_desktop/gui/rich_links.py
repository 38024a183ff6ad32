"""Links in a text: which one stands at the cursor, and how one is made, changed or taken away."""

from PySide6.QtCore import QRegularExpression
from PySide6.QtGui import QPalette, QTextBlock, QTextCharFormat, QTextCursor

from nec_desktop.gui.rich_commands import one_step, touched_blocks, weight_for
from nec_desktop.gui.rich_document import OBJECT, fragments, insert_runs
from nec_desktop.gui.rich_formats import (
    STRONG,
    heading_run_format,
    is_bold,
    picture_of,
    plain_format,
    run_format,
)
from nec_desktop.plan.clean import clean_line
from nec_desktop.plan.richtext import Run

_WRITTEN_OUT = QRegularExpression(r"(?:https?://|www\.)\S*[\w/]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
"""An address as it stands in a text; the stop behind it ends the sentence."""


def link_around(cursor: QTextCursor) -> QTextCursor:
    """Return a cursor that selects the whole link in which `cursor` stands, or an address written out there, else one
    that selects the words that it does, without white space and pictures at their ends.
    """
    found = QTextCursor(cursor)
    if cursor.hasSelection():
        _trim(found)
        return found
    at = cursor.position()
    for href, start, end in _links(cursor.block()):
        if href and start <= at <= end:
            found.setPosition(start)
            found.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return found if found.hasSelection() else _written_out(cursor) or found


def _trim(cursor: QTextCursor) -> None:
    document, start, end = cursor.document(), cursor.selectionStart(), cursor.selectionEnd()
    while start < end and _is_around_words(document.characterAt(start)):
        start += 1
    while start < end and _is_around_words(document.characterAt(end - 1)):
        end -= 1
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)


def _is_around_words(character: str) -> bool:
    return character.isspace() or character == OBJECT


def words_of(cursor: QTextCursor) -> str:
    """Return the words that a cursor selects, on one line."""
    return clean_line(cursor.selectedText().replace(OBJECT, ""))


def is_one_stretch(cursor: QTextCursor) -> bool:
    """Say whether a cursor selects nothing but words of one paragraph, which others can take the place of."""
    return len(touched_blocks(cursor)) == 1 and OBJECT not in cursor.selectedText()


def _written_out(cursor: QTextCursor) -> QTextCursor | None:
    """Return a cursor that selects the web or e-mail address as which the words at `cursor` are written."""
    at, document = cursor.position(), cursor.document()
    found = document.find(_WRITTEN_OUT, cursor.block().position())
    while not found.isNull() and found.selectionStart() <= at:
        if at <= found.selectionEnd():
            return found
        found = document.find(_WRITTEN_OUT, found)
    return None


def is_written_out(words: str) -> bool:
    """Say whether words are an address, and so do not say in words where a link leads."""
    match = _WRITTEN_OUT.match(words)
    return match.hasMatch() and match.capturedLength() == len(words)


def link_at(cursor: QTextCursor) -> str:
    """Return the target of the link that a cursor selects, empty for none."""
    first = QTextCursor(cursor.document())
    first.setPosition(min(cursor.selectionStart() + 1, cursor.selectionEnd()))
    return first.charFormat().anchorHref() if cursor.hasSelection() else ""


def _links(block: QTextBlock) -> list[tuple[str, int, int]]:
    """Return a paragraph's stretches with one target: target, start and end."""
    found: list[tuple[str, int, int]] = []
    for fragment in fragments(block):
        href, start = fragment.charFormat().anchorHref(), fragment.position()
        if found and found[-1][0] == href:
            found[-1] = (href, found[-1][1], start + fragment.length())
        else:
            found.append((href, start, start + fragment.length()))
    return found


def put_link(cursor: QTextCursor, words: str, target: str, palette: QPalette) -> None:
    """Put `words`, linked to `target`, in the place of what the cursor selects; without a target, plain words.

    Where the words are those selected, each keeps its own look.
    """
    with one_step(cursor):
        if cursor.hasSelection() and words_of(cursor) == words:
            _relink(cursor, target, palette)
            return
        strong = weight_for(cursor, bold=False) == STRONG
        level = cursor.blockFormat().headingLevel()
        insert_runs(cursor, (Run(words, link=target),), palette, strong=strong, level=level)
        cursor.setCharFormat(heading_run_format(plain_format(strong=strong), level))


def _relink(cursor: QTextCursor, target: str, palette: QPalette) -> None:
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    for block in touched_blocks(cursor):
        level = block.blockFormat().headingLevel()
        for fragment in fragments(block):
            first, last = max(fragment.position(), start), min(fragment.position() + fragment.length(), end)
            form = fragment.charFormat()
            if first >= last or picture_of(form):
                continue
            look = Run("", is_bold(form), form.fontItalic(), target)
            part = QTextCursor(block)
            part.setPosition(first)
            part.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
            part.setCharFormat(heading_run_format(run_format(look, palette, strong=form.fontWeight() >= STRONG), level))


def without_link(form: QTextCharFormat) -> QTextCharFormat:
    """Return `form` as it looks without a link: for what is typed after one."""
    plain = plain_format(strong=form.fontWeight() >= STRONG)
    plain.setFontWeight(form.fontWeight())
    plain.setFontItalic(form.fontItalic())
    return plain
