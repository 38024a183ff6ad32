"""Each fault that the Open XML SDK passes is put into a real file, and is named by the check after writing."""

import re
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from nec_desktop.word.lint_parts import part_faults
from nec_desktop.word.opened import Package
from nec_desktop.word.verify import verify_document
from tests.exported import KINDS, Exported
from tests.word.sample import DOCUMENT, make_document, picture, tamper
from tests.word.validator import sdk_errors

FOOTER, NUMBERING, SETTINGS = "word/footer1.xml", "word/numbering.xml", "word/settings.xml"
REVISED = '<w:p><w:del w:id="900" w:author="A" w:date="2026-01-01T00:00:00Z"><w:r><w:t>x</w:t></w:r></w:del></w:p>'
UNENDED = '<w:p><w:commentRangeStart w:id="4"/><w:r><w:t>x</w:t></w:r></w:p>'


def faults(path: Path) -> list[str]:
    return list(part_faults(Package(path)))


@pytest.mark.parametrize("kind", KINDS)
def test_no_document_has_any(exported: dict[str, Exported], kind: str) -> None:
    assert faults(exported[kind].path) == []


@pytest.mark.parametrize(
    ("name", "pattern", "replacement", "fault"),
    [
        (DOCUMENT, r"<w:sectPr>(?=(?:(?!<w:sectPr>).)*$)", REVISED + "<w:sectPr>", "deleted words that are marked"),
        (DOCUMENT, r"<w:sectPr>(?=(?:(?!<w:sectPr>).)*$)", UNENDED + "<w:sectPr>", "Comment 4 begins without an end"),
        (DOCUMENT, r"<w:sectPr>(?=(?:(?!<w:sectPr>).)*$)", UNENDED + "<w:sectPr>", "Comment 4 is referred to"),
        (DOCUMENT, r'<w:r><w:fldChar w:fldCharType="end"/></w:r>', "", "a field that does not begin and end"),
        (FOOTER, r'<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "", "a field that does not begin and end"),
        (FOOTER, r'w:fldCharType="begin"', 'w:fldCharType="begin" w:dirty="true"', "would work out again"),
        (FOOTER, r'w:pStyle w:val="Footer"', 'w:pStyle w:val="Nowhere"', "footer1.xml has something of the style"),
        (DOCUMENT, r"<w:tc>(?:(?!<w:tc>).)*?</w:tc></w:tr>", "</w:tr>", "a row with more or fewer cells"),
        (DOCUMENT, r"(<w:tcW [^>]*/>)", r"\1<w:vMerge/>", "merged cells"),
        (NUMBERING, r'(<w:num [^>]*>)<w:abstractNumId w:val="\d+"', r'\1<w:abstractNumId w:val="99"', "no definition"),
        (SETTINGS, r'(compatibilityMode"[^>]*w:val=)"15"', r'\1"12"', "compatibility mode"),
        (SETTINGS, r'<w:themeFontLang w:val="en-GB"', '<w:themeFontLang w:val="de-DE"', "language of the file's fonts"),
        ("word/_rels/document.xml.rels", r'Target="([^"]*)footer1.xml"', r'Target="\1footer9.xml"', "footer9.xml, which"),
        ("word/_rels/document.xml.rels", r'Id="rId\d+"', 'Id="rId1"', "one id to several relationships"),
    ],
    ids=[
        *("words in a deletion", "comment without end", "comment that is not there", "field without end"),
        *("field without beginning", "dirty field", "style in the footer", "row without a cell", "merged cells"),
        *("list without numbers", "compatibility mode", "font language", "part that is not there", "relationship ids"),
    ],
)  # fmt: skip
def test_a_fault_is_named(written: Path, name: str, pattern: str, replacement: str, fault: str) -> None:
    tamper(written, lambda xml: re.sub(pattern, replacement, xml, count=0 if "Id=" in pattern else 1), name)
    assert any(fault in found for found in faults(written))
    assert verify_document(make_document(), written, picture), "the check after writing is told of it"


def test_parts_that_differ_in_their_letters_only_are_named(written: Path) -> None:
    with ZipFile(written, "a", ZIP_DEFLATED) as file:
        file.writestr("word/Styles.xml", file.read("word/styles.xml"))
    assert any("word/styles.xml, in large and small letters" in found for found in faults(written))


def test_the_validator_passes_what_is_looked_for_here(written: Path) -> None:
    """Where this fails, the validator has learned something, and a rule of ours may go."""
    tamper(written, lambda xml: re.sub(r"(<w:sectPr>)(?=(?:(?!<w:sectPr>).)*$)", REVISED + r"\1", xml))
    tamper(written, lambda xml: xml.replace('<w:r><w:fldChar w:fldCharType="end"/></w:r>', "", 1))
    tamper(written, lambda xml: xml.replace('w:pStyle w:val="Footer"', 'w:pStyle w:val="Nowhere"'), FOOTER)
    assert sdk_errors(written) == []
    assert len(faults(written)) == 3
