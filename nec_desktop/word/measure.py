"""How wide words are, and how many lines they make: for column widths and page numbers.

Arial's widths are known exactly. Another font is measured as Arial, wider or narrower throughout (fonts.py).
"""

import re
import unicodedata
from collections.abc import Mapping

from nec_desktop.word.fonts import wideness

_REGULAR = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 "
    "584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 "
    "667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 "
    "278 556 500 722 500 500 500 334 260 334 584"
)
_BOLD = (
    "278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 333 333 "
    "584 584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667 611 722 667 944 "
    "667 667 611 333 278 333 584 556 333 556 611 556 611 556 333 611 611 278 278 556 278 889 611 611 611 611 389 556 "
    "333 611 556 778 556 556 500 389 280 389 584"
)
"""Advance widths of the characters from space to tilde, in thousandths of the size (Arial's published metrics)."""
_SIGNS = (
    {"\u00a0": 278, "–": 556, "—": 1000, "•": 350, "…": 1000, "·": 278, "°": 400, "×": 584, "−": 584, "→": 1000}
    | dict.fromkeys("¼½¾", 834)
    | dict.fromkeys("©®", 737)
    | dict.fromkeys("²³", 333)
)
_QUOTES = dict.fromkeys("‘’", 222) | dict.fromkeys("“”", 333)
_BOLD_QUOTES = dict.fromkeys("‘’", 278) | dict.fromkeys("“”", 500)
_AVERAGE = 556
_WIDE = 1000
_SPACE = 278
_HYPHEN = re.compile(r"(?<=\w[-–])(?=[^\W\d])")
"""Where a line may end inside a word: not in a range of figures, nor after a minus."""
_RANGE = re.compile(r"\d[-–/]+(?=\d)")
"""A range of figures: programs end a line after the sign in 2026–27, and Word after that in 2026-27 too."""
_LEAST_OF_LINE = 0.5
"""The share of a line that has to be left where it is made shorter."""
_COUNTED = re.compile(r"\b(\d{1,2}) (?=[^\W\d])")


class _Characters(dict[str, int]):
    """Widths of single characters, those outside ASCII worked out when first met."""

    def __missing__(self, character: str) -> int:
        self[character] = width = self._guess(character)
        return width

    def _guess(self, character: str) -> int:
        if unicodedata.combining(character):
            return 0
        if unicodedata.east_asian_width(character) in ("W", "F"):
            return _WIDE
        base = unicodedata.normalize("NFD", character)[0]
        return self[base] if base != character else _AVERAGE


class _Words(dict[str, int]):
    """Widths of words, each added up once."""

    def __init__(self, widths: str, quotes: dict[str, int]) -> None:
        super().__init__()
        ascii_widths = {chr(32 + n): int(width) for n, width in enumerate(widths.split())}
        self._characters = _Characters(ascii_widths | _SIGNS | quotes)

    def __missing__(self, word: str) -> int:
        self[word] = width = sum(map(self._characters.__getitem__, word))
        return width


class Ruler:
    """Measures text in a font. Keeps what it has measured, so one is made for each document."""

    def __init__(self, font: str = "Arial") -> None:
        self._wideness = wideness(font)
        self._regular: Mapping[str, int] = _Words(_REGULAR, _QUOTES)
        self._bold: Mapping[str, int] = _Words(_BOLD, _BOLD_QUOTES)

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """Return the width in points of `text`, at `size` points, on one line."""
        words = self._bold if bold else self._regular
        pieces = text.split(" ")
        return (sum(map(words.__getitem__, pieces)) + _SPACE * (len(pieces) - 1)) * size * self._wideness / 1000

    def longest_word(self, text: str, size: float, *, bold: bool = False, whole: bool = False) -> float:
        """Return the width in points of the widest piece of `text` that no line break should come into.

        Breaks come at spaces and after hyphens, but not between a short number and its word ("14 February"). whole:
        nor in an e-mail address.
        """
        words = self._bold if bold else self._regular
        if text.isalnum():
            return words[text] * size * self._wideness / 1000
        broken = text if whole and "@" in text else text.replace("-", "- ")
        pieces = _COUNTED.sub("\\1\u00a0", broken.replace("\n", " ")).split(" ")
        return max(map(words.__getitem__, pieces), default=0) * size * self._wideness / 1000

    def width_for_ranges(self, text: str, width: float, size: float, *, bold: bool = False) -> float:
        """Return the width, at most `width`, in which no line of `text` ends within a range such as 2026–27."""
        narrower = self._before_range(text, width, size, bold)
        while narrower > width * _LEAST_OF_LINE:
            width_then, narrower = narrower, self._before_range(text, narrower, size, bold)
            if not narrower:
                return width_then
        return width

    def _before_range(self, text: str, width: float, size: float, bold: bool) -> float:
        """Return a width in which the first range that a line would end in begins the next one; 0 where there is none.

        It is half way between the words before the range and what would stand of it on their line, so that a font
        that is measured a little otherwise makes no difference.
        """
        line = ""
        for word in text.split(" "):
            found = _RANGE.search(word)
            longer = f"{line} {word}" if line else word
            if self.width(longer, size, bold=bold) <= width - (size / 2 if found else 0):
                line = longer
                continue
            if line and found:
                begun = self.width(f"{line} {word[: found.end()]}", size, bold=bold)
                between = (self.width(line, size, bold=bold) + begun) / 2
                if between < width:
                    return between
            line = word
        return 0

    def lines(self, text: str, width: float, size: float, *, bold: bool = False) -> int:
        """Return how many lines `text` makes in a width of so many points; 1 for no text."""
        # 1 is of a thousandth: sums of floats are seldom exact.
        limit = max(width, size) * 1000 / (size * self._wideness) + 1
        words = self._bold if bold else self._regular
        if "\n" in text:
            return sum(_wrapped(line.split(" "), words, limit) for line in text.split("\n"))
        return _wrapped(text.split(" "), words, limit)


def _wrapped(pieces: list[str], words: Mapping[str, int], limit: float) -> int:
    """Return the lines of one paragraph without breaks; a word wider than a line is broken where the line ends."""
    if sum(map(words.__getitem__, pieces)) + _SPACE * (len(pieces) - 1) <= limit:
        return 1
    count, used = 1, -_SPACE
    for piece in pieces:
        width = words[piece]
        used += _SPACE + width
        if used <= limit:
            continue
        used -= width
        for part in _HYPHEN.split(piece):
            width = words[part]
            used += width
            if used > limit:
                count += used > width
                count += int(width // limit)
                used = int(width % limit) if width > limit else width
    return count
