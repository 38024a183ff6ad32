"""Names of the elements that the reader of returned files knows, and what the text of some is."""

from nec_desktop.word.tags import w

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
CID = "{http://schemas.microsoft.com/office/word/2016/wordml/cid}"
CEX = "{http://schemas.microsoft.com/office/word/2018/wordml/cex}"
W16DU = "{http://schemas.microsoft.com/office/word/2023/wordml/word16du}"

PROPERTY_CHANGES = {
    w("sectPrChange"): "section properties",
    w("tblPrChange"): "table properties",
    w("tblPrExChange"): "table properties",
    w("tblGridChange"): "column widths",
    w("trPrChange"): "row properties",
    w("tcPrChange"): "cell properties",
    w("numberingChange"): "numbering",
}
"""Changes of what no field shows: element -> what was changed, in words."""

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


def symbol(font: str, code: str) -> str:
    """Return the character that w:sym stands for; one of an unknown font as the file has it."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    known = _SYMBOLS.get((font.casefold(), number - _PRIVATE if number >= _PRIVATE else number))
    return known or (chr(number) if 0 < number < 0xD800 or 0xE000 <= number <= 0xFFFD else "")
