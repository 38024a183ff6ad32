"""All that is known about a language, at one place: prose in, findings by rule out.

A text is read line by line, and a line that was read before is not read again. So a check of a whole plan after a
change of one paragraph reads that paragraph.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property, lru_cache
from pathlib import Path

import msgspec

from nec_desktop.language import plain_checks, plain_english, privacy
from nec_desktop.language.acronyms import acronyms_in, read_acronyms
from nec_desktop.language.findings import Remark
from nec_desktop.language.people import People, read_people
from nec_desktop.language.plain_english import PlainWords, read_phrases
from nec_desktop.language.sentences import sentence_at
from nec_desktop.language.spelling import Speller

Finder = Callable[[str], Iterable[Remark]]
Remarks = Mapping[str, tuple[Remark, ...]]
"""What was found in a text, by the name of the rule; rules that found nothing are not in it."""

NAMES, SPELLING, PASSIVE, ACRONYMS = "named-people", "spelling", "passive-sentences", "acronyms-explained"
WITH_FIGURES: dict[str, Finder] = {
    "time-forms": plain_checks.time_forms,
    "date-forms": plain_checks.date_forms,
    "phone-numbers": privacy.phone_numbers,
    "national-insurance-numbers": privacy.national_insurance_numbers,
    "case-numbers": privacy.case_numbers,
    "vehicle-registrations": privacy.vehicle_registrations,
    "postcodes": privacy.postcodes,
    "birth-dates": privacy.birth_dates,
}
"""What these find has a figure in it, or a dash between two days; a line without either need not be read."""
ANYWHERE: dict[str, Finder] = {
    "placeholders": plain_checks.placeholders,
    "email-addresses": privacy.email_addresses,
    "small-counts": privacy.small_counts,
    "long-sentences": plain_english.long_sentences,
    "link-words": plain_english.link_words,
    "group-words": plain_english.group_words,
}
TEXT_RULES = (*WITH_FIGURES, *ANYWHERE, NAMES, "plain-words", SPELLING, PASSIVE, ACRONYMS)
"""The names of all rules about texts."""
_FIGURE_OR_DASH = re.compile(r"[0-9–—]|- ?[A-Z]")
_CAPITALS = re.compile(r"[A-Z][A-Z0-9]")


class _Line(msgspec.Struct, frozen=True, gc=False):
    """One line, read: what was found, and its passives, which count for the whole text.

    Python's collector passes over it: a long plan has tens of thousands.
    """

    remarks: Remarks
    passives: tuple[Remark, ...]


PERSONAL = frozenset(
    (
        "phone-numbers",
        "national-insurance-numbers",
        "case-numbers",
        "vehicle-registrations",
        "postcodes",
        "birth-dates",
        "email-addresses",
        NAMES,
    )
)
"""The rules that find what stands for a person, and could be removed wherever it stands."""

KEPT = 65_536
"""Texts whose findings are kept: of fewer than a plan with thousands of records has, each check would read all anew."""


class Language:
    """What the checks and the editor ask about a text. Its word lists are read when the first text is."""

    def __init__(self, data_folder: Path | None = None) -> None:
        self._folder = data_folder
        self.speller = Speller(data_folder)
        self._text = lru_cache(KEPT)(self._read_text)
        self._line = lru_cache(KEPT)(self._read_line)

    @cached_property
    def acronyms(self) -> dict[str, str]:
        """Short forms and what they stand for."""
        return read_acronyms(self._folder)

    @cached_property
    def _plain_words(self) -> PlainWords:
        return PlainWords(read_phrases(self._folder).values())

    @cached_property
    def _people(self) -> People:
        return People(read_people(self._folder), self.speller.is_right, self.speller.is_listed)

    def remarks(self, text: str) -> Remarks:
        """Return everything found in `text`. Kept, so that asking again costs nothing."""
        return self._text(text)

    def suggestions(self, rule: str, remark: Remark) -> tuple[str, ...]:
        """Return what can stand in place of a remark's words, best first."""
        return self.speller.suggest(remark.words) if rule == SPELLING else remark.suggestions

    def add_word(self, word: str) -> None:
        """Add a word to the person's own; raises OSError where the list cannot be written."""
        self.speller.add_word(word)
        self._forget()

    def own_form(self, word: str) -> str:
        """Return which of the person's own words makes this one right; empty where none does."""
        return self.speller.own_form(word)

    def remove_word(self, word: str) -> None:
        """Take a word off the person's own; raises OSError where the list cannot be written."""
        self.speller.remove_word(word)
        self._forget()

    def read_own_again(self) -> None:
        """Go by the person's own words as they stand in their file now, which something else has written."""
        self.speller.read_own_again()
        self._forget()

    def _forget(self) -> None:
        self._text.cache_clear()
        self._line.cache_clear()

    def _read_text(self, text: str) -> Remarks:
        found: defaultdict[str, list[Remark]] = defaultdict(list)
        passives: list[Remark] = []
        start = 0
        for line in text.split("\n"):
            read = self._line(line)
            for rule, remarks in read.remarks.items():
                found[rule] += (remark.moved(start) for remark in remarks)
            passives += (remark.moved(start) for remark in read.passives)
            start += len(line) + 1
        if len(passives) >= plain_english.PASSIVES_AT_LEAST:
            found[PASSIVE] += _in_sentences(text, plain_english.too_many_passives(text, passives))
        return {rule: tuple(remarks) for rule, remarks in found.items() if remarks}

    def _read_line(self, line: str) -> _Line:
        finders: dict[str, Finder] = {
            **ANYWHERE,
            NAMES: self._names_in,
            "plain-words": self._plain_words.remarks,
            SPELLING: self.speller.remarks,
        }
        if _FIGURE_OR_DASH.search(line):
            finders |= WITH_FIGURES
        if _CAPITALS.search(line):
            finders[ACRONYMS] = self._acronyms_in
        found = {rule: tuple(_in_sentences(line, find(line))) for rule, find in finders.items()}
        return _Line({rule: remarks for rule, remarks in found.items() if remarks}, tuple(plain_english.passives(line)))

    def _names_in(self, line: str) -> Iterator[Remark]:
        """Yield names behind Mr or Mrs, and behind a rank or a post; of two that overlap, the one that begins first."""
        end = 0
        found = [*privacy.named_people(line), *self._people.remarks(line)]
        for remark in sorted(found, key=lambda remark: (remark.start, -remark.end)):
            if remark.start >= end:
                end = remark.end
                yield remark

    def _acronyms_in(self, line: str) -> Iterable[Remark]:
        return acronyms_in(line, self.acronyms, self.speller.is_right)


def _in_sentences(text: str, remarks: Iterable[Remark]) -> Iterator[Remark]:
    for remark in remarks:
        yield replace(remark, sentence=sentence_at(text, remark.start))
