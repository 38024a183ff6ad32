"""Charts on a page: drawn without a script, told in words, and read back."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from nec_desktop.plan.charts import Chart, Series
from nec_desktop.web.charts import LONGEST_BAR
from nec_desktop.web.lint import page_faults
from nec_desktop.web.tree import Node, Tree
from nec_desktop.web.verify import verify_page
from nec_desktop.web.writer import page_markup, write_page
from tests.word.sample import make_document, paragraph, picture

AGES = Chart("bar", "Residents by age", ("0 to 19", "20 to 64"), (Series("People", (500.0, 1000)),), "Bar chart. Ages.")
EVENTS = Chart(
    "column",
    "Events by quarter",
    ("April to June", "July to September"),
    (Series("Held", (17, None)), Series("To come", (0, 3))),
    "Column chart. Events.",
    stacked=True,
)


def drawing(chart: Chart) -> Node:
    """Return the drawing on a page that has nothing else, without fault."""
    tree = Tree(page_markup(make_document(chart), picture))
    assert [*tree.faults, *page_faults(tree.root)] == []
    (found,) = tree.root.every("svg")
    return found


def test_a_chart_says_what_it_is_and_what_it_shows() -> None:
    svg = drawing(AGES)
    ids = {node.get("id"): node.text() for node in svg.nodes() if node.get("id")}
    assert svg.get("role") == "img"
    assert [ids[name] for name in svg.get("aria-labelledby").split()] == ["Residents by age", "Bar chart. Ages."]


def test_bars_are_as_long_as_their_numbers_and_say_them() -> None:
    svg = drawing(AGES)
    assert [rect.get("width") for rect in svg.every("rect")] == [f"{LONGEST_BAR / 2:.2f}%", f"{LONGEST_BAR:.2f}%"]
    assert [text.text() for text in svg.every("text")] == ["0 to 19", "500", "20 to 64", "1,000"]


def test_each_bar_of_several_series_names_its_own() -> None:
    """Nobody has to tell colours apart."""
    words = [text.text() for text in drawing(EVENTS).every("text")]
    assert words[:3] == ["April to June", "Held: 17", "To come: 0"]
    assert words[3:] == ["July to September", "Held: not yet known", "To come: 3"]


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (lambda page: page.replace("Held: 17", "Held: 71"), "should have “Held: 17"),
        (
            lambda page: page.replace(f'width="{LONGEST_BAR}.00%"', 'width="9.00%"'),
            "but the file has “Held: 17 (9.00%)”",
        ),
        (lambda page: page.replace(">April to June<", ">April to May<"), "should have “April to June”"),
        (lambda page: page.replace("Column chart. Events.", "A drawing."), "should be described as"),
    ],
)
def test_a_chart_that_differs_is_named(tmp_path: Path, change: Callable[[str], str], what: str) -> None:
    document, path = make_document(paragraph("Events."), EVENTS), tmp_path / "page.html"
    write_page(document, path, picture)
    assert verify_page(document, path, picture) == []
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
    assert [what in found.what for found in verify_page(document, path, picture)] == [True]


def test_awkward_charts_come_through(tmp_path: Path) -> None:
    awkward = [
        replace(AGES, caption="", alt="", categories=("<a>", "")),
        replace(AGES, series=(Series("Change", (-3, 0.125)),)),
        replace(AGES, series=tuple(Series(f"Series {n}", (1e15, None)) for n in range(9))),
    ]
    document, path = make_document(paragraph("Charts."), *awkward), tmp_path / "page.html"
    write_page(document, path, picture)
    assert verify_page(document, path, picture) == []
