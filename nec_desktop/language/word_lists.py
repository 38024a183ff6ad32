"""Lists of words that are right although no dictionary has them: one a line, # begins a comment."""

import errno
import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from nec_desktop.translation import tr


def read_words(path: Path) -> set[str] | None:
    """Return the words of a list, none where there is no list; None where there is one that cannot be read."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except FileNotFoundError:
        return set()
    except (OSError, UnicodeDecodeError):
        return None
    return {word.replace("’", "'") for line in lines if (word := line.partition("#")[0].strip())}


class OwnWords:
    """A person's own words, in a file that is written whole or not at all. Without a path, for this run only.

    A file that cannot be read, since an editor has saved it in another encoding, is never written over.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._read: set[str] | None = None
        self._is_unreadable = False

    def __contains__(self, word: str) -> bool:
        return word in self._all()

    @property
    def is_readable(self) -> bool:
        """Whether the file can be read, if there is one."""
        self._all()
        return not self._is_unreadable

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
        if self.path is not None:
            self._read = None

    def _all(self) -> set[str]:
        if self._read is None:
            words = read_words(self.path) if self.path else set()
            self._is_unreadable = words is None
            self._read = words or set()
        return self._read

    def _write(self, words: set[str]) -> None:
        words.discard("")
        if not self.is_readable:
            raise OSError(errno.EILSEQ, tr("it cannot be read as text in UTF-8"), str(self.path))
        if self.path is not None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            text = "".join(f"{word}\n" for word in sorted(words, key=str.casefold))
            with NamedTemporaryFile(
                "w", encoding="utf-8", dir=self.path.parent, prefix=self.path.name, delete=False
            ) as file:
                file.write(text)
            try:
                os.replace(file.name, self.path)  # noqa: PTH105 - the name is a str
            except OSError:
                Path(file.name).unlink(missing_ok=True)
                raise
        self._read = words


def _tidy(word: str) -> str:
    return word.partition("#")[0].strip().replace("’", "'")
