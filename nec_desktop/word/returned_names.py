"""Names of the elements that the reader of returned files knows, and what the text of some is."""

from nec_desktop.translation import tr
from nec_desktop.word.tags import w

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
CID = "{http://schemas.microsoft.com/office/word/2016/wordml/cid}"
CEX = "{http://schemas.microsoft.com/office/word/2018/wordml/cex}"
W16DU = "{http://schemas.microsoft.com/office/word/2023/wordml/word16du}"

_CHANGES = (
    "sectPrChange",
    "tblPrChange",
    "tblPrExChange",
    "tblGridChange",
    "trPrChange",
    "tcPrChange",
    "numberingChange",
)
PROPERTY_CHANGES = frozenset(map(w, _CHANGES))
"""Elements that tell of changes of what no field shows."""

SILENT = frozenset(
    map(
        w,
        (
            "annotationRef",
            "bookmarkEnd",
            "continuationSeparator",
            "customXmlPr",
            "endnoteRef",
            "endnoteReference",
            "footnoteRef",
            "footnoteReference",
            "lastRenderedPageBreak",
            "permEnd",
            "permStart",
            "proofErr",
            "rt",
            "sdtEndPr",
            "separator",
            "smartTagPr",
        ),
    )
)
"""Elements without text of their own. Others that the reader does not know are gone through, that no text is lost."""

CHARACTERS = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("cr"): "\n",
    w("noBreakHyphen"): "\N{NON-BREAKING HYPHEN}",
    w("softHyphen"): "\N{SOFT HYPHEN}",
}
"""Elements that stand for a character."""

_SYMBOLS = {
    ("symbol", 0xB7): "\N{BULLET}",
    ("wingdings", 0x4A): "\N{WHITE SMILING FACE}",
    ("wingdings", 0x4B): "\N{NEUTRAL FACE}",
    ("wingdings", 0x4C): "\N{WHITE FROWNING FACE}",
    ("wingdings", 0xA7): "\N{BLACK SMALL SQUARE}",
    ("wingdings", 0xDF): "\N{LEFTWARDS ARROW}",
    ("wingdings", 0xE0): "\N{RIGHTWARDS ARROW}",
    ("wingdings", 0xE7): "\N{LEFTWARDS ARROW}",
    ("wingdings", 0xE8): "\N{RIGHTWARDS ARROW}",
    ("wingdings", 0xFB): "\N{BALLOT X}",
    ("wingdings", 0xFC): "\N{CHECK MARK}",
    ("wingdings", 0xFE): "\N{BALLOT BOX WITH CHECK}",
}
"""What Word's own corrections and people most often put in by a symbol font: font and code -> character."""
_PRIVATE = 0xF000


def change_words(tag: str) -> str:
    """Return what was changed where an element of PROPERTY_CHANGES stands."""
    match tag.rpartition("}")[2]:
        case "sectPrChange":
            return tr("section properties")
        case "tblGridChange":
            return tr("column widths")
        case "trPrChange":
            return tr("row properties")
        case "tcPrChange":
            return tr("cell properties")
        case "numberingChange":
            return tr("numbering")
    return tr("table properties")


def symbol(font: str, code: str) -> str:
    """Return the character that w:sym stands for; one of an unknown font as the file has it."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    known = _SYMBOLS.get((font.casefold(), number - _PRIVATE if number >= _PRIVATE else number))
    return known or (chr(number) if 0 < number < 0xD800 or 0xE000 <= number <= 0xFFFD else "")
