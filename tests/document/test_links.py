"""Addresses that are written out become links, and nothing of their words is lost."""

import pytest
from hypothesis import given

from nec_desktop.document.blocks import Column, Item, Paragraph, Row, Table, cell, plain
from nec_desktop.document.links import linked, linked_runs
from nec_desktop.plan.richtext import Run, runs_text
from tests.strategies import run_lists


@pytest.mark.parametrize(
    ("text", "words", "link"),
    [
        ("Write to team@dorset.example.", "team@dorset.example", "mailto:team@dorset.example"),
        ("See https://a.example/x?y=1, then call.", "https://a.example/x?y=1", "https://a.example/x?y=1"),
        ("(www.dorset.example/team)", "www.dorset.example/team", "https://www.dorset.example/team"),
        ("“https://a.example”", "https://a.example", "https://a.example"),
        ("HTTP://A.EXAMPLE/", "HTTP://A.EXAMPLE/", "HTTP://A.EXAMPLE/"),
    ],
)
def test_an_address_is_a_link_without_what_stands_round_it(text: str, words: str, link: str) -> None:
    runs = linked_runs((Run(text, bold=True),))
    assert [(run.text, run.link) for run in runs if run.link] == [(words, link)]
    assert runs_text(runs) == text and all(run.bold for run in runs)


@pytest.mark.parametrize("text", ["", "at 5pm @ the hall", "www.", "a@b", "@dorsetpolice", "https://", "ratio 3://4"])
def test_what_is_no_address_stays_as_it_is(text: str) -> None:
    assert linked_runs((Run(text),)) == (Run(text),)


def test_words_that_are_a_link_already_keep_it() -> None:
    run = Run("team@dorset.example", link="https://dorset.example/team")
    assert linked_runs((run,)) == (run,)


def test_addresses_in_lists_and_tables_are_links_too() -> None:
    item = linked(Item(plain("team@dorset.example")))
    table = linked(Table("", (Column("Who"), Column("Where")), (Row((cell("PC"), cell("a@b.example"))),), ""))
    assert isinstance(item, Item) and item.runs[0].link == "mailto:team@dorset.example"
    assert isinstance(table, Table) and table.rows[0].cells[1][0].runs[0].link == "mailto:a@b.example"
    assert table.rows[0].cells[0] == cell("PC")


@given(run_lists)
def test_no_word_is_changed(runs: tuple[Run, ...]) -> None:
    block = linked(Paragraph(runs))
    assert isinstance(block, Paragraph) and runs_text(block.runs) == runs_text(runs)
