"""Blocks in, web page out: one file of HTML that brings its look and its pictures with it."""

import base64
import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from string import Template
from typing import NamedTuple

from nec_desktop.document.blocks import Block, Document
from nec_desktop.document.visible import one_line, shown_blocks
from nec_desktop.web.body import Body
from nec_desktop.web.frame import (
    ABOUT,
    BACK,
    CONTENTS_ID,
    contents_markup,
    contents_title,
    foot_facts,
    foot_words,
    head_words,
    marking_words,
    page_title,
    paragraphs,
)
from nec_desktop.web.look import FOLDER, PageLook
from nec_desktop.web.markup import attribute, css_text, element, escaped
from nec_desktop.web.outline import Names, PageOutline
from nec_desktop.web.pictures import Pictures
from nec_desktop.web.prose import settled
from nec_desktop.web.tables import table_markup

POLICY = "default-src 'none'; img-src data:; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'"
"""The page runs nothing and fetches nothing, whatever may be put into it (Content Security Policy, level 3)."""


class Arranged(NamedTuple):
    """A document's blocks as the page shows them, its headings, and the ids that are given out."""

    blocks: Sequence[Block]
    outline: PageOutline
    names: Names


def arranged(document: Document) -> Arranged:
    """Return what a page of `document` is made from; writing and checking both go by it."""
    blocks = tuple(settled(shown_blocks(document.blocks)))
    names = Names("main", CONTENTS_ID)
    return Arranged(blocks, PageOutline(blocks, names), names)


def write_page(document: Document, path: Path, picture: Callable[[str], bytes], look: PageLook | None = None) -> None:
    """Write `document` to `path` as a web page. `picture` returns an attachment (PNG or JPEG) by its hash.

    look: that of the force, where it has one.

    The same document gives the same file, byte for byte. Raises OSError where the file cannot be written, and
    whatever `picture` raises.
    """
    path.write_bytes(page_markup(document, picture, look).encode())


def page_markup(document: Document, picture: Callable[[str], bytes], look: PageLook | None = None) -> str:
    """Return the whole page."""
    blocks, outline, names = arranged(document)
    style = page_style(document, look)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    contents = contents_markup(contents_title(blocks), outline.listed())
    facts = foot_facts(document)
    back = element("p", element("a", BACK, href=f"#{CONTENTS_ID}"), class_="back") if contents else ""
    foot = [
        f"{element('h2', ABOUT)}\n{table_markup(facts, '', '', names)}" if facts else "",
        paragraphs(foot_words(document)),
        back,
        paragraphs([("marking", marking_words(document))]),
    ]
    return Template((FOLDER / "page.html").read_text(encoding="utf-8")).substitute(
        look=' class="large"' if document.large_print else "",
        policy=attribute(POLICY.format(digest)),
        organisation=attribute(one_line(document.organisation)),
        subject=attribute(one_line(document.subject)),
        keywords=attribute(one_line(", ".join(document.keywords))),
        title=escaped(page_title(document)),
        style=style,
        header=(look.crest_markup() if look else "") + paragraphs(head_words(document)),
        contents=contents,
        main=Body(blocks, outline, names, Pictures(picture)).markup(),
        footer="\n".join(filter(None, foot)),
    )


def page_style(document: Document, look: PageLook | None = None) -> str:
    """Return the style sheet, with the marking that print has on every page, and then the force's look."""
    style = (FOLDER / "page.css").read_text(encoding="utf-8")
    return style.replace("$marking", css_text(marking_words(document))) + (look.style() if look else "")
