"""Numbers as people write them, and the signs of their units: 1 200, £385,000, 28.5%."""

import math
import re

from nec_desktop.plan.outline import Field, Register

LARGEST_NUMBER = 1e15
SIGNS = {"£": "pounds", "%": "percent"}
"""Signs, and by which id a column of units knows what they stand for."""
_NUMBER = re.compile(r"[-+]?(\d{1,3}(?P<mark>[, ])\d{3}((?P=mark)\d{3})*|\d+)?(\.\d*)?(e[-+]?\d+)?", re.IGNORECASE)
_APART = re.compile(r"\d\s*[\t\n\r]\s*\d")
_WITH_SIGN = re.compile(r"(?P<before>£)\s*(?P<after_it>[\d.].*)|(?P<figures>.*[\d.])\s*(?P<behind>%)", re.DOTALL)


def number_in(text: str) -> float | None:
    """Return the number that a text is, which may have commas or spaces at its thousands; None for none."""
    try:
        number = float(re.sub("[, ]", "", text)) if _NUMBER.fullmatch(text) else math.nan
    except ValueError:
        return None
    return number if abs(number) < LARGEST_NUMBER else None


def are_several(text: str) -> bool:
    """Say whether figures stand on two lines, or in two cells: together they are no number."""
    return _APART.search(text) is not None


def sign_apart(text: str) -> tuple[str, str] | None:
    """Return “385,000” and “£” for “£385,000”, “28.5” and “%” for “28.5%”; None where there is no sign."""
    found = _WITH_SIGN.fullmatch(text.strip())
    if found is None:
        return None
    return (found["after_it"], "£") if found["before"] else (found["figures"], "%")


def unit_columns(register: Register) -> dict[str, Field]:
    """Return, by the id of each column for numbers, the column for their unit."""
    chart = register.chart
    unit = register.find(chart.unit) if chart else None
    return {chart.numbers: unit} if chart and unit else {}


def number_and_unit(text: str, unit: Field) -> tuple[str, str] | None:
    """Return “28.5” and “percent” for “28.5%”, where the column for units has that choice; None for anything else."""
    figures, sign = sign_apart(text) or ("", "")
    return (figures, SIGNS[sign]) if sign and SIGNS[sign] in unit.choices else None
