"""Charts as inline SVG: a bar for each number, with its words, in lines that any width has room for.

Lengths across are shares of the width, so that letters keep their size on a telephone. A name stands above its bars
and each bar says what it is, so nothing is told by colour alone.
"""

from typing import NamedTuple

from nec_desktop.document.visible import chart_alt, is_visible, one_line
from nec_desktop.plan.charts import Chart
from nec_desktop.plan.words import number_words
from nec_desktop.web.markup import element, escaped
from nec_desktop.web.outline import Names

LONGEST_BAR = 62
"""Share of the width, in hundredths; the words beside the bar take up the rest."""
LINE, BAR, THIN_BAR, GAP = 1.3, 0.95, 0.5, 0.6
"""Heights in sizes of the text: of a line, of a bar beside its words and one below them, and of the space after."""
TALL = 45
"""Sizes of the text, beyond which print sets a chart smaller, so that it fits a page."""
NOT_KNOWN = "not yet known"
LOOKS = 3
"""So many looks of bars there are in the style sheet."""


class Bar(NamedTuple):
    """One bar: the words beside it, and its length as a share of the width."""

    words: str
    length: str


def bars_of(chart: Chart, category: int) -> list[Bar]:
    """Return the bars of a category, one for each series."""
    most = max((abs(number) for series in chart.series for number in series.numbers if number), default=0)
    bars = []
    for series in chart.series:
        number = series.numbers[category]
        words = NOT_KNOWN if number is None else number_words(number)
        name = f"{one_line(series.name)}: " if len(chart.series) > 1 else ""
        bars.append(Bar(name + words, f"{LONGEST_BAR * abs(number) / most if number else 0:.2f}%"))
    return bars


def chart_markup(chart: Chart, names: Names) -> str:
    """Return the drawing. What it shows stands in its description; its numbers are in a table beside it too."""
    title, description = names.of("chart"), names.of("chart-description")
    parts = [
        element("title", escaped(chart_title(chart)), id=title),
        element("desc", escaped(chart_alt(chart)), id=description),
    ]
    top = 0.0
    for category, name in enumerate(chart.categories):
        parts.append(_text(one_line(name), top, class_="name"))
        top += LINE
        bars = bars_of(chart, category)
        for n, bar in enumerate(bars):
            shape = {"x": "0", "width": bar.length, "class_": f"bar{n % LOOKS}"}
            if len(bars) == 1:
                words = _text(bar.words, top - 0.15, x=bar.length, dx="0.5em")
                parts.append(element("rect", **shape, y=_em(top), height=_em(BAR)) + words)
                top += BAR
            else:  # words that name a series may be long: they stand above the bar
                words = _text(bar.words, top)
                parts.append(element("rect", **shape, y=_em(top + LINE), height=_em(THIN_BAR)) + words)
                top += LINE + THIN_BAR + GAP / 2
        top += GAP
    named = {"role": "img", "aria_labelledby": f"{title} {description}", "class_": "chart"}
    named["class_"] += " tall" if top > TALL else ""
    return element("svg", "".join(parts), **named, width="100%", height=_em(top))


def _text(words: str, top: float, *, x: str = "0", dx: str = "", class_: str = "") -> str:
    """Return a line of text below `top`."""
    return element("text", escaped(words), x=x, dx=dx, y=_em(top + 1), class_=class_)


def chart_title(chart: Chart) -> str:
    """Return the name of a chart: never none."""
    return one_line(chart.caption) if is_visible(chart.caption) else "Chart"


def _em(height: float) -> str:
    return f"{height:.2f}em"
