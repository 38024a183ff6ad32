"""The names of elements in a Word file, as lxml has them."""

from nec_desktop.word.markup import WP, W


def w(name: str) -> str:
    """Return a name of WordprocessingML as lxml has it."""
    return f"{{{W}}}{name}"


P, TBL, TR, TC, R_, T, PPR, RPR = map(w, ("p", "tbl", "tr", "tc", "r", "t", "pPr", "rPr"))
BR, TAB, HYPERLINK, SECTPR, SDT = map(w, ("br", "tab", "hyperlink", "sectPr", "sdt"))
SDT_CONTENT = w("sdtContent")
TCPR = w("tcPr")
DOCPR = f"{{{WP}}}docPr"
