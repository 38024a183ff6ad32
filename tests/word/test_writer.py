"""What a person, a reviewer and Word itself rely on in a file that was written."""

from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from nec_desktop.document.blocks import Block, Figure, Heading, Item, Paragraph, Row, Table, cell
from nec_desktop.document.links import safe_link
from nec_desktop.document.visible import GAP
from nec_desktop.plan.richtext import Run
from nec_desktop.word.verify import verify_document
from nec_desktop.word.writer import write_document
from tests.word.sample import (
    EVENTS,
    GRADE,
    GRADE_IN_TABLE,
    WIDE,
    elements,
    items,
    make_document,
    paragraph,
    part,
    picture,
    root,
    values,
)


def test_same_document_gives_same_bytes(written: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.docx"
    write_document(make_document(), again, picture)
    assert again.read_bytes() == written.read_bytes()


def test_every_kind_of_block_comes_through(written: Path) -> None:
    assert verify_document(make_document(), written, picture) == []


def test_large_print_comes_through_with_larger_styles(tmp_path: Path) -> None:
    path = tmp_path / "large.docx"
    document = make_document(large_print=True)
    write_document(document, path, picture)
    assert verify_document(document, path, picture) == []
    sizes = values(root(path, "word/styles.xml"), "//w:docDefaults//w:sz/@w:val")
    assert sizes == ["32"], "body text of 16 points"


def test_document_without_blocks_is_a_cover(tmp_path: Path) -> None:
    document = make_document(Paragraph(()))
    path = tmp_path / "cover.docx"
    write_document(document, path, picture)
    assert verify_document(document, path, picture) == []
    assert len(elements(root(path), "//w:sectPr")) == 1


def test_numbered_lists_start_again(tmp_path: Path) -> None:
    path = tmp_path / "lists.docx"
    blocks: tuple[Block, ...] = (
        *items("one", "two", kind="number"),
        paragraph("between"),
        *items("one again", kind="number"),
    )
    write_document(make_document(*blocks), path, picture)
    numbers = values(root(path), "//w:body/w:p/w:pPr/w:numPr/w:numId/@w:val")
    first, second, third = numbers
    assert first == second != third
    numbering = root(path, "word/numbering.xml")
    for number in (first, third):
        start = f"//w:num[@w:numId='{number}']/w:lvlOverride[@w:ilvl='0']/w:startOverride/@w:val"
        assert values(numbering, start) == ["1"]


def test_numbered_list_goes_on_over_nested_items(tmp_path: Path) -> None:
    path = tmp_path / "nested.docx"
    blocks = (
        *items("one", kind="number"),
        *items("nested", kind="number", level=1),
        *items("a bullet", level=2),
        *items("two", kind="number"),
        *items("nested again", kind="number", level=1),
    )
    write_document(make_document(*blocks), path, picture)
    one, nested, two, nested_again = values(root(path), "//w:body/w:p/w:pPr/w:numPr/w:numId/@w:val")
    assert one == two
    assert len({one, nested, nested_again}) == 3


def test_header_rows_are_marked_both_ways_and_short_rows_kept_whole(written: Path) -> None:
    body = root(written)
    tables = elements(body, "//w:tbl")
    assert len(tables) == 4
    for table in tables:
        assert values(table, "w:tblPr/w:tblLook/@w:firstRow") == ["1"]
        assert elements(table, "w:tr[1]/w:trPr/w:tblHeader")
        assert not elements(table, "w:tr[position()>1]/w:trPr/w:tblHeader")
        assert all(elements(row, "w:trPr/w:cantSplit") for row in elements(table, "w:tr"))


def test_tall_row_may_be_split(tmp_path: Path) -> None:
    tall = Table("Tall", EVENTS.columns[:2], (Row((cell("a"), cell("many words " * 400))),), "One tall row.")
    path = tmp_path / "tall.docx"
    write_document(make_document(tall), path, picture)
    assert not elements(root(path), "//w:tbl[last()]/w:tr[2]/w:trPr/w:cantSplit")


def test_numbers_stand_at_the_right(written: Path) -> None:
    table = elements(root(written), "//w:tbl[.//w:t='Came' and .//w:t='Advertised']")[0]
    for row in elements(table, "w:tr"):
        assert values(row, "w:tc[4]/w:p/w:pPr/w:jc/@w:val") == ["right"]
        assert values(row, "w:tc[1]/w:p/w:pPr/w:jc/@w:val") == []


def test_widths_agree_and_fit_the_page(written: Path) -> None:
    for table in elements(root(written), "//w:tbl"):
        grid = [int(width) for width in values(table, "w:tblGrid/w:gridCol/@w:w")]
        assert [int(width) for width in values(table, "w:tr[1]/w:tc/w:tcPr/w:tcW/@w:w")] == grid
        assert values(table, "w:tblPr/w:tblW/@w:w") == [str(sum(grid))]
        assert values(table, "w:tblPr/w:tblLayout/@w:type") == ["fixed"]
        section = elements(table, "following::w:sectPr")[0]
        width, left, right = (
            int(values(section, path)[0]) for path in ("w:pgSz/@w:w", "w:pgMar/@w:left", "w:pgMar/@w:right")
        )
        assert sum(grid) == width - left - right


def test_wide_table_lies_on_its_side_with_its_heading(written: Path) -> None:
    body = root(written)
    landscape = elements(body, "//w:sectPr[w:pgSz/@w:orient='landscape']")
    assert len(landscape) == 1
    size = elements(landscape[0], "w:pgSz")[0]
    assert int(size.get(f"{{{size.nsmap['w']}}}w", "0")) > int(size.get(f"{{{size.nsmap['w']}}}h", "0"))
    heading = elements(body, "//w:p[w:r/w:t='Register']")[0]
    assert elements(heading, "following::w:sectPr")[0] is landscape[0]


def test_neighbouring_wide_tables_share_a_section(tmp_path: Path) -> None:
    path = tmp_path / "wide.docx"
    blocks = (paragraph("Before."), WIDE, Heading(2, "Outcomes", "2"), paragraph("In short."), WIDE)
    write_document(make_document(*blocks), path, picture)
    assert len(elements(root(path), "//w:sectPr[w:pgSz/@w:orient='landscape']")) == 1


def test_every_section_has_the_marking(written: Path) -> None:
    sections = elements(root(written), "//w:sectPr")
    assert len(sections) == 4
    for section in sections:
        assert len(elements(section, "w:headerReference[@w:type='default']")) == 1
        assert len(elements(section, "w:footerReference[@w:type='default']")) == 1
    assert [len(elements(section, "w:titlePg")) for section in sections] == [1, 0, 0, 0]
    for name in ("header1", "header2", "footer1", "footer2"):
        first = elements(root(written, f"word/{name}.xml"), "w:p")[0]
        assert "".join(values(first, ".//w:t/text()")) == "OFFICIAL"
        assert values(first, "w:pPr/w:pStyle/@w:val") == ["NECMarking"]


def test_marking_is_in_capitals(tmp_path: Path) -> None:
    path = tmp_path / "sensitive.docx"
    document = make_document(marking="official-sensitive")
    write_document(document, path, picture)
    assert "OFFICIAL-SENSITIVE" in part(path, "word/header1.xml")
    assert verify_document(document, path, picture) == []


def test_footer_counts_pages_by_fields(written: Path) -> None:
    footer = root(written, "word/footer1.xml")
    assert [code.strip() for code in values(footer, "//w:instrText/text()")] == ["PAGE", "NUMPAGES"]
    assert int(values(footer, "//w:t/text()")[-1]) > 4


def test_contents_are_filled_and_nobody_is_asked(written: Path) -> None:
    body = root(written)
    entries = elements(body, "//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'TOC')]")
    texts = ["".join(values(entry, ".//w:t/text()")) for entry in entries]
    assert texts[0] == "Contents"
    assert texts[1] == "Document control2"
    assert [text.rstrip("0123456789") for text in texts[2:5]] == [
        "Part 1: Self-evaluation",
        f"1{GAP}Profile of the area",
        f"1.2{GAP}Events",
    ]
    assert not any("Description" in text for text in texts)
    for entry in entries[1:]:
        (anchor,) = values(entry, "w:hyperlink/@w:anchor")
        (start,) = elements(body, f"//w:bookmarkStart[@w:name='{anchor}']")
        assert elements(start, "parent::w:p"), "the bookmark lies within one paragraph"
    assert "updateFields" not in part(written, "word/settings.xml")
    assert "w:dirty" not in part(written)


def test_headings_are_built_in_styles_with_bookmarks_in_one_paragraph(written: Path) -> None:
    body = root(written)
    heading = elements(body, "//w:p[w:pPr/w:pStyle/@w:val='Heading2']")[0]
    assert values(heading, ".//w:t/text()") == ["1.1", GAP, "Description"]
    names = values(body, "//w:bookmarkStart/@w:name")
    assert len(names) == len(set(names))
    assert all(len(name) <= 40 for name in names)
    starts = values(heading, "w:bookmarkStart/@w:id")
    assert starts == values(heading, "w:bookmarkEnd/@w:id") != []


def test_second_home_of_an_address_has_no_bookmark(tmp_path: Path) -> None:
    path = tmp_path / "twice.docx"
    blocks = (Heading(2, "Field", "1.1", "profile/text"), Heading(3, "Inside", "", "profile/text"))
    write_document(make_document(*blocks), path, picture)
    assert len(values(root(path), "//w:bookmarkStart/@w:name[starts-with(., '_nec_')]")) == 1


def test_parts_start_a_page_without_empty_paragraphs(written: Path) -> None:
    body = root(written)
    (breaks, _) = elements(body, "//w:p[w:pPr/w:pStyle/@w:val='NECPart']")
    assert elements(breaks, "w:pPr/w:pageBreakBefore")
    assert not elements(body, "//w:body/w:p[not(.//w:t) and not(.//w:drawing)]")
    assert not elements(body, "//w:br[@w:type='page']")


def test_pictures_are_in_line_described_and_kept_once(written: Path) -> None:
    body = part(written)
    with ZipFile(written) as file:
        assert [name for name in file.namelist() if "media" in name] == [
            "word/media/image1.png",
            "word/media/image2.jpeg",
        ]
    assert body.count("<wp:inline") == 3
    assert "wp:anchor" not in body
    assert 'descr="Potterne Park from the north"' in body


def test_tall_picture_leaves_room_on_its_page(written: Path) -> None:
    sizes = values(root(written), "//*[local-name()='inline']/*[local-name()='extent']/@cy")
    centimetres = max(int(size) for size in sizes) / 360_000
    assert centimetres == pytest.approx(0.6 * 29.7, abs=0.01)


def test_unreadable_picture_is_told_in_words(tmp_path: Path) -> None:
    path = tmp_path / "broken.docx"
    document = make_document(Figure("x", "A map"))
    write_document(document, path, lambda _hash: b"no picture")
    assert "This picture could not be read: A map" in part(path)
    assert [difference.what for difference in verify_document(document, path, lambda _hash: b"no picture")]


@pytest.mark.parametrize(
    ("link", "written_as"),
    [
        ("https://a.b/?x=1&y=2", "https://a.b/?x=1&y=2"),
        ("mailto:a@b.c", "mailto:a@b.c"),
        ("tel:101", "tel:101"),
        ("HTTP://A.B", "HTTP://A.B"),
        ("https://a.b/c d", "https://a.b/c%20d"),
        ("javascript:alert(1)", ""),
        (" JavaScript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("data:text/html,x", ""),
        ("https:", ""),
        ("http://[", ""),
        ("#part", ""),
    ],
)
def test_only_safe_links_are_written(link: str, written_as: str) -> None:
    assert safe_link(link) == written_as


def test_unsafe_link_keeps_its_words(tmp_path: Path) -> None:
    path = tmp_path / "link.docx"
    write_document(make_document(Paragraph((Run("our page", link="javascript:x"),))), path, picture)
    assert "our page" in part(path)
    assert "javascript" not in part(path, "word/_rels/document.xml.rels")


def test_language_compatibility_and_look_are_set(written: Path) -> None:
    styles = root(written, "word/styles.xml")
    assert values(styles, "w:docDefaults//w:lang/@w:val") == ["en-GB"]
    assert values(styles, "w:style[@w:default='1' and @w:type='paragraph']/@w:styleId") == ["Normal"]
    settings = root(written, "word/settings.xml")
    assert values(settings, "//w:compatSetting[@w:name='compatibilityMode']/@w:val") == ["15"]
    assert values(settings, "w:themeFontLang/@w:val") == ["en-GB"]


def test_properties_are_the_organisations_own(written: Path) -> None:
    core = part(written, "docProps/core.xml")
    for value in (
        "Area engagement plan, East Dorset",
        "Dorset Police",
        "en-GB",
        "2026-02-25T00:00:00Z",
        "East Dorset, NEC",
    ):
        assert value in core
    with ZipFile(written) as file:
        everything = b"".join(file.read(name) for name in file.namelist())
    assert b"python-docx" not in everything
    custom = etree.fromstring(part(written, "docProps/custom.xml").encode())
    assert [child.get("name") for child in custom] == ["NEC plan id", "NEC snapshot id", "NEC schema"]
    assert b"cp:" not in part(written, "docProps/custom.xml").encode()


def test_every_paragraph_names_a_style_and_every_cell_ends_in_one(written: Path) -> None:
    body = root(written)
    defined = set(values(root(written, "word/styles.xml"), "w:style/@w:styleId"))
    for element in elements(body, "//w:p"):
        (style,) = values(element, "w:pPr/w:pStyle/@w:val")
        assert style in defined
    for element in elements(body, "//w:tc"):
        assert etree.QName(element[-1]).localname == "p"


def test_tables_that_meet_are_told_apart(tmp_path: Path) -> None:
    """Word would join two tables that nothing separates."""
    path = tmp_path / "tables.docx"
    bare = Table("", EVENTS.columns, EVENTS.rows, "The same events again.")
    document = make_document(EVENTS, bare)
    write_document(document, path, picture)
    assert not elements(root(path), "//w:tbl/following-sibling::*[1][self::w:tbl]")
    assert f"Table 2{GAP}" in part(path)
    assert verify_document(document, path, picture) == []


def test_made_on_is_the_only_date(tmp_path: Path) -> None:
    path = tmp_path / "dated.docx"
    write_document(make_document(), path, picture)
    with ZipFile(path) as file:
        assert {info.date_time for info in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert str(date(2026, 2, 25)) in part(path, "docProps/core.xml")


def test_grade_is_chosen_from_a_list_inside_its_paragraph(tmp_path: Path) -> None:
    path = tmp_path / "sheet.docx"
    document = make_document(GRADE, EVENTS, GRADE_IN_TABLE)
    write_document(document, path, picture)
    assert verify_document(document, path, picture) == []
    tree = root(path)
    assert values(tree, "//w:p/w:sdt/w:sdtPr/w:dropDownList/w:listItem/@w:displayText") == ["Good & better", "Weak"] * 2
    assert values(tree, "//w:listItem/@w:value") == ["good", "weak"] * 2
    assert values(tree, "//w:sdt//w:t/text()") == ["Choose a grade"] * 2
    assert len(set(values(tree, "//w:sdtPr/w:id/@w:val") + values(tree, "//w:bookmarkStart/@w:id"))) == len(
        elements(tree, "//w:sdtPr/w:id") + elements(tree, "//w:bookmarkStart")
    )
    (anchored,) = elements(tree, "//w:tc[.//w:t='Your grade']")
    assert values(anchored, ".//w:bookmarkStart/@w:name")[0].startswith("_necr_")


def test_items_of_other_fields_make_other_lists(tmp_path: Path) -> None:
    path = tmp_path / "fields.docx"
    blocks = (Item((Run("a"),), "number", 0, "x/one"), Item((Run("b"),), "number", 0, "x/two"))
    write_document(make_document(*blocks), path, picture)
    first, second = values(root(path), "//w:body/w:p/w:pPr/w:numPr/w:numId/@w:val")
    assert first != second


def test_picture_source_may_fail(tmp_path: Path) -> None:
    with pytest.raises(LookupError):
        write_document(make_document(Figure("nowhere", "x")), tmp_path / "x.docx", picture)
