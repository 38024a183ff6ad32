"""Prose in, findings out: what could tell a reader who somebody is.

Sources: the force's rules for exported documents; HMRC's manual for National Insurance numbers; DVLA's INF104 for
registration marks; the Royal Mail's forms of postcodes; Ofcom for mobile numbers. Each rule asks for a whole shape,
because a check that cries wolf is switched off.
"""

import re
from collections.abc import Iterator

from nec_desktop.language.findings import Remark, matches
from nec_desktop.language.names import CAPITAL, INITIALS, PARTICLES, SPACES, TITLES

_MOBILE = re.compile(  # with no tabs: the cells of a table are no number together
    r"(?<![\d+])(?:(?:\+|00)[ \u00a0]?44[ \u00a0-]?(?:\(0\)[ \u00a0]?)?7|\(?0[ \u00a0]?7)"
    r"(?:[ \u00a0)-]{0,2}\d){9}(?!\d)"
)
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]++(?:['’][\w.+-]++){0,2}+@[\w-]+(?:\.[\w-]+)+")
_PERSONAL_DOMAINS = re.compile(
    r"@(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|aol|btinternet|sky|talktalk|virginmedia|"
    r"ntlworld|tiscali|protonmail|proton)\.",
    re.IGNORECASE,
)
_WORK_DOMAIN = re.compile(r"@(?:[\w-]+\.)*(?:police\.uk|gov\.uk|pnn\.police\.uk|nhs\.uk|nhs\.net)$", re.IGNORECASE)
_PART = r"[A-Za-z]+(?:['’-][A-Za-z]+)*"
_PERSON_LOCAL_PART = re.compile(rf"{_PART}(?:\.{_PART}){{1,2}}\d*@")
_OFFICE = re.compile(
    r"(?:^|[.-])(?:\w*npt|\w*teams?|safer|neighbourhoods?|admin|cadets?|clerk|community|contact|council|crime|desk"
    r"|engagement|enquiries|events|info|licensing|media|office|partnerships?|policing|safety|schools|support"
    r"|volunteers?|watch)(?=[.@\d-])",
    re.IGNORECASE,
)
"""An address of those who do something, whoever they are: rural.crime@, parish.clerk@."""
_NATIONAL_INSURANCE = re.compile(
    r"\b(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z](?:[ -]?\d{2}){3}[ -]?[A-D]\b", re.IGNORECASE
)
_CASE_NUMBER = re.compile(
    r"\b55[12]\d{8}\b"  # Dorset's crime and occurrence numbers: 55, the year, seven figures
    r"|\b(?:crime|incident|occurrence|custody|log|case|CAD|URN)(?:\s+(?:reference|ref\b\.?|number|no\b\.?|report)){1,2}"
    r"\s*[:#]?\s*(?!(?:19|20)\d\d(?:[/-]\d\d)?(?![\w/:-]))(?=[A-Z/:-]*\d)[A-Z0-9][A-Z0-9/:-]{3,}(?<![/:-])"
    r"|\b(?:incident|log|CAD)\s+\d{1,5}\s+of\s+(?:the\s+)?\d{1,2}(?:st|nd|rd|th)?\b(?:\s+[A-Z][a-z]+(?:\s+\d{4})?)?"
    r"|\b(?:crime|incident|occurrence|log|CAD)\s+#?\d{2}:\d{3,6}\b",
    re.IGNORECASE,
)
_REGISTRATION = re.compile(
    r"\b(?<!-)(?:[A-HJ-PR-Y]{2}[0-9]{2} ?[A-HJ-PR-Z]{3}|[A-HJ-NPR-TV-Y][0-9]{3} ?[A-HJ-PR-Z]{3}"
    r"|[A-HJ-PR-Z]{3} ?[0-9]{2,3}[A-HJ-NPR-TV-Y])(?![\w-])"
)
_POSTCODE = re.compile(
    r"\b(?<!-)(?:[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][ABD-HJLNP-UW-Z]{2}"
    r"|(?:bh|dt|sp|so|ba)[0-9]{1,2} ?[0-9][abd-hjlnp-uw-z]{2})(?![\w-])"
)
_NAME = rf"{PARTICLES}{CAPITAL}[\w’'-]+"
_NAMED = re.compile(rf"\b{TITLES}{SPACES}{INITIALS}{_NAME}(?:{SPACES}{_NAME})?")
_MONTHS = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_BIRTH = re.compile(
    r"\b(?:date of birth|d\.?o\.?b\b\.?|born(?:\s+on)?)(?:\s+(?:is|was))?\W{0,3}(?:the\s+)?"
    rf"(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|\d{{4}}-\d{{2}}-\d{{2}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTHS}\s+\d{{4}})",
    re.IGNORECASE,
)
_FEW = r"(?:[1-4]|one|two|three|four|only one|a single)"
_WHO = (
    r"(?:adult|boy|child|children|family|families|girl|household|juvenile|man|men|people|person|pupil|resident|student"
    r"|teenager|woman|women|youngster|youth)s?"
)
_KIND = r"(?:young|old|older|elderly|male|female|local|vulnerable|teenage|disabled|black|asian|white)"
_TROUBLE = (
    r"(?:victims?|abused?|assaulted|arrested|charged|cautioned|convicted|exploited|groomed|harmed|missing|detained"
    r"|in custody|overdos\w+|self-harm\w*|suicid\w+|refugees?|seeking asylum|trafficked|raped|stalked|HIV)"
)
_TOLD = r"(?:who|that|was|were|is|are|has|have|had|been|being|a|the|reported|since|recently|later|both|aged|\d{1,2})"
_THEIRS = (
    r"(?:(?:,|\s+(?:and|or|&))?\s+(?:Gypsy|Gypsies|Travellers?|Roma))*\s+(?:transit\s+)?(?:sites?|encampments?|pitch(?:es)?"
    r"|stopping|communit(?:y|ies)|liaison|engagement|awareness|history|support|care|management|centres?|groups?"
    r"|charit(?:y|ies)|organisations?|services?|forums?|hubs?|officers?|volunteers?|surveys?|warrants?|statements?)\b"
)
"""What is for people of whom many are known, or about them: two Traveller sites, one victim support volunteer."""
_SMALL = re.compile(
    rf"\b(?<![£.,:/-])(?<!of )(?<!at )(?<!in )(?:{_FEW}\s+(?:{_KIND}\s+)?(?:victim|suspect|offender|complainant"
    rf"|survivor|witness|missing person|missing child|asylum seeker|refugee|arrest|Gypsy|Traveller|Roma)(?:s|es)?\b"
    rf"(?!{_THEIRS})|{_FEW}\s+(?:{_KIND}\s+)?{_WHO}\s+(?:{_TOLD}\s+){{0,5}}{_TROUBLE}\b)",
    re.IGNORECASE,
)


def phone_numbers(text: str) -> Iterator[Remark]:
    """Find UK mobile numbers."""
    return matches(_MOBILE, text)


def email_addresses(text: str) -> Iterator[Remark]:
    """Find personal e-mail addresses: a private provider's, or one of a named person at a public body."""
    for match in matches(_EMAIL, text) if "@" in text else ():
        personal = _PERSONAL_DOMAINS.search(match.words)
        named = _WORK_DOMAIN.search(match.words) and _PERSON_LOCAL_PART.match(match.words)
        if personal or (named and not _OFFICE.search(match.words, 0, match.words.index("@") + 1)):
            yield match


def national_insurance_numbers(text: str) -> Iterator[Remark]:
    """Find National Insurance numbers."""
    return matches(_NATIONAL_INSURANCE, text)


def case_numbers(text: str) -> Iterator[Remark]:
    """Find the numbers of crimes, incidents and logs."""
    return matches(_CASE_NUMBER, text)


def vehicle_registrations(text: str) -> Iterator[Remark]:
    """Find registration marks in capitals: today's form, and the two before it."""
    return matches(_REGISTRATION, text)


def postcodes(text: str) -> Iterator[Remark]:
    """Find full postcodes; the first half alone is an area, and says nothing about a person."""
    return matches(_POSTCODE, text)


def named_people(text: str) -> Iterator[Remark]:
    """Find Mr, Mrs, Ms, Mx or Miss with a name."""
    return matches(_NAMED, text)


def birth_dates(text: str) -> Iterator[Remark]:
    """Find dates that are said to be somebody's day of birth."""
    return matches(_BIRTH, text)


def small_counts(text: str) -> Iterator[Remark]:
    """Find one to four people of whom something is said by which their neighbours would know them.

    How many officers serve a place, or came to a meeting, is no secret: only victims, suspects and the like are found.
    """
    return matches(_SMALL, text)
