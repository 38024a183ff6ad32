"""Compare what a file shows with what it should show, and say each difference in a sentence."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise, zip_longest

from nec_desktop.document.entries import COVER, Entry, Grid, Image, Line, Placed, Plot, Sheet, Span

WIDEST = 300
"""Beyond so many entries between the first and the last difference, they are set side by side without a search."""
QUOTED = 40
"""Characters that are quoted on each side of a difference."""

_NAMES = {
    "NECAsked": "paragraph of what is asked",
    "NECNote": "note",
    "NECMissing": "paragraph of what is missing",
    "NECLabel": "label",
    "NECPart": "part title",
    "Caption": "table caption",
    "NECFigureCaption": "picture caption",
    "TOCHeading": "title of the contents",
    "contents": "entry of the contents",
    "cell": "paragraph",
    "Normal": "paragraph",
    "Title": "name on the cover",
    # Those of a web page
    "asked": "paragraph of what is asked",
    "note": "note",
    "missing": "paragraph of what is missing",
    "label": "label",
    "body": "paragraph",
    "marking": "marking",
    "table caption": "table caption",
    "quiet caption": "unseen caption of a table",
    "figure caption": "picture caption",
    "contents title": "title of the contents",
    "back": "link back to the contents",
}
"""What a line is called, by its kind."""


@dataclass(frozen=True)
class Difference:
    """One difference between a file and what it was made from: the section it is in, and a sentence."""

    section: str
    what: str


def differences(expected: Sequence[Placed], found: Sequence[Entry]) -> list[Difference]:
    """Return every difference between the entries that should be there and those that are."""
    wanted = [placed.entry for placed in expected]
    if wanted == list(found):
        return []
    start = next((n for n, (one, other) in enumerate(zip(wanted, found, strict=False)) if one != other), None)
    start = min(len(wanted), len(found)) if start is None else start
    end = 0
    while end < min(len(wanted), len(found)) - start and wanted[-1 - end] == found[-1 - end]:
        end += 1
    names = _names(expected)
    middle = _opcodes(wanted[start : len(wanted) - end], found[start : len(found) - end])
    return [
        difference
        for tag, first, last, other, other_last in middle
        if tag != "equal"
        for difference in _changes(
            expected, names, range(start + first, start + last), found[start + other : start + other_last]
        )
    ]


def _opcodes(wanted: Sequence[Entry], found: Sequence[Entry]) -> list[tuple[str, int, int, int, int]]:
    if max(len(wanted), len(found)) > WIDEST:
        return [("replace", 0, len(wanted), 0, len(found))]
    return list(SequenceMatcher(None, wanted, found, autojunk=False).get_opcodes())


def _names(expected: Sequence[Placed]) -> list[str]:
    """Return what each entry is called: its kind and how many of that kind its section has had."""
    counts: Counter[tuple[str, str]] = Counter()
    names = []
    for section, entry in expected:
        kind = kind_words(entry)
        counts[section, kind] += 1
        number = counts[section, kind]
        names.append(kind if kind.startswith("heading") else f"{kind} {number}")
    return names


def kind_words(entry: Entry) -> str:
    """Return what an entry is, in words."""
    if isinstance(entry, Grid):
        return "table"
    if isinstance(entry, Image):
        return "picture"
    if isinstance(entry, Plot):
        return "chart"
    if " item" in entry.kind:
        return "list item"
    if entry.kind.startswith("Heading"):
        return f"heading of level {entry.kind[7:]}"
    if entry.kind.startswith("NECCover"):
        return "line of the cover"
    return _NAMES.get(entry.kind, f"paragraph of style {entry.kind}")


def _changes(
    expected: Sequence[Placed], names: Sequence[str], places: range, found: Sequence[Entry]
) -> Iterator[Difference]:
    """Set entries side by side that differ; what has no counterpart is missing or should not be there."""
    for place, other in zip_longest(places, found):
        if place is None:
            before = places[-1] if places else places.start - 1
            section = expected[before].section if before >= 0 else COVER
            yield Difference(section, f"There should be nothing here, but the file has a {_shown(other)}.")
            continue
        section, entry = expected[place]
        name = names[place]
        if other is None:
            yield Difference(section, f"{_capital(name)} is missing: {_shown(entry)}.")
        elif entry != other:
            for what in _told(entry, other, name):
                yield Difference(section, what)


def _told(entry: Entry, other: Entry, name: str) -> Iterator[str]:
    if isinstance(entry, Line) and isinstance(other, Line):
        yield from _line_told(entry, other, name)
    elif isinstance(entry, Grid) and isinstance(other, Grid):
        yield from _grid_told(entry, other, name)
    elif isinstance(entry, Image) and isinstance(other, Image):
        if entry.digest != other.digest:
            yield f"{_capital(name)} (“{entry.alt}”) should be another picture than the file has."
        if entry.alt != other.alt:
            yield f"{_capital(name)} should be described as “{entry.alt}”, but the file has “{other.alt}”."
    elif isinstance(entry, Plot) and isinstance(other, Plot):
        yield from _plot_told(entry, other, name)
    else:
        yield f"{_capital(name)} should be a {_shown(entry)}, but the file has a {_shown(other)}."


def _line_told(entry: Line, other: Line, name: str) -> Iterator[str]:
    if entry.kind != other.kind:
        wanted, has = (line.kind if " item" in line.kind else kind_words(line) for line in (entry, other))
        yield f"{_capital(name)} (“{entry.text[:QUOTED]}”) should be a {wanted}, but the file has a {has}."
    if entry.text != other.text:
        wanted, has = _quotes(entry.text, other.text)
        yield f"{_capital(name)} should read {wanted}, but the file has {has}."
    elif entry.spans != other.spans:
        words, wanted, has = _first_other_look(entry, other)
        yield f"{_capital(name)}: “{words[:QUOTED]}” should be {wanted}, but the file has it {has}."


def _plot_told(entry: Plot, other: Plot, name: str) -> Iterator[str]:
    if entry.alt != other.alt:
        yield f"{_capital(name)} should be described as “{entry.alt}”, but the file has “{other.alt}”."
    if entry.kind != other.kind:
        yield f"{_capital(name)} should be a {entry.kind}, but the file has a {other.kind}."
    yield from _sheet_told(entry.shown, other.shown, name)
    yield from _sheet_told(entry.workbook, other.workbook, f"the workbook of {name}")


def _sheet_told(sheet: Sheet, other: Sheet, name: str) -> Iterator[str]:
    """Yield the first cell that differs: the others mostly follow from it."""
    for row, other_row in zip_longest(sheet, other, fillvalue=()):
        for cell, other_cell in zip_longest(row, other_row):
            if cell != other_cell:
                of = f" for “{row[0]}”" if row and row[0] else ""
                wanted, has = ("nothing" if one is None else f"“{one}”" for one in (cell, other_cell))
                yield f"{_capital(name)} should have {wanted}{of}, but the file has {has}."
                return


def _grid_told(entry: Grid, other: Grid, name: str) -> Iterator[str]:
    if entry.style != other.style:
        yield f"{_capital(name)} should have the style {entry.style}, but the file has {other.style or 'none'}."
    if entry.header != other.header:
        wanted, has = (" | ".join(grid.header) for grid in (entry, other))
        yield f"{_capital(name)} should have the header row “{wanted}”, but the file has “{has}”."
    if len(entry.rows) != len(other.rows):
        yield f"{_capital(name)} should have {len(entry.rows)} rows, but the file has {len(other.rows)}."
    for number, (row, other_row) in enumerate(zip(entry.rows, other.rows, strict=False), 1):
        if len(row) != len(other_row):
            yield f"{_capital(name)}, row {number}, should have {len(row)} cells, but the file has {len(other_row)}."
            continue
        for header, cell, other_cell in zip(entry.header, row, other_row, strict=False):
            if cell != other_cell:
                yield from _cell_told(cell, other_cell, f"{name}, row {number}, column “{header}”")


def _cell_told(cell: Sequence[Line], other: Sequence[Line], name: str) -> Iterator[str]:
    if len(cell) != len(other):
        wanted, has = ("\n".join(line.text for line in lines) for lines in (cell, other))
        yield f"{_capital(name)}, should read “{wanted}”, but the file has “{has}”."
        return
    for line, other_line in zip(cell, other, strict=True):
        if line != other_line:
            yield from _line_told(line, other_line, f"{name},")


def _shown(entry: Entry) -> str:
    """Return an entry with its first words, to be recognised by."""
    if isinstance(entry, Grid):
        return f"table with the columns “{' | '.join(entry.header)}”"
    if isinstance(entry, Image):
        return f"picture described as “{entry.alt}”"
    if isinstance(entry, Plot):
        return f"chart described as “{entry.alt}”"
    words = entry.text
    return f"{kind_words(entry)} that reads “{words if len(words) <= 2 * QUOTED else words[: 2 * QUOTED] + '…'}”"


def _first_other_look(entry: Line, other: Line) -> tuple[str, str, str]:
    """Return the first words that look otherwise in two lines of the same text, and both looks."""
    wanted, found = _looks(entry), _looks(other)
    for start, stop in pairwise(sorted({*wanted, *found, len(entry.text)})):
        one, two = (looks[max(at for at in looks if at <= start)] for looks in (wanted, found))
        if one != two:
            return entry.text[start:stop], one, two
    return entry.text, "as it was written", "otherwise"


def _looks(entry: Line) -> dict[int, str]:
    """Return the looks of a line in words, by the place at which each begins."""
    looks, at = {}, 0
    for span in entry.spans or (Span(entry.text),):
        words = [word for letter, word in (("b", "bold"), ("i", "italic")) if letter in span.look]
        words += [f"linked to {span.link}"] if span.link else []
        words += [f"replaced by a choice of {', '.join(' = '.join(c) for c in span.choices)}"] if span.choices else []
        looks[at] = " and ".join(words) or "plain"
        at += len(span.text)
    return looks


def _quotes(wanted: str, found: str) -> tuple[str, str]:
    """Return two texts in quotes, cut down to where they begin to differ."""
    pairs = enumerate(zip(wanted, found, strict=False))
    at = next((n for n, (one, other) in pairs if one != other), min(len(wanted), len(found)))
    first, last = max(at - QUOTED, 0), at + QUOTED
    return tuple(  # type: ignore[return-value]  # one for each of two texts
        f"“{'…' if first else ''}{text[first:last]}{'…' if len(text) > last else ''}”" for text in (wanted, found)
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
