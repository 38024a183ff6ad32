"""The check after writing names what differs, and takes no damaged file for a good one."""

import re
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from nec_desktop.word.verify import Difference, verify_document
from nec_desktop.word.writer import write_document
from tests.word.sample import DOCUMENT, GRADE, image, items, make_document, paragraph, picture, tamper


def check(path: Path) -> list[Difference]:
    """Compare a file with the document of every kind of block."""
    return verify_document(make_document(), path, picture)


def paragraph_of(words: str) -> re.Pattern[str]:
    """Return a pattern for the whole paragraph that holds these words."""
    return re.compile(rf"<w:p>(?:(?!<w:p>).)*?{re.escape(words)}.*?</w:p>", re.DOTALL)


@pytest.mark.parametrize(
    ("words", "replacement", "section", "what"),
    [
        ("Source: our own count.", "Source: our count.", "1.2\u00a0\u00a0Events", "Note 1 should read"),
        ("Surgery, Verwood Hub", "Surgery, Wimborne", "1.2\u00a0\u00a0Events", "Table 1, row 1, column “Event”"),
        (">Advertised<", ">Where<", "1.2\u00a0\u00a0Events", "Table 1 should have the header row"),
        (">31<", "><", "1.2\u00a0\u00a0Events", "Table 1, row 2, column “Came”"),
        (">Events this quarter<", ">Events<", "1.2\u00a0\u00a0Events", "Table caption 1 should read"),
        (">Potterne Park<", ">Pottern Park<", "P1\u00a0\u00a0Potterne Park", "Heading of level 3 should read"),
        ('w:val="NECMissing"', 'w:val="NECNote"', "1.2\u00a0\u00a0Events", "should be a paragraph of what is missing"),
        (">East Dorset<", ">West Dorset<", "Cover", "Name on the cover 1 should read"),
        ("<w:b/><w:bCs/></w:rPr><w:t xml:space=\"preserve\">three", "</w:rPr><w:t xml:space=\"preserve\">three",
         "1.1\u00a0\u00a0Description", "“three towns” should be bold, but the file has it plain"),
        ('descr="The same chart again"', 'descr="A chart"', "P1\u00a0\u00a0Potterne Park", "should be described as"),
        (">Document control</w:t></w:r><w:r><w:tab/>", ">Control</w:t></w:r><w:r><w:tab/>", "Contents",
         "Entry of the contents 1 should read"),
    ],
)  # fmt: skip
def test_a_change_is_named_with_its_place(written: Path, words: str, replacement: str, section: str, what: str) -> None:
    tamper(written, lambda xml: xml.replace(words, replacement, 1))
    difference, *others = check(written)
    assert difference.section == section
    assert what in difference.what
    assert all(other.what.startswith("The anchor") for other in others), "a label is compared as an anchor, too"


@pytest.mark.parametrize(
    ("words", "replacement"),
    [('w:value="weak"', 'w:value="good"'), ('w:displayText="Weak"', 'w:displayText="Poor"'), ("w:sdt>", "w:smartTag>")],
)
def test_another_choice_than_was_offered_is_noticed(tmp_path: Path, words: str, replacement: str) -> None:
    path, document = tmp_path / "sheet.docx", make_document(GRADE)
    write_document(document, path, picture)
    tamper(path, lambda xml: xml.replace(words, replacement))
    (difference,) = verify_document(document, path, picture)
    assert difference.what.startswith("Paragraph 1")


def test_dropped_paragraph_is_missed(written: Path) -> None:
    tamper(written, lambda xml: paragraph_of("Not yet written.").sub("", xml, count=1))
    (difference,) = check(written)
    assert difference == Difference(
        "1.2\u00a0\u00a0Events",
        "Paragraph of what is missing 1 is missing: paragraph of what is missing that reads “Not yet written.”.",
    )


