"""The style template: as its script makes it, and with nothing left over from where it came from."""

import importlib.util
from pathlib import Path
from zipfile import ZipFile

import pytest

from nec_desktop.word.template import PLAN_TEMPLATE, Look, Template
from tests.contrast import contrast
from tests.word.sample import part, root, values

SCRIPT = PLAN_TEMPLATE.with_name("make_template.py")


def test_template_is_what_its_script_makes(tmp_path: Path) -> None:
    specification = importlib.util.spec_from_file_location("make_template", SCRIPT)
    assert specification
    assert specification.loader
    script = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(script)
    again = tmp_path / "again.docx"
    script.make(again)
    assert again.read_bytes() == PLAN_TEMPLATE.read_bytes(), "run resources/word/make_template.py"


def test_template_has_no_leftovers() -> None:
    with ZipFile(PLAN_TEMPLATE) as file:
        names = file.namelist()
        everything = b"".join(file.read(name) for name in names)
    assert not [name for name in names if "customXml" in name or "thumbnail" in name or "Effects" in name]
    for leftover in (b"MS Mincho", b"python-docx", b"asciiTheme", b"Calibri", b"Cambria", b"2013-"):
        assert leftover not in everything


def test_fonts_are_arial_in_every_script() -> None:
    fonts = root(PLAN_TEMPLATE, "word/styles.xml").findall(".//{*}rFonts")
    assert len(fonts) == 1
    assert sorted(str(value) for value in fonts[0].attrib.values()) == ["Arial"] * 4


def test_body_is_twelve_points_with_room() -> None:
    look = Template().looks["Normal"]
    assert look == Look(size=12, before=0, after=6, line=1.15)
    headings = [Template().looks[f"Heading{level}"] for level in range(1, 5)]
    assert [heading.size for heading in headings] == [22, 16, 13, 12]
    assert all(heading.bold and heading.keep_next for heading in headings)


def test_large_print_is_sixteen_points_and_in_proportion() -> None:
    large = Template(large_print=True).looks
    assert large["Normal"].size == 16
    assert large["Heading2"].size > large["Heading3"].size > large["Normal"].size
    assert large["Footer"].size == 12
    assert large["Title"].size == Template().looks["Title"].size
    assert all(look.size >= 12 for name, look in large.items() if name != "NECSectionMark")


@pytest.mark.parametrize("colour", ["1F4E8C", "4A5568", "8A2C0D"])
def test_colours_of_words_have_contrast(colour: str) -> None:
    """At least 4.5 to 1 on the tint, which is the darkest ground there is (WCAG 2.2, 1.4.3)."""
    assert contrast(colour, "E6EEF8") >= 4.5
    assert colour in part(PLAN_TEMPLATE, "word/styles.xml")


def test_lists_are_real_at_three_levels() -> None:
    styles = root(PLAN_TEMPLATE, "word/styles.xml")
    for kind in ("Bullet", "Number"):
        for level, suffix in enumerate(("", "2", "3")):
            path = f"w:style[@w:styleId='List{kind}{suffix}']/w:pPr/w:numPr/w:ilvl/@w:val"
            assert values(styles, path) == [str(level)]
