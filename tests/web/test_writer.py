"""What a web page is made of, as a browser and a screen reader meet it."""

import re
from dataclasses import replace
from pathlib import Path

from nec_desktop.document.blocks import Column, Contents, Heading, Item, Paragraph, Row, Table, cell, plain
from nec_desktop.plan.richtext import Run
from nec_desktop.web.tree import Node, Tree
from nec_desktop.web.writer import page_markup, write_page
from tests.word.sample import EVENTS, WIDE, items, make_document, paragraph, picture


def root(page: str) -> Node:
    """Return the page as elements; it is well formed."""
    tree = Tree(page)
    assert tree.faults == []
    return tree.root


def page_of(*blocks: Heading | Paragraph | Item | Table | Contents, marking: str = "OFFICIAL") -> Node:
    """Return the page of a document of these blocks."""
    return root(page_markup(make_document(*blocks, marking=marking), picture))


def main_text(page: str, *, start: str = '<main id="main">', end: str = "</main>") -> str:
    """Return the markup of the main text."""
    return page.partition(start)[2].partition(end)[0].strip()


def headings(page: Node) -> list[tuple[int, str]]:
    """Return the headings of a page with their levels."""
    return [(int(node.tag[1]), node.text()) for node in page.every("h1", "h2", "h3", "h4", "h5", "h6")]


def test_the_page_stands_by_itself(page: str) -> None:
    """Whoever opens it on a force's site fetches nothing, and nothing runs."""
    assert not re.search(r"<(script|link|iframe|object|embed|form|base)\b", page)
    assert "default-src 'none'" in page
    sources = re.findall(r'src="([^"]{0,30})', page)
    assert len(sources) == 3 and all(source.startswith("data:image/") for source in sources)
    assert "url(" not in page and "@import" not in page


def test_the_same_document_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        write_page(make_document(), tmp_path / name, picture)
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_headings_stand_below_the_areas_name_and_the_part_they_are_in(page: str) -> None:
    assert headings(root(page)) == [
        (1, "East Dorset"),
        (2, "Contents"),
        (2, "Document control"),
        (2, "Part 1: Self-evaluation"),
        (3, "1\u00a0\u00a0Profile of the area"),
        (4, "1.1\u00a0\u00a0Description"),
        (4, "1.2\u00a0\u00a0Events"),
        (2, "Part 2: Plan"),
        (3, "2\u00a0\u00a0Priorities"),
        (4, "P1\u00a0\u00a0Potterne Park"),
        (4, "2.1\u00a0\u00a0Register"),
        (3, "Annex A: Sources"),
        (2, "About this document"),
    ]


def test_no_heading_skips_a_level() -> None:
    page = page_of(Heading(4, "Deep"), Heading(1, "Top"), Heading(3, "Below"), Heading(4, "Deepest"))
    assert [level for level, _ in headings(page)] == [1, 2, 2, 3, 4, 2]


def test_the_contents_lead_to_the_headings_and_are_nested_as_they_are(page: str) -> None:
    nav = next(root(page).every("nav"))
    assert [(link.get("href"), link.text()) for link in nav.every("a")] == [
        ("#document-control", "Document control"),
        ("#part-1-self-evaluation", "Part 1: Self-evaluation"),
        ("#1-profile-of-the-area", "1\u00a0\u00a0Profile of the area"),
        ("#1-2-events", "1.2\u00a0\u00a0Events"),
        ("#part-2-plan", "Part 2: Plan"),
        ("#2-priorities", "2\u00a0\u00a0Priorities"),
        ("#2-1-register", "2.1\u00a0\u00a0Register"),
        ("#annex-a-sources", "Annex A: Sources"),
    ]
    top = next(nav.every("ul"))
    assert [next(item.every("a")).text() for item in top.nodes()] == [
        "Document control",
        "Part 1: Self-evaluation",
        "Part 2: Plan",
    ]


def test_headings_of_one_name_have_addresses_of_their_own() -> None:
    page = page_of(Heading(1, "Gaps"), Heading(1, "Gaps"), Heading(1, "Main"), Heading(1, "概要"))
    assert [node.get("id") for node in page.every("h2") if node.get("id")] == ["gaps", "gaps-2", "main-2", "section"]


def test_a_document_without_contents_has_no_list_of_them() -> None:
    page = page_of(Heading(1, "Only"), paragraph("A word."))
    assert not list(page.every("nav"))
    assert "Back to the contents" not in page.text()


