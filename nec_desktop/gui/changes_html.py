"""What differs between two versions, as HTML: section by section, each change with a link to its place.

Also a whole version, to be read.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from nec_desktop.gui.card_html import Part, card_html
from nec_desktop.gui.guide import link
from nec_desktop.gui.theme import tokens
from nec_desktop.plan.told_changes import ToldCell, ToldChange, ToldPage, kind_words
from nec_desktop.translation import tr

MOST = 150
"""Changes that are shown at once; a section alone shows the others."""


@dataclass(frozen=True)
class Way:
    """How changes are shown. then, now: what the two states are called, where they stand side by side; empty for one
    text with what is gone and what is new marked in it. reads: a whole version is read, and nothing is marked.
    """

    then: str = ""
    now: str = ""
    reads: bool = False


def changes_html(pages: Sequence[ToldPage], way: Way = Way()) -> str:
    """Return the changes on some pages as HTML."""
    left, parts = MOST, list[Part]()
    for page in pages:
        shown = page.changes[:left]
        left -= len(shown)
        if shown:
            parts.append(Part(title=page.name))
            if way.then:
                parts += [Part(lead=name, beside=True) for name in (way.then, way.now)]
            parts += [part for change in shown for part in _change(page, change, way)]
    more = sum(len(page.changes) for page in pages) - MOST
    if more > 0:
        words = tr("{0} more are not shown. Choose a section above to see its own.").format(more)
        parts.append(Part(html=f"<p>{escape(words)}</p>"))
    return card_html(parts, beside=True)


def _change(page: ToldPage, change: ToldChange, way: Way) -> Iterator[Part]:
    title = link(change.address, change.title) if page.address and not way.reads else escape(change.title)
    kind = "" if way.reads else f"<b>{escape(kind_words(change.kind))}:</b> "
    yield Part(html=f"<p style='margin-top: 12px;'>{kind}{f'<b>{title}</b>' if way.reads else title}</p>")
    for cell in change.cells:
        if cell.label != change.title and len(change.cells) + (change.title != cell.label) > 1:
            yield Part(html=_soft(cell.label))
        yield from _cell(cell, way)


def _cell(cell: ToldCell, way: Way) -> Iterator[Part]:
    if way.reads:
        yield Part(pieces=tuple(("same", mark.text) for mark in cell.marks), whole=True)
    elif cell.note:
        yield Part(html=f"<p>{escape(cell.note)}</p>")
    elif cell.marks and way.then:
        for other in ("new", "gone"):
            pieces = tuple((mark.kind, mark.text) for mark in cell.marks if mark.kind != other)
            yield Part(pieces=pieces, html="" if pieces else _soft(tr("Nothing")), beside=True)
    elif cell.marks:
        yield Part(pieces=tuple((mark.kind, mark.text) for mark in cell.marks))


def _soft(words: str) -> str:
    return f"<p style='color: {tokens().soft}; margin-top: 6px; margin-bottom: 0;'>{escape(words)}</p>"
