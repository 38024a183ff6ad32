"""How wide columns become, and which pages lie on their side."""

import itertools
import random
from dataclasses import replace

import pytest

from nec_desktop.document.blocks import Column, Heading, Row, Table, cell
from nec_desktop.word.columns import DENSE, NORMAL, table_grid, table_grids
from nec_desktop.word.layout import Layout, lay_out
from nec_desktop.word.measure import Ruler
from nec_desktop.word.paper import LANDSCAPE, PORTRAIT, TWIPS
from nec_desktop.word.template import Look, Template
from tests.word.sample import WIDE, make_document, paragraph


@pytest.fixture(scope="module")
def looks() -> dict[str, Look]:
    """The looks of the shipped template."""
    return Template().looks


def table(*columns: str, rows: tuple[tuple[str, ...], ...] = (), shares: tuple[float, ...] = ()) -> Table:
    """Return a table of words."""
    given = shares or (1.0,) * len(columns)
    return Table(
        "T",
        tuple(Column(header, share) for header, share in zip(columns, given, strict=True)),
        tuple(Row(tuple(cell(text) for text in row)) for row in rows),
        "",
    )


def test_words_are_measured_as_arial_sets_them() -> None:
    ruler = Ruler()
    assert ruler.width("Hello", 10) == pytest.approx((722 + 556 + 222 + 222 + 556) / 100)
    assert ruler.width("Hello", 10, bold=True) > ruler.width("Hello", 10)
    assert ruler.width("é", 10) == ruler.width("e", 10)
    assert ruler.width("e\u0301", 10) == ruler.width("e", 10)
    assert ruler.width("漢", 10) == 10
    assert ruler.width("’", 10) == pytest.approx(2.22)
    assert ruler.width("’", 10, bold=True) == pytest.approx(2.78)


def test_lines_are_counted() -> None:
    ruler = Ruler()
    word = ruler.width("word", 12)
    assert ruler.lines("word word word", 3 * word + 10, 12) == 1
    assert ruler.lines("word word word", 2 * word + 5, 12) == 2
    assert ruler.lines("word word word", word, 12) == 3
    assert ruler.lines("a\nb\nc", 100, 12) == 3
    assert ruler.lines("", 100, 12) == 1
    assert ruler.lines("x" * 100, ruler.width("x" * 30, 12), 12) == 4


def test_a_line_ends_after_a_hyphen_between_letters_and_not_in_figures() -> None:
    ruler = Ruler()
    width = ruler.width("a change-of-", 12)
    assert ruler.lines("a change-of-shift", width, 12) == 2
    assert ruler.lines("a change-of-shift", width - 1, 12) == 2, "change- / of-shift"
    assert ruler.lines("a 2026-27 28", ruler.width("2026-27", 12), 12) == 3, "a / 2026-27 / 28"
    assert ruler.lines("one-two-three", ruler.width("three", 12) + 1, 12) == 3


def test_no_line_ends_within_a_range_of_years() -> None:
    ruler, text = Ruler(), "Purbeck and Wareham: neighbourhood engagement plan 2026–27"
    before, begun = (ruler.width(text[: text.index(words)], 20) for words in (" 2026", "27"))
    whole = ruler.width(text, 20)
    for width in (before + 1, begun + 1, whole + 1):
        narrow = ruler.width_for_ranges(text, width, 20)
        assert ruler.width("Purbeck and Wareham:", 20) < narrow <= width
        assert not begun <= narrow < whole, "the line would end after the dash"
    assert ruler.width_for_ranges(text, whole + 20, 20) == whole + 20
    assert ruler.width_for_ranges("2026–27", 30, 20) == 30, "nothing can be done"


def test_no_word_is_broken_where_there_is_room(looks: dict[str, Look]) -> None:
    words = [
        "Neighbourhood",
        "14 February 2026",
        "a",
        "1,204",
        "Wimborne Minster",
        "housing",
        "5:30pm",
        "engagement plan",
    ]
    ruler, chosen = Ruler(), random.Random(7)
    for count in itertools.chain(range(1, 8), range(1, 8)):
        rows = tuple(tuple(chosen.choice(words) for _ in range(count)) for _ in range(5))
        made = table(*(chosen.choice(words) for _ in range(count)), rows=rows)
        grid = table_grid(made, looks, ruler)
        assert sum(grid.widths) == grid.paper.text_width
        for n, width in enumerate(grid.points):
            for text in (row[n] for row in rows):
                assert max(ruler.width(word, 12) for word in text.split()) <= width


def test_short_columns_leave_room_for_long_ones(looks: dict[str, Look]) -> None:
    made = table("Ref", "What was said", "Came", rows=(("E1", "a long sentence that needs room " * 6, "23"),))
    ref, said, came = table_grid(made, looks, Ruler()).widths
    assert said > 4 * ref
    assert said > 4 * came


def test_columns_are_as_wide_as_their_words_need_whatever_share_was_asked_for(looks: dict[str, Look]) -> None:
    long, longer = "words that go on for a while " * 4, "words that go on for a while " * 8
    made = table("What", "And then", rows=((long, longer),) * 4, shares=(4, 1))
    first, second = table_grid(made, looks, Ruler()).points
    lines = [Ruler().lines(words, width, 12) for words, width in ((long, first), (longer, second))]
    assert abs(lines[0] - lines[1]) <= 1  # neither cell stands much higher than its neighbour


def test_tables_of_one_register_have_the_same_widths(looks: dict[str, Look]) -> None:
    april = replace(table("Date", "Event", rows=(("1 April 2026", "Surgery " * 30),)), address="events")
    may = replace(april, rows=(Row((cell("9 May 2026"), cell("Stall"))),))
    other = replace(may, address="actions")
    grids = table_grids({0: april, 3: may, 5: other}, looks, Ruler())
    assert grids[0] == grids[3]
    assert grids[5] != grids[0]


