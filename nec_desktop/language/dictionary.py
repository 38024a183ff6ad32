"""The English dictionary, behind three functions: loaded when it is first needed, and once for the whole program."""

import unicodedata
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Protocol

_KNOWN, _UNKNOWN = ("the", "police", "neighbourhoods", "organised", "zebras"), ("organize", "xqzt")


class _Hunspell(Protocol):
    def spell(self, word: str) -> bool: ...

    def suggest(self, word: str) -> tuple[str, ...]: ...


class Dictionary:
    """Words and their forms. May be asked from any thread, with straight apostrophes."""

    def __init__(self, hunspell: _Hunspell) -> None:
        self._hunspell = hunspell
        self._lock = Lock()

    def spells(self, word: str) -> bool:
        """Say whether `word` is in the dictionary; accents that English may have or not are no matter."""
        with self._lock:
            if self._hunspell.spell(word):
                return True
            return not word.isascii() and self._hunspell.spell(_without_accents(word))

    def suggest(self, word: str) -> tuple[str, ...]:
        """Return words that are like `word`, best first."""
        with self._lock:
            return self._hunspell.suggest(word)

    @property
    def is_sound(self) -> bool:
        """True where it knows what it must know, from its beginning to its end, and nothing that it must not."""
        return all(map(self.spells, _KNOWN)) and not any(map(self.spells, _UNKNOWN))


@cache
def load_dictionary(folder: Path) -> Dictionary | None:
    """Return the dictionary in `folder`, or None where it is missing or damaged. Takes 50 ms, once."""
    try:
        from hunspell import Hunspell  # noqa: PLC0415 - what the first picture of the window does without

        dictionary = Dictionary(Hunspell("en_GB", hunspell_data_dir=str(folder), system_encoding="UTF-8"))
        return dictionary if dictionary.is_sound else None
    except (ImportError, OSError, ValueError, RuntimeError, MemoryError):
        return None


def _without_accents(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
