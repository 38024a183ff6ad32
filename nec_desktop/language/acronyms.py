"""Short forms and what they stand for: the list that ships, a force's own, and those that a text uses."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import tomli

from nec_desktop.language.findings import Remark
from nec_desktop.paths import RESOURCES

_SHORT_FORM = re.compile(r"\b[A-Z][A-Z0-9]{1,6}s?\b")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]++@[\w.-]+|(?<![\w.-])\w[\w-]*+(?:\.[\w-]++)+/\S*")
EVERYDAY = {
    *("AGM", "ATM", "BBC", "BBQ", "BMX", "CCTV", "COVID", "DIY", "DNA", "DVD", "DVLA", "EU", "GP", "GPS", "HGV", "HQ"),
    *("ID", "IT", "ITV", "LGBT", "LGBTQ", "MOT", "MP", "NHS", "OFFICIAL", "OK", "PDF", "PIN", "QR", "RAF", "RNLI"),
    *("RSPB", "RSPCA", "SENSITIVE", "SIM", "SMS", "TV", "UK", "USA", "USB", "VAT", "VE", "VJ", "WC", "YMCA"),
    *("II", "III", "IV", "VI"),
    *("TBC", "TBA", "TBD", "BAME", "BME"),  # other rules find these
}
"""What everybody knows better by its letters than by its words, and what is no short form."""
EXPLAINED = "explained"
_NEAR = 100
"""Characters on either side in which the long form may stand."""
_WORDS_AND_BRACKET = re.compile(r"[\w’'-]+\s+[\w’'-]+,?\s*\($")
_BRACKET_AND_WORDS = re.compile(r"\s*\([A-Za-z][\w’'-]*\s+[\w’'-]+")
_ASIDE = re.compile(r"\s*\(.*")


def read_acronyms(data_folder: Path | None = None) -> dict[str, str]:
    """Return short form -> long form. A force's file in the data folder adds to the shipped list.

    A force's file that cannot be read is left out: the glossary is then shorter, and nothing else suffers.
    """
    acronyms: dict[str, str] = {}
    for folder in (RESOURCES, *((data_folder,) if data_folder else ())):
        path = folder / "dictionaries" / "acronyms.toml"
        if path.exists():
            try:
                entries = tomli.loads(path.read_text(encoding="utf-8-sig"))
            except (OSError, UnicodeDecodeError, tomli.TOMLDecodeError):
                continue
            acronyms |= {short: long for short, long in entries.items() if isinstance(long, str)}
    return acronyms


def used_acronyms(texts: Iterable[str], known: Mapping[str, str]) -> dict[str, str]:
    """Return the known short forms that stand in `texts`, in alphabetical order; a plural counts as its singular."""
    found = {match[0] for text in texts for match in _short_forms(text)}
    found |= {word[:-1] for word in found if word.endswith("s")}
    return {short: known[short] for short in sorted(found) if short in known}


def acronyms_in(text: str, known: Mapping[str, str], is_word: Callable[[str], bool]) -> Iterator[Remark]:
    """Find each short form where it first stands in `text`; the note says whether it is explained there.

    Explained means that its long form stands near, or that it stands in brackets after some words or before them.
    What is not in the list is found if it cannot be a word in capitals.
    """
    seen = set()
    for match in _short_forms(text):
        short = match[0].removesuffix("s")
        if short in EVERYDAY or short in seen or not (short in known or _looks_short(match, text, is_word)):
            continue
        seen.add(short)
        long = _ASIDE.sub("", known.get(short, ""))
        near = text[max(match.start() - _NEAR, 0) : match.end() + _NEAR].casefold()
        explained = (
            _WORDS_AND_BRACKET.search(text, max(match.start() - _NEAR, 0), match.start())
            or _BRACKET_AND_WORDS.match(text, match.end())
            or (long and long.casefold() in near)
        )
        spelled = long[:1].lower() + long[1:] if long[1:].islower() else long
        if ending := match[0].removeprefix(short):
            long = long if _takes_s(long) else ""
        suggestions = (f"{spelled}{ending} ({match[0]})",) if long else ()
        yield Remark(match.start(), match.end(), match[0], EXPLAINED if explained else "", suggestions)


def _short_forms(text: str) -> Iterator[re.Match[str]]:
    """Find what is written as a short form, but not in an address: there it is a name, and explained to nobody."""
    addresses = [match.span() for match in _ADDRESS.finditer(text)] if "." in text else []
    for match in _SHORT_FORM.finditer(text):
        if not any(start <= match.start() < end for start, end in addresses):
            yield match


def _takes_s(long: str) -> bool:
    """Say whether an "s" at its end is what makes a long form a plural."""
    return not (any(joint in long for joint in (" of ", " and ", ",")) or long.endswith(("s", "y", "h", "x")))


def _looks_short(match: re.Match[str], text: str, is_word: Callable[[str], bool]) -> bool:
    """Say whether capitals that no list has are a short form: few, no figures, no word, and not among others."""
    short = match[0].removesuffix("s")
    if len(short) > 5 or not short.isalpha() or is_word(short.lower()):
        return False
    around = (
        *text[max(match.start() - 40, 0) : match.start()].split()[-1:],
        *text[match.end() : match.end() + 40].split()[:1],
    )
    return not any(len(word) > 1 and word.isupper() for word in around)