def test_header_of_a_narrow_column_takes_two_lines_at_most(looks: dict[str, Look]) -> None:
    rows = (("1", "some words that go on for a while, as they do"),) * 3
    grid = table_grid(table("For the first time", "What", rows=rows), looks, Ruler())
    assert Ruler().lines("For the first time", grid.points[0], 12, bold=True) <= 2


def test_facts_keep_their_shares(looks: dict[str, Look]) -> None:
    made = Table("", (Column("Item", 1), Column("Entry", 3)), (Row((cell("a"), cell("b"))),), "", "facts")
    item, entry = table_grid(made, looks, Ruler()).widths
    assert entry / item == pytest.approx(3, rel=0.01)


def test_many_columns_or_long_words_turn_the_page(looks: dict[str, Look]) -> None:
    assert table_grid(table(*"abcdefg"), looks, Ruler()).paper is PORTRAIT
    assert table_grid(table(*"abcdefgh"), looks, Ruler()).paper is LANDSCAPE
    wide = table(*["Responsibilities"] * 6)
    assert table_grid(wide, looks, Ruler()).paper is LANDSCAPE


def test_squeezed_column_turns_the_page(looks: dict[str, Look]) -> None:
    row = (
        "C1",
        "East Dorset Neighbourhood Watch Association",
        "housing.team@sovereign.example.org.uk",
        "we meet " * 20,
    )
    made = table("Ref", "Organisation", "Contact", "What we do", rows=(row,) * 3, shares=(0.7, 2, 2, 3))
    assert table_grid(made, looks, Ruler()).paper is LANDSCAPE


def test_table_too_wide_for_any_page_is_set_closer(looks: dict[str, Look]) -> None:
    grid = table_grid(table(*["Neighbourhoods"] * 9), looks, Ruler())
    assert grid.density is DENSE
    assert table_grid(table(*["Date"] * 9), looks, Ruler()).density is NORMAL
    assert sum(grid.widths) == LANDSCAPE.text_width


def test_long_address_takes_no_more_than_its_part(looks: dict[str, Look]) -> None:
    grid = table_grid(table("Page", "Title", rows=(("https://" + "x" * 200, "Words " * 20),)), looks, Ruler())
    assert grid.widths[0] / TWIPS <= PORTRAIT.text_width_points * 0.6


def upright_and_landscape(count: int) -> Layout:
    """Lay out so many lines, a heading and a register too wide for an upright page."""
    lines = tuple(paragraph(f"Line {n}.") for n in range(count))
    document = make_document(*lines, Heading(2, "Register", "2.1"), WIDE)
    return lay_out(document, Template().looks, lambda _hash, _paper: (100, 100))


def test_no_page_is_left_with_a_few_lines_before_a_landscape_one() -> None:
    landscape_starts = set()
    for count in range(25, 50):
        layout = upright_and_landscape(count)
        upright, landscape = layout.sections
        assert (upright.paper, landscape.paper) == (PORTRAIT, LANDSCAPE)
        used = PORTRAIT.text_height_points - layout.pages.left[upright.stop]
        assert used > 0.2 * PORTRAIT.text_height_points
        landscape_starts.add(count - landscape.start)
    assert len(landscape_starts) > 1, "some lines were moved to the landscape page"


def test_a_heading_stays_with_what_is_asked_and_nothing_else_is_kept_with_it() -> None:
    """With more of it kept together LibreOffice leaves the heading alone (test_headings_kept.py)."""
    asked = paragraph("Who lives here?", "asked"), paragraph("Which figures, and of which year? " * 12, "asked")
    begun = set()
    for count in range(15, 45):
        before = [paragraph(f"Line {n}.") for n in range(count)]
        document = make_document(*before, Heading(2, "Profile", "2", "profile"), *asked, table("Group", "People"))
        layout = lay_out(document, Template().looks, lambda _hash, _paper: (100, 100))
        assert layout.kept.isdisjoint((count + 1, count + 2))
        assert layout.pages.starts[count] == layout.pages.starts[count + 1]
        begun.add(layout.pages.starts[count])
    assert begun == {2, 3}


def test_cover_with_much_on_it_closes_up() -> None:
    document = make_document()
    facts = tuple((f"Fact {n}", "its entry") for n in range(16))
    crowded = replace(document, cover=replace(document.cover, facts=facts))
    looks = Template().looks
    assert lay_out(document, looks, lambda _hash, _paper: (100, 100)).cover.squeeze == 1
    layout = lay_out(crowded, looks, lambda _hash, _paper: (100, 100))
    assert 0.15 < layout.cover.squeeze < 1
    assert layout.pages.starts[0] == 2, "the cover has one page"


def test_an_email_address_is_not_broken_where_there_is_room(looks: dict[str, Look]) -> None:
    rows = (
        (
            "Sergeant for the east of the area " * 6,
            "west-moors.npt@dorset.example",
            "Ferndown and West Parley, Verwood, West Moors " * 6,
        ),
    ) * 3
    made = table("Rank", "Contact", "Neighbourhood", rows=rows)
    grid = table_grid(made, looks, Ruler())
    assert Ruler().width("west-moors.npt@dorset.example", 12) < grid.points[1]


def test_an_email_address_turns_no_page(looks: dict[str, Look]) -> None:
    address = "the-neighbourhood-team-of-west-moors-and-ferndown@dorset.example"
    made = table("Rank", "Contact", "Other contact", rows=(("Sergeant", address, address),) * 3)
    assert table_grid(made, looks, Ruler()).paper is PORTRAIT
