"""What a force's look may not do, whatever its file says: our rules stand, and what they changed is said."""

from pathlib import Path

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from nec_desktop.document.colours import LEAST_CONTRAST, contrast
from nec_desktop.word.look import ForceLook
from nec_desktop.word.look_reader import read_look
from nec_desktop.word.template import PLAN_TEMPLATE
from tests.word.looks import broken, exported
from tests.word.sample import elements, root, values
from tests.word.sources import GREEN, WORDS, replaced


def test_body_text_is_never_smaller_than_twelve_points(source: Path) -> None:
    look = broken(source, size=Pt(9))
    assert look.styles["Normal"].size == 12
    assert "Body text is 9 point in the file (12 is the least here): 12 is used." in look.report.left


def test_headings_go_down_in_size_and_stand_out(source: Path) -> None:
    look = broken(source, style="Heading 3", size=Pt(30), bold=False)
    sizes = [look.styles[f"Heading{level}"].size for level in range(1, 5)]
    assert sizes == sorted(sizes, reverse=True)
    assert all(look.styles[f"Heading{level}"].bold for level in (1, 2, 4))


def test_a_pale_heading_gets_a_colour_that_can_be_read(source: Path) -> None:
    look = broken(source, style="Heading 1")
    replaced(source, "word/styles.xml", f'w:val="{GREEN}"', 'w:val="9FC5E8"')
    look = read_look(source)
    for text in look.styles.values():
        assert contrast(text.colour or "000000", "FFFFFF") >= LEAST_CONTRAST
    assert contrast(look.accent, "FFFFFF") >= LEAST_CONTRAST, "the band's words are white"
    assert any("Too pale on white is #9FC5E8, for title, heading 1" in said for said in look.report.left)


def test_a_header_row_that_cannot_be_read_is_ours(source: Path) -> None:
    replaced(source, "word/document.xml", 'w:val="FFFFFF"', 'w:val="115533"')
    look = read_look(source)
    assert (look.header_ground, look.header_ink) == (look.tint, "")
    assert any("cannot be read well" in said for said in look.report.left)


@pytest.mark.parametrize("font", ["Times New Roman", "Georgia", "Some Roman"])
def test_serifs_are_left_out(source: Path, font: str) -> None:
    if font == "Some Roman":  # the file itself says so
        entry = f'<w:font w:name="{font}"><w:panose1 w:val="02020603050405020304"/></w:font></w:fonts>'
        replaced(source, "word/fontTable.xml", "</w:fonts>", entry)
    replaced(source, "word/styles.xml", "Liberation Sans", font)
    look = read_look(source)
    assert look.styles["Normal"].font == look.styles["Heading1"].font == "Arial"
    assert f"Body text is in {font}, which has serifs and is harder to read: Arial is used." in look.report.left


def test_what_can_be_long_is_neither_bold_nor_in_italics(source: Path) -> None:
    look = broken(source, style="Caption", bold=True, italic=True)
    assert (look.styles["Caption"].bold, look.styles["Caption"].italic) == (False, False)
    assert "Caption is bold in the file: it is not here, since it can be long." in look.report.left


def test_text_stays_left_aligned_and_capitals_small(source: Path, tmp_path: Path) -> None:
    look = broken(source, alignment=WD_ALIGN_PARAGRAPH.JUSTIFY, all_caps=True)
    told = " ".join(look.report.left)
    assert "Body text is justified in the file" in told and "capitals throughout" in told
    styles = root(exported(tmp_path, look), "word/styles.xml")
    assert set(values(styles, "//w:jc/@w:val")) == {"center"}, "headers and footers alone"
    assert not elements(styles, "//w:caps")


def test_what_a_style_is_for_is_kept(look: ForceLook, tmp_path: Path) -> None:
    ours, theirs = (root(path, "word/styles.xml") for path in (PLAN_TEMPLATE, exported(tmp_path, look)))
    for path in ("//w:style/@w:styleId", "//w:keepNext/../../@w:styleId", "//w:outlineLvl/@w:val", "//w:lang/@w:val"):
        assert values(ours, path) == values(theirs, path)


@pytest.mark.parametrize(
    "words", ["OFFICIAL-SENSITIVE", "Draft of May", "[Type here]", "Printed 14/07/2019", "word " * 30, "Page 1"]
)
def test_words_that_are_not_for_every_plan_stay_out(source: Path, words: str) -> None:
    replaced(source, "word/header1.xml", WORDS, words)
    look = read_look(source)
    assert look.header == ""
    assert any(f"“{words.strip()[:40].strip()}" in said for said in look.report.left)
