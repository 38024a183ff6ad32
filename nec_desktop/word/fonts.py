"""How much room a font takes, beside Arial, whose widths are known exactly: enough for estimates.

The figures are means over English text, rounded. A font that is not here is measured as Arial.
"""

LINE = 1.152
"""From one line to the next, as a multiple of Arial's size: 1.149 in the font, rounded as LibreOffice does it."""

_FONTS = {
    "aptos": (1.0, 1.22),
    "calibri": (0.9, 1.221),
    "calibri light": (0.9, 1.221),
    "carlito": (0.9, 1.221),
    "century gothic": (1.08, 1.2),
    "dejavu sans": (1.14, 1.164),
    "gill sans mt": (0.93, 1.16),
    "lato": (0.97, 1.2),
    "noto sans": (1.04, 1.362),
    "open sans": (1.04, 1.362),
    "segoe ui": (0.99, 1.33),
    "tahoma": (1.0, 1.207),
    "trebuchet ms": (0.98, 1.161),
    "verdana": (1.16, 1.215),
}
"""Width as a multiple of Arial's; from one line to the next as a multiple of the size."""
_SERIF = frozenset(
    (
        "baskerville old face",
        "book antiqua",
        "bookman old style",
        "cambria",
        "century schoolbook",
        "constantia",
        "garamond",
        "georgia",
        "liberation serif",
        "palatino linotype",
        "times new roman",
    )
)


def wideness(font: str) -> float:
    """Return how wide a font is, as a multiple of Arial."""
    return _FONTS.get(font.casefold(), (1.0, LINE))[0]


def line_of_font(font: str) -> float:
    """Return how far a font asks from one line to the next, as a multiple of its size."""
    return _FONTS.get(font.casefold(), (1.0, LINE))[1]


def has_serifs(font: str) -> bool:
    """Say whether a font is known to have serifs; many readers find those harder to read on a screen."""
    return font.casefold() in _SERIF
