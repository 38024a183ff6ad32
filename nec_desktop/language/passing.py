"""Prose in, findings out: what was true when it was written, and may not be a year later."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from nec_desktop.language.findings import Remark
from nec_desktop.language.sentences import sentence_at
from nec_desktop.translation import tr

_MONTH = (
    r"(?:January|February|March|April|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|May(?=\s+(?:and|to|or|until)\b|\s+\d|[.,;)]|$))"
)
_MONTH_OF_YEAR = rf"{_MONTH}(?:\s+\d{{4}})?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = rf"(?:{_DAY}(?:,\s{_DAY})*(?:\s(?:and|to|or)\s|\s?[-–]\s?))?{_DAY}\s+(?:of\s+)?{_MONTH_OF_YEAR}"
_UNTIL = r"\s?(?:to|and|until|[-–])\s?"
_YEAR = r"(?:19|20)\d\d"
_SPELLED_WORDS = (
    *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty"),
    *("sixty", "seventy", "eighty", "ninety", "hundreds?", "thousands?", "dozens?"),
)
_SPELLED = f"(?:{'|'.join(f'[{word[0].upper()}{word[0]}]{word[1:]}' for word in _SPELLED_WORDS)})"
_NUMBER = (
    rf"(?:(?<![\w.,])£?(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?(?:%|\s+per cent)?|\b{_SPELLED}(?:[- ]{_SPELLED})?\b)"
)
_RANK = (
    r"(?:(?:[Cc]hief )?[Ss]uperintendent|(?:[Cc]hief )?[Ii]nspector|[Ss]ergeant|(?:[Cc]hief )?[Cc]onstable|PCSO|PC|Sgt"
    r"|Insp|PS|(?:[Pp]olice )?[Cc]ommunity [Ss]upport [Oo]fficer|[Ff]ront [Dd]esk [Mm]anager|[Cc]lerk|[Ww]arden"
    r"|(?:[Pp]olice and [Cc]rime )?[Cc]ommissioner|[Cc]ouncillor|Cllr|[Mm]ayor)"
)
_LASTING = (
    r"\b(?:[Cc]all|[Dd]ial|[Rr]ing|[Pp]hone|[Tt]ext|[Oo]n|or|1800[01])\s(?:999|101|111|112)\b|\b(?:999|1800[01])\b"
    r"|\b[Aa]ged?\s\d+(?:\s(?:to|and|or)\s(?:\d+|over|under|older|younger))?\b"
    r"|\b\d+\s(?:and|or)\s(?:over|under|older|younger)\b"
    r"|\b[Cc]ensus(?:\sof|,)?\s\d{4}\b|\bAct\s\d{4}\b|\b[Ss]ections?\s\d+\b|\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b"
)
"""Numbers that name something: to call for help, a group by age, a census, a law, a postcode."""
_KINDS = (
    ("", _LASTING),
    ("link", r"(?:https?://|www\.)\S*[\w/]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    (
        "date",
        rf"\b{_DATE}(?:{_UNTIL}{_DATE})?\b"
        r"|(?<![\d/.-])(?:\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2})(?![\d/-])",
    ),
    ("month", rf"\b{_MONTH_OF_YEAR}(?:{_UNTIL}{_MONTH_OF_YEAR})?\b"),
    ("time", r"\b\d{1,2}(?:[:.]\d\d)?\s?[ap]m\b|\b(?:[01]\d|2[0-3]):[0-5]\d\b"),
    ("year", rf"\b{_YEAR}(?:\s?[-–/]\s?(?:{_YEAR}|\d\d)|\s(?:to|and)\s{_YEAR})?(?![\d,.]*\d)\b"),
    (
        "time",
        r"\b(?:[Tt]his|[Ll]ast|[Nn]ext|[Tt]he coming)\s(?:year|quarter|month|week|spring|summer|autumn|winter)\b"
        r"|\b[Tt]he\s(?:spring|summer|autumn|winter)\b(?!\s\d)"
        r"|\b(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter)\s(?:of\s)?\d{4}\b|\b[Ss]o far\b",
    ),
    ("telephone number", r"(?<!\w)(?:\+44\s?|0)\d{2,4}[\s-]\d{3,4}(?:[\s-]?\d{3,4})?(?!\w)"),
    # One post, who may have another holder by then; “the sergeants” are whoever they are.
    ("post", rf"\b{_RANK}(?: [A-Z][a-z’'-]+(?: [A-Z][a-z’'-]+)?)?(?!\w)"),
    ("number", rf"(?:\b[Oo]ne\sin\s|{_NUMBER}\s(?:(?:out\s)?of|in|to)\s(?:the\s|every\s)?(?!{_YEAR}\b))?{_NUMBER}"),
)
_NAMES = [f"kind{n}" for n in range(len(_KINDS))]
_ANY = re.compile("|".join(f"(?P<{name}>{pattern})" for name, (_, pattern) in zip(_NAMES, _KINDS, strict=True)))


@lru_cache(maxsize=65_536)  # a check asks for each text, of thousands of records too, at every pause of whoever writes
def passing(text: str) -> tuple[Remark, ...]:
    """Return links, dates, months, times, years, telephone numbers, posts and numbers; the note says which it is."""
    return tuple(replace(remark, sentence=sentence_at(text, remark.start)) for remark in _found(text))


def _found(text: str) -> Iterator[Remark]:
    for match in _ANY.finditer(text):
        assert match.lastgroup is not None, "each way to match has a name"
        if kind := _KINDS[_NAMES.index(match.lastgroup)][0]:
            yield Remark(match.start(), match.end(), match[0], _kind_words(kind))


def _kind_words(kind: str) -> str:
    return {
        "link": tr("a link"),
        "date": tr("a date"),
        "month": tr("a month"),
        "time": tr("a time"),
        "year": tr("a year"),
        "telephone number": tr("a telephone number"),
        "post": tr("a post"),
        "number": tr("a number"),
    }[kind]
