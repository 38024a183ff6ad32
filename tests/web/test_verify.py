"""The check after writing: it passes what is right, and names what another program or a fault of ours has changed."""

from pathlib import Path

import pytest

from nec_desktop.document.blocks import Figure
from nec_desktop.web.verify import verify_page
from nec_desktop.web.writer import write_page
from tests.word.sample import CHART, PHOTOGRAPH, PICTURES, make_document, picture


@pytest.fixture
def file(tmp_path: Path, page: str) -> Path:
    """The page in a file."""
    path = tmp_path / "page.html"
    path.write_text(page, encoding="utf-8")
    return path


def told(path: Path) -> list[str]:
    """Return what the check finds, each with its place."""
    return [f"{found.section}: {found.what}" for found in verify_page(make_document(), path, picture)]


def test_a_page_that_was_written_is_what_it_was_made_from(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    write_page(make_document(), path, picture)
    assert told(path) == []


@pytest.mark.parametrize(
    ("before", "after", "where", "what"),
    [
        ("<strong>three towns</strong>", "<strong>four towns</strong>", "1.1\u00a0\u00a0Description", "three towns"),
        ("<strong>three towns</strong>", "three towns", "1.1\u00a0\u00a0Description", "should be bold"),
        ('<td class="right">31</td>', '<td class="right">13</td>', "1.2\u00a0\u00a0Events", "row 2, column “Came”"),
        ("<li>Verwood", "<li>Ferwood", "1.1\u00a0\u00a0Description", "List item 2"),
        ("<li>Ferndown</li>", "", "1.1\u00a0\u00a0Description", "is missing"),
        ('alt="Potterne Park from the north"', 'alt="A park"', "P1\u00a0\u00a0Potterne Park", "should be described as"),
        ('<p class="note">Source', '<p class="asked">Source', "1.2\u00a0\u00a0Events", "should be a note"),
        ("a=1&amp;b=2", "a=1&amp;b=3", "1.1\u00a0\u00a0Description", "linked to https://www.ons.gov.uk"),
        ('href="#2-priorities">2', 'href="#main">2', "Cover", "should be linked to #2-priorities"),
        ("</main>", "<p>More.</p></main>", "Annex A: Sources", "There should be nothing here"),
        ("</main>", "loose words</main>", "Annex A: Sources", "loose words"),
        ("<h1>East", "<h1>West", "Cover", "should read"),
        ("Dorset Police</p>", "Dorset</p>", "The foot of the page", "should read"),
        ("</title>", "!</title>", "The page", "The title should be"),
    ],
)
def test_a_change_is_named_with_its_place(
    file: Path, page: str, before: str, after: str, where: str, what: str
) -> None:
    changed = page.replace(before, after, 1)
    assert changed != page
    file.write_text(changed, encoding="utf-8")
    assert any(found.startswith(f"{where}: ") and what in found for found in told(file)), told(file)


def test_another_picture_is_found(file: Path) -> None:
    other = {key: PHOTOGRAPH if data == CHART else data for key, data in PICTURES.items()}
    write_page(make_document(), file, other.__getitem__)
    assert any("should be another picture" in found for found in told(file))


def test_a_picture_that_no_browser_shows_is_said_and_found(tmp_path: Path) -> None:
    document, path = make_document(Figure("x", "A map")), tmp_path / "page.html"
    write_page(document, path, lambda _hash: b"GIF89a")
    assert "This picture could not be read: A map" in path.read_text(encoding="utf-8")
    assert verify_page(document, path, lambda _hash: b"GIF89a")


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"<html>", b"<!DOCTYPE html><p>"], ids=repr)
def test_a_file_that_is_no_page_of_ours_is_a_difference(file: Path, data: bytes) -> None:
    file.write_bytes(data)
    assert told(file)


def test_a_file_that_is_not_there_is_a_difference(tmp_path: Path) -> None:
    (found,) = verify_page(make_document(), tmp_path / "none.html", picture)
    assert "cannot be read" in found.what
