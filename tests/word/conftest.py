"""What tests of Word files share."""

from pathlib import Path

import pytest

from nec_desktop.word.writer import write_document
from tests.word.sample import make_document, picture


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """The file of a document with every kind of block."""
    path = tmp_path / "plan.docx"
    write_document(make_document(), path, picture)
    return path
