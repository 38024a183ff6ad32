"""WordprocessingML as text: runs, paragraphs and attributes, escaped in one place.

The body of a document is put together as text, in a tenth of the time of building elements one by one. Everything
that comes from a plan passes through `escaped` or `attribute`; all else is a constant.
"""

import re
from collections.abc import Iterable, Sequence

from nec_desktop.plan.clean import clean_text

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:wp="{WP}" xmlns:a="{A}" xmlns:pic="{PIC}"'
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_ATTRIBUTE = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": " ", "\t": " "})
_MARKUP = re.compile("[&<>]")
_BREAKS = re.compile("([\n\t])")


def escaped(text: str) -> str:
    """Return `text` for an element's content."""
    text = clean_text(text)
    return text.translate(_TEXT) if _MARKUP.search(text) else text


def attribute(text: str) -> str:
    """Return `text` for a value in double quotes; line breaks become spaces, as XML would make them anyway."""
    return clean_text(text).translate(_ATTRIBUTE)


def run(text: str, properties: str = "") -> str:
    """Return `text` as a run; a line break is w:br, a tab w:tab. `properties` are the children of w:rPr."""
    text = escaped(text)
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    if "\n" in text or "\t" in text:
        return f"<w:r>{look}{''.join(_piece(piece) for piece in _BREAKS.split(text))}</w:r>"
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def _piece(piece: str) -> str:
    if piece == "\n":
        return "<w:br/>"
    if piece == "\t":
        return "<w:tab/>"
    return f'<w:t xml:space="preserve">{piece}</w:t>' if piece else ""


def paragraph(style: str, content: str, properties: str = "") -> str:
    """Return a paragraph. `properties` are further children of w:pPr, in the order of ECMA-376 part 1, 17.3.1.26."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def in_last_paragraph(markup: str, properties: str) -> str:
    """Return a paragraph's markup with further children at the end of its w:pPr (a section's properties)."""
    return markup.replace("</w:pPr>", f"{properties}</w:pPr>", 1)


def bookmarked(content: str, bookmarks: Sequence[tuple[int, str]]) -> str:
    """Return a paragraph's content inside bookmarks, given as ids and names."""
    if not bookmarks:
        return content
    starts = "".join(f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>' for number, name in bookmarks)
    ends = "".join(f'<w:bookmarkEnd w:id="{number}"/>' for number, _name in bookmarks)
    return f"{starts}{content}{ends}"


def drop_down(content: str, number: int, tag: str, title: str, choices: Iterable[tuple[str, str]]) -> str:
    """Return runs that a reader replaces by one of `choices` (what is shown, what is kept).

    A content control inside its paragraph (ECMA-376 part 1, 17.5.2.29): LibreOffice moves one round a paragraph, and
    destroys what was tracked in it. It cannot be deleted by mistake; the words in it stand for no choice yet.
    """
    tagged = f'<w:tag w:val="{tag}"/>' if tag else ""
    items = "".join(
        f'<w:listItem w:displayText="{attribute(shown)}" w:value="{attribute(kept)}"/>' for shown, kept in choices
    )
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{attribute(title)}"/>{tagged}<w:id w:val="{number}"/>'
        f'<w:lock w:val="sdtLocked"/><w:showingPlcHdr/><w:dropDownList>{items}</w:dropDownList></w:sdtPr>'
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def field(code: str, result: str, properties: str = "") -> str:
    """Return a complex field with its result, so that no reader has to work it out (ECMA-376 part 1, 17.16.18)."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    ending = f'<w:r>{look}<w:fldChar w:fldCharType="end"/></w:r>'
    return f"{field_start(code, look)}<w:r>{look}<w:t>{result}</w:t></w:r>{ending}"


def field_start(code: str, look: str = "") -> str:
    """Return the beginning of a complex field, up to where its result goes."""
    return (
        f'<w:r>{look}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{look}<w:instrText xml:space="preserve"> {escaped(code)} </w:instrText></w:r>'
        f'<w:r>{look}<w:fldChar w:fldCharType="separate"/></w:r>'
    )


FIELD_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
