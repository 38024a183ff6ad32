"""Charts as data: what is drawn, and the words that say what the drawing shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from nec_desktop.plan.clean import clean_line
from nec_desktop.plan.words import list_words, number_words

Number = float | None
"""Nothing where there is no number, which is not the same as nought."""

FEWEST, MOST = 2, 30
"""A chart of one bar says nothing, and one of more than thirty cannot be read."""
TOLD = 8
"""Up to so many numbers are all told in words; of more, the largest and the smallest."""
ALIKE = 3
"""Up to so many groups of the same number are named."""
LONGEST_NAME = 48
"""Characters of a name beside its bar. In the table it stands in full."""


@dataclass(frozen=True)
class Series:
    """Numbers of one kind, one for each category, and what they are."""

    name: str
    numbers: tuple[Number, ...]


@dataclass(frozen=True)
class Chart:
    """A chart. Its numbers stand in a table beside it too; `alt` says in words what it shows.

    kind: bar (lying, for names) or column (standing, for what follows in time). stacked: the series of a category
    stand on each other, not beside each other. A chart is worked out, so it has no address of its own.
    """

    kind: Literal["bar", "column"]
    caption: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    alt: str
    stacked: bool = False
    address: str = ""


def drawn(
    kind: Literal["bar", "column"],
    caption: str,
    names: Sequence[str],
    series: Sequence[Series],
    says: str,
    *,
    stacked: bool = False,
) -> Chart | None:
    """Return a chart of these numbers, nothing where there is nothing to see; `says` is what it shows, in words."""
    if not FEWEST <= len(names) <= MOST or not any(number for one in series for number in one.numbers):
        return None
    form = "Bar" if kind == "bar" else "Column"
    return Chart(kind, caption, tuple(map(_short, names)), tuple(series), f"{form} chart. {caption}: {says}", stacked)


def all_words(names: Sequence[str], series: Sequence[Series]) -> str:
    """Return every number in words, category by category: April to June 2026, 17 held, 2 to come; …"""
    told = []
    for n, name in enumerate(names):
        numbers = [(one.numbers[n], one.name[0].lower() + one.name[1:]) for one in series]
        words = [f"{number_words(number)} {what}" for number, what in numbers if number is not None]
        told.append(f"{name}, {list_words(words) or 'not yet known'}")
    return f"{'; '.join(told)}."


def ranked_words(names: Sequence[str], numbers: Sequence[Number], unit: str, *, whole: bool) -> str:
    """Return every number in words, or what stands out of many. `whole`: the numbers are parts of their sum."""
    known = [(number, name) for name, number in zip(names, numbers, strict=True) if number is not None]
    total = sum(number for number, _name in known)
    of = f" of {_counted(total, unit)}" if whole and total > 0 else ""
    if len(known) <= TOLD:
        told = "; ".join(f"{name}, {number_words(number, unit)}" for number, name in known)
        return f"{told}.{f' In all {_counted(total, unit)}.' if of else ''}"
    largest, smallest = max(known)[0], min(known)[0]
    if largest == smallest:
        return f"all {len(known)} groups have {_counted(largest, unit)}."
    share = f"{of} ({round(100 * largest / total)} in 100)" if of else ""
    most, least = f"{number_words(largest, unit)}{share}", number_words(smallest, unit)
    return f"{_extreme(known, largest, 'largest', most)}; {_extreme(known, smallest, 'smallest', least)}."


def _extreme(known: Sequence[tuple[float, str]], number: float, word: str, told: str) -> str:
    """Return which groups have the largest or smallest number: by name, or how many where they are many."""
    found = [name for one, name in known if one == number]
    if len(found) == 1:
        return f"the {word} of {len(known)} groups is {found[0]}, with {told}"
    named = list_words(found) if len(found) <= ALIKE else f"{len(found)} of {len(known)} groups"
    return f"the {word} are {named}, with {told} each"


def _counted(number: float, unit: str) -> str:
    """Return a number and what it counts: 7,797 people, 12.5%."""
    return number_words(number, unit) if unit in ("", "percent") else f"{number_words(number)} {unit}"


def _short(name: str) -> str:
    line = clean_line(name)
    return line if len(line) <= LONGEST_NAME else line[: LONGEST_NAME - 1].rstrip() + "…"