def test_the_marking_stands_at_the_top_and_the_bottom_and_on_every_printed_page() -> None:
    page = page_markup(make_document(paragraph("A word."), marking="official-sensitive"), picture)
    shown = [node.text() for node in root(page).every("p") if node.has_class("marking")]
    assert shown == ["OFFICIAL-SENSITIVE"] * 2
    assert page.count(r'content: "OFFICIAL\2d SENSITIVE"') == 2


def test_a_marking_cannot_break_out_of_the_style() -> None:
    page = page_markup(make_document(paragraph("A word."), marking='x"}</style><b>'), picture)
    assert '"}</style>' not in page.lower().replace('""', "")
    assert len(list(root(page).every("style"))) == 1


def test_lists_are_lists_with_the_numbers_that_the_plan_has() -> None:
    page = page_markup(
        make_document(
            *items("one", "two", kind="number"),
            *items("inner", level=1),
            *items("three", kind="number"),
            *items("a bullet"),
            Item(plain("another text's"), "bullet", 0, "profile/other"),
        ),
        picture,
    )
    assert main_text(page) == (
        "<ol><li>one</li><li>two<ul><li>inner</li></ul></li><li>three</li></ol>"
        "<ul><li>a bullet</li></ul>\n<ul><li>another text's</li></ul>"
    )


def test_a_table_names_itself_its_columns_and_the_rows_of_facts() -> None:
    facts = Table("Facts", (Column("Item"), Column("Entry")), (Row((cell("Ward"), cell("West"))),), "d", "facts")
    page = page_of(EVENTS, facts)
    records, named, _ = page.every("table")
    assert next(records.every("caption")).text() == "Table 1\u00a0\u00a0Events this quarter"
    assert [(th.get("scope"), th.text()) for th in records.every("th")] == [
        ("col", name) for name in ("Date", "Event", "Advertised", "Came")
    ]
    assert [th.get("scope") for th in named.every("th")] == ["col", "col", "row"]
    assert [td.text() for td in named.every("td")] == ["West"]


def test_a_wide_table_can_be_scrolled_by_keyboard_and_says_what_it_is() -> None:
    page = page_of(WIDE, replace(EVENTS, columns=EVENTS.columns[:2], rows=()))
    wide, narrow, _ = (node for node in page.every("div") if node.has_class("scroll"))
    assert (wide.get("role"), wide.get("tabindex")) == ("region", "0")
    named_by = next(node for node in page.every() if node.get("id") == wide.get("aria-labelledby"))
    assert named_by.text().endswith("Register of events")
    assert not narrow.get("tabindex"), "what fits takes no stop of the keyboard"


def test_a_table_without_a_caption_is_announced_by_its_description() -> None:
    table = replace(EVENTS, caption="")
    (caption, _) = page_of(paragraph("A word."), table).every("caption")
    assert caption.has_class("quiet") and caption.text() == table.description


def test_a_column_without_a_header_is_called_by_its_number() -> None:
    table = Table("T", (Column("A"), Column("  ")), (Row((cell("1"), cell("2"))),), "d")
    assert [th.text() for th in page_of(table).every("th") if th.get("scope") == "col"][:2] == ["A", "Column 2"]


def test_neighbours_with_one_target_are_one_link_and_a_link_has_words() -> None:
    runs = (Run("the "), Run("plan", link="https://a.b/?x=1&y=2"), Run("s", bold=True, link="https://a.b/?x=1&y=2"))
    page = page_markup(make_document(Paragraph((*runs, Run(" ", link="https://c.d")))), picture)
    assert main_text(page) == '<p>the <a href="https://a.b/?x=1&amp;y=2">plan<strong>s</strong></a> </p>'


def test_a_link_that_would_run_something_is_plain_text() -> None:
    page = page_markup(make_document(Paragraph((Run("here", link="javascript:alert(1)"),))), picture)
    assert main_text(page) == "<p>here</p>"


def test_markup_that_is_typed_is_text() -> None:
    typed = "<script>alert('x')</script> &amp; \"quoted\"\nnext line"
    page = page_markup(make_document(Heading(1, typed), paragraph(typed)), picture)
    assert "<script" not in page
    assert [node.text() for node in root(page).every("p") if not node.get("class")] == [typed]


def test_large_print_is_larger() -> None:
    assert '<html lang="en-GB" class="large">' in page_markup(make_document(large_print=True), picture)
