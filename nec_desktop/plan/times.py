"""Times as people write them."""

from datetime import time

_NOON = ("noon", "midday", "12 noon")


def as_24_hours(text: str) -> str:
    """Return a time as 17:30 for 5:30pm, 5.30 pm, 1730 and 17.30; what is none is returned as it is."""
    words = " ".join(text.casefold().split())
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
