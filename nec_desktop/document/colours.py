"""Colours as six hexadecimal digits: how well they can be read, and lighter ones of the same hue."""

import re

from nec_desktop.translation import tr

LEAST_CONTRAST = 4.5
"""What words need against their ground (WCAG 2.2, 1.4.3)."""
BLACK, WHITE = "000000", "FFFFFF"
_TINT = 0.9
"""The share of white in a ground for words that is made from a dark colour."""
_COLOURED = 40
"""How far apart the parts of a colour are, from 0 to 255, if it is not grey."""


def is_colour(text: str) -> bool:
    """Say whether a text is a colour."""
    return re.fullmatch("[0-9A-Fa-f]{6}", text) is not None


def colour_words(colour: str) -> str:
    """Return a colour as a sentence has it; none is black."""
    return tr("black") if colour in ("", BLACK) else tr("white") if colour == WHITE else f"#{colour}"


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours as WCAG 2.2 has it: 1 to 21."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def can_be_read(ink: str, ground: str = WHITE) -> bool:
    """Say whether words of one colour can be read on another."""
    return contrast(ink, ground) >= LEAST_CONTRAST


def is_grey(colour: str) -> bool:
    """Say whether a colour has no hue to speak of."""
    parts = _parts(colour)
    return max(parts) - min(parts) < _COLOURED


def tint_of(colour: str) -> str:
    """Return a very light ground of the hue of `colour`."""
    return mixed(colour, WHITE, _TINT)


def mixed(one: str, other: str, share: float) -> str:
    """Return a colour between two: `share` is how much of the other there is in it."""
    pairs = zip(_parts(one), _parts(other), strict=True)
    return "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def _parts(colour: str) -> list[int]:
    return [int(colour[n : n + 2], 16) for n in (0, 2, 4)]


def _luminance(colour: str) -> float:
    channels = [part / 255 for part in _parts(colour)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
