"""The parts of a suggestion: what it puts in the place of what. One for each difference in a sentence, mostly one."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from nec_desktop.review.returned import Suggestion, Words


class Part(NamedTuple):
    """The characters start to end of the text as sent become `words`."""

    start: int
    end: int
    words: tuple[Words, ...]

    @property
    def after(self) -> str:
        """What they become."""
        return "".join(words.text for words in self.words)


def parts_of(suggestion: Suggestion) -> list[Part]:
    """Return what a suggestion changes, in order, without what it keeps between."""
    if not suggestion.kept:
        words = suggestion.words
        told = "".join(part.text for part in words) == suggestion.after
        return [Part(suggestion.start, suggestion.end, words if told else (Words(suggestion.after),))]
    parts: list[Part] = []
    start, at = suggestion.start, 0
    for kept in suggestion.kept:
        parts.append(Part(start, kept.start, tuple(_cut(suggestion.words, at, kept.at))))
        start, at = kept.end, kept.at + kept.end - kept.start
    return [*parts, Part(start, suggestion.end, tuple(_cut(suggestion.words, at, len(suggestion.after))))]


def _cut(words: Sequence[Words], start: int, end: int) -> Iterator[Words]:
    at = 0
    for part in words:
        if text := part.text[max(start - at, 0) : max(end - at, 0)]:
            yield replace(part, text=text)
        at += len(part.text)
