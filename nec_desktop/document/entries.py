"""What a file shows, in a form that a file read back and the blocks it was made from can both be put into."""

import hashlib
from collections.abc import Sequence
from typing import NamedTuple

from nec_desktop.document.blocks import Item
from nec_desktop.document.links import links_of
from nec_desktop.document.visible import one_line
from nec_desktop.plan.charts import Chart
from nec_desktop.plan.clean import clean_text
from nec_desktop.plan.richtext import Runs

COVER = "Cover"


class Span(NamedTuple):
    """Text of one look. Neighbouring spans differ in look."""

    text: str
    look: str = ""
    """"b" for bold and "i" for italic."""
    link: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    """What a reader can choose in its place: what is shown, what is kept."""


class Line(NamedTuple):
    """A heading, a paragraph, a list item, a caption, an entry of the list of contents."""

    kind: str
    """The id of its style; for a list item its kind, level and number ("number item 3 at level 1")."""
    text: str
    spans: tuple[Span, ...] = ()
    """Nothing where all of the text is plain."""


class Grid(NamedTuple):
    """A table: its header row, and the lines in each cell of its other rows."""

    style: str
    header: tuple[str, ...]
    rows: tuple[tuple[tuple[Line, ...], ...], ...]


class Image(NamedTuple):
    """A picture: the SHA-256 of its bytes, and the words that stand for it."""

    digest: str
    alt: str


Sheet = tuple[tuple[str | float | None, ...], ...]
"""Names and numbers as a sheet of a workbook has them: a header row, then a name and its numbers."""


class Plot(NamedTuple):
    """A chart: its kind, the words that stand for it, what it shows, and what the workbook behind it holds."""

    kind: str
    alt: str
    shown: Sheet
    workbook: Sheet


Entry = Line | Grid | Image | Plot


class Placed(NamedTuple):
    """An entry and the section it stands in, named by its heading."""

    section: str
    entry: Entry


def digest(data: bytes) -> str:
    """Return the hash by which pictures are compared."""
    return hashlib.sha256(data).hexdigest()


def line(kind: str, text: str) -> Line:
    """Return a line of plain text."""
    return Line(kind, clean_text(text))


def line_of(kind: str, spans: Sequence[Span]) -> Line:
    """Return a line of spans: neighbours of one look joined, empty ones left out."""
    if len(spans) == 1 and not any(spans[0][1:]):
        return Line(kind, spans[0].text)
    joined: list[Span] = []
    for span in spans:
        if joined and joined[-1][1:] == span[1:]:
            joined[-1] = span._replace(text=joined[-1].text + span.text)
        elif span.text:
            joined.append(span)
    plain = not any(any(span[1:]) for span in joined)
    return Line(kind, "".join(span.text for span in joined), () if plain else tuple(joined))


def sheet_of(chart: Chart) -> Sheet:
    """Return the names and numbers of a chart as a sheet."""
    header = (None, *(one_line(series.name) for series in chart.series))
    numbers = zip(*(series.numbers for series in chart.series), strict=True)
    names = map(one_line, chart.categories)
    return header, *((name, *row) for name, row in zip(names, numbers, strict=True))


def item_kind(kind: str, level: int, number: int) -> str:
    """Return the kind of a list item; `number` is the one that is printed, 0 for a bullet."""
    return f"{kind} item {number} at level {level + 1}" if number else f"{kind} item at level {level + 1}"


class ItemNumbers:
    """Works out the printed number of list items: every list starts at 1, and goes on over what is nested in it."""

    def __init__(self) -> None:
        self._counts: dict[int, int] = {}
        self._address = ""

    def number(self, item: Item) -> int:
        """Return the printed number of an item, 0 for a bullet."""
        if item.address != self._address:
            self._counts, self._address = {}, item.address
        self._counts = {level: count for level, count in self._counts.items() if level <= item.level}
        if item.kind == "bullet":
            self._counts.pop(item.level, None)
            return 0
        self._counts[item.level] = self._counts.get(item.level, 0) + 1
        return self._counts[item.level]

    def end(self) -> None:
        """Say that something else than an item follows."""
        self._counts = {}


def runs_line(kind: str, runs: Runs) -> Line:
    """Return a line of runs as a file shows them: cleaned, and with the links that it may have."""
    if len(runs) == 1 and not (runs[0].bold or runs[0].italic or runs[0].link):
        return Line(kind, clean_text(runs[0].text))
    looks = [f"{'b' if run.bold else ''}{'i' if run.italic else ''}" for run in runs]
    links = links_of(runs)
    texts = [clean_text(run.text) for run in runs]
    return line_of(kind, [Span(*span) for span in zip(texts, looks, links, strict=True)])
