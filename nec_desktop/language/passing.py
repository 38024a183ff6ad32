"""Prose in, findings out: what was true when it was written, and may not be a year later."""

import re
from collections.abc import Iterator

from nec_desktop.language.findings import Remark

_MONTH = (
    r"(?:January|February|March|April|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|May(?=\s+(?:and|to|or|until)\b|\s+\d|[.,;)]|$))"
)
_SPELLED = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|dozens?)"
)
_RANK = (
    r"(?:(?:[Cc]hief )?[Ss]uperintendent|(?:[Cc]hief )?[Ii]nspector|[Ss]ergeant|[Cc]onstable|PCSO|PC|Sgt|Insp|PS"
    r"|(?:[Pp]olice )?[Cc]ommunity [Ss]upport [Oo]fficer|[Ff]ront [Dd]esk [Mm]anager|[Cc]lerk|[Ww]arden)"
)
_KINDS = (
    ("a link", r"(?:https?://|www\.)\S*[\w/]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    (
        "a date",
        rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}(?:\s+\d{{4}})?\b"
        r"|(?<![\d/.-])(?:\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2})(?![\d/-])",
    ),
    ("a month", rf"\b{_MONTH}(?:\s+\d{{4}})?\b"),
    ("a time", r"\b\d{1,2}(?:[:.]\d\d)?\s?[ap]m\b|\b(?:[01]\d|2[0-3]):[0-5]\d\b"),
    ("a year", r"\b(?:19|20)\d\d(?:\s?[-–/]\s?(?:(?:19|20)\d\d|\d\d))?(?![\d,.]*\d)\b|\b(?:this|last|next) year\b"),
    ("a post", rf"\b{_RANK}s?(?: [A-Z][a-z’'-]+(?: [A-Z][a-z’'-]+)?)?(?![\w])"),
    ("a number", rf"(?<![\w.,])£?\d[\d,]*(?:\.\d+)?(?:%|\s+per cent)?|\b{_SPELLED}(?:[- ]{_SPELLED})?\b"),
)
_NAMES = [f"kind{n}" for n in range(len(_KINDS))]
_ANY = re.compile("|".join(f"(?P<{name}>{pattern})" for name, (_, pattern) in zip(_NAMES, _KINDS, strict=True)))


def passing(text: str) -> Iterator[Remark]:
    """Find links, dates, months, times, years, posts and numbers; the note says which of these it is."""
    for match in _ANY.finditer(text):
        assert match.lastgroup is not None, "each way to match has a name"
        yield Remark(match.start(), match.end(), match[0], _KINDS[_NAMES.index(match.lastgroup)][0])
