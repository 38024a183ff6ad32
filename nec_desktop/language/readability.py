"""Reading ease: Rudolf Flesch's figure of 1948, from the lengths of words and sentences.

What is counted is what Flesch says in "How to Write Plain English" (1979), chapter 2: the running text only, without
titles, headings, captions and date lines, and of it each full unit of speech that is marked off by a point or the like.
So a line without an end is left out here, and tables and lists by whoever asks: cells and items are no sentences, and
as such they would make any text look easy.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from nec_desktop.language.sentences import is_full, sentences, words_in
from nec_desktop.translation import tr

ENOUGH = 30
"""Words, below which the figure means nothing."""
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(
    r"[^aeiouyl]e(?:ment|ly|ful|less|ness)|(?:[^laeiouy]es|[^aeiouytd]ed|[^aeiouyl]e|[aeiouy]le|[^aeiouy]re)$"
)
_APART = re.compile(r"i[ao](?![nu])|[aeo]ing|uou|eou|[^gq]ua|ie(?:nt|nc|t)|[^tscn]ia|[aeiouy][^aeiouy]ea$")


@dataclass(frozen=True)
class ReadingEase:
    """The figure (100 very easy, 0 very hard), what it comes from, and what it means, in a sentence."""

    figure: int
    words_a_sentence: float
    syllables_a_word: float
    meaning: str


def reading_ease(text: str) -> ReadingEase | None:
    """Return how easy running text is to read, or None where its full sentences are too few to say."""
    full = [text[start:end] for start, end in sentences(text) if is_full(text[start:end])]
    words = [word for sentence in full for word in words_in(sentence)]
    if len(words) < ENOUGH:
        return None
    length = len(words) / len(full)
    weight = sum(map(syllables, words)) / len(words)
    figure = round(min(max(206.835 - 1.015 * length - 84.6 * weight, 0), 100))
    return ReadingEase(figure, length, weight, _meaning(figure))


def _meaning(figure: int) -> str:
    levels = (
        (80, tr("Very easy: a child of eleven can follow it.")),
        (65, tr("Plain English: most people can read it with ease.")),
        (50, tr("Rather hard: shorter sentences and plainer words would reach more people.")),
        (
            30,
            tr(
                "Hard: many residents will give up on it. Split the long sentences, and put everyday words for "
                "long ones."
            ),
        ),
        (-1000, tr("Very hard: it reads like a law or a contract. Begin again as if you said it on a doorstep.")),
    )
    return next(meaning for least, meaning in levels if figure >= least)


@lru_cache(maxsize=20_000)  # a text is read again after each change, and holds few different words
def syllables(word: str) -> int:
    """Return how many syllables an English word has, within one for nearly all; a number counts as two."""
    if not word.isalpha():
        parts = [part for part in re.split(r"[^A-Za-zÀ-ÿ]+", word) if part]
        return sum(map(syllables, parts)) or 2
    word = word.lower()
    return max(len(_VOWELS.findall(word)) - len(_SILENT.findall(word)) + len(_APART.findall(word)), 1)
