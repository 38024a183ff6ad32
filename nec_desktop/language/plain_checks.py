"""Prose in, findings out: placeholders, dates, telephone numbers and e-mail addresses.

Sources: the force's rules for exported documents (dates as 14 July 2025; no placeholders left; no personal
data) and Ofcom's National Telephone Numbering Plan (mobile numbers begin 07, or +44 7).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Match:
    """Words found in a text: from `start` to `end`, in characters."""

    start: int
    end: int
    words: str


_PLACEHOLDER = re.compile(
    r"\b(?:TBC|TBA|TBD|XXX+|lorem ipsum)\b|\[(?:insert|enter|add|your|name|date|tbc)\b[^\]]{0,200}\]"
    r"|<(?:insert|enter)\b[^>]{0,200}>|\?\?\?+",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"(?<![\d/.-])(?:\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}|\d{1,2}-\d{1,2}-\d{4})(?![\d/-])"
    r"|\b\d{1,2}(?:st|nd|rd|th)\s+(?:of\s+)?(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b",
    re.IGNORECASE,
)
_MOBILE = re.compile(r"(?<![\d+])(?:(?:\+|00)\s?44[\s-]?(?:\(0\)\s?)?7|\(?0\s?7)(?:[\s)-]{0,2}\d){9}(?!\d)")
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PERSONAL_DOMAINS = re.compile(
    r"@(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|aol|btinternet|sky|talktalk|virginmedia|"
    r"ntlworld|tiscali|protonmail|proton)\.",
    re.IGNORECASE,
)
_WORK_DOMAIN = re.compile(r"@(?:[\w-]+\.)*(?:police\.uk|gov\.uk|pnn\.police\.uk|nhs\.uk|nhs\.net)$", re.IGNORECASE)
_PERSON_LOCAL_PART = re.compile(r"[A-Za-z]+[.][A-Za-z]+\d*@")


def placeholders(text: str) -> Iterator[Match]:
    """Find what was left to be filled in: TBC, XXX, [insert ...], ???."""
    return _matches(_PLACEHOLDER, text)


def date_forms(text: str) -> Iterator[Match]:
    """Find dates in a form that readers take differently: 03/04/26, 2026-04-03, 3rd April."""
    return _matches(_DATE, text)


def phone_numbers(text: str) -> Iterator[Match]:
    """Find UK mobile numbers."""
    return _matches(_MOBILE, text)


def email_addresses(text: str) -> Iterator[Match]:
    """Find personal e-mail addresses: a private provider's, or one of a named person at a public body."""
    for match in _matches(_EMAIL, text):
        personal = _PERSONAL_DOMAINS.search(match.words)
        named = _WORK_DOMAIN.search(match.words) and _PERSON_LOCAL_PART.match(match.words)
        if personal or (named and not re.search(r"npt|team|safer|neighbourhood", match.words, re.IGNORECASE)):
            yield match


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[Match]:
    for match in pattern.finditer(text):
        yield Match(match.start(), match.end(), match[0])
