"""Times as people write them. One without am or pm is read by the 24-hour clock, as the police write them."""

import re
from datetime import time

_NOON = ("noon", "midday", "12 noon")
_BETWEEN = re.compile(r"\s*[-‐‑‒–—−]\s*|\s+(?:to|until|till)\s+")
_HALF = re.compile(r"[ap]m$")
_HALF_WITH_STOPS = re.compile(r"(?<![a-z])([ap])\. ?m\.?$")
_HOURS = re.compile(r"(?<=\d)\s*(?:hrs?|hours?|h)\.?$")
"""What the police and the services write behind 1400."""
_MAY_BE_LATER = re.compile(r"(?:[1-9]|1[01])(?:[:.]?[0-5]\d)?")
"""Hours that may be meant to be in the afternoon; with a nought before it, one is meant as it stands."""
_LONGEST = 12 * 60
"""Minutes: what seems to last longer than that over midnight is a mistake, such as pm left out."""


def as_24_hours(text: str) -> str:
    """Return a time as 17:30 for 5:30pm, 5.30 p.m., 1730, 1730 hrs and 17.30, 09:00 for 9; what is none as it is."""
    if _is_bare(text):
        text = f"{text.strip()}:00"
    words = _HALF_WITH_STOPS.sub(r"\1m", _HOURS.sub("", " ".join(text.casefold().split())))
    if words in (*_NOON, "midnight"):
        return "12:00" if words in _NOON else "00:00"
    half = words[-2:] if words.endswith(("am", "pm")) else ""
    figures = words.removesuffix(half).strip().replace(".", ":") if half else words.replace(".", ":")
    hour, colon, minute = figures.partition(":")
    if not colon and figures.isdecimal() and len(figures) in (3, 4):
        hour, minute = figures[:-2], figures[-2:]
    if not (hour.isdecimal() and (minute or "0").isdecimal() and (half or minute)):
        return text
    number = int(hour)
    if half:
        if not 1 <= number <= 12:
            return text
        number = number % 12 + (12 if half == "pm" else 0)
    try:
        return time(number, int(minute or 0)).isoformat("minutes")
    except ValueError:
        return text


def may_be_later(text: str) -> bool:
    """Say whether a time that is read as one in the morning may be meant for the evening, as 9 or 7:30."""
    return _MAY_BE_LATER.fullmatch(text.strip()) is not None


def ends_next_day(start: time, end: time) -> bool:
    """Say whether an end that the clock shows before the start is on the next day: from 10pm to 1am it is."""
    minutes = (end.hour - start.hour) * 60 + end.minute - start.minute
    return minutes < 0 and minutes % (24 * 60) < _LONGEST


def time_range(text: str) -> tuple[str, str] | None:
    """Return the two times of “10:00-12:00” or “2–4pm” as 10:00 and 12:00, 14:00 and 16:00; None for anything else."""
    parts = _BETWEEN.split(" ".join(text.casefold().replace("a.m.", "am").replace("p.m.", "pm").split()))
    if len(parts) != 2:
        return None
    first, last = parts
    end = _time(last)
    starts = [_time(first)]
    if starts == [None] and (half := _HALF.search(last)):  # “11-1pm” begins in the morning, “2-4pm” does not
        starts = [_time(first + half[0]), _time(first + ("am" if half[0] == "pm" else "pm"))]
    if end is None or starts[0] is None:
        return None
    start = next((each for each in starts if each and (each < end or ends_next_day(each, end))), starts[0])
    return start.isoformat("minutes"), end.isoformat("minutes")


def _time(text: str) -> time | None:
    """Return a time that says its minutes or its half of the day: of “2-4” nobody knows which two it is."""
    figures = text if _is_bare(text) else as_24_hours(text)
    try:
        return time.fromisoformat(figures) if re.fullmatch(r"\d\d?:\d\d", figures) else None
    except ValueError:
        return None


def _is_bare(text: str) -> bool:
    """Say whether a text is an hour and nothing else."""
    return text.strip().isdecimal() and len(text.strip()) <= 2
