"""Spelling: British English with -ise, the words that ship, a force's and a person's own.

The dictionary (resources/dictionaries/en_GB) and Hunspell are loaded when the first word is looked up. Where they
cannot be had, no word is wrong, and `Speller.problem` says so in a sentence.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from threading import Lock

from nec_desktop.language.dictionary import Dictionary, load_dictionary
from nec_desktop.language.findings import Remark
from nec_desktop.language.word_lists import OwnWords, read_words
from nec_desktop.paths import RESOURCES
from nec_desktop.translation import tr

MOST_SUGGESTIONS = 6
_LONGEST = 60
"""A longer run of letters is no word that anybody could look up."""
_TOKEN = re.compile(
    r"https?://\S+|www\.\S+|mailto:\S+"  # links
    r"|(?<![\w.+-])[\w.+-]++@[\w.-]+|[@#][\w-]+"  # e-mail addresses, accounts, tags
    r"|[^\W_]+(?:\.[^\W_]+)+(?:/[^\s,;)]*)?"  # dorset.police.uk/team, e.g, a.m
    r"|(?P<word>[^\W_]+(?:[’'\u00ad\u2011-][^\W_]+)*)"
)
_LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ’'-]+")
_CAPITALS = re.compile(r"[A-Z]{2,}s?(?:[’']s)?")
_POSSESSIVE = re.compile(r"[’']s?$")
_AMERICAN = tuple(
    (re.compile(american), british)
    for american, british in (
        (r"(?<=[iy])z(?=[aei])", "s"),  # organization, analyzed
        (r"^(.*[aeiou].*)or(?=s?$|ed|ing|er|abl|ful|hood|ist|it|less|ly|some|y|[’'])", r"\1our"),  # neighborhood
        (r"(?<=[bct])er(?=s?$|[’'])", "re"),  # centers
        (r"(?<=[bct])ered$", "red"),
        (r"(?<=l)og(?=s?$)", "ogue"),
        (r"(?<=el)(?=ed$|ing$|[eo]rs?$)", "l"),  # traveling, counselors
        (r"ll(?=$|ful|ment)", "l"),  # fulfill, enrollment
        (r"(?<=en)se(?=s?$)", "ce"),  # defense
        (r"(?<=dg)(?=ment)", "e"),
    )
)
"""How Americans spell, and what is written here instead: by its look alone, so what comes out may be no word."""
_PREFIXES = frozenset(
    (
        *("anti", "co", "cross", "de", "ex", "geo", "inter", "micro", "mid", "mini", "multi", "non", "over", "post"),
        *("pre", "re", "semi", "sub", "tri", "un"),
    )
)
_PLAIN = str.maketrans({"’": "'", "\u2011": "-", "\u00ad": None})
"""Marks within a word as the dictionary has them; a hyphen that is seen only at a line's end is no part of it."""


