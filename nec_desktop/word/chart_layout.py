"""How large a chart is, and where in it the names, the bars and the numbers go. Lengths are points.

Word and LibreOffice would each lay a chart out in a way of their own. What is told here is where the bars stand, so
that names and numbers have the room that they need in both.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from nec_desktop.plan.charts import Chart
from nec_desktop.word.measure import Ruler
from nec_desktop.word.paper import PORTRAIT, Paper

TALLEST = 0.85
"""Share of the text's height that a chart may take up."""
LINE = 1.15
"""Height of a line of names, in sizes of the text."""
NAMES, MOST_NAMES = 0.42, 0.6
"""Share of the width that the names beside lying bars take up, and may where they make too many lines otherwise."""
MANY = 12
"""From so many lying bars on, they stand closer."""
GAP = 6
"""Room between a name or a number and its bar."""
DECIMALS = 2
"""Places after the point that the numbers in a chart have at most."""
WIDEST_COLUMN = 64
DIGITS = 0.85
"""The least height of a bar that has its number at its end, in sizes of the text."""


@dataclass(frozen=True)
class ChartLayout:
    """What the chart's markup goes by. Plot: left, top, width and height as shares of the chart."""

    width: float
    height: float
    size: float
    plot: tuple[float, float, float, float]
    ends: tuple[float, float]
    """Where the axis of numbers ends: room for the numbers is part of it."""
    gap: int
    """The gap between categories, in hundredths of a bar's width."""
    places: int
    """Places after the point."""
    step: float = 0
    """From one line across to the next, where an axis tells the numbers since they have no room at the bars."""
    hidden: frozenset[tuple[int, int]] = frozenset()
    """Numbers, by series and category, whose part of a stacked bar is too small to hold them."""
    upright_names: bool = True

    @property
    def labelled(self) -> bool:
        """True where the numbers stand at the bars."""
        return not self.step


def chart_layout(chart: Chart, paper: Paper, size: float, ruler: Ruler) -> ChartLayout:
    """Return the layout of a chart whose text has this size."""
    return (_bars if chart.kind == "bar" else _columns)(_Measures(chart, paper, size, ruler))


class _Measures:
    """What both kinds of chart are laid out by."""

    def __init__(self, chart: Chart, paper: Paper, size: float, ruler: Ruler) -> None:
        self.chart = chart
        self.size = size
        self.ruler = ruler
        self.width = min(paper.text_width_points, PORTRAIT.text_width_points)
        self.tallest = TALLEST * paper.text_height_points
        self.count = len(chart.categories)
        self.beside = 1 if chart.stacked else len(chart.series)
        """Bars of a category that stand beside each other."""
        self.legend = self._legend() * 1.6 * size
        numbers = [number for series in chart.series for number in series.numbers if number is not None]
        self.places = min(max(map(_places, numbers), default=0), DECIMALS)
        self.label = max((ruler.width(self._words(number), size) for number in numbers), default=0.0) + GAP
        self.least, self.most = _reach(chart)

    def _legend(self) -> float:
        """Return the lines of the legend, its room below included; none for a single series."""
        if len(self.chart.series) < 2:
            return 0.0
        widest = max(self.ruler.width(series.name, self.size) for series in self.chart.series) + 2.5 * self.size
        side_by_side = max(int(0.9 * self.width / widest), 1)
        return ceil(len(self.chart.series) / side_by_side) + 0.3

    def _words(self, number: float) -> str:
        return f"{number:,.{self.places}f}"

    def ends(self, room: float) -> tuple[float, float]:
        """Return where the axis ends if the numbers take up this share of its length beyond the longest bar."""
        least, most = self.least, self.most
        span = (most - least or 1) / (1 - room * ((least < 0) + (most > 0 or least == most)))
        low = least - span * room if least < 0 else 0.0
        return low, low + span

    def step(self, length: float, need: float) -> float:
        """Return a round step for an axis of this length, whose numbers need so much room each."""
        rough = (self.most - self.least or 1) / max(int(length / need), 1)
        power = 10.0 ** floor(log10(rough))
        return next(step * power for step in (1, 2, 5, 10) if step * power >= rough)

    def hidden(self, length: float, need: float) -> frozenset[tuple[int, int]]:
        """Return the numbers that have no room in their part of a stacked bar; `length` is that of the whole axis."""
        if not self.chart.stacked:
            return frozenset()
        scale = length / (self.most - self.least or 1)
        return frozenset(
            (n, m)
            for n, series in enumerate(self.chart.series)
            for m, number in enumerate(series.numbers)
            if number is not None
            and abs(number) * scale < (need or self.ruler.width(self._words(number), self.size) + GAP)
        )


