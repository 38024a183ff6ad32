"""Charts read back: what the chart part shows, and what its workbook holds."""

from collections.abc import Iterator

from lxml import etree

from nec_desktop.document.entries import Plot, Sheet
from nec_desktop.word.chart_markup import C
from nec_desktop.word.markup import R
from nec_desktop.word.opened import Package
from nec_desktop.word.workbook import read_sheet

CHART = f"{{{C}}}chart"
"""The element in the text that refers to a chart part."""


def read_plot(package: Package, part: str, alt: str) -> Plot:
    """Return a chart. Raises what zipfile and lxml raise where a part of it is missing or damaged."""
    root = package.root(part)
    kind = " ".join((_value(root, "grouping"), _value(root, "barDir"), "chart"))
    series = list(root.iter(f"{{{C}}}ser"))
    names = _points(series[0], "cat") if series else ()
    header = (None, *(_points(one, "tx")[0] for one in series))
    numbers = [tuple(None if text is None else float(text) for text in _points(one, "val")) for one in series]
    shown = (header, *((name, *row) for name, *row in zip(names, *numbers, strict=True)))
    return Plot(kind, alt, shown, _sheet(package, part, root))


def _sheet(package: Package, part: str, root: etree._Element) -> Sheet:
    external = root.find(f"{{{C}}}externalData")
    identifier = "" if external is None else external.get(f"{{{R}}}id", "")
    return read_sheet(package.data(package.targets(part).get(identifier, "its workbook")))


def _value(root: etree._Element, name: str) -> str:
    found = root.find(f".//{{{C}}}{name}")
    return "" if found is None else found.get("val", "")


def _points(series: etree._Element, name: str) -> tuple[str | None, ...]:
    """Return the cached words or numbers of a series, in order; nothing where a point is missing."""
    found = series.find(f"{{{C}}}{name}")
    points = {} if found is None else dict(_indexed(found))
    return tuple(points.get(n) for n in range(_count(found)))


def _indexed(element: etree._Element) -> Iterator[tuple[int, str]]:
    for point in element.iter(f"{{{C}}}pt"):
        yield int(point.get("idx", "-1")), point.findtext(f"{{{C}}}v") or ""


def _count(element: etree._Element | None) -> int:
    counted = None if element is None else element.find(f".//{{{C}}}ptCount")
    return 0 if counted is None else int(counted.get("val", "0"))
