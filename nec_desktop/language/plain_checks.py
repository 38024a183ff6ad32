"""Prose in, findings out: what was left to fill in, and the forms of dates and times.

Sources: the force's rules for exported documents (dates as 14 July 2025, ranges with “to”, times as 5:30pm; no
placeholders left) and the style guide of GOV.UK.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from nec_desktop.language.findings import Remark, matches

_PLACEHOLDER = re.compile(
    r"\b(?:TBC|TBA|TBD|XXX+|lorem ipsum)\b|\[(?:insert|enter|add|your|name|date|tbc)\b[^\]]{0,200}\]"
    r"|<(?:insert|enter)\b[^>]{0,200}>|\?\?\?+",
    re.IGNORECASE,
)
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)"
_DATE = re.compile(
    r"(?<![\d/.-])(?:\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}|\d{1,2}-\d{1,2}-\d{4})(?![\d/-])"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)\s+(?:of\s+)?{_MONTH}\b",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)\s+(?:of\s+)?", re.IGNORECASE)
_RANGE = re.compile(
    r"\b(?<![.:/-])(?:\d{1,2}(?:[.:]\d\d)?\s?(?:am|pm)?\s?[-–—]\s?\d{1,2}(?:[.:]\d\d)?\s?(?:am|pm)"
    rf"|\d{{1,2}}(?:\s{_MONTH}(?:\s\d{{4}})?)?\s?[-–—]\s?\d{{1,2}}\s{_MONTH}|{_MONTH}\s?[-–—]\s?{_MONTH}"
    rf"|{_WEEKDAY}\s?[-–—]\s?{_WEEKDAY})\b"
)
_DASH = re.compile(r"\s?[-–—]\s?")
_TIME = re.compile(
    r"\b(?<![.:/£])(?:(?P<hour>[01]?\d|2[0-3])(?:[.:](?P<minute>[0-5]\d))?\s?(?P<half>[ap]m\b|[ap]\.m\b\.?)"
    r"|(?P<hour24>[01]\d|2[0-3])(?:[.:](?P<minute24>[0-5]\d)(?:\s?(?:hrs|hours)\b)?(?![\d:%]|\.\d)"
    r"|(?P<minutes>[0-5]\d)\s?(?:hrs|hours)\b))",
    re.IGNORECASE,
)
_HOURS = re.compile(
    r"(?<![\w.:/£–—-])(?P<from>1[0-2]|[1-9])\s?[-–—]\s?(?P<to>1[0-2]|[1-9])(?![\w:/%–—-]|\.\d"
    rf"|\s?(?:[ap]\.?m\b|per cent\b|{_MONTH}\b))"
)
_OPEN = re.compile(
    rf"\b(?:(?i:opens?|opening|hours|daily|weekdays|weekends|bank holidays)|{_WEEKDAY})[,:]?\s+(?:from\s+)?$"
)
"""What stands before hours: open 10-2, Tuesdays 2-4."""
_AFTER_HOURS = re.compile(r"\s*(?:[.,;)]|$|(?:on|every|each|daily|weekdays|and|or|at|in)\b)")
_COUNTED = re.compile(
    r"\b(?:(?:votes?|scores?|results?)\s+(?:was|were)|won|lost|beat|drew|score[ds]?|votes?|voted|carried|by|of|in|page|year|room|figure)\s+(?:by\s+)?$"
)
"""What stands before a score or a vote, which may fall as hours do: carried 9-5."""
_AT = re.compile(
    r"(?:\b(?:at|from|by|to|till|until|between|and|before|after|since|(?:start|begin|end|open|close|finish)(?:e?s)?"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days?,?)|[-–—])\s*$",
    re.IGNORECASE,
)
"""What stands before a time of day."""
_IN_ALL = re.compile(r"\s+(?:of|per|each|every|a)\b")
_GOOD_TIME = re.compile(r"\d{1,2}(?::\d\d)?[ap]m")


def placeholders(text: str) -> Iterator[Remark]:
    """Find what was left to be filled in: TBC, XXX, [insert ...], ???."""
    return matches(_PLACEHOLDER, text)


def date_forms(text: str) -> Iterator[Remark]:
    """Find dates in a form that readers take differently: 03/04/26, 2026-04-03, 3rd April."""
    for match in matches(_DATE, text):
        ordinal = _ORDINAL.match(match.words)
        yield replace(match, suggestions=(_ORDINAL.sub(r"\1 ", match.words),)) if ordinal else match


def time_forms(text: str) -> Iterator[Remark]:
    """Find times that are not written as 5:30pm, and ranges of days and times that are not written with “to”."""
    found = [replace(match, suggestions=(_range(match.words),)) for match in matches(_RANGE, text)]
    taken = {n for match in found for n in range(match.start, match.end)}
    found += (remark for remark in _hours(text) if remark.start not in taken)
    found += (remark for remark in _times(text) if remark.start not in taken)
    yield from sorted(found, key=lambda remark: remark.start)


def _hours(text: str) -> Iterator[Remark]:
    """Find hours without am and pm: 9-5 falls, as no count of anything does; 2-4 where a day or “open” says so."""
    for match in _HOURS.finditer(text):
        first, last = int(match["from"]), int(match["to"])
        before = text[max(match.start() - 30, 0) : match.start()]
        falls = first >= 7 and last < min(first, 9) and not _COUNTED.search(before)
        rises = first < last and _OPEN.search(before) and _AFTER_HOURS.match(text, match.end())
        if falls or rises:
            halves = ("am" if 7 <= first < 12 else "pm", "am" if first >= 7 and last < 12 and not falls else "pm")
            clear = falls or last == 12 or first < 7 or first > 9  # 7-9 may be a morning or an evening
            clock = f"{first}{halves[0]} to {last}{halves[1]}"
            yield Remark(match.start(), match.end(), match[0], suggestions=(clock,) if clear else ())


def _range(words: str) -> str:
    """Return a range with “to”, and each of its times as 5:30pm."""
    words = _DASH.sub(" to ", words)
    for remark in reversed(list(_times(words))):
        words = words[: remark.start] + remark.suggestions[0] + words[remark.end :]
    return re.sub(r"(\d)\.(\d\d)", r"\1:\2", words)


def _times(text: str) -> Iterator[Remark]:
    for match in _TIME.finditer(text):
        part = match.groupdict()
        dotted = part["minute24"] and ":" not in match[0] and "h" not in match[0].lower()
        if _GOOD_TIME.fullmatch(match[0]) or dotted or _is_how_long(match, text):  # 12.30 may be a sum of money
            continue
        hour = int(part["hour"] or part["hour24"])
        minute = part["minute"] or part["minute24"] or part["minutes"] or "00"
        half = (part["half"] or ("am" if hour < 12 else "pm"))[0].lower() + "m"
        clock = f"{hour % 12 or 12}{'' if minute == '00' else f':{minute}'}{half}"
        yield Remark(match.start(), match.end(), match[0], suggestions=(clock,))


def _is_how_long(match: re.Match[str], text: str) -> bool:
    """Say whether four figures before “hours” are no time of day: volunteers gave 1200 hours."""
    if not match["minutes"] or "hour" not in match[0].lower() or match[0].startswith("0"):
        return False
    return not _AT.search(text[max(match.start() - 14, 0) : match.start()]) or bool(_IN_ALL.match(text, match.end()))
