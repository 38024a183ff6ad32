"""A force's look: what is taken from a file, what is supplied, and how a look is kept and used."""

from pathlib import Path

import docx
import pytest
from docx.shared import Pt
from docx.styles.style import ParagraphStyle

from nec_desktop.word.look import STYLES, ForceLook
from nec_desktop.word.look_file import write_look
from nec_desktop.word.look_reader import own_looks, read_look
from nec_desktop.word.template import Template
from nec_desktop.word.verify import verify_document
from tests.word.libreoffice import convert, pages_of, to_pdf
from tests.word.looks import broken, exported
from tests.word.sample import elements, make_document, part, picture, root, tamper, values
from tests.word.sources import GREEN, HEADINGS, WORDS, changed, crest, force_template, replaced
from tests.word.validator import sdk_errors

# -- what is taken over


def test_fonts_sizes_and_colours_are_those_of_the_file(look: ForceLook) -> None:
    assert {text.font for key, text in look.styles.items() if key != "Caption"} == {"Liberation Sans"}
    headings = [look.styles[f"Heading{level}"] for level in range(1, 5)]
    assert [heading.size for heading in headings] == list(HEADINGS)
    assert {heading.colour for heading in headings} == {GREEN} == {look.accent}
    assert (look.header_ground, look.header_ink) == (GREEN, "FFFFFF")
    assert (look.header, look.footer) == (WORDS, "www.testshire.example")
    assert "Heading 1: Liberation Sans, 20 point, bold, colour #1B5E3B." in look.report.taken
    assert not look.report.supplied


def test_the_document_has_it(look: ForceLook, tmp_path: Path) -> None:
    path = exported(tmp_path, look)
    looks = Template(path).looks
    assert (looks["Normal"].font, looks["Heading1"].size) == ("Liberation Sans", 20)
    assert "1F4E8C" not in part(path, "word/styles.xml")
    first = values(root(path, "word/header2.xml"), "//w:t/text()")
    assert first == ["OFFICIAL", WORDS]
    assert values(root(path, "word/footer1.xml"), "//w:t/text()")[-1] == "www.testshire.example"


def test_the_crest_stands_on_the_first_page_alone_and_is_described(look: ForceLook, tmp_path: Path) -> None:
    path = exported(tmp_path, look)
    assert 'descr="Crest of Testshire"' in part(path, "word/header2.xml")
    assert "descr" not in part(path, "word/header1.xml")


def test_the_crest_says_nothing_of_the_camera(source: Path) -> None:
    photographed = crest("JPEG", camera=True)
    assert b"A camera" in photographed
    changed(source, lambda parts: parts.update({"word/media/image1.png": photographed}))
    kept = read_look(source).crest
    assert kept
    assert b"A camera" not in kept.data and b"Exif" not in kept.data


def test_a_document_that_libreoffice_saved_is_a_source_too(source: Path, tmp_path: Path, look: ForceLook) -> None:
    again = convert(source, tmp_path / "again", "docx")
    other = read_look(again, "Testshire")
    for key in ("Normal", "Title", "Heading1", "Heading2", "Heading3", "Heading4"):
        assert (other.styles[key].font, other.styles[key].colour) == (look.styles[key].font, look.styles[key].colour)
    assert [other.styles[f"Heading{level}"].size for level in range(1, 5)] == list(HEADINGS)
    assert other.header == WORDS and other.crest


def test_a_template_is_a_source_too(source: Path, look: ForceLook) -> None:
    kind = "wordprocessingml.document.main+xml", "wordprocessingml.template.main+xml"
    replaced(source, "[Content_Types].xml", *kind)
    assert read_look(source) == look


def test_fonts_and_colours_of_the_theme_are_named(tmp_path: Path) -> None:
    path = tmp_path / "plain.docx"
    docx.Document().save(str(path))
    looks = read_look(path).styles
    assert looks["Heading1"].font == "Calibri", "the theme's majorHAnsi"
    assert looks["Heading1"].colour == "365F91"


# -- what is supplied, and said


def test_a_style_that_is_not_there_is_ours_and_said(source: Path, tmp_path: Path) -> None:
    document = docx.Document(str(source))
    document.styles["Heading 1"].delete()
    document.save(str(source))
    look = read_look(source)
    assert "Heading 1 is not in the file: ours is used." in look.report.supplied
    assert look.styles["Heading1"].size == own_looks()["Heading1"].size
    assert look.styles["Heading1"].font == "Liberation Sans", "in the font of the body text all the same"
    exported(tmp_path, look)


def test_styles_are_found_by_name_whatever_their_id(source: Path, look: ForceLook) -> None:
    replaced(source, "word/styles.xml", 'w:styleId="Heading1"', 'w:styleId="berschrift1"')
    replaced(source, "word/styles.xml", 'w:name w:val="heading 1"', 'w:name w:val="HEADING 1"')
    assert read_look(source).styles["Heading1"] == look.styles["Heading1"]


