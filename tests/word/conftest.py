"""A force's template, and its look."""

from pathlib import Path

import pytest

from nec_desktop.word.look import ForceLook
from nec_desktop.word.look_reader import read_look
from tests.word.sources import force_template


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A force's template."""
    return force_template(tmp_path / "Testshire.docx")


@pytest.fixture
def look(source: Path) -> ForceLook:
    """Its look."""
    return read_look(source)
