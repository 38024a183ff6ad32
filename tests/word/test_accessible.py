"""Every kind of document keeps the rules for accessible Word files (docs/accessibility.md)."""

import pytest
from lxml import etree

from nec_desktop.word.lint import body_faults
from nec_desktop.word.opened import Package
from nec_desktop.word.reader import Reading
from tests.contrast import contrast
from tests.exported import KINDS, Exported
from tests.word.sample import elements, root, values
from tests.word.styles import PAGE_WORDS, STRUCTURE, Styles

STYLES, SETTINGS, CORE = "word/styles.xml", "word/settings.xml", "docProps/core.xml"
SAYS_NOTHING = ("here", "click here", "link", "this link", "more", "read more", "this page")
DRAWN = "//*[local-name()='docPr']"


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    """A kind of document."""
    return str(request.param)


@pytest.fixture
def made(exported: dict[str, Exported], kind: str) -> Exported:
    """The document of that kind."""
    return exported[kind]


@pytest.fixture
def body(made: Exported) -> etree._Element:
    """Its main part."""
    return root(made.path)


@pytest.fixture
def styles(made: Exported) -> Styles:
    """What its styles look like."""
    return Styles(root(made.path, STYLES))


def words(element: etree._Element) -> str:
    return "".join(values(element, ".//w:t/text()")).strip()


def test_every_picture_and_chart_says_in_words_what_it_shows(body: etree._Element) -> None:
    described = values(body, f"{DRAWN}/@descr")
    assert len(described) == len(elements(body, DRAWN))
    for text in described:
        assert len(text.split()) > 1 and not text.lower().endswith((".png", ".jpg", ".jpeg"))
    assert not elements(body, "//*[local-name()='anchor' or local-name()='txbxContent']"), "all stand in line"


def test_headings_go_down_one_level_at_a_time(body: etree._Element) -> None:
    found = elements(body, "//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'Heading')]")
    levels = [int(level[-1]) for heading in found for level in values(heading, "w:pPr/w:pStyle/@w:val")]
    assert levels and levels[0] == 1
    for before, level, heading in zip(levels, levels[1:], found[1:], strict=False):
        assert level <= before + 1, words(heading)
    assert all(words(heading) for heading in found)


def test_title_and_language_are_set_and_the_title_is_shown(made: Exported, body: etree._Element) -> None:
    title = "".join(values(root(made.path, CORE), "//*[local-name()='title']/text()"))
    assert made.document.title == title != ""
    cover = " ".join(words(line) for line in elements(body, "//w:body/w:p[position() < 8]"))
    assert all(part.strip() in cover for part in title.replace(",", ":").split(":"))
    assert values(root(made.path, STYLES), "w:docDefaults//w:lang/@w:val") == ["en-GB"]
    assert values(root(made.path, SETTINGS), "w:themeFontLang/@w:val") == ["en-GB"]
    assert set(values(body, "//w:lang/@w:val")) <= {"en-GB"}


def test_no_paragraph_is_there_for_space(body: etree._Element, styles: Styles) -> None:
    for paragraph in elements(body, "//w:p"):
        (style,) = values(paragraph, "w:pPr/w:pStyle/@w:val")
        if style not in STRUCTURE:
            assert words(paragraph) or elements(paragraph, ".//w:drawing"), style
        assert style in styles.names
    assert not elements(body, "//w:br[@w:type='page']")


def test_tables_are_simple_and_say_what_they_hold(made: Exported, body: etree._Element) -> None:
    assert list(body_faults(Reading(Package(made.path)))) == [], "header rows, widths, references"
    for table in elements(body, "//w:tbl"):
        assert values(table, "w:tblPr/w:tblLook/@w:firstRow") == ["1"]
        assert (
            len(elements(table, "w:tr/w:trPr/w:tblHeader")) == len(elements(table, "w:tr[1]/w:trPr/w:tblHeader")) == 1
        )
        assert "".join(values(table, "w:tblPr/w:tblDescription/@w:val")).strip()
        assert not elements(table, ".//w:gridSpan | .//w:vMerge | .//w:tbl")
        assert all(words(cell) for cell in elements(table, "w:tr/w:tc")), "no cell is blank"


def test_the_words_of_a_link_make_sense_alone(body: etree._Element) -> None:
    for link in elements(body, "//w:hyperlink"):
        text = words(link)
        assert len(text) > 2 and text.lower() not in SAYS_NOTHING


def test_words_are_left_aligned_and_underlined_in_links_only(body: etree._Element, styles: Styles) -> None:
    assert set(values(body, "//w:jc/@w:val")) <= {"right"}, "numbers in tables"
    assert not elements(body, "//w:u | //w:caps | //w:smallCaps")
    for name in styles.names - PAGE_WORDS:
        assert styles.value(name, "jc") in ("", "left", "start"), name
    for name in styles.names:
        assert not styles.has(name, "caps") and not styles.has(name, "smallCaps"), name
        assert (styles.value(name, "u") in ("", "none")) or name == "Hyperlink", name


def test_words_are_large_enough(made: Exported, kind: str, body: etree._Element, styles: Styles) -> None:
    large = "large" in kind
    assert made.document.large_print == large
    for name in styles.paragraphs - STRUCTURE:
        least = (12 if large else 10) if name in PAGE_WORDS else 16 if large and not name.endswith("Dense") else 12
        assert styles.size(name) >= least, name
    assert not elements(body, "//w:rPr/w:sz"), "sizes are styles' own, so that changing a style changes all"


def test_colours_stand_out_from_their_ground(body: etree._Element, styles: Styles) -> None:
    assert not elements(body, "//w:rPr/w:color | //w:pPr/w:shd | //w:tcPr/w:shd"), "colours are styles' own"
    for name in styles.names - STRUCTURE:
        for ground in styles.grounds(name):
            assert contrast(styles.colour(name), ground) >= 4.5, name


def test_pages_are_numbered_and_opening_asks_nothing(made: Exported) -> None:
    package = Package(made.path)
    for name in package.names:
        if name.startswith("word/footer"):
            codes = values(root(made.path, name), "//w:instrText/text()")
            assert [code.split()[0] for code in codes] == ["PAGE", "NUMPAGES"]
    settings = root(made.path, SETTINGS)
    assert not elements(settings, "w:updateFields")
    assert values(settings, "//w:compatSetting[@w:name='compatibilityMode']/@w:val") == ["15"]
