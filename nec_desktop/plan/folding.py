"""Text as a search sees it: neither capitals nor accents count, and typographic marks are plain ones."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from itertools import chain, islice

_PLAIN = str.maketrans(
    {
        **{"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u2011": "-"},
        **{"\xa0": " ", "\u2028": "\n"},
        "\xad": "",  # a hyphen that is seen only where a line ends at it
    }
)
"""A tab is none of them: it stands between two cells of a table, and no words go on from one cell to the next."""


class _Folded(dict[int, str]):
    """What each character is folded to, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        character = _PLAIN.get(code, chr(code))
        parts = unicodedata.normalize("NFD", unicodedata.normalize("NFD", character).casefold())
        self[code] = "".join(part for part in parts if not unicodedata.combining(part))
        return self[code]


class _Exact(dict[int, str]):
    """What each character is where capitals and accents count."""

    def __missing__(self, code: int) -> str:
        self[code] = _PLAIN.get(code, chr(code))
        return self[code]


_FOLDED, _EXACT = _Folded(), _Exact()
_LINE_END = re.compile("[\n\u2028]")
"""What is folded to the end of a line, and nothing else is."""


def fold(text: str) -> str:
    """Return `text` without capitals and accents; it may be shorter or longer than the text."""
    if text.isascii():  # as most is, and folded in a tenth of the time
        return text.lower()
    return text.translate(_FOLDED)


def plain_marks(text: str) -> str:
    """Return `text` with plain marks for typographic ones, and with its capitals and accents."""
    return text.translate(_EXACT)


def stretches(text: str, wanted: str, *, is_exact: bool = False, is_whole: bool = False) -> Iterator[tuple[int, int]]:
    """Yield where `wanted` stands in `text`, from and to; both may be written with any capitals and accents.

    is_exact: capitals and accents count; is_whole: what stands there is no part of a longer word.
    Only the lines in which it stands are looked at closely, and no further than is asked for: a text may be as long as
    a book, and one of its lines too.
    """
    seen = _EXACT if is_exact else _FOLDED
    sought = wanted.translate(seen)
    if not sought:
        return
    if _LINE_END.search(sought):
        lines, folded = [text], [text.translate(seen)]
    else:
        lines, folded = _LINE_END.split(text), text.translate(seen).split("\n")
    begin = 0
    for line, as_seen in zip(lines, folded, strict=True):
        places = places_in(as_seen, sought, is_whole=is_whole)
        if (first := next(places, None)) is not None:
            origins, rest = list[int](), _origins(line, seen)
            for at in chain((first,), places):
                origins += islice(rest, at + len(sought) - len(origins))
                yield begin + origins[at], begin + _end(line, origins[at + len(sought) - 1], seen)
        begin += len(line) + 1


def places_in(text: str, sought: str, *, is_whole: bool = False) -> Iterator[int]:
    """Yield where `sought` begins in `text`, both as a search sees them; no two places overlap."""
    at = text.find(sought)
    while at >= 0:
        end = at + len(sought)
        if is_whole and (_goes_on(text, at) or _goes_on(text, end)):
            at = text.find(sought, at + 1)
        else:
            yield at
            at = text.find(sought, end)


def _goes_on(text: str, at: int) -> bool:
    """Say whether a word goes on from before a place to behind it."""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def found_in(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Yield where what `pattern` finds in the folded text stands in `text`, from and to. It finds no empty text."""
    folded = fold(text)
    if pattern.search(folded):
        origins = list(_origins(text, _FOLDED))
        for match in pattern.finditer(folded):
            yield origins[match.start()], _end(text, origins[match.end() - 1], _FOLDED)


def _origins(text: str, seen: Mapping[int, str]) -> Iterator[int]:
    """Yield for each character of the text as it is seen where it comes from."""
    return (n for n, character in enumerate(text) for _ in seen[ord(character)])


def _end(text: str, last: int, seen: Mapping[int, str]) -> int:
    """Return where the character at `last` ends, with accents that stand as characters of their own."""
    end = last + 1
    while end < len(text) and not seen[ord(text[end])]:
        end += 1
    return end