def test_a_file_without_any_styles_gives_ours(source: Path) -> None:
    changed(
        source,
        lambda parts: parts.update(
            {"word/styles.xml": b'<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'}
        ),
    )
    look = read_look(source)
    assert look.styles == own_looks()
    assert len(look.report.supplied) >= len(STYLES)


def test_a_picture_that_cannot_be_read_is_said(source: Path) -> None:
    changed(source, lambda parts: parts.update({"word/media/image1.png": b"\xd7\xcd\xc6\x9a a metafile"}))
    look = read_look(source)
    assert look.crest is None
    assert any("Put the crest into the file as PNG or JPEG" in said for said in look.report.left)


# -- a look is kept


def test_a_look_that_is_kept_and_read_again_is_the_same(look: ForceLook, tmp_path: Path) -> None:
    kept = tmp_path / "look.docx"
    write_look(look, kept)
    again = read_look(kept)
    assert again == look
    assert not again.report.supplied


def test_word_takes_a_document_with_a_look_and_the_kept_look(look: ForceLook, tmp_path: Path) -> None:
    kept = tmp_path / "look.docx"
    write_look(look, kept)
    assert sdk_errors(kept) == sdk_errors(exported(tmp_path, look)) == []


def test_nothing_else_of_the_file_is_kept(source: Path, tmp_path: Path) -> None:
    document = docx.Document(str(source))
    document.add_paragraph("A note about Mrs Example")
    document.core_properties.author = "Somebody"
    document.save(str(source))
    kept = tmp_path / "look.docx"
    write_look(read_look(source), kept)
    everything = "".join(part(kept, name) for name in ("word/document.xml", "docProps/core.xml", "word/styles.xml"))
    assert "Mrs Example" not in everything and "Somebody" not in everything


def test_the_same_look_gives_the_same_bytes(look: ForceLook, tmp_path: Path) -> None:
    kept = [tmp_path / "one.docx", tmp_path / "two.docx"]
    for path in kept:
        write_look(look, path)
    assert kept[0].read_bytes() == kept[1].read_bytes()
    written = [exported(tmp_path, look).read_bytes() for _ in range(2)]
    assert written[0] == written[1]


# -- the document is held against the look


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("word/styles.xml", 'w:sz w:val="40"', 'w:sz w:val="60"', "Heading 1 should be in Liberation Sans, 20 point"),
        ("word/styles.xml", 'w:ascii="Liberation Sans"', 'w:ascii="Arial"', "Body text should be in Liberation Sans"),
        ("word/header1.xml", WORDS, "Another force", f"should have “{WORDS}”"),
        ("word/header2.xml", "Crest of Testshire", "", "The crest should be described as “Crest of Testshire”"),
    ],
)
def test_a_document_without_its_look_is_no_success(
    look: ForceLook, tmp_path: Path, name: str, old: str, new: str, said: str
) -> None:
    path = exported(tmp_path, look)
    tamper(path, lambda xml: xml.replace(old, new), name)
    found = verify_document(make_document(), path, picture, look)
    assert any(said in difference.what for difference in found)


# -- pages


def test_large_print_with_a_look_is_sixteen_points(source: Path, tmp_path: Path) -> None:
    look = broken(source, size=Pt(14))
    looks = Template(exported(tmp_path, look, large_print=True)).looks
    assert looks["Normal"].size == 16
    assert looks["Heading1"].size > looks["Heading2"].size > 16
    assert looks["Header"].size <= 12, "its lines fit above the text"


def test_pages_are_as_many_as_the_footer_says(tmp_path: Path) -> None:
    """Also with a crest above the cover, in a font much wider than Arial, upright and large."""
    look = read_look(force_template(tmp_path / "wide.docx", font="DejaVu Sans"))
    paths = []
    for large_print in (False, True):
        path = exported(tmp_path, look, large_print=large_print).rename(tmp_path / f"plan-{large_print}.docx")
        paths.append(path)
    for pdf in to_pdf(paths, tmp_path):
        pages = pages_of(pdf)
        assert f"Page 1 of {len(pages)}" in pages[0]
        assert "East Dorset" in pages[0] and "Document control" not in pages[0]
        assert all(WORDS in page for page in pages)


def test_changing_a_style_changes_every_heading(look: ForceLook, tmp_path: Path) -> None:
    """No heading has a look of its own: what Word does to the style, it does to all of them."""
    path = exported(tmp_path, look)
    styled = elements(root(path), "//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'Heading')]")
    assert len(styled) > 5
    assert not [heading for heading in styled if elements(heading, ".//w:rPr | w:pPr/w:jc | w:pPr/w:spacing")]
    document = docx.Document(str(path))
    style = document.styles["Heading 1"]
    assert isinstance(style, ParagraphStyle)
    style.font.name, style.font.size = "DejaVu Serif", Pt(33)
    document.save(str(path))
    fonts = convert(path, tmp_path / "changed", "fodt").read_text(encoding="utf-8")
    heading = fonts.partition('style:name="Heading_20_1"')[2].partition("</style:style>")[0]
    assert 'fo:font-size="33pt"' in heading and "DejaVu Serif" in heading
