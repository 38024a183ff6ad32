"""What stands round the main text: the head of the page, its contents, its foot."""

from collections.abc import Iterator, Sequence

from nec_desktop.document.blocks import Block, Column, Contents, Document, Row, Table, cell
from nec_desktop.document.visible import is_visible, one_line
from nec_desktop.plan.words import date_words
from nec_desktop.web.markup import element, escaped, lines
from nec_desktop.web.outline import Place
from nec_desktop.web.prose import nested

CONTENTS_ID = "contents"
ABOUT = "About this document"
BACK = "Back to the contents"
_UNTITLED = "Untitled plan"
_NOT_GIVEN = "Not given"

Words = tuple[str, str]
"""The class of a paragraph and its words; the class “title” is the page's own heading."""


def marking_words(document: Document) -> str:
    """Return the marking as it is shown at the top and the bottom."""
    return document.marking.strip().upper()


def page_title(document: Document) -> str:
    """Return the words that a browser's tab shows."""
    return next(one_line(title) for title in (document.title, document.cover.name, _UNTITLED) if is_visible(title))


def head_words(document: Document) -> list[Words]:
    """Return what the page begins with."""
    cover = document.cover
    name = next(name for name in (cover.name, document.title, _UNTITLED) if is_visible(name))
    lines_ = [("line", line) for line in cover.lines]
    return _filled(
        [
            ("marking", marking_words(document)),
            ("scheme", cover.scheme),
            ("title", name),
            *lines_,
            ("band", cover.band),
        ]
    )


def foot_facts(document: Document) -> Table | None:
    """Return the facts about the document as a table like any other; on a page they can wait until the end."""
    rows = tuple(
        Row((cell(item), cell(entry if is_visible(entry) else _NOT_GIVEN))) for item, entry in document.cover.facts
    )
    description = f"{ABOUT}: each row has an item and its entry."
    return Table("", (Column("Item", 1), Column("Entry", 2.4)), rows, description, "facts") if rows else None


def foot_words(document: Document) -> list[Words]:
    """Return the paragraphs at the foot: notes, whose page it is, what it is and of when."""
    made = f"{document.footer}, {date_words(document.made_on)}" if is_visible(document.footer) else ""
    notes = [("note", note) for note in document.cover.notes]
    return _filled([*notes, ("organisation", document.organisation), ("line", made or date_words(document.made_on))])


def contents_title(blocks: Sequence[Block]) -> str:
    """Return the heading of the list of contents, nothing where the document has none."""
    for block in blocks:
        if isinstance(block, Contents):
            return one_line(block.title) if is_visible(block.title) else "Contents"
    return ""


def paragraphs(words: Sequence[Words]) -> str:
    """Return the markup of such paragraphs, one on a line."""
    return "\n".join(
        element("h1", lines(text)) if kind == "title" else element("p", lines(text), class_=kind)
        for kind, text in words
    )


def contents_markup(title: str, places: Sequence[Place]) -> str:
    """Return the list of contents as links, nested as the headings are; nothing where there is nothing in it."""
    if not title or not places:
        return ""
    heading = element("h2", escaped(title), id=CONTENTS_ID)
    return element("nav", f"{heading}\n{nested(_entries(places))}", aria_labelledby=CONTENTS_ID)


def _entries(places: Sequence[Place]) -> Iterator[tuple[str, int, str]]:
    level = -1
    for place in places:
        level = min(place.level - 2, level + 1)  # a heading above it may be one that is not listed
        yield "ul", level, element("a", escaped(one_line(place.text)), href=f"#{place.id}")


def _filled(words: list[Words]) -> list[Words]:
    return [(kind, text) for kind, text in words if is_visible(text)]