class Speller:
    """Says which words are wrong and what was meant. May be asked from any thread."""

    def __init__(self, data_folder: Path | None = None, dictionaries: Path = RESOURCES / "dictionaries") -> None:
        self._folder = dictionaries / "en_GB"
        self._lists = [
            dictionaries / "words.txt",
            *([data_folder / "dictionaries" / "words.txt"] if data_folder else ()),
        ]
        self.own = OwnWords(data_folder / "my-words.txt" if data_folder else None)
        self._words: set[str] = set()
        self._dictionary: Dictionary | None = None
        self._loaded = False
        self._problem = ""
        self._unreadable: list[Path] = []
        self._known: dict[str, bool] = {}
        self._lock = Lock()

    @property
    def problem(self) -> str:
        """Why spelling is off, or words of a list are unknown, in sentences; empty where all is well. Loads the
        dictionary.
        """
        with self._lock:
            self._load()
        unreadable = [*self._unreadable, *([] if self.own.path is None or self.own.is_readable else [self.own.path])]
        of_lists = (
            tr("The words in {0} are not known, because it cannot be read. Save it as text in UTF-8.").format(path)
            for path in unreadable
        )
        return " ".join(filter(None, (self._problem, *of_lists)))

    def remarks(self, text: str) -> Iterator[Remark]:
        """Find words that are in no dictionary or list. Numbers, addresses and short forms are not words."""
        for match in _TOKEN.finditer(text):
            word = match["word"]
            if word is None or len(word) < 2 or len(word) > _LONGEST or self.is_right(word):
                continue
            yield from self._wrong_parts(match.start(), word)

    def is_right(self, word: str) -> bool:
        """Say whether one word is right; a hyphenated one is, if the whole or each part of it is."""
        known = self._known.get(word)
        if known is None:
            with self._lock:
                self._load()
                known = self._known[word] = self._look_up(word)
        return known

    def is_listed(self, word: str) -> bool:
        """Say whether a word is on the list that ships or a force's: a place or a term, and nobody's name."""
        with self._lock:
            self._load()
        return word in self._words

    def suggest(self, word: str) -> tuple[str, ...]:
        """Return what may have been meant, best first."""
        plain, mark = word.translate(_PLAIN), "’" if "’" in word else "'"
        british = filter(None, (self._british(word),))
        with self._lock:
            self._load()
            found = self._dictionary.suggest(plain) if self._dictionary is not None else ()
        near = [own for own in sorted(self._words | set(self.own.words())) if _is_near(own, word)]
        found = tuple(each for each in found if "-" in word or "-" not in each)
        everything = dict.fromkeys([*british, *near, *(each.replace("'", mark) for each in found)])
        return tuple(each for each in everything if each != word)[:MOST_SUGGESTIONS]

    def add_word(self, word: str) -> None:
        """Add a word to the person's own list; raises OSError where it cannot be written."""
        self.own.add(word)
        self._forget()

    def own_form(self, word: str) -> str:
        """Return the word of the person's own list by which this one, or a part of it, is right; empty for none."""
        plain = word.translate(_PLAIN)
        forms = (form for part in (plain, *plain.split("-")) for form in (part, _POSSESSIVE.sub("", part)))
        return next((own for form in forms for own in (form, form.lower()) if own in self.own), "")

    def remove_word(self, word: str) -> None:
        """Take a word off the person's own list; raises OSError where it cannot be written."""
        self.own.remove(word)
        self._forget()

    def read_own_again(self) -> None:
        """Go by the person's own list as it stands in its file now."""
        self.own.read_again()
        self._forget()

    def _forget(self) -> None:
        with self._lock:
            self._known = {}

    def _wrong_parts(self, start: int, word: str) -> Iterator[Remark]:
        """Yield what is wrong in a word that is not right: the part of a hyphenated one, or the whole."""
        for part in re.finditer(r"[^\u2011-]+", word):
            if len(part[0]) > 1 and part[0].lower() not in _PREFIXES and not self.is_right(part[0]):
                yield Remark(start + part.start(), start + part.end(), part[0], self._said_of(part[0]))

    def _said_of(self, word: str) -> str:
        """Say what is wrong with a word, to be put behind it."""
        if british := self._british(word):
            return tr("is spelt “{0}” in British English").format(british)
        return tr("is not in the dictionary")

    def _british(self, word: str) -> str:
        """Return how a word is spelt here that is spelt as in America; empty for any other."""
        spelt = (american.sub(british, word, count=1) for american, british in _AMERICAN)
        return next((each for each in spelt if each != word and self.is_right(each)), "")

    def _look_up(self, word: str) -> bool:
        plain = word.translate(_PLAIN)
        if self._dictionary is None or not _LATIN.fullmatch(plain) or _CAPITALS.fullmatch(plain):
            return True
        stem = _POSSESSIVE.sub("", plain)
        if any(self._is_listed(form) or self._dictionary.spells(form) for form in {plain, stem}):
            return True
        first, *others = parts = plain.split("-")
        if not others:
            return False
        if first.lower() in _PREFIXES and self._look_up("".join(parts)):  # co-ordinated
            return True
        return all(len(part) < 2 or part.lower() in _PREFIXES or self._look_up(part) for part in parts)

    def _is_listed(self, word: str) -> bool:
        return any(form in self._words or form in self.own for form in (word, word.lower()))

    def _load(self) -> None:
        if self._loaded:
            return
        self._loaded = True
        for path in self._lists:
            words = read_words(path)
            self._words |= words or set()
            self._unreadable += [path] if words is None else []
        self._dictionary = load_dictionary(self._folder)
        if self._dictionary is None:
            self._problem = tr(
                "Spelling is not checked, because the dictionary in {0} is missing or damaged. Install the "
                "program again to have it back."
            ).format(self._folder)


def _is_near(own: str, word: str) -> bool:
    """Say whether a listed word differs from `word` by its capitals, or by one letter changed, missing or too many."""
    a, b = own.casefold(), word.casefold()
    if abs(len(a) - len(b)) > 1 or len(a) < 4:
        return a == b
    start = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    swapped = a[start : start + 2] == b[start : start + 2][::-1] and a[start + 2 :] == b[start + 2 :]
    return swapped or a[start + 1 :] == b[start + 1 :] or a[start + 1 :] == b[start:] or a[start:] == b[start + 1 :]