def _bars(measures: _Measures) -> ChartLayout:
    """Lying bars, one under another, with their names at the left."""
    m = measures
    names = m.chart.categories
    widest = max(m.ruler.width(name, m.size) for name in names) + 2 * GAP
    airy = 0.35 if m.count >= MANY else 0.75
    for share in (NAMES, MOST_NAMES):
        at = min(widest, share * m.width)
        lines = max(m.ruler.lines(name, at - 2 * GAP, m.size) for name in names)
        row = max(m.beside * m.size * 1.2, lines * m.size * LINE) + airy * m.size
        height = m.legend + m.count * row + m.size / 2
        if lines == 1 or height <= m.tallest:
            break
    height = min(height, m.tallest)
    row = (height - m.legend - m.size / 2) / m.count
    bar = min(row / (m.beside + airy / 1.2), 1.6 * m.size)
    length = m.width - at - GAP
    labelled = bar >= DIGITS * m.size and m.label < length / 2
    room = 0.0 if m.chart.stacked else m.label / length
    axis = 0.0 if labelled else 2 * m.size
    if not labelled:
        height += axis
    return ChartLayout(
        m.width,
        height,
        m.size,
        (at / m.width, m.legend / height, length / m.width, (m.count * row) / height),
        m.ends(room if labelled else 0.02),
        round(100 * (row - m.beside * bar) / bar),
        m.places,
        0.0 if labelled else m.step(length, 1.5 * m.label),
        m.hidden(length, 0),
    )


def _columns(measures: _Measures) -> ChartLayout:
    """Standing columns, one after another, with their names below."""
    m = measures
    names = m.chart.categories
    length = 14 * m.size
    slot = m.width / m.count
    labelled = m.label <= slot * 0.9 / m.beside
    left = 0.0 if labelled else m.label + GAP
    slot = (m.width - left) / m.count
    upright = all(m.ruler.longest_word(name, m.size) <= slot - GAP for name in names)
    below = max(
        m.ruler.lines(name, slot - GAP, m.size) * m.size * LINE if upright else 1.15 * m.ruler.width(name, m.size)
        for name in names
    )
    below = min(below + GAP, m.tallest - length - m.legend)
    height = m.legend + length + below
    column = min(slot * 0.75 / m.beside, WIDEST_COLUMN)
    room = 0.02 if m.chart.stacked or not labelled else 1.5 * m.size / length
    return ChartLayout(
        m.width,
        height,
        m.size,
        (left / m.width, m.legend / height, 1 - left / m.width, length / height),
        m.ends(room),
        min(round(100 * (slot - m.beside * column) / column), 500),
        m.places,
        0.0 if labelled else m.step(length, 2 * m.size),
        m.hidden(length, m.size * LINE),
        upright,
    )


def _reach(chart: Chart) -> tuple[float, float]:
    """Return the smallest and the largest place that a bar reaches to; nought is always among them."""
    columns = zip(*(series.numbers for series in chart.series), strict=True)
    known: list[Sequence[float]] = [[number for number in column if number is not None] for column in columns]
    if chart.stacked:
        lows = [sum(number for number in numbers if number < 0) for numbers in known]
        highs = [sum(number for number in numbers if number > 0) for numbers in known]
        return min(lows, default=0.0), max(highs, default=0.0)
    flat = [number for numbers in known for number in numbers]
    return min([0.0, *flat]), max([0.0, *flat])


def _places(number: float) -> int:
    """Return how many places after the point a number has."""
    return len(f"{number:.{DECIMALS}f}".rstrip("0").partition(".")[2])
