"""What is pasted, as our rich text: kept is what can be exported, and what was left out is named.

No widget is touched here, so that a long paste can be read in another thread.
"""

import re
from dataclasses import dataclass

from nec_desktop.gui.html_reader import BLOCKS, HtmlReader
from nec_desktop.plan.clean import removed_characters
from nec_desktop.plan.pasted_text import plain_as_rich
from nec_desktop.plan.richtext import RichText, Table, block_lines, tidy

_INLINE = {"b", "strong", "i", "em", "a", "span", "font", "br", "img", "u", "s", "strike", "del", "cite", "q", "sub"}
_INLINE |= {"sup", "code", "mark", "small", "big", "ins"}
_GONE = {"script", "style", "head", "title", "template", "noscript", "iframe", "object", "svg", "math", "select"}
_ATTRIBUTES = {
    "*": {"style", "class"},
    "a": {"href"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "ol": {"type"},
}
_UNSAFE = re.compile(r"""href\s*=\s*["']?\s*(?!https?:|mailto:|tel:|#)[a-z][a-z0-9+.-]*:""", re.IGNORECASE)
_LOOKS = re.compile(r"(?<![a-z-])(color|background|font-family|font-size|font)\s*:|<font", re.IGNORECASE)


MOST = 2_000_000
"""Characters that a field takes at once: some 300,000 words, ten times a long plan."""
MOST_ROWS, MOST_CELLS = 300, 720
"""Of a table in a text: Qt lays it out as a whole with each key, and one of thousands of cells would freeze the window
each time.
"""


@dataclass(frozen=True)
class LongTable:
    """A table that is too long for a text, and how many rows of so many columns a text takes."""

    rows: int
    columns: int

    @property
    def taken(self) -> int:
        """How many rows would be put in."""
        return max(1, min(MOST_ROWS, MOST_CELLS // self.columns))


@dataclass(frozen=True)
class Pasted:
    """What to put in, and words for what was left out. Nothing is to be put in of what is more than a field takes:
    `is_too_long`, or `long_table`.
    """

    text: RichText
    left_out: tuple[str, ...] = ()
    is_too_long: bool = False
    long_table: LongTable | None = None


def limited(pasted: Pasted) -> Pasted:
    """Return a paste, or only what of it is too much: to hand on millions of words would take its time."""
    blocks = pasted.text.blocks
    if sum(len(line) for block in blocks for line in block_lines(block)) > MOST:
        return Pasted(RichText(), is_too_long=True)
    tables = (LongTable(len(block.rows), len(block.rows[0])) for block in blocks if isinstance(block, Table))
    long = next((table for table in tables if table.rows > table.taken), None)
    return Pasted(RichText(), long_table=long) if long else pasted


def pasted_plain(text: str) -> Pasted:
    """Return plain text, a paragraph for each line, or for the lines that a page broke."""
    rich, joined = plain_as_rich(text.replace("\x00", ""))
    breaks = ("line breaks within sentences",) if joined else ()
    return Pasted(tidy(rich), (*breaks, *_removed(removed_characters(text))))


def pasted_html(html: str) -> Pasted:
    """Return what a piece of HTML from Word, Excel, a mail or a web page says, as far as it can be exported."""
    import nh3  # noqa: PLC0415 - whoever pastes nothing does without

    clean = nh3.clean(
        html,
        tags=BLOCKS | _INLINE,
        clean_content_tags=_GONE,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
        strip_comments=True,
    )
    reader = HtmlReader()
    reader.feed(clean)
    reader.close()
    reader.end_block()
    left_out = [words for words, found in reader.left_out.items() if found]
    if _LOOKS.search(html):
        left_out[:0] = ["colours", "fonts"]
    if _UNSAFE.search(html):
        left_out.append("links that are not web, e-mail or telephone addresses")
    if re.search(r"<(script|iframe|object|form|input|video|svg)\b", html, re.IGNORECASE):
        left_out.append("things that are not text")
    return Pasted(tidy(RichText(tuple(reader.blocks))), (*left_out, *_removed(reader.removed)))


def _removed(count: int) -> tuple[str, ...]:
    words = "1 character that no document can hold"
    return (words if count == 1 else f"{count:,} characters that no document can hold",) if count else ()
