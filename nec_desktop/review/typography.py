"""What programs change by themselves while a person types: quotes, dashes, dots, spaces. Nobody calls that an edit."""

import re
import unicodedata

_ALIKE = {
    **dict.fromkeys("‘’‚‛′`´", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
    "…": "...",
    "©": "(c)",
    "®": "(r)",
    "™": "(tm)",
    "½": "1/2",
    "¼": "1/4",
    "¾": "3/4",
}
_FOLD = str.maketrans(_ALIKE)
_HYPHENS = re.compile("-{2,}")


def folded(text: str) -> str:
    """Return `text` as it is compared: typewriter's quotes and dashes, single spaces, none at the ends."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).translate(_FOLD)
    if "--" in text:
        text = _HYPHENS.sub("-", text)
    return " ".join(text.split())


def only_typography(before: str, after: str) -> bool:
    """Say whether two texts are the same words, set with other quotes, dashes or spaces."""
    return before != after and folded(before) == folded(after)
