"""What differs between two versions, as HTML: section by section, each change with a link to its place."""

from collections.abc import Iterator, Sequence
from html import escape

from PySide6.QtCore import QCoreApplication

from nec_desktop.gui.card_html import Part, card_html
from nec_desktop.gui.guide import link
from nec_desktop.gui.theme import tokens
from nec_desktop.plan.told_changes import KINDS, ToldCell, ToldChange, ToldPage

MOST = 150
"""Changes that are shown at once; a section alone shows the others."""


def changes_html(pages: Sequence[ToldPage]) -> str:
    """Return the changes on some pages as HTML."""
    left, parts = MOST, list[Part]()
    for page in pages:
        shown = page.changes[:left]
        left -= len(shown)
        if shown:
            parts.append(Part(title=page.name))
            parts += [part for change in shown for part in _change(page, change)]
    more = sum(len(page.changes) for page in pages) - MOST
    if more > 0:
        words = _tr("{0} more are not shown. Choose a section above to see its own.").format(more)
        parts.append(Part(html=f"<p>{escape(words)}</p>"))
    return card_html(parts, beside=False)


def _change(page: ToldPage, change: ToldChange) -> Iterator[Part]:
    title = link(change.address, change.title) if page.address else escape(change.title)
    yield Part(html=f"<p style='margin-top: 12px;'><b>{escape(KINDS[change.kind])}:</b> {title}</p>")
    for cell in change.cells:
        if cell.label != change.title and len(change.cells) + (change.title != cell.label) > 1:
            yield Part(html=_soft(cell.label))
        yield from _cell(cell)


def _cell(cell: ToldCell) -> Iterator[Part]:
    if cell.note:
        yield Part(html=f"<p>{escape(cell.note)}</p>")
    elif cell.marks:
        yield Part(pieces=tuple((mark.kind, mark.text) for mark in cell.marks))


def _soft(words: str) -> str:
    return f"<p style='color: {tokens().soft}; margin-top: 6px; margin-bottom: 0;'>{escape(words)}</p>"


def _tr(text: str) -> str:
    return QCoreApplication.translate("VersionsPage", text)
