"""Lists of words that are right although no dictionary has them: one a line, # begins a comment."""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile


def read_words(path: Path) -> set[str]:
    """Return the words of a list, empty where there is none or it cannot be read."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return set()
    return {word.replace("’", "'") for line in lines if (word := line.partition("#")[0].strip())}


class OwnWords:
    """A person's own words, in a file that is written whole or not at all. Without a path, for this run only."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._read: set[str] | None = None

    def __contains__(self, word: str) -> bool:
        return word in self._all()

    def words(self) -> list[str]:
        """Return the words in alphabetical order."""
        return sorted(self._all(), key=str.casefold)

    def add(self, word: str) -> None:
        """Add a word. Capitals count: “Verwood” does not allow “verwood”, but “skatepark” allows “Skatepark”."""
        self._write(self._all() | {_tidy(word)})

    def remove(self, word: str) -> None:
        """Take a word away; nothing happens where it is not listed."""
        self._write(self._all() - {_tidy(word)})

    def read_again(self) -> None:
        """Forget what was read: the file has been written by something else."""
        if self._path is not None:
            self._read = None

    def _all(self) -> set[str]:
        if self._read is None:
            self._read = read_words(self._path) if self._path else set()
        return self._read

    def _write(self, words: set[str]) -> None:
        words.discard("")
        if self._path is not None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            text = "".join(f"{word}\n" for word in sorted(words, key=str.casefold))
            with NamedTemporaryFile(
                "w", encoding="utf-8", dir=self._path.parent, prefix=self._path.name, delete=False
            ) as file:
                file.write(text)
            try:
                os.replace(file.name, self._path)  # noqa: PTH105 - the name is a str
            except OSError:
                Path(file.name).unlink(missing_ok=True)
                raise
        self._read = words


def _tidy(word: str) -> str:
    return word.partition("#")[0].strip().replace("’", "'")
