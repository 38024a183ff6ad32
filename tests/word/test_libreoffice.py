"""LibreOffice opens the file: its pages, its words, its list of contents."""

import random
import re
from dataclasses import replace
from pathlib import Path

import pytest

from nec_desktop.document.blocks import Cell, Column, Contents, Document, Heading, Row, Table, cell
from nec_desktop.word.verify import verify_document
from nec_desktop.word.writer import write_document
from tests.word.libreoffice import pages_of, saved_again, to_pdf
from tests.word.sample import GRADE_IN_TABLE, WIDE, elements, make_document, paragraph, picture, root, values

LONG = " ".join(["Every surgery and meeting goes on the website and on posters in the library."] * 4)


@pytest.fixture(scope="module")
def document() -> Document:
    """A document of some twelve pages."""
    blocks = make_document().blocks
    filler = tuple(paragraph(f"{n}: {LONG}") for n in range(40))
    return make_document(*blocks[:6], *filler, *blocks[6:])


@pytest.fixture(scope="module")
def pages(document: Document, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The text of each page of the file as LibreOffice lays it out; it has to be installed."""
    folder = tmp_path_factory.mktemp("libreoffice")
    path = folder / "plan.docx"
    write_document(document, path, picture)
    (pdf,) = to_pdf([path], folder)
    return pages_of(pdf)


def test_pages_are_as_many_as_the_footer_says(pages: list[str]) -> None:
    assert 12 <= len(pages) <= 18
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page


def test_every_page_bears_the_marking_twice(pages: list[str]) -> None:
    for page in pages:
        lines = [line.strip() for line in page.splitlines() if line.strip()]
        assert lines[0] == "OFFICIAL"
        assert lines[-2] == "OFFICIAL"


def test_words_are_all_there(pages: list[str]) -> None:
    text = re.sub(r"\s+", " ", " ".join(pages))
    for words in (
        "East Dorset",
        "DRAFT for review",
        "three towns",
        "2. book the hall",
        "E30",
        "the date & time <first>",
    ):
        assert words in text
    assert len(re.findall(r"\d+: Every surgery", text)) == 40


def test_wide_table_repeats_its_header_row(pages: list[str]) -> None:
    with_rows = [page for page in pages if "PCSO" in page]
    assert len(with_rows) > 1
    assert all("Notice" in page for page in with_rows)


def test_contents_give_the_right_pages(pages: list[str], document: Document, tmp_path: Path) -> None:
    """They are an estimate; in a document of this length it is a page out at most."""
    path = tmp_path / "plan.docx"
    write_document(document, path, picture)
    body = root(path)
    for entry in elements(body, "//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'TOC')][w:hyperlink]"):
        *_, words, number = values(entry, "w:hyperlink//w:t/text()")
        title = words.rpartition("\u00a0")[2]
        found = [n for n, page in enumerate(pages, 1) if title in page and "......" not in page and n > 1]
        assert min(abs(int(number) - n) for n in found) <= 1, title


@pytest.mark.parametrize("large_print", [False, True])
def test_contents_give_the_right_page_after_a_register_of_many_pages(tmp_path: Path, large_print: bool) -> None:
    """An error in the height of a row, or of the repeated header row, adds up from page to page."""
    document = make_document(
        Contents("Contents"), Heading(1, "Log"), long_register(600), Heading(1, "After it"), paragraph("The end.")
    )
    document = replace(document, large_print=large_print)
    path = tmp_path / "log.docx"
    write_document(document, path, picture)
    (pdf,) = to_pdf([path], tmp_path)
    pages = pages_of(pdf)
    (told,) = [
        int(values(entry, "w:hyperlink//w:t/text()")[-1])
        for entry in elements(root(path), "//w:p[w:pPr/w:pStyle/@w:val = 'TOC1']")
        if "After it" in values(entry, "w:hyperlink//w:t/text()")
    ]
    assert len(pages) > 45
    assert abs(told - len(pages)) <= 1


def long_register(rows: int) -> Table:
    """Return a table of so many rows, as registers have them: short and long texts, hyphens and quotation marks."""
    text_of_it = (
        "Drop-ins at change-of-shift, face-to-face, for the care homes’ staff; what “you said, we did” led to is on the "
        "page of each neighbourhood, and the one-page leaflet went to every well-known place in the sixteen villages."
    )
    words = text_of_it.split()
    chosen = random.Random(11)

    def text(most: int) -> Cell:
        return cell(" ".join(chosen.choice(words) for _ in range(chosen.randint(1, most))))

    made = tuple(Row((cell(f"A{n}"), text(20), text(6), text(12))) for n in range(1, rows + 1))
    columns = (
        Column("Ref", 1),
        Column("What is done", 4),
        Column("Owner of the action", 2),
        Column("What came of it", 3),
    )
    return Table("Everything", columns, made, "")


def test_libreoffice_keeps_the_choices_and_their_anchor(tmp_path: Path) -> None:
    path, back = tmp_path / "sheet.docx", tmp_path / "back"
    write_document(make_document(GRADE_IN_TABLE), path, picture)
    sent, returned = root(path), root(saved_again([path], back)[0])
    for kept in ("//w:listItem/@w:displayText", "//w:listItem/@w:value", "//w:sdtContent//w:t/text()"):
        assert values(returned, kept) == values(sent, kept) != []
    anchor = "//w:bookmarkStart[starts-with(@w:name, '_necr_')]/@w:name"
    assert values(returned, anchor) == values(sent, anchor) != []


def test_estimate_for_a_long_register(tmp_path: Path) -> None:
    """A register of thirty rows on landscape pages does not end on a page with nothing but the words that end it."""
    path = tmp_path / "register.docx"
    document = make_document(WIDE)
    write_document(document, path, picture)
    assert verify_document(document, path, picture) == []


def test_a_period_on_the_cover_is_on_one_line_whatever_the_area_is_called(tmp_path: Path) -> None:
    path = tmp_path / "cover.docx"
    document = make_document()
    lines = tuple(f"Purbeck{' W' * n}: neighbourhood engagement plan 2026–27" for n in range(10))
    document = replace(document, cover=replace(document.cover, lines=lines))
    write_document(document, path, picture)
    (pdf,) = to_pdf([path], tmp_path)
    assert sum(page.count("plan 2026–27") + page.count("\n2026–27") for page in pages_of(pdf)) == len(lines)
    assert verify_document(document, path, picture) == []
