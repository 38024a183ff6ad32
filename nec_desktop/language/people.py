"""Prose in, findings out: a rank or a post with somebody's name behind it. The words are in a list, people.toml."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import tomli

from nec_desktop.language.findings import Remark
from nec_desktop.language.names import CAPITAL, INITIALS, PARTICLES, SPACES, TITLES
from nec_desktop.paths import RESOURCES

_LISTS = ("before", "also-names", "no-names")
_NAME = rf"{CAPITAL}(?:[\w’'-]*\w)?"
_TITLE = rf"(?:(?:{TITLES}|Dr\b\.?){SPACES})?+"
_POSSESSIVE = re.compile(r"[’']s?$")
_SHORT = 5
"""Letters in capitals, up to which they are a short form and no name: PC NPT."""


class People:
    """Finds names behind ranks and posts. `is_word` says whether small letters are a word, `is_listed` whether a word
    is on a list of places and terms.
    """

    def __init__(
        self, lists: Mapping[str, frozenset[str]], is_word: Callable[[str], bool], is_listed: Callable[[str], bool]
    ) -> None:
        self._is_word, self._is_listed = is_word, is_listed
        self._names = {name.casefold() for name in lists["also-names"]}
        self._none = {word.casefold() for word in lists["no-names"]}
        before = "|".join(map(_with_capital, sorted(lists["before"], key=lambda words: (-len(words), words))))
        self._pattern = re.compile(
            rf"(?<![\w’'-])(?:{before or '(?!)'})\.?{SPACES}(?:\d{{1,5}}{SPACES})?{_TITLE}{INITIALS}"
            rf"{PARTICLES}(?P<first>{_NAME})(?:{SPACES}{PARTICLES}(?P<second>{_NAME}))?"
        )

    def remarks(self, text: str) -> Iterator[Remark]:
        """Find each rank or post with a name."""
        for match in self._pattern.finditer(text):
            second = match["second"] or ""
            if second and self._is_name(second) and self._may_begin_a_name(match["first"]):
                yield Remark(match.start(), match.end(), match[0])
            elif self._is_name(match["first"]):
                yield Remark(match.start(), match.end("first"), text[match.start() : match.end("first")])

    def _may_begin_a_name(self, word: str) -> bool:
        """Say whether a word may stand before a surname: any that is a name, or that no list has."""
        return self._is_name(word) or len(_plain(word)) == 1

    def _is_name(self, word: str) -> bool:
        plain = _plain(word)
        if plain.casefold() in self._names or any(letter > "\u00ff" for letter in plain):  # no English word has ł
            return True
        if len(plain) < 2 or plain.casefold() in self._none or (plain.isupper() and len(plain) <= _SHORT):
            return False
        return not self._is_listed(plain) and not self._is_word(plain.lower())


def read_people(data_folder: Path | None = None) -> dict[str, frozenset[str]]:
    """Return the lists by their names; a force's file adds to what ships, and is left out where it cannot be read."""
    lists: dict[str, frozenset[str]] = dict.fromkeys(_LISTS, frozenset())
    for folder in (RESOURCES, *((data_folder,) if data_folder else ())):
        try:
            entries = tomli.loads((folder / "dictionaries" / "people.toml").read_text(encoding="utf-8-sig"))
        except (OSError, UnicodeDecodeError, tomli.TOMLDecodeError):
            continue
        for name in _LISTS:
            words = entries.get(name)
            given = words if isinstance(words, list) else []
            lists[name] |= {word.strip() for word in given if isinstance(word, str)}
    return {name: words - {""} for name, words in lists.items()}


def _with_capital(words: str) -> str:
    """Return a pattern for words of which the first may have a capital, or each: Police Constable."""
    spelled = (
        f"[{word[0]}{word[0].upper()}]{re.escape(word[1:])}" if word[0].islower() else re.escape(word)
        for word in words.split()
    )
    return SPACES.join(spelled)


def _plain(word: str) -> str:
    return _POSSESSIVE.sub("", word).replace("’", "'")
