"""Text as it may stand in a plan: what XML, a Word file or a reader cannot hold is taken out at input."""

import re
import unicodedata

_NEWLINES = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_NO_CHARACTERS = "".join(chr(plane * 0x10000 + last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF))
_ILLEGAL = re.compile(
    f"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\ufeff{_NO_CHARACTERS}]"
)
_BIDI_OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Marks that reorder what stands beside them, so that a text reads differently from what it holds. The plain
right-to-left and left-to-right marks (U+200E, U+200F) are ordinary in Hebrew and Arabic and are kept."""


def clean_text(text: str) -> str:
    """Return `text` in NFC without control characters, lone surrogates and reordering marks."""
    if text.isascii() and text.isprintable():
        return text
    text = _NEWLINES.sub("\n", text)
    return unicodedata.normalize("NFC", _BIDI_OVERRIDES.sub("", _ILLEGAL.sub("", text)))


def clean_line(text: str) -> str:
    """Return `text` cleaned and on one line."""
    return " ".join(clean_text(text).split())


def removed_characters(text: str) -> int:
    """Return how many characters `clean_text` takes out, so that the person can be told."""
    return (
        len(_ILLEGAL.findall(text)) + len(_BIDI_OVERRIDES.findall(text))
        if not text.isascii() or not text.isprintable()
        else 0
    )
