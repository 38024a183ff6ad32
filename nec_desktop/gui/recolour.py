"""The colours of a text that is open while the scheme changes."""

from PySide6.QtGui import QBrush, QPalette, QTextCursor, QTextDocument, QTextTable

from nec_desktop.gui.rich_document import fragments, style_header
from nec_desktop.gui.rich_formats import table_format


def recolour(document: QTextDocument, palette: QPalette) -> None:
    """Give links and tables the colours of `palette`. That is not a step of the person's, to be undone."""
    link = QBrush(palette.color(QPalette.ColorRole.Link))
    was_undoable = document.isUndoRedoEnabled()
    document.setUndoRedoEnabled(False)  # not a step of the person's
    block = document.begin()
    while block.isValid():
        for fragment in fragments(block):
            form = fragment.charFormat()
            if form.anchorHref() and form.foreground() != link:
                part = QTextCursor(block)
                part.setPosition(fragment.position())
                part.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
                form.setForeground(link)
                part.setCharFormat(form)
        block = block.next()
    for table in document.rootFrame().childFrames():
        if isinstance(table, QTextTable):
            table.setFormat(table_format(palette))
            style_header(table, palette)
    document.setUndoRedoEnabled(was_undoable)
