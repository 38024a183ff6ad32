"""Times as people write them."""

import re
from datetime import time

_NOON = ("noon", "midday", "12 noon")
_BETWEEN = re.compile(r"\s*[-‐‑‒–—−]\s*|\s+(?:to|until|till)\s+")
_HALF = re.compile(r"[ap]m$")
_HALF_WITH_STOPS = re.compile(r"(?<![a-z])([ap])\. ?m\.?$")
_HOURS = re.compile(r"(?<=\d)\s*(?:hrs?|hours?|h)\.?$")
"""What the police and the services write behind 1400."""


def as_24_hours(text: str) -> str:
    """Return a time as 17:30 for 5:30pm, 5.30 p.m., 1730, 1730 hrs and 17.30; what is none is returned as it is."""
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
    start = next((each for each in starts if each and each < end), starts[0])
    return start.isoformat("minutes"), end.isoformat("minutes")


def _time(text: str) -> time | None:
    """Return a time that says its minutes or its half of the day: of “2-4” nobody knows which two it is."""
    figures = as_24_hours(text)
    try:
        return time.fromisoformat(figures) if re.fullmatch(r"\d\d?:\d\d", figures) else None
    except ValueError:
        return None
