"""Text as a search sees it: neither capitals nor accents count, and typographic marks are plain ones."""

import re
import unicodedata
from collections.abc import Iterator

_PLAIN = str.maketrans(
    {
        **{"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u2011": "-"},
        **{"\xa0": " ", "\t": " ", "\u2028": "\n"},
        "\xad": "",  # a hyphen that is seen only where a line ends at it
    }
)


class _Folded(dict[int, str]):
    """What each character is folded to, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        character = _PLAIN.get(code, chr(code))
        parts = unicodedata.normalize("NFD", unicodedata.normalize("NFD", character).casefold())
        self[code] = "".join(part for part in parts if not unicodedata.combining(part))
        return self[code]


_FOLDED = _Folded()
_LINE_END = re.compile("[\n\u2028]")
"""What is folded to the end of a line, and nothing else is."""


def fold(text: str) -> str:
    """Return `text` without capitals and accents; it may be shorter or longer than the text."""
    return text.translate(_FOLDED)


def stretches(text: str, wanted: str) -> Iterator[tuple[int, int]]:
    """Yield where `wanted` stands in `text`, from and to; both may be written with any capitals and accents.

    Only the lines in which it stands are looked at closely: a text may be as long as a book.
    """
    sought = fold(wanted)
    if not sought:
        return
    if _LINE_END.search(sought):
        yield from _stretches(text, fold(text), sought)
        return
    begin = 0
    for line, folded in zip(_LINE_END.split(text), fold(text).split("\n"), strict=True):
        yield from ((begin + start, begin + end) for start, end in _stretches(line, folded, sought))
        begin += len(line) + 1


def _stretches(text: str, folded: str, sought: str) -> Iterator[tuple[int, int]]:
    at = folded.find(sought)
    origins = _origins(text) if at >= 0 else []
    while at >= 0:
        yield origins[at], _end(text, origins[at + len(sought) - 1])
        at = folded.find(sought, at + len(sought))


def found_in(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Yield where what `pattern` finds in the folded text stands in `text`, from and to. It finds no empty text."""
    folded = fold(text)
    if pattern.search(folded):
        origins = _origins(text)
        for match in pattern.finditer(folded):
            yield origins[match.start()], _end(text, origins[match.end() - 1])


def _origins(text: str) -> list[int]:
    """Return for each character of the folded text where it comes from."""
    return [n for n, character in enumerate(text) for _ in _FOLDED[ord(character)]]


def _end(text: str, last: int) -> int:
    """Return where the character at `last` ends, with accents that stand as characters of their own."""
    end = last + 1
    while end < len(text) and not _FOLDED[ord(text[end])]:
        end += 1
    return end
