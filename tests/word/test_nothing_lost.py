"""LibreOffice shows every word: it once ended a table at the foot of a page, and nothing said that rows were missing."""

from pathlib import Path

import pytest

from tests.exported import Exported
from tests.word.libreoffice import lost_words, to_pdf

KINDS = ("review", "quarterly update")


@pytest.fixture(scope="module")
def pdfs(exported: dict[str, Exported], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The example's documents as PDF, by kind."""
    folder = tmp_path_factory.mktemp("as-pdf")
    return dict(zip(KINDS, to_pdf([exported[kind].path for kind in KINDS], folder), strict=True))


@pytest.mark.parametrize("kind", KINDS)
def test_the_pdf_holds_every_word_of_the_document(
    exported: dict[str, Exported], pdfs: dict[str, Path], kind: str
) -> None:
    assert not lost_words(exported[kind].path, pdfs[kind])
