"""The column widths at which a table stands lowest. Lengths are points.

What the composer asks for (shares) decides among widths that do equally well: nobody who adds a column to a register
can know how long its words will be.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations

STEPS = (48.0, 24.0, 12.0, 6.0)
"""What one column gives another at a time while better widths are looked for."""
SAMPLE = 60
"""So many rows, taken from all over the table, stand for the rest."""
WASTE = 12.0
"""What the end of a broken line leaves free on average: half a word."""
BROKEN = 0.15
"""What a line weighs that does not make its row higher: short entries are broken only where that gains something."""
SHARES = 0.001
"""What a point away from its share weighs against a line, in each row."""


@dataclass(frozen=True)
class Wants:
    """What one column asks for: at least its longest word; its share of the table's width; the lines of its cells."""

    need: float
    header: float
    """The width at which its header takes two lines."""
    share: float
    fixed: bool
    """True where the share is kept to, so that tables of facts look alike all through the document."""
    cells: tuple[tuple[tuple[float, float], ...], ...]
    """For each row the paragraphs of its cell: the room beside the words, and the width of the words on one line."""

    @property
    def natural(self) -> float:
        """The width beyond which more is of no use."""
        lines = (room + width for cell in self.cells for room, width in cell)
        return math.inf if self.fixed else max(self.need, self.header, *lines)

    def sample(self) -> tuple[tuple[tuple[float, float], ...], ...]:
        """Return at most SAMPLE cells, evenly spread."""
        return self.cells[:: math.ceil(len(self.cells) / SAMPLE) or 1]


def lowest_widths(columns: Sequence[Wants], total: float) -> list[float]:
    """Return widths that add up to `total`, none below its need if all needs fit."""
    needs = [column.need for column in columns]
    if sum(needs) >= total:
        return [need * total / sum(needs) for need in needs]
    shares = [column.share / sum(column.share for column in columns) for column in columns]
    highest = [column.natural for column in columns]
    spare = total - sum(highest)
    if spare >= 0:
        return [high + spare * share for high, share in zip(highest, shares, strict=True)]
    headers = [max(column.need, column.header) for column in columns]
    lowest = headers if sum(headers) <= total * 0.95 else needs
    start = _shared_out(total, shares, lowest, highest)
    if any(column.fixed for column in columns):
        return start
    return _Search(columns, [share * total for share in shares]).best(start, lowest)


def mean_lines(columns: Sequence[Wants], widths: Sequence[float]) -> float:
    """Return how many lines the rows of a table have on average."""
    search = _Search(columns, widths)
    return search.height(widths) / max(len(columns[0].sample()), 1)


class _Search:
    """Looks for better widths by letting one column give a little to another, for as long as that helps."""

    def __init__(self, columns: Sequence[Wants], shares: Sequence[float]) -> None:
        self._samples = [column.sample() for column in columns]
        self._shares = shares
        self._known: dict[tuple[int, float], list[int]] = {}

    def best(self, widths: list[float], lowest: Sequence[float]) -> list[float]:
        """Return the best widths that can be reached from `widths`."""
        cost = self._cost(widths)
        for step in STEPS:
            improved = True
            while improved:
                improved = False
                for giver, taker in permutations(range(len(widths)), 2):
                    if widths[giver] - step < lowest[giver]:
                        continue
                    tried = list(widths)
                    tried[giver] -= step
                    tried[taker] += step
                    cost_then = self._cost(tried)
                    if cost_then < cost:
                        widths, cost, improved = tried, cost_then, True
        return widths

    def height(self, widths: Sequence[float]) -> int:
        """Return how many lines the sampled rows make together."""
        return sum(map(max, zip(*(self._lines(n, width) for n, width in enumerate(widths)), strict=True)))

    def _cost(self, widths: Sequence[float]) -> float:
        """Return how high the table stands in lines, and a little for lines broken and shares not kept to."""
        columns = [self._lines(n, width) for n, width in enumerate(widths)]
        apart = sum(abs(width - share) for width, share in zip(widths, self._shares, strict=True))
        broken = sum(map(sum, columns))
        return self.height(widths) + BROKEN * broken + SHARES * apart * len(columns[0])

    def _lines(self, n: int, width: float) -> list[int]:
        """Return the lines that each cell of a column makes."""
        known = self._known.get((n, width))
        if known is None:
            known = self._known[n, width] = [
                sum(_broken(words, width - room) for room, words in cell) for cell in self._samples[n]
            ]
        return known


def _broken(words: float, width: float) -> int:
    """Return about how many lines so wide these words make."""
    return 1 if words <= width else math.ceil(words / max(width - WASTE, WASTE))


def _shared_out(
    total: float, shares: Sequence[float], lowest: Sequence[float], highest: Sequence[float]
) -> list[float]:
    """Share out `total`, hold what hits a bound, share out the rest: the reckoning of CSS's flexible boxes."""
    widths: dict[int, float] = {}
    free = set(range(len(shares)))
    while free:
        left = total - sum(widths.values())
        weight = sum(shares[n] for n in free)
        wanted = {n: left * shares[n] / weight for n in free}
        bounded = {n: min(max(wanted[n], lowest[n]), highest[n]) for n in free}
        excess = sum(bounded.values()) - left
        held = {n for n in free if (bounded[n] - wanted[n]) * excess > 0} if abs(excess) > 0.01 else free
        widths |= {n: bounded[n] for n in held}
        free = free - held
    return [widths[n] for n in range(len(shares))]
