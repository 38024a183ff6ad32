"""Prose in, findings out: long sentences, words that a resident would not use, the passive, links, names of groups.

Sources: the force's rules for exported documents (about 25 words a sentence, no “click here”, “ethnic minorities” and
not BAME) and the government's guidance on plain language and on writing about ethnicity.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import tomli

from nec_desktop.language.findings import Remark, matches
from nec_desktop.language.sentences import sentences, words_in
from nec_desktop.paths import RESOURCES
from nec_desktop.translation import tr

MOST_WORDS = 25
_LINK_WORDS = re.compile(
    r"\bclick(?:ing)? (?:here|on (?:this|the) link|this link)\b|\b(?:follow|use) this link\b|\blink here\b"
    r"|\b(?:https?://|www\.)[^\s<>]*[^\s<>.,;:!?)’”]",
    re.IGNORECASE,
)
_GROUP_WORDS = re.compile(r"\b(?:BAME|BME|B\.A\.M\.E\b\.?)(?!\w)")
_PARTICIPLE = (
    r"(?:(?!bed|need|speed|indeed|hundred|interested|closed|worried|pleased|married|retired|tired|united)[a-z]{2,}ed"
    r"|bought|brought|built|caught|chosen|done|driven|drawn|felt|found|given|heard|held|kept|known|laid|led|left|lent"
    r"|lost|made|met|paid|put|read|run|said|seen|sent|set|shown|sold|spent|spoken|stolen|taken|taught|told|thought"
    r"|understood|won|written)"
)
_PASSIVE = re.compile(
    rf"\b(?:am|is|are|was|were|be|been|being)\s+(?:(?:also|always|now|often|only|then|usually|not|never)\s+)?{_PARTICIPLE}\b",
    re.IGNORECASE,
)
PASSIVES_AT_LEAST, PASSIVE_SHARE = 4, 0.5
"""The passive is a fault of a text, not of a sentence: so many, and in so large a share of its sentences."""


@dataclass(frozen=True)
class Phrase:
    """Words to avoid, in small letters: what can stand in their place, or else what to say instead."""

    words: str
    suggestions: tuple[str, ...] = ()
    note: str = ""


def read_phrases(data_folder: Path | None = None) -> dict[str, Phrase]:
    """Return phrases by their words; a force's file adds to the shipped list, and an empty text takes away.

    A force's file that cannot be read is left out.
    """
    phrases: dict[str, Phrase] = {}
    for folder in (RESOURCES, *((data_folder,) if data_folder else ())):
        try:
            text = (folder / "dictionaries" / "plain-english.toml").read_text(encoding="utf-8-sig")
            tables = tomli.loads(text)
        except (OSError, UnicodeDecodeError, tomli.TOMLDecodeError):
            continue
        for words, better in _entries(tables.get("instead")):
            phrases[words] = Phrase(words, tuple(better.split(" / ")))
        for words, note in _entries(tables.get("think")):
            phrases[words] = Phrase(words, note=note)
    return {words: phrase for words, phrase in phrases.items() if phrase.note or any(phrase.suggestions)}


def _entries(table: object) -> Iterator[tuple[str, str]]:
    for words, better in table.items() if isinstance(table, Mapping) else ():
        if isinstance(better, str) and (key := " ".join(str(words).lower().split())):
            yield key, better


class PlainWords:
    """Finds phrases in a text: the longest that begins at a word."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._by_first: dict[str, list[tuple[re.Pattern[str], Phrase]]] = {}
        for phrase in sorted(phrases, key=lambda phrase: -len(phrase.words)):
            spaced = r"\s+".join(map(re.escape, phrase.words.split()))
            pattern = re.compile(rf"{spaced}(?![\w’'-])", re.IGNORECASE)
            self._by_first.setdefault(re.split(r"\W", phrase.words)[0], []).append((pattern, phrase))
        self._words = re.compile(r"(?<![\w’'-])[A-Za-z]+")

    def remarks(self, text: str) -> Iterator[Remark]:
        """Find each phrase, with what to write instead."""
        end = 0
        for word in self._words.finditer(text):
            if word.start() < end:
                continue
            for pattern, phrase in self._by_first.get(word[0].lower(), ()):
                if match := pattern.match(text, word.start()):
                    end = match.end()
                    yield _better(match, phrase)
                    break


def _better(match: re.Match[str], phrase: Phrase) -> Remark:
    """Return a remark whose suggestions begin with a capital where the words do."""
    capital = match[0][0].isupper()
    suggestions = tuple(words[0].upper() + words[1:] if capital else words for words in phrase.suggestions)
    note = phrase.note or tr("say {0}").format(tr(" or ").join(f"“{words}”" for words in phrase.suggestions))
    return Remark(match.start(), match.end(), match[0], note, suggestions)


def long_sentences(text: str) -> Iterator[Remark]:
    """Find sentences of more than 25 words; the note is how many. A list of names is no sentence."""
    for start, end in sentences(text) if len(text) > MOST_WORDS * 2 else ():
        words = len(words_in(text[start:end])) if len(text[start:end].split()) > MOST_WORDS else 0
        items = text.count(",", start, end) + text.count(";", start, end) + 1
        if words > MOST_WORDS and words > items * 4:
            yield Remark(start, end, text[start:end], str(words))


def passives(text: str) -> Iterator[Remark]:
    """Find each passive: “was agreed”, “are not told”."""
    return matches(_PASSIVE, text)


def too_many_passives(text: str, found: Iterable[Remark]) -> Iterator[Remark]:
    """Yield the first of the passives `found` in `text`, where most of its sentences have one."""
    bounds = sentences(text)
    places = list(found)
    starts = [start for start, _ in bounds]
    with_one = len({bisect_right(starts, remark.start) for remark in places})
    if with_one >= PASSIVES_AT_LEAST and with_one >= PASSIVE_SHARE * len(bounds):
        first = places[0]
        yield Remark(first.start, first.end, first.words, tr("{0} of the {1} sentences").format(with_one, len(bounds)))


def link_words(text: str) -> Iterator[Remark]:
    """Find “click here” and web addresses written out: a link's words must make sense alone."""
    return matches(_LINK_WORDS, text)


def group_words(text: str) -> Iterator[Remark]:
    """Find BAME and BME."""
    for remark in matches(_GROUP_WORDS, text):
        yield Remark(remark.start, remark.end, remark.words, suggestions=("ethnic minority",))