def test_added_paragraph_is_noticed(written: Path) -> None:
    extra = '<w:p><w:pPr><w:pStyle w:val="Normal"/></w:pPr><w:r><w:t>Smuggled in.</w:t></w:r></w:p>'
    place = paragraph_of("Source: our own count.")
    tamper(written, lambda xml: place.sub(lambda found: found[0] + extra, xml, count=1))
    (difference,) = check(written)
    assert "should be nothing here" in difference.what
    assert "Smuggled in." in difference.what


def test_dropped_table_row_is_missed(written: Path) -> None:
    tamper(written, lambda xml: re.sub(r"<w:tr>(?:(?!<w:tr>).)*?Coffee morning.*?</w:tr>", "", xml, count=1))
    assert [difference.what for difference in check(written)] == [
        "Table 1 should have 2 rows, but the file has 1.",
        "The anchor _necr_18_2 is missing (“28 February 2026”).",
    ]


def test_missing_picture_is_noticed(written: Path) -> None:
    tamper(written, lambda xml: re.sub(r"<w:drawing>.*?</w:drawing>", "", xml, count=1))
    assert any("Picture 1 should be a picture described as “Bar chart" in found.what for found in check(written))


def test_another_picture_is_noticed(written: Path) -> None:
    with ZipFile(written) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    parts["word/media/image1.png"] = image(10, 10)
    with ZipFile(written, "w", ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    found = check(written)
    assert len(found) == 2, "the chart is shown twice"
    assert all("should be another picture" in difference.what for difference in found)


@pytest.mark.parametrize("name", ["header1", "header2", "footer1", "footer2"])
def test_wrong_marking_is_noticed(written: Path, name: str) -> None:
    tamper(written, lambda xml: xml.replace("OFFICIAL", "OFFICIAL-SENSITIVE"), f"word/{name}.xml")
    found = check(written)
    assert found
    assert all("should bear the marking “OFFICIAL”" in difference.what for difference in found)
    assert found[0].section == "Cover"


def test_section_without_header_is_noticed(written: Path) -> None:
    reference = re.compile(r'<w:headerReference w:type="default"[^>]*/>(?!.*<w:headerReference)', re.DOTALL)
    tamper(written, lambda xml: reference.sub("", xml))
    (difference,) = check(written)
    assert "header should bear the marking" in difference.what
    assert difference.section == "Pages of section 4"


def test_changed_list_kind_and_numbers_are_noticed(tmp_path: Path) -> None:
    path = tmp_path / "lists.docx"
    document = make_document(*items("a", "b", kind="number"), paragraph("x"), *items("c", kind="number"))
    write_document(document, path, picture)
    numbering = "word/numbering.xml"
    tamper(path, lambda xml: re.sub(r"<w:lvlOverride.*?</w:lvlOverride>", "", xml), numbering)
    (difference,) = verify_document(document, path, picture)
    assert "should be a number item 1 at level 1, but the file has a number item 3 at level 1" in difference.what

    write_document(document, path, picture)
    tamper(path, lambda xml: xml.replace('w:numFmt w:val="decimal"', 'w:numFmt w:val="bullet"', 1), numbering)
    found = verify_document(document, path, picture)
    assert len(found) == 3
    assert "the file has a bullet item at level 1" in found[0].what


@pytest.mark.parametrize(
    ("pattern", "replacement", "fault"),
    [
        (r"<w:bookmarkEnd [^>]*/>", "", "does not end"),
        (r'(w:bookmarkStart w:id="\d+" w:name=")[^"]*', r"\1_Toc000000002", "Two bookmarks are named"),
        (r'<w:tblHeader/>', "", "not marked as its header row"),
        (r'w:firstRow="1"', 'w:firstRow="0"', "not marked as its header row"),
        (r'w:rStyle w:val="Hyperlink"', 'w:rStyle w:val="Nowhere"', "does not define it"),
        (r'w:val="NECNote"', 'w:val="Nowhere"', "the file does not define"),
        (r'<w:numId w:val="\d+"/>', '<w:numId w:val="99"/>', "belongs to list 99"),
        (r'r:id="rId(\d+)" w:history', 'r:id="rId999" w:history', "which the file does not have"),
        (r'w:anchor="_Toc000000001"', 'w:anchor="_Nowhere"', "A link leads to _Nowhere"),
        (r"Source: our own", "Source:\nour own", "holds a line break"),
        (r'<w:gridCol w:w="\d+"/>', '<w:gridCol w:w="20000"/>', "wider than its page"),
    ],
)  # fmt: skip
def test_damage_that_word_minds_is_found(written: Path, pattern: str, replacement: str, fault: str) -> None:
    tamper(written, lambda xml: re.sub(pattern, replacement, xml, count=1))
    assert any(fault in difference.what for difference in check(written))


def test_cell_without_paragraph_is_found(written: Path) -> None:
    cell = re.compile(r"(<w:tc><w:tcPr>(?:(?!<w:tc>).)*?</w:tcPr>)<w:p>.*?</w:p></w:tc>")
    tamper(written, lambda xml: cell.sub(r"\1</w:tc>", xml, count=1))
    assert any("does not end in a paragraph" in difference.what for difference in check(written))


def test_two_pictures_of_one_id_are_found(written: Path) -> None:
    tamper(written, lambda xml: re.sub(r'(<wp:docPr id=")\d+', r"\g<1>7", xml))
    assert any("pictures have the id 7" in difference.what for difference in check(written))


@pytest.mark.parametrize(
    ("name", "old", "new", "fault"),
    [
        ("word/settings.xml", "<w:zoom", "<w:updateFields/><w:zoom", "ask whether to update"),
        ("word/styles.xml", 'w:lang w:val="en-GB"', 'w:lang w:val="en-US"', "British English"),
        ("docProps/core.xml", "<cp:revision>", "<cp:lastModifiedBy>x</cp:lastModifiedBy><cp:revision>", "twice"),
        ("docProps/core.xml", "Area engagement plan", "Another plan", "The property title should be"),
        ("docProps/core.xml", "<dc:description>", "<dc:description>made by python-docx", "name the library"),
    ],
)
def test_properties_and_settings_are_looked_at(written: Path, name: str, old: str, new: str, fault: str) -> None:
    tamper(written, lambda xml: xml.replace(old, new, 1), name)
    assert any(fault in difference.what for difference in check(written))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_part_that_is_there_twice_is_found(written: Path) -> None:
    with ZipFile(written, "a") as file:
        file.writestr("docProps/core.xml", file.read("docProps/core.xml"))
    assert [difference.what for difference in check(written)] == ["The file has two parts named docProps/core.xml."]


def test_damaged_files_are_differences(written: Path, tmp_path: Path) -> None:
    whole = written.read_bytes()
    broken = tmp_path / "broken.docx"
    damages = [
        b"",
        b"PK",
        b"not a zip at all",
        whole[:-40],
        whole[: len(whole) // 2],
        whole[:3000] + b"\0" * 500 + whole[3500:],
    ]
    for data in damages:
        broken.write_bytes(data)
        found = check(broken)
        assert found
        assert found[0].section == "The file"
    missing = verify_document(make_document(), tmp_path / "nowhere.docx", picture)
    assert "cannot be read" in missing[0].what


@pytest.mark.parametrize(
    "name", [DOCUMENT, "word/styles.xml", "word/settings.xml", "docProps/core.xml", "word/header1.xml"]
)
def test_missing_or_malformed_part_is_a_difference(written: Path, name: str) -> None:
    with ZipFile(written) as file:
        parts = {key: file.read(key) for key in file.namelist()}
    for damaged in (None, parts[name][:-9]):
        with ZipFile(written, "w", ZIP_DEFLATED) as file:
            for key, data in parts.items():
                if key != name:
                    file.writestr(key, data)
                elif damaged is not None:
                    file.writestr(key, damaged)
        assert check(written)


def test_many_differences_are_told_in_good_time(tmp_path: Path) -> None:
    path = tmp_path / "other.docx"
    one = make_document(*(paragraph(f"Paragraph {n} of one document.") for n in range(600)))
    other = make_document(*(paragraph(f"Other words {n}.") for n in range(500)))
    write_document(one, path, picture)
    assert len(verify_document(other, path, picture)) == 600
