"""Words taken out of texts for good: where they stand, and what the texts are with “[removed]” in their place."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from nec_desktop.plan.folding import fold, found_in
from nec_desktop.translation import tr

REMOVED = "[removed]"
_BREAK = "\N{PARAGRAPH SEPARATOR}"
_BETWEEN_WORDS = r"(?:[^\S\u2029]+|[._-]|%20)"
"""Jane Smith, jane.smith@…, jane_smith.docx: between words stands white space, or what stands for it in a name."""
_BETWEEN_FIGURES = r"[ \xa0()./-]*"
_FIGURES = re.compile(r"[\d ()+./-]*\d[\d ()+./-]*")
_LEAST_FIGURES = 6
_NOT_WORDS = frozenset(
    ("id", "address", "hash", "kind", "style", "record", "column", "group", "also", "choices", "part", "standard")
) | frozenset(("grade", "durable", "came_from", "type"))
"""What in kept JSON names things, so that other things find them: no person writes it."""
_RUNS = frozenset(("runs", "rows", "words"))
_RUN = frozenset(("text", "bold", "italic", "link", "look"))
_WITHOUT_WORDS = frozenset(("list", "date", "period", "time", "number", "yes-no", "record"))


class Blanking:
    """Takes certain words out, whole words only, however they are written: capitals, accents, spaces between them.

    `count` grows by each place that is blanked. Raises ValueError for words that could be anything.
    """

    def __init__(self, words: str, keep: frozenset[str] = frozenset()) -> None:
        """`keep`: texts that stay as they are where they stand alone, such as the ids of choices."""
        self.count = 0
        self.met: set[str] = set()
        """The hashes of the files that the JSON gone through names."""
        self.words = " ".join(words.split())
        self.keep = keep
        self._pattern, self._least = _pattern(words)

    def stretches(self, text: str) -> list[tuple[int, int]]:
        """Return where the words stand in a text, from and to."""
        if len(text) < self._least and text.isascii():
            return []
        found, at = [], 0
        for line in text.split(_BREAK):
            if line not in self.keep:
                found += [(at + start, at + end) for start, end in found_in(line, self._pattern)]
            at += len(line) + 1
        return found

    def text(self, text: str) -> str:
        """Return a text without the words."""
        for start, end in reversed(self.stretches(text)):
            text = f"{text[:start]}{REMOVED}{text[end:]}"
            self.count += 1
        return text

    def texts(self, parts: list[str]) -> list[str]:
        """Return parts that are one text together without the words, also where these stand in several parts."""
        for start, end in reversed(self.stretches("".join(parts))):
            self.count += 1
            at, said = 0, REMOVED
            for n, part in enumerate(parts):
                first, last = max(start - at, 0), min(end - at, len(part))
                at += len(part)
                if first < last:
                    parts[n] = f"{part[:first]}{said}{part[last:]}"
                    said = ""
        return parts

    def content(self, kind: str, data: Any) -> Any:
        """Return a content of a stored kind, as its JSON holds it, without the words."""
        return data if kind in _WITHOUT_WORDS else self.tree(data)

    def tree(self, data: Any, key: str = "") -> Any:
        """Return what JSON holds without the words. Its shape stays, and all by which other things find it."""
        if isinstance(data, str):
            if key == "hash":
                self.met.add(data)
            if key == "link":
                return self._link(data)
            return data if key in _NOT_WORDS else self.text(data)
        if isinstance(data, dict):
            return {name: self.tree(value, name) for name, value in data.items()}
        if isinstance(data, list | tuple):
            if (
                key in _RUNS
                and data
                and all(isinstance(run, dict) and "text" in run and set(run) <= _RUN for run in data)
            ):
                return list(self._runs(list(data)))
            return [self.tree(value, key) for value in data]
        return data

    def _runs(self, runs: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        for run, text in zip(runs, self.texts([run["text"] for run in runs]), strict=True):
            if text:
                yield {name: self.tree(value, name) for name, value in run.items() if name != "text"} | {"text": text}

    def _link(self, target: str) -> str:
        found = self.stretches(target)
        self.count += len(found)
        return "" if found else target  # half a link leads nowhere


@lru_cache(maxsize=4)  # each text that is gone through asks for it
def _pattern(words: str) -> tuple[re.Pattern[str], int]:
    """Return what finds the words in a folded text, and how many characters that takes at least."""
    sought = fold(words).split()
    letters = "".join(letter for letter in "".join(sought) if letter.isalnum())
    if len(letters) < 2:
        raise ValueError(tr("Give the words to be removed: at least two letters or figures."))
    if _FIGURES.fullmatch(" ".join(sought)) and len(letters) >= _LEAST_FIGURES:
        plus = r"\+?" if sought[0].startswith("+") else ""
        return re.compile(rf"{plus}(?<!\d){_BETWEEN_FIGURES.join(letters)}(?!\d)"), len(letters)
    inner = _BETWEEN_WORDS.join(map(re.escape, sought))
    before = r"(?<![^\W_])" if sought[0][0].isalnum() else ""
    after = r"(?![^\W_])" if sought[-1][-1].isalnum() else ""
    return re.compile(f"{before}{inner}{after}"), len(letters)
