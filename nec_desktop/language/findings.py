"""What is found in prose."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from re import Pattern


@dataclass(frozen=True)
class Remark:
    """Words to look at: `text[start:end] == words`.

    `note` is what a message adds: how many words a sentence has, or how to say it more plainly. `suggestions` are
    words that can be put in place of these as they stand. `sentence` is the one they stand in, on one line: by it a
    dismissed remark is known again, wherever the sentence has moved to.
    """

    start: int
    end: int
    words: str
    note: str = ""
    suggestions: tuple[str, ...] = ()
    sentence: str = ""

    def moved(self, by: int) -> "Remark":
        """Return the same remark in a text that has `by` more characters before it."""
        return replace(self, start=self.start + by, end=self.end + by) if by else self


def matches(pattern: Pattern[str], text: str) -> Iterator[Remark]:
    """Yield a remark for each match of `pattern`."""
    for match in pattern.finditer(text):
        yield Remark(match.start(), match.end(), match[0])
